"""What people type for a brief spec: a path from here, a path in the workspace, or just its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from briefgen.workspace import Workspace

FOLDER = "briefs"
SUFFIX = ".yaml"
SOURCES = "briefs/sources.yaml"
BLOCKS = "briefs/blocks"
TEMPLATES = "briefs/templates"
STYLES, STYLE_FILE = "styles", "/style.yaml"


def spec_name(workspace: Workspace, typed: str) -> str:
    """The workspace-relative name of the spec meant by `typed`; BriefError when it lies outside.

    A path from the current folder comes first, then one from the workspace's top folder,
    then the name of a file in briefs/. What does not exist is named all the same, for its reader to report.
    """
    if Path(typed).exists():
        return workspace.name_of(Path(typed))
    if workspace.exists(typed):
        return typed
    bare = "/" not in typed and "\\" not in typed and not Path(typed).suffix
    return f"{FOLDER}/{typed}{SUFFIX}" if bare else workspace.name_of(Path(typed))


def spec_names(workspace: Workspace, typed: Sequence[str]) -> tuple[str, ...]:
    """The specs meant, in the order typed, each once."""
    return tuple(dict.fromkeys(spec_name(workspace, one) for one in typed))


def all_briefs(workspace: Workspace) -> tuple[str, ...]:
    """The specs directly in briefs/, sorted."""
    return tuple(name for name in workspace.files(FOLDER, SUFFIX) if name.count("/") == 1 and name != SOURCES)


def all_templates(workspace: Workspace) -> tuple[str, ...]:
    """The templates, sorted."""
    return workspace.files(TEMPLATES, SUFFIX)


def all_styles(workspace: Workspace) -> dict[str, str]:
    """The names of all styles with where each is from; one of the workspace's own hides one that comes with briefgen."""
    own = dict.fromkeys(_folders(workspace.files(STYLES, STYLE_FILE)), "workspace")
    shipped = dict.fromkeys(_folders(workspace.starter_files(STYLES, STYLE_FILE)), "briefgen")
    return dict(sorted((shipped | own).items()))


def _folders(names: Iterable[str]) -> Iterable[str]:
    return (name.split("/")[1] for name in names if name.count("/") == 2)


def block_names(workspace: Workspace) -> dict[str, str]:
    """The names of all blocks with their files; a translation belongs to the block it translates."""
    files = workspace.files(BLOCKS, ".md")
    return {PurePosixPath(file).stem: file for file in files if "." not in PurePosixPath(file).stem}


def stems(names: Iterable[str]) -> tuple[str, ...]:
    """The names of files without folder and suffix."""
    return tuple(PurePosixPath(name).stem for name in names)
