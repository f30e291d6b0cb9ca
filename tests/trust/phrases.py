"""Private phrases of all kinds, each as its author wrote it and as somebody may repeat it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Span
from briefgen.models.spec import Audience
from briefgen.trust.index import Index
from briefgen.trust.private import Marked

GIVEN = ("Dana", "Marisol", "Keisha", "Anneliese", "Tomasz", "Ingrid", "Rashid", "Yolanda", "Piotr", "Beatriz")
FAMILY = (
    "Ruizmann",
    "Okonkwo",
    "Vandermeer",
    "Castellanos",
    "Brzezinski",
    "Lindqvist",
    "Haddad",
    "Whitlock",
    "Quintero",
    "Moreau",
)
JUDGED = ("voted no", "wavers badly", "will flip quickly", "never lied before", "leans yes", "owes the donors", "privately doubts us",
          "fears reelection", "promised to abstain", "secretly backs stings")  # fmt: skip
SECRETS = (
    "Their whip count falls short by eleven and leadership already knows it",
    "Offer the amendment on naloxone vending only after the markup recess begins",
    "Our fallback position trades the curriculum mandate for pilot grants in three counties",
    "The scheduler let slip that chairman Garrity plans to bury this quietly before Easter",
    "Do not mention the lawsuit against the jail because settlement talks are fragile",
    "Two trustees threatened to withdraw if we endorse the decriminalization pledge publicly",
    "Insiders expect the governor's veto unless turnout among nurses doubles overnight",
    "Leak the audit draft to nobody until the comptroller signs the embargo letter",
    "The chief of staff resents being lectured, so bring pastries and listen first",
    "We can live without paragraph nine provided the diversion clause survives conference",
)


def written() -> tuple[tuple[str, str], ...]:
    """A hundred phrases, each with the text it is from."""
    return tuple(_written())


def _written() -> Iterator[tuple[str, str]]:
    for at, (given, family) in enumerate(zip(GIVEN, FAMILY, strict=True)):
        name, phone = f"{given} {family}", f"202-555-01{at:02d}"
        yield name, f"Ask for {name}, who decides."
        yield f"Senator {family}", f"On Monday Senator {family} called back."
        yield phone, f"The direct line is {phone}; call after six."
        yield f"(202) 555-01{at:02d}", f"Cell: 202.555.01{at:02d}"
        yield f"{given.lower()}.{family.lower()}@house.example", f"Mail {given}.{family}@house.example first."
        yield f"he {JUDGED[at]}", f"In committee he {JUDGED[at]}, as expected."
        yield f"She {JUDGED[(at + 3) % 10]}", f"We hear that she {JUDGED[(at + 3) % 10]} and her staff agree."
        yield SECRETS[at], f"{SECRETS[at]}."
        yield " ".join(SECRETS[at].split()[1:9]), f"Remember: {SECRETS[at]}, so be careful."
        yield (
            f"Budget {at}: {SECRETS[at].split()[-1]} {SECRETS[at].split()[-2]} doomed outright",
            (f"Budget {at}: {SECRETS[at].split()[-1]} {SECRETS[at].split()[-2]} doomed outright."),
        )


def index(*texts: str, allowed: tuple[str, ...] = (), repeated: tuple[str, ...] = ()) -> Index:
    """The index of texts for the coalition alone."""
    marked = [
        Marked(Span("briefs/blocks/private.md", at), text, Audience.COALITION) for at, text in enumerate(texts, 1)
    ]
    return Index(marked, allowed, repeated)
