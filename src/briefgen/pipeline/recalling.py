"""A voice is called back: where it went, what is made again without it, what was kept of it here, what people must do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.checks.copied import copied
from briefgen.checks.evidence.texts import Written
from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span, nearest
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.editing.history import HISTORY, History
from briefgen.models.folders import OUTPUT, block_file
from briefgen.models.formats import Format
from briefgen.models.library import Block
from briefgen.models.settings import language_of
from briefgen.noun import noun
from briefgen.pipeline import Asked, render
from briefgen.pipeline.same_meeting import same_meeting
from briefgen.pipeline.saving import Sittings
from briefgen.readers.brief.reading import read_settings
from briefgen.readers.consent.voices import read_voices
from briefgen.usage.manifest import Manifest
from briefgen.usage.manifests import read_manifests
from briefgen.usage.rendering import Rendering
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import translated
from briefgen.workspace.exchanging import ASIDE
from briefgen.workspace.keeping import CACHE

if TYPE_CHECKING:
    from briefgen.writers.pdf import Press

KEPT: Final = (HISTORY, ASIDE)
"""The folders of the program's own in which texts of people lie as they once were."""

BATCH: Final = "batch-"
"""What the names of the folders begin with in which batches remember what they made, and what was told of texts."""


@noun
class Carried:
    """A document that printed the voice; `current` are those of its files that nothing was written over since."""

    name: str
    rendering: Rendering
    current: tuple[str, ...]


@noun
class Voices:
    """What is called back: names of blocks, and those of their files that are still there, in all languages."""

    names: tuple[str, ...]
    blocks: tuple[Block, ...] = field(repr=False)


@noun
class _Again:
    """A document that is to be made again in a folder, and how its files there end."""

    made: Rendering
    folder: str
    endings: set[str]


@noun
class Cleared:
    """What is gone, and what was found on the way."""

    made: tuple[Path, ...]
    removed: tuple[str, ...]
    kept: int
    diagnostics: tuple[Diagnostic, ...]


def voices_called(workspace: Workspace, typed: str) -> Voices:
    """The voices meant by the name of a block or the id of a consent. Raises BriefError (`unknown-name`)."""
    usual = language_of(read_settings(workspace, Report()))
    every = [read_voices(workspace, one, usual) for one in dict.fromkeys((usual, *translated(workspace)))]
    blocks = [block for voices in every for block in voices.values()]
    meant = {one.id for one in blocks if typed in (one.id, one.matter.consent, *(one.matter.rests_on or ()))}
    printed = {
        one.name
        for _, rendering in _renderings(workspace)
        for one in rendering.blocks
        if typed in (one.name, one.consent)
    }
    names = tuple(sorted(meant | printed))
    if not names:
        known = [one.id for one in blocks]
        hint = "`briefgen consent` shows the consents there are, and the voices that name them."
        message = f"there is no voice and no consent `{typed}`, and no document carried one"
        raise BriefError([Diagnostic("unknown-name", message, nearest=nearest(typed, known), hint=hint)])
    return Voices(names, tuple({one.file: one for one in blocks if one.id in names}.values()))


def carried(workspace: Workspace, voices: Voices) -> tuple[Carried, ...]:
    """Every document that printed one of the voices, the oldest first."""
    found = []
    for manifest, rendering in _renderings(workspace):
        if any(block.name in voices.names for block in rendering.blocks):
            current = tuple(file for file in rendering.files if manifest.is_current(rendering, file))
            found.append(Carried(rendering.paper, rendering, current))
    return tuple(sorted(found, key=lambda one: (one.rendering.date, one.name)))


def clear(workspace: Workspace, voices: Voices, went: Iterable[Carried], press: Press) -> Cleared:
    """Make the current documents again without the voices, and take out of this workspace what the program kept of them."""
    documents = tuple(went)
    report = Report()
    made = tuple(_made_again(workspace, voices, documents, press, report))
    removed = tuple(_removed(workspace, documents))
    return Cleared(made, removed, _forgotten(workspace, voices), report.diagnostics)


def _renderings(workspace: Workspace) -> Iterator[tuple[Manifest, Rendering]]:
    for manifest in read_manifests(workspace).values():
        yield from ((manifest, rendering) for rendering in manifest.renderings)


def _made_again(
    workspace: Workspace, voices: Voices, documents: Iterable[Carried], press: Press, report: Report
) -> Iterator[Path]:
    """The files of every document that is current, each written into the folder in which it lies."""
    shared = workspace.for_one_run()
    again: dict[tuple[str, str, str], _Again] = {}
    for one in documents:
        for file in one.current:
            folder, _, name = file.rpartition("/")
            if folder and workspace.exists(file) and workspace.exists(one.rendering.spec):
                key = (one.rendering.spec, one.rendering.document or "", folder)
                again.setdefault(key, _Again(one.rendering, folder, set())).endings.add(name.rpartition(".")[2])
    with Sittings(workspace, report) as sittings:
        for each in again.values():
            try:
                rendered = render(workspace, _asked(shared, each, voices), press)
                saved = rendered.save(workspace.root / each.folder, sitting=sittings.of(each.made))
            except BriefError as error:
                report.add(*error.diagnostics)
                continue
            report.add(*rendered.diagnostics, *saved.diagnostics)
            yield from saved.files


def _asked(workspace: Workspace, again: _Again, voices: Voices) -> Asked:
    """What is to be made again. Raises BriefError where its meeting is in the table no more."""
    made, formats = again.made, tuple(form for form in Format if form.value in again.endings)
    meeting = same_meeting(workspace, made)
    if made.meeting is not None and meeting is None:
        raise BriefError([_no_meeting(made)])
    documents = (made.document,) if made.document else ()
    return Asked(made.spec, documents, formats, refit=True, without=voices.names, meeting=meeting)


def _no_meeting(made: Rendering) -> Diagnostic:
    message = f"the meeting “{made.meeting}” is in the table no more: its `{made.document}` was not made again"
    hint = "What carries the story was taken out of build/, and the notice to the office is drafted all the same."
    return Diagnostic("unknown-meeting", message, Span(made.spec), Severity.WARNING, hint=hint)


def _removed(workspace: Workspace, documents: Iterable[Carried]) -> Iterator[str]:
    """The files in the output folder that still carry the voices; one that somebody changed since is left to people."""
    for one in documents:
        for file, digest in one.rendering.files.items():
            if file.startswith(f"{OUTPUT}/") and workspace.remove(file, digest):
                yield file


def _forgotten(workspace: Workspace, voices: Voices) -> int:
    """How many files of the program's own were removed: what was worked out from files, and what held words of the voices."""
    batches = [name for name in workspace.own_files(".") if name.startswith(BATCH)]
    gone = [(folder, name) for folder in (CACHE, *batches) for name in workspace.own_files(folder)]
    files = {*map(block_file, voices.names), *(block.file for block in voices.blocks)}
    keys = tuple(History(workspace, file).key for file in files)
    for folder in KEPT:
        for name in workspace.own_files(folder):
            if name.startswith(keys) or _holds(workspace.read_own(folder, name) or b"", voices):
                gone.append((folder, name))
    for folder, name in gone:
        workspace.drop_own(folder, name)
    return len(gone)


def _holds(data: bytes, voices: Voices) -> bool:
    """Whether a text holds a sentence of a voice, or is a version of one."""
    text = data.decode("utf-8", "replace")
    whole = Written(Manuscript.verbatim(text, ""), "")
    return any(copied([whole], {str(number): block for number, block in enumerate(voices.blocks)}))
