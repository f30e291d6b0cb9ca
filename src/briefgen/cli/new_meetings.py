"""`briefgen new meetings`: a workbook to fill in with the meetings of a packet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.new_file import Named, must_know, refuse_existing, save
from briefgen.models.folders import meetings_file, spec_file

if TYPE_CHECKING:
    from briefgen.pipeline.blank_table.book import BlankTable

EXAMPLES = """
$ briefgen new meetings march-visits
$ briefgen new meetings march-visits --for lobby-day
"""

Packet = Annotated[
    str | None,
    typer.Option(
        "--for", metavar="PACKET", help="The packet whose papers ask for columns; unsaid, the one of that name, if any."
    ),
]


def meetings(door: Door, name: Named, packet: Packet = None) -> ExitCode:
    """Write a workbook to fill in: a row for each meeting of a packet.

    It has the columns that the papers of the packet ask for, words to choose from, an example,
    and a sheet that explains each column. Cells keep what is typed: 007 stays 007.

    The file is briefs/meetings/NAME.xlsx. A file that is already there is never overwritten.
    """
    from briefgen.pipeline.blank_table.book import blank_table
    from briefgen.pipeline.blank_table.columns import is_packet, packets

    workspace, file = door.open(), meetings_file(name)
    refuse_existing(workspace, file)
    if packet is not None and not is_packet(workspace, packet):
        must_know("--for", "packet", packet, packets(workspace))
    chosen = packet or (name if is_packet(workspace, name) else "")
    blank = blank_table(workspace, chosen)
    save(door, workspace, file, blank.data)
    door.tell(*_next(file, chosen, blank))
    return ExitCode.DONE


def _next(file: str, packet: str, blank: BlankTable) -> tuple[str, ...]:
    """What is left to do: the line in the packet, and the meetings."""
    declared, own = blank.declared, spec_file(packet) if packet else "the packet"
    if declared and declared.file == file:
        return (f"Fill it in; then: briefgen check {packet}",)
    line = f"meetings: {{file: {file}, sheet: {blank.sheet}, skip: {{status: [tentative, cancelled]}}}}"
    if declared:
        return (
            f"{own} has its meetings from {declared.file}. To have them from here, write there instead:",
            f"  {line}",
        )
    return (f"Fill it in, and write into {own}, beside `documents`:", f"  {line}")
