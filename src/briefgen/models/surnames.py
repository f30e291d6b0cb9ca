"""Full names → surnames, and whether a surname is sure: how a member is addressed must not be left to chance.

What stands around a name goes first: brackets, titles, suffixes (Jr., III) and degrees (M.D.). Then `Last, First` is
read the other way round, and particles (van, de la) belong to what follows them. More names than two may be a middle
name or two family names, which nobody can tell from the words alone.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.noun import noun

TITLES: Final = frozenset(
    "the hon honorable honourable rep representative sen senator asm assemblymember assemblyman assemblywoman councilmember "
    "congressman congresswoman delegate del gov governor mayor dr mr mrs ms mx miss prof professor judge justice rev".split()
)
SUFFIXES: Final = frozenset("jr sr ii iii iv v vi 2nd 3rd 4th junior senior".split())
PLAIN_SUFFIXES: Final = frozenset("jr sr ii iii".split())
"""Suffixes that are nobody's surname."""
DEGREES: Final = frozenset(
    "aprn bsn cfp cpa dc dds dmd dnp dpm dvm edd esq jd lcsw llb llm mba md mph mpa mpp msn msw np od pe pharmd phd psyd rn ret "
    "retd usa usaf usmc usn".split()
)
SHORT_DEGREES: Final = frozenset("ba bs do ma ms pa".split())
"""Degrees that are names as well, so that they count as degrees only after a comma or with points in them."""

PARTICLES: Final = frozenset(
    "van von vom de del della delle dello der den di da do dos das du la le las los st saint san santa".split()
)
SAINTS: Final = frozenset(("st", "saint"))
"""Particles that are no given names, also with a capital."""
SMALL_PARTICLES: Final = frozenset(
    "al ap af av bar bat ben bin bint e el i ibn och ten ter und y zu zum zur 't".split()
)
"""Words that are part of a surname where they are written small; with a capital they are names themselves."""

BETWEEN: Final = frozenset("e i och und y".split())
"""Words between two family names."""

BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
NICKNAME: Final = re.compile(r"[“\"][^”\"]*[”\"]|(?<!\w)[‘'][^’']+[’'](?!\w)")
INITIAL: Final = re.compile(r"(?:\w\.-?)+\Z|[^\W\d_]\Z")


@noun
class Surname:
    """A surname taken from a full name; not `sure`, where the name could be read in another way, too."""

    words: str
    sure: bool


def surname_of(name: str) -> Surname:
    """The surname within a full name: `Van Sample` of `Dr. Chris Van Sample Jr., M.D. (HI-01)`."""
    bare = NICKNAME.sub(" ", BRACKETS.sub(" ", name))
    parts = [part for part in map(str.split, bare.split(",")) if part]
    while len(parts) > 1 and all(_after_name(word, after_comma=True) for word in parts[-1]):
        parts.pop()
    if not parts:
        return Surname(name.strip(), False)
    if len(parts) > 1:
        return _before_comma(_without_titles(parts[0]))
    return _last(_without_suffixes(_without_titles(parts[0])))


def _before_comma(words: list[str]) -> Surname:
    """The surname of `Sample, Judy`: whatever stands before the comma, sure where that is one name."""
    words = _without_suffixes(words)
    names = [word for word in words[:-1] if not _particle(word)]
    return Surname(" ".join(words), not names)


def _last(words: list[str]) -> Surname:
    """The surname at the end of a name in its usual order."""
    start = _start(words)
    before, own = words[:start], words[start:]
    small = all(word[:1].islower() or _bare(word) in SAINTS for word in own[:-1] if _particle(word))
    names = [word for word in own[:-1] if not _particle(word)]
    given = [word for word in before[1:] if not INITIAL.match(word)]
    bare = INITIAL.match(own[-1]) is not None or _after_name(own[-1], after_comma=False)
    joined = any(word in BETWEEN for word in own)
    return Surname(" ".join(own), not given and not bare and small and (joined or not names))


def _start(words: list[str]) -> int:
    """Where the surname begins: at the first particle after the given name, at the first of two family names, or last."""
    for at in range(1, len(words) - 1):
        if words[at] in BETWEEN:
            return max(at - 1, 1)
        if _particle(words[at]):
            return at
    # What ends in -ez is a family name in Spanish, and never a given one.
    two = len(words) > 2 and words[-2].casefold().endswith("ez")
    return len(words) - 2 if two else len(words) - 1


def _particle(word: str) -> bool:
    return _bare(word) in PARTICLES or word in SMALL_PARTICLES


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > 1 and _bare(words[0]) in TITLES:
        words = words[1:]
    return words


def _without_suffixes(words: list[str]) -> list[str]:
    while len(words) > (1 if _bare(words[-1]) in PLAIN_SUFFIXES else 2) and _after_name(words[-1], after_comma=False):
        words = words[:-1]
    return words


def _after_name(word: str, *, after_comma: bool) -> bool:
    """Whether a word says something of the person, and is no name: Jr., III, M.D."""
    bare = _bare(word)
    if bare in SUFFIXES or bare in DEGREES:
        return True
    return bare in SHORT_DEGREES and (after_comma or "." in word)


def _bare(word: str) -> str:
    return word.replace(".", "").replace("’", "'").casefold()
