"""A brief in full: with its date and the fixed words of its language; and what its files are called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose import name_of
from briefgen.models.labels import in_language

if TYPE_CHECKING:
    from briefgen.diagnostics import Report
    from briefgen.models.spec import Brief, Spec
    from briefgen.workspace import Workspace


def complete(spec: Spec, workspace: Workspace) -> Spec:
    """The spec with a date, its own or today's, and with the fixed words of its language."""
    labels = in_language(spec.labels, spec.language)
    return spec.model_copy(update={"date": spec.date or workspace.today, "labels": labels})


def called(workspace: Workspace, brief: Brief, report: Report) -> str:
    """What the files of a brief are called, without their ending; empty where that is reported as a problem."""
    return name_of(replace(brief, spec=complete(brief.spec, workspace)), report) or ""
