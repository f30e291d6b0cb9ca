"""What has a field: every key of a brief that a person may want to say, in the words of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.diagnostics import KeyPath
from briefgen.editing.fields.choices import (
    ATTACHED,
    AUDIENCES,
    FORMATS,
    FROM,
    LENGTHS,
    LOBBYING,
    LYING,
    PAPERS,
    PURPOSES,
    SHOWN,
    STANDING,
)
from briefgen.editing.fields.shapes import Shape
from briefgen.noun import noun

N_ = str
"""Marks words that are translated where they are shown."""

ANY: Final = "*"
"""Stands in the key of a row for any key that the file has."""


@noun
class Row:
    """A key of a brief with a field: 0 stands in it for the number of an item.

    `label` and `hint` are words for people; `choices` are the words that may be chosen, with what each says. One that is
    `own` is said by a paper of a packet for itself, one that is `rare` is folded away.
    """

    key: KeyPath
    label: str
    shape: Shape = Shape.LINE
    hint: str = ""
    choices: Mapping[str, str] | None = None
    own: bool = False
    rare: bool = False


@noun
class Kind:
    """Things of one kind that a brief lists: what they are called, what adds one more, how many there may be."""

    key: KeyPath
    title: str
    more: str
    most: int
    rows: tuple[Row, ...]


@noun
class SheetRows:
    """The rows of a sheet, and the lists of things that stand on it."""

    id: str
    title: str
    rows: tuple[Row, ...]
    kinds: tuple[Kind, ...] = ()


def _bill(above: KeyPath) -> tuple[Row, ...]:
    return (
        Row((*above, "number"), N_("Number"), hint=N_("As printed: H.R. 0000, S. 1312.")),
        Row((*above, "version"), N_("Version you read"), hint=N_("As introduced, as reported, enacted …")),
        Row((*above, "as_of"), N_("Latest on"), Shape.DAY, N_("The day on which that version was the latest.")),
    )


def _not_for(above: KeyPath) -> Row:
    return Row((*above, "not_for"), N_("Grants that must not pay for this"), Shape.LIST, rare=True)


def _session(above: KeyPath) -> tuple[Row, ...]:
    return (
        Row((*above, "legislature"), N_("Legislature"), hint=N_("Federal, or the state."), rare=True),
        Row(
            (*above, "session"),
            N_("Congress or session"),
            hint=N_("Where the day above does not say it: 119."),
            rare=True,
        ),
    )


MEMBER: Final = (
    Row(("name",), N_("Member")),
    Row(("title",), N_("Form of address")),
    Row(("district",), N_("District or state")),
    Row(
        ("surname",),
        N_("Last name, as letters say it"),
        hint=N_("Only where it is not the last word of the name."),
        rare=True,
    ),
)
"""What is said of a member, below the key of that member."""

WHEN_WHERE: Final = (
    Row(("meeting", "date"), N_("Day"), Shape.DAY),
    Row(("meeting", "time"), N_("Time, as printed")),
    Row(("meeting", "place"), N_("Place")),
    Row(("meeting", "staff"), N_("Staff")),
    Row(
        ("meeting", "office"), N_("Office or committee"), hint=N_("Where it is not simply the member’s own."), rare=True
    ),
    Row(
        ("meeting", "notes"),
        N_("Notes for your own people"),
        Shape.TEXT,
        hint=N_("Printed on papers that stay at home, such as the talking points, and on no other."),
        rare=True,
    ),
)
LOCAL: Final = Kind(
    ("meeting", "local"), N_("Figures of the district"), N_("Add a figure of the district"), 4,
    (
        Row(("say",), N_("Figure"), hint=N_("The number with its unit: 412 deaths.")),
        Row(("what",), N_("What it says")),
        Row(("source",), N_("Source"), hint=N_("Its key, and where in it: county-2025, p. 4.")),
    ),
)  # fmt: skip
TITLE: Final = (
    Row(("title",), N_("Title"), own=True),
    Row(("subtitle",), N_("Line under the title"), own=True),
)
ASK: Final = Row(("ask",), N_("What do you ask for?"), Shape.TEXT, N_("One or two sentences that can be said aloud."))
SEVERAL_ASKS: Final = (Row(("ask", 0, "do"), N_("Ask")), Row(("ask", 0, "and"), N_("And")))
ONE_OF_ASKS: Final = Row(("ask", 0), N_("Ask"))
AROUND: Final = (
    Row(("kicker",), N_("Small line over the title"), hint=N_("What kind of paper it is."), own=True, rare=True),
    Row(
        ("short_title",),
        N_("Title in a few words"),
        hint=N_("For the head of the pages after the first."),
        own=True,
        rare=True,
    ),
    Row(("summary",), N_("Opening words"), Shape.TEXT, own=True, rare=True),
)
BILL: Final = (
    *_bill(("bill",)),
    Row(("bill", "position"), N_("Our position"), hint=N_("In a few words: Oppose section 5.")),
    Row(("bill", "title"), N_("Short title of the bill"), rare=True),
    Row(("bill", "stages"), N_("Its way, stage by stage"), Shape.LIST, N_("One stage on each line."), rare=True),
    Row(("bill", "at"), N_("Where it is now"), hint=N_("One of these stages."), rare=True),
    Row(("bill", "since"), N_("There since"), Shape.DAY, rare=True),
    *_session(("bill",)),
)
CONTACT: Final = (
    Row(("contact", "name"), N_("Name")),
    Row(("contact", "role"), N_("Role")),
    Row(("contact", "email"), N_("E-mail")),
    Row(("contact", "phone"), N_("Telephone")),
    Row(("contact", "web"), N_("Web address"), hint=N_("With https:// before it."), rare=True),
    Row(("contact", "qr"), N_("The web address as a code to scan, too"), Shape.FLAG, rare=True),
    Row(("contact", "address"), N_("Postal address"), hint=N_("In one line."), rare=True),
    Row(
        ("contact", "social"),
        N_("Names in social networks"),
        Shape.LIST,
        N_("One on each line: @examplehrc."),
        rare=True,
    ),
    _not_for(("contact",)),
)
STYLE: Final = Row(("style",), N_("Style"), Shape.CHOICE)
LANGUAGE: Final = Row(("language",), N_("Language of the paper"), Shape.CHOICE)
CITATIONS: Final = Row(("citations",), N_("How sources are written"), Shape.CHOICE, own=True, rare=True)
LOOK: Final = (
    STYLE,
    Row(("sources",), N_("Where sources are shown"), Shape.CHOICE, choices=SHOWN, own=True),
    Row(("paper",), N_("Paper"), Shape.CHOICE, choices=PAPERS),
    LANGUAGE,
    Row(("pages",), N_("Pages at most"), Shape.NUMBER, own=True),
    Row(("date",), N_("Date of the paper"), Shape.DAY, N_("Today, where none is given.")),
    Row(("formats",), N_("Files to make"), Shape.SEVERAL, choices=FORMATS, own=True),
    Row(("length",), N_("Length of arguments that do not say theirs"), Shape.CHOICE, choices=LENGTHS, own=True, rare=True),
    Row(("words",), N_("Words at most"), Shape.NUMBER, own=True, rare=True),
    CITATIONS,
    Row(("orientation",), N_("How the paper lies"), Shape.CHOICE, choices=LYING, own=True, rare=True),
    Row(("audience",), N_("Who may see it"), Shape.CHOICE, N_("Nothing more private is printed."), AUDIENCES, own=True, rare=True),
    Row(("purpose",), N_("What it goes out for"), Shape.CHOICE, N_("A story needs a consent for it."), PURPOSES, own=True, rare=True),
    Row(("lobbying",), N_("Does it lobby?"), Shape.CHOICE, N_("As you say it yourself."), LOBBYING, own=True, rare=True),
    Row(("funding",), N_("Grants that pay for it"), Shape.LIST, N_("One on each line, as your settings call it."), own=True, rare=True),
    Row(("jurisdiction",), N_("Where it applies"), hint=N_("Federal, or the state, for words that differ between them."), rare=True),
    Row(("footer",), N_("Words at the foot of the page"), hint=N_("In place of title and bill."), own=True, rare=True),
    Row(("name",), N_("What the files are called"), rare=True),
    Row(("edited",), N_("Somebody will edit it in Word"), Shape.FLAG, own=True, rare=True),
    Row(("attach",), N_("Put into the PDF as files"), Shape.SEVERAL, choices=ATTACHED, own=True, rare=True),
)  # fmt: skip
LETTER: Final = (
    Row(("letter", "addressee"), N_("To whom it goes"), Shape.LIST, N_("Line by line, as on an envelope.")),
    Row(("letter", "salutation"), N_("How it begins"), hint=N_("Dear Representative Example:")),
    Row(("letter", "closing"), N_("How it ends"), hint=N_("Sincerely,")),
    Row(("letter", "signature"), N_("Who signs it"), Shape.LIST, N_("Line by line: name, role, organization.")),
)
SIGNING: Final = Row(("signers", "names"), N_("Who signs"), Shape.LIST, N_("One organization on each line."))
SIGNER: Final = Kind(
    ("signers", "names"), N_("Who signs"), N_("Add one more"), 500,
    (
        Row(("organization",), N_("Organization")),
        Row(("name",), N_("Person")),
        Row(("role",), N_("Role")),
        Row(("first",), N_("Named before the others"), Shape.FLAG),
        _not_for(()),
    ),
)  # fmt: skip
ONE_SIGNER: Final = Row(("signers", "names", 0), N_("Organization"))
SIGNERS: Final = (
    Row(("signers", "heading"), N_("Words over the names")),
    Row(("signers", "from"), N_("Whose names stand there"), Shape.CHOICE, choices=FROM),
    Row(("signers", "as"), N_("How they stand"), Shape.CHOICE, choices=STANDING),
    Row(("signers", "show"), N_("How many are named in a row"), Shape.NUMBER),
    Row(("signers", "columns"), N_("Columns of the list"), Shape.NUMBER),
    Row(("signers", "sorted"), N_("By the alphabet"), Shape.FLAG),
    Row(("signers", "new_page"), N_("On a page of its own"), Shape.FLAG),
)
TEAM: Final = Kind(
    ("team",), N_("Your team"), N_("Add a person"), 40,
    (
        Row(("name",), N_("Name")),
        Row(("role",), N_("Role"), hint=N_("Leads, asks, takes notes …")),
        Row(("says",), N_("Says")),
        _not_for(()),
    ),
)  # fmt: skip
BILLS: Final = Kind(
    ("bills",), N_("Bills side by side"), N_("Add a bill"), 40,
    (
        *_bill(()),
        Row(("section",), N_("Section")),
        Row(("summary",), N_("What it says"), Shape.TEXT, N_("In plain words.")),
        Row(("effect",), N_("What it would do"), Shape.TEXT),
        Row(("position",), N_("Our position")),
        Row(("title",), N_("Short title of the bill")),
        Row(("link",), N_("Web address"), hint=N_("With https:// before it.")),
        *_session(()),
    ),
)  # fmt: skip
HEARING: Final = (
    Row(("hearing", "committee"), N_("Committee")),
    Row(("hearing", "date"), N_("Day of the hearing"), Shape.DAY),
    Row(("hearing", "witness"), N_("Who speaks"), hint=N_("As the name may stand in the public record.")),
    Row(("hearing", "role"), N_("Role")),
    _not_for(("hearing",)),
)
ORGANIZATION: Final = (
    Row(("organization", "name"), N_("Name at the head of the paper")),
    Row(("organization", "tagline"), N_("A few words under the name")),
    Row(("organization", "logo"), N_("Logo"), hint=N_("A picture in your folder, such as briefs/pictures/logo.png.")),
    Row(("organization", "logo_alt"), N_("What the logo shows"), hint=N_("For readers who cannot see it.")),
    Row(("organization", "logo_reversed"), N_("Logo for a dark ground")),
)
PARTNERS: Final = Kind(
    ("organization", "partners"), N_("Partners whose logos stand beside your own"), N_("Add a partner"), 6,
    (
        Row(("name",), N_("Name")),
        Row(("logo",), N_("Logo")),
        Row(("logo_reversed",), N_("Logo for a dark ground")),
    ),
)  # fmt: skip
LABELS: Final = (
    Row(("labels", "ask"), N_("Over the ask"), own=True),
    Row(("labels", "asks"), N_("Over several asks"), own=True),
    Row(("labels", "ask_again"), N_("Over the ask, where it stands once more"), own=True),
    Row(("labels", "local"), N_("Over the figures of the district"), own=True),
    Row(("labels", "prepared_for"), N_("Before the member’s name"), own=True),
    Row(("labels", "position"), N_("Before our position"), own=True),
    Row(("labels", "contact"), N_("Before the contact"), own=True),
    Row(("labels", "signers"), N_("Over the names of those who sign"), own=True),
    Row(("labels", "sources"), N_("Over the sources"), own=True),
    Row(("labels", "subject"), N_("Before the subject of a letter"), own=True),
    Row(("labels", "internal"), N_("On every page of a paper for your own people"), own=True),
)
VARIABLE: Final = Row(("variables", ANY), "", Shape.VALUE)
"""A value of a workspace's own; it is called as the file calls it."""

OWN_WORDS: Final = Row(("sections", 0, "blocks", 0, "text"), N_("Your own words"), Shape.TEXT)
LENGTH: Final = Row(("sections", 0, "blocks", 0, "length"), N_("Length"), Shape.CHOICE, choices=LENGTHS)
OPTIONS: Final = (
    Row(("sections", 0, "blocks", 0, "title"), N_("Title in this paper")),
    Row(("sections", 0, "blocks", 0, "optional"), N_("May be left out where there is no room"), Shape.FLAG),
    Row(
        ("sections", 0, "blocks", 0, "priority"), N_("When not everything fits"), Shape.CHOICE,
        choices={"low": N_("Shorten it first"), "high": N_("Shorten others first")},
    ),
)  # fmt: skip

SHEETS: Final = (
    SheetRows("meeting", N_("The meeting"), WHEN_WHERE, (LOCAL,)),
    SheetRows("words", N_("Title and ask"), (*TITLE, *AROUND)),
    SheetRows("bill", N_("The bill"), BILL),
    SheetRows("contact", N_("Contact"), CONTACT),
    SheetRows("look", N_("Look and files"), LOOK),
    SheetRows("letter", N_("Letter"), LETTER),
    SheetRows("signers", N_("Who signs"), SIGNERS, (SIGNER,)),
    SheetRows("team", N_("Your team"), (), (TEAM,)),
    SheetRows("bills", N_("Bills side by side"), (), (BILLS,)),
    SheetRows("hearing", N_("Hearing"), HEARING),
    SheetRows("organization", N_("Whose paper it is"), ORGANIZATION, (PARTNERS,)),
    SheetRows("labels", N_("Fixed words, said another way"), LABELS),
    SheetRows("variables", N_("Values of your own"), ()),
)
"""The sheets of a form, in the order in which they stand."""


def _all() -> Iterator[Row]:
    for sheet in SHEETS:
        yield from sheet.rows
        for kind in sheet.kinds:
            yield from (below((*kind.key, 0), row) for row in kind.rows)
    for above in (("meeting", "legislator"), ("meeting", "legislators", 0)):
        yield from (below(above, row) for row in MEMBER)
    yield from (ASK, *SEVERAL_ASKS, ONE_OF_ASKS, SIGNING, ONE_SIGNER, VARIABLE, OWN_WORDS, LENGTH, *OPTIONS)


def below(above: KeyPath, row: Row) -> Row:
    """The row of a key that stands below others."""
    return Row((*above, *row.key), row.label, row.shape, row.hint, row.choices, row.own, row.rare)


ROWS: Final[Mapping[KeyPath, Row]] = {row.key: row for row in _all()}
"""All rows, by their keys."""

KINDS: Final[Mapping[KeyPath, Kind]] = {kind.key: kind for sheet in SHEETS for kind in sheet.kinds}
"""All lists of things, by their keys."""

OWN: Final = frozenset(row.key[0] for row in ROWS.values() if row.own)
"""Keys that a paper of a packet has for itself, where neither it nor the packet says them yet."""


def row_of(key: KeyPath) -> Row | None:
    """The row of a key of a brief, whichever items of lists it goes through; None where it has no field."""
    general = tuple(0 if isinstance(step, int) else step for step in key)
    return ROWS.get(general) or (ROWS.get((*general[:-1], ANY)) if general else None)
