"""Everything a brief is made of, read and planned."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from briefgen.checks.approvals import Followed
from briefgen.checks.evidence.weighing import Weighing
from briefgen.cite import Citing, Memory, Shown
from briefgen.compose import Reading, make_plan
from briefgen.diagnostics import BriefError, Report
from briefgen.document.plan import Plan
from briefgen.models.formats import Format
from briefgen.models.library import Fact, Library, Source
from briefgen.models.lock import Lock
from briefgen.models.places import Places
from briefgen.models.reserved import PrivateText
from briefgen.models.rules import Checks
from briefgen.models.sessions import Legislatures
from briefgen.models.settings import language_of
from briefgen.models.spec import Audience, Brief, Spec
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.clock import clock_set_back
from briefgen.pipeline.naming import called, complete
from briefgen.pipeline.once_read import once_read
from briefgen.pipeline.reading import AsWritten
from briefgen.pipeline.secrets import hidden_index
from briefgen.pipeline.signing import signed
from briefgen.pipeline.wording import judge_of
from briefgen.readers.blocks.facts import read_facts
from briefgen.readers.blocks.library import read_library, with_others
from briefgen.readers.brief.reading import read_settings
from briefgen.readers.brief.withholding import left_for_readers, withheld_in, without_blocks
from briefgen.readers.citations.style import read_citation_style
from briefgen.readers.consent.voices import with_consents
from briefgen.readers.data import read_data
from briefgen.readers.images import read_image
from briefgen.readers.local.reading import local_facts
from briefgen.readers.lock import read_lock
from briefgen.readers.markdown import parse, parse_inline
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.checks.words import Judge
    from briefgen.trust.index import Index

SHORT = "short-notes"
"""The citation style of `sources: short`, which a workspace may replace as any other."""


@noun
class Material:
    """A brief and all that it uses.

    `spec` is that of the `brief` with a date and the fixed words of its language; `plan` has the richest lengths.
    `called` is what its files are called, without their ending. What was wrong is in `report`; where that is an error,
    `found_style` may be missing. `legislatures` are the sessions of states, `today` is the day of the run, `coded` is whether pages
    get a content code; `judge` judges words, where there are rules about them, `weighing` what is claimed. `private` are the
    arguments of the library that are too private for its readers, where it is asked to explain. Of what its readers may not see
    nothing is in `brief`, `spec` and `library`, but for whole arguments, whose use is an error: `withheld` are the passages left
    out, `hidden` gathers what gives away any text that is not theirs. `approved` are those who sign it because their approvals
    cover it, by their names, each with the texts that have a minor change since. `shared` are the lengths that
    all meetings of a packet have, as `same_lengths` names them.
    """

    asked: Asked
    brief: Brief = field(repr=False)
    called: str
    spec: Spec
    found_style: Style | None = field(repr=False)
    library: Library = field(repr=False)
    reading: Reading = field(repr=False)
    citing: Citing | None = field(repr=False)
    checks: Checks
    judge: Judge | None = field(repr=False)
    weighing: Weighing = field(repr=False)
    legislatures: Legislatures
    plan: Plan
    lock: Lock | None
    today: dt.date
    coded: bool
    private: tuple[str, ...]
    spec_sum: str
    withheld: tuple[PrivateText, ...] = field(repr=False)
    report: Report = field(repr=False)
    hidden: Callable[[], Index] = field(repr=False)
    approved: Mapping[str, tuple[Followed, ...]] = field(default_factory=dict)
    shared: Mapping[tuple[str, int], str] | None = field(default=None, repr=False)

    @property
    def style(self) -> Style:
        """How it looks. Raises BriefError where that could not be read."""
        if self.found_style is None:
            raise BriefError(self.report.diagnostics)
        return self.found_style

    @property
    def places(self) -> Places:
        """Where its values stand."""
        return self.brief.places

    @property
    def formats(self) -> frozenset[Format]:
        """The formats to make: those asked for, else the brief's own, else the usual ones.

        Of those, a paper of a packet that nobody edits has no Word file.
        """
        if self.asked.formats:
            return frozenset(self.asked.formats)
        usual = "formats" not in self.spec.model_fields_set
        unread = usual and self.brief.document and not self.spec.edited
        return frozenset(self.spec.formats) - ({Format.DOCX} if unread else set())

    @property
    def spoiled(self) -> bool:
        """Whether there is a lock that cannot be used."""
        return any(diagnostic.code == "unusable-lock" for diagnostic in self.report.diagnostics)


def plan(workspace: Workspace, written: AsWritten, asked: Asked) -> Material:
    """Everything that a brief is made of, with the lengths it may have; what is wrong is in its report."""
    report = Report(asked.file)
    report.add(*written.diagnostics)
    brief = without_blocks(left_for_readers(written.brief, report), asked.without)
    settings = read_settings(workspace, report)
    spec, places = complete(brief.spec, workspace), brief.places
    style = read_style(workspace, spec.style, report, places.span("style"))
    whole = read_library(workspace, report, _wanted(spec), spec.language, base_language=language_of(settings))
    blocks = {name: block.left_for(spec.audience) for name, block in whole.blocks.items()}
    facts = {**read_facts(workspace, whole.sources, report), **_local(workspace, asked, brief, whole.sources, report)}
    library = replace(whole, blocks=blocks, facts=facts)
    library = with_consents(library, workspace, spec.language, language_of(settings), report)
    library = with_others(library, workspace, spec.language, language_of(settings), spec.funding)
    library = replace(library, grants=settings.funding if settings else None)
    report.add(*clock_set_back(workspace, brief, library))
    who = signed(workspace, brief, spec, library, report)
    brief, spec = who.brief, who.spec
    return Material(
        asked, brief, called(workspace, brief, report), spec, style, library,
        reading=reading(workspace, spec.language, report),
        citing=_citing(workspace, spec, places, style, report),
        checks=settings.checks if settings else Checks(),
        judge=judge_of(workspace, settings.checks if settings else Checks(), library, report),
        weighing=_weighing(workspace, library, brief),
        legislatures=settings.legislatures if settings else {},
        plan=make_plan(spec, places, library, report),
        lock=_lock(workspace, brief, spec, asked, report),
        today=workspace.today,
        coded=settings.code if settings else True,
        private=_too_private(workspace, spec, language_of(settings)) if asked.explain else (),
        spec_sum=_sum(places.lines.get(brief.file, ())),
        withheld=(*_withheld(whole, spec), *withheld_in(written.brief, spec.audience)),
        report=report,
        hidden=partial(hidden_index, workspace, spec.audience),
        approved=who.approved,
        shared=_shared(workspace, asked, brief) if asked.meeting and spec.pages else None,
    )  # fmt: skip


def _lock(workspace: Workspace, brief: Brief, spec: Spec, asked: Asked, report: Report) -> Lock | None:
    """The lock of a brief; what is made for one meeting of many has none of its own."""
    if not spec.pages or asked.refit or asked.meeting:
        return None
    return read_lock(workspace, brief.file, report, brief.document)


def _shared(workspace: Workspace, asked: Asked, brief: Brief) -> Mapping[tuple[str, int], str] | None:
    # It plans the packet once more, without its meetings.
    from briefgen.pipeline.same_lengths import for_all

    return for_all(workspace, asked, brief.document)


def _weighing(workspace: Workspace, library: Library, brief: Brief) -> Weighing:
    """What looks at claims: one for all briefs of a run, but for those that have figures of their own place."""
    return Weighing(library) if brief.local else workspace.once("weighing", lambda _: Weighing(library), Report())


def _local(
    workspace: Workspace, asked: Asked, brief: Brief, sources: Mapping[str, Source], report: Report
) -> Mapping[str, Fact]:
    """The local figures of the meeting; where none is chosen, all that a meeting may have."""
    if asked.meeting:
        return {fact.id: fact for fact in asked.meeting.local}
    return local_facts(workspace, brief.local, sources, report)


def _sum(lines: Sequence[str]) -> str:
    """What stands for the lines of a file."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _too_private(workspace: Workspace, spec: Spec, language: str) -> tuple[str, ...]:
    from briefgen.readers.blocks.cards import read_cards

    cards = read_cards(workspace, Report(), language)
    return tuple(card.name for card in cards if not spec.audience.may_see(Audience(card.audience)))


def _withheld(library: Library, spec: Spec) -> Iterator[PrivateText]:
    """The passages of its arguments that its readers do not get."""
    for block in library.blocks.values():
        yield from block.private_to(spec.audience)


def _wanted(spec: Spec) -> frozenset[str]:
    """Names of the blocks that the brief uses."""
    return frozenset(item.use for section in spec.sections for item in section.blocks if item.use)


def _citing(workspace: Workspace, spec: Spec, places: Places, style: Style | None, report: Report) -> Citing | None:
    """How the brief cites: as it says itself, else as its style does."""
    shown = spec.sources or (style.tokens.sources if style else None)
    short = shown == "short"
    name = SHORT if short else spec.citations or (style.tokens.citations if style else None)
    read = read_citation_style(workspace, name, spec.language, report, places.span("citations")) if name else None
    if read is None:
        return None
    memory = workspace.once(("cited", name, spec.language), lambda _: Memory(), Report())
    return Citing(*read, _shown(shown, read[0].options.is_note), memory)


def _shown(said: Literal["notes", "short", "list", "both", "none"] | None, is_note: bool) -> Shown:
    """Where the sources of a brief are shown, as it is `said`; short ones stand where they are cited, in a form of their own."""
    if said == "short":
        return "notes"
    return said or ("notes" if is_note else "list")


def reading(workspace: Workspace, language: str, report: Report) -> Reading:
    """How text and pictures are read for this brief."""
    image = partial(read_image, workspace, report=report)
    data = partial(read_data, workspace, report=report, language=language)
    flows = partial(parse, image=image, language=language, data=data)
    return Reading(
        once_read(workspace, language, lambda manuscript, report: flows(manuscript, report=report)),
        lambda manuscript, report: parse_inline(manuscript, report, language=language),
        image,
    )
