"""Roles of paragraphs, parts of a brief and its boxes: the one table of what stands in which.

The contrast check and every writer read it, so that a box which is in this table is drawn, labelled, kept together
and checked in each of them. How a box looks is said by the style, under its name in `frames`; how a role looks,
under its name in `looks`.
"""

from __future__ import annotations

from enum import StrEnum

from briefgen.noun import noun


class Role(StrEnum):
    """What a paragraph is, and so how it looks: one CSS class, one Word paragraph style."""

    BODY = "body"
    ORGANIZATION = "organization"
    TAGLINE = "tagline"
    DATELINE = "dateline"
    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    SUMMARY = "summary"
    MEETING = "meeting"
    ADDRESS = "address"
    CLOSING = "closing"
    SIGNATURE = "signature"
    SPOKEN = "spoken"
    ASK_LABEL = "ask-label"
    ASK = "ask"
    ASK_FURTHER = "ask-further"
    ASK_BILL = "ask-bill"
    CALLOUT_TITLE = "callout-title"
    CALLOUT = "callout"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    PULL_QUOTE = "pull-quote"
    PULL_ATTRIBUTION = "pull-attribution"
    BILL_TITLE = "bill-title"
    BILL = "bill"
    BILL_LEGEND = "bill-legend"
    ANSWER = "answer"
    CLAIM = "claim"
    ANSWER_TEXT = "answer-text"
    STAT_NUMBER = "stat-number"
    STAT_TEXT = "stat-text"
    CAPTION = "caption"
    TABLE = "table"
    FOOTNOTE = "footnote"
    LABEL = "label"
    CONTACT = "contact"
    CONTACT_LABEL = "contact-label"
    CONTACT_CARD = "contact-card"
    SIDE_LABEL = "side-label"
    SIDE = "side"
    SIDE_NUMBER = "side-number"
    SIGNER = "signer"
    ENDORSERS = "endorsers"
    SOURCE = "source"
    FUNDING = "funding"
    RUNNING_HEAD = "running-head"
    FOOTER = "footer"
    MARK = "mark"

    @property
    def token(self) -> str:
        """The name of its look in a style."""
        return self.value.replace("-", "_")


class GroupRole(StrEnum):
    """The built-in parts of a brief that hold several flows."""

    MASTHEAD = "masthead"
    MEETING = "meeting"
    ASK = "ask"
    SUMMARY = "summary"
    LOCAL = "local"
    SIDE = "side"
    CONTACT = "contact"
    CONTACT_CARD = "contact_card"
    SIGNERS = "signers"
    SOURCES = "sources"


class BoxName(StrEnum):
    """The boxes of a brief: the name of each in `frames` of a style, and its CSS class."""

    MASTHEAD = "masthead"
    MEETING = "meeting"
    ASK = "ask"
    CALLOUT = "callout"
    QUOTE = "quote"
    PULL_QUOTE = "pull_quote"
    BILL = "bill"
    ANSWER = "answer"
    NUMBERS = "numbers"
    CONTACT_CARD = "contact_card"
    MARK = "mark"


@noun
class Box:
    """One kind of box.

    `text` is the role of the plain paragraphs in it, `further` one of others beside them. `title` stands at its head
    and is never parted from what it leads to; `end` stands at its foot and is never parted from what comes before;
    `across` stands at its other side. `tag` is what it is in the words of HTML, from which the tags of a PDF are made.
    Boxes that are `written` are opened by authors with `:::` and their name, or what they are `called` in its place, and
    may hold anything that a column of text may hold.
    """

    name: BoxName
    tag: str
    text: Role
    title: Role | None = None
    end: Role | None = None
    across: Role | None = None
    further: Role | None = None
    written: bool = False
    called: str = ""

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that stand in this box and nowhere else."""
        return tuple(role for role in (self.title, self.text, self.further, self.end, self.across) if role)


BOXES = {
    box.name: box
    for box in (
        Box(BoxName.MASTHEAD, "header", Role.ORGANIZATION, end=Role.TAGLINE, across=Role.DATELINE),
        Box(BoxName.MEETING, "div", Role.MEETING),
        Box(BoxName.ASK, "section", Role.ASK, title=Role.ASK_LABEL, end=Role.ASK_BILL, further=Role.ASK_FURTHER),
        Box(BoxName.CALLOUT, "aside", Role.CALLOUT, title=Role.CALLOUT_TITLE, written=True),
        Box(BoxName.QUOTE, "blockquote", Role.QUOTE, end=Role.ATTRIBUTION, written=True),
        Box(
            BoxName.PULL_QUOTE,
            "blockquote",
            Role.PULL_QUOTE,
            end=Role.PULL_ATTRIBUTION,
            written=True,
            called="pull-quote",
        ),
        Box(BoxName.BILL, "figure", Role.BILL, title=Role.BILL_TITLE, end=Role.BILL_LEGEND, written=True),
        Box(
            BoxName.ANSWER,
            "section",
            Role.ANSWER_TEXT,
            title=Role.ANSWER,
            further=Role.CLAIM,
            written=True,
            called="answers",
        ),
        Box(BoxName.NUMBERS, "li", Role.STAT_TEXT, title=Role.STAT_NUMBER),
        Box(BoxName.CONTACT_CARD, "address", Role.CONTACT_CARD, title=Role.CONTACT_LABEL),
        Box(BoxName.MARK, "p", Role.MARK),
    )
}
"""The boxes by their names."""

BOX_OF_PART = {part: BOXES[BoxName(part.value)] for part in GroupRole if part.value in BOXES}
"""The built-in parts that stand in a box."""

TEXT_OF_PART = {
    GroupRole.SUMMARY: Role.SUMMARY,
    GroupRole.LOCAL: Role.BODY,
    GroupRole.SIDE: Role.SIDE,
    GroupRole.CONTACT: Role.CONTACT,
    GroupRole.SIGNERS: Role.SIGNER,
    GroupRole.SOURCES: Role.SOURCE,
} | {part: box.text for part, box in BOX_OF_PART.items()}
"""The role that plain paragraphs of a built-in part play."""

BOX_OF_ROLE = {role: box for box in BOXES.values() for role in box.roles}
"""The roles that stand only in one box."""

WRITTEN = {box.called or box.name.value: box for box in BOXES.values() if box.written}
"""The boxes that authors open, by what they write behind `:::`."""

BARS = "bars"
"""What authors open to have bars drawn in a table."""

CHART = "chart"
"""What authors open to have numbers drawn."""
COMPARE = "compare"
"""What authors open to compare, in a table whose cells say yes, no or partly."""

SIDE = "side"
"""What authors open to have text beside the others'; a callout where a style has no room there."""

OPENED = (*WRITTEN, SIDE, BoxName.NUMBERS.value, BARS, CHART, COMPARE)
"""All that authors open with `:::` and its name."""


def opened(name: str) -> Box:
    """The box whose roles stand in what authors open by a name; what there is not is read as a quotation."""
    if name == SIDE:
        return BOXES[BoxName.CALLOUT]
    return WRITTEN.get(name, BOXES[BoxName.QUOTE])


ANYWHERE = (Role.CAPTION, Role.TABLE)
"""Roles of paragraphs that stand in the column of text and in any box that is written."""

RUNNING_TEXT = (
    Role.BODY, Role.SPOKEN, Role.SUMMARY, Role.ADDRESS, Role.CLOSING, Role.SIGNATURE, Role.SOURCE, Role.FUNDING,
)  # fmt: skip
"""Paragraphs, beside lists, whose lines are no longer than can be read where paper lies: not those of notes, which would
take the page."""

LABELS = (Role.LABEL, Role.SIDE_LABEL, *(box.title for box in BOXES.values() if box.title))
"""Paragraphs that name what stands below them."""

FOUND = (Role.ASK_LABEL, Role.LABEL, *(box.title for box in BOXES.values() if box.written and box.title))
"""Labels that a bookmark leads to: of the ask, of the lists at the end, of boxes."""

LEADS = (Role.KICKER, *LABELS)
"""Paragraphs that, like headings, are never parted from what follows."""

ENDS = tuple(box.end for box in BOXES.values() if box.end)
"""Paragraphs that are never parted from what comes before."""
