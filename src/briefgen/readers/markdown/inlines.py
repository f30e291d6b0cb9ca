"""Reads a line of text: markdown-it's inline tokens become inlines of the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.document.marked import Inserted, Marked, Struck, Subscript, Superscript
from briefgen.document.nodes import (
    Citation,
    CitedItem,
    Code,
    Emphasis,
    Flow,
    Inline,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Role,
    Strong,
    Text,
    plain_text,
)
from briefgen.noun import noun
from briefgen.readers.citations.calls import Call
from briefgen.readers.citations.locator import split_locator
from briefgen.readers.markdown.addresses import LINK
from briefgen.readers.markdown.guards import CONTROL, HIDDEN
from briefgen.readers.markdown.language_marks import language_problems, words_in
from briefgen.readers.markdown.leftovers import leftovers
from briefgen.readers.markdown.links import address_problems, is_defined_elsewhere
from briefgen.readers.markdown.places import Cursor
from briefgen.readers.markdown.spacing import joined, trimmed

COMMENTS = re.compile(r"(?:\s*<!--(?:-?>|.*?-->))*\s*", re.DOTALL)
"""HTML comments and nothing else."""

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
"""The one element of HTML that is read: a line break, for which a cell of a table has nothing else."""

MARKED: dict[str, Callable[[tuple[Inline, ...]], Marked]] = {
    "s": Struck,
    "ins": Inserted,
    "sub": Subscript,
    "sup": Superscript,
}

DEEPEST = 8
"""How deep emphasis and links may stand within one another."""


@noun
class Kind:
    """A kind of text, `name` as it is called in messages, and what may stand in it."""

    name: str
    notes: bool = True
    citations: bool = True
    breaks: bool = True


TEXT = Kind("text")
IN_NOTE = Kind("a footnote", notes=False)
HEADING = Kind("a heading", notes=False, citations=False, breaks=False)
TITLE = Kind("a title, a footer or another line by itself", notes=False, citations=False, breaks=False)
CAPTION = Kind("a caption", notes=False)
DESCRIPTION = Kind("the description of a picture", notes=False, citations=False, breaks=False)


@dataclass
class LineReader:
    """Reads one line of text of one kind; `note` gives the text of a footnote by its name."""

    report: Report
    cursor: Cursor
    kind: Kind
    note: Callable[[str, Span], tuple[Flow, ...] | None]

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Inline, ...]:
        """The inlines of a whole line, without spaces at its ends and around its breaks."""
        return trimmed(self._inlines(nodes, 0))

    def _problem(self, code: str, message: str, span: Span, hint: str = "", expected: str = "") -> None:
        self.report.add(Diagnostic(code, message, span, expected=expected, hint=hint))

    def _inlines(self, nodes: Iterable[SyntaxTreeNode], depth: int) -> tuple[Inline, ...]:
        if depth > DEEPEST:
            self._problem(
                "too-deep",
                "emphasis and links stand too deep within one another here",
                self.cursor.here(),
                expected=f"at most {DEEPEST} levels",
            )
            return ()
        return joined(new for node in nodes for new in self._one(node, depth))

    def _one(self, node: SyntaxTreeNode, depth: int) -> Iterator[Inline]:
        match node.type:
            case "text" | "text_special":
                yield from self._text(node)
            case "softbreak":
                yield Text(" ")
            case "hardbreak":
                yield LineBreak()
            case "code_inline":
                yield Code(node.content)
            case "em":
                yield Emphasis(self._inlines(node.children, depth + 1))
            case "strong":
                yield Strong(self._inlines(node.children, depth + 1))
            case "s" | "ins" | "sub" | "sup":
                yield MARKED[node.type](self._inlines(node.children, depth + 1))
            case "language_span":
                yield from self._language_span(node, depth)
            case "link":
                yield from self._link(node, depth)
            case "citation":
                yield from self._citation(node)
            case "note_call" | "note_in_place":
                yield from self._note(node)
            case "html_inline":
                yield from self._html(node)
            case "image":
                yield self._image(node)
            case other:
                raise AssertionError(f"no reader for {other}")

    def _text(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        if node.type == "text":
            self.report.add(*leftovers(node.content, self.cursor))
            if _opens_citation(node):
                self._problem(
                    "broken-citation",
                    "the brackets of this citation hold something without a source",
                    self.cursor.find("[@"),
                    expected="[@source], or several divided by semicolons: [@one; @other, p. 3]",
                    hint="Put a source into each part, or write \\[ for a bracket that is printed.",
                )
        elif found := HIDDEN.search(node.content) or CONTROL.search(node.content):
            self._problem(
                "hidden-character",
                f"{node.markup} stands for a character that cannot be printed, U+{ord(found[0]):04X}",
                self.cursor.find(node.markup),
                hint="Delete it.",
            )
        yield Text(node.content)

    def _language_span(self, node: SyntaxTreeNode, depth: int) -> Iterator[Inline]:
        assert node.token is not None
        children = self._inlines(node.children, depth + 1)
        language, span = node.token.meta["language"], self.cursor.find(node.token.meta["marked"])
        self.report.add(*language_problems(language, span))
        yield from words_in(children, language)

    def _link(self, node: SyntaxTreeNode, depth: int) -> Iterator[Inline]:
        bare = node.markup == LINK
        span = self.cursor.find(node.info if bare else "<" if node.markup == "autolink" else "[")
        children = self._inlines(node.children, depth + 1)
        if not is_defined_elsewhere(node):
            self.report.add(*address_problems(str(node.attrs["href"]), str(node.attrs.get("title", "")), span))
        if not plain_text(children).strip():
            self._problem("link-without-text", "this link has no words to click on", span, expected="[words](address)")
        yield Link(str(node.attrs["href"]), children)

    def _note(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        name = node.token.meta.get("name", "") if node.token else ""
        span = self.cursor.find(f"[^{name}]" if name else "^[")
        if not self.kind.notes:
            self._refuse_note(span)
        elif children := self.note(name, span) if name else self._note_in_place(node, span):
            yield Note(children)

    def _refuse_note(self, span: Span) -> None:
        nested = self.kind is IN_NOTE
        self._problem(
            "nested-note" if nested else "note-not-allowed",
            f"a footnote cannot stand in {self.kind.name}",
            span,
            hint="Put its words into the text of the footnote." if nested else "Put it into the text.",
        )

    def _note_in_place(self, node: SyntaxTreeNode, span: Span) -> tuple[Flow, ...]:
        line = self.cursor.line + self.cursor.content.count("\n", 0, max(self.cursor.at - 1, 0))
        inner = LineReader(self.report, Cursor(self.cursor.manuscript, node.content, line), IN_NOTE, self.note)
        words = inner.read(node.children)
        if not words:
            self._problem("empty-note", "this footnote has no text", span, "Write it, or delete it.")
        return (Paragraph(words, Role.FOOTNOTE),) if words else ()

    def _citation(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        assert node.token is not None
        span = self.cursor.find(node.content)
        if not self.kind.citations:
            self._problem(
                "citation-not-allowed",
                f"a source cannot be cited in {self.kind.name}",
                span,
                hint="Cite it in the text, or write \\@ for an @ that is printed.",
            )
            return
        calls: tuple[Call, ...] = node.token.meta["calls"]
        keys = replace(self.cursor, at=max(self.cursor.at - 1, 0))
        affixes = [self._affix(SyntaxTreeNode(part), span) for part in node.token.meta["parts"]]
        items = zip(calls, affixes[::2], affixes[1::2], strict=True)
        yield Citation(tuple(_cited(call, prefix, behind, _key(call, node, keys)) for call, prefix, behind in items))

    def _affix(self, part: SyntaxTreeNode, span: Span) -> str:
        """The words before or behind a source, which are plain."""
        words = trimmed(self._inlines(part.children, 1))
        nested = any(child.type == "text" and re.search(r"@[\w{]", child.content) for child in part.children)
        if nested or any(not isinstance(word, Text) for word in words):
            self._problem(
                "citation-markup",
                "the words around a source in a citation hold markup or another source",
                span,
                hint="Write them plainly, and divide several sources with semicolons: [see @one, p. 3; @other].",
            )
        return plain_text(words)

    def _html(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        if BREAK.fullmatch(node.content) and self.kind.breaks:
            yield LineBreak()
            return
        if COMMENTS.fullmatch(node.content):
            return
        self._problem(
            "raw-html",
            "HTML is not printed",
            self.cursor.find(node.content),
            hint="Use Markdown, or write \\< for a sign that is printed.",
        )

    def _image(self, node: SyntaxTreeNode) -> Inline:
        self._problem(
            "picture-in-text",
            "a picture cannot stand within a line of text",
            self.cursor.find("!["),
            hint="Give it a paragraph of its own, with an empty line before and after.",
        )
        self.cursor.find("](")
        return Text(node.content)


def _opens_citation(node: SyntaxTreeNode) -> bool:
    """Whether a text ends with the bracket of a citation that could only be read without its bracket."""
    if not node.content.endswith("["):
        return False
    following = node.next_sibling
    return following is not None and following.type == "citation"


def _key(call: Call, node: SyntaxTreeNode, cursor: Cursor) -> Span:
    """The place of a call's key, for which `cursor` stands within its citation."""
    plain = f"@{call.source}"
    return cursor.find(plain if plain in node.content else f"@{{{call.source}}}")


def _cited(call: Call, prefix: str, behind: str, span: Span) -> CitedItem:
    locator, suffix = split_locator(behind)
    return CitedItem(call.source, call.mode, prefix, locator, suffix, span.file, span.line, span.column, span.text)
