"""What is remembered of the files to print: what went into each, and which papers are in them. It can be thrown away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, field

from briefgen.batch.printed import PrintedPaper, papers_in
from briefgen.noun import noun
from briefgen.workspace import Workspace

FILE = "made.json"


@noun
class MadeFile:
    """A file to print as it was made: what stands for all that went into it, its own sum, its pages."""

    seal: str
    sum: str
    pages: int


@noun
class PrintNotes:
    """The files to print, by their names, and the papers in them; `unsure` are the keys of meetings that not all is there of."""

    files: Mapping[str, MadeFile] = field(default_factory=dict)
    papers: tuple[PrintedPaper, ...] = ()
    unsure: tuple[str, ...] = ()


def folder_of(packet: str) -> str:
    """The folder of the program's own for what is printed of a packet."""
    return f"print-{packet}"


def read_notes(workspace: Workspace, packet: str) -> PrintNotes:
    """What is remembered; nothing, where that is damaged."""
    try:
        plain = json.loads(workspace.read_own(folder_of(packet), FILE) or b"{}")
        files = {str(name): MadeFile(str(one[0]), str(one[1]), int(one[2])) for name, one in plain["files"].items()}
        return PrintNotes(files, papers_in(plain["papers"]), tuple(map(str, plain["unsure"])))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return PrintNotes()


def keep_notes(workspace: Workspace, packet: str, notes: PrintNotes) -> None:
    """Remember what was made. Raises BriefError (`cannot-write`)."""
    files = {name: [one.seal, one.sum, one.pages] for name, one in notes.files.items()}
    plain = {"files": files, "papers": list(map(asdict, notes.papers)), "unsure": list(notes.unsure)}
    workspace.keep_own(folder_of(packet), FILE, json.dumps(plain, ensure_ascii=False).encode())
