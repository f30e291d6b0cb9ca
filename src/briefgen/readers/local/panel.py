"""Columns of local figures that stand in the district panel → `meeting.local`, where a brief says none itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping

from briefgen.diagnostics import Report, Span
from briefgen.readers.brief.merge import Node
from briefgen.readers.local.describing import Described, described
from briefgen.workspace import Workspace

MEETING = "meeting"
PANEL = "local"


def files_named(own: Node) -> Mapping[str, Span]:
    """The tables of local figures that a packet names, each with its place."""
    named = own.keys.get("local")
    if named is None or "documents" not in own.keys:
        return {}
    items = named.items or (named,)
    return {one.value.strip(): one.span or Span("") for one in items if isinstance(one.value, str)}


def with_panel(
    workspace: Workspace, node: Node, files: Mapping[str, Span], lines: MutableMapping[str, tuple[str, ...]]
) -> Node:
    """A brief with the figures of its panel, in the order of the tables in `files`; its own, where it has some.

    `lines` takes the lines of what describes the tables. What is wrong there is told by who reads the tables.
    """
    read = (described(workspace, file, span, Report()) for file, span in files.items())
    tables = [one for one in read if one]
    lines.update((one.file, one.lines) for one in tables)
    panel = [figure for one in tables for figure in _figures(one)]
    meeting = node.keys.get(MEETING) or Node({}, node.span, node.key_span)
    if not panel or not isinstance(meeting.value, dict) or PANEL in meeting.keys:
        return node
    return node.with_key(MEETING, meeting.with_key(PANEL, Node(panel, panel[0].span, panel[0].span)))


def _figures(one: Described) -> Iterator[Node]:
    for number, name in enumerate(one.said.panel):
        column = one.said.columns.get(name)
        if column and (words := column.what or column.unit):
            span, at = one.span("panel", number), one.span("columns", name, "what" if column.what else "unit")
            source = ", ".join(filter(None, (column.source, column.locator)))
            said = {"say": f"{{{{ local.{name}.figure }}}}", "source": source}
            figure = {key: Node(value, span, span) for key, value in said.items()}
            yield Node(figure | {"what": Node(words, at, at)}, span, span)
