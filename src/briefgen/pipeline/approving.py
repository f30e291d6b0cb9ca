"""Papers and who has approved them: how everybody stands to the texts of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from briefgen.checks.approvals import Stand as Stand
from briefgen.checks.approvals import stem
from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, nearest
from briefgen.editing.wording import Stays, differing
from briefgen.models.approvals import Answered, Endorser, Text, folded_name, unescaped
from briefgen.models.folders import APPROVALS
from briefgen.models.meeting import SignersFrom
from briefgen.models.minor import Minor
from briefgen.models.spec import Audience, Brief
from briefgen.noun import noun
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.material import plan
from briefgen.pipeline.minor import minor_changes
from briefgen.pipeline.reading import AsWritten
from briefgen.pipeline.signing import stands_of, texts_of_paper
from briefgen.readers.approvals.reading import read_approvals
from briefgen.readers.brief.reading import read_briefs
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import brief_files


@noun
class Paper:
    """A paper that others read, the texts that must be approved of it, and how each organization stands to these."""

    brief: Brief
    texts: tuple[Text, ...]
    stands: tuple[Stand, ...]

    @property
    def name(self) -> str:
        """What it is called: leave-behind; lobby-day.leave-behind."""
        return self.brief.name


def papers(workspace: Workspace, files: Sequence[str], report: Report) -> tuple[Paper, ...]:
    """The papers of these specs; without any, those that take their signers from approvals.

    Papers for the coalition itself are none: no partner is asked about them. What cannot be read is told in `report`.
    """
    shared = workspace.for_one_run()
    endorsers, declared = read_approvals(shared, report), minor_changes(shared, report)
    found = []
    for file in files or brief_files(shared):
        for brief in read_briefs(shared, file, (), report):
            if brief.spec.audience is not Audience.COALITION and (files or _asks(brief)):
                found.append(_paper(shared, brief, endorsers, declared))
    return tuple(found)


def _asks(brief: Brief) -> bool:
    return brief.spec.signers is not None and brief.spec.signers.source is SignersFrom.APPROVALS


def _paper(workspace: Workspace, brief: Brief, endorsers: Sequence[Endorser], declared: Sequence[Minor]) -> Paper:
    material = plan(workspace, AsWritten(brief, ()), Asked(brief.file))
    texts = texts_of_paper(workspace, material.brief, material.spec, material.library)
    return Paper(brief, texts, stands_of(workspace, brief, material.spec, endorsers, texts, declared))


def endorser_called(workspace: Workspace, typed: str, *, new: bool = False) -> Endorser:
    """The organization meant by the name of its file or its own; a `new` one has approved nothing yet.

    Raises BriefError (`unknown-organization`), also where the approvals that are there cannot be read.
    """
    report = Report()
    known = read_approvals(workspace, report)
    report.raise_if_failed()
    for one in known:
        files = (PurePosixPath(file).stem for file in one.files)
        if typed in files or folded_name(typed) in one.names:
            return one
    if new:
        return Endorser(
            typed, (_new_file(workspace, typed),), frozenset({folded_name(typed)}), None, None, False, (), ()
        )
    names = [name for one in known for name in (stem(one), one.name)]
    hint = "For one that is new, write its name as it is printed, and `--new`."
    message = f"there is no organization “{typed}” in {APPROVALS}/"
    raise BriefError([Diagnostic("unknown-organization", message, nearest=nearest(typed, names), hint=hint)])


def _new_file(workspace: Workspace, name: str) -> str:
    """The file that an organization of this name gets. Raises BriefError (`file-exists`) where it is another's."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    file = f"{APPROVALS}/{re.sub(r'[^a-z0-9]+', '-', bare).strip('-')[:60].strip('-') or 'organization'}.yaml"
    if workspace.exists(file):
        hint = "Rename that file."
        raise BriefError(
            [Diagnostic("file-exists", f"“{file}” is the file of another organization", Span(file), hint=hint)]
        )
    return file


NOT_KEPT: Final = "the words of a story are not kept with approvals, so what has changed cannot be shown"


def wordings(earlier: Answered, text: Text) -> tuple[str, str]:
    """A text as it was approved, and as it is, each as people read it."""
    old, new = (" ".join(unescaped(wording).split()) for wording in (earlier.approved.wording, text.wording))
    return old, new


def changes(earlier: Answered, text: Text) -> str:
    """The words that are gone in [-…-] and the new ones in {+…+}; both texts whole, where too little is the same."""
    if not earlier.approved.wording:
        return NOT_KEPT
    old, new = wordings(earlier, text)
    marks = {Stays.SAME: "{} ", Stays.OUT: "[-{}-] ", Stays.NEW: "{{+{}+}} "}
    words = differing(old, new)
    if not words:
        return f"[-{old}-] {{+{new}+}}"
    return "".join(marks[one.stays].format(one.text.strip()) for one in words).strip()
