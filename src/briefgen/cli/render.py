"""`briefgen render`: makes the files of briefs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.explaining import explain as explain_look
from briefgen.cli.explaining import tell_home
from briefgen.cli.interrupts import stop_if_asked
from briefgen.cli.messages import tally
from briefgen.cli.options import Force, Formats, NoReadBack, Output, Overrides, Specs, Today
from briefgen.cli.progress import Progress
from briefgen.diagnostics import BriefError, Diagnostic, Severity, Span
from briefgen.workspace.viewers import open_with_system

if TYPE_CHECKING:
    from briefgen.cli.word_pages import WordCheck
    from briefgen.libreoffice import PageCounter
    from briefgen.models.formats import Format
    from briefgen.pipeline import Rendered
    from briefgen.pipeline.looking import Look
    from briefgen.workspace import Workspace
    from briefgen.writers.pdf import Press

NOT_READ_BACK = "note: the files were not read back and compared with the brief: --no-read-back was given"

EXAMPLES = """
$ briefgen render briefs/leave-behind.yaml
$ briefgen render leave-behind full-brief -o ~/Desktop
$ briefgen render leave-behind --set meeting.date=2026-12-04 -o friday --open
$ briefgen render lobby-day --document full-brief
"""

Documents = Annotated[
    list[str] | None,
    typer.Option(metavar="ID", help="Only this document of a packet; may be given several times."),
]

Meeting = Annotated[
    str | None,
    typer.Option(metavar="KEY", help="Make a packet for this meeting of its table, by its key or name."),
]

Refit = Annotated[
    bool, typer.Option("--refit", help="Forget the lengths of the brief's lock and choose anew what fits.")
]

Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Say what takes how many lines, of every block in each of its lengths, which was chosen, and why.",
    ),
]

Json = Annotated[
    bool, typer.Option("--json", help="Print the data of --explain, with where everything stands, as JSON.")
]

Summary = Annotated[
    bool,
    typer.Option(
        "--summary",
        help="Say for whom it is, which day, what it asks, how old its figures are, what stays at home.",
    ),
]

Draft = Annotated[bool, typer.Option("--draft", help="Allow drafts, with a mark on every page.")]

NoWordCheck = Annotated[
    bool, typer.Option("--no-word-check", help="Do not have LibreOffice count the pages of the Word file.")
]


def render(
    door: Door,
    specs: Specs,
    format: Formats = None,
    output: Output = None,
    set: Overrides = None,
    document: Documents = None,
    meeting: Meeting = None,
    refit: Refit = False,
    explain: Explain = False,
    json: Json = False,
    summary: Summary = False,
    no_word_check: NoWordCheck = False,
    no_read_back: NoReadBack = False,
    draft: Draft = False,
    today: Today = None,
    force: Force = False,
    open: Annotated[bool, typer.Option("--open", help="Open the PDF when it is there.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 3 when there are warnings.")] = False,
) -> ExitCode:
    """Make the PDF and the Word file of briefs.

    The files are named after the spec: briefs/leave-behind.yaml becomes leave-behind.pdf
    and leave-behind.docx; the key `name` says otherwise. The documents of a packet go into
    a folder of its own. They appear together or not at all; when something is wrong,
    every problem is listed and the files from before stay as they are. A brief that
    fails does not keep the others from being made.

    A file that somebody changed since, that briefgen did not write, or that was made for
    another brief or meeting is never replaced, but for --force.

    The paths of the files written are printed, one a line; with --json they stand in the JSON.
    """
    workspace = door.open(today)
    documents, overrides = tuple(document or ()), tuple(set or ())
    run = Run(
        door, workspace, output, chosen_formats(format or ()), overrides, documents, refit, explain,
        not no_word_check, force, read_back=not no_read_back, json=json, summary=summary, draft=draft, meeting=meeting or "",
    )  # fmt: skip
    run.make_all(dict.fromkeys(specs))
    if json:
        run.put_json()
    if open:
        run.open_written()
    return run.finish(strict)


def chosen_formats(typed: Sequence[str]) -> tuple[Format, ...] | None:
    """The formats asked for, or None to leave it to the spec."""
    if not typed:
        return None
    from briefgen.models.formats import Format

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
    force: bool = False
    own: Collection[Path] = ()
    read_back: bool = True
    json: bool = False
    summary: bool = False
    draft: bool = False
    meeting: str = ""
    found: list[Diagnostic] = field(default_factory=list)
    made: dict[tuple[Path, str], str] = field(default_factory=dict)
    written: list[Path] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    files: dict[str, list[Path]] = field(default_factory=dict)
    shown: int = 0
    pages: int = 0
    failed: int = 0

    def make_all(self, typed: Iterable[str]) -> None:
        """Make every brief; one that fails does not stop the next."""
        from briefgen.cli.word_pages import WordCheck
        from briefgen.workspace.temporary import sweep_temporary

        sweep_temporary()
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
                self._explain()
                self._tell(found, written)
                word.tell()

    def make(
        self, typed: str, press: Press, word: WordCheck | None = None
    ) -> tuple[Sequence[Diagnostic], Sequence[Path]]:
        """Make one brief or packet: what was found, and the files, none when it failed."""
        try:
            rendered = self._rendered(typed, press, word.counter if word else None)
            self.pages += rendered.pages
            folder = self.output or rendered.folder
            self._claim(folder, rendered)
            stop_if_asked()
            saved = rendered.save(folder, force=self.force, own=self.own)
            for one in rendered.documents:
                self.files[one.brief] = [path for path in saved.files if path.name in one.named]
            counted = word.check(rendered.documents) if word else ()
            return (*rendered.diagnostics, *saved.diagnostics, *counted), saved.files
        except BriefError as error:
            self.failed += 1
            return error.diagnostics, ()

    def _rendered(self, typed: str, press: Press, counter: PageCounter | None) -> Rendered:
        from briefgen.pipeline import Asked, render
        from briefgen.pipeline.meetings import chosen
        from briefgen.workspace.catalog import spec_name

        file = spec_name(self.workspace, typed)
        asked = Asked(
            file,
            self.documents,
            self.formats or (),
            self.overrides,
            self.refit,
            self.looked_at,
            self.read_back,
            draft=self.draft,
            meeting=chosen(self.workspace, file, self.meeting) if self.meeting else None,
        )
        return render(self.workspace, asked, press, counter, self.looks)

    def _claim(self, folder: Path, rendered: Rendered) -> None:
        """Take the names of the files for this spec. Raises BriefError where another spec of this run has one of them."""
        from briefgen.models.file_names import folded

        names = {(folder, folded(document.name)): document.name for document in rendered.documents}
        spec = rendered.documents[0].rendering.spec
        for key, name in names.items():
            if self.made.get(key, spec) != spec:
                raise BriefError([_same_output(spec, self.made[key], name)])
        self.made |= dict.fromkeys(names, spec)

    @property
    def looked_at(self) -> bool:
        """Whether anything is to be said of how documents lie on their pages."""
        return self.explain or self.summary or self.json

    def _explain(self) -> None:
        """Show how each document lies on its pages, also those that do not fit, and so were not written."""
        new = self.looks[self.shown :] if self.looked_at and not self.json else []
        for look in new:
            explain_look(self.door, look, tables=self.explain, summary=self.summary)
        if self.summary:
            tell_home(self.door, new)
        self.shown = len(self.looks)

    def put_json(self) -> None:
        """Give everything that is known of the documents to a program, with what is wrong."""
        from briefgen.cli.looks import as_data

        self.door.put_json(as_data(self.looks, self.files, self.found))

    def _tell(self, found: Sequence[Diagnostic], written: Sequence[Path]) -> None:
        news = [diagnostic for diagnostic in found if diagnostic not in self.found]
        self.found += news
        self.written += written
        self.door.report(news)
        for path in written if not self.json else ():
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
        self.door.tell(*(() if self.read_back else (NOT_READ_BACK,)))
        if counts:
            self.door.tell(f"{counts}.")
        warned = any(d.severity is Severity.WARNING for d in self.found)
        return ExitCode.STRICT if strict and warned else ExitCode.DONE


def press_for(formats: Sequence[Format] | None, seconds: float | None = None) -> Press:
    """The press for these formats, or for those that specs name: at work already where a PDF is surely wanted.

    One document may take `seconds`, where somebody waits for it.
    """
    from briefgen.cli.ahead import take
    from briefgen.writers.by_word import AnyPress
    from briefgen.writers.pdf.press import SECONDS

    return AnyPress(seconds or SECONDS, at_once=formats is None or "pdf" in formats, process=take())


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
