"""The words of a cell → where a meeting is; of a meeting by video only that it is one, for its link is nobody else's."""

from __future__ import annotations

import re
from typing import Final

from briefgen.noun import noun

LINK: Final = re.compile(
    r"<?(?:https?://|www\.)\S+|\b(?:[\w-]+\.)*(?:zoom\.(?:us|com)|zoomgov\.com|teams\.(?:microsoft|live)\.com|meet\.google\.com"
    r"|webex\.com|gotomeet(?:ing)?\.(?:com|me)|whereby\.com)\S*",
    re.IGNORECASE,
)
SECRET: Final = re.compile(
    r"[,;(]?\s*\b(?:meeting\s?id|passcode|password|access code|pin|dial[- ]?in|código|contraseña)\b\s*[:#]?\s*[\w .+-]*?"
    r"(?=[;,)]|$|\s(?:meeting|passcode|password|pin)\b)\)?",
    re.IGNORECASE,
)
"""Numbers and words that let somebody in."""

CODE: Final = re.compile(r"\b(?:meeting\s?id|passcode)\b", re.IGNORECASE)
"""What stands where a link is left out, and its number is not."""

SIGNS: Final = r"[\s,;:()<>|/–—-]*"
ABOUT_A_LINK: Final = re.compile(
    rf"{SIGNS}(?:\b(?:via|by|on|at|or|and|zoom|(?:microsoft |ms )?teams|google meet|meet|webex|video|call|link|join|virtual"
    rf"|online|here)\b{SIGNS})*",
    re.IGNORECASE,
)
"""Words that say no more than that there is a link."""

LONGEST: Final = 1_000
"""The most characters of a cell that are looked at: no brief takes a place so long."""

BY_VIDEO: Final = {"en": "by video", "es": "por video"}


@noun
class Place:
    """Where a meeting is, as papers say it, and whether a link was left out."""

    words: str
    linked: bool = False


def place_in(words: str, language: str) -> Place:
    """The place that words say: `by video` where they are a link to a meeting, and say nothing else.

    What has digits behind a link is a number to dial or a password, whatever it is called.
    """
    if len(words) > LONGEST or not (LINK.search(words) or CODE.search(words)):
        return Place(words)
    before, *behind = LINK.split(words)
    rest = SECRET.sub(" ", " ".join((before, *(one for one in behind if not re.search("[0-9]", one)))))
    if ABOUT_A_LINK.fullmatch(rest):
        return Place(BY_VIDEO.get(language.partition("-")[0], BY_VIDEO["en"]), True)
    return Place(re.sub(r"\s*(?:\bor\b)?[\s,;:(|–—-]*$", "", " ".join(rest.split())), True)
