"""Puts finished packets in their folders, and takes away what lies elsewhere of meetings that moved or are no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from briefgen.batch.jobs import Known, Made, Paper
from briefgen.batch.outcomes import by_document
from briefgen.batch.remembering import KnownPaper, Remembered
from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.models.spec import Audience
from briefgen.pipeline.noting import told_anew
from briefgen.pipeline.saving import Sitting
from briefgen.usage.rendering import Rendering
from briefgen.usage.saving import Finished, forget_files, note_anew, save_packet
from briefgen.usage.sums import digest_of
from briefgen.workspace import Workspace
from briefgen.workspace.made import drop_empty, finished

KEPT: Final = "kept-output"
"""The code of what tells that a file was kept which somebody edited."""


class Shelf:
    """Where the packets of one batch are put; `force` replaces what somebody edited."""

    def __init__(self, workspace: Workspace, sitting: Sitting, *, force: bool = False) -> None:
        self._workspace = workspace
        self._sitting = sitting
        self._force = force
        self._name = PurePosixPath(sitting.spec).stem

    def put(
        self, made: Made, folder: str, before: Remembered | None
    ) -> tuple[tuple[KnownPaper, ...], tuple[Diagnostic, ...]]:
        """Put a packet into its folder; the papers as they are known from now on, and warnings. Raises BriefError."""
        known = by_document(before.papers) if before else {}
        whole = [(paper, self._finished(paper, made.key, folder, before)) for paper in made.papers]
        new = [one for _, one in whole if one is not None]
        told = self._save(folder, new, before) if new else ()
        told = (*told, *self._tell_anew(made.papers, known, made.key))
        papers = tuple(
            known[paper.document] if one is None else _known(paper, one, folder, known.get(paper.document))
            for paper, one in whole
        )
        if before:
            told = (*told, *self.clear(before, {name for paper in papers for name in paper.known.files}))
        return papers, told

    def clear(self, before: Remembered, but: set[str] | frozenset[str] = frozenset()) -> Iterator[Diagnostic]:
        """Remove the files of a packet `but` for some, where nobody touched them; the others are told."""
        gone: dict[str, str] = {}
        for name, digest in before.files.items():
            if name in but:
                continue
            if self._workspace.remove(name, digest):
                gone[name] = digest
            elif self._workspace.exists(name):
                yield _kept(name, before)
        yield from forget_files(self._workspace, self._name, self._sitting.known, gone)
        for folder in dict.fromkeys(PurePosixPath(name).parent.as_posix() for name in before.files):
            drop_empty(self._workspace, folder)

    def left_of(self, before: Remembered) -> tuple[KnownPaper, ...]:
        """The papers of a packet of which a file is still there."""
        return tuple(one for one in before.papers if any(map(self._workspace.exists, one.known.files)))

    def _save(self, folder: str, new: Sequence[Finished], before: Remembered | None) -> tuple[Diagnostic, ...]:
        place = self._workspace.root.joinpath(*PurePosixPath(folder).parts)
        # A meeting that is called otherwise by now may write over its own papers, as long as nobody changed them.
        own = [self._workspace.root.joinpath(*PurePosixPath(name).parts) for name in before.files] if before else ()
        return save_packet(self._workspace, place, new, self._sitting.known, force=self._force, own=own)

    def knows(self, before: Remembered) -> bool:
        """Whether a manifest knows all papers of a meeting, so that they need not be made again to be put elsewhere."""
        return all(self._rendering(before.key, paper) for paper in before.papers)

    def _finished(self, paper: Paper, key: str, folder: str, known: Remembered | None) -> Finished | None:
        """A paper to save; None where it lies in its place as it was. Raises BriefError."""
        if paper.rendering is not None:
            of_table = {"table_sum": self._sitting.table_sum}
            return Finished(self._name, paper.rendering.model_copy(update=of_table), paper.files)
        assert known is not None, "it is as it was before"
        if (known.key, known.folder) == (key, folder):
            return None
        before = by_document(known.papers)[paper.document]
        rendering = self._told_anew(paper, known.key, before)
        files = {PurePosixPath(one).name: finished(self._workspace, one) for one in before.known.files}
        whole = {one: data for one, data in files.items() if data is not None}
        if rendering is None or len(whole) < len(files):
            raise BriefError([_taken_away(before)])
        return Finished(self._name, rendering.model_copy(update={"meeting": key}), whole)

    def _tell_anew(self, papers: Sequence[Paper], known: Mapping[str, KnownPaper], key: str) -> tuple[Diagnostic, ...]:
        """Note what papers carry that lie there just as they were, where that is another thing by now."""
        anew: list[Rendering] = []
        for paper in papers:
            if paper.is_new or paper.document not in known:
                continue
            before = self._rendering(key, known[paper.document])
            now = self._told_anew(paper, key, known[paper.document])
            if now is not None and now != before:
                anew.append(now)
        return note_anew(self._workspace, self._name, self._sitting.known, anew)

    def _told_anew(self, paper: Paper, key: str, known: KnownPaper) -> Rendering | None:
        """What is to be said by now of a paper that was made before for a meeting."""
        before = self._rendering(key, known)
        return told_anew(before, paper.carries) if before and paper.carries else before

    def _rendering(self, key: str, paper: KnownPaper) -> Rendering | None:
        """What the manifests know of a paper that was made before for a meeting."""
        writers = self._sitting.known.writers(next(iter(paper.known.files.values()), ""))
        found = [one for one in writers if (one.meeting, one.document) == (key, paper.document)]
        return found[-1] if found else None


def _known(paper: Paper, saved: Finished, folder: str, before: KnownPaper | None) -> KnownPaper:
    sums = {f"{folder}/{name}": digest_of(data) for name, data in saved.files.items()}
    pages = paper.pages if paper.is_new or before is None else before.pages
    return _paper(paper, saved.rendering, pages, sums)


def sketch(paper: Paper) -> KnownPaper:
    """A paper that was made, and is put nowhere."""
    assert paper.rendering is not None, "it was made"
    return _paper(paper, paper.rendering, paper.pages, {})


def _paper(paper: Paper, rendering: Rendering, pages: int | None, sums: Mapping[str, str]) -> KnownPaper:
    title = paper.document.replace("-", " ").capitalize()
    inside = rendering.audience is Audience.COALITION
    return KnownPaper(paper.document, title, inside, pages, rendering.code or "", Known(paper.made_of, sums))


def _kept(name: str, before: Remembered) -> Diagnostic:
    message = f"“{name}” was changed by somebody, and was kept; it is a paper of {before.name} as that meeting was"
    hint = "Move it out of the folder, or delete it, so that nobody hands it over."
    return Diagnostic(KEPT, message, Span(name), Severity.WARNING, hint=hint)


def _taken_away(paper: KnownPaper) -> Diagnostic:
    message = f"“{next(iter(paper.known.files))}” was taken away while it was to be moved"
    return Diagnostic("packet-lost", message, hint="Make it again: `briefgen batch … --failed`.")
