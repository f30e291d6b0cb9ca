"""`briefgen render`: makes the files of briefs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.explaining import explain as explain_lengths
from briefgen.cli.interrupts import stop_if_asked
from briefgen.cli.messages import tally
from briefgen.cli.opening import open_with_system
from briefgen.cli.options import Formats, Output, Overrides, Specs
from briefgen.cli.progress import Progress
from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span

if TYPE_CHECKING:
    from briefgen.cli.word_pages import WordCheck
    from briefgen.libreoffice import PageCounter
    from briefgen.models.spec import Format
    from briefgen.pipeline.one import Rendered
    from briefgen.pipeline.packet import Collated
    from briefgen.workspace import Workspace
    from briefgen.writers.pdf import Press

EXAMPLES = """
$ briefgen render briefs/leave-behind.yaml
$ briefgen render leave-behind full-brief -o ~/Desktop
$ briefgen render leave-behind --set meeting.date=2026-12-04 --open
$ briefgen render lobby-day --document full-brief
"""


def render(
    door: Door,
    specs: Specs,
    format: Formats = None,
    output: Output = None,
    set: Overrides = None,
    document: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this document of a packet; may be given several times."),
    ] = None,
    refit: Annotated[
        bool, typer.Option("--refit", help="Forget the lengths of the brief's lock and choose anew what fits.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of every block which length was chosen to fit the pages, and why.")
    ] = False,
    no_word_check: Annotated[
        bool, typer.Option("--no-word-check", help="Do not have LibreOffice count the pages of the Word file.")
    ] = False,
    open: Annotated[bool, typer.Option("--open", help="Open the PDF when it is there.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 3 when there are warnings.")] = False,
) -> ExitCode:
    """Make the PDF and the Word file of briefs.

    The files are named after the spec: briefs/leave-behind.yaml becomes leave-behind.pdf
    and leave-behind.docx; the key `name` says otherwise. The documents of a packet go into
    a folder of its own. They appear together or not at all; when something is wrong,
    every problem is listed and the files from before stay as they are. A brief that
    fails does not keep the others from being made.

    The paths of the files written are printed, one a line.
    """
    workspace = door.open()
    documents, overrides = tuple(document or ()), tuple(set or ())
    run = Run(
        door, workspace, output, chosen_formats(format or ()), overrides, documents, refit, explain, not no_word_check
    )
    run.make_all(dict.fromkeys(specs))
    if open:
        run.open_written()
    return run.finish(strict)


def chosen_formats(typed: Sequence[str]) -> tuple[Format, ...] | None:
    """The formats asked for, or None to leave it to the spec."""
    if not typed:
        return None
    from briefgen.models.spec import Format

    names = [name.strip().lower() for text in typed for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Format)]
    if unknown:
        raise typer.BadParameter(
            f"there is no format “{unknown[0]}”; there are {', '.join(Format)}", param_hint="--format"
        )
    return tuple(dict.fromkeys(map(Format, names))) or None


@dataclass
class Run:
    """One run over several specs: what was found, what was written, what failed."""

    door: Door
    workspace: Workspace
    output: Path | None
    formats: tuple[Format, ...] | None
    overrides: tuple[str, ...]
    documents: tuple[str, ...]
    refit: bool
    explain: bool
    word_check: bool = False
    found: list[Diagnostic] = field(default_factory=list)
    made: dict[tuple[Path, str], str] = field(default_factory=dict)
    written: list[Path] = field(default_factory=list)
    pages: int = 0
    failed: int = 0

    def make_all(self, typed: Iterable[str]) -> None:
        """Make every brief; one that fails does not stop the next."""
        from briefgen.cli.word_pages import WordCheck

        wanted = list(typed)
        with (
            press_for(self.formats) as press,
            WordCheck(self.door, self.workspace, self.word_check) as word,
            Progress(self.door, len(wanted)) as progress,
        ):
            for one in wanted:
                progress.work()
                found, written = self.make(one, press, word)
                progress.hide()
                self._tell(found, written)
                word.tell()

    def make(
        self, typed: str, press: Press, word: WordCheck | None = None
    ) -> tuple[Sequence[Diagnostic], Sequence[Path]]:
        """Make one brief or packet: what was found, and the files, none when it failed."""
        try:
            collated = self._collated(typed, press, word.counter if word else None)
            self.pages += sum(rendered.pages or 0 for rendered in collated.documents)
            folder = self._folder(collated)
            self._claim(folder, collated)
            files = {name: data for rendered in collated.documents for name, data in _named(rendered).items()}
            stop_if_asked()
            self.workspace.write(folder, files)
            found = [diagnostic for rendered in collated.documents for diagnostic in self._kept(rendered, folder)]
            self._explain(collated)
            found += word.check(collated.documents) if word else ()
            return (*collated.diagnostics, *found), [folder / file for file in files]
        except BriefError as error:
            self.failed += 1
            return error.diagnostics, ()

    def _collated(self, typed: str, press: Press, counter: PageCounter | None) -> Collated:
        from briefgen.cli.specs import spec_name
        from briefgen.pipeline.packet import render_all

        return render_all(
            self.workspace, spec_name(self.workspace, typed), press, documents=self.documents, formats=self.formats or (),
            overrides=self.overrides, refit=self.refit, explain=self.explain, counter=counter,
        )  # fmt: skip

    def _folder(self, collated: Collated) -> Path:
        """Where the files go: where the person said, else into build/, there into the folder of the packet."""
        return self.output or self.workspace.root / "build" / collated.folder

    def _claim(self, folder: Path, collated: Collated) -> None:
        """Take the names of the files for this spec. Raises BriefError where another spec of this run has one of them."""
        from briefgen.models.file_names import folded

        names = {(folder, folded(rendered.name)): rendered.name for rendered in collated.documents}
        spec = collated.documents[0].rendering.spec
        for key, name in names.items():
            if self.made.get(key, spec) != spec:
                raise BriefError([_same_output(spec, self.made[key], name)])
        self.made |= dict.fromkeys(names, spec)

    def _kept(self, rendered: Rendered, folder: Path) -> tuple[Diagnostic, ...]:
        """Keep record of a document and its lock; warnings where that cannot be done."""
        from briefgen.usage.recording import keep_record

        found = keep_record(self.workspace, rendered.brief, rendered.rendering, folder, _named(rendered))
        return found + self._keep_lock(rendered)

    def _keep_lock(self, rendered: Rendered) -> tuple[Diagnostic, ...]:
        """Write the lock beside the brief."""
        if rendered.lock is None:
            return ()
        path = self.workspace.root / rendered.lock_file
        try:
            self.workspace.write(path.parent, {path.name: rendered.lock})
        except BriefError as error:
            return tuple(replace(diagnostic, severity=Severity.WARNING) for diagnostic in error.diagnostics)
        return ()

    def _explain(self, collated: Collated) -> None:
        """Show why each length was chosen, document by document."""
        for rendered in collated.documents:
            if rendered.explained:
                self.door.tell(*([f"{rendered.brief}:"] if collated.folder else ()))
                explain_lengths(self.door, rendered.explained)

    def _tell(self, found: Sequence[Diagnostic], written: Sequence[Path]) -> None:
        news = [diagnostic for diagnostic in found if diagnostic not in self.found]
        self.found += news
        self.written += written
        self.door.report(news)
        for path in written:
            self.door.put(short(path))

    def open_written(self) -> None:
        """Show the PDFs, or where there are none, whatever was made."""
        open_files(self.door, self.written)

    def finish(self, strict: bool) -> ExitCode:
        """Sum up, and say how it went as an exit code."""
        counts = tally(self.found)
        if self.failed:
            outcome = "the other briefs were written" if self.written else "nothing was written"
            self.door.tell(f"{counts}; {outcome}.")
            return ExitCode.CONTENT
        if counts:
            self.door.tell(f"{counts}.")
        warned = any(d.severity is Severity.WARNING for d in self.found)
        return ExitCode.STRICT if strict and warned else ExitCode.DONE


def _named(rendered: Rendered) -> dict[str, bytes]:
    """The files of a document by name, the PDF first."""
    from briefgen.models.spec import Format

    return {f"{rendered.name}.{format}": rendered.files[format] for format in Format if format in rendered.files}


def press_for(formats: Sequence[Format] | None) -> Press:
    """The press for these formats, or for those that specs name: at work already where a PDF is surely wanted."""
    from briefgen.cli.ahead import take
    from briefgen.writers.by_word import AnyPress

    return AnyPress(at_once=formats is None or "pdf" in formats, process=take())


def open_files(door: Door, written: Sequence[Path]) -> None:
    """Show the PDFs among the files, or where there are none, the first of them."""
    pdfs = [path for path in written if path.suffix == ".pdf"]
    for path in pdfs or written[:1]:
        if not open_with_system(path):
            door.tell(f"note: this computer has no program registered to open {short(path)}")


def _same_output(name: str, other: str, stem: str) -> Diagnostic:
    return Diagnostic(
        "same-output",
        f"“{other}” and this spec would both be written to “{stem}”",
        Span(name),
        hint="Render them one after the other into different folders, with -o.",
    )


def short(path: Path) -> str:
    """The path as seen from the current folder, where it lies below it."""
    try:
        full, here = path.resolve(), Path.cwd()
    except FileNotFoundError:  # the current folder has been removed
        return str(path)
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(full)
