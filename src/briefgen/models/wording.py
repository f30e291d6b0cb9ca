"""How pull-quotes, text of bills and answers look in styles that say nothing of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.models.framing import Frame

if TYPE_CHECKING:
    from briefgen.models.style import Look

PULLED = 1.3
"""The size of a pull-quote, in sizes of a quotation."""


def beside_a_rule() -> Frame:
    """The frame of a pull-quote."""
    said = {"left": "3pt", "padding_x": "11pt", "padding_y": "1pt", "before": "8pt", "after": "10pt"}
    return Frame.model_validate(said)


def within_rules() -> Frame:
    """The frame of the text of a bill: it stands apart on a copy in black and white, too."""
    said = {
        "border": "0.75pt",
        "padding_x": "10pt",
        "padding_y": "7pt",
        "before": "6pt",
        "after": "9pt",
        "color": "rule",
    }
    return Frame.model_validate(said)


def apart() -> Frame:
    """The frame of an answer: only space."""
    return Frame.model_validate({"before": "5pt", "after": "7pt"})


def attribution(said: dict[str, Any]) -> Look:
    """Who said a sentence that is set large: as of other words."""
    look: Look = said["attribution"]
    return look


def title(said: dict[str, Any]) -> Look:
    """Of which bill a text is: as the title of a callout."""
    look: Look = said["callout_title"]
    return look


def pulled(said: dict[str, Any]) -> Look:
    """A pull-quote: as a quotation, but larger."""
    quote: Look = said["quote"]
    return quote.model_copy(update={"size": round(PULLED * quote.size, 1), "line": 1.3, "before": 0.0, "after": 2.0})


def text_of_bill(said: dict[str, Any]) -> Look:
    """Text of a bill: as running text, as close as the text of a callout."""
    body: Look = said["body"]
    return body.model_copy(update={"before": 0.0, "after": said["callout"].after})


def legend(said: dict[str, Any]) -> Look:
    """What says how struck and inserted words look: as the line under a quotation."""
    return _close(said["attribution"], before=said["callout"].after)


def answer(said: dict[str, Any]) -> Look:
    """An answer: as headings of blocks, no smaller than running text, the space above it being that of its frame."""
    look = _close(said["heading_2"], after=1.0)
    return look.model_copy(update={"size": max(look.size, said["body"].size)})


def claim(said: dict[str, Any]) -> Look:
    """What is answered: as the line under a quotation."""
    return _close(said["attribution"], after=2.0)


def answer_text(said: dict[str, Any]) -> Look:
    """What more there is to say: as running text."""
    body: Look = said["body"]
    return body.model_copy(update={"before": 0.0})


def _close(look: Look, before: float = 0.0, after: float = 0.0) -> Look:
    return look.model_copy(update={"before": before, "after": after})
