"""The column of a comparison that is ours: on a ground in every format, told apart without it, its links readable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from specimen import document, style
from writers.docx.reading import Word, select

from briefgen.document.nodes import Alignment, Cell, Link, Row, Strong, Table, Text
from briefgen.models.style import Style
from briefgen.models.tabling import OwnRow, TableHead, Tables
from briefgen.writers import docx, html, text
from briefgen.writers.html.stylesheet import PAPER, SCREEN, stylesheet

TABLE = Table(
    Row((Cell(()), Cell((Text("Theirs"),)), Cell((Text("Ours"),), own=True))),
    (
        Row((Cell((Text("One"),)), Cell((Text("✗ No"),)), Cell((Strong((Text("✓ Yes"),)),), own=True))),
        Row((Cell((Text("Two"),)), Cell((Text("✓ Yes"),)), Cell((Link("https://example.org", (Text("address"),)),), own=True))),
    ),
    (Alignment.DEFAULT,) * 3,
)  # fmt: skip


def looking(**said: object) -> Style:
    given = style()
    tables = Tables.model_validate(given.tokens.tables.model_copy(update=said))
    return replace(given, tokens=given.tokens.model_copy(update={"tables": tables}))


USUAL = looking(own=None, head=TableHead())


@pytest.mark.parametrize(
    ("looks", "fill"),
    [
        (USUAL, "tint"),
        (looking(own=OwnRow(ground="rule")), "rule"),
        (looking(own=None, head=TableHead(ground="accent", color="paper")), None),
    ],
)
def test_our_column_has_one_ground_in_word_and_on_paper(looks: Style, fill: str | None) -> None:
    word = Word(docx.write(document(TABLE), looks).data)
    rows = select(word.body, ".//w:tbl/w:tr")
    fills = [
        [str(fill) for fill in select(cell, "w:tcPr/w:shd/@w:fill")] for row in rows[1:] for cell in select(row, "w:tc")
    ]
    color = getattr(looks.tokens.colors, fill).removeprefix("#").upper() if fill else None
    assert [[one.upper() for one in each] for each in fills] == [[], [], [color] if color else []] * 2
    for medium in (PAPER, SCREEN):
        assert ("tbody td.ours { background-color" in stylesheet(looks.tokens, medium)) is bool(fill)


def test_our_column_is_told_in_html_and_in_text() -> None:
    page = html.write(document(TABLE), USUAL).data.decode()
    assert page.count('class="ours"') == 3 and '<td class="ours"><strong>✓ Yes</strong></td>' in page
    assert "One\nTheirs: ✗ No\nOurs: ✓ Yes" in text.write(document(TABLE), USUAL).data.decode()
