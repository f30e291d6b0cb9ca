"""The member whom a meeting is with, and the staff."""

from __future__ import annotations

import re
from typing import Final

from briefgen.noun import noun
from briefgen.readers.invitation.doubts import Doubt
from briefgen.readers.invitation.lines import Pasted

PATH: Final = ("meeting", "legislator", "name")

TITLES: Final = {
    "Rep.": "rep representative congressman congresswoman congressmember",
    "Sen.": "sen senator senador senadora",
    "Del.": "delegate del",
    "Asm.": "asm",
    "Assemblymember": "assemblymember",
    "Assemblyman": "assemblyman",
    "Assemblywoman": "assemblywoman",
    "Council Member": "councilmember",
    "Gov.": "governor gov",
    "Mayor": "mayor",
    "Commissioner": "commissioner",
    "Supervisor": "supervisor",
}
"""Forms of address as they are printed, and how they are written in calendars, in small letters."""

_SHORT = {form: title for title, forms in TITLES.items() for form in forms.split()}
_FORMS = "|".join((*sorted(_SHORT, key=len, reverse=True), r"council ?member"))
_WORD = r"(?:[^\W\d_a-zß-ÿ](?:\.|[\w’'-]*[^\W\d_]))"
_SMALL = r"(?:de la|de los|de|del|da|dos|van der|van|von|la|di|bin|al|y)"
_NAME = rf"{_WORD}\.?(?:\s+(?:{_SMALL}\s+)?{_WORD}\.?){{0,4}}(?:,?\s+(?:Jr|Sr)\.?|\s+I{{2,3}}\b)?"

TITLED: Final = re.compile(
    rf"(?<!\w)(?P<title>(?i:{_FORMS}))\b\.?\s+(?P<name>{_NAME})(?P<whose>[’']s?)?"
    r"(?:\s*[,–-]?\s*\((?P<brackets>[^()]{2,60})\)|,\s*(?P<code>[A-Z]{2}-(?:[0-9]{1,2}|AL)\b))?"
)
"""A form of address with a name behind it, and perhaps party and district."""

SEVERAL: Final = re.compile(rf"(?<!\w)(?i:reps|sens|representatives|senators|delegates|assemblymembers)\b\.?\s+{_NAME}")

PARTY: Final = re.compile(r"(?:[DRI]|Dem|Rep|Ind)\.?(?:\s*[-–,]\s*(?P<rest>.+))?\Z")
NO_NAMES: Final = frozenset(
    "Staff Office Meeting Room Zoom Call Scheduler Health Legislative Chief Aide District".split()
)
"""Words that end a name where they stand with a capital."""


@noun
class Member:
    """The member, as far as the text says."""

    name: str | None = None
    title: str | None = None
    district: str | None = None
    doubts: tuple[Doubt, ...] = ()


def member(pasted: Pasted) -> Member:
    """The member that is named with a form of address; with several, none is chosen."""
    found = [match for line in pasted.plain() for match in TITLED.finditer(line)]
    made = [one for match in found if (one := _member(match)).name]
    names = list(dict.fromkeys(one.name for one in made if one.name))
    longest = max(names, key=len, default="")
    others = [name for name in names if name.split()[-1] not in longest.split()]
    together = [match[0] for line in pasted.plain() for match in SEVERAL.finditer(line)]
    if others or together:
        words = ", ".join(together or names)
        doubt = Doubt(PATH, words, "Several members are named. Which of them do you meet?", tuple(names))
        return Member(doubts=(doubt,))
    return next((one for one in sorted(made, key=lambda one: not one.district) if one.name == longest), Member())


def _member(found: re.Match[str]) -> Member:
    words = found["name"].split()
    end = next((number for number, word in enumerate(words) if word.strip(".,") in NO_NAMES), len(words))
    name = " ".join(words[:end]).rstrip(",")
    if name.endswith(("’s", "'s")):
        name = name[:-2]
    title = _SHORT.get(found["title"].casefold().replace(" ", ""))
    return Member(name or None, title or found["title"], _district(found["brackets"] or found["code"] or ""))


def _district(words: str) -> str | None:
    """`NY-12` of `D-NY-12` and `D, NY-12`; `Example District 7` as it stands."""
    party = PARTY.match(words.strip())
    return ((party["rest"] or "") if party else words).strip() or None


def staff(pasted: Pasted) -> str | None:
    """Whom we meet where it is staff, as it stands behind its label; whom one meets `With:` may be the member, too."""
    return next((line.rstrip(".") for line in pasted.behind("staff") if not TITLED.match(line)), None)
