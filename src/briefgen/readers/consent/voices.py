"""The voices of a library: the blocks that say whose words they are, found without reading the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from briefgen.diagnostics import BriefError, Report
from briefgen.models.folders import EXTRACT
from briefgen.models.library import Block, Library
from briefgen.readers.blocks.block_files import files_by_name, variant_of
from briefgen.readers.blocks.library import read_blocks
from briefgen.readers.consent.extract import read_consents
from briefgen.readers.consent.records import read_records
from briefgen.workspace import Workspace

_MARK = b"\nvoice:"
"""What the front matter of a voice holds, however it goes on."""


def with_consents(library: Library, workspace: Workspace, language: str, base_language: str, report: Report) -> Library:
    """A library with the consents and all voices of its workspace; the same, where no voice is in it and no consent known.

    What is wrong with consents is told where the library holds a voice.
    """
    concerned = any(block.matter.voice or block.matter.consent for block in library.blocks.values())
    if not concerned and not workspace.exists(EXTRACT) and not read_records(workspace, Report()):
        return library
    consents = read_consents(workspace, report if concerned else Report())
    return replace(library, consents=consents, voices=read_voices(workspace, language, base_language))


def read_voices(workspace: Workspace, language: str, base_language: str) -> Mapping[str, Block]:
    """All voices by name, each in the language where it is written in it; those that cannot be read are left out."""
    read = partial(_read, workspace, language, base_language)
    return workspace.once(("voices", language), lambda _: read(), Report())


def _read(workspace: Workspace, language: str, base_language: str) -> Mapping[str, Block]:
    files = files_by_name(workspace, Report(), None)
    wanted = {
        name
        for name, variants in files.items()
        if _has_mark(workspace, variant_of(variants, language, base_language).file)
    }
    blocks, _ = read_blocks(workspace, Report(), wanted, language, base_language=base_language)
    return {name: block for name, block in blocks.items() if block.matter.voice}


def _has_mark(workspace: Workspace, file: str) -> bool:
    try:
        return workspace.holds(file, _MARK)
    except BriefError:
        return False
