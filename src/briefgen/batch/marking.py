"""Marking what lies in the files to print as printed."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefgen.batch.print_notes import read_notes
from briefgen.batch.printed import PrintedPaper, mark, marked
from briefgen.batch.printer import AGAIN, place_of
from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.workspace import Workspace
from briefgen.workspace.streaming import sum_of_file, take_away


def mark_printed(workspace: Workspace, file: str) -> int:
    """Mark the papers in the files to print as printed; how many there are. Nothing is made.

    Raises BriefError: `nothing-to-mark`, `print-gone`, `cannot-write`.
    """
    packet = PurePosixPath(file).stem
    notes = read_notes(workspace, packet)
    if not notes.files:
        raise BriefError([_nothing(file, packet)])
    gone = [name for name, one in notes.files.items() if sum_of_file(workspace, place_of(packet, name)) != one.sum]
    if gone:
        raise BriefError([_gone(place_of(packet, name), packet) for name in gone])
    mark(workspace, packet, (*notes.papers, *_kept(workspace, packet, set(notes.unsure))))
    take_away(workspace, place_of(packet, AGAIN))
    return len(notes.papers)


def _kept(workspace: Workspace, packet: str, unsure: set[str]) -> list[PrintedPaper]:
    """What was marked before of meetings whose papers are not among what is printed now."""
    try:
        before = marked(workspace, packet) or ()
    except BriefError:
        return []
    now = {one.place for one in read_notes(workspace, packet).papers}
    return [one for one in before if one.key in unsure and one.place not in now]


def _nothing(file: str, packet: str) -> Diagnostic:
    message = "there is nothing to mark as printed: no file to print was made of this packet yet"
    hint = f"`briefgen batch {packet}` makes them. Print them, then mark them."
    return Diagnostic("nothing-to-mark", message, Span(file), hint=hint)


def _gone(place: str, packet: str) -> Diagnostic:
    message = f"“{place}” is not there as it was made: nothing was marked as printed"
    hint = f"Put it back, if it is what you printed; or make it anew with `briefgen batch {packet}`."
    return Diagnostic("print-gone", message, Span(place), hint=hint)
