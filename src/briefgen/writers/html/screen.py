"""The rules of CSS for reading on a screen: a column of comfortable width, and paper when it is printed from there."""

from __future__ import annotations

from briefgen.document.roles import BOXES
from briefgen.models.style import Tokens
from briefgen.writers.html.parts import selector
from briefgen.writers.html.rules import Measure, rule

COLUMN = "43rem"
"""Width of the column: about 75 letters in a line."""


WIDE = "62rem"
"""Width of the page for a document in landscape: its tables have the room that they have on paper."""


LEAST_SCREEN = "600px"
"""The width of a screen below which what stands at the side of text stands above it."""


RUNNING = tuple(box for box in BOXES.values() if box.written or box.title)
"""The boxes that hold running text."""


def landscape() -> str:
    """What a document in landscape adds: a wider page on which lines of text stay as long as they were."""
    return "".join(
        (
            rule("body", {"max-width": WIDE}),
            rule(", ".join(("p:not(.mark)", "ul", "ol", *map(selector, RUNNING))), {"max-width": COLUMN}),
            "@page { size: landscape }\n",
        )
    )


def screen(tokens: Tokens, measure: Measure) -> str:
    """The column, and what stands after the text."""
    line = f"{measure(0.75)} solid {tokens.colors.rule}"
    size = f"{tokens.looks.body.size:g}pt"
    return "".join(
        (
            rule("html", {"font-size": "112.5%"}),
            rule("body", {"max-width": _column(tokens, measure), "margin": "0 auto", "padding": "1.5rem 1.25rem 3rem"}),
            rule("h1, h2, h3, h4, p.subtitle, p.ask", {"text-wrap": "balance"}),
            rule("p.mark", {"position": "sticky", "top": "0", "margin-bottom": "1rem"}),
            rule("p.body, li, td, th", {"hyphens": "manual"}),
            rule("section.notes", {"border-top": line, "margin-top": "2rem", "padding-top": "0.5rem"}),
            rule("aside.note:target", {"background-color": tokens.colors.tint}),
            rule("body > footer", {"border-top": line, "margin-top": "2rem", "padding-top": "0.5rem"}),
            rule("a:focus-visible", {"outline": f"2px solid {tokens.colors.accent}", "outline-offset": "2px"}),
            f"@media print {{ {rule('html', {'font-size': size})} {rule('body', {'max-width': 'none', 'padding': '0'})} }}\n",
        )
    )  # fmt: skip


def _column(tokens: Tokens, measure: Measure) -> str:
    """The width of the column, that of a side column with it where lines are held to a measure."""
    if tokens.page.measure is None:
        return COLUMN
    return measure(tokens.page.longest(tokens.looks.body.size) + (tokens.page.side.taken if tokens.page.side else 0.0))
