"""`briefgen init`: makes a workspace with the starter content in it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.diagnostics import BriefError, Diagnostic, Span

EXAMPLES = """
$ briefgen init my-coalition
$ cd my-coalition
$ briefgen render leave-behind
"""

SETTINGS = """\
# yaml-language-server: $schema=schemas/settings.schema.json
# This file makes the folder a workspace. What it says holds for every brief that does not say otherwise.
organization:
  name: My Coalition          # printed at the top of every brief and in the footer
  # logo: briefs/images/logo.png
  # logo_alt: What the logo shows, for readers who cannot see it
# contact:
#   name: First Last
#   role: Policy director
#   email: first.last@example.org
style: civic                  # briefgen list styles
# paper: letter               # or a4
# language: en-US
"""

STYLES = """\
# Styles

A style is a folder in here with a file `style.yaml`. Make one that builds on a style that comes with briefgen:

    briefgen new style our-look --extends civic
"""

GITIGNORE = "/build/\n/.briefgen/\n~$*\n.~lock.*#\n*.part\n"


def init(
    door: Door,
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="The folder to make; this one, when none is named.")
    ] = Path("."),
) -> ExitCode:
    """Make a workspace with a library of arguments and sample briefs.

    The samples can be rendered at once. Change them into your own, or delete them.

    A folder that already holds files may be used; nothing in it is overwritten. When a
    file of the same name but with other content is there, nothing is written at all.
    """
    files = _starter(folder)
    differing = [name for name, data in files.items() if _differs(folder / name, data)]
    if differing:
        raise BriefError(_already_there(folder, name) for name in differing)
    _write(folder, {name: data for name, data in files.items() if not os.path.exists(folder / name)})
    door.tell(*_next_steps(folder))
    return ExitCode.DONE


def _starter(folder: Path) -> Mapping[str, bytes]:
    """Every file of a new workspace, by its name in it."""
    from briefgen.models.schema import schemas
    from briefgen.workspace import SETTINGS as SETTINGS_FILE
    from briefgen.workspace import Workspace

    workspace = Workspace(folder)
    files = {
        name: workspace.starter_read(name, limit_bytes=50_000_000).data
        for name in workspace.starter_files("briefs", "")
    }
    files |= {f"schemas/{name}": text.encode() for name, text in schemas().items()}
    return files | {
        SETTINGS_FILE: SETTINGS.encode(),
        "styles/README.md": STYLES.encode(),
        ".gitignore": GITIGNORE.encode(),
    }


def _differs(path: Path, data: bytes) -> bool:
    return os.path.exists(path) and not (path.is_file() and path.read_bytes() == data)


def _already_there(folder: Path, name: str) -> Diagnostic:
    return Diagnostic(
        "file-exists",
        f"“{name}” is already there and says something else",
        Span((folder / name).as_posix()),
        hint="Choose an empty folder, or move this file away.",
    )


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    from briefgen.workspace import Workspace

    by_folder: dict[Path, dict[str, bytes]] = {}
    for name, data in files.items():
        pure = PurePosixPath(name)
        by_folder.setdefault(folder / pure.parent, {})[pure.name] = data
    for place, together in by_folder.items():
        Workspace(folder).write(place, together)


def _next_steps(folder: Path) -> tuple[str, ...]:
    steps = [
        "Say who you are:    edit briefgen.yaml",
        "See what is there:  briefgen list blocks",
        "Make a brief:       briefgen render leave-behind --open",
    ]
    enter = [] if folder.resolve() == Path.cwd() else [f"Go there:           cd {folder}"]
    return ("The workspace is ready. Next:", *(f"  {step}" for step in (*enter, *steps)))
