"""The tags of a PDF, with what is drawn under them, as parts in reading order (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pikepdf

from briefgen.noun import noun
from briefgen.reading_back.finished import (
    CELL,
    HEADING,
    PICTURE,
    STRUCK,
    TEXT,
    TOLD,
    UNDERLINED,
    Footnote,
    NotRead,
    Part,
    Run,
)
from briefgen.reading_back.pdf.drawn import Drawing
from briefgen.reading_back.pdf.opened import OpenPart, closed, first_page, holds, number_of
from briefgen.reading_back.pdf.targets import Place, Targets
from briefgen.reading_back.words import letters

MOST_ELEMENTS: Final = 200_000
MOST_DEEP: Final = 100
"""How many elements may stand inside one another."""

MOST_ROLES: Final = 10
"""How many names a type may be given one after the other."""

LEVEL: Final = re.compile(r"H([1-6])\Z")
GROUPS: Final = frozenset(
    {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "NonStruct", "TBody", "TFoot", "THead", "TR", "Table", "L", "LI",
     "LBody", "TOC", "TOCI", "Index", "Private", "Aside", "DocumentFragment"}
)  # fmt: skip
"""Types that hold paragraphs, never words of their own."""

IN_LINE: Final = frozenset(
    {
        "Span",
        "Code",
        "Link",
        "Annot",
        "Quote",
        "Em",
        "Strong",
        "Reference",
        "BibEntry",
        "Sub",
        "Ruby",
        "Warichu",
        "Form",
    }
)
"""Types that stand in a line."""

DECORATION: Final = {"/LineThrough": STRUCK, "/Underline": UNDERLINED}


@noun
class _Spot:
    """Where in the tree of tags: the page, how the words stand out, where they lead; the lists, the table, the note around."""

    page: int = 0
    depth: int = 0
    marks: int = 0
    target: str | Place = ""
    lists: int = 0
    table: int = 0
    heading: bool = False
    noted: bool = False

    def deeper(self, page: int) -> _Spot:
        """One element further down, on a page; there is one of them for each element, so it is made without `replace`."""
        return _Spot(
            page, self.depth + 1, self.marks, self.target, self.lists, self.table, self.heading, self.noted
        )  # fmt: skip


class Tags:
    """Reads the tree of tags up to a number of elements."""

    def __init__(self, drawn: Sequence[Drawing], pages: Mapping[tuple[int, int], int], targets: Targets) -> None:
        self._drawn = drawn
        self._pages = pages
        self._targets = targets
        self._open: OpenPart | None = None
        self._label: list[str] | None = None
        self._mark = ""
        self._done: list[OpenPart] = []
        self._body = self._done
        self._calls: dict[int, int] = {}
        self._notes: list[tuple[int, list[OpenPart]]] = []
        self._left = MOST_ELEMENTS
        self._page = 0
        self._roles: Any = {}
        self._tables = 0
        self._row = self._column = 0
        self._filled = False

    def read(self, root: Any) -> None:
        """Everything below the root of the tree, None where there is none. Raises NotRead."""
        if root is None:
            return
        self._roles = root.get("/RoleMap", {})
        if "/K" in root:
            self._kids(root.K, _Spot())
        self._close()

    def parts(self) -> tuple[Part, ...]:
        """The parts of the text, without those of notes."""
        return self._all(self._body)

    def notes(self) -> tuple[Footnote, ...]:
        """The notes, with the pages on which they are called and begin."""
        return tuple(
            Footnote(number, self._all(parts), self._calls.get(number, 0), first_page(parts))
            for number, parts in self._notes
        )

    def _all(self, parts: list[OpenPart]) -> tuple[Part, ...]:
        everything = [*self._body, *(one for _, noted in self._notes for one in noted)]
        return tuple(closed(one, everything) for one in parts if holds(one))

    def _kids(self, value: Any, spot: _Spot) -> None:
        self._left -= 1
        if self._left < 0:
            raise NotRead("its structure is too large")
        if spot.depth > MOST_DEEP:
            raise NotRead("its structure is too deep")
        if isinstance(value, pikepdf.Array):
            for one in value:
                self._kids(one, replace(spot, depth=spot.depth + 1) if isinstance(one, pikepdf.Array) else spot)
        elif isinstance(value, int):
            self._content(value, spot)
        elif isinstance(value, pikepdf.Dictionary):
            self._thing(value, spot)

    def _thing(self, value: pikepdf.Dictionary, spot: _Spot) -> None:
        """An element, or a reference to something on a page."""
        role = value.get("/S")
        page = value.get("/Pg")
        spot = spot.deeper(spot.page if page is None else self._pages.get(page.objgen, spot.page))
        if role is not None:
            self._element(value, self._standard(str(role)[1:]), spot)
        elif "/MCID" in value:
            self._content(int(value.MCID), spot)

    def _standard(self, role: str) -> str:
        """The standard type that a type stands for."""
        for _ in range(MOST_ROLES):
            other = self._roles.get(f"/{role}")
            if other is None or str(other)[1:] == role:
                break
            role = str(other)[1:]
        return role

    def _element(self, value: pikepdf.Dictionary, role: str, spot: _Spot) -> None:
        if role == "Lbl":
            self._labelled(value, spot)
        elif role == "Note" or role == "FENote":
            self._note(value, spot)
        elif role == "Reference":
            self._reference(value, spot)
        elif role == "Figure" or role == "Formula":
            self._figure(value, spot)
        elif role in IN_LINE:
            self._said(value, self._inside(value, role, spot))
        elif role in GROUPS:
            self._group(value, role, spot)
        elif role == "TH" or role == "TD":
            self._cell(value, role, spot)
        elif role != "Artifact":
            self._block(value, role, spot)

    def _said(self, value: pikepdf.Dictionary, spot: _Spot) -> None:
        """What is below an element; where the element says it in other words, those (14.9.4)."""
        actual = value.get("/ActualText")
        if actual is None or self._label is not None:
            if "/Alt" in value and self._label is None:
                self._told(value, spot)
            elif "/K" in value:
                self._kids(value.K, spot)
            return
        known = self._current(spot)
        before = len(known.runs)
        if "/K" in value:
            self._kids(value.K, spot)
        if self._open is known and (own := known.runs[before:]):
            run, piece, target = own[0]
            known.runs[before:] = [(replace(run, text=str(actual)), piece, target)]
        elif self._open is known:
            known.say(Run(str(actual), spot.marks), None, spot.page, spot.target)

    def _told(self, value: pikepdf.Dictionary, spot: _Spot) -> None:
        """What is below an element that is read aloud in words of its own, among which its words must be (14.9.3)."""
        known = self._current(spot)
        before = len(known.runs)
        if "/K" in value:
            self._kids(value.K, spot)
        own = known.runs[before:]
        if letters("".join(run.text for run, _, _ in own)) in letters(str(value.Alt)):
            known.runs[before:] = [(replace(run, marks=run.marks | TOLD), piece, target) for run, piece, target in own]

    def _inside(self, value: pikepdf.Dictionary, role: str, spot: _Spot) -> _Spot:
        marks = spot.marks
        attributes = value.get("/A")
        if attributes is not None:
            for one in attributes if isinstance(attributes, pikepdf.Array) else (attributes,):
                if isinstance(one, pikepdf.Dictionary):
                    marks |= DECORATION.get(str(one.get("/TextDecorationType", "")), 0)
        target = self._linked(value) or spot.target if role == "Link" else spot.target
        return replace(spot, marks=marks, target=target) if marks != spot.marks or target != spot.target else spot

    def _linked(self, value: pikepdf.Dictionary) -> str | Place:
        """Where the areas of a link lead; the words of all of them where they do not agree."""
        kids = value.get("/K")
        found: list[str | Place] = []
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
                found.append(self._targets.of(kid.Obj))
        return found[0] if len(set(found)) == 1 else " ".join(map(str, found))

    def _group(self, value: pikepdf.Dictionary, role: str, spot: _Spot) -> None:
        self._break()
        match role:
            case "L":
                spot = replace(spot, lists=spot.lists + 1)
            case "LI":
                self._mark = ""
            case "LBody":
                self._bare_mark(value, spot)
            case "Sect" | "BlockQuote" | "Aside":
                spot = replace(spot, lists=0)
            case "Table":
                self._tables += 1
                self._row = 0
                spot = replace(spot, table=self._tables)
            case "TR":
                self._column, self._filled = 0, False
        if "/K" in value:
            self._kids(value.K, spot)
        self._break()

    def _bare_mark(self, value: pikepdf.Dictionary, spot: _Spot) -> None:
        """A part for a mark that no words follow in its line."""
        if self._mark and not self._begins_with_words(value):
            self._close()
            self._open = OpenPart(Part(TEXT, (), mark=self._mark, depth=spot.lists))
            self._mark = ""
            self._close()

    def _begins_with_words(self, value: pikepdf.Dictionary) -> bool:
        kids = value.get("/K")
        for _ in range(MOST_DEEP):
            first = kids[0] if isinstance(kids, pikepdf.Array) and len(kids) else kids
            if not isinstance(first, pikepdf.Dictionary) or "/S" not in first:
                return first is not None
            role = self._standard(str(first.S)[1:])
            if role != "Div":
                return role in ("P", "Span", "Code", "Link", "Reference", "Em", "Strong") or role in IN_LINE
            kids = first.get("/K")
        return False

    def _block(self, value: pikepdf.Dictionary, role: str, spot: _Spot) -> None:
        """A paragraph, a heading, a caption: in a cell no more than a new line of it."""
        self._break()
        level = int(found[1]) - 1 if (found := LEVEL.match(role)) else 0 if role == "H" or role == "Title" else -1
        inside = self._open is not None and self._open.part.kind == CELL
        if not inside:
            self._begin(Part(HEADING if level >= 0 else TEXT, (), level), spot)
        self._said(value, spot)
        if not inside:
            self._close()

    def _begin(self, part: Part, spot: _Spot) -> OpenPart:
        self._close()
        mark, self._mark = self._mark, ""
        self._open = OpenPart(replace(part, mark=mark, depth=spot.lists if mark else 0))
        return self._open

    def _cell(self, value: pikepdf.Dictionary, role: str, spot: _Spot) -> None:
        self._column += 1
        attributes = value.get("/A")
        named = attributes if isinstance(attributes, pikepdf.Array) else (attributes,)
        said = [one for one in named if isinstance(one, pikepdf.Dictionary)]
        scope = next((str(one.Scope) for one in said if "/Scope" in one), "/Column")
        span = next((int(one.ColSpan) for one in said if "/ColSpan" in one), 1)
        column = self._column
        self._begin(Part(CELL, (), cell=(spot.table, 0, column), head=role == "TH" and scope != "/Row"), spot)
        self._said(value, spot)
        self._close()
        self._placed(spot.table, column)
        self._column = column + max(0, min(span, 1000) - 1)

    def _placed(self, table: int, column: int) -> None:
        """Give the cell that was read its place; rows without words do not count."""
        last = self._done[-1]
        if holds(last) and last.part.kind == CELL:
            self._row += not self._filled
            self._filled = True
            last.part = replace(last.part, cell=(table, self._row, column))

    def _figure(self, value: pikepdf.Dictionary, spot: _Spot) -> None:
        if self._open is not None and self._open.part.kind != CELL:
            self._break()
        before = self._open
        self._open = OpenPart(Part(PICTURE, (), alt=str(value.get("/Alt", ""))))
        if "/K" in value:
            self._kids(value.K, spot)
        self._close()
        self._open = before

    def _labelled(self, value: pikepdf.Dictionary, spot: _Spot) -> None:
        """The mark of an item, or the number of a note."""
        before, self._label = self._label, []
        if "/K" in value:
            self._kids(value.K, spot)
        words, self._label = "".join(self._label or ()), before
        if spot.noted and self._notes and not self._notes[-1][0]:
            self._notes[-1] = (number_of(words), self._notes[-1][1])
        else:
            self._mark = letters(words)

    def _note(self, value: pikepdf.Dictionary, spot: _Spot) -> None:
        """A note: what stands around goes on after it."""
        around = self._open, self._done, self._mark, self._row, self._column, self._filled
        self._open, self._mark, self._done = None, "", []
        self._notes.append((0, self._done))
        if "/K" in value:
            self._kids(value.K, _Spot(spot.page, spot.depth, noted=True))
        self._close()
        self._open, self._done, self._mark, self._row, self._column, self._filled = around

    def _reference(self, value: pikepdf.Dictionary, spot: _Spot) -> None:
        """The call of a note: a number; anything else is a word among others."""
        known = self._current(spot)
        before = len(known.runs)
        if "/K" in value:
            self._kids(value.K, spot)
        own = known.runs[before:]
        words = "".join(run.text for run, _, _ in own)
        if number := number_of(words):
            self._calls.setdefault(number, self._page)
            # Where a line ends after a call, the space between the words around it stands there.
            known.runs[before:] = [(Run("", 0, "", number), None, ""), (Run(words[len(words.rstrip()) :]), None, "")]

    def _content(self, number: int, spot: _Spot) -> None:
        """What is drawn as one run of marked content."""
        if not 0 < spot.page <= len(self._drawn):
            return
        self._page = spot.page
        for piece in self._drawn[spot.page - 1].pieces.get(number, ()):
            if self._label is not None:
                self._label.append(piece.text)
                continue
            known = self._current(spot)
            if piece.pixels:
                known.part = replace(known.part, shown=piece.pixels)
                known.page = known.page or spot.page
            elif piece.text:
                known.say(Run(piece.text, spot.marks | piece.marks), piece, spot.page, spot.target)

    def _current(self, spot: _Spot) -> OpenPart:
        """The part that is being read; words that stand in none are one of their own."""
        return self._open if self._open is not None else self._begin(Part(TEXT, ()), spot)

    def _break(self) -> None:
        """End what is being read, but for a cell, which only goes on in another line."""
        if self._open is None:
            return
        if self._open.part.kind == CELL:
            if self._open.runs:
                self._open.runs.append((Run(" "), None, ""))
        elif self._open.part.kind != PICTURE:
            self._close()

    def _close(self) -> None:
        if self._open is not None:
            self._done.append(self._open)
            self._open = None
