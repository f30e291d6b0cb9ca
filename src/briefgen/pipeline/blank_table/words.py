"""What is said of each column to the people who fill a table in, in plain words; and what they may choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefgen.noun import noun


@noun
class Explained:
    """What goes into a column, an example of it, and how many characters wide the column is."""

    what: str
    example: str
    width: int = 14


COLUMNS: Final[Mapping[str, Explained]] = {
    "member": Explained("First and last name of the member, as they are printed.", "Jordan Example", 20),
    "title": Explained("The form of address before the name: Rep., Sen., Assemblymember.", "Rep.", 10),
    "party": Explained(
        "The member’s party. It is printed nowhere by itself; texts may be for one party alone.", "Independent", 13
    ),
    "chamber": Explained("House or Senate. Texts may be for one chamber alone.", "House", 11),
    "state": Explained("The state, in two letters.", "NY", 8),
    "district": Explained("The district as it is printed. A zero at the beginning stays: 07 is not 7.", "NY-07", 16),
    "committee": Explained(
        "The committee for which you see this member. One committee, written the same way in every row.",
        "Judiciary",
        17,
    ),
    "office": Explained(
        "The office or committee, where it is not simply the member’s own.", "Committee on Example Affairs", 21
    ),
    "staff": Explained("Whom you meet, where it is not the member: name and role.", "Alex Sample, health aide", 24),
    "date": Explained(
        "The day of the meeting. Type 2026-12-03: of 12/3 nobody knows whether it is in March.", "2026-12-03", 12
    ),
    "time": Explained("When it begins, with AM or PM: 2:30 alone is at night.", "10:30 AM", 11),
    "place": Explained("Room and building, or the address.", "100 Example Building", 24),
    "team": Explained("Who of you goes. Write it the same way in every row.", "Team A", 11),
    "status": Explained(
        "confirmed, tentative or cancelled. For a row that is an example, no paper is made.", "confirmed", 12
    ),
    "notes": Explained(
        "What only your own people may know. Printed on papers that stay with you, never on one for an office.",
        "Voted with us in committee.",
        30,
    ),
    "key": Explained(
        "A name of your own for this meeting, which stays when the member, the day or the room changes.", "M12", 12
    ),
}
"""The columns that people have usually, by their names."""

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "party": ("Democratic", "Republican", "Independent"),
    "chamber": ("House", "Senate"),
    "team": ("Team A", "Team B", "Team C"),
    "status": ("confirmed", "tentative", "cancelled"),
}
"""What is offered in a column, where the packet says nothing of it; other words may be written."""

GENERAL: Final = (
    (
        "One row, one meeting",
        "Every row of the sheet “{sheet}” is one meeting, and gets papers of its own. Leave no total and no "
        "remark below the last one.",
    ),
    (
        "The example",
        "The first row shows how it is meant. Its status is “{example}”, and for such a row no paper is "
        "made: write over it, or delete it.",
    ),
    (
        "The headings",
        "Dark headings belong to every meeting; light ones are filled in where you know something. Columns "
        "may be moved, and light ones deleted. Do not rename headings.",
    ),
    (
        "Columns of your own",
        "Put them at the right, and say to the packet what they are: columns: {{Hill contact: "
        "meeting.staff}}, or ignore: [Lunch].",
    ),
    (
        "What is printed",
        "What a cell shows. Cells for text keep what you type: 007 stays 007, and 3-5 does not become a day.",
    ),
    (
        "What is private",
        "The notes, comments on cells, hidden columns, and whatever no paper asks for: nothing of it is "
        "printed on a paper for an office.",
    ),
    ("The words to choose", "They stand on the sheet “{lists}”. A team of another name may be typed in all the same."),
)
"""What is said of the table as a whole."""

PRINTED: Final = "Printed by {papers}."
DECIDES: Final = "Decides which texts a meeting gets: {words}."
NEEDED, WHERE_KNOWN = "in every row", "where you know it"
OWN: Final = "A value of your own texts: {{{{ {name} }}}}."
ASKED: Final = "Your packet asks for it."
LEFT_OUT: Final = "For your own work: the packet leaves this column out."


def explained(name: str) -> Explained:
    """What is said of a column; of one that people do not have usually, why it is there."""
    if name in COLUMNS:
        return COLUMNS[name]
    return Explained(OWN.format(name=name) if "." in name else ASKED if name else LEFT_OUT, "", 20)
