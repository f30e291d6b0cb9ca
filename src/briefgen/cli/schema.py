"""`briefgen schema`: JSON Schemas, by which editors complete and check what is typed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode

EXAMPLES = """
$ briefgen schema
$ briefgen schema --write schemas
"""


def schema(
    door: Door,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="The schema to print; without one, their names are listed.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write all of them there, one file each.")
    ] = None,
) -> ExitCode:
    """Print or write the JSON Schemas, for editors.

    There is one for specs, for the front matter of blocks, for consent records, for styles and for settings.

    An editor with YAML support completes and checks what is typed when a file begins with
    the line: # yaml-language-server: $schema=../schemas/spec.schema.json
    """
    from briefgen.models.schema import schemas

    known = schemas()
    if write is not None:
        _write(door, write, known)
    elif name is None:
        for each in known:
            door.put(each)
    else:
        sys.stdout.write(known[_known(name, tuple(known))])
    return ExitCode.DONE


def _known(name: str, known: tuple[str, ...]) -> str:
    """The schema's full file name; `spec` is enough for `spec.schema.json`."""
    for each in known:
        if name in (each, each.split(".")[0]):
            return each
    raise typer.BadParameter(f"there is no schema “{name}”; there are {', '.join(known)}", param_hint="NAME")


def _write(door: Door, folder: Path, known: dict[str, str]) -> None:
    from briefgen.workspace import Workspace

    Workspace(folder).write(folder, {name: text.encode() for name, text in known.items()})
    for name in known:
        door.put(str(folder / name))
