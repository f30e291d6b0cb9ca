"""`briefgen list sources` and `briefgen list facts`: what can be cited, and what of it should be looked up again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.listing import AsJson, Search, end, with_status
from briefgen.cli.options import Today
from briefgen.cli.table import Row, give
from briefgen.diagnostics import Report
from briefgen.models.card import matches

if TYPE_CHECKING:
    from briefgen.models.library import Fact, Library, Source

EVERYBODY = "public"
"""Who may see what does not say it."""

SOURCES_EXAMPLES = """
$ briefgen list sources --search 2018
$ briefgen list sources --stale
"""
FACTS_EXAMPLES = """
$ briefgen list facts
$ briefgen list facts --search Sweden --json
"""


def sources(
    door: Door,
    search: Search = None,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only those to look up again, with the reasons: review due, or never cited.")
    ] = False,
    json: AsJson = False,
    today: Today = None,
) -> ExitCode:
    """List the sources that blocks can cite.

    The fields are: id, type, authors, year, title, blocks that cite it, audience; with --stale
    also the reasons to look it up again.
    """
    from briefgen.readers.blocks.library import read_library
    from briefgen.readers.brief.usual import usual_language

    workspace, report = door.open(today), Report()
    if stale:
        from briefgen.pipeline.survey import stale_sources

        library, reasons = stale_sources(workspace, report)
        listed = [source for source in library.sources.values() if source.id in reasons]
        rows = [_with_reasons(_source_row(source, library), reasons[source.id]) for source in listed]
    else:
        library = read_library(workspace, report, base_language=usual_language(workspace))
        rows = [_source_row(source, library) for source in library.sources.values()]
    rows = [row for row in rows if matches(search, map(str, row.facts.values()))]
    give(door, ("Source", "What it is", "Why" if stale else "Cited in"), rows, as_json=json)
    return end(door, report)


def facts(door: Door, search: Search = None, json: AsJson = False, today: Today = None) -> ExitCode:
    """List the facts that texts can print.

    The fields are: name, words, source, locator, as of, review due, version in use, audience,
    status where any fact says one.
    """
    from briefgen.readers.bibliography import read_sources
    from briefgen.readers.blocks.facts import read_facts

    workspace, report = door.open(today), Report()
    read = read_facts(workspace, read_sources(workspace, report), report)
    entries = {name: fact.entry for name, fact in read.items()}
    said = {name: str(entry.status) if "status" in entry.model_fields_set else None for name, entry in entries.items()}
    rows = with_status([_fact_row(fact, workspace.today) for fact in read.values()], said)
    rows = [row for row in rows if matches(search, map(str, row.facts.values()))]
    give(door, ("Fact", "Words", "Source", "Review due"), rows, as_json=json)
    return end(door, report)


def _source_row(source: Source, library: Library) -> Row:
    cited = [block.id for block in library.blocks.values() if source.id in block.matter.sources]
    audience = str(source.custom.get("audience") or EVERYBODY)
    authors, year, title = _authors(source), _year(source), str(source.csl.get("title", ""))
    facts = {
        "id": source.id,
        "type": source.csl.get("type"),
        "authors": authors,
        "year": year,
        "title": title,
        "cited_in": cited,
        "audience": audience,
    }
    head = ", ".join(part for part in (authors, year) if part)
    return Row(facts, (_named(source.id, audience), f"{head}\n{title}" if head else title, "\n".join(cited)))


def _named(id: str, audience: str) -> str:
    """The id, and who may see it, where that is not everybody."""
    return id if audience == EVERYBODY else f"{id}\n{audience} only"


def _with_reasons(row: Row, reasons: tuple[str, ...]) -> Row:
    return Row({**row.facts, "reasons": list(reasons)}, (*row.cells[:2], "\n".join(reasons)))


def _fact_row(fact: Fact, today: dt.date) -> Row:
    stated, due = fact.stated, fact.entry.upkeep.due
    facts = {
        "name": fact.id,
        "words": stated.say,
        "source": fact.entry.source,
        "locator": stated.locator,
        "as_of": stated.as_of,
        "review_due": str(due) if due else None,
        "version": fact.version or None,
        "audience": str(fact.entry.audience),
    }
    overdue = "\noverdue" if due and due < today else ""
    dated = f"\nas of {stated.as_of}" if stated.as_of else ""
    name = _named(fact.id, str(fact.entry.audience))
    return Row(facts, (name, f"{stated.say}{dated}", fact.entry.source, f"{due or 'never'}{overdue}"))


def _authors(source: Source) -> str:
    names = source.csl.get("author") or ()
    return "; ".join(str(name.get("literal") or name.get("family") or "") for name in names if isinstance(name, dict))


def _year(source: Source) -> str:
    issued = source.csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    return str(parts[0][0]) if parts and parts[0] else ""
