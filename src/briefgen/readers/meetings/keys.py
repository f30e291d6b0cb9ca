"""Which meeting is which: a key for each, of what it is and never of where it stands; and the meetings that cannot be told apart."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, nearest
from briefgen.models.file_names import is_device
from briefgen.noun import noun
from briefgen.readers.meetings.drafts import Draft
from briefgen.readers.meetings.people import short_title

LONGEST: Final = 60
"""The most letters of a key."""

_LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "'": "",
        "’": "",
        ".": "",
    }
)

Telling = Callable[[Draft], str]


@noun
class Keyed:
    """The key of a meeting; and why it is none, where it does not tell it from all others."""

    key: str
    problem: Diagnostic | None = None


def keyed(drafts: Sequence[Draft]) -> tuple[Keyed, ...]:
    """The keys of meetings, in their order: of the column for it, else of who is met and on which day.

    Where that is the same, the district, the title, the office, the committee or the time tell them apart.
    """
    named = [slug(cell.line) if (cell := draft.cell("key")) else "" for draft in drafts]
    derived = _told_apart({at: draft for at, draft in enumerate(drafts) if not named[at]})
    keys = [one or derived[at] for at, one in enumerate(named)]
    same: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if named[at] or drafts[at].who:
            same[key].append(at)
    problems = {
        at: _unkeyed(draft) for at, draft in enumerate(drafts) if not named[at] and "key" in draft.columns.roles
    }
    for rows in same.values():
        problems |= {at: _same(drafts, at, rows) for at in rows if len(rows) > 1}
    return tuple(Keyed(key, problems.get(at)) for at, key in enumerate(keys))


def slug(words: str) -> str:
    """Words as a key: small letters of English, digits and hyphens. What would be lost of other scripts is a few digits."""
    small = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    plain = "".join(char for char in small if not unicodedata.combining(char))
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    lost = any(char.isalpha() and not char.isascii() for char in plain)
    if lost or len(made) > LONGEST or is_device(made):
        made = f"{made[: LONGEST - 9].strip('-')}-{_digits(words)}".strip("-")
    return made


def _digits(words: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", words.casefold()).encode()).hexdigest()[:8]


TELLING: Final[Mapping[str, Telling]] = {
    "district": lambda one: one.says.get("district", ""),
    "title": lambda one: "-".join(short_title(member.title) for member in one.attending.members),
    "office": lambda one: one.attending.office,
    "committee": lambda one: one.says.get("committee", ""),
    "time": lambda one: one.says.get("begins", "").replace(":", ""),
}
"""What tells meetings apart that are with the same people on the same day, in the order in which it is tried."""


def _told_apart(drafts: Mapping[int, Draft]) -> dict[int, str]:
    together: dict[str, list[int]] = defaultdict(list)
    for at, draft in drafts.items():
        together[_usual(draft)].append(at)
    found: dict[int, str] = {}
    for key, rows in together.items():
        found |= {rows[0]: key} if len(rows) == 1 else _apart(key, {at: drafts[at] for at in rows})
    return found


def _usual(draft: Draft) -> str:
    """Who and when: `jordan-example-2026-12-03`."""
    names = [one.name for one in draft.attending.members]
    who = f"{names[0]} and {len(names) - 1} more" if len(names) > 2 else " ".join(names) or draft.who
    if not who:
        named = draft.cell("member")
        who = named.line if named else f"meeting {_digits(repr(sorted(draft.says.items())))}"
    day = draft.date.isoformat() if draft.date else ""
    return slug(" ".join(filter(None, (who, day)))) or f"meeting-{_digits(who)}"


def _apart(key: str, drafts: Mapping[int, Draft]) -> dict[int, str]:
    """The keys of meetings that would have the same, by what tells most of them apart."""
    ways = [(one,) for one in TELLING] + [(one, "time") for one in TELLING if one != "time"]
    made = [
        {at: slug(" ".join((key, *(TELLING[one](draft) for one in way)))) for at, draft in drafts.items()}
        for way in ways
    ]
    best = max(made, key=lambda keys: len(set(keys.values())))
    return best if len(set(best.values())) > 1 else dict.fromkeys(drafts, key)


def _same(drafts: Sequence[Draft], at: int, rows: Iterable[int]) -> Diagnostic:
    others = ", ".join(cell_name(_place(drafts[other])) for other in rows if other != at)
    hint = "Take one of them out; or tell them apart by time, district or office, or by a column “Key”."
    if drafts[at].cell("key"):
        hint = "Give each meeting a key of its own."
    return Diagnostic("same-meeting", f"this is the same meeting as in {others}", _place(drafts[at]), hint=hint)


def _place(draft: Draft) -> Span:
    return draft.place("key", "member", "office", "committee", "staff")


def cell_name(span: Span) -> str:
    """A cell in short, in any language: `Thursday!C7`; of a text the file and the line."""
    return f"{span.sheet}!{span.cell or span.line}" if span.sheet else f"{span.file}:{span.line}"


def _unkeyed(draft: Draft) -> Diagnostic:
    expected = "letters or digits that no other row has, such as example-thursday"
    return Diagnostic(
        "meeting-key", "this row has no key, and the table has a column for it", draft.place("key"), expected=expected
    )


def no_column(heading: str, file: str, names: Sequence[str]) -> Diagnostic:
    """The column of keys that is declared is not there."""
    message = f"the table has no column “{heading}”, by which its meetings are told apart"
    return Diagnostic("meeting-key", message, Span(file), expected=", ".join(names), nearest=nearest(heading, names))
