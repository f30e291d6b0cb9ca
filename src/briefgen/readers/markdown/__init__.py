"""Markdown → flows: CommonMark with tables, footnotes, citations and boxes, nothing else, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Flow, Inline
from briefgen.models.languages import USUAL_LANGUAGE
from briefgen.readers.markdown.flows import FlowReader, ReadData, ReadImage, Where
from briefgen.readers.markdown.guards import guard
from briefgen.readers.markdown.inlines import TITLE, LineReader
from briefgen.readers.markdown.links import definition_problems
from briefgen.readers.markdown.notes import Notes
from briefgen.readers.markdown.pasted import with_bullets_read
from briefgen.readers.markdown.places import Cursor
from briefgen.readers.markdown.syntax import parser


def parse(
    manuscript: Manuscript,
    image: ReadImage,
    report: Report,
    language: str = USUAL_LANGUAGE,
    data: ReadData = lambda *_: None,
) -> tuple[Flow, ...]:
    """The flows of a text, with a diagnostic in `report` for everything that could not be printed as written.

    Headings keep the level they are written with; anchors and numbers of notes are empty.
    Quotation marks are those of `language`. `image` reads a picture by its path and
    description, and reports what is wrong with it itself; `data` the cells of a file likewise.
    """
    found = Report()
    flows: tuple[Flow, ...] = ()
    if guard(manuscript, found):
        env: dict[str, Any] = {"manuscript": manuscript, "report": found}
        md = parser(language)
        # Whether code is closed shows only where the last line has an end.
        root = SyntaxTreeNode(md.parse(with_bullets_read(manuscript.text) + "\n", env))
        found.add(*definition_problems(root, env, manuscript))
        reader = FlowReader(md, manuscript, found, image, data, Notes(root, manuscript, found), env, language)
        flows = reader.flows(root.children, Where())
    report.add(*sorted(found.diagnostics, key=_place))
    return flows


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    return (diagnostic.span.line, diagnostic.span.column) if diagnostic.span else (0, 0)


def parse_inline(
    manuscript: Manuscript, report: Report, language: str = USUAL_LANGUAGE, citations: bool = False
) -> tuple[Inline, ...]:
    """The inlines of one line of text: a title, a label, an attribution.

    Line ends are spaces, and nothing begins a list or a heading. Footnotes are refused;
    so are citations, unless `citations` lets them stand.
    """
    if not guard(manuscript, report):
        return ()
    env: dict[str, Any] = {"manuscript": manuscript, "report": report}
    text = " ".join(manuscript.text.split("\n"))
    root = SyntaxTreeNode(parser(language).parseInline(text.strip(), env))
    kind = replace(TITLE, citations=citations)
    return LineReader(report, Cursor(manuscript, text, 0), kind, _no_note).read(root[0].children)


def _no_note(name: str, span: Span) -> None:
    """There are no footnotes in a line of text; calls of them are refused before this is asked."""
