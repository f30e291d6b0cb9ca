"""The rules of CSS for data tables."""

from __future__ import annotations

from briefgen.models.style import TableWidth, Tokens
from briefgen.writers.html.rules import Measure, look, rule


def tables(tokens: Tokens, measure: Measure) -> str:
    """Tables: a tinted head with a rule under it, thin rules between rows, figures that stand under one another."""
    colors, padding = tokens.colors, tokens.tables
    after = measure(tokens.looks.body.after + 4)
    width = "auto" if padding.width is TableWidth.NATURAL else "100%"
    text = look(tokens.looks.table, tokens, measure) | {"font-variant-numeric": "lining-nums tabular-nums"}
    row = f"{measure(0.5)} solid {colors.rule}"
    return "".join(
        (
            rule("table", {"width": width, "border-collapse": "collapse", "margin": f"{measure(4)} 0 {after}"}),
            rule("th, td", text | {"padding": f"{measure(padding.padding_y)} {measure(padding.padding_x)}",
                                   "vertical-align": "top", "border-bottom": row, "overflow-wrap": "break-word"}),
            rule("thead th, thead td", {"background-color": colors.tint, "font-weight": "700", "vertical-align": "bottom",
                                        "border-bottom": f"{measure(1)} solid {colors.accent}"}),
            rule("table.fixed", {"table-layout": "fixed", "width": "100%"}),
            rule("table.bars", {"width": "100%"}),
            rule("tr, table.together", {"break-inside": "avoid"}),
            rule("thead, caption", {"break-after": "avoid", "break-inside": "avoid"}),
            rule("caption", {"caption-side": "top"}),
            *(rule(f"th.{side}, td.{side}", {"text-align": side}) for side in ("left", "center", "right")),
        )
    )  # fmt: skip
