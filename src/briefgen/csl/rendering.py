"""Output → rich text: faces, case, quotation marks, affixes, and punctuation where they meet."""

from __future__ import annotations

from briefgen.csl.addresses import shows
from briefgen.csl.casing import recase, starts_small
from briefgen.csl.item import PersonName
from briefgen.csl.markup import parse
from briefgen.csl.output import AllNames, Formatted, Linked, Literal, Output, Tagged, bare_words
from briefgen.csl.rich import (
    BOLD,
    EMPTY,
    ITALIC,
    PRESERVED,
    SMALL_CAPS,
    Rich,
    Run,
    delimited,
    join,
    linked,
    marked,
    quoted,
    rich,
    toggled,
)
from briefgen.csl.style import PLAIN, Formatting

TURNING = ITALIC | BOLD | SMALL_CAPS
"""Faces that turn back within themselves."""


def render(output: Output | None) -> Rich:
    """The text of an output."""
    match output:
        case None:
            return EMPTY
        case Literal(text):
            return text
        case Tagged(AllNames(names=names), child):
            text = render(child)
            return marked(text, PRESERVED) if any(map(_has_small_start, names)) else text
        case Tagged(child=child):
            return render(child)
        case Formatted(formatting, (Linked(link, children),)) if shows(formatting.prefix + _words(children), link):
            return linked(_formatted(formatting, children), link)
        case Formatted(formatting, children):
            return _formatted(formatting, children)
        case Linked(link, children):
            return linked(join(_rendered(children)), link)


def _has_small_start(name: PersonName) -> bool:
    return starts_small(name.given) or starts_small(name.family) or starts_small(name.literal)


def _words(children: tuple[Output, ...]) -> str:
    return "".join(map(bare_words, children))


def _rendered(children: tuple[Output, ...]) -> list[Rich]:
    return [text for child in children if (text := render(child))]


def _formatted(formatting: Formatting, children: tuple[Output, ...]) -> Rich:
    pieces = _rendered(children)
    if not pieces:
        return EMPTY
    if formatting.delimiter:
        pieces = delimited(pieces, rich(formatting.delimiter))
    text = join(pieces)
    return text if formatting is PLAIN else _dressed(text, formatting)


def _dressed(text: Rich, formatting: Formatting) -> Rich:
    """The text as its formatting wants it; the order of the steps is that of citeproc."""
    if not any(run.text for run in text):
        return EMPTY
    if formatting.strip_periods:
        text = tuple(Run(run.text.replace(".", ""), run.face, run.link) for run in text)
    if formatting.affixes_inside:
        text = _affixed(text, formatting)
    if formatting.text_case:
        text = _recased(text, formatting)
    if formatting.face:
        text = marked(toggled(text, formatting.face & TURNING), formatting.face & ~TURNING)
    if formatting.quotes:
        text = quoted(text)
    return _placed(text if formatting.affixes_inside else _affixed(text, formatting), formatting.display)


def _recased(text: Rich, formatting: Formatting) -> Rich:
    """The text in another case; a last word is only seen as one where nothing will enclose it."""
    if not formatting.face & ITALIC:
        return recase(text, formatting.text_case)
    return toggled(recase(toggled(text, ITALIC), formatting.text_case), ITALIC)


def _affixed(text: Rich, formatting: Formatting) -> Rich:
    if formatting.prefix:
        text = join((parse(formatting.prefix), text))
    return join((text, parse(formatting.suffix))) if formatting.suffix else text


def _placed(text: Rich, display: str) -> Rich:
    """The text set apart as `display` wants it, as far as a line of text can do that."""
    if display == "left-margin":
        return join((text, rich(" ")))
    return (Run("\n"), *text, Run("\n")) if display in ("block", "indent") else text
