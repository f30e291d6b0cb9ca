"""`briefs/blocks/**/*.md` → the library: blocks by name, in the language asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.library import Block, Library
from briefgen.noun import noun
from briefgen.readers.decoding import decode
from briefgen.readers.front_matter import read_front_matter
from briefgen.readers.lengths import read_lengths
from briefgen.workspace import Workspace

BLOCKS = "briefs/blocks"
_FILE = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?\.md\Z")
_NOT_BLOCKS = {"README.md"}


def read_library(
    workspace: Workspace,
    report: Report,
    wanted: Collection[str] | None = None,
    language: str = "en-US",
    base_language: str = "en-US",
) -> Library:
    """The blocks `wanted` (all, when None), as `read_blocks` reads them, and all sources."""
    from briefgen.readers.bibliography import read_sources  # not needed to list blocks

    blocks, names = read_blocks(workspace, report, wanted, language, base_language)
    return Library(blocks, names, read_sources(workspace, report))


def read_blocks(
    workspace: Workspace,
    report: Report,
    wanted: Collection[str] | None = None,
    language: str = "en-US",
    base_language: str = "en-US",
) -> tuple[dict[str, Block], tuple[str, ...]]:
    """The blocks `wanted` (all, when None) by name, each in `language` where it is written in it; and all names.

    Only files of wanted blocks are opened. `x.es.md` is the Spanish of `x.md`; a file
    without a tag is in `base_language`. A block that cannot be read is reported and left
    out, but stays among the names.
    """
    files = _by_name(workspace, report, wanted)
    blocks: dict[str, Block] = {}
    for name in sorted(files if wanted is None else files.keys() & set(wanted)):
        block = _read(workspace, name, _variant(files[name], language, base_language), report)
        if block:
            blocks[name] = block
    return blocks, tuple(sorted(files))


@noun
class _Variant:
    """One file of a block and the language it is in."""

    file: str
    language: str


def _by_name(workspace: Workspace, report: Report, wanted: Collection[str] | None) -> dict[str, dict[str, str]]:
    """The files of each block by language tag; the tag is empty for the file without one."""
    found: dict[str, dict[str, str]] = {}
    for file in _listed(workspace, report):
        path = PurePosixPath(file)
        match = _FILE.match(path.name)
        if match is None:
            if wanted is None and path.name not in _NOT_BLOCKS:
                report.add(_misnamed(file))
            continue
        variants = found.setdefault(match["name"], {})
        tag = match["language"] or ""
        if tag not in variants:
            variants[tag] = file
        elif wanted is None or match["name"] in wanted:
            report.add(_duplicate(match["name"], variants[tag], file))
    return found


def _listed(workspace: Workspace, report: Report) -> tuple[str, ...]:
    try:
        return workspace.files(BLOCKS, ".md")
    except BriefError as error:
        report.add(*error.diagnostics)
        return ()


def _variant(files: Mapping[str, str], language: str, base_language: str) -> _Variant:
    """The file in the language asked for; else in the same language of any region; else the first there is."""
    spoken = {tag or base_language: _Variant(file, tag or base_language) for tag, file in sorted(files.items(), reverse=True)}
    if language in spoken:
        return spoken[language]
    primary = language.split("-")[0]
    alike = sorted(tag for tag in spoken if tag.split("-")[0] == primary)
    return spoken[alike[0]] if alike else spoken.get(base_language) or spoken[min(spoken)]


def _read(workspace: Workspace, name: str, variant: _Variant, report: Report) -> Block | None:
    try:
        file = workspace.read(variant.file)
    except BriefError as error:
        report.add(*error.diagnostics)
        return None
    source = decode(file, report)
    head = read_front_matter(source, report) if source else None
    if source is None or head is None:
        return None
    matter, positioned, first = head
    lengths = read_lengths(source, first, report)
    if not lengths:
        return None
    return Block(name, variant.language, matter, lengths, variant.file, positioned.spans)


def _misnamed(file: str) -> Diagnostic:
    return Diagnostic(
        "misnamed-block",
        f"“{PurePosixPath(file).name}” is not the name of a block, so the file is not read",
        Span(file),
        Severity.WARNING,
        expected="lower-case letters, digits and hyphens, then .md, or a language and .md: syringe-analogy.es.md",
        hint="Rename the file, or move it out of the folder.",
    )


def _duplicate(name: str, first: str, second: str) -> Diagnostic:
    return Diagnostic(
        "duplicate-block",
        f"there are two blocks `{name}`: this file and “{first}”",
        Span(second),
        hint="Rename one of the files: blocks are used by name, whatever folder they are in.",
    )
