"""Where sources, facts and blocks are used: in blocks, facts, briefs, templates and rendered documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from briefgen.compose import make_plan
from briefgen.diagnostics import BriefError, Diagnostic, Report, nearest
from briefgen.document.plan import Choice
from briefgen.models.library import Fact, Library
from briefgen.models.settings import language_of
from briefgen.models.spec import Audience, Brief
from briefgen.readers.blocks.facts import read_facts
from briefgen.readers.blocks.library import read_library
from briefgen.readers.brief.reading import read_briefs, read_settings
from briefgen.readers.local.reading import known_facts
from briefgen.usage.manifest import Manifest
from briefgen.usage.manifests import read_manifests
from briefgen.usage.mentions import of_block, of_spec
from briefgen.usage.rendering import Rendering
from briefgen.usage.uses import Carrier, Kind, Mention, Thing, Use
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import brief_files, template_files, translated

__all__ = ["Carrier", "Kind", "Thing", "Usage", "Use"]


class Usage:
    """Everything that a workspace uses, and where. What cannot be read goes into `report` and is left out."""

    def __init__(self, workspace: Workspace, report: Report) -> None:
        self.workspace = workspace
        self.report = report
        self.usual = language_of(read_settings(workspace, report))
        languages = dict.fromkeys((self.usual, *translated(workspace)))
        self.libraries = {language: self._read(language) for language in languages}
        self.library = self.libraries[self.usual]
        self.facts: Mapping[str, Fact] = {
            **read_facts(workspace, self.library.sources, report),
            **known_facts(workspace, self.library.sources, Report()),
        }
        self.manifests: Mapping[str, Manifest] = read_manifests(workspace)

    def _read(self, language: str) -> Library:
        return read_library(self.workspace, self.report, language=language, base_language=self.usual)

    def find(self, typed: str) -> Thing:
        """The thing meant by an id, which may begin with its kind: `fact:…`.

        What only the manifest of a rendered document knows is found, too. Raises BriefError:
        `unknown-name`, `ambiguous-name`.
        """
        prefix, colon, rest = typed.partition(":")
        kinds = [Kind(prefix)] if colon and prefix in set(Kind) else list(Kind)
        name = rest if len(kinds) == 1 else typed
        names = {kind: self._names(kind) for kind in kinds}
        spellings = dict.fromkeys((name, name.replace("_", "-")))
        found = {kind: Thing(kind, one) for kind in kinds for one in reversed(spellings) if one in names[kind]}
        if not found:
            raise BriefError([_unknown(name, kinds, [known for every in names.values() for known in every])])
        if len(found) > 1:
            raise BriefError([_ambiguous(name, tuple(found.values()))])
        return next(iter(found.values()))

    def _names(self, kind: Kind) -> dict[str, None]:
        known = {Kind.SOURCE: self.library.sources, Kind.FACT: self.facts, Kind.BLOCK: self.library.names}[kind]
        recorded = (name for _, rendering in self._renderings() for name in _carried(rendering, kind))
        return dict.fromkeys((*known, *recorded))

    def where(self, thing: Thing) -> tuple[Use, ...]:
        """Every place where the thing is used, each once: in blocks first, in documents last."""
        bearers = {thing: "", **self._facts_of(thing)}
        uses = [
            *_bearing(self._in_blocks, bearers),
            *self._facts_stating(thing),
            *self._plans_with(thing, bearers),
            *_bearing(self._in_specs, bearers),
            *self._documents_with(thing),
        ]
        order = list(Carrier)
        return tuple(
            sorted(dict.fromkeys(uses), key=lambda use: (order.index(use.carrier), use.name, use.file, use.line))
        )

    def audience_of(self, thing: Thing) -> Audience | None:
        """Who may see a thing; None, where only a manifest knows it."""
        match thing.kind:
            case Kind.BLOCK:
                block = self.library.blocks.get(thing.id)
                return block.matter.audience if block else None
            case Kind.FACT:
                fact = self.facts.get(thing.id)
                return fact.entry.audience if fact else None
            case Kind.SOURCE:
                source = self.library.sources.get(thing.id)
                return Audience(source.custom.get("audience") or Audience.PUBLIC) if source else None

    def passages_of(self, thing: Thing) -> dict[str, int]:
        """How many passages of a block are for fewer readers than it is, by who these are."""
        block = self.library.blocks.get(thing.id) if thing.kind is Kind.BLOCK else None
        return block.passages if block else {}

    def cited(self) -> frozenset[str]:
        """The ids of all sources that a block, brief or template cites, by themselves or through a fact."""
        things = {mention.thing for mention in (*self._in_blocks, *self._in_specs)}
        through = (fact.entry.source for fact in self.facts.values() if Thing(Kind.FACT, fact.id) in things)
        return frozenset((*(thing.id for thing in things if thing.kind is Kind.SOURCE), *through))

    def sources_in(self, file: str) -> tuple[str, ...]:
        """The ids of all sources that the block in a file cites, by themselves or through facts, in the order of the text."""
        things = [mention.thing for mention in self._in_blocks if mention.use.file == file]
        facts = (self.facts.get(thing.id) if thing.kind is Kind.FACT else None for thing in things)
        sources = (fact.entry.source if fact else thing.id for thing, fact in zip(things, facts, strict=True))
        return tuple(dict.fromkeys(one for one in sources if one in self.library.sources))

    def filling(self, template: str) -> tuple[Use, ...]:
        """The briefs and templates that fill a template, themselves or through another."""
        return tuple(
            Use(carrier, brief.name, brief.file)
            for carrier, brief in self._specs
            if any(one.id == template for one in brief.templates)
        )

    def _facts_of(self, thing: Thing) -> dict[Thing, str]:
        """The facts that bring a source with them, each with the words for it."""
        facts = (fact.id for fact in self.facts.values() if Thing(Kind.SOURCE, fact.entry.source) == thing)
        return {Thing(Kind.FACT, fact): f"fact {fact}" for fact in facts}

    def _facts_stating(self, thing: Thing) -> Iterator[Use]:
        for fact in self.facts.values():
            if Thing(Kind.SOURCE, fact.entry.source) == thing:
                yield Use(Carrier.FACT, fact.id, fact.span.file, fact.span.line)

    def _plans_with(self, thing: Thing, bearers: Mapping[Thing, str]) -> Iterator[Use]:
        """The briefs and templates that use the block itself, or a length of a block that bears the thing."""
        uses = tuple(_bearing(self._in_blocks, bearers))
        for carrier, brief in self._specs:
            seen = (use for use in uses if not use.audience or brief.spec.audience.may_see(Audience(use.audience)))
            carried = {(use.name, use.language, use.length) for use in seen}
            for choice in self._choices(brief):
                name, length = brief.name, str(choice.length)
                use = Use(carrier, name, choice.span.file, choice.span.line, length, choice.language)
                if thing == Thing(Kind.BLOCK, choice.block):
                    yield use
                elif (choice.block, choice.language, length) in carried:
                    yield replace(use, through=f"block {choice.block}")

    def _documents_with(self, thing: Thing) -> Iterator[Use]:
        for name, rendering in self._renderings():
            if thing.id in _carried(rendering, thing.kind):
                blocks = [block for block in rendering.blocks if Thing(Kind.BLOCK, block.name) == thing]
                length = ", ".join(dict.fromkeys(block.length for block in blocks))
                language = ", ".join(dict.fromkeys(block.language for block in blocks))
                use = Use(Carrier.DOCUMENT, rendering.paper, "", 0, length, language, date=str(rendering.date))
                if rendering.meeting:
                    use = replace(use, meeting=rendering.meeting, whom=rendering.whom)
                for file in rendering.files:
                    yield replace(use, file=file, earlier=not self.manifests[name].is_current(rendering, file))

    @cached_property
    def _variables(self) -> Mapping[str, str]:
        return {fact.variable: fact.id for fact in self.facts.values()}

    @cached_property
    def _in_blocks(self) -> tuple[Mention, ...]:
        blocks = {block.file: block for library in self.libraries.values() for block in library.blocks.values()}
        return tuple(mention for block in blocks.values() for mention in of_block(block, self._variables))

    @cached_property
    def _in_specs(self) -> tuple[Mention, ...]:
        return tuple(mention for carrier, brief in self._specs for mention in of_spec(brief, carrier, self._variables))

    @cached_property
    def _specs(self) -> tuple[tuple[Carrier, Brief], ...]:
        files = [(Carrier.BRIEF, file) for file in brief_files(self.workspace)]
        files += [(Carrier.TEMPLATE, file) for file in template_files(self.workspace).values() if file]
        return tuple(
            (carrier, brief) for carrier, file in files for brief in read_briefs(self.workspace, file, (), self.report)
        )

    def _choices(self, brief: Brief) -> Iterator[Choice]:
        """The uses of blocks in a brief, with the lengths that it prints."""
        library = self.libraries.get(brief.spec.language) or self._read(brief.spec.language)
        plan = make_plan(brief.spec, brief.places, library, Report())
        yield from (item for section in plan.sections for item in section.items if isinstance(item, Choice))

    def _renderings(self) -> Iterator[tuple[str, Rendering]]:
        for name, manifest in self.manifests.items():
            yield from ((name, rendering) for rendering in manifest.renderings)


def _bearing(mentions: tuple[Mention, ...], bearers: Mapping[Thing, str]) -> Iterator[Use]:
    """The uses of a thing and of what bears it, with the words for that."""
    for mention in mentions:
        if mention.thing in bearers:
            yield replace(mention.use, through=bearers[mention.thing])


def _carried(rendering: Rendering, kind: Kind) -> tuple[str, ...]:
    blocks = tuple(block.name for block in rendering.blocks)
    return {Kind.SOURCE: rendering.sources, Kind.FACT: rendering.facts, Kind.BLOCK: blocks}[kind]


def _unknown(name: str, kinds: list[Kind], known: list[str]) -> Diagnostic:
    what = str(kinds[0]) if len(kinds) == 1 else "source, fact or block"
    hint = "`briefgen list sources`, `briefgen list facts` and `briefgen list blocks` show all of them."
    return Diagnostic("unknown-name", f"there is no {what} `{name}`", nearest=nearest(name, known), hint=hint)


def _ambiguous(name: str, found: tuple[Thing, ...]) -> Diagnostic:
    called = " and ".join(f"a {thing.kind}" for thing in found)
    expected = " or ".join(f"{thing.kind}:{thing.id}" for thing in found)
    return Diagnostic("ambiguous-name", f"`{name}` is the name of {called}", expected=expected)
