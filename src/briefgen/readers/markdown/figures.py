"""Pictures in Markdown: which paragraphs are one, the Markdown of their captions, their size and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.common.utils import unescapeAll
from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Span, nearest
from briefgen.document.beside import beside_pictures
from briefgen.document.nodes import Flow
from briefgen.document.roles import BOXES, BoxName
from briefgen.noun import noun
from briefgen.readers.markdown.inlines import COMMENTS

PULLED = BOXES[BoxName.PULL_QUOTE].called

SETTING = re.compile(r"[)\]]\{([^{}\n]*)\}\s*$")
"""What stands in braces right behind a picture, at the end of its paragraph."""

FOLLOWED = re.compile(r"\{[^{}\n]*\}\s*([^\s{}][^\n]*)")
"""Braces that are whole, and words behind them."""

UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
"""Points in one unit of each kind."""

SHARES = (5, 100)
"""The least and the greatest share of the room that a picture may take, in percent."""

SIDE_SHARES = (5, 60)
"""Likewise for a picture with text beside it."""

WIDTHS = (14.0, 1200.0)
"""The least and the greatest width of a picture, in points."""

KNOWN = ("width=40%", "width=60mm", "side")
"""What may stand in the braces, as it is written."""

TITLE = re.compile(r"""\s("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))\s*\)\s*$""", re.DOTALL)
"""The quoted words at the end of `![description](path "caption")`."""

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def _is_nothing(node: SyntaxTreeNode) -> bool:
    match node.type:
        case "softbreak":
            return True
        case "text" | "html_inline":
            return bool(COMMENTS.fullmatch(node.content))
        case _:
            return False


def picture_of(paragraph: SyntaxTreeNode) -> SyntaxTreeNode | None:
    """The picture that a paragraph holds and nothing else but words in braces behind it, or None."""
    inlines = paragraph.children[0].children if paragraph.children else []
    match [node for node in inlines if not _is_nothing(node)]:
        case [SyntaxTreeNode(type="image") as picture, *rest] if not rest or _in_braces(rest):
            return picture
        case _:
            return None


def _in_braces(nodes: list[SyntaxTreeNode]) -> bool:
    """Whether what follows a picture is meant to say how it stands, rightly written or not."""
    return all(node.type == "text" for node in nodes) and nodes[0].content.lstrip().startswith("{")


@noun
class Stand:
    """How a picture stands: its width as a share of the room or in points, and whether text stands beside it."""

    share: float | None = None
    points: float | None = None
    side: bool = False


def stand_of(content: str, line: Span) -> tuple[Stand, tuple[Diagnostic, ...]]:
    """What the Markdown of a picture's paragraph, in which `line` is its place, says in braces; what is wrong with it."""
    bare = COMMENT.sub("", content)
    found = SETTING.search(bare)
    if found is None:
        return Stand(), tuple(_unreadable(bare, line))
    stand, problems = Stand(), list[Diagnostic]()
    for word in found[1].split() or [""]:
        read = _read(word, stand)
        if read is None:
            problems.append(_unknown(word, stand.side or "side" in found[1].split(), _within(word, line)))
        stand = read or stand
    if stand.side and stand.share and stand.share * 100 > SIDE_SHARES[1]:
        problems.append(_unknown(found[1], True, _within(found[1], line)))
    return stand, tuple(problems)


def _read(word: str, stand: Stand) -> Stand | None:
    """The stand with what one word says of it; None where that says nothing."""
    if word == "side":
        return None if stand.side else replace(stand, side=True)
    match = re.fullmatch(r"width=([0-9]{1,4}(?:\.[0-9]{1,3})?)(%|pt|mm|cm|in)", word)
    if not match or stand.share or stand.points:
        return None
    number, unit = float(match[1]), match[2]
    if unit == "%":
        return replace(stand, share=number / 100) if SHARES[0] <= number <= SHARES[1] else None
    points = number * UNITS[unit]
    return replace(stand, points=points) if WIDTHS[0] <= points <= WIDTHS[1] else None


def _within(word: str, line: Span) -> Span:
    """The place of a word of the braces on its line."""
    at = line.text.find(word, max(0, line.text.rfind("{"))) if word else -1
    return replace(line, column=at + 1, length=len(word)) if at >= 0 else line


def _unknown(word: str, side: bool, span: Span) -> Diagnostic:
    most = SIDE_SHARES[1] if side else SHARES[1]
    return Diagnostic(
        "picture-setting",
        f"“{word or '{}'}” does not say how a picture stands",
        span,
        expected=f"`width=` with {SHARES[0]}% to {most}% or 5mm to 400mm, and `side` for text beside it, each once",
        nearest=nearest(word, KNOWN),
        hint="Write it right behind the picture: ![Arrests fell](chart.png){width=40% side}.",
    )


def _unreadable(content: str, line: Span) -> Iterator[Diagnostic]:
    """Braces that are not closed, or not right behind the picture and at the end."""
    behind = re.search(r"[)\]]\s*(\{.*)$", content, re.DOTALL)
    words = FOLLOWED.match(behind[1]) if behind else None
    if words:
        message = "words follow this picture in its own paragraph"
        hint = "Leave a blank line between the picture and the words."
        yield Diagnostic("picture-setting", message, _within(words[1], line), hint=hint)
    elif behind:
        yield _unknown(behind[1].split("\n")[0].strip(), False, _within(behind[1].split("\n")[0].strip(), line))


def caption_source(content: str, title: str) -> str:
    """The Markdown of a caption, from the Markdown of the picture's paragraph and the title read from it.

    markdown-it takes the backslashes out of a title; in what the author wrote they still
    tell a star from emphasis. A title from elsewhere is taken as plain words.
    """
    bare = COMMENT.sub("", content)
    braces = SETTING.search(bare)
    written = TITLE.search(bare[: braces.start() + 1] if braces else bare)
    if written and unescapeAll(written[1][1:-1]) == title:
        return written[1][1:-1]
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", title)


def side_problems(inside: Sequence[str], span: Span) -> Iterator[Diagnostic]:
    """Why a picture that is named at `span` cannot have text beside it in what it stands in."""
    if inside and PULLED not in inside:  # which holds no picture at all
        message = f"a picture in a {inside[-1]} cannot have text beside it"
        hint = "Leave `side` out, or put the picture into the text outside."
        yield Diagnostic("picture-side", message, span, hint=hint)


def alone_problems(flows: Sequence[Flow]) -> Iterator[Diagnostic]:
    """What is wrong where no text follows a picture that has text beside it."""
    for figure, beside in beside_pictures(flows):
        if figure and not beside:
            message = "this picture is to have text beside it, and no text follows it"
            hint = "Put it before the paragraph that belongs beside it, or leave `side` out."
            yield Diagnostic("picture-side", message, figure.span, hint=hint)
