"""`briefgen list blocks --for`: what may be added to a part of a brief, and the lines that it would need there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from briefgen.cli.door import Door
from briefgen.diagnostics import Report
from briefgen.noun import noun

if TYPE_CHECKING:
    from briefgen.models.card import Card
    from briefgen.models.spec import Brief
    from briefgen.pipeline.offering import Needed, Offers
    from briefgen.workspace import Workspace


@noun
class Offered:
    """What may be added to a brief, the lines that each of it needs, and how many are free."""

    offers: Offers
    needed: Needed
    free: int


def offered(door: Door, workspace: Workspace, spec: str, document: str | None, part: str | None) -> Offered:
    """What may be added to a part of a brief. Raises BadParameter, and BriefError where the brief cannot be laid out."""
    from briefgen.pipeline.asked import Asked
    from briefgen.pipeline.needing import needed
    from briefgen.pipeline.offering import offers
    from briefgen.pipeline.previewing import preview
    from briefgen.readers.brief.reading import read_briefs
    from briefgen.workspace.catalog import spec_name
    from briefgen.writers.pdf import Press

    file, report = spec_name(workspace, spec), Report()
    briefs = read_briefs(workspace, file, (), report, (document,) if document else ())
    report.raise_if_failed()
    brief = _only(briefs, document)
    name = _part(brief, part)
    found = offers(workspace, brief)
    with Press() as press:
        look = preview(workspace, Asked(file, (brief.document,) if brief.document else ()), press)[0].look
        lines = needed(workspace, brief, name, found.new, press)
    for words in hidden(found):
        door.tell(words)
    door.tell(f"{look.free} line{'' if look.free == 1 else 's'} of the brief {'is' if look.free == 1 else 'are'} free.")
    return Offered(found, lines, look.free)


def new_of(found: Offered, cards: Sequence[Card]) -> list[Card]:
    """Those of the cards that may be added, what fits first."""
    from briefgen.pipeline.offering import in_order

    known = {card.name: card for card in found.offers.may}
    new = [known[card.name] for card in cards if card.name in set(found.offers.new)]
    return list(in_order(new, found.offers, found.needed, found.free))


def hidden(found: Offers) -> list[str]:
    """How many arguments are not shown, and why."""
    kinds = (("too private for its readers", found.private), ("not written in its language", found.foreign))
    counts = ((why, len(names)) for why, names in kinds if names)
    return [f"Not shown: {count} block{' that is' if count == 1 else 's that are'} {why}." for why, count in counts]


def _only(briefs: Sequence[Brief], document: str | None) -> Brief:
    chosen = [one for one in briefs if document in (None, one.document)]
    if len(chosen) == 1:
        return chosen[0]
    raise typer.BadParameter(
        f"one document of the packet: {', '.join(one.document for one in briefs)}", param_hint="--document"
    )


def _part(brief: Brief, part: str | None) -> str:
    """The part that is meant; the only one there is, where none is named."""
    from briefgen.pipeline.offering import part_of

    names = [section.id or str(number) for number, section in enumerate(brief.spec.sections)]
    if part is None and len(names) == 1:
        return names[0]
    if part is None or part_of(brief.spec.sections, part) is None:
        said = f"there is no part “{part}”; " if part else ""
        raise typer.BadParameter(f"{said}the brief has {', '.join(names) or 'no parts'}", param_hint="--part")
    return part
