"""`briefgen watch`: makes the files of briefs again whenever something they are made of changes."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.interrupts import stop_if_asked
from briefgen.cli.messages import tally
from briefgen.cli.options import Force, Formats, NoReadBack, Output, Overrides, Specs
from briefgen.cli.render import NOT_READ_BACK, Run, chosen_formats, open_files, press_for, short
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.noun import noun

if TYPE_CHECKING:
    from briefgen.models.formats import Format
    from briefgen.workspace import Workspace
    from briefgen.workspace.watching import Watched
    from briefgen.writers.pdf import Press

EXAMPLES = """
$ briefgen watch leave-behind --open
$ briefgen watch leave-behind full-brief --format pdf
"""

MOST_NAMED = 3
"""How many of the files that changed are named in a line."""


def watch(
    door: Door,
    specs: Specs,
    format: Formats = None,
    output: Output = None,
    set: Overrides = None,
    no_read_back: NoReadBack = False,
    force: Force = False,
    open: Annotated[bool, typer.Option("--open", help="Open the PDF when it is there for the first time.")] = False,
) -> ExitCode:
    """Make the files of briefs, again whenever something they are made of changes.

    Specs, templates, blocks, sources, facts, pictures and styles count as soon as a brief
    uses them, and so does a file that was missing. When something is wrong, it is told as
    `render` tells it, and the files from before stay as they are until it is right. A file
    that somebody changed meanwhile is kept, too, and said so: move it away, or use --force.

    Ctrl-C ends the watch.
    """
    from briefgen.workspace.catalog import spec_names

    workspace = door.open()
    names = spec_names(workspace, specs)
    formats = chosen_formats(format or ())
    output = output.absolute() if output else None
    try:
        with press_for(formats) as press:
            _Desk(door, workspace.root, output, formats, tuple(set or ()), press, open, force, not no_read_back).serve(
                names
            )
    except KeyboardInterrupt:
        pass
    return ExitCode.DONE


@noun
class _Made:
    """What came of making one brief once; `seconds` is how long it took."""

    run: Run
    found: Sequence[Diagnostic]
    written: Sequence[Path]
    seconds: float

    @property
    def failed(self) -> bool:
        return self.run.failed > 0


@dataclass
class _Desk:
    """Where briefs are made again and again with one press, and every time is told in a line."""

    door: Door
    root: Path
    output: Path | None
    formats: tuple[Format, ...] | None
    overrides: tuple[str, ...]
    press: Press
    open: bool
    force: bool
    read_back: bool
    outputs: dict[tuple[Path, str], str] = field(default_factory=dict)
    told: dict[str, Sequence[Diagnostic]] = field(default_factory=dict)
    shown: dict[str, Sequence[Path]] = field(default_factory=dict)

    def serve(self, specs: Sequence[str]) -> None:
        """Make the briefs, then each again whenever something it is made of changes, until Ctrl-C."""
        from briefgen.workspace.watching import Watched, changed

        watched = {Watched(self.root, partial(self._make, spec)): spec for spec in specs}
        self._round(watched, dict.fromkeys(watched, ()))
        self.door.tell(*(() if self.read_back else (NOT_READ_BACK,)))
        self.door.tell("Watching. Save a file that a brief uses, and the brief is made again; Ctrl-C ends this.")
        while True:
            self._round(watched, changed(list(watched)))

    def _round(self, watched: dict[Watched[_Made], str], changes: dict[Watched[_Made], tuple[str, ...]]) -> None:
        """Make those of the briefs that have changed, and tell of each."""
        said: list[Diagnostic] = []
        for one, names in changes.items():
            made = one.make()
            stop_if_asked()
            self.outputs = made.run.made
            self._tell(watched[one], made, names, said)

    def _make(self, spec: str, workspace: Workspace) -> _Made:
        start = time.perf_counter()
        others = {name: other for name, other in self.outputs.items() if other != spec}
        run = Run(
            self.door, workspace, self.output, self.formats, self.overrides,
            documents=(), refit=False, explain=False, force=self.force, own=self.shown.get(spec, ()), made=others,
            read_back=self.read_back,
        )  # fmt: skip
        found, written = run.make(str(self.root / spec), self.press)
        return _Made(run, found, written, time.perf_counter() - start)

    def _tell(self, spec: str, made: _Made, changes: Sequence[str], said: list[Diagnostic]) -> None:
        """Tell what is wrong, once a round; what is no error only when it is new."""
        known = self.told.get(spec, ())
        lasting = [d for d in made.found if d.severity is Severity.ERROR or d not in known]
        news = [diagnostic for diagnostic in lasting if diagnostic not in said]
        said += news
        self.told[spec] = made.found
        self.door.report(news)
        self._show(spec, made.written)
        because = f" ({_named(changes)})" if changes else ""
        self.door.tell(f"{time.strftime('%H:%M:%S')} {PurePosixPath(spec).stem}: {self._summary(spec, made)}{because}")

    def _show(self, spec: str, written: Sequence[Path]) -> None:
        """Give the paths of the files: to a program every time, to a person once. Open them the first time."""
        known = self.shown.get(spec, ())
        for path in written:
            if path not in known or not sys.stdout.isatty():
                self.door.put(short(path))
        sys.stdout.flush()
        if written:
            self.shown[spec] = written
            if self.open and not known:
                open_files(self.door, written)

    def _summary(self, spec: str, made: _Made) -> str:
        counts = tally(made.found)
        if made.failed:
            return f"{counts}; {'the files from before stay' if spec in self.shown else 'nothing was written'}"
        pages = f"{made.run.pages} page{'s' if made.run.pages != 1 else ''}" if made.run.pages else "written"
        return ", ".join(filter(None, (pages, counts, f"{made.seconds:.1f} s")))


def _named(names: Sequence[str]) -> str:
    """What changed, in as many words as fit in a line."""
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
