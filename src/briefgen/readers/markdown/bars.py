"""Bars: what `::: bars` may hold, and the numbers in its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Inline, Table, plain_text
from briefgen.models.languages import locale_of
from briefgen.noun import noun
from briefgen.readers.markdown.keynumbers import BAR
from briefgen.readers.markdown.typography import MINUS

MOST_SERIES, FEWEST_BARS, MOST_BARS = 2, 2, 8
"""Series and bars of one drawing: of more, nobody sees which is which."""

SHARE = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
"""What says of a number, beside it or in the head of its column, that it is a share."""

WHOLE = 100.0
"""The most percent that a share can have."""

FORM = "a number with its unit, alike in all cells, such as 14.8%, $5 million or 1,204"

HINT = "Bars are for shares and amounts."

NO_FORMULA = "Save the numbers themselves: copy the cells, and paste values only."


MOST_DIGITS = 15
"""How many digits of a number are drawn and kept in a spreadsheet as they are written."""

_BELOW = re.compile(r"[-−–](?P<unit>[^\d\s]{1,4})$")
"""What stands before a number below nothing whose unit comes first: -$."""

_DIGITS = re.compile(r"[-−–]?\d[\d.,  ’']*")


@noun
class Amount:
    """A number in a cell, and what stands before and behind it."""

    value: float
    unit: tuple[str, str]


def amount(words: str, language: str) -> Amount | None:
    """The number that a cell says, by the signs of the language for decimals and thousands; None, where it says none, or
    one of more than `MOST_DIGITS` digits."""
    words = " ".join(words.split())
    found = _DIGITS.findall(words)
    if len(found) != 1 or is_formula(words):
        return None
    before, _, after = words.partition(found[0])
    digits = found[0].rstrip()
    if (below := _BELOW.match(before)) and digits[0].isdigit():
        before, digits = below["unit"], f"-{digits}"
    value = _value(digits, *_signs(language)) if sum(map(str.isdigit, digits)) <= MOST_DIGITS else None
    return None if value is None else Amount(value, (before.strip(), after.strip()))


def is_formula(words: str) -> bool:
    """Whether a cell holds what a spreadsheet program would reckon, in place of the number."""
    return words.lstrip().startswith(("=", "@"))


def _signs(language: str) -> tuple[str, str]:
    from babel import Locale

    symbols = Locale.parse(locale_of(language), sep="_").number_symbols["latn"]
    return str(symbols["decimal"]), str(symbols["group"])


def _value(digits: str, decimal: str, group: str) -> float | None:
    negative, digits = digits[0] in "-−–", digits.lstrip("-−–")
    grouped = rf"\d{{1,3}}(?:[{re.escape(group)}   ’']\d{{3}})+|\d+"
    if not re.fullmatch(rf"(?:{grouped})(?:{re.escape(decimal)}\d+)?", digits):
        return None
    plain = re.sub(rf"[^\d{re.escape(decimal)}]", "", digits).replace(decimal, ".")
    return -float(plain) if negative else float(plain)


def content_problems(nodes: Sequence[SyntaxTreeNode], caption: str, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with what stands in the box, apart from its table."""
    if nodes and [node.type for node in nodes] != ["table"]:
        hint = "Write the caption behind ::: bars, and what else there is to say above or below."
        yield Diagnostic("bars-content", "::: bars holds one table, and nothing else", span, hint=hint)
    if not caption:
        hint = (
            "Write behind ::: bars what they show, with its source: ::: bars More women rushed their talks [@source]."
        )
        yield Diagnostic("bars-caption", "these bars have no caption", span, hint=hint)


def size_problems(table: Table, span: Span) -> Iterator[Diagnostic]:
    """Why there are too few or too many bars."""
    series, bars = len(table.alignments) - 1, (len(table.alignments) - 1) * len(table.rows)
    if not 1 <= series <= MOST_SERIES:
        yield Diagnostic(
            "bars-count", f"the table of these bars has {len(table.alignments)} columns", span,
            expected="2 or 3: what is compared, and one or two columns of numbers",
            hint="Leave out columns, or let it be a table without bars.",
        )  # fmt: skip
    elif table.rows and not FEWEST_BARS <= bars <= MOST_BARS:
        yield Diagnostic(
            "bars-count", f"this is {bars} bar{'s' if bars > 1 else ''}", span, expected=f"{FEWEST_BARS} to {MOST_BARS}",
            hint="Say it in the text." if bars < FEWEST_BARS else "Keep the rows that matter, or let it be a table without bars.",
        )  # fmt: skip


def table_problems(written: Table, table: Table, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with the table as a whole; `written` has the caption that stands below it, `table` that of the box."""
    if written.caption:
        hint = "Write what the bars show behind ::: bars."
        yield Diagnostic("bars-content", "a caption of a table stands in ::: bars, which has its own", span, hint=hint)
    yield from size_problems(table, span)


def lines_of(node: SyntaxTreeNode) -> tuple[int, ...]:
    """The line of each row below the head."""
    rows = [row for part in node.children for row in part.children]
    return tuple(row.map[0] if row.map else 0 for row in rows[1:])


@noun
class Cells:
    """The cells with numbers of a table, as they are judged: places by row, and the language of the numbers."""

    manuscript: Manuscript
    lines: Sequence[int]
    language: str

    def place(self, row: int, column: int, words: tuple[Inline, ...]) -> Span:
        """The place of a cell's words; its line, where they are not found as they stand."""
        line, shown = self.lines[row], plain_text(words).strip()
        text = self.manuscript.span(line).text
        first = 0 if text.lstrip().startswith("|") else 1
        cells = [found.end() for found in BAR.finditer(text)][column - first : column - first + 1]
        at = text.replace("-", MINUS).find(shown.replace("-", MINUS), *cells) if shown else -1
        return self.manuscript.span(line, at + 1, len(shown)) if at >= 0 else self.manuscript.span(line)


def read_bars(table: Table, cells: Cells) -> tuple[Table, tuple[Diagnostic, ...]]:
    """The table with its bars, or without them and what keeps them from being drawn."""
    problems: list[Diagnostic] = []
    values: list[tuple[float, ...]] = []
    units: dict[tuple[str, str], Span] = {}
    for number, row in enumerate(table.rows):
        found: list[float] = []
        for column, cell in enumerate(row.cells[1:], start=1):
            place = cells.place(number, column, cell.children)
            read = amount(plain_text(cell.children), cells.language)
            head = plain_text(table.header.cells[column].children)
            problems += _cell_problems(read, plain_text(cell.children), head, place)
            found += [read.value] if read else []
            units.setdefault(read.unit if read else ("", ""), place) if read else None
        values.append(tuple(found))
    if not problems and len(units) > 1:
        problems.append(_mixed(units))
    return (table if problems else replace(table, bars=tuple(values))), tuple(problems)


def _cell_problems(read: Amount | None, words: str, head: str, place: Span) -> Iterator[Diagnostic]:
    shown = f"“{' '.join(words.split())}”" if words.strip() else "an empty cell"
    problem = Diagnostic("bars-value", "", place, hint=HINT)
    if is_formula(words):
        yield replace(problem, message=f"{shown} is a formula", hint=NO_FORMULA)
    elif read is None:
        yield replace(problem, message=f"{shown} is no number that a bar could show", expected=FORM)
    elif read.value < 0:
        message, hint = f"{shown} is less than nothing, and bars begin at 0", "Let it be a table without bars."
        yield replace(problem, message=message, hint=hint)
    elif SHARE.search(" ".join((*read.unit, head))) and read.value > WHOLE:
        yield replace(problem, message=f"{shown} is more than the whole", expected=f"at most {WHOLE:g}%")


def _mixed(units: dict[tuple[str, str], Span]) -> Diagnostic:
    (first, second), place = list(units)[:2], list(units.values())[1]
    named = [f"“{' … '.join(filter(None, unit))}”" if any(unit) else "no unit" for unit in (first, second)]
    message = f"these bars mix units: {named[0]} and {named[1]}"
    return Diagnostic(
        "bars-value", message, place, expected=FORM, hint="Write the unit in every cell, or in the head alone."
    )
