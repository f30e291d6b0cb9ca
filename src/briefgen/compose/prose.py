"""Text of a brief or block → tree: variables filled in, Markdown read, in the role it plays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from briefgen.compose.fill import fill
from briefgen.compose.sandbox import Environment, escape
from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Flow, Heading, Inline, Paragraph, Role
from briefgen.noun import noun

NBSP = "\u00a0"
HOUSE = re.compile(r"(?<=\d) (?=[^\W\d_a-z])")
"""The space between the number of a house and its street: `100 Example Street`. In prose it would bind too much."""

ParseFlows = Callable[[Manuscript, Report], tuple[Flow, ...]]
ParseInlines = Callable[[Manuscript, Report], tuple[Inline, ...]]


@noun
class Prose:
    """Makes tree of text for the brief in `file`. `flows` and `inlines` read Markdown."""

    environment: Environment
    values: Mapping[str, Any]
    flows: ParseFlows
    inlines: ParseInlines
    report: Report
    file: str

    def plain(self, words: str) -> tuple[Inline, ...]:
        """Data, not markup: every character stands as it is, quotes made typographic, and addresses kept together."""
        found = Report()
        inlines = self.inlines(Manuscript.verbatim(HOUSE.sub(NBSP, escape(words)), ""), found)
        # Data may come from several files, and be put together here: the words themselves tell where to look.
        self.report.add(
            *(replace(each, message=f"{each.message}: “{words}”", span=Span(self.file)) for each in found.diagnostics)
        )
        return inlines

    def line(self, manuscript: Manuscript) -> tuple[Inline, ...]:
        """One line of Markdown with variables."""
        filled = fill(manuscript, self.values, self.environment, self.report)
        return self.inlines(filled, self.report) if filled else ()

    def text(self, manuscript: Manuscript) -> tuple[Flow, ...]:
        """Markdown with variables."""
        filled = fill(manuscript, self.values, self.environment, self.report)
        return self.flows(filled, self.report) if filled else ()

    def paragraphs(self, manuscript: Manuscript, name: str, role: Role) -> tuple[Paragraph, ...]:
        """Markdown that may hold nothing but paragraphs, in the role given. `name` is what the author calls it."""
        flows = self.text(manuscript)
        if not all(isinstance(flow, Paragraph) for flow in flows):
            message = f"`{name}` holds something other than paragraphs"
            self.report.add(Diagnostic("only-paragraphs", message, manuscript.span(0), expected="paragraphs"))
        return tuple(replace(flow, role=role) for flow in flows if isinstance(flow, Paragraph))

    def boxed(self, manuscript: Manuscript, name: str, role: Role) -> tuple[Flow, ...]:
        """Markdown that may hold all that a box may hold, its plain paragraphs in the role given."""
        flows = self.text(manuscript)
        if any(isinstance(flow, Heading) for flow in flows):
            message = f"`{name}` holds a heading"
            expected = "paragraphs, lists, tables, quotations, pictures"
            self.report.add(Diagnostic("only-paragraphs", message, manuscript.span(0), expected=expected))
        return tuple(replace(flow, role=role) if isinstance(flow, Paragraph) else flow for flow in flows)

    def words(self, manuscript: Manuscript, name: str) -> tuple[Inline, ...]:
        """Markdown that may hold one paragraph: unlike in a line, sources may be cited in it."""
        return tuple(inline for flow in self.paragraphs(manuscript, name, Role.BODY) for inline in flow.children)
