"""What a workbook says of itself: its sheets, from which day it counts, its words and how its cells look (ECMA-376-1, 18.2, 18.4, 18.8)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from briefgen.noun import noun
from briefgen.readers.tables.package import Package, Way
from briefgen.readers.tables.refusing import Refused

MOST_STRINGS: Final = 300_000
MOST_LETTERS: Final = 20_000_000
"""How many texts a workbook may have, and how many characters they may come to."""

ON: Final = ("1", "true")

ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a character stands in a text that XML cannot hold (18.3.1.53, ST_Xstring)."""


@noun
class Sheet:
    """One sheet of a workbook, and the part that holds it; `drawing` is one that holds a chart and no cells."""

    name: str
    part: str
    hidden: bool
    drawing: bool


@noun
class Look:
    """How a cell looks: the code of its number format, and whether its words are struck through."""

    code: str = "General"
    struck: bool = False


@noun
class Text:
    """The words of a cell, and whether all of them are struck through."""

    words: str
    struck: bool = False


@noun
class Workbook:
    """The sheets of a workbook, in order, and what their cells refer to."""

    sheets: tuple[Sheet, ...]
    from_1904: bool
    texts: tuple[Text, ...]
    looks: tuple[Look, ...]


def read_workbook(package: Package) -> Workbook:
    """Everything but the cells. Raises Refused."""
    main = package.main()
    ways = package.ways(main)
    book = _Book(ways)
    package.pass_by(main, book)
    texts, looks = Texts(), _Looks()
    for way in ways.values():
        if way.kind == "sharedStrings":
            package.pass_by(way.target, texts)
        elif way.kind == "styles":
            package.pass_by(way.target, looks)
    return Workbook(tuple(book.sheets), book.from_1904, tuple(texts.found), tuple(looks.made()))


class _Book:
    """Takes the list of sheets."""

    def __init__(self, ways: Mapping[str, Way]) -> None:
        self._ways = ways
        self.sheets: list[Sheet] = []
        self.from_1904 = False

    def start(self, name: str, said: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = said.get("date1904", "").lower() in ON
        elif name == "sheet":
            way = self._ways.get(next((value for key, value in said.items() if key.endswith("relationships id")), ""))
            hidden = said.get("state", "visible") != "visible"
            part, kind = (way.target, way.kind) if way else ("", "")
            self.sheets.append(Sheet(said.get("name", ""), part, hidden, kind != "worksheet"))

    def end(self, name: str, text: str) -> None:
        pass


def unescaped(words: str) -> str:
    """The words of a text, with the characters that XML cannot hold, and one kind of line end."""
    if "_x" in words:
        words = ESCAPED.sub(lambda match: chr(int(match[1], 16)), words)
        if any("\ud800" <= one <= "\udfff" for one in words):
            words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return words.replace("\r\n", "\n").replace("\r", "\n")


class Texts:
    """Takes texts, rich or plain, each as the words that are seen: without how they are pronounced."""

    def __init__(self, holder: str = "si") -> None:
        self._holder = holder
        self._words: list[str] = []
        self._struck: list[bool] = []
        self._run, self._aside = False, False
        self._letters = 0
        self.found: list[Text] = []

    def start(self, name: str, said: Mapping[str, str]) -> None:
        match name:
            case self._holder:
                self._words, self._struck = [], []
            case "rPh":
                self._aside = True
            case "r":
                self._run = False
            case "strike":
                self._run = said.get("val", "1").lower() in ON

    def end(self, name: str, text: str) -> None:
        match name:
            case "t" if not self._aside:
                self._take(text)
            case "rPh":
                self._aside = False
            case "r":
                self._run = False
            case self._holder:
                self.found.append(Text(unescaped("".join(self._words)), bool(self._struck) and all(self._struck)))

    def _take(self, text: str) -> None:
        self._letters += len(text)
        if len(self.found) >= MOST_STRINGS or self._letters > MOST_LETTERS:
            raise Refused(
                "this workbook has too many words", "Copy the sheet that is needed into a workbook of its own."
            )
        self._words.append(text)
        if text.strip():
            self._struck.append(self._run)


BUILT_IN: Final[Mapping[int, str]] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"$"#,##0_);("$"#,##0)', 6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)', 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "[$-F801]", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "[$-F801] h:mm", 37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', 44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a workbook names by number alone (18.8.30); [$-F801] stands for the short date of a language."""

SHORT_DATE: Final = BUILT_IN[14]

UNKNOWN: Final = "\0"
"""In place of a format of which nothing is known."""


class _Looks:
    """Takes the formats of numbers, the fonts, and which of them the looks of cells are made of."""

    def __init__(self) -> None:
        self._codes = dict(BUILT_IN)
        self._struck: list[bool] = []
        self._looks: list[tuple[int, int]] = []
        self._within: list[str] = []

    def start(self, name: str, said: Mapping[str, str]) -> None:
        inside = self._within[-1] if self._within else ""
        self._within.append(name)
        if name == "numFmt" and inside == "numFmts":
            self._codes[whole(said.get("numFmtId", ""))] = said.get("formatCode", "")
        elif name == "font" and inside == "fonts":
            self._struck.append(False)
        elif name == "strike" and inside == "font" and self._struck:
            self._struck[-1] = said.get("val", "1").lower() in ON
        elif name == "xf" and inside == "cellXfs":
            self._looks.append((whole(said.get("numFmtId", "")), whole(said.get("fontId", ""))))

    def end(self, name: str, text: str) -> None:
        self._within.pop()

    def made(self) -> list[Look]:
        """How cells look, by the number that they have."""
        return [
            Look(self._codes.get(code, UNKNOWN), font < len(self._struck) and self._struck[font])
            for code, font in self._looks
        ]


def whole(words: str) -> int:
    """A whole number that stands in an attribute; 0 where there is none."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 10 else 0
