"""The body of a block, taken apart into the lengths in which it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Report, nearest
from briefgen.models.library import BlockText
from briefgen.models.spec import Audience, Length
from briefgen.noun import noun
from briefgen.readers.files.decoding import SourceText
from briefgen.readers.reserving import is_marked, take_apart

_HEADING = re.compile(r" {0,3}#(?:[ \t]+(?P<words>.*?))?(?:[ \t]+#+)?[ \t]*\Z")
_FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})(?P<rest>.*)\Z")
_EXPECTED = "# Headline, # Short or # Full"


@noun
class Stretch:
    """A run of lines under one heading of level 1; `heading` is its line (0 for what stands before any), `first` the line below."""

    words: str
    heading: int
    first: int
    last: int


def read_lengths(
    source: SourceText, first: int, report: Report, own: Audience | None = None
) -> dict[Length, BlockText]:
    """The texts of a block by length, from line `first` (counted from 1) to the end.

    A body without the headings `# Headline`, `# Short`, `# Full` is the full length. `own` is for whom the block is:
    a passage for a wider circle is reported.
    """
    written = _written(source, first, report)
    return {length: _taken_apart(text, report, own) for length, text in written.items()}


def _taken_apart(text: BlockText, report: Report, own: Audience | None) -> BlockText:
    """The text without the marks of its passages for fewer readers, which it knows by their lines."""
    if not is_marked(text.text):
        return text
    taken = take_apart(text.manuscript, report, own)
    lines = tuple(text.line + number for number in taken.numbers) or (text.line,)
    return replace(text, text=taken.text, line=lines[0], lines=lines, reserved=taken.reserved)


def _written(source: SourceText, first: int, report: Report) -> dict[Length, BlockText]:
    """The texts as they are written."""
    parts = tuple(stretches(source, first))
    if len(parts) == 1:
        text = _text(source, parts[0], Length.FULL)
        if text is None:
            report.add(
                _problem("empty-block", "the block has no text", source, first, "Write it below the front matter.")
            )
        return {Length.FULL: text} if text else {}
    texts: dict[Length, BlockText] = {}
    if before := _text(source, parts[0]):
        report.add(_before(source, before))
    for part in parts[1:]:
        _take(part, source, texts, report)
    return {length: texts[length] for length in Length if length in texts}


def _take(part: Stretch, source: SourceText, texts: dict[Length, BlockText], report: Report) -> None:
    length = next((each for each in Length if each == part.words.casefold()), None)
    if length is None:
        report.add(_unknown(part, source))
        return
    text = _text(source, part, length)
    if length in texts:
        report.add(
            _problem(
                "duplicate-length",
                f"“# {part.words}” stands here a second time",
                source,
                part.heading,
                "Put both texts under one heading.",
            )
        )
    elif text is None:
        report.add(
            _problem(
                "empty-length",
                f"there is no text under “# {part.words}”",
                source,
                part.heading,
                "Write the text, or remove the heading.",
            )
        )
    else:
        texts[length] = text


def stretches(source: SourceText, first: int) -> Iterator[Stretch]:
    """A body taken apart at its headings of level 1; the first stretch is what stands before any."""
    words, heading, start = "", 0, first
    for number in _headings(source, first):
        yield Stretch(words, heading, start, number - 1)
        match = _HEADING.match(source.lines[number - 1])
        words, heading, start = (match["words"] or "" if match else ""), number, number + 1
    yield Stretch(words, heading, start, len(source.lines))


def _headings(source: SourceText, first: int) -> Iterator[int]:
    """The lines with a heading of level 1, outside of code and comments."""
    fence, comment = "", False
    for number in range(first, len(source.lines) + 1):
        line = source.lines[number - 1]
        if comment:
            comment = "-->" not in line
        elif fence:
            match = _FENCE.match(line)
            fence = "" if match and match["fence"].startswith(fence) and not match["rest"].strip() else fence
        elif match := _FENCE.match(line):
            fence = match["fence"]
        elif line.lstrip().startswith("<!--"):
            comment = "-->" not in line
        elif _HEADING.match(line):
            yield number


def _text(source: SourceText, part: Stretch, length: Length | None = None) -> BlockText | None:
    first, last = part.first, part.last
    while first <= last and not source.lines[first - 1].strip():
        first += 1
    while last >= first and not source.lines[last - 1].strip():
        last -= 1
    if first > last:
        return None
    return BlockText(
        "\n".join(source.lines[first - 1 : last]), source.file, first, source.lines, (length.value,) if length else ()
    )


def _unknown(part: Stretch, source: SourceText) -> Diagnostic:
    close = nearest(part.words, [each.value for each in Length])
    return Diagnostic(
        "unknown-length",
        f"“# {part.words[:60]}” is not the heading of a length",
        source.span(part.heading, 1, len(source.lines[part.heading - 1])),
        expected=_EXPECTED,
        nearest=f"# {close.capitalize()}" if close else "",
        hint="A heading inside the text begins with two signs: `## Heading`.",
    )


def _before(source: SourceText, text: BlockText) -> Diagnostic:
    hint = f"Put it below {_EXPECTED}, or remove it: it belongs to no length."
    return _problem(
        "text-before-lengths", "this text stands before the first heading of a length", source, text.line, hint
    )


def _problem(code: str, message: str, source: SourceText, line: int, hint: str) -> Diagnostic:
    at = min(line, len(source.lines))
    return Diagnostic(code, message, source.span(at, 1, len(source.lines[at - 1])), hint=hint)
