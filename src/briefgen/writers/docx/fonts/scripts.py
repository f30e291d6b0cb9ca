"""Which characters a font in a Word file has: whole scripts, so that whoever types on in Word finds every letter.

Never only the characters of the text: Word draws a family from the first open document that has
it, and with cuts of their own a second document would lack letters ([MS-OI29500] 2.1.261, 2.1.268).
Source: the blocks of Unicode 16.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.writers.docx.fonts.cutting import EVERYTHING, Ranges

LATIN: Ranges = (
    (0x0020, 0x017F),
    (0x0192, 0x0192),
    (0x01A0, 0x01A1),
    (0x01AF, 0x01B0),
    (0x01CD, 0x01DC),
    (0x01E4, 0x01EF),
    (0x01FA, 0x01FF),
    (0x0218, 0x021B),
    (0x02B9, 0x02DD),
    (0x0300, 0x0338),
    (0x1E00, 0x1EFF),
    (0x2000, 0x214F),
    (0x2150, 0x22FF),
    (0x2500, 0x27BF),
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
"""What every cut has: the letters of all Latin languages, punctuation, currencies, fractions, arrows, signs, symbols."""

OTHERS: tuple[Ranges, ...] = (
    ((0x0370, 0x03FF), (0x1F00, 0x1FFF)),
    ((0x0400, 0x052F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)),
)
"""Greek and Cyrillic, which are there as a whole where the text has a letter of them."""

UNUSUAL = re.compile(f"[^\n\t{''.join(f'{chr(first)}-{chr(last)}' for first, last in LATIN)}]")
"""A character that is in no cut by itself."""


def scripts_of(texts: Iterable[str]) -> Ranges:
    """The characters that fonts must have for these texts: everything where one stands outside the scripts known here."""
    unusual = {ord(one) for words in texts for one in UNUSUAL.findall(words)}
    wanted = LATIN
    for script in OTHERS:
        found = {code for code in unusual if any(first <= code <= last for first, last in script)}
        if found:
            wanted, unusual = wanted + script, unusual - found
    return EVERYTHING if unusual else wanted
