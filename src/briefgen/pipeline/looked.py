"""A document in the lengths to print; and how it lies on its pages, where somebody asks for that."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from briefgen.diagnostics import BriefError
from briefgen.models.formats import Format
from briefgen.noun import noun
from briefgen.pipeline.fitting import Settled
from briefgen.pipeline.prepared import Checked

if TYPE_CHECKING:
    from briefgen.pipeline.looking import Look

NO_ENGINE = "no-pdf-engine"
"""The code that says that nothing can be laid out in this way on this computer."""


@noun
class Looked:
    """A document in the lengths that are settled, and how it lies on its pages, where that was asked for."""

    checked: Checked = field(repr=False)
    settled: Settled
    look: Look | None


def looked(fitted: tuple[Checked, Settled], looks: list[Look] | None = None) -> Looked:
    """A document looked at, where it is asked to explain. `looks` takes what was seen, whatever becomes of the document."""
    checked, settled = fitted
    if not checked.layouts.material.asked.explain:
        return Looked(checked, settled, None)
    # Who asks for nothing of this does not wait until it is loaded.
    from briefgen.pipeline.looking import look

    try:
        seen = look(checked, settled)
    except BriefError as error:
        if not _no_matter(checked, error):
            raise
        return Looked(checked, settled, None)
    if looks is not None:
        looks.append(seen)
    return Looked(checked, settled, seen)


def _no_matter(checked: Checked, error: BriefError) -> bool:
    """Whether nobody asked for pages, and they cannot be laid out on this computer."""
    missing = all(diagnostic.code == NO_ENGINE for diagnostic in error.diagnostics)
    return missing and Format.PDF not in checked.layouts.formats
