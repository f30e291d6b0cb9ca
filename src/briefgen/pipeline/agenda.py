"""The briefs of a workspace as they lie before somebody: which there are, for whom and for which day, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import PurePosixPath

from briefgen.diagnostics import Diagnostic, Report
from briefgen.models.spec import Brief
from briefgen.noun import noun
from briefgen.readers.brief.reading import read_briefs
from briefgen.usage.rendering import occasion_of
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import brief_files


@noun
class Listed:
    """The brief or packet in one `file`, when that was changed, and what is wrong with it.

    It has no documents where it cannot be read.
    """

    file: str
    documents: tuple[Brief, ...]
    diagnostics: tuple[Diagnostic, ...]
    changed: dt.datetime | None

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        return PurePosixPath(self.file).stem

    @property
    def packet(self) -> bool:
        """Whether these are the documents of a packet, be it of one."""
        return any(brief.document for brief in self.documents)

    @property
    def day(self) -> dt.date | None:
        """The day of its meeting or hearing, the first where its documents differ."""
        occasions = (occasion_of(brief.spec) for brief in self.documents)
        return min((occasion.date for occasion in occasions if occasion and occasion.date), default=None)


def agenda(workspace: Workspace) -> tuple[Listed, ...]:
    """The briefs and packets of a workspace, by the names of their files."""
    return tuple(_listed(workspace, file) for file in brief_files(workspace))


def comes_next(listed: Iterable[Listed], today: dt.date) -> Listed | None:
    """The one with the next meeting, from `today` on; of several that day, the one with most papers."""
    coming = [(one.day, -len(one.documents), one.file, one) for one in listed if one.day and one.day >= today]
    return min(coming, key=lambda one: one[:3])[3] if coming else None


def alike(listed: Iterable[Listed]) -> frozenset[str]:
    """The names of those that say the same of themselves as another one: title, kind of paper, with whom, which day."""
    by_look: dict[tuple[object, ...], list[str]] = {}
    for one in listed:
        if one.documents:
            first = one.documents[0].spec
            occasion = occasion_of(first)
            look = (first.title, first.template, len(one.documents), occasion and occasion.whom, one.day)
            by_look.setdefault(look, []).append(one.name)
    return frozenset(name for names in by_look.values() if len(names) > 1 for name in names)


def _listed(workspace: Workspace, file: str) -> Listed:
    report = Report(file)
    documents = read_briefs(workspace, file, (), report)
    return Listed(file, documents, report.diagnostics, workspace.changed_at(file))
