"""Key numbers and bars: how many stand side by side, how long bars are, alike in PDF, DOCX and HTML."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2
import pytest
from specimen import ROOT, document, row, style, words
from writers.docx.reading import Word, q, select

from briefgen.diagnostics import Report
from briefgen.document.display import KeyNumber, Numbers
from briefgen.document.nodes import Alignment, Callout, Table, Text
from briefgen.models.style import Style
from briefgen.readers.files.positions import Positioned
from briefgen.readers.styles.contrast import check_bars
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace
from briefgen.writers import docx, html, text
from briefgen.writers.across import across
from briefgen.writers.pdf import Press


def key(number: str, unit: str = "", said: str = "of them") -> KeyNumber:
    return KeyNumber((Text(number),), (Text(unit),) if unit else (), (Text(said),))


def numbers(*rows: KeyNumber) -> Numbers:
    return Numbers(rows)


def bars(*values: tuple[float, ...]) -> Table:
    body = tuple(row(f"Row {at}", *(f"{value:g}%" for value in each)) for at, each in enumerate(values))
    heads = row("Who", *(f"Head {at}" for at in range(len(values[0]))))
    return Table(heads, body, (Alignment.RIGHT,) * (len(values[0]) + 1), (Text("What they show"),), values)


def looks(name: str) -> Style:
    found = read_style(Workspace(ROOT), name, Report())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("node", "room", "count"),
    [
        (numbers(key("39%"), key("41%", "lower odds"), key("2×", "the odds")), 475, 3),
        (numbers(*[key("39%")] * 4), 475, 4),
        (numbers(*[key("41%", "lower odds")] * 4), 475, 2),
        (numbers(*[key("39%")] * 3), 240, 1),
        (numbers(*[key("39%")] * 2), 240, 2),
        (numbers(*[key("1 in 3 of all")] * 3), 400, 3),
    ],
)
def test_numbers_stand_side_by_side_where_there_is_room(node: Numbers, room: float, count: int) -> None:
    assert across(node, looks("civic"), room) == count


def test_large_print_sets_them_under_one_another_without_a_table() -> None:
    shown = document(words("Before."), numbers(key("39%"), key("41%", "lower odds"), key("2×", "the odds")))
    word = Word(docx.write(shown, looks("large-print")).data)
    assert word.find("//w:tbl") == []
    assert "39% of them 41% lower odds of them" in " ".join(word.words_in_order().split())


def test_numbers_stand_where_they_do_in_word(press: Press) -> None:
    shown = document(words("Before."), numbers(key("39%"), key("41%", "lower odds"), key("2×", "the odds")))
    (grid,) = Word(docx.write(shown, style()).data).find("//w:tblGrid")
    widths = [int(column.get(q("w:w"))) / 20 for column in grid]
    read = pypdfium2.PdfDocument(press.submit(shown, style()).result().data)[0].get_textpage()
    lefts = [read.get_charbox(read.search(one, match_case=True).get_next()[0])[0] for one in ("39%", "41%", "2×")]
    for place in (0, 1):
        assert lefts[place + 1] - lefts[place] == pytest.approx(widths[place], abs=2)


def test_a_unit_is_smaller_than_its_number_in_every_format(press: Press) -> None:
    shown = document(numbers(key("41%", "lower odds"), key("39%")))
    word = Word(docx.write(shown, style()).data)
    (unit,) = [run for run in word.find("//w:r") if "lower odds" in "".join(run.itertext())]
    assert select(unit, "w:rPr/w:rStyle/@w:val") == ["StatUnit"]
    small, large = (int(select(word.style(name), "w:rPr/w:sz/@w:val")[0]) for name in ("Stat Unit", "Stat Number"))
    assert small < 0.7 * large
    assert '41% <span class="unit">lower odds</span>' in html.write(shown, style()).data.decode()
    read = pypdfium2.PdfDocument(press.submit(shown, style()).result().data)[0].get_textpage()
    heights = [
        top - bottom
        for at in (
            read.search("41", match_case=True).get_next()[0],
            read.search("lower", match_case=True).get_next()[0],
        )
        for _, bottom, _, top in [read.get_charbox(at)]
    ]
    assert heights[1] < 0.9 * heights[0]


def test_plain_text_has_a_number_a_line() -> None:
    shown = document(numbers(key("41%", "lower odds", "of care"), key("39%")))
    assert "41% lower odds – of care\n39% – of them\n" in text.write(shown, style()).data.decode()


def drawn(word: Word) -> list[list[Any]]:
    """The bars of each row but the first: paragraphs in its last cell."""
    rows = word.find("//w:tbl/w:tr")[1:]
    return [select(select(each, "w:tc")[-1], "w:p") for each in rows]


def test_bars_are_as_long_as_their_numbers_in_word() -> None:
    word = Word(docx.write(document(bars((10.0, 20.0), (5.0, 0.0))), style()).data)
    (width,) = {int(select(each, "w:tc[last()]/w:tcPr/w:tcW/@w:w")[0]) for each in word.find("//w:tbl/w:tr")}
    room = width - round(40 * style().tokens.tables.padding_x)
    rights = [[int(value) for bar in each for value in select(bar, "w:pPr/w:ind/@w:right")] for each in drawn(word)]
    assert rights[0] == [pytest.approx(room / 2, abs=2), 0]
    assert rights[1] == [pytest.approx(room * 3 / 4, abs=2)]
    assert select(drawn(word)[1][1], "w:pPr/w:shd") == []


def test_bars_are_as_long_as_their_numbers_in_a_pdf(press: Press) -> None:
    page = pypdfium2.PdfDocument(press.submit(document(bars((10.0,), (20.0,))), style()).result().data)[0]
    thin = style().tokens.bars.thickness
    found = {
        round(x1 - x0, 1)
        for each in page.get_objects()
        if each.type == 2
        for x0, y0, x1, y1 in [each.get_bounds()]
        if abs(y1 - y0 - thin) < 0.6 and x1 - x0 > 20
    }
    assert max(found) == pytest.approx(2 * min(found), abs=2)


def test_two_series_are_told_apart_without_colors() -> None:
    word = Word(docx.write(document(bars((10.0, 20.0), (5.0, 1.0))), style()).data)
    for first, second in drawn(word):
        assert select(first, "w:pPr/w:shd/@w:themeFill") == ["background2"]
        assert select(second, "w:pPr/w:shd/@w:themeFill") == ["accent1"]
        assert select(first, "w:pPr/w:pBdr/w:top") and select(second, "w:pPr/w:pBdr/w:top")
    (head,) = select(word.body, ".//w:tr[w:trPr/w:tblHeader]")
    assert len(select(head, ".//w:rPr/w:bdr")) == 2
    page = html.write(document(bars((10.0, 20.0), (5.0, 1.0))), style()).data.decode()
    assert re.search(r'<span class="key light"></span> Head 0.*<span class="key solid"></span> Head 1', page)


def test_one_series_needs_no_key() -> None:
    shown = document(bars((10.0,), (5.0,)))
    assert 'class="key' not in html.write(shown, style()).data.decode()
    assert Word(docx.write(shown, style()).data).find("//w:rPr/w:bdr") == []


def test_bars_have_no_words_and_the_table_all(press: Press) -> None:
    shown = document(Callout((bars((10.0, 20.0), (5.0, 1.0)),)))
    said = " ".join(Word(docx.write(shown, style()).data).words_in_order().split())
    assert said.endswith("What they show Who Head 0 Head 1 Row 0 10% 20% Row 1 5% 1%")


def test_bars_that_are_all_nothing_have_no_length() -> None:
    assert bars((0.0,), (0.0,)).shares == ((0.0,), (0.0,))


@pytest.mark.parametrize(
    ("colors", "bars", "found"),
    [
        ({}, {}, 0),
        ({"accent": "#9AA5B1"}, {}, 3),
        ({}, {"light": "muted"}, 1),
        ({}, {"color": "text", "light": "paper"}, 0),
    ],
)
def test_bars_must_be_seen_and_told_apart(colors: dict[str, str], bars: dict[str, str], found: int) -> None:
    tokens = looks("civic").tokens
    tokens = tokens.model_copy(
        update={"colors": tokens.colors.model_copy(update=colors), "bars": tokens.bars.model_copy(update=bars)}
    )
    report = Report()
    check_bars(tokens, Positioned({}, {}), report)
    assert [one.code for one in report.diagnostics] == ["low-contrast"] * found
