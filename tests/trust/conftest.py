"""One brief with a chart, a picture, notes, a head and a foot, as the files that words are planted into."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from rendering import rendered_brief
from specimen import picture

from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

CHECKS = "checks: {bare-number: off, unsourced-number: off, uncited-paragraph: off, odds-unnamed: off}\n"
TEXT = """\
Outreach reaches people whom **nobody** else reaches.[^1] See [the page](https://example.org/page).

::: chart {columns alt="Two columns."} Visits by year [@doe]
| Year | Visits |
|---|--:|
| 2019 | 20 |
| 2020 | 30 |
:::

![A map of the town](briefs/map.png "The town")

| Who | What |
|---|---|
| Staff | Visits |

[^1]: As the county says.
"""


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The finished files of the brief by their formats."""
    folder = tmp_path_factory.mktemp("planted")
    spec = {
        "title": "Outreach works", "date": "2026-11-20", "pages": 4, "ask": "Oppose section 5.", "short_title": "Outreach",
        "sections": [{"heading": "Why it works", "blocks": [{"text": TEXT}]}],
    }  # fmt: skip
    made = {
        "briefgen.yaml": f"organization: {{name: Example Coalition}}\n{CHECKS}", "briefs/brief.yaml": json.dumps(spec),
        "briefs/sources.yaml": "references: [{id: doe, type: book, title: A Book}]\n",
    }  # fmt: skip
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    Path(folder / "briefs/map.png").write_bytes(picture(30, 10).data)
    with Press() as press:
        return rendered_brief(
            Workspace(folder), "briefs/brief.yaml", press, formats=("pdf", "docx", "html", "txt")
        ).files
