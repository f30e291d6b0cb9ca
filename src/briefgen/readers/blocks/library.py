"""`briefs/blocks/**/*.md` → the library: blocks by name, in the language asked for."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from briefgen.diagnostics import BriefError, Report
from briefgen.models.library import Block, Library
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
        block = workspace.once(("block", variant), partial(_read, workspace, name, variant), report)
        if block:
            blocks[name] = block
    return blocks, tuple(sorted(files))


def _read(workspace: Workspace, name: str, variant: Variant, report: Report) -> Block | None:
    try:
        return read_block(workspace.read(variant.file), name, variant, report)
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
    lengths = read_lengths(source, first, report)
    if not lengths:
        return None
    return Block(name, variant.language, matter, lengths, variant.file, positioned.spans)
