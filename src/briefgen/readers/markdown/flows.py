"""Reads the column of text: markdown-it's tokens become flows of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.display import Numbers
from briefgen.document.keynumbers import length_problems
from briefgen.document.nodes import (
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
from briefgen.document.roles import BARS, CHART, COMPARE, SIDE, WRITTEN, BoxName, opened
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.noun import noun
from briefgen.readers.markdown import bars, compare, keynumbers, tables, wording
from briefgen.readers.markdown.charting import building as charting
from briefgen.readers.markdown.charting.building import Grid
from briefgen.readers.markdown.charting.settings import settings_of
from briefgen.readers.markdown.containers import Box
from briefgen.readers.markdown.doubts import (
    heading_marks,
    item_problems,
    line_problems,
    nesting_problems,
    quotation_problems,
    sign_problems,
)
from briefgen.readers.markdown.figures import alone_problems, caption_source, picture_of, side_problems, stand_of
from briefgen.readers.markdown.inlines import (
    CAPTION,
    DESCRIPTION,
    HEADING,
    IN_NOTE,
    TEXT,
    TITLE,
    Kind,
    LineReader,
)
from briefgen.readers.markdown.language_marks import flows_in, language_problems
from briefgen.readers.markdown.lists import number_problems, with_box
from briefgen.readers.markdown.notes import Notes
from briefgen.readers.markdown.places import Cursor
from briefgen.readers.markdown.refusals import (
    box_problems,
    fence_problems,
    heading_problems,
    note_problems,
    side_content_problems,
    unprinted_problems,
)
from briefgen.readers.reserving import ONLY, misplaced

DEEPEST = 8
"""How deep lists, quotations, boxes and footnotes may stand within one another."""

DEEPEST_LIST = 4
"""How deep lists may stand within one another."""

ReadData = Callable[[str, str, Span], Grid | None]
"""Reads the cells of a file of data, named at a place; None when it cannot, which it reports."""

ReadImage = Callable[[str, str, Span], Image | None]
"""Reads the picture with a path and a description, named at a place; None when it cannot, which it reports."""


@noun
class Where:
    """What a flow stands in, from the outermost in, and so which role its paragraphs play."""

    inside: tuple[str, ...] = ()
    role: Role = Role.BODY
    kind: Kind = TEXT

    def within(self, name: str, role: Role | None = None) -> Where:
        """One step further in."""
        return Where((*self.inside, name), role or self.role, self.kind)


@dataclass
class FlowReader:
    """Reads the flows of one manuscript."""

    md: MarkdownIt
    manuscript: Manuscript
    report: Report
    image: ReadImage
    data: ReadData
    notes: Notes
    env: dict[str, Any]
    language: str = USUAL_LANGUAGE
    level: int = field(default=1, init=False)

    def flows(self, nodes: Sequence[SyntaxTreeNode], where: Where) -> tuple[Flow, ...]:
        """The flows of nodes beside one another."""
        flows: list[Flow] = []
        before: SyntaxTreeNode | None = None
        for node in nodes:
            if node.type == "paragraph" and tables.CAPTION.match(_content(node)):
                self._caption(node, before, flows)
            else:
                self.report.add(*nesting_problems(before, node, self.manuscript))
                flows.extend(self._flow(node, where))
            before = node
        self.report.add(*(() if where.inside else alone_problems(flows)))
        return tuple(flows)

    def note(self, name: str, span: Span) -> tuple[Flow, ...] | None:
        """The text of a footnote called at `span`."""
        node = self.notes.definition(name, span)
        if node is None:
            return None
        children = self.flows(node.children, Where(("footnote",), Role.FOOTNOTE, IN_NOTE))
        if not children:
            self._problem(
                "empty-note", f"the footnote [^{name}] has no text", self._span(node), "Write it, or delete its call."
            )
        return children

    def _flow(self, node: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        if "footnote" in where.inside:
            self.report.add(*note_problems(node.type, self._span(node)))
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
                self.report.add(*unprinted_problems(node, self._span(node)))

    def _problem(self, code: str, message: str, span: Span, hint: str) -> None:
        self.report.add(Diagnostic(code, message, span, hint=hint))

    def _span(self, node: SyntaxTreeNode) -> Span:
        return self.manuscript.span(node.map[0] if node.map else 0)

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
            self._problem("broken-table", message, self._span(node), hint)
        elif picture := picture_of(node):
            yield from self._figure(node, picture, where)
        else:
            self.report.add(*line_problems(_content(node), node.map[0] if node.map else 0, self.manuscript))
            if words := self._line(node.children[0], where.kind):
                yield Paragraph(words, where.role)

    def _figure(self, node: SyntaxTreeNode, picture: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        span = Cursor(self.manuscript, _content(node), node.map[0] if node.map else 0).find("![")
        if "footnote" in where.inside:
            hint = "Put it into the text."
            self._problem("not-in-note", "a picture cannot stand in a footnote", span, hint)
            return
        line = node.map[0] if node.map else 0
        cursor = Cursor(self.manuscript, picture.content, line)
        alt = plain_text(LineReader(self.report, cursor, DESCRIPTION, self.note).read(picture.children))
        source = caption_source(_content(node), str(picture.attrs.get("title", "")))
        caption = self._words(source, line, CAPTION) if source else ()
        stand, problems = stand_of(_content(node), span)
        self.report.add(*problems, *(side_problems(where.inside, span) if stand.side else ()))
        if image := self.image(unquote(str(picture.attrs["src"])), alt, span):
            yield Figure(image, caption, stand.share, stand.points, stand.side, span)

    def _caption(self, node: SyntaxTreeNode, before: SyntaxTreeNode | None, flows: list[Flow]) -> None:
        match before, flows:
            case SyntaxTreeNode(type="table"), [*_, Table(caption=()) as table]:
                flows[-1] = replace(table, caption=tables.without_label(self._line(node.children[0], CAPTION)))
            case _:
                message = "here is the caption of a table, and no table right above it"
                self._problem("stray-caption", message, self._span(node), "Put it right below its table.")

    def _heading(self, node: SyntaxTreeNode, where: Where) -> Flow:
        level = int(node.tag[1])
        words = self._line(node.children[0], HEADING) if node.children else ()
        self.report.add(*heading_marks(node, _content(node), self.manuscript))
        self.report.add(*heading_problems(level, self.level, words, where.inside, self._span(node)))
        self.level = max(level, 2)
        return Heading(level, words)

    def _list(self, node: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        inner = where.within("list")
        if inner.inside.count("list") > DEEPEST_LIST:
            message = f"lists stand more than {DEEPEST_LIST} deep within one another here"
            self._problem("list-too-deep", message, self._span(node), "Make shorter lists, with headings between.")
        elif self._not_too_deep(node, inner):
            items = tuple(self._item(item, inner) for item in node.children)
            paragraphs = (child for item in node.children for child in item.children if child.type == "paragraph")
            tight = all(paragraph.hidden for paragraph in paragraphs)
            self.report.add(*item_problems(node, self.manuscript))
            if node.type == "bullet_list":
                self.report.add(*sign_problems(node, self.manuscript))
                yield BulletList(items, tight)
            else:
                self.report.add(*number_problems(node, self.manuscript))
                yield OrderedList(items, int(node.attrs.get("start", 1)), tight)

    def _item(self, node: SyntaxTreeNode, where: Where) -> ListItem:
        children = with_box(self.flows(node.children, where), _content(node.children[0]) if node.children else "")
        if not node.children:
            self._problem("empty-item", "this item of a list has no text", self._span(node), "Fill it or delete it.")
        return ListItem(children)

    def _not_too_deep(self, node: SyntaxTreeNode, where: Where) -> bool:
        if len(where.inside) <= DEEPEST:
            return True
        message = f"lists, quotations and boxes stand more than {DEEPEST} deep within one another here"
        self._problem("too-deep", message, self._span(node), "Take some of them apart.")
        return False

    def _quote(self, node: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        inner = where.within("quotation", Role.QUOTE)
        if self._not_too_deep(node, inner):
            if not node.children:
                self._problem("empty-box", "this quotation has no text", self._span(node), "Fill it or delete it.")
            self.report.add(*quotation_problems(node, self.manuscript))
            yield Quote(self.flows(node.children, inner))

    def _box(self, node: SyntaxTreeNode, where: Where) -> Iterator[Flow]:
        assert node.nester_tokens is not None
        box: Box = node.nester_tokens.opening.meta["box"]
        if box.name == ONLY:
            # Its marks were taken away wherever they count: here they would leave nothing out.
            self.report.add(misplaced(self._span(node)))
            return
        if box.language:
            yield from self._in_language(node, box, where)
            return
        drawn = {BoxName.NUMBERS: self._numbers, BARS: self._bars, CHART: self._chart, COMPARE: self._compare}
        if read := drawn.get(box.name):
            empty = not node.children and box.name != CHART
            self.report.add(*box_problems(box, empty, where.inside, self._span(node)))
            if box.closed:  # otherwise everything below it would be taken for its rows
                yield from read(node, box, where)
            return
        kind = opened(box.name)
        inner = where.within(box.name, Role.BODY if box.name == SIDE else kind.text)
        self.report.add(*box_problems(box, not node.children, where.inside, self._span(node)))
        if not self._not_too_deep(node, inner):
            return
        line = node.map[0] if node.map else 0
        beside = CAPTION if kind.name is BoxName.BILL else TITLE if kind.title else where.kind
        words = self._words(box.title, line, beside) if box.title else ()
        children = self.flows(node.children, inner)
        if kind.name in wording.BOXES:
            places = tuple(self._span(child) for child in node.children if child.type == "paragraph")
            found, problems = wording.made(kind.name, wording.Opened(words, children, self._span(node), places))
            self.report.add(*problems)
            yield from found
        elif box.name == SIDE:
            self.report.add(*side_content_problems(children, self._span(node)))
            yield Callout(children, words, side=True)
        elif box.name in WRITTEN:
            yield Callout(children, words, kind.name) if kind.title else Quote(children, words)

    def _in_language(self, node: SyntaxTreeNode, box: Box, where: Where) -> Iterator[Flow]:
        """What is between the lines, which only says its language."""
        self.report.add(*language_problems(box.language, self._span(node)))
        self.report.add(*box_problems(box, not node.children, (), self._span(node)))
        yield from flows_in(self.flows(node.children, where), box.language)

    def _numbers(self, node: SyntaxTreeNode, box: Box, where: Where) -> Iterator[Flow]:
        self.report.add(*keynumbers.count_problems(node.children, box.title, self._span(node)))
        rows = []
        for row in node.children:
            problems = tuple(keynumbers.row_problems(row, self._span(row)))
            self.report.add(*problems)
            if not problems:
                rows.append(keynumbers.key_number(row, lambda part: self._line(part, where.kind)))
                self.report.add(*length_problems(rows[-1], self._span(row)))
        if rows:
            yield Numbers(tuple(rows))

    def _bars(self, node: SyntaxTreeNode, box: Box, where: Where) -> Iterator[Flow]:
        place = self._span(node)
        self.report.add(*bars.content_problems(node.children, box.title, place))
        caption = self._words(box.title, node.map[0] if node.map else 0, CAPTION) if box.title else ()
        for inner in (child for child in node.children if child.type == "table"):
            read = self._plain_table(inner, where)
            table = replace(read, caption=caption)
            sized = tuple(bars.table_problems(read, table, self._span(inner)))
            self.report.add(*sized)
            if sized or self._is_ragged(inner):
                continue
            drawn, problems = bars.read_bars(table, bars.Cells(self.manuscript, bars.lines_of(inner), self.language))
            self.report.add(*problems)
            yield drawn

    def _chart(self, node: SyntaxTreeNode, box: Box, where: Where) -> Iterator[Flow]:
        """The chart, and below it the table of its numbers."""
        place = self._span(node)
        settings, words, problems = settings_of(box.title, place)
        caption = self._words(words, node.map[0] if node.map else 0, CAPTION) if words else ()
        self.report.add(*problems, *charting.content_problems(node.children, settings, caption, place))
        if settings.src:
            grid = self.data(settings.src, settings.sheet, place)
            table = grid.table if grid else None
        else:
            inner = next((child for child in node.children if child.type == "table"), None)
            table = self._plain_table(inner, where) if inner else None
            cells = bars.Cells(self.manuscript, bars.lines_of(inner) if inner else (), self.language)
            whole = inner if inner and not self._is_ragged(inner) else None
            grid = charting.grid_of(table, cells, self._span(whole)) if table and whole else None
        chart = charting.build(grid, settings, caption, place, self.language, self.report) if grid else None
        if chart and table:
            yield from (chart, table)

    def _is_ragged(self, node: SyntaxTreeNode) -> bool:
        """Whether cells are missing or too many, which is told: what is in the others says nothing then."""
        return any(tables.table_problems(node, self.manuscript))

    def _plain_table(self, node: SyntaxTreeNode, where: Where) -> Table:
        read = self._table(node, where)
        assert isinstance(read, Table)
        return read

    def _compare(self, node: SyntaxTreeNode, box: Box, where: Where) -> Iterator[Flow]:
        self.report.add(*compare.content_problems(node.children, self._span(node)))
        caption = self._words(box.title, node.map[0] if node.map else 0, CAPTION) if box.title else ()
        for inner in (child for child in node.children if child.type == "table"):
            read = self._plain_table(inner, where)
            self.report.add(*compare.table_problems(read, self._span(inner)))
            if self._is_ragged(inner):
                continue
            cells = bars.Cells(self.manuscript, bars.lines_of(inner), self.language)
            made, problems = compare.read_comparison(replace(read, caption=caption), cells)
            self.report.add(*problems)
            yield made

    def _table(self, node: SyntaxTreeNode, where: Where) -> Flow:
        self.report.add(*tables.table_problems(node, self.manuscript))
        return tables.read_table(
            node, lambda cell: self._line(cell, where.kind), lambda words: self._line(words, CAPTION)
        )

    def _fence(self, node: SyntaxTreeNode) -> Flow:
        self.report.add(*fence_problems(node, self._span(node)))
        return CodeListing(node.content.removesuffix("\n"))


def _content(node: SyntaxTreeNode) -> str:
    """The Markdown of a paragraph."""
    return node.children[0].content if node.children else ""
