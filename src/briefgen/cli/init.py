"""`briefgen init`: makes a workspace with the starter content in it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from briefgen.cli import guide
from briefgen.cli.door import Door
from briefgen.cli.double_click import FILES, PROGRAM, RUNNABLE, note_of_program
from briefgen.cli.exits import ExitCode
from briefgen.cli.invocation import typed
from briefgen.diagnostics import BriefError, Diagnostic, Span

EXAMPLES = """
$ briefgen init my-coalition
$ cd my-coalition
$ briefgen render leave-behind
$ briefgen init --bare another-topic
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
# language: {language}
"""

PAPERS = """\
# What `new brief` begins a paper as; leave a line out to begin with an empty one.
papers:
  leave-behind: {starts_from: lobby-day.leave-behind}
  full-brief: {starts_from: lobby-day.full-brief}
  bill-table: {starts_from: lobby-day.bill-table}
  sign-on-letter: {starts_from: lobby-day.sign-on-letter}
  testimony: {starts_from: lobby-day.testimony}
  thank-you: {starts_from: lobby-day.thank-you}
  talking-points: {starts_from: lobby-day.talking-points}
  q-and-a: {starts_from: lobby-day.q-and-a}
"""

STYLES = """\
# Styles

A style is a folder in here with a file `style.yaml`. Make one that builds on a style that comes with briefgen:

    briefgen new style our-look --extends civic
"""

SOURCES = """\
# The sources that blocks and briefs may cite, as [@id]. One looks like this, without the # at the start of its lines:
# - id: doe-2024
#   type: report
#   title: Title of the Report
#   author: [{family: Doe, given: Jo}]
#   issued: 2024
#   URL: https://example.org/report
references: []
"""

EXAMPLE = "example-argument"
"""The block of a bare workspace: something to fill in."""

LOBBY_DAY = ("briefs/advocacy-day.yaml", "briefs/meetings/")
"""The sample of a lobby day, which stays in the repository: a check of its 24 meetings takes longer than one of all the rest."""

GITIGNORE = "/build/\n/.briefgen/\n~$*\n.~lock.*#\n*.part\n"


def init(
    door: Door,
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="The folder to make; this one, when none is named.")
    ] = Path("."),
    bare: Annotated[
        bool, typer.Option("--bare", help="Without the samples: the templates, and one argument to fill in.")
    ] = False,
) -> ExitCode:
    """Make a workspace with a library of arguments and sample briefs.

    The samples can be rendered at once. Change them into your own, or begin without them: --bare.
    START-HERE.md in the new folder says what is where, and what to do first; a double-click
    on “Start briefgen” opens it in the browser.

    A folder that already holds files may be used; nothing in it is overwritten. When a
    file of the same name but with other content is there, nothing is written at all.
    """
    command = typed()
    own = {guide.FILE: guide.page(command, bare=bare).encode(), **note_of_program()}
    files = {**_starter(folder, bare=bare), **FILES, **own}
    differing = [name for name, data in files.items() if name not in own and _differs(folder / name, data)]
    if differing:
        raise BriefError(_already_there(folder, name) for name in differing)
    _write(folder, {name: data for name, data in files.items() if name == PROGRAM or not os.path.exists(folder / name)})
    for name in RUNNABLE:
        (folder / name).chmod((folder / name).stat().st_mode | 0o111)
    door.tell(*_next_steps(folder, command, bare=bare))
    return ExitCode.DONE


def _starter(folder: Path, *, bare: bool) -> Mapping[str, bytes]:
    """Every file of a new workspace but its guide, by its name in it; `bare` without those of the starter topic."""
    from briefgen.cli.drafts import block
    from briefgen.models.folders import BLOCKS, BRIEFS, TEMPLATES
    from briefgen.models.folders import SETTINGS as SETTINGS_FILE
    from briefgen.models.folders import SOURCES as SOURCES_FILE
    from briefgen.models.languages import USUAL_LANGUAGE
    from briefgen.models.schema import schemas
    from briefgen.workspace import Workspace

    workspace = Workspace(folder)
    files = {
        name: workspace.starter_read(name, limit_bytes=50_000_000).data
        for name in workspace.starter_files(TEMPLATES if bare else BRIEFS, "")
        if not name.startswith(LOBBY_DAY)
    }
    if bare:
        files |= {
            f"{BLOCKS}/{EXAMPLE}.md": block("Our argument", workspace.today).encode(),
            SOURCES_FILE: SOURCES.encode(),
        }
    # Only who tells the stories of people or asks others to sign needs these: `new consent`, `approvals` write them.
    # Rules about words are for those who write some.
    unused = {"record.schema.json", "approvals.schema.json", "minor-changes.schema.json", "rules.schema.json"} | (
        {"consent.schema.json"} if bare else set()
    )
    files |= {f"schemas/{name}": text.encode() for name, text in schemas().items() if name not in unused}
    return files | {
        SETTINGS_FILE: (SETTINGS.replace("{language}", USUAL_LANGUAGE) + ("" if bare else PAPERS)).encode(),
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


def _next_steps(folder: Path, command: str, *, bare: bool) -> tuple[str, ...]:
    steps = [
        f"Read one page:      {guide.FILE}",
        "Say who you are:    edit briefgen.yaml",
        f"See what is there:  {command} list blocks",
        f"Make a brief:       {command} {'new brief town-hall' if bare else 'render leave-behind --open'}",
    ]
    enter = [] if folder.resolve() == Path.cwd() else [f"Go there:           cd {folder}"]
    return ("The workspace is ready. Next:", *(f"  {step}" for step in (*enter, *steps)))
