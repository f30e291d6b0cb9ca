"""Charts at the extremes of what is accepted, and whether words that are drawn are in one another's way."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pypdfium2
from specimen import row

from briefgen.document.charting import Chart, ChartKind, Series
from briefgen.document.nodes import Alignment, Flow, Table, Text

SHORT = ("Opioids", "Stimulants", "Alcohol", "Benzodiazepines", "Cocaine", "Heroin", "Fentanyl", "Other drugs")
LONG = (
    "Overdose deaths among people who were refused services in 19",
    "Emergency department visits for wounds that were not treated",
    "People on the waiting list of the residential health program",
    "Arrests for possession of a syringe in the northern counties",
    "Referrals to housing that were made within two business days",
    "Naloxone kits handed out by outreach workers on foot at night",
    "Visits to the mobile clinic by people who had none before it",
    "Calls to the county line that no officer had to be sent to it",
)
COUNTIES = (
    "Albany", "Allegany", "Bronx", "Broome", "Cattaraugus", "Cayuga", "Chautauqua", "Chemung", "Chenango", "Clinton",
    "Columbia", "Cortland", "Delaware", "Dutchess", "Erie", "Essex", "Franklin", "Fulton", "Genesee", "Greene", "Hamilton",
    "Herkimer", "Jefferson", "Kings", "Lewis", "Livingston", "Madison", "Monroe", "Montgomery", "Nassau", "New York",
    "Niagara", "Oneida", "Onondaga", "Ontario", "Orange", "Orleans", "Oswego", "Otsego", "Putnam",
)  # fmt: skip

TOUCH = 0.3
"""How far the boxes of two words may reach into each other, as a share of the smaller: they are taller than the letters."""


def years(count: int) -> tuple[str, ...]:
    return tuple(str(1985 + at) for at in range(count))


def counties(count: int) -> tuple[str, ...]:
    return tuple(f"{name} County" for name in COUNTIES[:count])


def sentences(count: int) -> tuple[str, ...]:
    """Names of 60 letters."""
    return tuple(f"{LONG[at % 8][:57]} {at:02}" for at in range(count))


def made(
    kind: ChartKind, names: tuple[str, ...], series: tuple[str, ...], *, least: float = 0.0, most: float = 100.0,
    unit: tuple[str, str] = ("", "%"), decimals: int = 0, height: float | None = None, alt: str = "What there is to see.",
) -> Chart:  # fmt: skip
    """A chart of numbers from `least` to `most`, the same each time."""
    draw = random.Random(f"{names} {series} {most}")

    def one(name: str) -> Series:
        values = tuple(round(draw.uniform(least, most), decimals) + 0.0 for _ in names)
        before, after = unit
        return Series(
            name, values, tuple(f"{'−' if v < 0 else ''}{before}{abs(v):,.{decimals}f}{after}" for v in values)
        )

    known = (unit[0].strip(), unit[1].strip())
    return Chart(kind, "Year", names, tuple(map(one, series)), known, alt, (Text("A caption"),), height)


def with_table(chart: Chart) -> tuple[Flow, ...]:
    """A chart and the table of its numbers."""
    rows = zip(chart.names, *(one.cells for one in chart.series), strict=True)
    heads = row(chart.head, *(one.name for one in chart.series))
    alignments = (Alignment.DEFAULT, *[Alignment.RIGHT] * len(chart.series))
    return chart, Table(heads, tuple(row(*cells) for cells in rows), alignments)


Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge."""


def boxes(data: bytes) -> Iterator[tuple[list[Box], tuple[float, float]]]:
    """Where the words of each page stand, and its size, in points."""
    for page in pypdfium2.PdfDocument(data):
        found = [one.get_bounds() for one in page.get_objects(filter=[1])]
        yield sorted(box for box in found if box[2] - box[0] > 0.5), page.get_size()


def in_the_way(data: bytes) -> list[tuple[Box, Box]]:
    """The words of a PDF that are printed over one another."""
    return [pair for found, _ in boxes(data) for pair in pairs(found)]


def pairs(found: list[Box]) -> Iterator[tuple[Box, Box]]:
    """The boxes that reach into one another."""
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            if other[0] > one[2]:
                break
            across, down = (min(one[side + 2], other[side + 2]) - max(one[side], other[side]) for side in (0, 1))
            least = max(1.0, TOUCH * min(*sizes(one), *sizes(other)))
            if across > least and down > least:
                yield one, other


def sizes(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]
