"""Which text stands beside a picture at the side: what follows it, up to the next heading, table, box or picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.document.nodes import BulletList, Figure, Flow, OrderedList, Paragraph


def beside_pictures(flows: Sequence[Flow]) -> Iterator[tuple[Figure | None, tuple[Flow, ...]]]:
    """Flows in order: pictures at the side each with the text beside it, and the rest, each flow by itself."""
    at = 0
    while at < len(flows):
        flow = flows[at]
        at += 1
        if not isinstance(flow, Figure) or not flow.side:
            yield None, (flow,)
            continue
        end = at
        while end < len(flows) and _stands_beside(flows[end]):
            end += 1
        yield flow, tuple(flows[at:end])
        at = end


def _stands_beside(flow: Flow) -> bool:
    """Whether a flow is text alone: a list may hold a table, which needs the whole room."""
    match flow:
        case Paragraph():
            return True
        case BulletList(items) | OrderedList(items):
            return all(_stands_beside(child) for item in items for child in item.children)
        case _:
            return False
