"""A brief that was checked: all that is known of it before it is laid out."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.document.nodes import Document
from briefgen.document.plan import Plan
from briefgen.models.places import Places
from briefgen.models.spec import Spec
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.pipeline.drafting import Draft
from briefgen.pipeline.layouts import Layouts

if TYPE_CHECKING:
    from briefgen.usage.rendering import Rendering


@noun
class Prepared:
    """A brief up to the point where only the writers are missing, and the warnings met on the way."""

    name: str
    spec: Spec
    places: Places
    plan: Plan
    document: Document
    style: Style = field(repr=False)
    rendering: Rendering = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]


@noun
class Checked:
    """A brief that is being laid out, and can be written as far as anybody knows before that is done."""

    layouts: Layouts = field(repr=False)
    prepared: Prepared


def checked(layouts: Layouts) -> Checked:
    """A brief, checked in the lengths that are laid out first. Raises BriefError."""
    return Checked(layouts, check(layouts.draft(layouts.first)))


def check(draft: Draft) -> Prepared:
    """Everything that can be said of a document before it is written. Raises BriefError where that is an error."""
    # To load the checks takes as long as to make them: both are done while the PDF is laid out.
    from briefgen.pipeline.checking import check as check_all

    return check_all(draft)
