"""Puts the page that lists what a batch has made beside the packets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Final

from briefgen.batch.index_page import FORMATS, Listed, ListedDocument, index_page
from briefgen.batch.outcomes import Outcome, State
from briefgen.batch.remembering import KnownPaper
from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.models.folders import OUTPUT
from briefgen.models.settings import language_of
from briefgen.readers.brief.reading import read_settings, spec_tree
from briefgen.workspace import Workspace
from briefgen.workspace.made import finished

INDEX: Final = "index.html"

MARK: Final = b'<meta name="generator" content="briefgen">'
"""What shows that a page is one of ours, and may be replaced."""


def put_index(workspace: Workspace, file: str, outcomes: Sequence[Outcome]) -> str:
    """Write the page for a packet, where it would be another; its name. Raises BriefError (`cannot-write`)."""
    packet = PurePosixPath(file).stem
    name = f"{OUTPUT}/{packet}/{INDEX}"
    says = spec_tree(workspace, file)
    title = says.keys["title"].value if says and "title" in says.keys else packet
    language = says.keys["language"].value if says and "language" in says.keys else _usual_language(workspace)
    page = index_page(str(title), tuple(map(_listed, outcomes)), workspace.today, str(language))
    there = finished(workspace, name)
    if there is not None and MARK not in there:
        raise BriefError([_of_somebody_else(name)])
    if there != page:
        workspace.write(workspace.root / OUTPUT / packet, {INDEX: page})
    return name


def _of_somebody_else(name: str) -> Diagnostic:
    message = f"“{INDEX}” is there already, and briefgen did not write it: it was kept, and the packets are not listed"
    return Diagnostic("unknown-output", message, Span(name), hint="Move that file, and run the command again.")


def _usual_language(workspace: Workspace) -> str:
    return language_of(read_settings(workspace, Report()))


def _listed(outcome: Outcome) -> Listed:
    says, state = outcome.meeting.says, _shown(outcome)
    problems = tuple(one.message for one in outcome.told if one.severity is Severity.ERROR)
    warnings = sum(one.severity is Severity.WARNING for one in outcome.told)
    folder = PurePosixPath(outcome.folder).name
    return Listed(
        _day(says.get("date", "")), says.get("time", ""), outcome.meeting.name, folder, state,
        tuple(_document(folder, paper) for paper in outcome.papers if state is State.MADE),
        problems if state is State.FAILED else (), warnings,
    )  # fmt: skip


def _shown(outcome: Outcome) -> State:
    """Whether a packet is there, was not made, or is still to be made; not in which run, for a run that makes nothing writes nothing."""
    if outcome.state is State.FAILED or any(one.severity is Severity.ERROR for one in outcome.told):
        return State.FAILED
    return State.MADE if outcome.papers else State.LEFT


def _document(folder: str, paper: KnownPaper) -> ListedDocument:
    order = list(FORMATS)
    names = sorted(
        (PurePosixPath(name) for name in paper.known.files), key=lambda name: (*map(name.suffix[1:].__ne__, order),)
    )
    return ListedDocument(
        paper.title, paper.pages, tuple(f"{folder}/{name.name}" for name in names), paper.code, paper.inside
    )


def _day(said: str) -> dt.date | None:
    with suppress(ValueError):
        return dt.date.fromisoformat(said)
    return None
