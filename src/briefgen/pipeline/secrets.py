"""What a workspace says to whom, gathered once for as long as none of its texts changes."""

from __future__ import annotations

import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from briefgen.checks.unwritten import words_of
from briefgen.diagnostics import BriefError, Report
from briefgen.models.folders import BRIEFS, RECORDS, SETTINGS, TEMPLATES
from briefgen.models.library import Fact, Source
from briefgen.models.reserved import PrivateText
from briefgen.models.settings import language_of
from briefgen.models.spec import Audience, Brief
from briefgen.pipeline.block_secrets import read_hidden
from briefgen.pipeline.private import of_brief, of_fact, of_source
from briefgen.pipeline.table_secrets import TableSecrets, table_secrets, tables_named
from briefgen.readers.bibliography import read_sources
from briefgen.readers.blocks.facts import read_facts
from briefgen.readers.brief.reading import read_briefs, read_settings
from briefgen.readers.consent.records import private_texts
from briefgen.readers.local.joining import all_figures
from briefgen.readers.local.reading import known_tables
from briefgen.workspace import File, Workspace
from briefgen.workspace.catalog import SPEC, brief_files, template_files

if TYPE_CHECKING:
    from briefgen.trust.index import Index
    from briefgen.trust.known import Open
    from briefgen.trust.private import Marked

PROSE: Final = frozenset({"text", "summary", "ask", "says", "effect", "notes", "variables", "local"})
HEADS: Final = frozenset({"title", "subtitle", "short_title", "kicker", "heading", "footer", "position", "caption"})
"""Keys under which a brief says something in sentences, and those of what stands over them."""

ENDINGS: Final = (".md", ".yaml", ".yml", ".json", ".bib")
"""How the names of files end in which texts stand."""

AUDIENCE: Final = re.compile(r"^audience:\s*(public|office|coalition)\s*(?:#.*)?$", re.MULTILINE)
RESERVED: Final = re.compile(r"^\s*::: only\b.*?(?:^\s*:::\s*$|\Z)", re.MULTILINE | re.DOTALL)
"""A passage that is for fewer readers than what stands around it."""

MOST_KEPT: Final = 8

MOST_BRIEFS: Final = 500
"""How many files of briefs are known, but for a workspace that has more."""

_read_briefs: OrderedDict[tuple[bytes, str, bytes | None], tuple[Brief, ...]] = OrderedDict()
"""The briefs of each file, by the digest of all that is no brief, their name and their state."""

_indexes: OrderedDict[tuple[bytes, Audience], Index] = OrderedDict()
"""What was gathered of workspaces, by the digest of all their texts."""


def hidden_index(workspace: Workspace, readers: Audience) -> Index:
    """All that gives away what these readers may not see."""
    return workspace.once(("hidden texts", readers), lambda _: _index(workspace.unobserved(), readers), Report())


def _index(workspace: Workspace, readers: Audience) -> Index:
    from briefgen.trust.index import Index

    files, states = _files(workspace)
    key = (_digest(workspace, {**states, **tables_named(workspace, states)}), readers)
    index = _indexes.pop(key, None)
    if index is None:
        quiet, briefs = Report(), tuple(_briefs(workspace, states))
        usual = language_of(read_settings(workspace, quiet))
        unread, shown = read_hidden(workspace, partial(_read, workspace, files), states, readers, usual)
        sources = read_sources(workspace, quiet)
        local = all_figures(known_tables(workspace, sources, quiet))
        facts = (*read_facts(workspace, sources, quiet).values(), *local)
        own = {*brief_files(workspace), *workspace.files(TEMPLATES, SPEC)}
        made = [one for brief in (*briefs, *_starts(workspace)) for one in of_brief(brief, readers)]
        foreign = [one for one in made if one.span.file not in own]
        if not readers.may_see(Audience.COALITION):
            foreign += private_texts(workspace)
        tables = table_secrets(workspace, states)
        hidden = (*_hidden(briefs, sources, facts, foreign, readers), *_in_tables(tables, readers))
        said = (*_allowed(sources, facts, readers), *_of_grants(workspace), *tables.open)
        allowed: tuple[Open | str, ...] = (*shown, *said)
        index = Index(hidden, allowed, tuple(_templates(workspace, readers)), tuple(_papers(briefs, readers)), unread)
        if len(_indexes) >= MOST_KEPT:
            _indexes.popitem(last=False)
    _indexes[key] = index
    return index


def _files(workspace: Workspace) -> tuple[dict[str, File], dict[str, bytes]]:
    """What tells each file in which texts stand from itself after any change: how it looks from outside, or its bytes.

    Those of which only their bytes tell are read.
    """
    read: dict[str, File] = {}
    states: dict[str, bytes] = {}
    for name in (SETTINGS, *workspace.files(BRIEFS, *ENDINGS), *_records(workspace)):
        stamp = workspace.stamp(name)
        if stamp is not None:
            states[name] = repr(stamp).encode()
            continue
        with suppress(BriefError):
            read[name] = workspace.read(name)
            states[name] = hashlib.sha256(read[name].data).digest()
    return read, states


def _records(workspace: Workspace) -> tuple[str, ...]:
    """The files of the consent records that are here."""
    with suppress(BriefError):
        return workspace.files(RECORDS, ".yaml", ".yml")
    return ()


def _read(workspace: Workspace, files: Mapping[str, File], name: str) -> File:
    """A file that was read, or else is read now. Raises BriefError where it cannot be."""
    return files.get(name) or workspace.read(name)


def _digest(workspace: Workspace, states: Mapping[str, bytes]) -> bytes:
    """What stands for all texts of a workspace as they are now."""
    found = hashlib.sha256(str(workspace.root).encode())
    for name, state in states.items():
        found.update(name.encode() + b"\x00" + state + b"\x00")
    return found.digest()


def _hidden(
    briefs: Sequence[Brief],
    sources: Mapping[str, Source],
    facts: Sequence[Fact],
    foreign: Sequence[PrivateText],
    readers: Audience,
) -> Iterator[Marked]:
    """Every text that these readers may not see, but for those of arguments; what papers for fewer say themselves comes last.

    What papers have from elsewhere is `foreign`.
    """
    from briefgen.trust.private import Marked

    texts = [(one, False) for source in sources.values() for one in of_source(source, readers)]
    texts += [(one, False) for fact in facts for one in of_fact(fact, readers)]
    texts += [(one, False) for one in foreign]
    for shared in (False, True):
        for brief in briefs:
            if readers.may_see(brief.spec.audience) != shared:
                texts += [(one, shared) for one in of_brief(brief, readers)]
    yield from (Marked(one.span, one.text, one.audience, shared) for one, shared in texts)


def _allowed(sources: Mapping[str, Source], facts: Sequence[Fact], readers: Audience) -> Iterator[str]:
    """What sources and facts say that these readers may see."""
    for source in sources.values():
        if readers.may_see(Audience(source.custom.get("audience") or Audience.PUBLIC)):
            yield json.dumps(source.csl, ensure_ascii=False)
            yield "; ".join(_people(source))
    for fact in facts:
        if readers.may_see(fact.entry.audience):
            yield json.dumps(fact.entry.model_dump(mode="json", exclude_none=True), ensure_ascii=False)


def _in_tables(tables: TableSecrets, readers: Audience) -> Iterator[Marked]:
    """What tables of meetings hold, which is for the coalition alone."""
    from briefgen.trust.private import Marked

    for one in tables.hidden if not readers.may_see(Audience.COALITION) else ():
        yield Marked(one.span, one.words, Audience.COALITION, shared=not one.pasted)


def _of_grants(workspace: Workspace) -> Iterator[str]:
    """What stands at the end of documents that grants pay for, whoever reads these."""
    settings = read_settings(workspace, Report())
    yield from (grant.footer for grant in (settings.funding.values() if settings else ()) if grant.footer)


def _papers(briefs: Sequence[Brief], readers: Audience) -> Iterator[str]:
    """What papers that these readers may see say themselves, in sentences and over them, but for what is for fewer."""
    for brief in briefs:
        if readers.may_see(brief.spec.audience):
            hidden = {one.text for one in of_brief(brief, readers)}
            for path, words in words_of(brief.spec):
                if (PROSE.intersection(path) or path[-1] in HEADS) and "notes" not in path and words not in hidden:
                    yield words


def _briefs(workspace: Workspace, states: Mapping[str, bytes]) -> Iterator[Brief]:
    """All briefs and documents; what cannot be read is none.

    A brief is made of its own file, of templates and the settings: where one changes, the others stay as they are known.
    """
    files = brief_files(workspace)
    under = _digest(workspace, {name: state for name, state in states.items() if name not in files})
    for file in files:
        key = (under, file, states.get(file))
        read = _read_briefs.pop(key, None)
        if read is None:
            read = ()
            with suppress(BriefError):
                read = read_briefs(workspace, file, (), Report())
        _read_briefs[key] = read
        yield from read
    while len(_read_briefs) > max(MOST_BRIEFS, len(files)):
        _read_briefs.popitem(last=False)


def _starts(workspace: Workspace) -> Iterator[Brief]:
    """The workspace's own templates, as briefs; what cannot be read is none."""
    for file in filter(None, template_files(workspace).values()):
        with suppress(BriefError):
            yield from read_briefs(workspace, file, (), Report())


def _people(source: Source) -> Iterator[str]:
    """The people of a source by their full names."""
    for value in source.csl.values():
        for one in value if isinstance(value, list) else ():
            if isinstance(one, Mapping):
                yield " ".join(
                    str(one[part]) for part in ("given", "non-dropping-particle", "family", "literal") if one.get(part)
                )


def _templates(workspace: Workspace, readers: Audience) -> Iterator[str]:
    """What templates for these readers say, as it is written; without passages for others."""
    own = workspace.files(TEMPLATES, SPEC)
    for name in (*own, *(one for one in workspace.starter_files(TEMPLATES, SPEC) if one not in own)):
        try:
            file = workspace.read(name) if name in own else workspace.starter_read(name)
        except BriefError:
            continue
        text = file.data.decode("utf-8", "replace")
        said = AUDIENCE.search(text)
        if readers.may_see(Audience(said[1]) if said else Audience.OFFICE):
            yield RESERVED.sub("", text)
