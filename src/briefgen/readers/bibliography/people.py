"""Names as BibTeX writes them → names of CSL: family, given, particles, suffix; bodies as they are.

Source: the manual of BibTeX (“BibTeXing”, section 4) and of BibLaTeX, 3.7; Pandoc parts names likewise.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from briefgen.readers.bibliography.latex import Marked, Piece, flat
from briefgen.readers.bibliography.wording import split_at_and

Word: TypeAlias = tuple[Piece, ...]
"""What stands between two spaces."""

INITIALS: Final = re.compile(r"(?<![^\s.])([^\W\d_])\.(?=[^\W\d_](?:\.|\s|$))")
SUFFIX: Final = re.compile(r"(?:jr|sr|junior|senior|esq|[ivx]+|2nd|3rd|4th)\.?\Z", re.IGNORECASE)
INITIAL: Final = re.compile(r"[^\W\d_]\.(?:[ -]?[^\W\d_]\.)*\Z")
LABELED: Final = re.compile(r"(?:family|given|prefix|suffix)\s*=")
"""What the parts of a name look like: Jr., A. B., and those of BibLaTeX's longer form."""

PARTS: Final = {"given": "given", "family": "family", "prefix": "dropping-particle", "suffix": "suffix"}
"""Parts of BibLaTeX's longer form, `family=Berg, given=Jan`, with the names that CSL has for them."""


def read_names(pieces: tuple[Piece, ...], *, use_prefix: bool = False) -> list[dict[str, str]]:
    """The people of a field, parted as BibLaTeX does, also in files for BibTeX, where the two differ.

    `use_prefix` says that particles are part of the family name when works are sorted.
    """
    names = (_name(item, use_prefix) for item in split_at_and(pieces))
    return [name for name in names if name]


def crowded(pieces: tuple[Piece, ...]) -> list[str]:
    """The items of a field of names that are no single name: too many commas, a semicolon, an ampersand."""
    return [flat(item) for item in split_at_and(pieces) if _is_crowded(item)]


def _is_crowded(item: tuple[Piece, ...]) -> bool:
    if len(item) == 1 and isinstance(item[0], Marked) or LABELED.match(flat(item)):
        return False
    bare = "".join(piece if isinstance(piece, str) else "{}" for piece in item)
    if ";" in bare or " & " in bare:
        return True
    parts = [part.strip() for part in bare.split(",")]
    swapped = len(parts) == 3 and not SUFFIX.match(parts[1]) and (INITIAL.match(parts[1]) or SUFFIX.match(parts[2]))
    return len(parts) > 3 or bool(swapped)


def _name(item: tuple[Piece, ...], use_prefix: bool) -> dict[str, str]:
    if not item:
        return {}
    if item == ("others",):
        return {"literal": "others"}
    if len(item) == 1 and isinstance(item[0], Marked) and not item[0].special:
        return {"literal": flat(item).strip()}
    parts = [_words(part) for part in _split_at_commas(item)]
    if isinstance(item[0], str) and LABELED.match(item[0]):
        return _labeled(parts, use_prefix)
    given, last, suffix = _arranged(parts)
    particle, family = _last(last)
    return _filled(family=family, given=given, suffix=suffix, particle=particle, use_prefix=use_prefix)


def _filled(
    *, family: list[Word], given: list[Word], suffix: list[Word], particle: list[Word], use_prefix: bool
) -> dict[str, str]:
    prefix = "non-dropping-particle" if use_prefix else "dropping-particle"
    said = {prefix: particle, "family": family, "given": given, "suffix": suffix}
    return {key: " ".join(map(flat, words)) for key, words in said.items() if words}


def _arranged(parts: list[list[Word]]) -> tuple[list[Word], list[Word], list[Word]]:
    """Given names, family name with its particles, and suffix, from one of the three orders that BibTeX knows."""
    match parts:
        case [whole]:
            first = next((number for number, word in enumerate(whole) if not _capitalized(word)), len(whole) - 1)
            return whole[:first], whole[first:], []
        case [last, given]:
            return given, last, []
        case [last, suffix, given, *_]:
            return given, last, suffix
    return [], [], []


def _last(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Particles and family name: particles are the small words at the start, as BibLaTeX has it."""
    first = next((number for number, word in enumerate(words) if _capitalized(word)), len(words) - 1)
    return words[: max(first, 0)], words[max(first, 0) :]


def _labeled(parts: list[list[Word]], use_prefix: bool) -> dict[str, str]:
    name: dict[str, str] = {}
    for part in parts:
        label, _, value = " ".join(map(flat, part)).partition("=")
        label, value = label.strip(), value.strip()
        if label == "useprefix":
            use_prefix = value == "true"
        elif label in PARTS and value:
            key = PARTS[label]
            name[key] = f"{name[key]} {value}" if label == "given" and key in name else value
    if use_prefix and "dropping-particle" in name:
        name["non-dropping-particle"] = name.pop("dropping-particle")
    return name


def _split_at_commas(item: tuple[Piece, ...]) -> list[tuple[Piece, ...]]:
    parts: list[list[Piece]] = [[]]
    for piece in item:
        first, *others = piece.split(",") if isinstance(piece, str) else (piece,)
        parts[-1].append(first)
        parts += [[other] for other in others]
    return [tuple(piece for piece in part if piece != "") for part in parts]


def _words(part: tuple[Piece, ...]) -> list[Word]:
    """The words of a part of a name; initials written without a space stand apart."""
    words: list[list[Piece]] = [[]]
    for piece in part:
        first, *others = re.split(r"[ \u00a0]", INITIALS.sub(r"\1. ", piece)) if isinstance(piece, str) else (piece,)
        words[-1].append(first)
        words += [[other] for other in others]
    return [kept for word in words if (kept := tuple(piece for piece in word if piece != ""))]


def _capitalized(word: Word) -> bool:
    """Whether a word begins with a capital letter; one in braces counts as such, a special letter as what it is."""
    first = word[0]
    if isinstance(first, Marked) and not first.special:
        return True
    letters = flat(word).lstrip("0123456789")
    return not letters or letters[0].isupper() or not letters[0].isalpha() and not _small(letters)


def _small(letters: str) -> bool:
    return next((letter.islower() for letter in letters if letter.isalpha()), False)
