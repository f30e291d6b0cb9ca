"""What people type for a brief spec: a path from here, a path in the workspace, or just its name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.workspace import Workspace

FOLDER = "briefs"
SUFFIX = ".yaml"


def spec_name(workspace: Workspace, typed: str) -> str:
    """The workspace-relative name of the spec meant by `typed`; BriefError when it lies outside.

    A path from the current folder comes first, then one from the workspace's top folder,
    then the name of a file in briefs/. What does not exist is named all the same, for its reader to report.
    """
    if not typed.strip():
        raise BriefError([_nameless()])
    if os.path.exists(typed):
        return workspace.name_of(Path(typed))
    if workspace.exists(typed):
        return typed
    bare = "/" not in typed and "\\" not in typed and not Path(typed).suffix
    return f"{FOLDER}/{typed}{SUFFIX}" if bare else workspace.name_of(Path(typed))


def spec_names(workspace: Workspace, typed: Iterable[str]) -> tuple[str, ...]:
    """The specs meant, in the order typed, each once."""
    return tuple(dict.fromkeys(spec_name(workspace, one) for one in typed))


def _nameless() -> Diagnostic:
    return Diagnostic(
        "missing-file",
        "no brief is named",
        expected="the name of a brief, such as leave-behind",
        hint="`briefgen list briefs` shows all of them.",
    )
