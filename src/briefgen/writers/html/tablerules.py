"""The rules of CSS for data tables."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.stages import Stage
from briefgen.models.contrast import link_on
from briefgen.models.lettering import FigureForm, FigureSpacing
from briefgen.models.palette import ColorName
from briefgen.models.style import Tokens
from briefgen.models.tabling import TableWidth
from briefgen.writers.html.rules import Measure, look, numeric, rule


def tables(tokens: Tokens, measure: Measure) -> str:
    """Tables: a head on a ground with a rule under it, thin rules between rows, figures that stand under one another."""
    colors, padding = tokens.colors, tokens.tables
    after = measure(tokens.looks.body.after + 4)
    width = "auto" if padding.width is TableWidth.NATURAL else "100%"
    text = look(tokens.looks.table, tokens, measure) | numeric(FigureForm.LINING, tokens.figures.spacing)
    rows, head = padding.rows, padding.head
    row = _line(rows.rule, rows.color, tokens, measure)
    return "".join(
        (
            rule("table", {"width": width, "border-collapse": "collapse", "margin": f"{measure(4)} 0 {after}"}),
            rule("th, td", text | {"padding": f"{measure(padding.padding_y)} {measure(padding.padding_x)}",
                                   "vertical-align": "top", "border-bottom": row, "overflow-wrap": "break-word"}),
            rule("td.right", numeric(FigureForm.LINING, FigureSpacing.TABULAR)),
            rule("thead th, thead td", {"background-color": getattr(colors, head.ground), "font-weight": "700",
                                        "vertical-align": "bottom",
                                        "border-bottom": _line(head.rule, head.rule_color, tokens, measure)}),
            *_further(tokens, measure),
            rule("table.fixed", {"table-layout": "fixed", "width": "100%"}),
            rule("table.bars", {"width": "100%"}),
            *_stages(tokens, measure),
            rule("tr, table.together", {"break-inside": "avoid"}),
            rule("thead, caption", {"break-after": "avoid", "break-inside": "avoid"}),
            rule("caption", {"caption-side": "top"}),
            *(rule(f"th.{side}, td.{side}", {"text-align": side}) for side in ("left", "center", "right")),
        )
    )  # fmt: skip


def _stages(tokens: Tokens, measure: Measure) -> Iterator[str]:
    """The stages of a bill: no ground and no rules but the line above each, whose form says what it is."""
    plain = {"background-color": "transparent", "border-bottom": "none", "font-weight": "400"}
    plain |= {"color": getattr(tokens.colors, tokens.looks.table.color), "vertical-align": "top"}
    # Where cells share their lines, a line reaches out of the table by its width.
    yield rule("table.tracker", {"width": "100%", "border-collapse": "separate", "border-spacing": "0"})
    yield rule("table.tracker thead th, table.tracker tbody td", plain)
    yield rule("table.tracker thead th", {"padding-bottom": "0"})
    yield rule("table.tracker tbody td", {"padding-top": "0"})
    thickest = max(stage.rule[1] for stage in Stage)
    for stage in Stage:
        form, width = stage.rule
        # Words stand in one line under lines of any width.
        above = {"padding-top": measure(tokens.tables.padding_y + thickest - width)}
        above |= {"border-top": f"{measure(width)} {form} {tokens.colors.accent}"}
        yield rule(f"table.tracker thead th.{stage}", above)


def _line(width: float, color: ColorName, tokens: Tokens, measure: Measure) -> str:
    return f"{measure(width)} solid {getattr(tokens.colors, color)}" if width else "none"


def _further(tokens: Tokens, measure: Measure) -> Iterator[str]:
    """What a style says beyond the usual: words of the head and the first column, every second row, our row."""
    said, colors = tokens.tables, tokens.colors
    if said.head.color:
        yield rule("thead th, thead td", {"color": getattr(colors, said.head.color)})
    first = {"font-weight": "700" if said.first_column.bold else "400"} if said.first_column.bold is not None else {}
    first |= {"color": getattr(colors, said.first_column.color)} if said.first_column.color else {}
    if first:
        yield rule("tbody th", first)
    grounds = {"tbody tr:nth-child(even)": said.rows.zebra, "tbody tr.own": said.own.ground if said.own else None}
    grounds["tbody td.ours"] = said.own_column
    for place, ground in grounds.items():
        if ground:
            yield rule(place, {"background-color": getattr(colors, ground)})
            yield "" if link_on(ground, colors) else rule(f"{place} a", {"color": "inherit"})
    if said.own:
        line = _line(said.own.rule, said.own.color, tokens, measure)
        yield rule("tr.own > td, tr.own > th", {"font-weight": "700"})
        yield rule("tr.own > :first-child", {"border-inline-start": line})
