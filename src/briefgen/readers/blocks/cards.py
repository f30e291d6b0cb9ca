"""`briefs/blocks/**/*.md` → cards, kept between runs: a list need neither read nor check again what has not changed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from briefgen.diagnostics import BriefError, Report
from briefgen.models.card import Card
from briefgen.readers.blocks.block_files import Variant, files_by_name, variant_of
from briefgen.workspace import File, Workspace
from briefgen.workspace.keeping import Pack

KEPT = "cards"
"""The kind under which cards are kept, all in one file."""


def read_cards(workspace: Workspace, report: Report, language: str, base_language: str = "") -> tuple[Card, ...]:
    """The cards of all blocks in a language, sorted by name; one that cannot be read is reported and left out.

    A block that is not written in it is in the workspace's own, its `base_language`, which is the same if none is said.
    """
    cards, pack = [], workspace.pack(KEPT)
    for name, files in sorted(files_by_name(workspace, report, None).items()):
        variant = variant_of(files, language, base_language or language)
        try:
            card = _card(pack, workspace.read(variant.file), name, variant, report)
        except BriefError as error:
            report.add(*error.diagnostics)
            continue
        if card:
            cards.append(card)
    pack.save()
    return tuple(cards)


def _card(pack: Pack, file: File, name: str, variant: Variant, report: Report) -> Card | None:
    kept = pack.get(file.name, file.data)
    if kept is not None:
        return _from_kept(kept)
    # What reads blocks takes long to load.
    from briefgen.readers.blocks.library import read_block

    own = Report()
    block = read_block(file, name, variant, own)
    report.add(*own.diagnostics)
    if block is None:
        return None
    matter, texts = block.matter, block.lengths.values()
    card = Card(
        name, matter.title, matter.summary, tuple(matter.tags), str(matter.audience), matter.review_due,
        {str(length): text.words for length, text in block.lengths.items()},
        "\n\n".join(text.text for text in texts),
        block.passages,
        str(matter.status) if "status" in matter.model_fields_set else None,
    )  # fmt: skip
    if not own.diagnostics:
        pack.put(file.name, file.data, _to_keep(card))
    return card


def _to_keep(card: Card) -> list[Any]:
    due = card.review_due.isoformat() if card.review_due else None
    words, passages = dict(card.words), dict(card.passages)
    return [
        card.name,
        card.title,
        card.summary,
        list(card.tags),
        card.audience,
        due,
        words,
        card.text,
        passages,
        card.status,
    ]


def _from_kept(kept: list[Any]) -> Card:
    name, title, summary, tags, audience, due, *others = kept
    return Card(name, title, summary, tuple(tags), audience, dt.date.fromisoformat(due) if due else None, *others)
