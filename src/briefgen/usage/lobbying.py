"""What the manifests say of lobbying and money: a line for each paper and occasion, for the report of a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from briefgen.noun import noun
from briefgen.usage.manifest import Manifest
from briefgen.usage.rendering import Occasion, Rendering


@noun
class Reported:
    """A paper as it was last made for an occasion; `day` is that of the meeting or hearing, else of its text."""

    name: str
    day: dt.date
    whom: tuple[str, ...]
    lobbying: str | None
    funding: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def says(self) -> bool:
        """Whether it says anything of lobbying or money."""
        return self.lobbying is not None or bool(self.funding)


def reported(manifests: Mapping[str, Manifest], year: int | None = None) -> tuple[Reported, ...]:
    """The papers of a year, or of all years, in the order of their days."""
    found = (one for manifest in manifests.values() for one in _of(manifest))
    return tuple(sorted((one for one in found if year in (None, one.day.year)), key=lambda one: (one.day, one.name)))


def _of(manifest: Manifest) -> Iterator[Reported]:
    """The papers of a name, each as its last rendering has it: the latest stands last in a manifest.

    One that names no day of a meeting is another paper in another year, so that no year's report loses it.
    """
    latest: dict[object, Rendering] = {}
    for one in manifest.renderings:
        met = one.occasion or Occasion()
        day = met.date or one.date
        # A meeting of a table that has moved is one meeting, on the day on which it is now.
        met_when = (one.meeting, day.year) if one.meeting else (met.whom, met.date or day.year)
        latest[(one.document, *met_when)] = one
    for last in latest.values():
        met = last.occasion or Occasion()
        yield Reported(
            last.paper, met.date or last.date, met.whom, last.lobbying, last.funding or (), tuple(last.files)
        )
