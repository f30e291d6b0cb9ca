"""The masthead in Word: a line beside the logo, lines under one another, or a row of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.document.letterhead import LOGO_SPACE, Letterhead
from briefgen.document.nodes import LineBreak, Paragraph, Role, plain_text
from briefgen.models.letterhead import Variant
from briefgen.models.style import Align
from briefgen.writers.docx import names
from briefgen.writers.docx.names import StyleName
from briefgen.writers.docx.ooxml import Element, text, w
from briefgen.writers.docx.paragraphs import paragraph, space
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.units import twips
from briefgen.writers.metrics import text_width

BETWEEN = "\u00a0" * 4
"""What stands between logos in one line: about as wide as the space between them elsewhere."""

CENTERED = 4.0
"""Space between centered logos and the words below them, in points."""

SLACK = 1.06
"""By how much words across from the name may be wider than is reckoned: programs kern in their own ways."""

MOST_ACROSS = 0.45
"""The most of the width that words across from the name take."""


def one_line(story: Story, role: Role) -> bool:
    """Whether a line of a role can stand right behind a logo, in one paragraph with it: from the left."""
    tokens = story.sheet.tokens
    return tokens.masthead.variant is not Variant.CENTER and story.sheet.look(role).align is Align.LEFT


def beside_logo(style: StyleName, content: Sequence[Element], end: float) -> Element:
    """One line beside a logo that ends so far from the edge of the column, centered on it."""
    stop = w("tab", val="left", pos=twips(end + LOGO_SPACE))
    return paragraph(style, content, w("tabs", stop), w("textAlignment", val="center"))


def under_one_another(logos: Sequence[Element], more: bool, story: Story) -> list[Element]:
    """The logos in one line, with space to what stands below them where there is `more`."""
    if not logos:
        return []
    content = [logos[0], *(element for logo in logos[1:] for element in (w("r", text(BETWEEN)), logo))]
    line = paragraph(names.FIGURE, content, w("jc", val=_side(story)), w("textAlignment", val="center"))
    space(line, before=0, after=CENTERED if more else 0)
    return [line]


def _side(story: Story) -> str:
    looks = story.sheet.tokens.masthead
    return "center" if looks.variant is Variant.CENTER else "right" if looks.logos_last else "left"


def row(
    head: Letterhead,
    logos: Sequence[Element],
    widths: Sequence[float],
    said: list[Element],
    across: list[Element],
    room: float,
    story: Story,
) -> list[tuple[float, list[Element]]]:
    """What stands side by side, each with its room: logos, words, words at the other side, logos."""
    cells = [(width + LOGO_SPACE, [_alone(logo, "left")]) for logo, width in zip(logos, widths, strict=False)]
    first = cells[: len(head.first)]
    last = [
        (width + LOGO_SPACE, [_alone(logo, "right")])
        for logo, width in zip(logos[len(first) :], widths[len(first) :], strict=True)
    ]
    beyond = [(min(MOST_ACROSS * room, _width(head, story)), across)] if across else []
    taken = sum(width for width, _ in (*first, *beyond, *last))
    return [*first, (room - taken, said), *beyond, *last]


def at_right(picture: Element) -> Element:
    """A picture alone in its line, at the right."""
    return _alone(picture, "right")


def _alone(logo: Element, side: str) -> Element:
    return paragraph(names.FIGURE, [logo], w("jc", val=side))


def _width(head: Letterhead, story: Story) -> float:
    """The width of the longest line across from the name, in points."""
    look = story.sheet.look(Role.DATELINE)
    font = story.sheet.font(look, bold=True)
    widest = max(text_width(font, line.upper() if look.uppercase else line) for line in _lines(head))
    return SLACK * widest * look.size + LOGO_SPACE


def _lines(head: Letterhead) -> Iterator[str]:
    for flow in head.across:
        words = flow.children if isinstance(flow, Paragraph) else ()
        ends = [at for at, word in enumerate(words) if isinstance(word, LineBreak)]
        for start, end in zip([0, *(at + 1 for at in ends)], [*ends, len(words)], strict=True):
            yield plain_text(words[start:end])
