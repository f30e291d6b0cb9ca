"""What is known of a font that somebody has: which face of which family it is, and what has to be done to use it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from briefgen.noun import noun

FACES = ("regular", "italic", "bold", "bold_italic")
"""The faces that a family needs, by the keys of a style."""

PLAIN_WEIGHT, BOLD_WEIGHT = 400, 700
"""Weights of regular and bold (usWeightClass, OpenType specification 1.9.1)."""


class Kind(StrEnum):
    """How a font file is made, the one that needs least done to it first."""

    TRUETYPE = "TrueType"
    POSTSCRIPT = "PostScript outlines"
    VARIABLE = "variable"


@noun
class Cast:
    """A font file, or what can be made of one: the face of a family that it is, empty where it is another one.

    `named` is what it calls its face. `whole` says that the file can be taken as it is. `location` is where on the axes
    of a variable font the face lies. `rights` are those of fsType; `license` is what the font says of it.
    """

    file: str
    family: str
    face: str
    named: str
    kind: Kind
    packed: bool
    whole: bool
    weight: int
    rights: int
    generic: str
    license: str = ""
    location: tuple[tuple[str, float], ...] = ()

    @property
    def cost(self) -> tuple[int, bool, str]:
        """By which of two files for one face the better one is found: what needs least done, then what comes first by name."""
        exact = self.named.casefold().replace(" ", "") in ("regular", "italic", "bold", "bolditalic")
        return (list(Kind).index(self.kind), self.packed, f"{not exact}{self.file}")

    @property
    def done(self) -> str:
        """What is done to it, in words that follow its name."""
        steps = ["unpacked"] if self.packed else []
        if self.kind is Kind.VARIABLE:
            steps.append(f"at {', '.join(f'{axis} {place:g}' for axis, place in self.location)}")
        if self.kind is Kind.POSTSCRIPT:
            steps.append("converted to TrueType outlines")
        return ", ".join(steps) or ("as it is" if self.whole else "with its names put right")

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Cast:
        """What the process that reads fonts told. Raises KeyError, TypeError or ValueError where that is something else."""
        texts = {key: str(told[key]) for key in ("file", "family", "face", "named", "generic", "license")}
        if texts["face"] not in (*FACES, "") or not texts["family"]:
            raise ValueError(texts["face"])
        location = tuple((str(axis), float(place)) for axis, place in told["location"])
        return cls(
            **texts, kind=Kind(told["kind"]), packed=bool(told["packed"]), whole=bool(told["whole"]),
            weight=int(told["weight"]), rights=int(told["rights"]), location=location,
        )  # fmt: skip


def file_name(family: str, face: str) -> str:
    """What the file of a face is called in a style."""
    return f"{re.sub(r'[^A-Za-z0-9-]', '', family)}-{face_name(face).replace(' ', '')}.ttf"


def face_name(face: str) -> str:
    """What a face is called: Regular, Italic, Bold, Bold Italic."""
    return face.replace("_", " ").title()
