"""Puts finished documents in their place, and keeps manifests of what went out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity
from briefgen.noun import noun
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.pipeline.writing import RenderedDocument
    from briefgen.usage.papers import Papers
    from briefgen.usage.rendering import Rendering


MOST_NAMED: Final = 4
"""How many files a moment of the history names."""


@noun
class Sitting:
    """Many meetings of one `spec` that are saved one after the other: what was `known` before, and stands for their table."""

    spec: str
    known: Papers
    table_sum: str | None


@noun
class Saved:
    """The files that were written, and warnings about what could not be kept beside them."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def save(
    workspace: Workspace,
    documents: Sequence[RenderedDocument],
    folder: Path,
    *,
    force: bool = False,
    own: Collection[Path] = (),
    sitting: Sitting | None = None,
) -> Saved:
    """Write the files of all documents into `folder`, together or not at all; their locks and manifests beside.

    The file of the spec as it is now becomes a moment of its history, once a sitting.

    What somebody edited, what no manifest knows and what was made for another brief or meeting is kept, but for `force`;
    `own` are files of the same sitting, as `save_documents` takes them. Of the many meetings of a packet, each is saved in
    one `sitting`, which is ended by `end_sitting`. Raises BriefError: `edited-output`, `unknown-output`, `taken-output`,
    `cannot-write`.
    """
    # What reads texts for facts and blocks takes long to load, and is needed only once a PDF is being laid out.
    from briefgen.usage.saving import Finished, save_documents, save_packet

    spec, meeting = documents[0].rendering.spec, documents[0].rendering.meeting
    if meeting is not None and sitting is None:
        return _alone(workspace, documents, folder, force, own)
    if sitting is None:
        made = [Finished(document.brief, document.rendering, document.named) for document in documents]
        recorded = save_documents(workspace, folder, made, force=force, own=own)
    else:
        of_table = {"table_sum": sitting.table_sum}
        renderings = [document.rendering.model_copy(update=of_table) for document in documents]
        made = [Finished(_stem(spec), one, document.named) for one, document in zip(renderings, documents, strict=True)]
        recorded = save_packet(workspace, folder, made, sitting.known, force=force, own=own)
    locked = [diagnostic for document in documents for diagnostic in _lock(workspace, document)]
    if not own and sitting is None:
        _remember(workspace, documents)
    return Saved(tuple(folder / file for one in made for file in one.files), (*recorded, *locked))


def begin_sitting(
    workspace: Workspace, spec: str, table_sum: str | None = None, *, dry: bool = False
) -> tuple[Sitting, tuple[Diagnostic, ...]]:
    """Begin to save packets for the meetings of a spec: what an earlier run left in the journal goes into the manifest.

    Warnings where something of that cannot be read. `table_sum` stands for the table of the meetings; in a `dry` sitting
    nothing is to be saved, and nothing is written.
    """
    from briefgen.usage.papers import Papers
    from briefgen.usage.saving import fold

    told = () if dry else fold(workspace, _stem(spec))
    return Sitting(spec, Papers(workspace), table_sum), told


class Sittings:
    """The sittings of several packets, each begun when its first meeting is saved, and all ended together."""

    def __init__(self, workspace: Workspace, report: Report) -> None:
        self._workspace = workspace
        self._report = report
        self._begun: dict[str, Sitting] = {}

    def __enter__(self) -> Sittings:
        return self

    def __exit__(self, *_: object) -> None:
        for sitting in self._begun.values():
            self._report.add(*end_sitting(self._workspace, sitting))

    def of(self, made: Rendering) -> Sitting | None:
        """That of a paper's packet, which was made for the same table as before; None where it is for no meeting of one."""
        if made.meeting is None:
            return None
        if made.spec not in self._begun:
            self._begun[made.spec], told = begin_sitting(
                self._workspace, made.spec, _sum_of(self._workspace, made.spec)
            )
            self._report.add(*told)
        return self._begun[made.spec]


def end_sitting(workspace: Workspace, sitting: Sitting, made: str = "") -> tuple[Diagnostic, ...]:
    """Put what was saved into the manifest; what was `made`, in words, becomes a moment of the history of the spec."""
    from briefgen.usage.saving import fold

    if made:
        _note_moment(workspace, sitting.spec, made)
    return fold(workspace, _stem(sitting.spec))


def _alone(
    workspace: Workspace,
    documents: Sequence[RenderedDocument],
    folder: Path,
    force: bool,
    own: Collection[Path],
) -> Saved:
    """Save the packet of a single meeting."""
    spec = documents[0].rendering.spec
    sitting, before = begin_sitting(workspace, spec, _sum_of(workspace, spec))
    saved = save(workspace, documents, folder, force=force, own=own, sitting=sitting)
    if not own:
        _remember(workspace, documents)
    return replace(saved, diagnostics=(*before, *saved.diagnostics, *end_sitting(workspace, sitting)))


def _sum_of(workspace: Workspace, spec: str) -> str | None:
    """What stands for the table of meetings of a spec."""
    from briefgen.pipeline.meetings import meetings_of

    table = meetings_of(workspace, spec)
    return table.sum if table else None


def _stem(spec: str) -> str:
    """The name of the one manifest of a packet that is made for meetings."""
    return PurePosixPath(spec).stem


def _remember(workspace: Workspace, documents: Sequence[RenderedDocument]) -> None:
    """Note in the history of each spec that files were made of it. Where that cannot be, do nothing: the files are there."""
    for spec in dict.fromkeys(document.rendering.spec for document in documents):
        made = [name for document in documents if document.rendering.spec == spec for name in document.named]
        _note_moment(workspace, spec, ", ".join(made[:MOST_NAMED]) + (" …" if len(made) > MOST_NAMED else ""))


def _note_moment(workspace: Workspace, spec: str, made: str) -> None:
    from briefgen.editing.history import Kind
    from briefgen.editing.saving import moment

    with suppress(BriefError):
        moment(workspace, spec, Kind.MADE, made)


def _lock(workspace: Workspace, document: RenderedDocument) -> Iterator[Diagnostic]:
    """Keep the lock of a document; warnings where that cannot be done."""
    if document.lock is not None:
        path = workspace.root / document.lock_file
        try:
            workspace.write(path.parent, {path.name: document.lock})
        except BriefError as error:
            yield from (replace(diagnostic, severity=Severity.WARNING) for diagnostic in error.diagnostics)
