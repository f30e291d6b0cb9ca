"""Versions of a bill as people write them: whether two are one, and whether the bill is law."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

STAGES: Final = {
    "introduced": "introduced presentado presentada presentó introducido introducida filed prefiled",
    "reported": "reported",
    "engrossed": "engrossed passed aprobado aprobada",
    "enrolled": "enrolled enr",
    "enacted": "enacted chaptered signed law promulgado promulgada ley",
}
"""The stages at which a text is printed, with the words for them; of several in one text the last counts.

Source: govinfo.gov, "Congressional Bills", bill versions; a text is engrossed when its chamber has passed it.
"""

STAGE_OF: Final = {word: stage for stage, words in STAGES.items() for word in words.split()}
ENACTED: Final = "enacted"

CHAMBERS: Final = {"house": "house", "assembly": "house", "cámara": "house", "senate": "senate", "senado": "senate"}

BESIDE: Final = frozenset(
    "a an as by como el en fue in into la of on por se such tal the to version versión was".split()
)
"""Words that say nothing of which version it is."""

NOT: Final = frozenset("if never no not nunca si sin unless until without would".split())
"""Words before which what follows has not come about."""


def is_law(version: str) -> bool:
    """Whether a version is that of an enacted bill."""
    words = _words(version)
    return any(STAGE_OF.get(word) == ENACTED and not NOT & set(words[:at]) for at, word in enumerate(words))


def is_same_version(one: str, other: str) -> bool:
    """Whether two texts say the same version; one may say more than the other: `enacted, P.L. 115-393`, `enacted`."""
    if is_law(one) or is_law(other):
        return is_law(one) and is_law(other)
    first, second = ([word for word in _words(said) if word not in BESIDE] for said in (one, other))
    stages = [_stage(first), _stage(second)]
    if None in stages or NOT & {*first, *second}:
        return first == second
    chambers = [{CHAMBERS[word] for word in words if word in CHAMBERS} for words in (first, second)]
    details = [[word for word in words if word not in STAGE_OF and word not in CHAMBERS] for words in (first, second)]
    return stages[0] == stages[1] and _agree(*chambers) and _agree(*details)


def _stage(words: Iterable[str]) -> str | None:
    found = {STAGE_OF[word] for word in words if word in STAGE_OF}
    return next((stage for stage in reversed(STAGES) if stage in found), None)


def _agree(one: object, other: object) -> bool:
    """Whether one of them says nothing, or both the same."""
    return not one or not other or one == other


def _words(version: str) -> list[str]:
    return re.findall(r"[^\W_]+", version.casefold())
