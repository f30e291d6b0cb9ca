"""A paper opened in the program that this computer has for it: made into `build/` as `render` makes it, and opened from there alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.models.folders import OUTPUT, spec_file
from briefgen.models.formats import Format
from briefgen.pipeline import Asked, render
from briefgen.workspace import Workspace
from briefgen.workspace.viewers import can_open, open_with_system
from briefgen.writers.pdf import Press

OPENED: Final = (Format.PDF, Format.DOCX)
"""What is opened, and nothing else: neither of them runs anything."""

PATIENCE_SECONDS: Final = 1.0
"""How long the system may take to say that it has no program for a file."""

KEPT: Final = ("edited-output", "unknown-output", "taken-output")
"""What says that a file was kept, because it is somebody's work."""


def open_paper(workspace: Workspace, name: str, document: str, form: Format, press: Press) -> Path:
    """Make the brief of that name, or one document of that packet, in one format, write it as `render` does, and open it.

    Raises BriefError: as `render` and `Rendered.save` do, and `cannot-open`.
    """
    rendered = render(workspace, Asked(spec_file(name), (document,) if document else (), (form,)), press)
    return _opened(workspace, rendered.save().files[0])


def open_as_it_is(workspace: Workspace, name: str, form: Format, packet: str) -> Path:
    """Open the file of that name in `build/`, in the folder of its packet there, as somebody left it. Raises BriefError (`cannot-open`)."""
    return _opened(workspace, workspace.root / OUTPUT / packet / f"{name}.{form}")


def _opened(workspace: Workspace, path: Path) -> Path:
    inside = path.resolve().is_relative_to(workspace.root / OUTPUT) and not os.path.islink(path)
    if not inside or path.suffix not in {f".{form}" for form in OPENED} or not os.path.isfile(path):
        raise BriefError([_cannot(path, "there is no such file in the folder for finished papers")])
    if not can_open() or not open_with_system(path, PATIENCE_SECONDS):
        raise BriefError([_cannot(path, "this computer has no program for it")])
    return path


def _cannot(path: Path, why: str) -> Diagnostic:
    message = f"“{path.name}” was not opened: {why}"
    return Diagnostic("cannot-open", message, Span(path.name), hint="It can be had as a file all the same.")
