"""`briefgen list`: what the workspace holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.messages import tally
from briefgen.cli.offered import Offered, new_of, offered
from briefgen.cli.options import Today
from briefgen.cli.table import Row, give
from briefgen.diagnostics import Report, nearest
from briefgen.models.card import matches

if TYPE_CHECKING:
    from briefgen.models.card import Card
    from briefgen.models.spec import Brief
    from briefgen.models.style import Style
    from briefgen.pipeline.agenda import Listed

BLOCKS_EXAMPLES = """
$ briefgen list blocks
$ briefgen list blocks --tag evidence
$ briefgen list blocks --search syringe --json
$ briefgen list blocks --for leave-behind --part evidence
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
    today: Today = None,
    spec: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="SPEC", help="Only what may be added to this brief, with the lines it would need there."
        ),
    ] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="The document of a packet.")] = None,
    part: Annotated[str | None, typer.Option(metavar="ID", help="The section to which it would be added.")] = None,
) -> ExitCode:
    """List the argument blocks, with what each is for.

    On a terminal this is a table. Elsewhere each block is one line of fields parted by
    tabs: name, title, lengths with their words, audience, tags, review due, summary, passages
    for fewer readers, status where any block says one; with --for also the lines of each length, with its notes, and the longest
    length that fits.
    """
    from briefgen.readers.blocks.cards import read_cards
    from briefgen.readers.brief.usual import usual_language

    workspace, report = door.open(today), Report()
    cards = read_cards(workspace, report, usual_language(workspace))
    chosen = [card for card in cards if set(tag or ()) <= set(card.tags) and card.holds(search or "")]
    rows = [_block_row(card, workspace.today) for card in chosen]
    columns: tuple[str, ...] = ("Block", "Title and use", "Words", "Review due")
    known = {card.name: card.status for card in cards}
    if spec is not None:
        found = offered(door, workspace, spec, document, part)
        rows = [_offered_row(card, workspace.today, found) for card in new_of(found, chosen)]
        columns = (*columns, "Needs")
    give(door, columns, with_status(rows, known), as_json=json)
    tags = {known for card in cards for known in card.tags}
    for unknown in set(tag or ()) - tags:
        meant = nearest(unknown, tags)
        door.tell(f"No block has the tag “{unknown}”{f'; did you mean {meant}?' if meant else '.'}")
    return end(door, report)


def briefs(door: Door, search: Search = None, json: AsJson = False, today: Today = None) -> ExitCode:
    """List the brief specs, packets with their documents, and the templates.

    The fields are: name, kind (brief, packet or template), title, template, style, most pages,
    file, documents, day of the meeting. The one with the next meeting is named at the end.
    """
    from briefgen.pipeline.agenda import agenda, comes_next
    from briefgen.readers.brief.reading import read_briefs
    from briefgen.workspace.catalog import template_files

    workspace, report = door.open(today), Report()
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


def templates(door: Door, search: Search = None, json: AsJson = False, today: Today = None) -> ExitCode:
    """List the templates, of the workspace and of briefgen, with what each is for.

    The fields are: name, what it is for, where it is from, what it extends, audience, most
    pages, sections (those that must be filled with a star), keys it requires, the brief that new
    ones start from; status, and review due, each where any template says one.
    """
    from briefgen.readers.brief.papers import read_starts
    from briefgen.readers.brief.reading import read_template
    from briefgen.readers.brief.tending import tended_templates
    from briefgen.workspace.catalog import template_files

    workspace, report = door.open(today), Report()
    files = template_files(workspace)
    read = [
        (read_template(workspace, name, report), "workspace" if file else "briefgen") for name, file in files.items()
    ]
    specs = {PurePosixPath(template.file).stem: template.spec for template, _ in read if template}
    said = {name: str(spec.status) if "status" in spec.model_fields_set else None for name, spec in specs.items()}
    starts = {paper: start.name for paper, start in read_starts(workspace, report).items()}
    rows = [_template_row(template, origin, starts) for template, origin in read if template]
    due = {one.id: one.upkeep.due for one in tended_templates(workspace)}
    rows = with_reviews(with_status(rows, said), due, workspace.today)
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


def passages_in_words(passages: Mapping[str, int]) -> Iterable[str]:
    """The passages of a block that are for fewer readers, a line for each kind of these."""
    for audience, count in passages.items():
        yield f"{count} passage{'' if count == 1 else 's'} for the {audience} only"


def end(door: Door, report: Report) -> ExitCode:
    """Report what could not be read; what could be read has been listed."""
    door.report(report.diagnostics)
    if report.diagnostics:
        door.tell(f"{tally(report.diagnostics)}.")
    return ExitCode.CONTENT if report.failed else ExitCode.DONE


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
        "passages": dict(card.passages),
    }
    overdue = "\noverdue" if due and due < today else ""
    cells = (
        "\n".join((card.name, card.audience, *passages_in_words(card.passages))),
        "\n".join(filter(None, (card.title, card.summary, ", ".join(card.tags)))),
        "\n".join(f"{length} {count}" for length, count in card.words.items()),
        f"{due or 'never'}{overdue}",
    )
    return Row(facts, cells)


def with_status(rows: Sequence[Row], said: Mapping[str, str | None]) -> list[Row]:
    """The rows with the status of each thing by its name, where any says one; unsaid, it is approved."""
    if not any(said.values()):
        return list(rows)
    states = [said.get(row.facts["name"]) or "approved" for row in rows]
    return [
        Row(
            {**row.facts, "status": state},
            (row.cells[0] if state == "approved" else f"{row.cells[0]}\n{state}", *row.cells[1:]),
        )
        for row, state in zip(rows, states, strict=True)
    ]


def with_reviews(rows: Sequence[Row], due: Mapping[str, dt.date | None], today: dt.date) -> list[Row]:
    """The rows with the day by which each thing is to be reviewed by its name, where any says one."""
    if not any(due.values()):
        return list(rows)
    return [_with_review(row, due.get(row.facts["name"]), today) for row in rows]


def _with_review(row: Row, day: dt.date | None, today: dt.date) -> Row:
    overdue = ", overdue" if day and day < today else ""
    first = f"{row.cells[0]}\nreview due {day}{overdue}" if day else row.cells[0]
    return Row({**row.facts, "review_due": str(day) if day else None}, (first, *row.cells[1:]))


def _offered_row(card: Card, today: dt.date, found: Offered) -> Row:
    row, lines = _block_row(card, today), dict(found.needed.lines.get(card.name, ()))
    fits = found.needed.longest(card.name, found.free)
    needs = "\n".join(f"{length} {count} line{'' if count == 1 else 's'}" for length, count in lines.items())
    facts = {**row.facts, "lines": lines, "fits": fits or None}
    return Row(facts, (*row.cells, f"{needs}\n{f'{fits} fits' if fits else 'does not fit'}"))


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
