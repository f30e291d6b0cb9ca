"""A brief spec → a `Brief` for each document it asks for: the file, filled from template, settings and command line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath
from types import MappingProxyType

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, nearest
from briefgen.models.folders import TEMPLATES, template_file
from briefgen.models.languages import USUAL_LANGUAGE, primary
from briefgen.models.meetings import PACKET_KEYS, LobbyDay, MeetingRow
from briefgen.models.places import Places
from briefgen.models.settings import Settings, language_of
from briefgen.models.spec import Brief, Spec
from briefgen.noun import noun
from briefgen.readers.brief.circles import cycle
from briefgen.readers.brief.for_meeting import for_meeting, misplaced_keys
from briefgen.readers.brief.holes import check_forbidden, check_holes, check_required
from briefgen.readers.brief.kinds import not_a_spec, of_other_kind, other_kind
from briefgen.readers.brief.merge import Node, flatten, grow, merge
from briefgen.readers.brief.overrides import Override, apply, read_overrides
from briefgen.readers.brief.packet import DOCUMENTS, Share, misplaced, shares, unknown_documents
from briefgen.readers.brief.sections import arranged, check_sections, without_omitted
from briefgen.readers.brief.translations import Foreign, foreign, is_translation, tags, unchanged, words_only
from briefgen.readers.brief.upkeep import Filled, filled_by, only_in_templates, tended, without_upkeep
from briefgen.readers.files.decoding import decode
from briefgen.readers.files.positions import Positioned
from briefgen.readers.files.remembered import remembered
from briefgen.readers.files.yaml import load_text
from briefgen.readers.local.panel import files_named, with_panel
from briefgen.readers.validation import settle, validate
from briefgen.workspace import SETTINGS, File, Workspace

_FROM_SETTINGS = ("organization", "contact", "style", "paper", "language")
"""What the settings say for briefs that do not: each as a whole, so that no two contacts are mixed."""


def read_settings(workspace: Workspace, report: Report) -> Settings | None:
    """The workspace's settings; None, with the reasons in the report, when they cannot be used."""
    read = workspace.once("settings", lambda own: _settings(workspace, own), report)
    return read.settings if read else None


def settings_tree(workspace: Workspace, report: Report) -> Node | None:
    """The workspace's settings as they are written; None where they cannot be used."""
    read = workspace.once("settings", lambda own: _settings(workspace, own), report)
    return read.node if read else None


def own_documents(workspace: Workspace, file: str) -> Mapping[str, Node]:
    """What the spec `file` says of each of its documents, without template and settings; a plain brief's id is empty."""
    return {share.id: share.node for share in _Reading(workspace, Report()).asked(file, (), ())}


def read_day(workspace: Workspace, file: str, report: Report) -> LobbyDay | None:
    """What a packet says of its meetings; None where it has no table of them, or nothing of it can be used."""
    found = read_placed_day(workspace, file, report)
    return found[0] if found else None


def read_placed_day(workspace: Workspace, file: str, report: Report) -> tuple[LobbyDay, Positioned] | None:
    """Like `read_day`, with the places of what it says."""
    reading = _Reading(workspace, report)
    node = reading.spec(file)
    if node is None or "meetings" not in node.keys or DOCUMENTS not in node.keys:
        return None
    said = {key: node.keys[key] for key in PACKET_KEYS if key in node.keys}
    return settle(LobbyDay, flatten(replace(node, value=said)), report)


def spec_tree(workspace: Workspace, file: str) -> Node | None:
    """What a spec file itself says, with places; None where nothing of it can be used."""
    return workspace.once(("spec", file), lambda own: _Reading(workspace, own).spec(file), Report())


def read_briefs(
    workspace: Workspace,
    file: str,
    overrides: Sequence[str],
    report: Report,
    documents: Collection[str] = (),
    meeting: MeetingRow | None = None,
) -> tuple[Brief, ...]:
    """What the spec `file` asks for: one brief, or the documents of a packet; without those of which nothing can be used.

    Weakest first: the settings, the template (and what it builds on), what all documents of a packet
    share, what its table says of the `meeting`, the brief or document itself, the `overrides` (`KEY=VALUE`). Values that do not fit are
    reported and left out. Where `documents` are named, nothing is reported of the others.
    """
    reading = _Reading(workspace, report, meeting)
    read = (reading.brief(file, share) for share in reading.asked(file, overrides, documents))
    return tuple(brief for brief in read if brief)


def read_spec(workspace: Workspace, name: str, overrides: Sequence[str], report: Report) -> Brief | None:
    """The brief or template in the file `name`, of a packet the first; None when nothing of it can be used."""
    return next(iter(read_briefs(workspace, name, overrides, report)), None)


def read_merged(
    workspace: Workspace, file: str, overrides: Sequence[str], report: Report, documents: Collection[str] = ()
) -> Mapping[str, Node]:
    """Like `read_briefs`, by their ids, but every value as it was written, with its place; sections left out are there."""
    reading = _Reading(workspace, report)
    read = ((share.id, reading.whole(file, share)) for share in reading.asked(file, overrides, documents))
    merged = {name: node for name, node in read if node and (name in documents or not documents)}
    for node in merged.values():
        settle(Spec, flatten(without_omitted(node)), report, lambda: workspace.today)
    return merged


def read_template(workspace: Workspace, name: str, report: Report, language: str = "") -> Brief | None:
    """The template of that name over what it builds on and the settings, also one that comes with briefgen.

    Its words are in the `language`, where somebody has translated them; else in that of the template.
    """
    reading = _Reading(workspace, report)
    try:
        node = reading.template(name, language)
    except BriefError as error:
        report.add(*error.diagnostics)
        return None
    settled = settle(Spec, flatten(without_omitted(node)), report) if node else None
    if settled is None:
        return None
    file = template_file(name)
    return Brief(settled[0], file, Places(file, settled[1].spans, reading.lines))


def translation_file(name: str, language: str) -> str:
    """The file that holds the words of the template of that name in a language."""
    return f"{TEMPLATES}/{name}.{language}.yaml"


def is_template(file: str) -> bool:
    """Whether the file is a template, so that its holes are not faults."""
    return file.startswith(f"{TEMPLATES}/")


def refuse_template(file: str) -> None:
    """Raise BriefError, `template-alone`, where the file is a template: only a brief that fills it can be made."""
    if is_template(file):
        name = PurePosixPath(file).stem
        hint = f"`briefgen new brief NAME --template {name}` writes a brief that fills it."
        raise BriefError(
            [Diagnostic("template-alone", "this is a template, which only a brief can fill", Span(file), hint=hint)]
        )


def _with_template_of(own: Node, changes: Sequence[Override]) -> Node:
    chosen = [change.node for change in changes if change.path == ("template",)]
    return own.with_key("template", chosen[-1]) if chosen else own


def _language_of(changes: Sequence[Override]) -> str:
    """The language that the command line asks for, if it does."""
    chosen = [change.node.value for change in changes if change.path == ("language",)]
    return chosen[-1] if chosen and isinstance(chosen[-1], str) else ""


@noun
class _Settings:
    """The settings of a workspace, as they hold and as they were written."""

    settings: Settings
    node: Node
    lines: tuple[str, ...]


def _settings(workspace: Workspace, report: Report) -> _Settings | None:
    try:
        file = workspace.read(SETTINGS)
    except BriefError as error:
        report.add(*error.diagnostics)
        return None
    return remembered(_settings_of, file, report)


def _settings_of(file: File, report: Report) -> _Settings | None:
    source = decode(file, report)
    positioned = load_text(source, report) if source else None
    settings = validate(Settings, positioned, report) if positioned else None
    return _Settings(settings, grow(positioned), source.lines) if source and positioned and settings else None


class _Reading:
    """Reads a brief and the templates it builds on; `lines` remembers the lines of each file."""

    def __init__(self, workspace: Workspace, report: Report, meeting: MeetingRow | None = None) -> None:
        self.workspace = workspace
        self.report = report
        self.meeting = meeting
        self.lines: dict[str, tuple[str, ...]] = {}
        self.local: Mapping[str, Span] = {}
        self.templates: dict[str, Filled] = {}

    @cached_property
    def usual(self) -> str:
        """The language of what says none."""
        return language_of(read_settings(self.workspace, Report()))

    def asked(self, file: str, overrides: Sequence[str], documents: Collection[str]) -> Iterator[Share]:
        """What the file asks for. Where `documents` are named, what is wrong with the others is not reported."""
        report = self.report
        changes = read_overrides(overrides, report)
        try:
            own = self.spec(file)
        except BriefError as error:
            report.add(*error.diagnostics)
            return
        shared = shares(own, changes, report, self.meeting) if own else ()
        self.local = files_named(own) if own else {}
        report.add(*unknown_documents(file, shared, documents))
        for share in shared:
            self.report = report if share.id in documents or not documents else Report()
            yield share

    def spec(self, name: str) -> Node | None:
        """What the file itself says."""
        own = self.workspace.once(("spec file", name), lambda _: self.workspace.read(name), self.report)
        if kind := other_kind(name):
            self.report.add(of_other_kind(kind, name))
            return None
        node = self._tree(own)
        return misplaced(node, "a template", self.report) if node and is_template(name) else node

    def brief(self, file: str, share: Share) -> Brief | None:
        """One document, with everything below and above it."""
        node = self.whole(file, share)
        node = with_panel(self.workspace, node, self.local, self.lines) if node else None
        settled = self._settled(node) if node else None
        if node is None or settled is None:
            return None
        places = Places(file, settled[1].spans, self.lines)
        templates = tuple(filled_by(node.word("template"), self.templates))
        return Brief(
            settled[0], file, places, share.id, self._foreign(node, settled[0].language), templates, self.local
        )

    def _settled(self, node: Node) -> tuple[Spec, Positioned] | None:
        return settle(Spec, flatten(without_omitted(node)), self.report, lambda: self.workspace.today)

    def _foreign(self, node: Node, language: str) -> tuple[Foreign, ...]:
        """What a brief of this language prints in the language of its templates."""
        if not self.templates or primary(language) == primary(self.usual) == primary(USUAL_LANGUAGE):
            return ()
        originals = {name: self._original(name) for name in self.templates}
        return tuple(foreign(without_omitted(node), originals, language, self.usual))

    def _original(self, name: str) -> Node | None:
        """The template of that name that comes with briefgen."""
        file = template_file(name)
        if not self.workspace.starter_exists(file):
            return None
        read = self.workspace.once(
            ("original", name), lambda own: remembered(_grown, self.workspace.starter_read(file), own), Report()
        )
        return read[0] if read else None

    def whole(self, file: str, share: Share) -> Node | None:
        """One document with everything below and above it, sections that are left out, too."""
        try:
            return self._merged(share, file)
        except BriefError as error:
            self.report.add(*error.diagnostics)
            return None

    def _merged(self, share: Share, name: str) -> Node:
        own, changes = share.node, share.changes
        under = self._with_settings(self.filled(_with_template_of(own, changes), language=_language_of(changes)))
        node = arranged(apply(under, changes, self.report), self.report)
        self.report.add(*misplaced_keys(node))
        if self.meeting or not (share.of_meetings or is_template(name)):
            node = for_meeting(node, self.meeting, self.report)
        check_required(node, self.report)
        check_forbidden(node, under, self.report)
        if not is_template(name):
            node = only_in_templates(node, self.report)
            check_holes(node, name, self.report)
        return node

    def template(self, name: str, language: str = "") -> Node | None:
        """A template alone, with everything below it, in the language asked for, else its own."""
        place = Span(translation_file(name, language)) if language else None
        own = self._template(Node(name, place), name, {})
        if own is None:
            return None
        filled = self.filled(own, {name: own}, language)
        node = self._with_settings(self._translated(name, filled, language or filled.word("language") or self.usual))
        check_required(node, self.report)
        return node

    def _with_settings(self, node: Node) -> Node:
        workspace = self.workspace
        read = workspace.once("settings", lambda own: _settings(workspace, own), self.report)
        if read is None:
            return node
        self.lines[SETTINGS] = read.lines
        for key in _FROM_SETTINGS:
            if key not in node.keys and getattr(read.settings, key) is not None:
                node = node.with_key(key, read.node.keys[key])
        return node

    def _tree(self, file: File) -> Node | None:
        read = self.workspace.once(("tree", file), lambda own: remembered(_grown, file, own), self.report)
        if read is None:
            return None
        node, self.lines[file.name] = read
        if node.refused:
            return None
        if isinstance(node.value, list):
            return _from_list(node, file.name)
        if not isinstance(node.value, dict):
            self.report.add(not_a_spec(node, file.name))
            return None
        return node

    def filled(self, node: Node, above: Mapping[str, Node] = MappingProxyType({}), language: str = "") -> Node:
        """The brief over its template, in its language, or the one asked for.

        `above` are the templates that led here, each with the place that names it.
        """
        name, language = node.word("template"), language or node.word("language")
        template = self._template(node.keys["template"], name, above) if name else None
        if name and template is None:
            # Already reported: nothing more is to be said about the name.
            node = node.with_key("template", replace(node.keys["template"], refused=True))
        if template is not None:
            template = self.filled(template, {**above, name: node.keys["template"]}, language)
            template = self._translated(name, template, language or template.word("language") or self.usual)
        check_sections(node, template, self.report)
        if template is not None:
            check_forbidden(node, template, self.report)
        return arranged(merge(without_upkeep(template), node) if template is not None else node, self.report)

    def _translated(self, name: str, template: Node, language: str) -> Node:
        """A template with its words in a language, as far as somebody has translated them."""
        for tag in tags(language):
            file, own = translation_file(name, tag), template_file(name)
            if self.workspace.exists(file):
                words = self._tree(self.workspace.read(file))
                return merge(template, words_only(words, template, self.report)) if words else template
            if self.workspace.starter_exists(file):
                words = self._tree(self.workspace.starter_read(file))
                original = self._original(name) if self.workspace.exists(own) else None
                if words and original:
                    words = unchanged(words, template, original)
                return merge(template, words_only(words, template, Report())) if words else template
        return template

    def _template(self, named: Node, name: str, above: Mapping[str, Node]) -> Node | None:
        if name in above:
            before = list(above).index(name)
            self.report.add(cycle({**dict(list(above.items())[before:]), name: named}))
            return None
        file = self.workspace.once(("template", name), lambda _: self._template_file(name), self.report)
        if file is None:
            self.report.add(self._unknown_template(name, named.span))
            return None
        if found := self._tree(file):
            self.templates[name] = Filled(tended(name, found, self.report), found.word("template"))
        return misplaced(found, "a template", self.report) if found else None

    def _template_file(self, name: str) -> File | None:
        """The file of a template, the workspace's own before one that comes with briefgen."""
        file, workspace = template_file(name), self.workspace
        if workspace.exists(file):
            return workspace.read(file)
        return workspace.starter_read(file) if workspace.starter_exists(file) else None

    def _unknown_template(self, name: str, span: Span | None) -> Diagnostic:
        files = self.workspace.files(TEMPLATES, ".yaml") + self.workspace.starter_files(TEMPLATES, ".yaml")
        names = sorted({PurePosixPath(file).stem for file in files if not is_translation(file)})
        return Diagnostic(
            "unknown-template",
            f"there is no template `{name}`",
            span,
            expected=", ".join(names) or f"a file in {TEMPLATES}, named without .yaml",
            nearest=nearest(name, names),
        )


def _grown(file: File, report: Report) -> tuple[Node, tuple[str, ...]] | None:
    """The values of a file with their places, and its lines."""
    source = decode(file, report)
    positioned = load_text(source, report) if source else None
    return (grow(positioned), source.lines) if source and positioned else None


def _from_list(node: Node, file: str) -> Node:
    """A list of blocks alone is a brief of one section, with the title of its file."""
    title = PurePosixPath(file).stem.replace("-", " ").replace("_", " ").strip()
    section = Node({"blocks": node}, node.span)
    keys = {"sections": Node([section], node.span)}
    return Node(keys | {"title": Node(title[:1].upper() + title[1:], node.span)} if title else keys, node.span)
