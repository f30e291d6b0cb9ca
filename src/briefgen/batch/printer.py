"""The files to print, after a batch: for the offices, for our own people, and what differs from what was printed last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

import pikepdf

from briefgen.batch.outcomes import Done, Outcome
from briefgen.batch.own_pages import OwnPage, laid_out, tidy
from briefgen.batch.print_notes import MadeFile, PrintNotes, folder_of, keep_notes, read_notes
from briefgen.batch.print_words import day_in_words, spoken, words_in
from briefgen.batch.printed import Again, differing, marked
from briefgen.batch.printing import Found, ToPrint, team_of, to_print
from briefgen.batch.prints import PrintFile, Prints
from briefgen.batch.replacing import changes
from briefgen.batch.slips import in_large, slip
from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.document.nodes import Document
from briefgen.document.summing import sum_of
from briefgen.models.folders import OUTPUT
from briefgen.models.labels import Labels, in_language
from briefgen.models.meetings import MeetingRow, Printing, PrintOrder
from briefgen.models.row_papers import language_asked
from briefgen.models.spec import Spec
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.pipeline.naming import complete
from briefgen.readers.brief.reading import read_briefs, read_day
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace
from briefgen.workspace.keeping import program
from briefgen.workspace.streaming import streamed, sum_of_file, take_away
from briefgen.writers.pdf.joining import Joined, Part, join

OFFICE: Final = "office.pdf"
INTERNAL: Final = "internal.pdf"
AGAIN: Final = "again.pdf"


@noun
class Sheaf:
    """Parts of a file to print, in their order, with what stands for each."""

    parts: tuple[Part, ...]
    sums: tuple[str, ...]


def with_prints(workspace: Workspace, file: str, done: Done) -> Done:
    """A batch that was run, with its files to print; what is wrong with those is told, and leaves the packets as they are."""
    report = Report(file)
    prints = Prints()
    try:
        if any(one.papers for one in done.outcomes):
            prints = _Printer(workspace, file, done, report).all()
    except BriefError as error:
        report.add(*error.diagnostics)
    return replace(done, told=(*done.told, *report.diagnostics), prints=prints)


def place_of(packet: str, name: str) -> str:
    """Where a file to print of a packet lies in the workspace."""
    return f"{OUTPUT}/{packet}/print/{name}"


class _Printer:
    """The files to print of one batch."""

    def __init__(self, workspace: Workspace, file: str, done: Done, report: Report) -> None:
        self.workspace, self.report, self.packet = workspace, report, done.packet
        shared = workspace.for_one_run()
        day = read_day(shared, file, Report())
        self.printing = (day.print if day else None) or Printing()
        self.spec, self.title, self.style = _look(shared, file, done.packet, done.outcomes)
        self.before = read_notes(workspace, done.packet)
        known = {(one.key, one.document, one.sum) for one in self.before.papers}
        self.found: Found = to_print(workspace, done.outcomes, self.printing.order, report, known)
        self.of_packet = _by_packet(self.found.papers)
        self.language = spoken(self.spec.language)
        self.words = words_in(self.language)
        self.files: dict[str, MadeFile] = {}
        self.new: set[str] = set()
        self.pages: list[OwnPage] = []

    def all(self) -> Prints:
        """Make what is to be made."""
        office = [one for one in self.found.papers if not one.paper.inside]
        internal = [one for one in self.found.papers if one.paper.inside]
        self._file(OFFICE, self._sheaf(office))
        self._file(INTERNAL, self._sheaf(internal))
        again = self._again()
        tidy(self.workspace, folder_of(self.packet), self.pages)
        notes = PrintNotes(self.files, tuple(one.noted for one in self.found.papers), tuple(sorted(self.found.unsure)))
        if notes != self.before:
            keep_notes(self.workspace, self.packet, notes)
        files = (
            PrintFile(place_of(self.packet, name), one.pages, name in self.new) for name, one in self.files.items()
        )
        return Prints(tuple(files), len(self.found.missing), again)

    def _again(self) -> Again | None:
        """What differs from what was printed last, and a file with that."""
        try:
            printed = marked(self.workspace, self.packet)
        except BriefError as error:
            self.report.add(*error.diagnostics)
            printed = None
        if printed is None:
            self._file(AGAIN, Sheaf((), ()))
            return None
        sure = [one for one in printed if one.key not in self.found.unsure]
        again = differing(
            sure, [one.noted for one in self.found.papers if one.packet.meeting.key not in self.found.unsure]
        )
        self._file(AGAIN, Sheaf((), ()) if again.is_nothing else self._differing(again))
        return again

    def _differing(self, again: Again) -> Sheaf:
        """The list of what differs, then the papers that are printed again."""
        document = changes(again, self.spec, self.title, self.workspace.today, slips=self.printing.slips)
        (first,) = self._laid_out([document], self.style)
        copies = {one.place: one.copies for one in again.new}
        new = [replace(one, copies=copies[one.noted.place]) for one in self.found.papers if one.noted.place in copies]
        office = self._sheaf([one for one in new if not one.paper.inside], (self.words["for_offices"],))
        internal = self._sheaf([one for one in new if one.paper.inside], (self.words["for_us"],))
        parts = (Part(first.path, self.words["list"]), *office.parts, *internal.parts)
        return Sheaf(parts, (first.sum, *office.sums, *internal.sums))

    def _sheaf(self, papers: Sequence[ToPrint], within: tuple[str, ...] = ()) -> Sheaf:
        """Papers packet by packet, each with its slip sheet where there are any, all copies of one after the other."""
        packets = [(packet, tuple(group)) for packet, group in groupby(papers, lambda one: one.packet)]
        slips = self._slips(packets) if self.printing.slips else [None] * len(packets)
        listed: list[tuple[Part, str]] = []
        for (packet, group), sheet in zip(packets, slips, strict=True):
            around = (*within, *self._around(packet.meeting))
            if sheet:
                listed.append((Part(sheet.path, self.words["slip"], around), sheet.sum))
            for one in group:
                path = self.workspace.root / one.file
                listed += [(Part(path, "" if copy else one.paper.title, around), one.sum) for copy in range(one.copies)]
        return Sheaf(tuple(part for part, _ in listed), tuple(digest for _, digest in listed))

    def _slips(self, packets: Sequence[tuple[Outcome, Sequence[ToPrint]]]) -> Sequence[OwnPage]:
        return self._laid_out([self._slip(packet, papers) for packet, papers in packets], in_large(self.style))

    def _slip(self, packet: Outcome, papers: Sequence[ToPrint]) -> Document:
        inside = papers[0].paper.inside
        whole = [one for one in self.of_packet[packet.meeting.key] if one.paper.inside is inside]
        language = language_asked(packet.meeting.says) or self.spec.language
        mark = in_language(Labels(), language).internal if inside else ""
        return replace(slip(packet, whole, self.spec, language, self.workspace.today), mark=mark)

    def _laid_out(self, documents: Sequence[Document], style: Style) -> Sequence[OwnPage]:
        pages = laid_out(self.workspace, folder_of(self.packet), documents, style, self.report)
        self.pages += pages
        return pages

    def _around(self, meeting: MeetingRow) -> tuple[str, ...]:
        """The bookmarks around those of a packet: its team, where they are in that order, its day, and itself."""
        by_team = self.printing.order is PrintOrder.TEAM
        said = meeting.says.get("date", "")
        day = day_in_words(said, self.language) if said else self.words["no_day"]
        team = (team_of(meeting) or self.words["no_team"],) if by_team else ()
        return (*team, day, ", ".join(filter(None, (meeting.says.get("time"), meeting.name))))

    def _file(self, name: str, sheaf: Sheaf) -> None:
        """Have a file there with these parts; none where there are none."""
        place = place_of(self.packet, name)
        if not sheaf.parts:
            take_away(self.workspace, place)
            return
        whole = Joined(
            self.words[name.removesuffix(".pdf")].format(title=self.title), self.language, self._organization(), self.printing.duplex
        )  # fmt: skip
        told = [(part.title, part.within, digest) for part, digest in zip(sheaf.parts, sheaf.sums, strict=True)]
        seal = sum_of((whole, told, program((".",)).decode()))
        before = self.before.files.get(name)
        if before and before.seal == seal and sum_of_file(self.workspace, place) == before.sum:
            self.files[name] = before
            return
        pages = self._joined(sheaf.parts, whole, place)
        self.files[name] = MadeFile(seal, sum_of_file(self.workspace, place) or "", pages)
        self.new.add(name)

    def _joined(self, parts: Sequence[Part], whole: Joined, place: str) -> int:
        try:
            with streamed(self.workspace, place) as path:
                return join(parts, whole, path)
        except pikepdf.PdfError:
            # The next run lays its own pages out anew, if it was one of them.
            tidy(self.workspace, folder_of(self.packet), ())
            raise BriefError([_not_joined(place)]) from None

    def _organization(self) -> str:
        return self.spec.organization.name if self.spec.organization else ""


def _look(workspace: Workspace, file: str, packet: str, outcomes: Sequence[Outcome]) -> tuple[Spec, str, Style]:
    """What a packet says of itself, its title and its style, as its first meeting has them. Raises BriefError."""
    report = Report(file)
    for one in (one for one in outcomes if one.papers):
        meeting = replace(one.meeting, says=_plainly(one.meeting))
        for brief in read_briefs(workspace, file, (), Report(), (), meeting)[:1]:
            spec = complete(brief.spec, workspace)
            if style := read_style(workspace, spec.style, report):
                return spec, _title(spec, packet), style
    # Where the packet cannot be read at all, its meetings have said so.
    raise BriefError(report.diagnostics)


def _title(spec: Spec, packet: str) -> str:
    """What all papers together are called: the title of the packet, where it is the same for all meetings."""
    return spec.title if spec.title and "{" not in spec.title else packet


def _by_packet(papers: Sequence[ToPrint]) -> Mapping[str, Sequence[ToPrint]]:
    """Papers by the keys of their meetings."""
    return {key: tuple(group) for key, group in groupby(papers, lambda one: one.packet.meeting.key)}


def _plainly(meeting: MeetingRow) -> dict[str, str]:
    """What a row says, but for what it asks of its own papers alone."""
    return {name: words for name, words in meeting.says.items() if name not in ("language", "large_print")}


def _not_joined(place: str) -> Diagnostic:
    message = f"“{place}” was not made: one of its papers changed in that very moment"
    return Diagnostic("not-printed", message, Span(place), Severity.WARNING, hint="Run the same command again.")
