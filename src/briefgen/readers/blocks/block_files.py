"""The files of argument blocks: which there are under which name, and which is in the language asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.models.folders import BLOCKS
from briefgen.models.languages import primary
from briefgen.noun import noun
from briefgen.workspace import Workspace

_FILE = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?\.md\Z")
_NOT_BLOCKS = {"README.md"}


@noun
class Variant:
    """One file of a block and the language it is in."""

    file: str
    language: str


def files_by_name(workspace: Workspace, report: Report, wanted: Collection[str] | None) -> dict[str, dict[str, str]]:
    """The files of each block by language tag; the tag is empty for the file without one."""
    named = workspace.once(("files", BLOCKS), lambda own: _listed(workspace, own), report)
    if wanted is None:
        report.add(*map(_misnamed, named.misnamed))
    for name, first, second in named.doubled:
        if wanted is None or name in wanted:
            report.add(_duplicate(name, first, second))
    return named.by_name


@noun
class _Named:
    """The files that may be blocks, by their names; those that have another form, and those of which there are two."""

    by_name: dict[str, dict[str, str]]
    misnamed: tuple[str, ...]
    doubled: tuple[tuple[str, str, str], ...]


def _listed(workspace: Workspace, report: Report) -> _Named:
    found: dict[str, dict[str, str]] = {}
    misnamed, doubled = [], []
    for file in _files(workspace, report):
        name = file.rpartition("/")[2]
        match = _FILE.match(name)
        if match is None:
            misnamed += [file] if name not in _NOT_BLOCKS else []
            continue
        first = found.setdefault(match["name"], {}).setdefault(match["language"] or "", file)
        if first != file:
            doubled.append((match["name"], first, file))
    return _Named(found, tuple(misnamed), tuple(doubled))


def _files(workspace: Workspace, report: Report) -> tuple[str, ...]:
    try:
        return workspace.files(BLOCKS, ".md")
    except BriefError as error:
        report.add(*error.diagnostics)
        return ()


def variant_of(files: Mapping[str, str], language: str, base_language: str) -> Variant:
    """The file in the language asked for; else in the same language of any region; else the first there is."""
    spoken = {
        tag or base_language: Variant(file, tag or base_language) for tag, file in sorted(files.items(), reverse=True)
    }
    if language in spoken:
        return spoken[language]
    alike = sorted(tag for tag in spoken if primary(tag) == primary(language))
    return spoken[alike[0]] if alike else spoken.get(base_language) or spoken[min(spoken)]


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
