"""What the guide says of e-mails is what they say."""

from __future__ import annotations

import re

import pytest
from rendering import rendered_brief
from specimen import picture
from tools import CHECKOUT

from briefgen.models.formats import Format
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

HEAD = "| what | in an e-mail | on a telephone |\n|---|---|---|\n"
ROWS = (CHECKOUT / "docs/writing-blocks.md").read_text("utf-8").partition(HEAD)[2].strip().split("\n")
SAID = [(row.split(" | ")[0].strip("| "), form) for row in ROWS for form in re.findall("`(.+?)`", row.split(" | ")[1])]

SPEC = """\
title: T
date: 2026-11-20
parts: [ask, tracker, sections, signers]
ask: [Oppose section 5., Ask for a hearing.]
bill: {number: H.R. 0000, version: as introduced, as_of: 2026-11-20, stages: [Introduced, Committee, Law], at: Committee}
signers: {as: row, names: [A Council, A Union]}
sections: [{heading: One, blocks: [every]}]
"""

BLOCK = """\
---
title: Every
summary: Every construct.
audience: public
---
::: numbers
39% | of women who inject drugs [@doe]
41% | of men [@doe]
:::

::: bars They rushed [@doe]
| Who | Before 2013 | After |
|---|--:|--:|
| Women | 8.9% | 14.8% |
:::

::: chart {alt="Women rushed more."} They rushed [@doe]
| Who | Share |
|---|--:|
| Women | 8.9% |
| Men | 8.6% |
:::

::: compare What each asks
| | Section 5 | **Health services** |
|---|---|---|
| Reaches people | no | yes |
:::

::: bill H.R. 0000, as introduced
Grants for ~~stings~~ ++housing++.
:::

::: pull-quote
I know what a raid does.
:::

::: answers
**“It worked.”** : Not for them.
:::

![The county](briefs/map.png "Its towns")

| | |
|---|--:|
| Paid in 2025 | 1,204 |
"""


@pytest.fixture(scope="module")
def mail(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("mail")
    (folder / "briefs/blocks").mkdir(parents=True)
    (folder / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    (folder / "briefs/sources.yaml").write_text("references: [{id: doe, type: book, title: A Book}]\n", "utf-8")
    (folder / "briefs/one.yaml").write_text(SPEC, "utf-8")
    (folder / "briefs/blocks/every.md").write_text(BLOCK, "utf-8")
    (folder / "briefs/map.png").write_bytes(picture(900, 300).data)
    with Press(at_once=False) as press:
        made = rendered_brief(Workspace(folder), "briefs/one.yaml", press, formats=[Format.TXT])
    return made.files[Format.TXT].decode("utf-8")


@pytest.mark.parametrize(("what", "form"), SAID)
def test_an_email_says_it_so(what: str, form: str, mail: str) -> None:
    assert form in mail, what


def test_every_construct_that_authors_open_is_named() -> None:
    named = " ".join(row.split(" | ")[0] for row in ROWS)
    for name in ("numbers", "bars", "chart", "compare", "side", "bill", "pull-quote", "answers"):
        assert f"`::: {name}`" in named
