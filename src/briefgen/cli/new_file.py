"""The file that `briefgen new` writes: its name, its title, and never over another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.door import Door
from briefgen.diagnostics import BriefError, Diagnostic, Span, nearest
from briefgen.models.file_names import is_device

if TYPE_CHECKING:
    from briefgen.workspace import Workspace


def _name(typed: str) -> str:
    """The name, when it is one that files of a library may have."""
    fits = re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", typed) and len(typed) <= 80
    if fits and not is_device(typed):
        return typed
    if fits:
        raise typer.BadParameter(f"Windows keeps the name “{typed}” for a device; for example {typed}-1")
    better = re.sub(r"[^a-z0-9]+", "-", typed.casefold()).strip("-")[:80]
    better += "-1" if is_device(better) else ""
    suggestion = f"; for example {better}" if better else ""
    raise typer.BadParameter(f"a name is written in small letters a–z, digits and hyphens, at most 80{suggestion}")


Named = Annotated[
    str,
    typer.Argument(metavar="NAME", callback=_name, help="Its name, and its file's: small letters, digits, hyphens."),
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its title; otherwise the name in words.")]


def in_words(name: str) -> str:
    """A name as a title: `town-hall` is `Town hall`."""
    return name.replace("-", " ").capitalize()


def must_know(option: str, kind: str, name: str, known: Iterable[str]) -> None:
    """Raise BadParameter, with the name that was probably meant, when there is no such thing."""
    names = tuple(known)
    if name not in names:
        meant = nearest(name, names)
        advice = f"did you mean {meant}?" if meant else f"there are: {', '.join(names) or 'none'}"
        raise typer.BadParameter(f"there is no {kind} “{name}”; {advice}", param_hint=option)


def refuse_existing(workspace: Workspace, file: str) -> None:
    """Raise BriefError when there is such a file."""
    if (workspace.root / file).exists():
        hint = "Choose another name, or change the file itself."
        raise BriefError([Diagnostic("file-exists", f"“{file}” is already there", Span(file), hint=hint)])


def save(door: Door, workspace: Workspace, file: str, content: str | bytes) -> None:
    """Write a file that is not there yet, and give its name."""
    refuse_existing(workspace, file)
    folder, _, name = file.rpartition("/")
    workspace.write(workspace.root / folder, {name: content.encode() if isinstance(content, str) else content})
    door.put(file)
