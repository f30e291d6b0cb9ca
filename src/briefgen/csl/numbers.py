"""Numbers in figures, as ordinals and in Roman numerals, and whether text is a number."""

from __future__ import annotations

import re
from typing import Final

from briefgen.csl.locale import Locale, Term

ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)

PIECES: Final = re.compile(r"[,;\s–-]+|[^,;\s–-]+")

NUMERIC: Final = re.compile(r"[^\W\d_]*[0-9]+[^\W\d_]*")

WHOLE: Final = re.compile(r"-?[0-9]{1,15}")


def pieces(text: str) -> list[str]:
    """Numbers and what stands between them: `2, 3-4` → 2 | , | 3 | – | 4."""
    return ["–" if piece == "-" else piece for piece in PIECES.findall(text)]


def is_numeric(text: str) -> bool:
    """Whether text is made of numbers, which may have letters about them: 2nd, D2, 2-4, 3 & 4."""
    return all(NUMERIC.fullmatch(chunk.strip()) for chunk in re.split(r"[,&–-]", text))


def numbered(text: str, form: str, locale: Locale, gender: str = "") -> str:
    """The whole numbers within text in a form: numeric, ordinal, long-ordinal, roman."""
    return "".join(in_form(int(p), form, locale, gender) if WHOLE.fullmatch(p) else p for p in pieces(text))


def in_form(number: int, form: str, locale: Locale, gender: str = "") -> str:
    """One number in a form."""
    match form:
        case "roman" if 0 <= number < 4000:
            return roman(number)
        case "long-ordinal" if 1 <= number <= 10:
            words = locale.all(f"long-ordinal-{number:02d}", gender_form=gender)
            return words[0].text if words else in_form(number, "ordinal", locale, gender)
        case "ordinal" | "long-ordinal":
            return f"{number}{_ordinal_suffix(number, locale, gender)}"
    return str(number)


def roman(number: int) -> str:
    """A number from 0 to 3999 in small Roman numerals."""
    words = ""
    for value, letters in ROMAN:
        words += letters * (number // value)
        number %= value
    return words


def _ordinal_suffix(number: int, locale: Locale, gender: str) -> str:
    def found(last: int, keep: tuple[str, ...] | None) -> list[Term]:
        terms = locale.all(f"ordinal-{last:02d}", gender_form=gender)
        # Where the gender is not known, a wording for all of them goes before one for men or women.
        terms = terms if gender else sorted(terms, key=lambda term: bool(term.gender_form))
        return [term for term in terms if keep is None or term.match in keep]

    suffixes = found(number % 100, ("", "last-digit", "last-two-digits") if number > 99 else None)
    suffixes = suffixes or found(number % 10, ("", "last-digit") if number > 10 else None)
    suffixes = suffixes or locale.all("ordinal", gender_form=gender)
    return suffixes[0].text if suffixes else ""
