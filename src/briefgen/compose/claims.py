"""The texts in which a brief itself says what has to be backed, those of its sections left out."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.places import Places
from briefgen.models.spec import Spec


def claims(spec: Spec, places: Places) -> Iterator[Manuscript]:
    """The texts in which a brief itself says what has to be backed, those of its sections left out."""
    if spec.summary:
        yield places.manuscript(spec.summary, "summary")
    for key, rows, names in (("bills", spec.bills, ("summary", "effect")), ("team", spec.team, ("says",))):
        for number, row in enumerate(rows):
            for name in names:
                if words := getattr(row, name):
                    yield places.manuscript(words, key, number, name)
