"""`briefgen new consent`: a consent record to fill in, which git never takes up."""

from __future__ import annotations

from typing import Final

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.new_file import Named, save

EXAMPLES = """
$ briefgen new consent outreach-worker-01
"""

IGNORE: Final = "*\n"
"""Keeps git from everything in the folder, this file included."""

RECORD: Final = """\
# yaml-language-server: $schema=../../schemas/record.schema.json
# A consent record: what a person agreed to. It names them, so it stays on this computer: git takes
# nothing up from this folder. Until every line is filled in, it counts as no consent.
names: []                     # every name by which they are known, the one they may be called by first; of those around them, too
purposes: [office-meeting]    # office-meeting, testimony, letter, public, training, internal
audiences: [office]           # public, office, coalition
documents: all                # or kinds of document: [leave-behind, full-brief]
offices: all                  # or members and offices by name: [Jordan Example]
named: false                  # true, where it may be told under their own name
until:                        # the last day on which it holds: {later}
taken:
  on: {today}
  by:                         # who of us talked with them
  how:                        # a signed form, on tape, by letter
keep_until:                   # how long this record is kept
# withdrawn: {today}         # the day on which they called it back
"""


def consent(door: Door, name: Named) -> ExitCode:
    """Write a consent record to fill in, and keep git from it.

    The file is private/consent/NAME.yaml. A voice names it: `consent: NAME`. A file that is
    already there is never overwritten.
    """
    from briefgen.models.consent import record_file
    from briefgen.models.folders import RECORDS
    from briefgen.models.schema import schemas
    from briefgen.models.upkeep import after

    workspace = door.open()
    folder = workspace.root / RECORDS
    if not workspace.left_out_of_git(RECORDS):
        workspace.write(folder, {".gitignore": IGNORE.encode()})
    for file in ("record.schema.json", "consent.schema.json"):
        workspace.create(f"schemas/{file}", schemas()[file].encode())
    today = workspace.today
    save(door, workspace, record_file(name), RECORD.format(today=today, later=after(today, "1 year")))
    door.tell(
        f"Fill it in; then write `consent: {name}` into the front matter of the voice.",
        "Next: briefgen consent extract",
    )
    return ExitCode.DONE
