"""`::: only coalition` … `:::` → a text without these lines, and which of its lines stood between them.

The marks are taken away before anything else reads the text, so that what they are around is read as if they were not
there, and what a reader may not see is never filled in, cited, counted or checked. A mark that stands where these lines
are not found, such as within a quotation, is refused by the reader of boxes, and what it is in is never printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.reserved import Reserved, left_for, withheld_from
from briefgen.models.spec import Audience
from briefgen.noun import noun
from briefgen.readers.fences import FENCE, code_fence

ONLY = "only"
"""What opens a passage, behind `:::` and before its readers."""

MARK = re.compile(r"^[ \t]*:{3,}[ \t]*only(?![\w-])", re.MULTILINE)
ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
HEADING = re.compile(r" {0,3}(?P<signs>#{2,6})(?:[ \t]|$)")
READERS = [str(audience) for audience in Audience]


@noun
class Taken:
    """A text without the marks around its passages for fewer readers.

    `numbers` are the lines of the text as it was written, counted from 0, from which its own came.
    """

    text: str
    numbers: tuple[int, ...]
    reserved: tuple[Reserved, ...] = ()

    def left_for(self, audience: Audience) -> Taken:
        """What readers of this kind may see of it; a text without words, where that is nothing."""
        if not withheld_from(audience, self.reserved):
            return self
        lines = self.text.split("\n")
        kept = left_for(audience, lines, self.reserved)
        return Taken("\n".join(lines[number] for number in kept), tuple(self.numbers[number] for number in kept))


def is_marked(text: str) -> bool:
    """Whether a text may have a passage for fewer readers."""
    return MARK.search(text) is not None


def take_apart(manuscript: Manuscript, report: Report, own: Audience | None = None) -> Taken:
    """The text without the marks around its passages, and those passages.

    `own` is for whom the text itself is, where a passage for a wider circle would be a mistake. What is wrong with
    the marks goes into `report`; a passage whose readers are not clear is for the fewest.
    """
    lines = manuscript.text.split("\n")
    if not is_marked(manuscript.text):
        return Taken(manuscript.text, tuple(range(len(lines))))
    taking = _Taking(manuscript, report, own)
    for number, line in enumerate(lines):
        taking.take(number, line)
    taking.end()
    taken = Taken("\n".join(taking.lines), tuple(taking.numbers), tuple(taking.reserved))
    report.add(*_bare_headings(taken, manuscript, own))
    return taken


@noun
class _Opened:
    """What was opened and not yet closed: a box, or a passage, which has an `audience` and begins on line `first`."""

    audience: Audience | None = None
    first: int = 0
    span: Span | None = None


@dataclass
class _Taking:
    """Takes the marks out of a text, line by line."""

    manuscript: Manuscript
    report: Report
    own: Audience | None
    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    reserved: list[Reserved] = field(default_factory=list)
    _opened: list[_Opened] = field(default_factory=list)
    _code: str = ""
    _mark: int | None = None
    """The line of the mark that was taken away last, where no other line has followed it."""

    def take(self, number: int, line: str) -> None:
        """One more line."""
        was_code, self._code = self._code, code_fence(line.strip(), self._code)
        fence = None if was_code or self._code else FENCE.match(line.strip())
        if MARK.match(line) and fence is None:
            self.report.add(misplaced(self.manuscript.span(number)))
        if MARK.match(line) and fence:
            self._begin(number, fence["words"])
        elif fence and not fence["words"] and self._opened and self._opened[-1].audience:
            self._finish(number)
        else:
            self._box(fence)
            self._keep(number, line)

    def end(self) -> None:
        """There are no more lines."""
        for opened in self._opened:
            if opened.audience and opened.span:
                self.report.add(_never_closed(opened.span))
                self.reserved.append(Reserved(opened.first, len(self.lines), opened.audience))

    def _box(self, fence: re.Match[str] | None) -> None:
        """A line that opens or closes a box stays, and is counted."""
        if fence and fence["words"]:
            self._opened.append(_Opened())
        elif fence and self._opened:
            self._opened.pop()

    def _keep(self, number: int, line: str) -> None:
        if self._mark is not None and self.lines and _part(self.lines[-1], line):
            self.lines.append("")
            self.numbers.append(self._mark)
        self._mark = None
        self.lines.append(line)
        self.numbers.append(number)

    def _begin(self, number: int, words: str) -> None:
        span = self.manuscript.span(number)
        audience, problems = _audience(words, span)
        around = [opened.audience for opened in self._opened if opened.audience]
        outer = around[-1] if around else self.own
        if outer and not audience.may_see(outer):
            problems = (*problems, _wider(audience, outer, inside=bool(around), span=span))
        self.report.add(*problems)
        self._opened.append(_Opened(audience, len(self.lines), span))
        self._mark = number

    def _finish(self, number: int) -> None:
        opened = self._opened.pop()
        assert opened.audience and opened.span
        written = [at for at in range(opened.first, len(self.lines)) if self.lines[at].strip()]
        if written:
            # Empty lines at its edges stay when it goes, so that what is around it does not run together.
            self.reserved.append(Reserved(written[0], written[-1] + 1, opened.audience))
        else:
            hint = "Fill it or delete it."
            self.report.add(Diagnostic("empty-box", "this passage has no text", opened.span, hint=hint))
        self._mark = number


def _part(before: str, after: str) -> bool:
    """Whether an empty line must stand in the place of a mark, so that the lines around it do not become one paragraph.

    None stands between items of a list and between rows of a table: it would change how these look.
    """
    if not before.strip() or not after.strip():
        return False
    rows = before.lstrip().startswith("|") and after.lstrip().startswith("|")
    items = ITEM.match(after) and (ITEM.match(before) or before.startswith(("  ", "\t")))
    return not (rows or items)


def _audience(words: str, span: Span) -> tuple[Audience, tuple[Diagnostic, ...]]:
    """For whom a passage is; for the fewest, where that is not said."""
    said = words.removeprefix(ONLY).strip()
    if said in READERS:
        return Audience(said), ()
    message = f"“{said}” is no kind of readers" if said else "this passage does not say for whom it is"
    problem = Diagnostic(
        "only-audience", message, span, expected=" or ".join(f"::: {ONLY} {one}" for one in READERS),
        nearest=nearest(said, READERS),
    )  # fmt: skip
    return Audience.COALITION, (problem,)


def _wider(audience: Audience, outer: Audience, *, inside: bool, span: Span) -> Diagnostic:
    around = "the passage around it" if inside else "the text that it stands in"
    change = "the marks of that one" if inside else "`audience` in its front matter"
    return Diagnostic(
        "wider-passage",
        f"this passage is for readers of the kind `{audience}`, and {around} is for `{outer}` alone",
        span,
        hint=f"Take the marks away, or change {change}: a passage can only be for fewer readers.",
    )


def _never_closed(span: Span) -> Diagnostic:
    return Diagnostic("unclosed-box", "this passage is never closed", span, hint="Put a line with ::: where it ends.")


def misplaced(span: Span) -> Diagnostic:
    """The mark of a passage where none can be: nothing would be left out."""
    return Diagnostic(
        "misplaced-only",
        f"::: {ONLY} cannot stand here",
        span,
        expected="a line of its own in an argument, or in `text`, `summary` or a variable of a brief, and not in code",
        hint="Put the marks around the whole quotation, item of a list or footnote.",
    )


def _bare_headings(taken: Taken, manuscript: Manuscript, own: Audience | None) -> Iterator[Diagnostic]:
    """Headings of which nothing is left but themselves, for readers who may see the text."""
    lines = taken.text.split("\n")
    told: set[int] = set()
    for audience in Audience:
        if own and not audience.may_see(own):
            continue
        kept = left_for(audience, lines, taken.reserved)
        for number in _bare(lines, kept):
            if number not in told:
                told.add(number)
                yield Diagnostic(
                    "bare-heading",
                    f"for readers of the kind `{audience}` nothing stands under this heading",
                    manuscript.span(taken.numbers[number]),
                    hint="Put it between the marks of the passage, too, or write what they may read.",
                )


def _bare(lines: Sequence[str], kept: Sequence[int]) -> Iterator[int]:
    """The headings among the lines kept under which a line was, and none is left."""
    written = [number for number in kept if lines[number].strip()]
    for number, after in zip_longest(written, written[1:]):
        heading = HEADING.match(lines[number])
        if heading is None:
            continue
        below = HEADING.match(lines[after]) if after is not None else None
        ends = after is None or (below is not None and len(below["signs"]) <= len(heading["signs"]))
        gone = range(number + 1, len(lines) if after is None else after)
        yield from [number] if ends and any(lines[line].strip() and line not in kept for line in gone) else []
