"""The entries of a BibTeX file, each field with its place; macros written out, what is inherited filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from briefgen.diagnostics import Span
from briefgen.noun import noun


@noun
class Field:
    """The LaTeX of a field, and the place of its name."""

    text: str
    span: Span


@noun
class Entry:
    """One entry: what it is cited by, its kind in small letters, its fields by name in small letters."""

    key: str
    kind: str
    fields: Mapping[str, Field]
    span: Span


LINKS: Final = ("crossref", "xdata")
OWN: Final = frozenset(
    "ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring"
    " relatedtype shorthand shorthandintro sortkey".split()
)
"""Fields that no entry inherits."""

AUTHORS_OF_WHOLES: Final = frozenset(
    {(parent, child) for parent in ("mvbook", "book") for child in ("inbook", "bookinbook", "suppbook")}
    | {("mvbook", "book")}
)
"""Where the author of an entry is that of the whole book for the entry below it."""

UNTITLED: Final = frozenset(("shorttitle", "sorttitle", "indextitle", "indexsorttitle"))
WHOLE: Final = frozenset(("title", "subtitle", "titleaddon"))


def inherited(entries: Mapping[str, Entry], *, classic: bool) -> dict[str, Entry]:
    """The entries, each with what it takes over from those that it names.

    BibLaTeX renames fields on the way (the title of a book is the book title of its chapter), `classic` BibTeX does not.
    """
    done: dict[str, Entry] = {}
    for key in entries:
        _fill(key, entries, done, classic)
    return {key: done[key] for key in entries}


def _fill(key: str, entries: Mapping[str, Entry], done: dict[str, Entry], classic: bool) -> None:
    """Fill in an entry after all that it inherits from; one that inherits from itself is taken as it is."""
    waiting, begun = [key], set[str]()
    while waiting:
        entry = entries[waiting[-1]]
        above = [parent for link in LINKS for parent in _named(entry, link, entries)]
        missing = [parent for parent in above if parent not in done and parent not in begun]
        if entry.key in done or not missing:
            waiting.pop()
            done.setdefault(entry.key, _with_inherited(entry, entries, done, classic))
        begun.add(entry.key)
        waiting += missing if entry.key not in done else []


def _with_inherited(entry: Entry, entries: Mapping[str, Entry], done: Mapping[str, Entry], classic: bool) -> Entry:
    fields = dict(entry.fields)
    for link in LINKS:
        for key in _named(entry, link, entries):
            parent = done.get(key, entries[key])
            for name, value in parent.fields.items():
                for renamed in _renamed(parent.kind, entry.kind, name, classic or link == "xdata"):
                    fields.setdefault(renamed, value)
    return replace(entry, fields=fields)


def _named(entry: Entry, link: str, entries: Mapping[str, Entry]) -> list[str]:
    keys = entry.fields[link].text.replace(",", " ").split() if link in entry.fields else []
    return [key for key in dict.fromkeys(keys) if key in entries]


def _renamed(parent: str, child: str, name: str, same: bool) -> tuple[str, ...]:
    """What a field of an entry is for one below it. Source: the manual of BibLaTeX, appendix B."""
    if same:
        return (name,) if name not in LINKS else ()
    if name in OWN:
        return ()
    if name == "author" and (parent, child) in AUTHORS_OF_WHOLES:
        return ("bookauthor", "author")
    prefix = _prefix(parent, child)
    if not prefix:
        return (name,)
    return () if name in UNTITLED else (prefix + name,) if name in WHOLE else (name,)


def _prefix(parent: str, child: str) -> str:
    """What stands before the name of a title that is taken over."""
    within_books = ("inbook", "bookinbook", "suppbook")
    within_collections = ("incollection", "inreference", "suppcollection")
    main = {
        "mvbook": ("book", *within_books),
        "mvcollection": ("collection", "reference", *within_collections),
        "mvreference": ("collection", "reference", *within_collections),
        "mvproceedings": ("proceedings", "inproceedings"),
    }
    book = {
        "book": within_books,
        "collection": within_collections,
        "reference": within_collections,
        "proceedings": ("inproceedings",),
    }
    if child in main.get(parent, ()):
        return "main"
    if child in book.get(parent, ()):
        return "book"
    return "journal" if parent == "periodical" and child in ("article", "suppperiodical") else ""
