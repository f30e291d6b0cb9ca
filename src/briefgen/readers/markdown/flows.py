"""Reads the column of text: markdown-it's tokens become flows of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.document import (
    BulletList,
    Callout,
    CodeListing,
    Figure,
    Flow,
    Heading,
    Image,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Role,
    Rule,
    Table,
    plain_text,
)
from briefgen.manuscript import Manuscript
from briefgen.readers.markdown import tables
from briefgen.readers.markdown.containers import BOXES, Box
from briefgen.readers.markdown.figures import caption_source, picture_of
from briefgen.readers.markdown.inlines import (
    CAPTION,
    COMMENTS,
    DESCRIPTION,
    HEADING,
    IN_NOTE,
    TEXT,
    TITLE,
    Kind,
    LineReader,
)
from briefgen.readers.markdown.lists import number_problems
from briefgen.readers.markdown.notes import Notes
from briefgen.readers.markdown.places import Cursor

DEEPEST = 8
"""How deep lists, quotations, boxes and footnotes may stand within one another."""

DEEPEST_LIST = 4
"""How deep lists may stand within one another."""

LOWEST_HEADING = 4
"""The lowest heading that an author may write: ####."""

ReadImage = Callable[[str, str, Span], Image | None]
"""Reads the picture with a path and a description, named at a place; None when it cannot, which it reports."""


@dataclass(frozen=True, slots=True)
class Where:
    """What a flow stands in, from the outermost in, and so which role its paragraphs play."""

    inside: tuple[str, ...] = ()
    role: Role = Role.BODY
    kind: Kind = TEXT

    def within(self, name: str, role: Role | None = None, kind: Kind | None = None) -> Where:
        """One step further in."""
        return Where((*self.inside, name), role or self.role, kind or self.kind)


@dataclass
class FlowReader:
    """Reads the flows of one manuscript."""

    md: MarkdownIt
    manuscript: Manuscript
    report: Report
    image: ReadImage
    notes: Notes
    env: dict[str, Any]
    level: int = field(default=1, init=False)

    def flows(self, nodes: Sequence[SyntaxTreeNode], where: Where) -> tuple[Flow, ...]:
        """The flows of nodes beside one another."""
        flows: list[Flow] = []
        before: SyntaxTreeNode | None = None
        for node in nodes:
            if node.type == "paragraph" and tables.CAPTION.match(_content(node)):
                self._caption(node, before, flows)
            else:
                flows.extend(self._flow(node, where))
            before = node
        return tuple(flows)

    def note(self, name: str, span: Span) -> tuple[Flow, ...] | None:
        """The text of a footnote called at `span`."""
        node = self.notes.definition(name, span)
        if node is None:
            return None
        children = self.flows(node.children, Where(("footnote",), Role.FOOTNOTE, IN_NOTE))
        if not children:
            self._problem("empty-note", f"the footnote [^{name}] has no text", self._span(node))
        return children

    def _flow(self, node: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        self._check_note(node, where)
        match node.type:
            case "paragraph":
                yield from self._paragraph(node, where)
            case "heading":
                yield self._heading(node, where)
            case "bullet_list" | "ordered_list":
                yield from self._list(node, where)
            case "blockquote":
                yield from self._quote(node, where)
            case "box":
                yield from self._box(node, where)
            case "table":
                yield self._table(node, where)
            case "fence":
                yield self._fence(node)
            case "hr":
                yield Rule()
            case "footnote_reference":
                pass
            case _:
                self._refused(node)

    def _problem(self, code: str, message: str, span: Span, **advice: str) -> None:
        self.report.add(Diagnostic(code, message, span, **advice))

    def _span(self, node: SyntaxTreeNode) -> Span:
        return self.manuscript.span(node.map[0] if node.map else 0)

    def _check_note(self, node: SyntaxTreeNode, where: Where) -> None:
        allowed = ("paragraph", "bullet_list", "ordered_list", "blockquote", "footnote_reference", "html_block")
        if "footnote" in where.inside and node.type not in allowed:
            message = "a footnote holds paragraphs, lists and quotations; this is something else"
            self._problem("not-in-note", message, self._span(node), hint="Put it into the text.")

    def _refused(self, node: SyntaxTreeNode) -> None:
        """Report what Markdown knows and a brief does not print; HTML comments are for the staff and pass."""
        match node.type:
            case "html_block" if COMMENTS.fullmatch(node.content):
                pass
            case "html_block" if node.content.lstrip().startswith("<!--"):
                self._comment(node)
            case "html_block":
                hint = "Use Markdown, or write \\< for a sign that is printed."
                self._problem("raw-html", "HTML is not printed", self._span(node), hint=hint)
            case "code_block":
                message = "lines that begin with four spaces or a tab are computer code in Markdown"
                hint = "Delete the spaces; for real code put a line with ``` before and after it."
                self._problem("indented-code", message, self._span(node), hint=hint)
            case "box_end":
                hint = "Delete it, or open a box above with ::: callout or ::: quote."
                self._problem("stray-box-end", "here a box is closed and none is open", self._span(node), hint=hint)
            case other:
                raise AssertionError(f"no reader for {other}")

    def _comment(self, node: SyntaxTreeNode) -> None:
        if "-->" in node.content:
            message, hint = "words beside a comment would not be printed", "Put the comment on a line of its own."
            self._problem("beside-comment", message, self._span(node), hint=hint)
        else:
            message, hint = "this comment is never closed", "Write --> where it ends."
            self._problem("unclosed-comment", message, self._span(node), hint=hint)

    def _line(self, node: SyntaxTreeNode, kind: Kind) -> tuple[Inline, ...]:
        """The inlines of a node that holds one line of text."""
        cursor = Cursor(self.manuscript, node.content, node.map[0] if node.map else 0)
        return LineReader(self.report, cursor, kind, self.note).read(node.children)

    def _words(self, text: str, line: int, kind: Kind) -> tuple[Inline, ...]:
        """The inlines of Markdown that stands within other markup on a line."""
        root = SyntaxTreeNode(self.md.parseInline(text, self.env))
        return LineReader(self.report, Cursor(self.manuscript, text, line), kind, self.note).read(root[0].children)

    def _paragraph(self, node: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        if any(tables.DELIMITER.fullmatch(line) for line in _content(node).split("\n")):
            message = "this looks like a table, but its head and the line under it do not have the same cells"
            hint = "Write as many |---| as there are cells in the head, and begin with the head after an empty line."
            self._problem("broken-table", message, self._span(node), hint=hint)
        elif picture := picture_of(node):
            yield from self._figure(node, picture, where)
        elif words := self._line(node.children[0], where.kind):
            yield Paragraph(words, where.role)

    def _figure(self, node: SyntaxTreeNode, picture: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        span = Cursor(self.manuscript, _content(node), node.map[0] if node.map else 0).find("![")
        if "footnote" in where.inside:
            hint = "Put it into the text."
            self._problem("not-in-note", "a picture cannot stand in a footnote", span, hint=hint)
            return
        line = node.map[0] if node.map else 0
        cursor = Cursor(self.manuscript, picture.content, line)
        alt = plain_text(LineReader(self.report, cursor, DESCRIPTION, self.note).read(picture.children))
        source = caption_source(_content(node), str(picture.attrs.get("title", "")))
        caption = self._words(source, line, CAPTION) if source else ()
        if image := self.image(unquote(str(picture.attrs["src"])), alt, span):
            yield Figure(image, caption)

    def _caption(self, node: SyntaxTreeNode, before: SyntaxTreeNode | None, flows: list[Flow]) -> None:
        match before, flows:
            case SyntaxTreeNode(type="table"), [*_, Table(caption=()) as table]:
                flows[-1] = replace(table, caption=tables.without_label(self._line(node.children[0], CAPTION)))
            case _:
                message = "here is the caption of a table, and no table right above it"
                self._problem("stray-caption", message, self._span(node), hint="Put it right below its table.")

    def _heading(self, node: SyntaxTreeNode, where: Where) -> Flow:
        level = int(node.tag[1])
        words = self._line(node.children[0], HEADING) if node.children else ()
        for code, message, hint in _heading_problems(level, self.level, words, where):
            self._problem(code, message, self._span(node), hint=hint)
        self.level = max(level, 2)
        return Heading(level, words)

    def _list(self, node: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        inner = where.within("list")
        if inner.inside.count("list") > DEEPEST_LIST:
            message = f"lists stand more than {DEEPEST_LIST} deep within one another here"
            self._problem("list-too-deep", message, self._span(node), hint="Make shorter lists, with headings between.")
        elif self._not_too_deep(node, inner):
            items = tuple(self._item(item, inner) for item in node.children)
            paragraphs = (child for item in node.children for child in item.children if child.type == "paragraph")
            tight = all(paragraph.hidden for paragraph in paragraphs)
            if node.type == "bullet_list":
                yield BulletList(items, tight)
            else:
                self.report.add(*number_problems(node, self.manuscript))
                yield OrderedList(items, int(node.attrs.get("start", 1)), tight)

    def _item(self, node: SyntaxTreeNode, where: Where) -> ListItem:
        children = self.flows(node.children, where)
        if not node.children:
            self._problem("empty-item", "this item of a list has no text", self._span(node), hint="Fill it or delete it.")
        return ListItem(children)

    def _not_too_deep(self, node: SyntaxTreeNode, where: Where) -> bool:
        if len(where.inside) <= DEEPEST:
            return True
        message = f"lists, quotations and boxes stand more than {DEEPEST} deep within one another here"
        self._problem("too-deep", message, self._span(node), hint="Take some of them apart.")
        return False

    def _quote(self, node: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        inner = where.within("quotation", Role.QUOTE)
        if self._not_too_deep(node, inner):
            if not node.children:
                self._problem("empty-box", "this quotation has no text", self._span(node), hint="Fill it or delete it.")
            yield Quote(self.flows(node.children, inner))

    def _box(self, node: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        assert node.nester_tokens is not None
        box: Box = node.nester_tokens.opening.meta["box"]
        inner = where.within(box.name, Role.CALLOUT if box.name == "callout" else Role.QUOTE)
        self._check_box(node, box, where)
        if not self._not_too_deep(node, inner):
            return
        line = node.map[0] if node.map else 0
        title = self._words(box.title, line, TITLE if box.name == "callout" else where.kind) if box.title else ()
        children = self.flows(node.children, inner)
        if box.name == "callout":
            yield Callout(children, title)
        elif box.name == "quote":
            yield Quote(children, title)

    def _check_box(self, node: SyntaxTreeNode, box: Box, where: Where) -> None:
        span = self._span(node)
        if box.name not in BOXES:
            close, known = nearest(box.name, BOXES), " or ".join(f"::: {name}" for name in BOXES)
            self._problem("unknown-box", f"there is no box “{box.name}”", span, expected=known, nearest=close)
        if not box.closed:
            hint = "Put a line with ::: where it ends."
            self._problem("unclosed-box", f"this box, ::: {box.name}, is never closed", span, hint=hint)
        elif not node.children:
            self._problem("empty-box", "this box has no text", span, hint="Fill it or delete it.")
        if box.name in where.inside:
            hint = "Close the first one before, or take this one out."
            self._problem("box-in-box", f"this {box.name} stands within another {box.name}", span, hint=hint)

    def _table(self, node: SyntaxTreeNode, where: Where) -> Flow:
        self.report.add(*tables.table_problems(node, self.manuscript))
        return tables.read_table(
            node, lambda cell: self._line(cell, where.kind), lambda words: self._line(words, CAPTION)
        )

    def _fence(self, node: SyntaxTreeNode) -> Flow:
        first, end = node.map or (0, 0)
        if node.content.count("\n") != end - first - 2:
            hint = f"Put a line with {node.markup} where it ends."
            self._problem("unclosed-fence", "the code that begins here is never closed", self._span(node), hint=hint)
        if len(node.info.split()) > 1:
            message, hint = "words beside the ``` would not be printed", "Put them on the next line."
            self._problem("beside-fence", message, self._span(node), hint=hint)
        return CodeListing(node.content.removesuffix("\n"))


def _content(node: SyntaxTreeNode) -> str:
    """The Markdown of a paragraph."""
    return node.children[0].content if node.children else ""


def _heading_problems(level: int, before: int, words: tuple[Inline, ...], where: Where) -> Iterator[tuple[str, str, str]]:
    """Code, message and hint of everything that is wrong with a heading."""
    if where.inside:
        message = f"a heading cannot stand in a {where.inside[-1]}"
        yield "heading-inside", message, "Make it a paragraph in **bold**, or end what it stands in."
    elif level == 1:
        yield "heading-level", "a heading with one # is kept for Headline, Short and Full", "Write ## instead."
    elif level > LOWEST_HEADING:
        yield "heading-level", f"a heading with {level} # is too low", "Headings go from ## to ####."
    elif level > before + 1:
        yield "heading-order", f"this heading skips a level: {'#' * (before + 1)} comes first", f"Write {'#' * (before + 1)}."
    if not words:
        yield "empty-heading", "this heading has no words", "Write some, or delete it."
