"""Pictures in Markdown: which paragraphs are one, and the Markdown of their captions."""

from __future__ import annotations

import re

from markdown_it.common.utils import unescapeAll
from markdown_it.tree import SyntaxTreeNode

from briefgen.readers.markdown.inlines import COMMENTS

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
    """The picture that a paragraph holds and nothing else, or None."""
    inlines = paragraph.children[0].children if paragraph.children else []
    match [node for node in inlines if not _is_nothing(node)]:
        case [SyntaxTreeNode(type="image") as picture]:
            return picture
        case _:
            return None


def caption_source(content: str, title: str) -> str:
    """The Markdown of a caption, from the Markdown of the picture's paragraph and the title read from it.

    markdown-it takes the backslashes out of a title; in what the author wrote they still
    tell a star from emphasis. A title from elsewhere is taken as plain words.
    """
    written = TITLE.search(COMMENT.sub("", content))
    if written and unescapeAll(written[1][1:-1]) == title:
        return written[1][1:-1]
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", title)
