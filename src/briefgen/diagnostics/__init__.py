"""What can be wrong, and where: spans, diagnostics, the report that collects them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from os.path import commonprefix
from typing import TypeAlias

from briefgen.noun import noun

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value in a file: keys, and numbers of list items counted from 0."""


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the brief, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file the author can open.

    `file` is relative to the workspace, with forward slashes; `line` and `column` count
    from 1, columns in characters. `line == 0` means the file as a whole. `text` is the
    line itself, as the author wrote it, so that a message can show it. `path` leads to the
    value in that file, where the place is that of a value. In a workbook `sheet` names the
    sheet, `line` its row and `column` its column; 0 means all of them.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    text: str = field(default="", compare=False)
    path: KeyPath = field(default=(), compare=False)
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The cell of a workbook as people name it, `C7`; empty where the place is none."""
        return f"{letters_of(self.column)}{self.line}" if self.sheet and self.line and self.column else ""

    @property
    def within(self) -> str:
        """Where in a workbook it is, as people see it: `sheet “Thursday”, cell C7`; empty for other files."""
        if not self.sheet:
            return ""
        row = f"row {self.line}" if self.line else ""
        column = f"column {letters_of(self.column)}" if self.column else ""
        part = f"cell {self.cell}" if self.cell else row or column
        return f"sheet “{self.sheet}”" + (f", {part}" if part else "")


def letters_of(column: int) -> str:
    """The letters of a column of a sheet, counted from 1: A, B … Z, AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@noun
class Diagnostic:
    """One problem as a value: facts only; `sentence` makes the words.

    `code` is a stable, documented name such as `unknown-block`. `message` says what was
    found, `expected` what would have been right, `nearest` what was probably
    meant, `also` what else may have been, `hint` what to do next.
    """

    code: str
    message: str
    span: Span | None = None
    severity: Severity = Severity.ERROR
    expected: str = ""
    nearest: str = ""
    hint: str = ""
    also: tuple[str, ...] = ()

    @property
    def replacements(self) -> tuple[str, ...]:
        """What may stand in place of what is marked, a value, a key or a word of a text; the likeliest first."""
        return tuple(filter(None, (self.nearest, *self.also)))

    @property
    def advice(self) -> tuple[str, ...]:
        """The lines of help under the message, in reading order."""
        return tuple(
            line
            for line in (
                f"expected: {self.expected}" if self.expected else "",
                f"did you mean: {' or '.join(self.replacements)}" if self.replacements else "",
                f"hint: {self.hint}" if self.hint else "",
            )
            if line
        )


def path_text(path: KeyPath) -> str:
    """The way to a value as people write it: `sections[1].blocks[0].length`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


class BriefError(Exception):
    """The work cannot go on; carries every diagnostic that says why."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(f"{d.code}: {d.message}" for d in self.diagnostics))


class Report:
    """Collects the diagnostics of one run, each once, and gives them as `in_order` puts them, the files `first` first."""

    def __init__(self, *first: str) -> None:
        self._first = first
        self._seen: dict[Diagnostic, None] = {}

    def add(self, *diagnostics: Diagnostic) -> None:
        """Take diagnostics in; the same one twice counts once, and as an error where it was a warning before."""
        for diagnostic in diagnostics:
            if diagnostic.severity is Severity.ERROR:
                self._seen.pop(replace(diagnostic, severity=Severity.WARNING), None)
            elif replace(diagnostic, severity=Severity.ERROR) in self._seen:
                continue
            self._seen.setdefault(diagnostic)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found so far."""
        return in_order(self._seen, self._first)

    @property
    def patient(self) -> bool:
        """Whether so little was found so far that it is worth while to look for the name that was probably meant."""
        return len(self._seen) < MOST_HELPED

    @property
    def failed(self) -> bool:
        """Whether anything found so far is an error."""
        return any(d.severity is Severity.ERROR for d in self._seen)

    def raise_if_failed(self) -> None:
        """Raise BriefError with everything found, when there is an error among it."""
        if self.failed:
            raise BriefError(self.diagnostics)


def in_order(diagnostics: Iterable[Diagnostic], first: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Diagnostics as they are read: file by file, from top to bottom, notes after all others.

    The files `first` come first, the others in the order in which they are first mentioned.
    What concerns a file as a whole comes after its lines; what has no place at all comes last.
    """
    found = tuple(diagnostics)
    files = dict.fromkeys((*first, *(d.span.file for d in found if d.span)))
    rank = {file: number for number, file in enumerate(files)}

    def key(diagnostic: Diagnostic) -> tuple[bool, int, bool, int, int]:
        span, note = diagnostic.span, diagnostic.severity is Severity.NOTE
        return (note, rank[span.file], not span.line, span.line, span.column) if span else (note, len(rank), True, 0, 0)

    return tuple(sorted(found, key=key))


MOST_HELPED = 200
"""How many problems are given the name that was probably meant: each time, all names are looked at."""

CLOSE_ONES = 8
"""How many names that look alike are compared letter by letter."""

SHORT_FORM = 3
"""How many letters at the beginning of a name may stand for it."""


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of `names` that `name` was probably meant to be, or an empty string.

    Upper and lower case, and hyphen, underscore and space, do not count as differences. The
    beginning of a name, or some of its words, count as one edit. Of several names, it is the
    one that takes the fewest edits, then the one that begins alike, then the shortest.
    """

    def fold(text: str) -> str:
        return text.casefold().replace("_", "-").replace(" ", "-")

    wanted, by_fold = fold(name), {fold(n): n for n in sorted(names, reverse=True)}
    found = {one: _edits(wanted, one) for one in _alike(wanted, by_fold)}
    found |= {one: min(1, _edits(wanted, one)) for one in by_fold if _is_short_for(wanted, one)}
    rank = {one: (edits, -len(commonprefix((wanted, one))), len(one), one) for one, edits in found.items()}
    return by_fold[min(rank, key=rank.__getitem__)] if rank else ""


def _is_short_for(short: str, name: str) -> bool:
    """Whether somebody typed the beginning of a name, or some of its words."""
    return len(short) >= SHORT_FORM and (name.startswith(short) or set(short.split("-")) <= set(name.split("-")))


def _alike(wanted: str, names: Iterable[str]) -> list[str]:
    """Names that look alike, also without their digits: a year alone makes none of two sources the same."""
    close = difflib.get_close_matches(wanted, sorted(names), n=CLOSE_ONES, cutoff=0.6)
    bare = wanted.translate(_NO_DIGITS) or wanted
    most = max(1, (len(bare) - 1) // 2)
    return [one for one in close if _edits(bare, one.translate(_NO_DIGITS) or one) <= most]


_NO_DIGITS = str.maketrans("", "", "0123456789")


def _edits(one: str, other: str) -> int:
    """How many letters must be added, left out, replaced, or exchanged with their neighbor to make one of the other."""
    before, above = [0] * (len(other) + 1), list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, twin in enumerate(other, 1):
            line.append(min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != twin)))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == twin:
                line[-1] = min(line[-1], before[column - 2] + 1)
        before, above = above, line
    return above[-1]


def relocate(diagnostic: Diagnostic, span: Span) -> Diagnostic:
    """The same diagnostic at another place."""
    return replace(diagnostic, span=span)
