"""spec + library → plan → document: the words of a brief, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.compose.binding import bound
from briefgen.compose.comparing import compared
from briefgen.compose.footing import footer, usual_foot
from briefgen.compose.funding import paid_for
from briefgen.compose.guesses import guessed
from briefgen.compose.naming import name_of
from briefgen.compose.numbering import numbered
from briefgen.compose.parts import Parts
from briefgen.compose.parts.asking import as_values, in_sentences
from briefgen.compose.parts.logos import logo_share, logos
from briefgen.compose.planning import make_plan
from briefgen.compose.prose import ParseFlows, ParseInlines, Prose
from briefgen.compose.running import running_head
from briefgen.compose.sandbox import Environment
from briefgen.compose.sections import Sections
from briefgen.compose.siding import beside, sided, traced_part
from briefgen.compose.texts import placed, with_texts
from briefgen.compose.values import NAMES, values_of
from briefgen.compose.wording import worded
from briefgen.diagnostics import Report, Span
from briefgen.document.nodes import Document, Image, Metadata, NoteWords, Section, plain_text
from briefgen.document.plan import Plan, PlannedSection
from briefgen.models.asks import texts_of
from briefgen.models.footing import FooterSlots
from briefgen.models.library import Library
from briefgen.models.places import Places
from briefgen.models.spec import Audience, Part, Spec
from briefgen.models.style import Masthead, Tokens
from briefgen.noun import noun

__all__ = ["Reading", "Spoken", "Teammate", "bound", "compose", "make_plan", "name_of", "numbered", "sided", "spoken"]


@noun
class Reading:
    """How text and pictures are read: given by the caller, so that this room depends on no reader.

    `logo` takes the path of the organization's logo, its description and its place.
    """

    flows: ParseFlows
    inlines: ParseInlines
    logo: Callable[[str, str, Span], Image | None]


def compose(
    spec: Spec,
    places: Places,
    plan: Plan,
    library: Library,
    reading: Reading,
    report: Report,
    tokens: Tokens | None = None,
    *,
    traced: bool = False,
    draft: bool = False,
) -> Document:
    """The document of a plan, its masthead as the `tokens` of its style say.

    Problems go into `report`; what they concern is left out of the tree. A `traced` one looks the same, and all in it
    says where in the brief it is from: it is laid out to see where everything stands, and never written. Every page of a
    `draft` says that it is one.
    """
    environment = Environment(spec.language, NAMES)
    prose = Prose(
        environment, values_of(spec, library.facts), reading.flows, reading.inlines, report, places.span().file
    )
    prose, cited = with_texts(spec, places, prose)
    prose = _with_title_and_ask(spec, places, prose)
    share = logo_share(spec, tokens)
    shown = logos(spec.organization, places, reading.logo, tokens, report, share) if spec.organization else ()
    looks = tokens.masthead if tokens else Masthead()
    parts = Parts(spec, places, prose, shown, looks, frozenset(map(Part, plan.parts)))
    language = spec.language if traced else ""
    making = Sections(library, prose, spec.labels, language)
    sections = tuple(_section(planned, making, parts) for planned in plan.sections)
    side = tokens.page.side if tokens and spec.orientation == "portrait" else None
    flows = beside(parts, tuple(map(Part, plan.parts)), sections, side, language)
    flows = worded(compared(placed(flows, cited), spec.labels), spec.labels, prose)
    flows = (*flows, *paid_for(spec, library.grants or {}, prose))
    slots = tokens.footer if tokens else FooterSlots()
    mark = _mark(spec, prose, draft=draft)
    usual = usual_foot(spec, places, prose, parts.beside, tokens) if tokens else ""
    foot = footer(spec, places, prose, slots, library.sources, mark if tokens and tokens.mark.foot else "", usual)
    report.add(*guessed(environment.guesses, places))
    return Document(
        _metadata(spec, prose),
        flows,
        foot,
        spec.paper or "",
        spec.orientation == "landscape",
        mark,
        NoteWords(spec.labels.note, spec.labels.back),
        running_head(spec, places, prose, tokens),
    )


@noun
class Teammate:
    """One of our team as it stands on a page: name, role, and what this one says, in words alone."""

    name: str
    role: str
    says: str


@noun
class Spoken:
    """What of a brief is said aloud in a meeting, in words alone: the asks, in sentences, and who of the team says what."""

    asks: tuple[str, ...]
    team: tuple[Teammate, ...]


def spoken(spec: Spec, places: Places, library: Library, reading: Reading) -> Spoken:
    """What of a brief is said aloud. What is wrong with it is told where the brief itself is composed."""
    report = Report()
    values = values_of(spec, library.facts)
    prose = Prose(Environment(spec.language, NAMES), values, reading.flows, reading.inlines, report, places.span().file)
    prose = _with_title_and_ask(spec, places, with_texts(spec, places, prose)[0])
    says = (
        plain_text(prose.words(places.manuscript(one.says, "team", number, "says"), "says")) if one.says else ""
        for number, one in enumerate(spec.team)
    )
    team = (Teammate(one.name, one.role or "", words) for one, words in zip(spec.team, says, strict=True))
    return Spoken(tuple(map(str, prose.values.get("asks", ()))), tuple(team))


def _section(planned: PlannedSection, sections: Sections, parts: Parts) -> Section:
    """A section with its built-in part, where it has one."""
    section = sections.section(planned)
    if planned.part is None:
        return section
    within = parts.within(Part(planned.part), section.heading is not None)
    if sections.traced:
        within = traced_part(Part(planned.part), within, sections.traced)
    return replace(section, children=(*section.children, *within))


def _with_title_and_ask(spec: Spec, places: Places, prose: Prose) -> Prose:
    """Title and ask, themselves filled in first, join the values that text may name."""
    quiet = replace(prose, report=Report())
    said = {
        name: plain_text(quiet.line(places.manuscript(words, name)))
        for name in ("title", "subtitle")
        if (words := getattr(spec, name)) is not None
    }
    texts = (plain_text(quiet.line(places.manuscript(words, "ask", *path))) for path, words in texts_of(spec.ask))
    return replace(prose, values={**prose.values, **said, **as_values(in_sentences(spec, texts))})


def _metadata(spec: Spec, prose: Prose) -> Metadata:
    assert spec.date is not None, "the date is set before composing"
    organization = spec.organization.name if spec.organization else ""
    subject = _typographic(spec.bill.number, prose) if spec.bill else ""
    return Metadata(
        title=_searchable(str(prose.values.get("title", ""))),
        language=spec.language,
        date=spec.date,
        organization=_typographic(organization, prose),
        subject=subject,
    )


def _typographic(words: str, prose: Prose) -> str:
    return _searchable(plain_text(prose.plain(words))) if words else ""


def _searchable(words: str) -> str:
    """Words with plain spaces, as people type them who look for a file."""
    return words.replace("\u00a0", " ")


def _mark(spec: Spec, prose: Prose, *, draft: bool) -> str:
    """What every page of a text says that is a draft, or for the coalition alone."""
    said = (draft, spec.labels.draft), (spec.audience is Audience.COALITION, spec.labels.internal)
    return _typographic(" · ".join(words for holds, words in said if holds), prose)
