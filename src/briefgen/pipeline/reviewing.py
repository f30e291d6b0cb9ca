"""Texts that are due for review: which, why, what they rest on and where they are used; and the day written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from briefgen.checks.evidence import figures_of
from briefgen.checks.staleness import overdue
from briefgen.checks.upkeep import ahead, behind, reviewed_later
from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span, nearest
from briefgen.editing.edits import AsText, Edit, Set
from briefgen.editing.history import rev_of
from briefgen.editing.saving import opened, save
from briefgen.models.library import Source
from briefgen.models.upkeep import Status, Tended, TextKind
from briefgen.noun import noun
from briefgen.readers.brief.tending import tended_templates
from briefgen.usage import Kind, Thing, Usage, Use
from briefgen.workspace import Workspace


@noun
class SourceAge:
    """A source that a text rests on: the day on which it was read, if noted, and why it is to be looked up, if it is."""

    id: str
    accessed: str
    overdue: str


@noun
class Due:
    """A text that is due: the day, where there is one, the reasons in words, its sources, where it is used."""

    text: Tended
    day: dt.date | None
    reasons: tuple[str, ...]
    sources: tuple[SourceAge, ...] = field(repr=False)
    uses: tuple[Use, ...] = field(repr=False)


@noun
class Marked:
    """A text whose review was written down, and whether it did not say so before."""

    text: Tended
    wrote: bool


class Reviews:
    """Every text of a workspace that somebody looks after: blocks in all languages, facts, templates."""

    def __init__(self, workspace: Workspace, report: Report) -> None:
        self.workspace = workspace
        self.usage = Usage(workspace, report)
        blocks = (block.tended for library in self.usage.libraries.values() for block in library.blocks.values())
        by_file = {text.place.file: text for text in blocks}
        facts = (fact.tended for fact in self.usage.facts.values())
        self.texts: tuple[Tended, ...] = (*by_file.values(), *facts, *tended_templates(workspace))

    def due(self) -> tuple[Due, ...]:
        """What is due on the day of the run, by owner, what has no owner last; then the oldest first."""
        figures = self._figures
        found = [self._due(text, reasons, figures) for text in self.texts if (reasons := self._reasons(text))]
        return tuple(sorted(found, key=_order))

    def _reasons(self, text: Tended) -> tuple[str, ...]:
        slack = ahead(day_is_said=self.workspace.day_is_said)
        return tuple(reasons(text, self.workspace.today, slack)) if text.upkeep.status is not Status.RETIRED else ()

    def _due(self, text: Tended, why: tuple[str, ...], figures: Mapping[str, str | None]) -> Due:
        known, today = self.usage.library.sources, self.workspace.today
        rests_on = (known[name] for name in self._sources(text) if name in known)
        ages = tuple(SourceAge(one.id, _accessed(one), overdue(one, figures, today)) for one in rests_on)
        return Due(text, text.upkeep.due, why, ages, self._uses(text))

    def _sources(self, text: Tended) -> tuple[str, ...]:
        if text.kind is TextKind.FACT:
            return (self.usage.facts[text.id].entry.source,)
        return self.usage.sources_in(text.place.file) if text.kind is TextKind.BLOCK else ()

    def _uses(self, text: Tended) -> tuple[Use, ...]:
        if text.kind is TextKind.TEMPLATE:
            return self.usage.filling(text.id)
        uses = self.usage.where(Thing(Kind(text.kind.value), text.id))
        languages = {
            block.language
            for library in self.usage.libraries.values()
            for block in library.blocks.values()
            if block.file == text.place.file
        }
        # A use of a block that is no longer printed says no language.
        return tuple(use for use in uses if not languages or not use.language or use.language in languages)

    @property
    def _figures(self) -> dict[str, str | None]:
        blocks = (block for library in self.usage.libraries.values() for block in library.blocks.values())
        return figures_of(self.usage.facts.values(), (text.text for one in blocks for text in one.lengths.values()))

    def find(self, typed: str) -> Tended:
        """The text meant by a name, which may begin with its kind (`fact:…`) or end in a language (`….es`).

        Raises BriefError: `unknown-name`, `ambiguous-name`.
        """
        wanted = typed.removesuffix(".md").rpartition("/")[2] if typed.endswith(".md") else typed.removeprefix("block:")
        found = [text for text in self.texts if wanted in (text.typed, f"{text.kind}:{text.id}")]
        found = found or [text for text in self.texts if text.id == wanted]
        if not found:
            known = [text.typed for text in self.texts]
            message = f"there is no block, fact or template `{typed}`"
            hint = "Name a block as its file is called, others as fact:NAME and template:NAME."
            raise BriefError([Diagnostic("unknown-name", message, nearest=nearest(typed, known), hint=hint)])
        if len(found) > 1:
            names = " or ".join(text.typed for text in found)
            raise BriefError([Diagnostic("ambiguous-name", f"`{typed}` is the name of several texts", expected=names)])
        return found[0]

    def mark(self, texts: Iterable[Tended]) -> tuple[Marked, ...]:
        """Write down that these texts were reviewed on the day of the run, and which words translations follow.

        Nothing is written where one of them says that it was reviewed later. Raises BriefError: `reviewed-later`,
        `cannot-edit`, `cannot-write`.
        """
        wanted = tuple(dict.fromkeys(texts))
        if later := tuple(reviewed_later(wanted, self.workspace.today, dt.timedelta())):
            raise BriefError([replace(one, severity=Severity.ERROR) for one in later])
        files: dict[str, list[Tended]] = {}
        for text in wanted:
            files.setdefault(text.place.file, []).append(text)
        for file, each in files.items():
            _write(self.workspace, file, each)
        today = self.workspace.today
        return tuple(Marked(text, text.upkeep.reviewed != today or text.behind) for text in wanted)


def reasons(text: Tended, today: dt.date, slack: dt.timedelta) -> Iterator[str]:
    """Why a text is due on a day, in words; the day by which it is to be reviewed counts itself, and one of a review may be
    ahead by `slack`."""
    upkeep = text.upkeep
    if upkeep.due is not None and upkeep.due <= today:
        yield "due today" if upkeep.due == today else f"was due on {upkeep.due}"
    if upkeep.never:
        yield "never reviewed"
    if upkeep.reviewed is not None and upkeep.reviewed - today > slack:
        yield f"reviewed on {upkeep.reviewed}, which is still to come"
    if text.behind:
        yield behind(text)


def _order(due: Due) -> tuple[bool, str, dt.date, str]:
    owner = due.text.upkeep.owner
    return not owner, owner.casefold(), due.day or dt.date.min, due.text.typed


def _accessed(source: Source) -> str:
    accessed = source.csl.get("accessed")
    parts = accessed.get("date-parts") if isinstance(accessed, Mapping) else None
    first: Sequence[int] = parts[0] if parts else ()
    return "-".join(f"{part:02}" if number else f"{part:04}" for number, part in enumerate(first))


def _write(workspace: Workspace, name: str, texts: Sequence[Tended]) -> None:
    """Have these texts in a file say that they were reviewed today. Raises BriefError."""
    file = opened(workspace, name)
    edits = [edit for text in texts for edit in _edits(text, workspace.today)]
    saved = save(workspace, name, rev_of(file.data), edits)
    if isinstance(saved, AsText):
        raise BriefError(saved.diagnostics or [_cannot_edit(name, saved.why, saved.line)])
    if saved.conflicts:
        raise BriefError([_cannot_edit(name, "Somebody changed it in the same moment.", 0)])


def _edits(text: Tended, today: dt.date) -> Iterator[Edit]:
    above = {TextKind.BLOCK: ("matter",), TextKind.FACT: text.place.path or (text.id,), TextKind.TEMPLATE: ()}[
        text.kind
    ]
    yield Set((*above, "reviewed"), str(today))
    if text.follows and text.original and text.original.text_sum:
        yield Set((*above, "follows"), text.original.text_sum)


def _cannot_edit(name: str, why: str, line: int) -> Diagnostic:
    return Diagnostic(
        "cannot-edit",
        f"the day of the review cannot be written into this file: {why[:1].lower()}{why[1:].rstrip('.')}",
        Span(name, line),
        hint="Write `reviewed: DAY` into it yourself.",
    )
