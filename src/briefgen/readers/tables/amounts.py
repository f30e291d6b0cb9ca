"""Numbers as a cell shows them: whole, with decimals, as percent, as money, by a mask such as 00000 or (000) 000-0000."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import Final

from briefgen.models.languages import locale_of
from briefgen.readers.tables.codes import Section, Token, Unknown

ROOM: Final = 11
"""How many characters a number has at most where no format is said: beyond, spreadsheet programs write 2.02555E+11."""

EXACT: Final = 15
"""How many digits of a number a spreadsheet program keeps (18.17.5.2)."""

MINUS: Final = ("-", "−", "(")
"""One of these is seen where a number is less than nothing; red alone is not printed."""


def number(words: str) -> Decimal:
    """The number that is stored, to the digits that a spreadsheet program keeps. Raises Unknown."""
    try:
        value = float(words)
    except ValueError:
        raise Unknown from None
    if value != value or abs(value) >= 1e300:
        raise Unknown
    return Decimal(f"{value:.{EXACT}g}") + Decimal(0)


def amount(section: Section, value: Decimal, minus: bool, language: str) -> str:
    """A number as a section shows it; `minus` is whether the section says nothing of a sign. Raises Unknown."""
    if section.has("general"):
        return _around(section, _general(value, language))
    if not section.has("digit"):
        return _fixed(section, value)
    percent = sum(token.kind == "percent" for token in section.tokens)
    first, last = _digits(section)
    region, scale = _scaled(section.tokens[first : last + 1])
    with localcontext() as context:
        context.prec = 400
        size = abs(value).scaleb(2 * percent - 3 * scale)
        words, nothing = _filled(region, size, language)
    before, after = _literal(section.tokens[:first]), _literal(section.tokens[last + 1 :])
    shown = f"{before}{words}{after}"
    if value < 0 and not nothing:
        if minus:
            return f"-{shown.strip()}"
        if not any(sign in f"{before}{after}" for sign in MINUS):
            raise Unknown
    return shown.strip()


def _general(value: Decimal, language: str) -> str:
    """A number of which no format is said. Raises Unknown where it would be shown as 1E+11."""
    digits = len(str(int(abs(value))))
    if digits > ROOM:
        raise Unknown
    decimals = max(0, ROOM - 1 - digits)
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP).normalize() + Decimal(0)
    if value and abs(value) < Decimal("0.0001") and rounded != value:
        raise Unknown
    words = f"{rounded:f}"
    return ("0" if words in ("-0", "") else words).replace(".", signs(language)[0])


def _around(section: Section, words: str) -> str:
    """Words in place of `General`, with what stands around it."""
    made = "".join(words if token.kind == "general" else _literal((token,)) for token in section.tokens)
    return made.strip()


def _fixed(section: Section, value: Decimal) -> str:
    """The words of a section without digits, such as the - of an amount that is nothing. Raises Unknown for other amounts."""
    words = _literal(section.tokens).strip()
    if value or not words:
        raise Unknown
    return words


def _literal(tokens: tuple[Token, ...]) -> str:
    """The words around digits. Raises Unknown at what is none."""
    made = []
    for token in tokens:
        if token.kind not in ("literal", "blank", "percent", "comma", "point"):
            raise Unknown
        made.append(token.words)
    return "".join(made)


def _digits(section: Section) -> tuple[int, int]:
    """Where the digits of a section begin and end, with the point and the commas that belong to them."""
    places = [at for at, token in enumerate(section.tokens) if token.kind == "digit"]
    first, last = places[0], places[-1]
    while first and section.tokens[first - 1].kind == "point":
        first -= 1
    while last + 1 < len(section.tokens) and section.tokens[last + 1].kind == "comma":
        last += 1
    return first, last


def _scaled(region: tuple[Token, ...]) -> tuple[tuple[Token, ...], int]:
    """The digits without the commas behind the last one, each of which stands for thousands."""
    scale = 0
    while region[-1].kind == "comma":
        region, scale = region[:-1], scale + 1
    return region, scale


def _filled(region: tuple[Token, ...], size: Decimal, language: str) -> tuple[str, bool]:
    """The digits of a number in their places, and whether all of them are 0. Raises Unknown."""
    kinds = [token.kind for token in region]
    if kinds.count("point") > 1 or not set(kinds) <= {"digit", "point", "comma", "literal", "blank"}:
        raise Unknown
    at = kinds.index("point") if "point" in kinds else len(region)
    whole, behind = region[:at], region[at + 1 :]
    if any(token.kind != "digit" for token in behind):
        raise Unknown
    rounded = size.quantize(Decimal(1).scaleb(-len(behind)), ROUND_HALF_UP)
    if len(str(int(rounded))) > EXACT:
        raise Unknown  # the digits behind are lost, and 0 stands for them
    head, _, tail = f"{rounded:f}".partition(".")
    decimal, group = signs(language)
    if any(token.kind in ("literal", "blank") for token in whole):
        if "comma" in kinds or behind or any("/" in token.words for token in whole):
            raise Unknown  # among them fractions, such as 1/2
        return _masked(whole, head), not rounded
    least = sum(token.words == "0" for token in whole if token.kind == "digit")
    head = head.lstrip("0").rjust(least, "0")
    words = _grouped(head, group) if "comma" in kinds else head
    kept = max((place for place, token in enumerate(behind, 1) if token.words != "#"), default=0)
    tail = tail[:kept] + tail[kept:].rstrip("0")
    return words + (decimal + tail if tail else ""), not rounded


def _grouped(digits: str, group: str) -> str:
    parts = []
    while len(digits) > 3:
        digits, part = digits[:-3], digits[-3:]
        parts.append(part)
    return group.join([digits, *reversed(parts)])


def _masked(mask: tuple[Token, ...], digits: str) -> str:
    """Digits in a mask, from the right; those that have no place stand before the first one."""
    left = list(digits.lstrip("0"))
    made: list[str] = []
    places = [at for at, token in enumerate(mask) if token.kind == "digit"]
    for at in range(len(mask) - 1, -1, -1):
        token = mask[at]
        if token.kind != "digit":
            made.append(token.words)
            continue
        made.append(left.pop() if left else "0" if token.words == "0" else "")
        if at == places[0] and left:
            made.append("".join(left))
    return "".join(reversed(made))


@lru_cache(maxsize=64)
def signs(language: str) -> tuple[str, str]:
    """The signs for decimals and for thousands in a language."""
    from babel import Locale

    symbols = Locale.parse(locale_of(language), sep="_").number_symbols["latn"]
    return str(symbols["decimal"]), str(symbols["group"])
