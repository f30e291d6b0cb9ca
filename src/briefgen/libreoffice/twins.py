"""Families whose letters are as wide as those of others: what stands for the fonts of offices on a computer without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.models.folders import STYLES
from briefgen.workspace import Workspace

TWINS = {
    "Cambria": "Caladea",
    "Calibri": "Carlito",
    "Arial": "Liberation Sans",
    "Helvetica": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
    "Courier New": "Liberation Mono",
}
"""By a family of offices, the free one of the same widths that LibreOffice puts in its place."""

SHIPPED = tuple(
    f"{family}-{face}.ttf" for family in ("Caladea", "Carlito") for face in ("Regular", "Bold", "Italic", "BoldItalic")
)
FOLDER = f"{STYLES}/office/fonts"


def twins(workspace: Workspace) -> dict[str, bytes]:
    """The font files of the twins that come with briefgen."""
    return {name: workspace.starter_read(f"{FOLDER}/{name}").data for name in SHIPPED}


def families_with(stand_ins: Iterable[str]) -> tuple[str, ...]:
    """The families that may be seen where these stand in: they, and all twins."""
    return tuple(sorted({*stand_ins, *TWINS.values()}))


def absent(stand_ins: Iterable[str], used: frozenset[str]) -> Iterator[str]:
    """Those of the families that were not used, nor their twins; `used` are PostScript names."""
    for family in stand_ins:
        names = {name.replace(" ", "") for name in (family, TWINS.get(family, family))}
        if not any(one.startswith(tuple(names)) for one in used):
            yield family
