"""One document that has everything a brief can have, and the style it is set in."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from pathlib import Path

import yaml
from PIL import Image as Picture
from PIL import ImageDraw

from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.nodes import (
    Alignment,
    BulletList,
    Callout,
    Cell,
    Code,
    CodeListing,
    Document,
    Emphasis,
    Figure,
    Flow,
    Footer,
    Group,
    GroupRole,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    ListItem,
    Metadata,
    Note,
    OrderedList,
    Paragraph,
    Passage,
    Quote,
    Role,
    Row,
    Rule,
    Section,
    Strong,
    Table,
    Text,
)
from briefgen.document.origin import Origin
from briefgen.models.style import Style, Tokens

ROOT = Path(__file__).resolve().parents[1]

METADATA = Metadata(
    title="Fund Health Services, Not Arrests",
    language="en-US",
    date=dt.date(2026, 11, 20),
    organization="Example Health Coalition",
    subject="What the bill would do to syringe service programs",
    keywords=("public health", "syringe services"),
)
FOOTER = Footer("Example Health Coalition · November 20, 2026", "Page {page} of {pages}")


@cache
def style() -> Style:
    """The style of the tests, in the fonts of civic."""
    file = ROOT / "tests/styles/specimen/style.yaml"
    tokens = Tokens.model_validate(yaml.safe_load(file.read_text("utf-8")))
    fonts = sorted((ROOT / "styles/civic/fonts").glob("*.ttf"))
    return Style(tokens, {path.name: path.read_bytes() for path in fonts})


def words(text: str, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Text(text),), role)


def document(
    *children: Flow,
    language: str = "en-US",
    paper: str = "letter",
    footer: Footer = FOOTER,
    landscape: bool = False,
    mark: str = "",
) -> Document:
    """A document of these flows under a title."""
    metadata = Metadata(METADATA.title, language, METADATA.date, METADATA.organization)
    return Document(metadata, (words(METADATA.title, Role.TITLE), *children), footer, paper, landscape, mark)


def items(*texts: str) -> tuple[ListItem, ...]:
    """List items of plain words."""
    return tuple(ListItem((words(text),)) for text in texts)


def row(*texts: str) -> Row:
    """A row of plain words; an empty text makes an empty cell."""
    return Row(tuple(Cell((Text(text),) if text else ()) for text in texts))


def picture(width: int = 600, height: int = 240, alt: str = "A bar chart: 2 rises to 3.") -> Image:
    """A picture of two bars."""
    drawn = Picture.new("RGB", (width, height), "#FFFFFF")
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((width // 8, height // 2, width * 3 // 8, height - 1), fill="#174A7C")
    pen.rectangle((width * 5 // 8, height // 4, width * 7 // 8, height - 1), fill="#55606B")
    data = io.BytesIO()
    drawn.save(data, "PNG")
    return Image(f"picture-{width}-{height}.png", "image/png", data.getvalue(), width, height, alt)


def specimen() -> Document:
    """The whole."""
    return Document(METADATA, (*_front(), *_sections(), *_back()), FOOTER)


def _front() -> tuple[Flow, ...]:
    name = words("Example Health Coalition", Role.ORGANIZATION)
    meeting = (
        "Prepared for Rep. Jordan Example (NY-12) · December 3, 2026, 10:30 a.m. · 2309 Rayburn House Office Building"
    )
    bill = "H.R. 0000, Community Safety Act (introduced, as of November 20, 2026) · Position: Oppose section 5"
    return (
        Group(GroupRole.MASTHEAD, (Figure(picture(240, 240, "Logo of the coalition"), width=0.07), name)),
        words("Policy brief", Role.KICKER),
        words(METADATA.title, Role.TITLE),
        words("Section 5 would close the programs that keep people alive", Role.SUBTITLE),
        Group(GroupRole.MEETING, (words(meeting, Role.MEETING),)),
        Group(
            GroupRole.ASK,
            (
                words("Our ask", Role.ASK_LABEL),
                words("Strike section 5, and move its $40 million to syringe service programs.", Role.ASK),
                words(bill, Role.ASK_BILL),
            ),
        ),
        Group(GroupRole.SUMMARY, (words(
            "Programs that give out sterile syringes halve new HIV and hepatitis C infections and lead people to "
            "treatment. Section 5 would make their staff criminals. The money it sets aside for stings would pay "
            "for every program in the state for three years.", Role.SUMMARY),)),
    )  # fmt: skip


def _sections() -> tuple[Flow, ...]:
    return (_evidence(), _numbers(), _voices(), _language())


def _evidence() -> Section:
    run_in = Paragraph((
        Strong((Text("Arrests do not end drug use."),)),
        Text(" Three decades of evidence from thirty cities show the same: when police take syringes away, people "
             "share them, and infections rise."),
        note(1, "Example, J., and A. Sample. 2019. “Policing and Syringe Coverage.” ", Emphasis((Text("Journal of "
             "Public Health"),)), Text(" 12 (3): 45–67. "),
             Link("https://doi.org/10.0000/example", (Text("https://doi.org/10.0000/example"),))),
        Text(" Programs that stay open see "), Emphasis((Text("fewer"),)), Text(" discarded needles, not more.")))  # fmt: skip
    return Section("evidence", Heading(1, (Text("The evidence"),), "the-evidence"), (
        Passage(Origin("evidence", "short", "en-US", "briefs/blocks/evidence.md", 9), (
            run_in,
            words("In the counties with a program, people who use drugs are five times as likely to enter treatment. The "
                  "county jail costs $61,000 a year for one person; the program costs $380."),
            BulletList((
                *items("Half the new HIV infections: sterile syringes stop the virus where it spreads."),
                ListItem((words("Five times the treatment: every visit is a conversation with a nurse, who"),
                          BulletList(items("offers testing on the spot,", "makes the appointment, and drives there.")))),
                ListItem((Paragraph((Text("Safer streets: "), Strong((Text("86 percent"),)),
                                     Text(" of syringes come back."), note(2, "Sample County Health Department. 2025. "
                                          "Annual Report of the Syringe Services Program, table 4."))),)),
            )),
        )),
        Heading(2, (Text("What section 5 says"),), "section-5"),
        OrderedList(items("Handing out a syringe becomes a felony.", "Carrying one proves intent.",
                          "Staff lose their licenses.")),
    ))  # fmt: skip


def note(number: int, text: str, *more: Inline) -> Note:
    """A footnote."""
    return Note((Paragraph((Text(text), *more)),), number)


def _key_numbers() -> Numbers:
    return Numbers((
        KeyNumber((Text("1 in 3"),), (Text("counties"),), (Text("has a program where people who inject drugs are seen."),)),
        KeyNumber((Text("67%"),), (Text("fewer infections"),), (Text("in Example County since its programs opened."),)),
        KeyNumber((Text("$9,000"),), (), (Text("buys a hundred thousand sterile syringes."),)),
    ))  # fmt: skip


def _bars() -> Table:
    return Table(
        row("County", "2015", "2025"),
        (row("Example", "184", "61"), row("Sample", "97", "58"), row("Without a program", "120", "171")),
        (Alignment.LEFT, Alignment.RIGHT, Alignment.RIGHT),
        (Text("New infections before and after"),),
        ((184.0, 61.0), (97.0, 58.0), (120.0, 171.0)),
    )


def _numbers() -> Section:
    table = Table(
        row("County", "Programs", "New infections, 2015", "New infections, 2025"),
        (row("Example", "3", "184", "61"), row("Sample", "1", "97", "58"), row("Without a program", "", "120", "171")),
        (Alignment.DEFAULT, Alignment.RIGHT, Alignment.RIGHT, Alignment.RIGHT),
        (Text("New HIV infections among people who inject drugs"),),
    )
    return Section("numbers", Heading(1, (Text("What it costs"),), "what-it-costs"), (
        words("Infections fall where programs are, and rise where they are not."),
        table,
        Callout((words("One lifetime of HIV treatment costs the state $420,000. One hundred thousand sterile syringes "
                       "cost $9,000."),), (Text("What the money buys"),)),
        _key_numbers(),
        _bars(),
        Figure(picture(), (Text("Treatment entries rose by half in the first year."),), 0.6),
    ))  # fmt: skip


def _voices() -> Section:
    return Section("voices", Heading(1, (Text("From people who know"),), "voices"), (
        Quote((words("They knew my name before they knew what I was carrying. Nobody at the hospital ever did."),),
              (Text("“Marie,” program participant, four years in recovery"),)),
        Paragraph((Text("The statute, "), Code("§ 844.5(b)"), Text(", says nothing of health. The full text is at "),
                   Link("https://example.org/bill", (Text("example.org/bill"),)), Text("; see also "),
                   Link("#the-evidence", (Text("the evidence"),)), Text("."), LineBreak(), Text("Read it whole."))),
        Rule(),
        CodeListing("§ 844.5(b)\n  Whoever distributes …"),
    ))  # fmt: skip


def _language() -> Section:
    spanish = Origin("resumen", "short", "es", "briefs/blocks/resumen.es.md", 5)
    return Section("resumen", None, (
        Passage(spanish, (Heading(1, (Text("Resumen"),), "resumen"),
                          words("Los programas de jeringas salvan vidas. Łódź, Győr, Ωμέγα, Привет."))),
    ))  # fmt: skip


def _back() -> tuple[Flow, ...]:
    names = ("Example Health Coalition", "Sample Nurses Association", "County Public Defenders", "Clergy for Care",
             "People First Alliance")  # fmt: skip
    contact = Paragraph((
        Strong((Text("Contact"),)), Text("  Alex Sample, policy director · "),
        Link("mailto:alex@example.org", (Text("alex@example.org"),)), Text(" · "),
        Link("tel:+12025550100", (Text("202-555-0100"),))), Role.CONTACT)  # fmt: skip
    signers = BulletList(tuple(ListItem((words(name, Role.SIGNER),)) for name in names))
    sources = (
        words("Example, J., and A. Sample. 2019. “Policing and Syringe Coverage.” Journal of Public Health 12 (3): 45–67.",
              Role.SOURCE),
        words("Sample County Health Department. 2025. Annual Report of the Syringe Services Program.", Role.SOURCE),
    )  # fmt: skip
    return (
        Group(GroupRole.SIGNERS, (words("Signed by", Role.LABEL), signers), 2),
        Group(GroupRole.CONTACT, (contact,)),
        Group(GroupRole.SOURCES, (words("Sources", Role.LABEL), *sources)),
    )
