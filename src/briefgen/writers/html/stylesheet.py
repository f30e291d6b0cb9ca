"""Design tokens → CSS: every role, box and list of a brief, in the unit of one medium."""

from __future__ import annotations

from briefgen.document.roles import BOXES, Role
from briefgen.models.style import Tokens
from briefgen.noun import noun
from briefgen.writers.html.display import display
from briefgen.writers.html.lists import lists
from briefgen.writers.html.parts import called, selector
from briefgen.writers.html.rules import Measure, around, frame, kept, look, rule
from briefgen.writers.html.screen import screen
from briefgen.writers.html.structure import on_paper, structure
from briefgen.writers.html.tablerules import tables
from briefgen.writers.html.wording import wording


@noun
class Medium:
    """Where the page is read: on `paper`, in points, or on a screen, relative to the reader's own size of type."""

    paper: bool

    def measure(self, tokens: Tokens) -> Measure:
        """How a measure in points is said."""
        if self.paper:
            return lambda points: f"{points:g}pt" if points else "0"
        body = tokens.looks.body.size
        return lambda points: f"{points / body:.4g}rem" if points else "0"


PAPER = Medium(paper=True)
SCREEN = Medium(paper=False)


def stylesheet(tokens: Tokens, medium: Medium) -> str:
    """All rules that the tokens make for a medium, but for the page itself: paper, margins, footer, notes."""
    measure = medium.measure(tokens)
    parts = (
        structure(tokens, measure, medium.paper),
        *(_role(role, tokens, measure) for role in Role if role is not Role.TABLE),
        *(_heading(level, tokens, measure) for level in (1, 2, 3)),
        *(rule(selector(box), frame(getattr(tokens.frames, name), tokens, measure)) for name, box in BOXES.items()),
        lists(tokens, measure, drawn_markers=medium.paper),
        tables(tokens, measure),
        display(tokens, measure, medium.paper),
        wording(tokens),
        on_paper(tokens) if medium.paper else screen(tokens, measure),
    )
    return "".join(parts)


def _role(role: Role, tokens: Tokens, measure: Measure) -> str:
    """The rule of one role of a paragraph."""
    style = getattr(tokens.looks, role.token)
    chosen = "figcaption, caption" if role is Role.CAPTION else called(role)
    return rule(chosen, look(style, tokens, measure) | around(style, measure) | kept(role))


def _heading(level: int, tokens: Tokens, measure: Measure) -> str:
    style = getattr(tokens.looks, f"heading_{level}")
    return rule(f"h{level + 1}", look(style, tokens, measure) | around(style, measure) | {"break-after": "avoid"})
