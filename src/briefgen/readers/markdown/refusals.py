"""What of a column of text is refused and why: everything that would be printed otherwise than it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Span, nearest
from briefgen.document.nodes import BulletList, Callout, Figure, Flow, Heading, Inline, ListItem, OrderedList, Paragraph
from briefgen.document.roles import OPENED
from briefgen.readers.markdown.containers import Box
from briefgen.readers.markdown.inlines import COMMENTS
from briefgen.readers.reserving import ONLY

KNOWN = " or ".join(f"::: {name}" for name in OPENED)
"""How boxes are opened, in words."""

LOWEST_HEADING = 4
"""The lowest heading that an author may write: ####."""

IN_NOTES = ("paragraph", "bullet_list", "ordered_list", "blockquote", "footnote_reference", "html_block", "heading")
"""markdown-it's names of what may stand in a footnote, and of what is told otherwise."""


def unprinted_problems(node: SyntaxTreeNode, span: Span) -> Iterator[Diagnostic]:
    """Why something that Markdown knows is not printed; HTML comments are for the staff and pass."""
    match node.type:
        case "html_block":
            yield from _html_problems(node.content, span)
        case "code_block":
            message = "lines that begin with four spaces or a tab are computer code in Markdown"
            hint = "Delete the spaces; for real code put a line with ``` before and after it."
            yield Diagnostic("indented-code", message, span, hint=hint)
        case "box_end":
            hint = f"Delete it, or open a box above with {KNOWN}."
            yield Diagnostic("stray-box-end", "here a box is closed and none is open", span, hint=hint)
        case other:
            raise AssertionError(f"no reader for {other}")


def _html_problems(content: str, span: Span) -> Iterator[Diagnostic]:
    if COMMENTS.fullmatch(content):
        return
    if not content.lstrip().startswith("<!--"):
        hint = "Use Markdown, or write \\< for a sign that is printed."
        yield Diagnostic("raw-html", "HTML is not printed", span, hint=hint)
    elif "-->" in content:
        hint = "Put the comment on a line of its own."
        yield Diagnostic("beside-comment", "words beside a comment would not be printed", span, hint=hint)
    else:
        yield Diagnostic("unclosed-comment", "this comment is never closed", span, hint="Write --> where it ends.")


def heading_problems(
    level: int, before: int, words: tuple[Inline, ...], inside: tuple[str, ...], span: Span
) -> Iterator[Diagnostic]:
    """What is wrong with a heading of `level` that follows one of level `before`."""
    next_one = "#" * (before + 1)
    if inside:
        hint = "Make it a paragraph in **bold**, or end what it stands in."
        yield Diagnostic("heading-inside", f"a heading cannot stand in a {inside[-1]}", span, hint=hint)
    elif level == 1:
        message = "a heading with one # is kept for Headline, Short and Full"
        yield Diagnostic("heading-level", message, span, hint="Write ## instead.")
    elif level > LOWEST_HEADING:
        message, hint = f"a heading with {level} # is too low", "Headings go from ## to ####."
        yield Diagnostic("heading-level", message, span, hint=hint)
    elif level > before + 1:
        message = f"this heading skips a level: {next_one} comes first"
        yield Diagnostic("heading-order", message, span, hint=f"Write {next_one}.")
    if not words:
        yield Diagnostic("empty-heading", "this heading has no words", span, hint="Write some, or delete it.")


def box_problems(box: Box, empty: bool, inside: tuple[str, ...], span: Span) -> Iterator[Diagnostic]:
    """What is wrong with a box: its name, its end, its place."""
    if box.name not in OPENED and not box.language:
        close = nearest(box.name, (*OPENED, ONLY))
        yield Diagnostic("unknown-box", f"there is no box “{box.name}”", span, expected=KNOWN, nearest=close)
    if not box.closed:
        hint = "Put a line with ::: where it ends."
        yield Diagnostic("unclosed-box", f"this box, ::: {box.name}, is never closed", span, hint=hint)
    elif empty:
        yield Diagnostic("empty-box", "this box has no text", span, hint="Fill it or delete it.")
    if box.name in inside:
        hint = "Close the first one before, or take this one out."
        yield Diagnostic("box-in-box", f"this {box.name} stands within another {box.name}", span, hint=hint)


def fence_problems(node: SyntaxTreeNode, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with lines of code between fences."""
    first, end = node.map or (0, 0)
    if node.content.count("\n") != end - first - 2:
        hint = f"Put a line with {node.markup} where it ends."
        yield Diagnostic("unclosed-fence", "the code that begins here is never closed", span, hint=hint)
    if len(node.info.split()) > 1:
        message, hint = "words beside the ``` would not be printed", "Put them on the next line."
        yield Diagnostic("beside-fence", message, span, hint=hint)


def note_problems(kind: str, span: Span) -> Iterator[Diagnostic]:
    """Why something of markdown-it's `kind` cannot stand in a footnote."""
    if kind not in IN_NOTES:
        message = "a footnote holds paragraphs, lists and quotations; this is something else"
        yield Diagnostic("not-in-note", message, span, hint="Put it into the text.")


def side_content_problems(children: Sequence[Flow], span: Span) -> Iterator[Diagnostic]:
    """What cannot stand in a side column: it is narrow, and in Word made of paragraphs."""
    allowed = (Paragraph, BulletList, OrderedList, Figure, ListItem)
    others = (node for node in _flows_in(children) if not isinstance(node, allowed))
    # One within another is told as that, and so is a heading.
    if any(not (isinstance(node, Heading) or (isinstance(node, Callout) and node.side)) for node in others):
        yield Diagnostic(
            "side-content",
            "::: side holds something other than paragraphs, lists and pictures",
            span,
            expected="paragraphs, lists, pictures",
            hint="Put the rest into the text beside it.",
        )


def _flows_in(children: Sequence[Flow]) -> Iterator[Flow | ListItem]:
    for node in children:
        yield node
        if isinstance(node, BulletList | OrderedList):
            yield from (flow for item in node.items for flow in _flows_in(item.children))
