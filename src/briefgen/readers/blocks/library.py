"""`briefs/blocks/**/*.md` → the library: blocks by name, in the language asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity
from briefgen.models.funding import barred
from briefgen.models.library import Block, Library
from briefgen.models.upkeep import Original, Status
from briefgen.readers.blocks.block_files import Variant, files_by_name, variant_of
from briefgen.readers.blocks.lengths import read_lengths
from briefgen.readers.files.decoding import decode
from briefgen.readers.files.front_matter import read_front_matter
from briefgen.workspace import File, Workspace


def read_library(
    workspace: Workspace,
    report: Report,
    wanted: Collection[str] | None = None,
    language: str | None = None,
    *,
    base_language: str,
) -> Library:
    """The blocks `wanted` (all, when None), as `read_blocks` reads them, and all sources."""
    from briefgen.readers.bibliography import read_sources  # not needed to list blocks

    blocks, names = read_blocks(workspace, report, wanted, language, base_language=base_language)
    return Library(blocks, names, read_sources(workspace, report))


def with_others(
    library: Library, workspace: Workspace, language: str, base_language: str, funding: Sequence[str] = ()
) -> Library:
    """The library with all other blocks of the workspace, where another must be found in the place of one of its own.

    That one is retired, or the `funding` of the document forbids it.
    """
    matters = [block.matter for block in library.blocks.values()]
    if not any(matter.status is Status.RETIRED or barred(matter.not_for, funding) for matter in matters):
        return library
    others, _ = read_blocks(workspace, Report(), None, language, base_language=base_language)
    return replace(library, others=others)


def read_blocks(
    workspace: Workspace,
    report: Report,
    wanted: Collection[str] | None = None,
    language: str | None = None,
    *,
    base_language: str,
) -> tuple[dict[str, Block], tuple[str, ...]]:
    """The blocks `wanted` (all, when None) by name, each in `language` where it is written in it; and all names.

    Only files of wanted blocks are opened. `x.es.md` is the Spanish of `x.md`; a file
    without a tag is in `base_language`, the workspace's own, which is also the language
    where none is asked for. A block that cannot be read is reported and left
    out, but stays among the names.
    """
    files = files_by_name(workspace, report, wanted)
    blocks: dict[str, Block] = {}
    for name in sorted(files if wanted is None else files.keys() & set(wanted)):
        variant = variant_of(files[name], language or base_language, base_language)
        block = _once(workspace, name, variant, report)
        if block:
            original = variant_of(
                {"": files[name][""]} if "" in files[name] else files[name], base_language, base_language
            )
            blocks[name] = _following(workspace, block, original, report) if block.matter.follows else block
    return blocks, tuple(sorted(files))


def _once(workspace: Workspace, name: str, variant: Variant, report: Report) -> Block | None:
    return workspace.once(("block", variant), partial(_read, workspace, name, variant), report)


def _following(workspace: Workspace, block: Block, original: Variant, report: Report) -> Block:
    """A translation that says which words it follows, with what it was translated from."""
    if original.file == block.file:
        report.add(_follows_nothing(block))
        return block
    # What is wrong with it is told where it is used, and where everything is checked.
    read = _once(workspace, block.id, original, Report())
    return replace(block, original=Original(original.file, read.text_sum if read else ""))


def _follows_nothing(block: Block) -> Diagnostic:
    return Diagnostic(
        "follows-nothing",
        f"the block `{block.id}` says which words it follows, and is no translation",
        block.tended.span("follows"),
        Severity.WARNING,
        hint="Take `follows` out: it belongs into a file such as NAME.es.md, beside the one that was translated.",
    )


def file_of(workspace: Workspace, name: str) -> File:
    """The file of a block, opened once in a run, whoever looks into it. Raises BriefError as `Workspace.read` does."""
    return workspace.once(("file", name), lambda _: workspace.read(name), Report())


def _read(workspace: Workspace, name: str, variant: Variant, report: Report) -> Block | None:
    try:
        return read_block(file_of(workspace, variant.file), name, variant, report)
    except BriefError as error:
        report.add(*error.diagnostics)
        return None


def read_block(file: File, name: str, variant: Variant, report: Report) -> Block | None:
    """The block in a file; None, with the reasons in the report, where there is none that can be used."""
    source = decode(file, report)
    head = read_front_matter(source, report) if source else None
    if source is None or head is None:
        return None
    matter, positioned, first = head
    lengths = read_lengths(source, first, report, matter.audience)
    if not lengths:
        return None
    return Block(name, variant.language, matter, lengths, variant.file, positioned.spans)
