"""The fonts that a Word file names, and the parts in which it carries them.

Source: ISO/IEC 29500-1, 17.8.1 (font embedding), 17.8.3 (fonts).
"""

from __future__ import annotations

import uuid
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.models.style import Face, Filler
from briefgen.noun import noun
from briefgen.writers.docx.fonts.cutting import EVERYTHING, Damaged, Ranges, cut, sound
from briefgen.writers.docx.fonts.scripts import scripts_of
from briefgen.writers.docx.runs import fillers
from briefgen.writers.docx.sheet import Sheet, word_family
from briefgen.writers.keeping import keeper
from briefgen.writers.metrics import NO_SUBSETTING, rights

SLOTS = {
    "regular": "embedRegular",
    "bold": "embedBold",
    "italic": "embedItalic",
    "bold_italic": "embedBoldItalic",
}
"""The elements for the faces of a family, in the order of the schema (17.8.3.10), by the keys of a style."""

MIXED = 32
"""How many bytes at the beginning of a font are mixed with its key (17.8.1)."""

KEPT = "cut"
"""The kind of what is kept of fonts."""

Mixed = tuple[str, bytes]
"""The key of a font, and its bytes as a Word file holds them."""


@noun
class Carried:
    """A face in a Word file: the element that names it, its key, and the bytes of its part."""

    slot: str
    key: str
    data: bytes


@noun
class Named:
    """A family that a Word file names: as what, what stands in for it, one of its files, and the faces that are carried."""

    family: str
    other: str
    sample: bytes
    kind: str
    carried: tuple[Carried, ...]


def named_fonts(texts: Collection[str], sheet: Sheet) -> tuple[Named, ...]:
    """The two families of the style, and of the further ones those that have characters of these texts.

    A font for symbols or another script is named and carried only where the text needs it: most texts
    do not, and fonts of other scripts are large. Raises BriefError: `unusable-font`.
    """
    fonts, further = sheet.tokens.fonts, fillers(texts, sheet)
    usual = [one for one in scripts_needed(texts) if sheet.filler(one) is None]
    families = {word_family(face): face for face in (fonts.body, fonts.heading)}
    named = [_face(family, face, scripts_of(usual), sheet) for family, face in families.items()]
    for filler in further:
        if filler.family not in families:
            drawn = [one for one in scripts_needed(texts) if sheet.filler(one) == filler]
            named.append(_filler(filler, scripts_of(drawn), sheet))
    return tuple(named)


def scripts_needed(texts: Collection[str]) -> Iterator[str]:
    """Each character of the texts once, but for the letters of plain English."""
    return (one for one in dict.fromkeys("".join(texts)) if one > "\x7e")


def _face(family: str, face: Face, scripts: Ranges, sheet: Sheet) -> Named:
    files = {key: getattr(face, key) for key in SLOTS}
    other = face.family if face.word else face.fallback
    carried = () if face.word else _carried(files, scripts, sheet)
    return Named(family, other, sheet.style.fonts[face.regular], face.generic, carried)


def _filler(filler: Filler, scripts: Ranges, sheet: Sheet) -> Named:
    files = {"regular": filler.regular} | ({"bold": filler.bold} if filler.bold else {})
    return Named(filler.family, filler.fallback, sheet.style.fonts[filler.regular], "", _carried(files, scripts, sheet))


def _carried(files: Mapping[str, str], scripts: Ranges, sheet: Sheet) -> tuple[Carried, ...]:
    if not sheet.tokens.docx.embed_fonts:
        return ()
    return tuple(_in_file(SLOTS[key], name, sheet.style.fonts[name], scripts) for key, name in files.items())


def _in_file(slot: str, name: str, data: bytes, scripts: Ranges) -> Carried:
    try:
        return Carried(slot, *_made(name, data, EVERYTHING if rights(data) & NO_SUBSETTING else scripts))
    except Damaged:
        raise BriefError([_damaged(name)]) from None


@lru_cache(maxsize=64)
def _made(name: str, data: bytes, scripts: Ranges) -> Mixed:
    """A font as it was made in another run, else made now. Raises Damaged.

    Making those of a style takes a quarter of a second, most of it to draw every letter and so to see that the file is
    whole: what was seen to be so stays so for the same bytes. Fonts that are carried whole are large, and not kept twice.
    """
    keeping, place = keeper() if scripts != EVERYTHING else None, f"{name} {scripts}"
    match keeping.kept(KEPT, place, data) if keeping else None:
        case [str(key), str(text)]:
            return key, b64decode(text)
    key, made = _mixed(data, scripts)
    if keeping:
        keeping.keep(KEPT, place, data, [key, b64encode(made).decode("ascii")])
    return key, made


def _mixed(data: bytes, scripts: Ranges) -> Mixed:
    """The key of a font and its bytes as a Word file holds them; whole, where everything is wanted. Raises Damaged."""
    sound(data)
    made = data if scripts == EVERYTHING else cut(data, scripts)
    key = uuid.uuid5(uuid.NAMESPACE_OID, made.hex())
    mask = key.bytes[::-1] * 2
    return f"{{{key}}}".upper(), bytes(a ^ b for a, b in zip(made[:MIXED], mask, strict=True)) + made[MIXED:]


def _damaged(name: str) -> Diagnostic:
    return Diagnostic(
        "unusable-font",
        f"the font file “{name}” is damaged inside, so the Word file cannot carry it",
        expected="a complete TrueType font (.ttf)",
        hint="Copy the font file again from where it came from.",
    )
