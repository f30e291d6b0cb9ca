"""The boxes of a brief, as a style frames them."""

from __future__ import annotations

from pydantic import Field

from briefgen.models import wording
from briefgen.models.framing import Frame
from briefgen.models.values import Model

UNDER_A_RULE = {"top": "1.5pt", "padding_y": "3pt", "before": "6pt", "after": "8pt"}
"""The frame of each key number in styles that say nothing of it."""


BETWEEN_RULES = {"top": "1pt", "bottom": "1pt", "padding_y": "6pt", "before": "8pt", "after": "8pt"}
"""The frame of the contact card in styles that say nothing of it."""


class Frames(Model):
    """The boxes of a brief."""

    masthead: Frame = Field(description="Logo and name, at the head of the first page.")
    meeting: Frame = Field(description="Who meets whom, when and where.")
    ask: Frame = Field(description="The ask.")
    callout: Frame = Field(description="What authors open with `::: callout`.")
    quote: Frame = Field(description="Somebody's words, set apart.")
    pull_quote: Frame = Field(default_factory=wording.beside_a_rule, description="A sentence set large.")
    bill: Frame = Field(default_factory=wording.within_rules, description="Text of a bill.")
    answer: Frame = Field(default_factory=wording.apart, description="Each answer.")
    numbers: Frame = Field(default_factory=lambda: Frame.model_validate(UNDER_A_RULE), description="Each key number.")
    contact_card: Frame = Field(
        default_factory=lambda: Frame.model_validate(BETWEEN_RULES), description="Whom the office calls, in a card."
    )
    mark: Frame = Field(description="The warning that a page is internal.")
