"""The mark of an internal text on paper: a bar at the head of every page, one at its foot, a rule down its left edge."""

from __future__ import annotations

from briefgen.document.geometry import FROM_EDGE, Geometry
from briefgen.document.nodes import Footer
from briefgen.models.footing import DOWN
from briefgen.models.style import Tokens
from briefgen.writers.html.rules import frame, look, page_number, quoted, rule


def head_bar(mark: str, page: Geometry, tokens: Tokens) -> str:
    """The mark in the upper margin: as a part of the text on the first page, as a running head on the others."""
    (left, right), under = _outdents(page), page.next_top - page.mark - page.mark_text - _around(tokens)
    head = _bar(page, tokens, page.mark_text) | {
        "content": quoted(mark),
        "margin": f"{_points(page.mark)} {_points(-right)} {_points(under)} {_points(-left)}",
    }
    first = {
        "position": "absolute", "top": _points(page.mark - page.top), "left": _points(-left), "right": _points(-right),
        "margin": "0", "min-height": _points(page.mark_text),
    }  # fmt: skip
    return "".join(
        (
            rule("p.mark", first),
            f"@page {{ {rule('@top-center', head)}}}\n",
            f"@page :first {{ {rule('@top-center', {'content': 'none'})}}}\n",
        )
    )


def foot_bar(foot: Footer, page: Geometry, tokens: Tokens) -> tuple[str, str]:
    """The words of the mark at the foot of the pages, on its ground as at their head, and what is otherwise on the
    first: it has no page number."""
    (left, right), taken = _outdents(page), page.foot + page.foot_text + _around(tokens)
    number = page_number(foot.page_of.replace(" ", "\u00a0")) if foot.page_of else ""
    said = _bar(page, tokens, page.foot_text) | {
        "content": f"{quoted(foot.left + DOWN)} {number}" if number else quoted(foot.left),
        "margin": f"{_points(page.next_bottom - taken)} {_points(-right)} {_points(page.foot)} {_points(-left)}",
    }
    none = "".join(rule(f"@bottom-{side}", {"content": "none"}) for side in ("left", "right"))
    higher = {"margin-top": _points(page.bottom - taken)} if page.bottom != page.next_bottom else {}
    first = rule("@bottom-center", {"content": quoted(foot.left), **higher})
    return none + rule("@bottom-center", said), f"@page :first {{ {first}}}\n"


def _outdents(page: Geometry) -> tuple[float, float]:
    """How far the bars reach out of the page's own margins, in which a side column already stands."""
    left, right = page.outdents
    return left - page.beside, right


def _around(tokens: Tokens) -> float:
    """What a bar takes of the height besides its words."""
    box = tokens.frames.mark
    return box.top + box.bottom + 2 * box.padding_y


def _bar(page: Geometry, tokens: Tokens, lines: float) -> dict[str, str]:
    box = tokens.frames.mark
    measures = {"width": _points(page.bar - box.across), "height": _points(lines), "vertical-align": "top"}
    return look(tokens.looks.mark, tokens, _points) | frame(box, tokens, _points) | measures


def edge_rule(page: Geometry, tokens: Tokens) -> str:
    """The rule of a mark down the left edge of every page, which shows in a stack of paper: it binds the bars."""
    if not page.edge:
        return ""
    color = getattr(tokens.colors, tokens.frames.mark.ground or "text")
    below, after = page.foot or FROM_EDGE, page.following
    said = {
        "content": '""',
        "width": _points(page.edge),
        "height": _points(page.height - page.mark - below),
        "margin": _around_edge(after, below),
        "background-color": color,
    }
    made = f"@page {{ {rule('@left-middle', said)}}}\n"
    if after != page:
        made += f"@page :first {{ {rule('@left-middle', {'margin': _around_edge(page, below)})}}}\n"
    return made


def _around_edge(page: Geometry, below: float) -> str:
    sides = (page.mark - page.top, page.margin - FROM_EDGE - page.edge, below - page.bottom, FROM_EDGE)
    return " ".join(map(_points, sides))


def _points(measure: float) -> str:
    return f"{measure:g}pt"
