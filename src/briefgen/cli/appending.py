"""An entry added at the end of a file that people write in: what stands there stays as it is."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.workspace import Workspace


def current(workspace: Workspace, file: str) -> str:
    """The text of a file; nothing, when there is none."""
    found = workspace.read_if_there(file)
    return found.data.decode("utf-8-sig", errors="replace") if found else ""


def indented_like(text: str, entry: str) -> str:
    """A list item, as far from the margin as the items of a text."""
    found = re.search(r"^( *)- ", text, re.MULTILINE)
    return textwrap.indent(entry, found[1] if found else "  ")


def behind(text: str, entry: str) -> str:
    """A text with an entry at its end."""
    if not text.strip():
        return entry
    if "\r\n" in text:
        entry = entry.replace("\n", "\r\n")
    return f"{text.rstrip()}\n{'' if text.rstrip().endswith(':') else chr(10)}{entry}"


def add(door: Door, workspace: Workspace, file: str, before: str, entry: str, holds: Callable[[str], bool]) -> ExitCode:
    """Add an entry to the end of a file; where it would not be found there, show it instead.

    `holds` says whether a text holds the entry and all that stood there before.
    """
    text = behind(before, entry)
    if not holds(text):
        door.put(entry.rstrip("\n"))
        door.tell(f"Nothing was written: add these lines to {file} where its entries stand.")
        return ExitCode.CONTENT
    folder, _, name = file.rpartition("/")
    workspace.write(workspace.root / folder, {name: text.encode()})
    door.put(file)
    return ExitCode.DONE
