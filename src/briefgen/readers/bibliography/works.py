"""An entry of BibTeX → the variables of CSL, field by field as Pandoc does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.noun import noun
from briefgen.readers.bibliography.addresses import read_address
from briefgen.readers.bibliography.casing import sentence_case
from briefgen.readers.bibliography.dates import from_year, read_date, read_month
from briefgen.readers.bibliography.entries import Entry
from briefgen.readers.bibliography.latex import Latex, Piece, flat, read_latex
from briefgen.readers.bibliography.people import crowded, read_names
from briefgen.readers.bibliography.terms import ARCHIVES, GENRES, LANGUAGES, SUBTYPES, TYPES, VARIANTS, word
from briefgen.readers.bibliography.wording import joined, split_at_and, up_to_colon, worded

ARTICLES: Final = ("article", "periodical", "suppperiodical", "review")
CHAPTERS: Final = ("inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook")
IN_SERIES: Final = (
    *CHAPTERS, "book", "collection", "proceedings", "reference", "mvbook", "mvcollection", "mvproceedings", "mvreference",
    "suppbook", "suppcollection",
)  # fmt: skip
"""Entries whose `number` counts within a series."""

COPIED: Final = {
    "version": "version", "edition": "edition", "chapter": "chapter-number", "volumes": "number-of-volumes",
    "pagetotal": "number-of-pages", "abstract": "abstract", "keywords": "keyword", "venue": "event-place",
    "origpublisher": "original-publisher",
}  # fmt: skip
"""Fields whose words are those of a variable."""

RAW: Final = {
    "url": "URL", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "library": "call-number",
}  # fmt: skip
"""Fields whose characters are those of a variable."""

PEOPLE: Final = {
    "author": "author", "editor": "editor", "translator": "translator", "director": "director",
    "bookauthor": "container-author",
}  # fmt: skip
DATES: Final = {"": "issued", "event": "event-date", "orig": "original-date", "url": "accessed"}
"""Variables by what stands before `date`, `year`, `month` and `day`."""

A_DATE: Final = "YYYY, YYYY-MM, YYYY-MM-DD, or two of them with / between"
ONE_NAME: Final = "Last, First or Last, Jr., First; between names the word and; a body in braces: {Health & Housing}"
A_MONTH: Final = "a name such as mar or March, or a number from 1 to 12"

STAFF: Final = "custom-"
"""What the names of fields begin with that hold notes of the staff: `custom-audience`."""


@noun
class Trouble:
    """A field that cannot be used as it is: a code, and what to say about it."""

    field: str
    code: str
    message: str
    expected: str = ""


@dataclass
class Work:
    """One entry on its way to CSL. `variables` grows; `origins` names the field of each; `troubles` what was found."""

    entry: Entry
    classic: bool
    variables: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)

    def convert(self) -> None:
        """Fill in every variable that the entry has something for."""
        self.kind()
        self.language()
        for name, variable in PEOPLE.items():
            self.put(variable, name, self.names(name))
        if self.raw("editortype") == "director" and "editor" in self.variables:
            self.put("director", "editor", self.variables.pop("editor"))
        for prefix, variable in DATES.items():
            self.date(prefix, variable)
        self.titles()
        self.series_and_numbers()
        self.publication()
        self.addresses()
        for name, variable in COPIED.items():
            self.put(variable, name, self.text(name))
        self.put("annote", "annotation", self.text("annotation") or self.text("annote"))
        notes = [self.text(name) for name in ("note", *([] if self.classic else ["addendum"]))]
        self.put("note", "note", joined(notes if self.entry.kind != "periodical" else notes[1:], "."))
        self.staff_notes()

    def put(self, variable: str, origin: str, value: Any) -> None:
        """Keep what a variable says, if anything, and which field said it."""
        if value:
            self.variables[variable] = value
            self.origins[variable] = origin

    def raw(self, name: str) -> str:
        """The characters of a field; nothing when there is no such field."""
        found = self.entry.fields.get(name)
        return found.text.strip() if found else ""

    def pieces(self, name: str) -> tuple[Piece, ...]:
        read = read_latex(self.raw(name)) if name in self.entry.fields else Latex(())
        for command in read.unknown:
            self.trouble(name, "unknown-latex", f"there is no rule for the LaTeX command `\\{command}`")
        if read.fault:
            self.trouble(name, "bibtex-syntax", f"`{name}` cannot be read: {read.fault}")
        return read.pieces

    def trouble(self, name: str, code: str, message: str, expected: str = "") -> None:
        trouble = Trouble(name, code, message, expected)
        if trouble not in self.troubles:
            self.troubles.append(trouble)

    def text(self, name: str) -> str:
        return worded(self.pieces(name))

    def title_pieces(self, name: str) -> tuple[Piece, ...]:
        """A title: in English, its capital letters are taken away except where braces protect them."""
        tag = self.variables.get("language", USUAL_LANGUAGE)
        pieces = self.pieces(name)
        return sentence_case(pieces) if tag.startswith("en-") else pieces

    def title(self, name: str) -> str:
        return worded(self.title_pieces(name))

    def literal_list(self, name: str) -> str:
        """A list of bodies or places, which BibLaTeX parts by “and”, and CSL by semicolons."""
        if self.classic:
            return self.text(name)
        return "; ".join(worded(item) for item in split_at_and(self.pieces(name)) if item)

    def names(self, name: str) -> list[dict[str, str]]:
        options = dict(_options(self.raw("options")))
        use_prefix = options.get("useprefix") in ("true", "")
        for found in crowded(self.pieces(name)):
            self.trouble(name, "wrong-name", f"“{found[:60]}” is no single name", ONE_NAME)
        return read_names(self.pieces(name), use_prefix=use_prefix)

    def kind(self) -> None:
        """The type of the work, and its genre."""
        kind = TYPES[self.entry.kind]
        if kind == "article-journal":
            kind = SUBTYPES.get(self.raw("entrysubtype"), kind)
        if self.entry.kind == "unpublished" and any(map(self.raw, ("eventdate", "eventtitle", "venue"))):
            kind = "speech"
        self.put("type", "", kind)
        self.put("genre", "type", word(self.text("type") or GENRES.get(self.entry.kind, "")))

    def language(self) -> None:
        name = self.raw("langid").lower() or self.raw("hyphenation").lower()
        if name == "english":
            name = VARIANTS.get(self.raw("langidopts").lower(), name)
        self.put("language", "langid", LANGUAGES.get(name, name))

    def date(self, prefix: str, variable: str) -> None:
        name = f"{prefix}date"
        if stated := self.raw(name):
            date = read_date(stated)
            if date is None:
                self.trouble(name, "wrong-date", f"“{stated}” is not a date", A_DATE)
            self.put(variable, name, date)
        elif year := flat(self.pieces(f"{prefix}year")).strip():
            self.put(variable, f"{prefix}year", self.old_date(prefix, year))

    def old_date(self, prefix: str, year: str) -> dict[str, Any]:
        """A date in fields of its own for year, month and day."""
        stated = self.raw(f"{prefix}month")
        month = read_month(stated) if stated else None
        if stated and month is None:
            self.trouble(f"{prefix}month", "wrong-date", f"“{stated}” is not a month", A_MONTH)
        return from_year(year, month, self.raw(f"{prefix}day"))

    def titles(self) -> None:
        """The titles of the work, of what it is part of, and the short one."""
        kind = self.entry.kind
        main = "maintitle" in self.entry.fields
        own = "issue" if kind == "periodical" and self.raw("issuetitle") else ""
        own = "main" if main and kind not in CHAPTERS else own
        self.put("title", f"{own}title", self.whole_title(own))
        if main:
            volume = "book" if kind in CHAPTERS else ""
            self.put("volume-title", f"{volume}title", self.whole_title(volume))
        container = self.container()
        if container is not None:
            self.put(
                "container-title", f"{container}title", self.whole_title(container, periodical=kind not in CHAPTERS)
            )
        short = "shorttitle" if kind == "periodical" and not main else "shortjournal"
        self.put("container-title-short", short, self.text(short))
        self.short_title(main and kind not in CHAPTERS)
        self.put("event-title", "eventtitle", self.title("eventtitle"))
        self.put("original-title", "origtitle", self.title("origtitle"))

    def container(self) -> str | None:
        """What stands before `title` in the name of the field that says what the work is part of."""
        kind = self.entry.kind
        if kind == "periodical":
            return ""
        candidates = ("main", "book") if kind in CHAPTERS else ()
        return next((name for name in (*candidates, "journal") if self.raw(f"{name}title")), "journal")

    def whole_title(self, prefix: str, *, periodical: bool = False) -> str:
        """Title, subtitle and what is added to it. The names of periodicals keep their capital letters."""
        read = self.text if periodical else self.title
        title = read(f"{prefix}title") or (read("journal") if prefix == "journal" else "")
        addition = self.text(f"{prefix}titleaddon") if periodical else self.title(f"{prefix}titleaddon")
        return joined([joined([title, read(f"{prefix}subtitle")], ":"), addition], ".") if title else ""

    def short_title(self, hidden: bool) -> None:
        pieces = () if hidden else self.title_pieces("shorttitle")
        if not pieces:
            title = self.title_pieces("title")
            longer = not hidden and (self.raw("subtitle") or self.raw("titleaddon"))
            pieces = up_to_colon(title) or (title if longer else ())
        self.put("title-short", "title", worded(pieces).strip())

    def series_and_numbers(self) -> None:
        series = self.title("series")
        if series.isdecimal():
            series = f"{series}{_ordinal(int(series))} series"
        self.put("collection-title", "series", word(series))
        self.put("volume", "volume", ".".join(filter(None, (self.text("volume"), self.text("part")))))
        self.put("page", "pages", self.text("pages").replace("–", "-"))
        number, issue = self.text("number"), self.text("issue")
        if self.entry.kind in IN_SERIES:
            self.put("collection-number", "number", number)
        elif self.entry.kind in ARTICLES:
            self.put("issue", "number", joined([number, issue], ",") if number else "")
        else:
            self.put("number", "number", number)

    def publication(self) -> None:
        """Who published it, where, and how far that has come."""
        bodies = [self.literal_list(name) for name in ("school", "institution", "organization")]
        bodies += [self.text("howpublished"), self.literal_list("publisher")]
        self.put("publisher", "publisher", joined(bodies, ";"))
        if self.entry.kind == "patent":
            self.put("jurisdiction", "location", self.literal_list("location"))
        place = self.literal_list("address")
        if not place and not self.classic and self.entry.kind != "patent":
            place = self.literal_list("location")
        self.put("publisher-place", "address" if "address" in self.entry.fields else "location", place)
        self.put("original-publisher-place", "origlocation", self.literal_list("origlocation"))
        self.put("status", "pubstate", word(self.text("pubstate")))

    def addresses(self) -> None:
        options = dict(_options(self.raw("options")))
        for name, variable in RAW.items():
            if options.get(name) != "false" or (name == "url" and self.entry.kind == "online"):
                self.put(variable, name, self.address(name))
        archive = ARCHIVES.get((self.raw("eprinttype") or self.raw("archiveprefix")).lower(), "")
        if "URL" not in self.variables and archive and self.raw("eprint"):
            self.put("URL", "eprint", archive + self.raw("eprint"))

    def address(self, name: str) -> str:
        """An address or identifier, to the letter."""
        address, unknown = read_address(self.raw(name))
        for command in unknown:
            self.trouble(name, "unknown-latex", f"there is no rule for the LaTeX command `\\{command}` in an address")
        return address

    def staff_notes(self) -> None:
        notes = {
            name.removeprefix(STAFF): flat(self.pieces(name)) for name in self.entry.fields if name.startswith(STAFF)
        }
        self.put("custom", next((name for name in self.entry.fields if name.startswith(STAFF)), ""), notes)


def _options(text: str) -> Iterator[tuple[str, str]]:
    for option in text.split(","):
        name, _, value = option.partition("=")
        yield name.strip().lower(), value.strip().lower()


def _ordinal(number: int) -> str:
    """The ending of an English ordinal number."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
