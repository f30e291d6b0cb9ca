"""What the command line says of a new brief: values and blocks, refused where a brief could not hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import typer

from briefgen.cli.new_file import must_know
from briefgen.diagnostics import Diagnostic, Report
from briefgen.models.belonging import section_for
from briefgen.models.library import Block
from briefgen.models.spec import Brief
from briefgen.pipeline.outlining import Path, Slot
from briefgen.readers.blocks.library import read_blocks
from briefgen.readers.brief.usual import usual_language
from briefgen.readers.validation.answers import complaint_about
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import block_files


def usable(path: Path, value: str, option: str) -> str:
    """A value of the command line. Raises BadParameter when the reader of briefs would not take it."""
    if complaint := complaint_about(path, value):
        raise typer.BadParameter("; ".join(sentences(complaint)), param_hint=option)
    return value


def sentences(complaint: Diagnostic) -> Iterable[str]:
    """What a complaint says, line by line."""
    return (complaint.message, *complaint.advice)


def placed(workspace: Workspace, template: Brief, slots: Sequence[Slot], given: Sequence[str]) -> dict[str, list[str]]:
    """The blocks given as `BLOCK` or `SECTION=BLOCK`, by the ids of their sections. Raises BadParameter."""
    known, ids = block_files(workspace), [slot.id for slot in slots]
    asked = [each.rpartition("=") for each in given]
    for section, equals, name in asked:
        must_know("--block", "block", name, known)
        if equals:
            must_know("--block", "section", section, ids)
    blocks, _ = read_blocks(
        workspace, Report(), {name for _, _, name in asked}, base_language=usual_language(workspace)
    )
    together: dict[str, list[str]] = {}
    for section, _, name in asked:
        where = section or _belonging(blocks.get(name), ids)
        together.setdefault(where, []).append(name)
    for block in blocks.values():
        _must_be_shown(block, template)
    return {section: list(dict.fromkeys(names)) for section, names in together.items()}


def _belonging(block: Block | None, ids: Sequence[str]) -> str:
    """Where a block belongs; the empty id stands for the one section of a brief whose template has none."""
    if block is None or not ids:
        return ids[0] if ids else ""
    return section_for(block.matter, ids)


def _must_be_shown(block: Block, template: Brief) -> None:
    """Raise BadParameter when readers of the template's documents must not see the block."""
    audience = template.spec.audience
    if not audience.may_see(block.matter.audience):
        kinds = f"readers of the kind {block.matter.audience}, and documents of this template go to {audience}"
        raise typer.BadParameter(f"the block “{block.id}” is for {kinds}", param_hint="--block")
