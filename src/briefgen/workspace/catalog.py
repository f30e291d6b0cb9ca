"""What a workspace holds, by name: briefs, templates, blocks, styles; only names are looked at."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.models.folders import (
    BLOCKS,
    BRIEFS,
    EXTRACT,
    FACTS,
    MINOR,
    SOURCES,
    STYLES,
    TEMPLATES,
    WORD_RULES,
    spec_file,
)
from briefgen.workspace import Workspace

SPEC = ".yaml"
LOCK = ".lock.yaml"
BLOCK = ".md"
STYLE_FILE = "/style.yaml"


def brief_files(workspace: Workspace) -> tuple[str, ...]:
    """The brief specs: the YAML files directly in briefs/ but for sources, facts, consents, minor changes, rules and locks."""
    files = (name for name in workspace.files(BRIEFS, SPEC) if name.count("/") == 1 and not name.endswith(LOCK))
    return tuple(name for name in files if name not in (SOURCES, FACTS, EXTRACT, MINOR, WORD_RULES))


def spec_name(workspace: Workspace, typed: str) -> str:
    """The workspace-relative name of the spec meant by `typed`; BriefError when it lies outside.

    A path from the current folder comes first, then one from the workspace's top folder,
    then the name of a file in briefs/; a folder that is called like a brief is not meant. What does not exist is named all
    the same, for its reader to report.
    """
    if not typed.strip():
        raise BriefError([_nameless()])
    bare = "/" not in typed and "\\" not in typed and not Path(typed).suffix
    if os.path.exists(typed) and not (bare and os.path.isdir(typed)):
        return workspace.name_of(Path(typed))
    if workspace.exists(typed):
        return typed
    return spec_file(typed) if bare else workspace.name_of(Path(typed))


def spec_names(workspace: Workspace, typed: Iterable[str]) -> tuple[str, ...]:
    """The specs meant, in the order typed, each once."""
    return tuple(dict.fromkeys(spec_name(workspace, one) for one in typed))


def template_files(workspace: Workspace) -> Mapping[str, str]:
    """All templates by name, with their files in the workspace; one that comes with briefgen has none.

    Translations (`x.es.yaml`) are left out.
    """
    shipped = dict.fromkeys(stems(workspace.starter_files(TEMPLATES, SPEC)), "")
    own = {PurePosixPath(file).stem: file for file in workspace.files(TEMPLATES, SPEC)}
    return {name: file for name, file in sorted((shipped | own).items()) if "." not in name}


def translated_templates(workspace: Workspace) -> Mapping[str, tuple[str, str]]:
    """The workspace's translations of templates by their files: the name of the template, and the language."""
    named = ((file, PurePosixPath(file).stem.partition(".")) for file in workspace.files(TEMPLATES, SPEC))
    return {file: (name, language) for file, (name, dot, language) in named if dot}


def block_files(workspace: Workspace) -> Mapping[str, str]:
    """All blocks by name with their files; translations (`x.es.md`) are left out."""
    files = workspace.files(BLOCKS, BLOCK)
    return {PurePosixPath(file).stem: file for file in files if PurePosixPath(file).name.count(".") == 1}


def translated(workspace: Workspace) -> tuple[str, ...]:
    """The languages into which blocks are translated, as their file names state them, sorted."""
    names = (PurePosixPath(file).name.split(".") for file in workspace.files(BLOCKS, BLOCK))
    return tuple(sorted({parts[1] for parts in names if len(parts) == 3}))


def style_names(workspace: Workspace) -> Mapping[str, str]:
    """All styles by name, with where each is from; one of the workspace's own hides one that comes with briefgen."""
    shipped = dict.fromkeys(_folders(workspace.starter_files(STYLES, STYLE_FILE)), "briefgen")
    own = dict.fromkeys(_folders(workspace.files(STYLES, STYLE_FILE)), "workspace")
    return dict(sorted((shipped | own).items()))


def stems(names: Iterable[str]) -> tuple[str, ...]:
    """The names of files without folder and suffix."""
    return tuple(PurePosixPath(name).stem for name in names)


def _folders(names: Iterable[str]) -> Iterator[str]:
    return (PurePosixPath(name).parts[1] for name in names if name.count("/") == 2)


def _nameless() -> Diagnostic:
    expected, hint = "the name of a brief, such as leave-behind", "`briefgen list briefs` shows all of them."
    return Diagnostic("missing-file", "no brief is named", expected=expected, hint=hint)
