"""`briefgen recall`: a story is called back; where it went, and what is done about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.table import Row, give
from briefgen.diagnostics import Report

if TYPE_CHECKING:
    from briefgen.pipeline.recalling import Carried, Cleared, Voices
    from briefgen.workspace import Workspace

EXAMPLES = """
$ briefgen recall voice-outreach-worker --dry-run
$ briefgen recall voice-outreach-worker
"""

COLUMNS = ("Document", "Given to", "Files")


def recall(
    door: Door,
    voice: Annotated[str, typer.Argument(metavar="VOICE", help="The name of its block, or the id of its consent.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list where it went.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> ExitCode:
    """Call a story back: list where it went, and take it out of what is here.

    Every document is listed that was made with it, with whom and which day it was for. Those
    that are current are made again without it; files that still carry it leave build/, and
    what briefgen kept leaves .briefgen/. A notice to each office is drafted in build/notices/:
    it says neither who asked for it, nor why.

    At the end stands what only people can do: papers in folders, copies elsewhere, the
    history of git, the block and the briefs that use it.

    The fields are: document, date of the text, with whom, on which day, its files,
    “current” or “earlier”, and the key of its meeting, where it was made for one of a table.
    """
    from briefgen.pipeline.recalling import carried, voices_called

    workspace = door.open()
    voices = voices_called(workspace, voice)
    went = carried(workspace, voices)
    rows = [Row(_facts(one), _cells(one)) for one in went]
    give(door, COLUMNS, rows, as_json=json, empty="No document that was made in this workspace carried it.")
    return ExitCode.DONE if dry_run else _clear(door, workspace, voices, went)


def _facts(one: Carried) -> dict[str, Any]:
    occasion = one.rendering.occasion
    return {
        "document": one.name,
        "date": str(one.rendering.date),
        "whom": list(occasion.whom) if occasion else [],
        "day": str(occasion.date) if occasion and occasion.date else None,
        "files": list(one.rendering.files),
        "state": "current" if one.current else "earlier",
        **({"meeting": one.rendering.meeting} if one.rendering.meeting else {}),
    }


def _cells(one: Carried) -> tuple[str, ...]:
    state = "" if one.current else "\nan earlier version"
    return (
        f"{one.name}\nof {one.rendering.date}",
        one.rendering.whom,
        "\n".join(one.rendering.files) + state,
    )


def _clear(door: Door, workspace: Workspace, voices: Voices, went: tuple[Carried, ...]) -> ExitCode:
    from briefgen.cli.render import press_for
    from briefgen.pipeline.recalling import clear

    with press_for(None) as press:
        cleared = clear(workspace, voices, went, press)
    drafted = _draft(workspace, went)
    report = Report()
    report.add(*cleared.diagnostics)
    door.report(report.diagnostics)
    door.tell(*_done(workspace, cleared, drafted), *_left(workspace, voices, went))
    return ExitCode.CONTENT if report.failed else ExitCode.DONE


def _draft(workspace: Workspace, went: Iterable[Carried]) -> tuple[str, ...]:
    from briefgen.pipeline.notices import NOTICES, notices
    from briefgen.readers.brief.reading import read_settings

    settings = read_settings(workspace, Report())
    name = settings.organization.name if settings and settings.organization else ""
    drafts = notices((one.rendering for one in went), name)
    if drafts:
        workspace.write(workspace.root / NOTICES, {file: text.encode() for file, text in drafts.items()})
    return tuple(f"{NOTICES}/{file}" for file in drafts)


def _done(workspace: Workspace, cleared: Cleared, drafted: tuple[str, ...]) -> Iterator[str]:
    for path in cleared.made:
        yield f"Made again without it: {path.relative_to(workspace.root).as_posix()}"
    for file in cleared.removed:
        yield f"Removed: {file}"
    if cleared.kept:
        yield "Removed from .briefgen: what was kept there of it, and all caches."
    for file in drafted:
        yield f"Drafted: {file}"


def _left(workspace: Workspace, voices: Voices, went: tuple[Carried, ...]) -> Iterator[str]:
    """What only people can do."""
    from briefgen.models.consent import record_file
    from briefgen.models.folders import OUTPUT

    yield "What is left for you to do:"
    for block in voices.blocks:
        if block.matter.consent and workspace.exists(record_file(block.matter.consent)):
            yield f"  Write `withdrawn: DAY` into {record_file(block.matter.consent)}, then: briefgen consent extract"
        yield f"  Take `{block.id}` out of the briefs that use it, and remove {block.file}."
    for one in went:
        if one.rendering.whom:
            yield f"  Take the paper out of the folder: {one.name}, {one.rendering.whom}"
        for file in one.rendering.files:
            if not file.startswith(f"{OUTPUT}/") or workspace.exists(file) and file not in one.current:
                yield f"  Look for copies of {file}."
    yield "  Copies that were sent, printed or saved elsewhere are not known here."
    yield "  git keeps what was committed: whoever keeps the repository must take it out of its history, everywhere it was pushed."
