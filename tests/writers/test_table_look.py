"""Tables as a style says: their head, the rules and grounds of rows, the row that is ours; alike in PDF and Word."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from specimen import document, row, style
from tailored import read, tailored
from writers.docx.reading import Word, q

from briefgen.compose.parts.bills import ours
from briefgen.document.geometry import geometry
from briefgen.document.nodes import Alignment, Cell, Link, Row, Table, Text
from briefgen.models.meeting import Bill, ListedBill
from briefgen.writers import docx, html
from briefgen.writers.html.stylesheet import PAPER, stylesheet
from briefgen.writers.tabulation import tabulate

LINKED = Row((Cell((Link("https://c.example", (Text("S. 1"),)),)), Cell((Text("Support"),))))
TABLE = Table(
    row("Bill", "Position"),
    (replace(row("H.R. 0000", "Oppose"), own=True), LINKED, row("S. 2", "None"), row("S. 3", "None")),
    (Alignment.DEFAULT,) * 2,
)
SHOWN = document(TABLE)
SAID = """tables:
  head: {ground: text, color: paper, rule: 0}
  rows: {rule: 1pt, color: muted, zebra: accent}
  first_column: {bold: true, color: text}
  own: {rule: 3pt}
"""


def grounds(word: Word) -> list[list[str]]:
    """The grounds that the cells of each row have of their own."""
    return [
        [cell.get(q("w:fill")) for cell in one.iterfind(f"{q('w:tc')}/{q('w:tcPr')}/{q('w:shd')}")]
        for one in word.find("//w:tr")
    ]


def test_a_table_looks_as_the_style_says() -> None:
    made, _ = read(SAID)
    assert made is not None
    word = Word(docx.write(SHOWN, made).data)
    table = word.style("Brief Table")
    assert {side.get(q("w:sz")) for side in table.find(f"{q('w:tblPr')}/{q('w:tblBorders')}")} == {"8"}
    conditions = {one.get(q("w:type")): one for one in table.iterfind(q("w:tblStylePr"))}
    fills = {kind: one.find(f"{q('w:tcPr')}/{q('w:shd')}").get(q("w:fill")) for kind, one in conditions.items()}
    assert fills == {"firstRow": "1B1F24", "band2Horz": "174A7C"}
    styles = [one.get(q("w:val")) for one in word.find("//w:tc/w:p/w:pPr/w:pStyle")]
    assert styles == ["TableHead"] * 2 + ["TableFirstColumn", "TableText"] * 4
    assert word.style("Table Head").find(f"{q('w:rPr')}/{q('w:color')}").get(q("w:val")) == "FFFFFF"
    assert word.style("Table First Column").find(f"{q('w:rPr')}/{q('w:b')}") is not None
    assert grounds(word) == [[], ["EEF3F8"] * 2, [], [], []]
    (bar,) = word.find("//w:tcBorders/w:left")
    assert (bar.get(q("w:sz")), bar.get(q("w:color"))) == ("24", "174A7C")
    assert len(word.find("//w:tr[2]//w:r/w:rPr/w:b")) == 2 and not word.find("//w:tr[3]//w:r/w:rPr/w:b")
    # The link stands on the color of links: there it has the color of the words around.
    assert [one.get(q("w:val")) for one in word.find("//w:tr[3]//w:r/w:rPr/w:color")] == ["1B1F24"]


def test_on_paper_and_on_a_screen() -> None:
    made, _ = read(SAID)
    assert made is not None
    assert html.write(SHOWN, made).data.decode().count('<tr class="own">') == 1
    css = stylesheet(made.tokens, PAPER)
    for line in (
        "thead th, thead td { background-color: #1B1F24; font-weight: 700; vertical-align: bottom; border-bottom: none }",
        "thead th, thead td { color: #FFFFFF }",
        "tbody th { font-weight: 700; color: #1B1F24 }",
        "tbody tr:nth-child(even) { background-color: #174A7C }",
        "tbody tr:nth-child(even) a { color: inherit }",
        "tr.own > td, tr.own > th { font-weight: 700 }",
        "tr.own > :first-child { border-inline-start: 3pt solid #174A7C }",
    ):
        assert line in css


def test_bold_cells_are_measured_as_bold() -> None:
    usual, bold = style(), tailored("tables: {first_column: {bold: true}}")
    first = [tabulate(TABLE, made, geometry(SHOWN, made.tokens)).widths[0] for made in (usual, bold)]
    assert first[0] < first[1]


def test_a_style_that_says_nothing_has_no_row_of_its_own() -> None:
    plain = replace(TABLE, rows=(row("H.R. 0000", "Oppose"), *TABLE.rows[1:]))
    assert docx.write(SHOWN, style()).data == docx.write(document(plain), style()).data
    assert "own" not in html.write(SHOWN, style()).data.decode().partition("<body>")[2]


def test_the_words_of_tables_are_weighed_on_every_ground() -> None:
    said = read(
        "tables: {head: {ground: accent}, rows: {zebra: muted}, own: {ground: rule}, first_column: {color: tint}}"
    )[1]
    assert {message.partition(" has a")[0] for message in said} == {
        "the table text (`text` on `accent`)",
        "the table text (`text` on `muted`)",
        "the table first column text (`tint` on `paper`)",
        "the table first column text (`tint` on `rule`)",
    }


def test_the_row_of_the_bill_that_the_brief_is_about_is_ours() -> None:
    day = dt.date(2026, 11, 20)
    listed = tuple(
        ListedBill(number=number, version="introduced", as_of=day, summary="Pays.")
        for number in ("H.R. 0000", "S. 1", "H.R.0000")
    )
    assert ours(Bill(number="H.R. 0000", version="introduced", as_of=day), listed) == (0, 2)
    assert ours(None, listed) == ()
