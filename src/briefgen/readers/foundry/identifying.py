"""Which face of which family a font is: by its own names, weights and axes, never by the name of its file.

Runs in the process that reads fonts. Source: OpenType specification 1.9.1, "name", "OS/2", "head", "post", "fvar".
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from briefgen.readers.foundry.cast import BOLD_WEIGHT, FACES, PLAIN_WEIGHT, Kind

PLAIN = ("", "regular", "roman", "book", "normal")
"""What an upright face of usual weight calls itself, beside saying nothing."""

OTHER_WEIGHT = re.compile(r"thin|hairline|light|medium|semi|demi|extra|ultra|black|heavy|retina|news")
"""Words in the names of faces that are neither regular nor bold."""

WIDTH = re.compile(
    r"\b(?:(?:semi|extra|ultra)[ -]?)?(?:condensed|compressed|narrow|expanded|extended|wide)\b", re.IGNORECASE
)
SLANTED = re.compile(r"\b(?:italic|oblique|slanted|inclined|kursiv)\b", re.IGNORECASE)

ITALIC, BOLD, OBLIQUE = 1 << 0, 1 << 5, 1 << 9
"""Bits of fsSelection."""

LEAST_BOLD = 600
SANS = range(11, 16)
"""Kinds of serif, by PANOSE, of letters that have none."""

SIGNATURES = {b"wOFF": True, b"wOF2": True, b"OTTO": False, b"\x00\x01\x00\x00": False, b"true": False}
"""How font files begin that are read, and whether they are packed."""

MOST_UNPACKED = 64_000_000
"""The most bytes that a packed font may say it has unpacked."""


class Unusable(Exception):
    """Why a font cannot be used, said to follow its name."""


def opened(data: bytes) -> Any:
    """The font in a file's bytes. Raises Unusable."""
    from fontTools.ttLib import TTFont

    if data[:4] == b"ttcf":
        raise Unusable("is a collection of several fonts")
    if data[:4] not in SIGNATURES:
        raise Unusable("is not a font")
    if SIGNATURES[data[:4]] and int.from_bytes(data[16:20], "big") > MOST_UNPACKED:
        raise Unusable("is packed and too large to be unpacked")
    font = TTFont(io.BytesIO(data), lazy=True)
    if not any(tag in font for tag in ("glyf", "CFF ", "CFF2")):
        raise Unusable("has no outlines of letters")
    missing = [tag for tag in ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2") if tag not in font]
    if missing:
        raise Unusable(f"lacks what a font needs (no {', '.join(missing)} table)")
    return font


def casts(file: str, data: bytes) -> Iterator[dict[str, Any]]:
    """What can be made of a font file, each as `Cast.of` takes it. Raises Unusable."""
    font = opened(data)
    family, named = _names(font)
    italic = _is_italic(font, named)
    kind = Kind.VARIABLE if "fvar" in font else Kind.TRUETYPE if "glyf" in font else Kind.POSTSCRIPT
    told = {
        "file": file, "family": family, "named": named, "kind": kind, "packed": SIGNATURES[data[:4]], "location": (),
        "weight": font["OS/2"].usWeightClass, "rights": font["OS/2"].fsType, "generic": _generic(font, family),
        "license": " ".join(str(font["name"].getDebugName(13) or "").split())[:200],
    }  # fmt: skip
    if kind is Kind.VARIABLE:
        places = {face: _location(font, face, italic) for face in FACES}
        found = {face: tuple(place.items()) for face, place in places.items() if place is not None}
        yield from (told | {"face": face, "location": place, "whole": False} for face, place in found.items())
        if not found:
            yield told | {"face": "", "whole": False}
        return
    face = _face(font, named, italic)
    whole = kind is Kind.TRUETYPE and not told["packed"] and bool(face) and _is_rightly_named(font, family, face)
    yield told | {"face": face, "whole": whole}


def _names(font: Any) -> tuple[str, str]:
    """The names of the family, in the plain letters that a style takes, and of the face."""
    names = font["name"]
    family = names.getDebugName(16) or names.getDebugName(1) or ""
    named = names.getDebugName(17) or names.getDebugName(2) or ""
    if (wide := WIDTH.search(named)) and wide[0].casefold() not in family.casefold():
        family, named = f"{family} {wide[0]}", WIDTH.sub("", named)
    ascii_only = unicodedata.normalize("NFKD", family).encode("ascii", "ignore").decode()
    plain = " ".join(re.sub(r"[^A-Za-z0-9 -]", " ", ascii_only).split()).lstrip("- ")[:60].strip()
    if not plain:
        raise Unusable("says no name of its family in plain letters")
    return plain, " ".join(named.split())[:60]


def _is_italic(font: Any, named: str) -> bool:
    angle = font["post"].italicAngle if "post" in font else 0
    flags = font["OS/2"].fsSelection & (ITALIC | OBLIQUE) or font["head"].macStyle & 2
    return bool(flags or angle or SLANTED.search(named))


def _face(font: Any, named: str, italic: bool) -> str:
    """The face that a font is; empty, where it is none of the four."""
    said = re.sub(r"[^a-z]", "", SLANTED.sub("", named).casefold())
    weight = font["OS/2"].usWeightClass
    is_bold = bool(font["OS/2"].fsSelection & BOLD or font["head"].macStyle & 1)
    if said in PLAIN and (said or not is_bold):
        bold = False
    elif said in ("bold", "") or (not OTHER_WEIGHT.search(said) and (is_bold or weight == BOLD_WEIGHT)):
        bold = True
    elif OTHER_WEIGHT.search(said) or weight != PLAIN_WEIGHT:
        return ""
    else:
        bold = False
    return _key(bold, italic)


def _key(bold: bool, italic: bool) -> str:
    return "_".join(word for word, there in (("bold", bold), ("italic", italic)) if there) or "regular"


def _location(font: Any, face: str, italic: bool) -> dict[str, float] | None:
    """Where on its axes a variable font is this face; None, where it cannot be."""
    axes = {axis.axisTag: axis for axis in font["fvar"].axes}
    place = {tag: axis.defaultValue for tag, axis in axes.items()}
    weight = BOLD_WEIGHT if "bold" in face else PLAIN_WEIGHT
    if "wght" in axes:
        if not axes["wght"].minValue <= weight <= axes["wght"].maxValue:
            return None
        place["wght"] = weight
    elif weight != PLAIN_WEIGHT or font["OS/2"].usWeightClass >= LEAST_BOLD:
        return None
    slanted = "italic" in face
    if "ital" in axes and axes["ital"].maxValue >= 1:
        place["ital"] = 1.0 if slanted else 0.0
        if "slnt" in axes and slanted:
            place["slnt"] = axes["slnt"].minValue
    elif "slnt" in axes and axes["slnt"].minValue <= -5:
        place["slnt"] = axes["slnt"].minValue if slanted else 0.0
    elif slanted != italic:
        return None
    return place


def _is_rightly_named(font: Any, family: str, face: str) -> bool:
    """Whether a font calls itself as Word looks for it: by family, Regular, Italic, Bold, Bold Italic."""
    names, selection, weight = font["name"], font["OS/2"].fsSelection, font["OS/2"].usWeightClass
    said = [names.getName(number, 3, 1, 0x409) for number in (1, 2)]
    wanted = [family, face.replace("_", " ").title()]
    bold = bool(selection & BOLD)
    return (
        all(said)
        and [name.toUnicode() for name in said] == wanted
        and bold == ("bold" in face)
        and bool(selection & ITALIC) == ("italic" in face)
        and (weight >= LEAST_BOLD) == bold
    )


def _generic(font: Any, family: str) -> str:
    """The kind of face: by PANOSE, else by the name of the family; empty where neither tells."""
    panose = font["OS/2"].panose
    words = family.casefold().split()
    if (panose.bFamilyType == 2 and panose.bProportion == 9) or "mono" in words:
        return "monospace"
    if panose.bFamilyType == 2 and panose.bSerifStyle > 1:
        return "sans-serif" if panose.bSerifStyle in SANS else "serif"
    return "sans-serif" if "sans" in words else "serif" if "serif" in words else ""
