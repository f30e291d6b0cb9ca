"""`briefgen list`: what the workspace holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.messages import tally
from briefgen.cli.table import Row, give
from briefgen.diagnostics import Report, nearest

if TYPE_CHECKING:
    from briefgen.models.card import Card
    from briefgen.models.spec import Brief
    from briefgen.models.style import Style
    from briefgen.pipeline.agenda import Listed

BLOCKS_EXAMPLES = """
$ briefgen list blocks
$ briefgen list blocks --tag evidence
$ briefgen list blocks --search syringe --json
"""
BRIEFS_EXAMPLES = """
$ briefgen list briefs
"""
TEMPLATES_EXAMPLES = """
$ briefgen list templates
"""
STYLES_EXAMPLES = """
$ briefgen list styles
"""
EXAMPLES = """
$ briefgen list blocks
$ briefgen list sources --json
"""

Search = Annotated[str | None, typer.Option(metavar="WORDS", help="Only those in which all these words stand.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def blocks(
    door: Door,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Only blocks with this tag; may be given several times.")
    ] = None,
    search: Search = None,
    json: AsJson = False,
) -> ExitCode:
    """List the argument blocks, with what each is for.

    On a terminal this is a table. Elsewhere each block is one line of fields parted by
    tabs: name, title, lengths with their words, audience, tags, review due, summary.
    """
    from briefgen.readers.blocks.cards import read_cards
    from briefgen.readers.brief.usual import usual_language

    workspace, report = door.open(), Report()
    cards = read_cards(workspace, report, usual_language(workspace))
    chosen = [card for card in cards if set(tag or ()) <= set(card.tags) and matches(search, _words_on(card))]
    rows = [_block_row(card, workspace.today) for card in chosen]
    give(door, ("Block", "Title and use", "Words", "Review due"), rows, as_json=json)
    tags = {known for card in cards for known in card.tags}
    for unknown in set(tag or ()) - tags:
        meant = nearest(unknown, tags)
        door.tell(f"No block has the tag “{unknown}”{f'; did you mean {meant}?' if meant else '.'}")
    return end(door, report)


def briefs(door: Door, search: Search = None, json: AsJson = False) -> ExitCode:
    """List the brief specs, packets with their documents, and the templates.

    The fields are: name, kind (brief, packet or template), title, template, style, most pages,
    file, documents, day of the meeting. The one with the next meeting is named at the end.
    """
    from briefgen.pipeline.agenda import agenda, comes_next
    from briefgen.readers.brief.reading import read_briefs
    from briefgen.workspace.catalog import template_files

    workspace, report = door.open(), Report()
    listed = agenda(workspace)
    report.add(*(found for one in listed for found in one.diagnostics))
    rows = [_listed_row(one) for one in listed if one.documents]
    for name in filter(None, template_files(workspace).values()):
        rows += [_brief_row("template", found) for found in read_briefs(workspace, name, (), report)[:1]]
    rows = [row for row in rows if matches(search, map(str, row.facts.values()))]
    give(door, ("Brief", "Title", "Template", "Most pages"), rows, as_json=json)
    coming = comes_next(listed, workspace.today)
    door.tell(*([f"The next meeting: {coming.name}, {coming.day}."] if coming and not search else ()))
    return end(door, report)


def templates(door: Door, search: Search = None, json: AsJson = False) -> ExitCode:
    """List the templates, of the workspace and of briefgen, with what each is for.

    The fields are: name, what it is for, where it is from, what it extends, audience, most
    pages, sections (those that must be filled with a star), keys it requires, the brief that new
    ones start from.
    """
    from briefgen.readers.brief.papers import read_starts
    from briefgen.readers.brief.reading import read_template
    from briefgen.workspace.catalog import template_files

    workspace, report = door.open(), Report()
    files = template_files(workspace)
    read = (
        (read_template(workspace, name, report), "workspace" if file else "briefgen") for name, file in files.items()
    )
    starts = {paper: start.name for paper, start in read_starts(workspace, report).items()}
    rows = [_template_row(template, origin, starts) for template, origin in read if template]
    rows = [row for row in rows if matches(search, map(str, row.facts.values()))]
    give(door, ("Template", "What it is for", "Sections", "Requires"), rows, as_json=json)
    return end(door, report)


def styles(door: Door, search: Search = None, json: AsJson = False) -> ExitCode:
    """List the styles, of the workspace and of briefgen.

    The fields are: name, title, where it is from, what it builds on, paper.
    """
    from briefgen.readers.styles.reading import read_style
    from briefgen.workspace.catalog import style_names

    workspace, report = door.open(), Report()
    rows = []
    for name, origin in style_names(workspace).items():
        style = read_style(workspace, name, report)
        if style:
            rows.append(_style_row(style, origin))
    rows = [row for row in rows if matches(search, map(str, row.facts.values()))]
    give(door, ("Style", "Title", "From", "Builds on"), rows, as_json=json)
    return end(door, report)


def matches(search: str | None, texts: Iterable[str]) -> bool:
    """Whether all the words searched for stand in the texts, whatever the case of their letters; always, when none are given."""
    together = "\n".join(texts).casefold()
    return all(word in together for word in (search or "").casefold().split())


def end(door: Door, report: Report) -> ExitCode:
    """Report what could not be read; what could be read has been listed."""
    door.report(report.diagnostics)
    if report.diagnostics:
        door.tell(f"{tally(report.diagnostics)}.")
    return ExitCode.CONTENT if report.failed else ExitCode.DONE


def _words_on(card: Card) -> Iterable[str]:
    return (card.name, card.title, card.summary, *card.tags, card.text)


def _block_row(card: Card, today: dt.date) -> Row:
    due = card.review_due
    facts = {
        "name": card.name,
        "title": card.title,
        "lengths": dict(card.words),
        "audience": card.audience,
        "tags": list(card.tags),
        "review_due": str(due) if due else None,
        "summary": card.summary,
    }
    overdue = "\noverdue" if due and due < today else ""
    cells = (
        f"{card.name}\n{card.audience}",
        "\n".join(filter(None, (card.title, card.summary, ", ".join(card.tags)))),
        "\n".join(f"{length} {count}" for length, count in card.words.items()),
        f"{due or 'never'}{overdue}",
    )
    return Row(facts, cells)


def _listed_row(listed: Listed) -> Row:
    return _packet_row(listed) if listed.packet else _brief_row("brief", listed.documents[0], listed.day)


def _brief_row(kind: str, brief: Brief, day: dt.date | None = None) -> Row:
    spec, name = brief.spec, brief.name
    facts: dict[str, Any] = {
        "name": name,
        "kind": kind,
        "title": spec.title,
        "template": spec.template,
        "style": spec.style,
        "pages": spec.pages,
        "file": brief.file,
        "documents": [],
        "day": str(day) if day else None,
    }
    label = name if kind == "brief" else f"{name}\ntemplate"
    return Row(facts, (label, spec.title or "", spec.template or "", str(spec.pages or "")))


def _template_row(template: Brief, origin: str, starts: Mapping[str, str]) -> Row:
    from briefgen.readers.brief.purpose import purpose

    spec, name = template.spec, PurePosixPath(template.file).stem
    sections = [f"{section.id or '–'}{'*' if section.required else ''}" for section in spec.sections]
    facts = {
        "name": name,
        "purpose": purpose(template),
        "from": origin,
        "extends": spec.template,
        "audience": str(spec.audience),
        "pages": spec.pages,
        "sections": sections,
        "requires": list(spec.requires),
        "starts_from": starts.get(name),
    }
    pages = f", at most {spec.pages} page{'s' if spec.pages > 1 else ''}" if spec.pages else ""
    extends = f"\nextends {spec.template}" if spec.template else ""
    cells = (
        f"{name}{extends}{f'{chr(10)}starts from {starts[name]}' if name in starts else ''}",
        f"{facts['purpose']}\n{spec.audience}{pages}",
        "\n".join(sections),
        "\n".join(spec.requires),
    )
    return Row(facts, cells)


def _packet_row(listed: Listed) -> Row:
    """A packet: what all its documents have in common; people are shown the title of each."""
    name, file, documents = listed.name, listed.file, listed.documents
    common = {
        key: _common(getattr(brief.spec, key) for brief in documents) for key in ("title", "template", "style", "pages")
    }
    facts = {
        "name": name,
        "kind": "packet",
        **common,
        "file": file,
        "documents": [brief.document for brief in documents],
        "day": str(listed.day) if listed.day else None,
    }
    titles = "\n".join(f"{brief.document}: {brief.spec.title or ''}" for brief in documents)
    return Row(facts, (f"{name}\npacket", titles, common["template"] or "", str(common["pages"] or "")))


def _common(values: Iterable[Any]) -> Any:
    """The value that all have; None where they differ."""
    first, *others = values
    return first if all(other == first for other in others) else None


def _style_row(style: Style, origin: str) -> Row:
    tokens = style.tokens
    facts = {
        "name": tokens.name,
        "title": tokens.title,
        "from": origin,
        "extends": tokens.extends,
        "paper": tokens.page.paper,
    }
    return Row(facts, (tokens.name, tokens.title, origin, tokens.extends or ""))
