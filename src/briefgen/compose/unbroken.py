"""Where a line of text must not end: within a range, a date, the number of a section or a bill; and where an address may.

What comes of it is three characters, which every writer puts as its format does best: the space that does not break
(U+00A0), the joiner (U+2060) and the place for a break (U+200B). Whoever compares words sees through them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

NBSP, JOINER, OPENING = "\u00a0", "\u2060", "\u200b"

ASIDE: Final = "\ufffc"
"""Stands for literal words and for the break that an author asked for: nothing is bound to them."""

MONTHS: Final = (
    r"(?:Jan(?:\.|uary)|Feb(?:\.|ruary)|Mar(?:\.|ch)|Apr(?:\.|il)|May|Jun[.e]|Jul[.y]|Aug(?:\.|ust)"
    r"|Sept?(?:\.|ember)|Oct(?:\.|ober)|Nov(?:\.|ember)|Dec(?:\.|ember)|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))"
)
MESES: Final = "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"

WORDS_BEFORE_NUMBERS: Final = (
    r"§{1,2}|¶{1,2}|[Pp]p?\.|nn?\.|[Nn]os?\.|[Vv]ols?\.|[Cc]hs?\.|[Ss]ecs?\.|[Aa]rts?\.|[Ff]igs?\.|[Cc]ap\.|[Pp]árrs?\.|[Ii]nc\."
    r"|[Nn]úms?\.|[Nn]\.º|[Pp]ágs?\.|[Ss]ections?|[Aa]rticles?|[Ss]ecci(?:ón|ones)|[Aa]rtículos?"
    r"|Rooms?|Rm\.|Suite|Ste\.|Floor|Fl\.|Apt\.|Bldg\."
)
"""What stands before a number that it belongs to, in English and in Spanish."""

BILLS: Final = (
    r"(?:H\.|S\.)[ ]?(?:J\.|Con\.)?[ ]?Res\.|H\.[ ]?R\.|H\.[ ]?B\.|S\.[ ]?B\.|A\.[ ]?B\.|S\.|AB|SB|HB|HF|SF|Bill|Prop\.|Res\."
    r"|P\.L\.|Pub\.[ ]L\.(?:[ ]No\.)?"
)

BOUND: Final = re.compile(
    rf"""(?<![\w.])(?:
        (?: {WORDS_BEFORE_NUMBERS} ) [ ] (?=\$?[A-Z]?-?\d)
      | (?: {BILLS} ) [ ] (?=(?:[A-Z]-)?\d)
      | {MONTHS} [ ] \d{{1,2}} (?: , [ ] \d{{4}} )? (?![\w])
      | \d{{1,2}} [ ] {MONTHS} (?: ,? [ ] \d{{4}} )? (?![\w])
      | \d{{1,2}} [ ] de [ ] {MESES} (?: [ ] (?:de|del) [ ] \d{{4}} )? (?![\w])
      | \d{{1,2}}(?::\d\d)? [ ] [ap]\.?[ ]?m\b
      | (?: Reps?\. | Sens?\. | Gov\. | Del\. | Dra?\. | Mr\. | Mrs\. | Ms\. | Mx\. | Sra?\. ) [ ] (?=[^\W\d_])
      | \d+ (?:[.,]\d+)? [ ] (?=[%‰])
    )""",
    re.VERBOSE,
)
"""What stays on one line, to its last sign: `§ 3`, `S. 1312`, `Dec. 3, 2026`, `3 de mayo de 2016`, `Sen. Doe`."""

JOINED: Final = re.compile(
    r"""
      (?<=[\d)%]) [–—] (?=[$§(]?\d)                          # 1999–2008, 39%–41%
    | (?<=\d[a-z]) – (?=\d) | (?<=[A-Z]\d) – (?=[A-Z]?\d) | (?<=\d) – (?=[A-Z]\d)
    | (?<=[a-z\d]\)) (?:–)? (?=\(\w{1,4}\))                  # 5(a)(1), (a)–(c)
    | (?<=\d) - (?=\d)                                       # 510-555-0100
    | (?<=\b[A-Z]) - (?=\d) | (?<=\b[A-Z][A-Z]) - (?=\d)     # C-36, AB-379
    """,
    re.VERBOSE,
)
"""Signs after which a line does not end."""

DOT: Final = re.compile(r"(?<=\S) · (?=\S)")
"""Between the pieces of a line: goes down with what follows."""

LONGEST: Final = 36
"""The most letters that are kept on one line: more would leave holes, or fit in no column."""

SHORT, FEWEST, TAIL = 9, 6, 26
"""A last word of at most so many letters, in a text of at least so many words, is bound to the one before it,
where both have together no more than so many letters."""

LEAST_LAST: Final = 15
"""The fewest letters on the last line of words that are set large."""

LONGEST_TEXT: Final = 100_000
"""Texts of more letters stay as they are."""


@lru_cache(maxsize=4096)
def unbroken(text: str) -> tuple[str, ...]:
    """What each character of a text becomes: itself, a space that does not break, or itself with a joiner after it."""
    made = list(text)
    if len(text) > LONGEST_TEXT:
        return tuple(made)
    for found in BOUND.finditer(text):
        for at in range(found.start(), found.end()):
            made[at] = NBSP if text[at] == " " else text[at]
    for found in DOT.finditer(text):
        made[found.end() - 1] = NBSP
    for found in JOINED.finditer(text):
        at = found.end() - 1
        made[at] += JOINER
    return tuple(_bounded(made))


def _bounded(made: list[str]) -> list[str]:
    """The characters, those between two places for a break set free where there are too many of them."""
    ends = [-1, *(at for at, one in enumerate(made) if one in " \t\n" or one == ASIDE), len(made)]
    for before, after in pairwise(ends):
        if after - before - 1 > LONGEST:
            made[before + 1 : after] = [
                one[0].replace(NBSP, " ") if len(one) > 1 or one == NBSP else one for one in made[before + 1 : after]
            ]
    return made


def without_lone_end(made: tuple[str, ...], least: int = 0) -> tuple[str, ...]:
    """The characters of a paragraph, its last word bound to the one before where it would be short alone.

    With `least`, so many words as come to that many letters.
    """
    spaces = [at for at, one in enumerate(made) if one == " "]
    if len(spaces) + 1 < FEWEST or ASIDE in made:
        return made
    bound = list(made)
    for at, before in zip(reversed(spaces), reversed(spaces[:-1]), strict=False):
        last, both = len(made) - at - 1, len(made) - before - 1
        alone = last < least if least else last <= SHORT and at == spaces[-1]
        if not alone or both > TAIL:
            break
        bound[at] = NBSP
    return tuple(bound)


REMAIN: Final = 10
"""The fewest letters of an address before and after the end of a line."""

SIGNS: Final = re.compile(r"[^\w\s](?=[^/])")
"""Signs after which programs end a line within an address, each some of them (Unicode Standard Annex 14)."""

OPEN: Final = frozenset("/?}|–-")
"""Those after which a line may end: a name is not cut at its full stop."""


@lru_cache(maxsize=4096)
def address(shown: str) -> tuple[str, ...]:
    """What each character of an address becomes: lines may end after its slashes, hyphens and question marks, where enough remains."""
    made = list(shown)
    for found in SIGNS.finditer(shown):
        enough = found.end() >= REMAIN and len(shown) - found.end() >= REMAIN
        made[found.start()] += OPENING if enough and found[0] in OPEN else JOINER
    return tuple(made)
