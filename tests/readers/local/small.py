"""A small packet with two meetings and a table of local figures, whose files a test may change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from briefgen.workspace import Workspace

FILES: Final[Mapping[str, str]] = {
    "briefgen.yaml": "organization: {name: Example Coalition}\n",
    "briefs/sources.yaml": "references:\n- {id: county-2025, type: report, title: Counts, issued: {date-parts: [[2025]]}}\n",
    "briefs/templates/card.yaml": "kicker: Card\nsections:\n  - {id: why, heading: Why}\n",
    "briefs/blocks/near.md": "---\ntitle: Near you\nsummary: s\naudience: office\n---\nThere are {{ local.programs }} here.\n",
    "briefs/meetings/day.csv": (
        "Member,District,State,Committee,Date,Notes\n"
        "Jordan Example,EX-07,EX,Judiciary; Rules,2026-12-03,Ask about the hearing first.\n"
        "Alex Sample,EX 8,EX,Health,2026-12-03,She voted no last time.\n"
    ),
    "briefs/meetings/districts.csv": 'District,Programs,Deaths\nEX-7,1,"1,204"\nEX-8,0,n/a\n',
    "briefs/meetings/districts.yaml": (
        "columns:\n"
        '  programs: {say: "{} programs", one: "{} program", source: county-2025, locator: table 3, as_of: "2025"}\n'
        "  deaths: {unit: deaths, source: county-2025}\n"
    ),
    "briefs/day.yaml": (
        "title: Fund services\n"
        "date: 2026-11-20\n"
        "meetings: briefs/meetings/day.csv\n"
        "local: briefs/meetings/districts.csv\n"
        "documents:\n"
        "  - template: card\n"
        "    sections: [{id: why, blocks: [near]}]\n"
    ),
}


def packet(folder: Path, **changed: str) -> Workspace:
    """The packet in a folder, with other words in those files that are `changed`."""
    for name, text in {**FILES, **changed}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Workspace(folder).for_one_run()
