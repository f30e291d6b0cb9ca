"""Charts at their limits: all words beside one another, nothing lost, alike in PDF and Word; or refused with what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from charting import LONG, SHORT, Box, boxes, counties, in_the_way, made, pairs, sentences, with_table, years
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from profiles import examples
from specimen import ROOT, document, words
from tools import docx_to_pdf, requires
from writers.docx.reading import Word

from briefgen.diagnostics import Diagnostic, Report
from briefgen.document.charting import Chart, ChartKind, Series
from briefgen.document.nodes import BulletList, Callout, Document, Flow, Group, GroupRole, ListItem, Role, Text
from briefgen.document.picturing import standing
from briefgen.document.walking import walk
from briefgen.models.style import Style
from briefgen.readers.styles.reading import read_style, style_names
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.workspace import Workspace
from briefgen.writers import docx
from briefgen.writers.charts.crowding import crowded
from briefgen.writers.charts.drawing import Drawing
from briefgen.writers.charts.plan import Crowd, plan
from briefgen.writers.charts.svg import picture
from briefgen.writers.pdf import Press

COLUMNS, LINES, BARS, DOTS = ChartKind.COLUMNS, ChartKind.LINES, ChartKind.BARS, ChartKind.DOTS

EXTREMES = {
    "eight series": made(COLUMNS, years(5), SHORT),
    "many columns": made(COLUMNS, years(40), SHORT[:2]),
    "long key": made(COLUMNS, years(2), LONG),
    "long names": made(COLUMNS, sentences(5), SHORT[:1]),
    "counties": made(COLUMNS, counties(10), SHORT[:3]),
    "everything": made(LINES, years(40), SHORT),
    "above and below": made(LINES, years(12), SHORT[:2], least=-50, most=50),
    "below": made(LINES, years(8), SHORT[:3], least=-0.3, most=0, decimals=2),
    "very small": made(LINES, years(8), SHORT[:2], most=9e-6, decimals=7, unit=("", "")),
    "very large": made(LINES, years(8), SHORT[:2], most=9e13, unit=("$", "")),
    "two points": made(LINES, years(2), SHORT[:2]),
    "dots": made(DOTS, years(40), SHORT),
    "dots below": made(DOTS, counties(7), SHORT[:3], least=-9000, most=9000, unit=("", "")),
    "bars of eight": made(BARS, years(4), SHORT),
    "forty bars": made(BARS, counties(40), SHORT[:1]),
    "bars with long names": made(BARS, sentences(8), SHORT[:2]),
    "bars of a unit": made(BARS, years(5), SHORT[:2], most=9e9, unit=("$", " per person")),
    "two bars": made(BARS, years(2), SHORT[:1]),
}

PLACES = {
    "in the text": lambda inside: inside,
    "in a callout": lambda inside: (Callout(inside, (Text("Title"),)),),
    "in a list": lambda inside: (BulletList((ListItem((words("item"), *inside)),)),),
    "in the ask": lambda inside: (Group(GroupRole.ASK, (words("Our ask", Role.ASK_LABEL), *inside)),),
}

STYLES = style_names(Workspace(ROOT))


@cache
def style(name: str) -> Style:
    found = read_style(Workspace(ROOT), name, Report())
    assert found is not None
    return found


def drawn(place: str, charts: list[Chart], look: Style) -> Document:
    """The charts that have room at a place, each with its table; the others are refused."""
    fit = (flows for one in charts if not problems((flows := PLACES[place](with_table(one))), look))
    return document(words("Before."), *(flow for flows in fit for flow in flows), words("After."))


def problems(flows: tuple[Flow, ...], look: Style) -> list[Diagnostic]:
    return list(crowded(document(*flows), look))


def halves() -> list[list[Chart]]:
    """LibreOffice 7.4 draws no more than twenty charts of a document as they are."""
    charts = list(EXTREMES.values())
    return [charts[::2], charts[1::2]]


def some() -> list[Any]:
    """Each style and each place; the gate tries one place of each fourth style, and the long run all."""
    return [
        pytest.param(name, place, marks=pytest.mark.thorough if at % 4 or (at + number) % len(PLACES) else ())
        for at, name in enumerate(STYLES)
        for number, place in enumerate(PLACES)
    ]


@pytest.mark.parametrize(("name", "place"), some())
def test_no_word_of_a_pdf_is_in_the_way_of_another(name: str, place: str, press: Press) -> None:
    whole = drawn(place, list(EXTREMES.values()), style(name))
    assert len(whole.children) > 9, "most have room"
    data = press.submit(whole, style(name)).result().data
    assert in_the_way(data) == []
    assert differences(expected(whole, style(name)), "pdf", data) == ()
    for found, (wide, _) in boxes(data):
        assert all(box[0] >= 36 and box[2] <= wide - 36 for box in found), "nothing leaves the column"


@pytest.mark.thorough
@requires("soffice")
@pytest.mark.parametrize("charts", halves(), ids=["one half", "the other"])
@pytest.mark.parametrize(("name", "place"), some())
def test_nor_in_word(name: str, place: str, charts: list[Chart], tmp_path: Path) -> None:
    """And none is left out, in the drawing or in the table, as LibreOffice shows both."""
    whole = drawn(place, charts, style(name))
    file = tmp_path / "charts.docx"
    file.write_bytes(docx.write(whole, style(name)).data)
    assert differences(expected(whole, style(name)), "docx", file.read_bytes()) == ()
    shown = docx_to_pdf(file, tmp_path).read_bytes()
    assert in_the_way(shown) == []
    said = bare("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(shown)))
    for one in (node for node in walk(whole.children) if isinstance(node, Chart)):
        series = [column.name for column in one.series if len(one.series) > 1]
        for called in (*one.names[: 1 if one.in_sequence else None], *series):
            assert said.count(bare(called)) >= 2, called


def bare(said: str) -> str:
    return "".join(said.split())


@pytest.mark.parametrize("side", [(), (Group(GroupRole.SIDE, (words("At the side."),)),)], ids=["one column", "two"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", STYLES)
def test_the_room_that_is_reckoned_with_is_that_in_which_it_is_drawn(
    name: str, place: str, side: tuple[Flow, ...]
) -> None:
    inside = PLACES[place](with_table(made(LINES, years(4), SHORT[:1])))
    whole = document(*inside, *side, *inside)
    rooms = [room for flow, room, _ in standing(whole, style(name).tokens) if isinstance(flow, Chart)]
    shown = Word(docx.write(whole, style(name)).data).find("//wp:inline/wp:extent/@cx")
    assert [int(str(wide)) / 12700 for wide in shown] == pytest.approx(rooms, abs=0.1)


def drawing(one: Chart, wide: float = 468.0, name: str = "civic") -> Drawing:
    return Drawing(one, style(name), wide, "en", 504.0)


def placed(one: Drawing) -> list[Box]:
    """Where the words of a drawing stand, those that are turned too; letters stand on their line and reach above it."""
    found: list[Box] = []
    for x, y, turned, said in re.findall(
        r'<text x="([-\d.]+)" y="([-\d.]+)"( transform)?[^>]*>([^<]*)</text>', picture(one).data.decode()
    ):
        left, base, long, tall = float(x), float(y), one.wide(unescape(said)), one.size
        below = 0.0 if said.isdecimal() else 0.2 * tall
        if turned:
            found.append((left - 0.75 * tall, base - long, left + below, base))
        else:
            found.append((left, base - 0.75 * tall, left + long, base + below))
    return sorted(found)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    kind, rows = draw(st.sampled_from(ChartKind)), draw(st.integers(2, 40))
    names = draw(st.sampled_from((years, counties, sentences)))(rows)
    series = draw(st.sampled_from((SHORT, LONG)))[: draw(st.integers(1, 8))]
    most, decimals = draw(
        st.sampled_from(((1.0, 2), (9.5, 1), (100.0, 0), (5000.0, 1), (9e6, 0), (1e-6, 9), (9e14, 0)))
    )
    unit = draw(st.sampled_from((("", "%"), ("$", ""), ("", ""), ("", " per 100,000"), ("$", " million"))))
    least = draw(st.sampled_from((0.0, -most, -most / 3))) if kind in (LINES, DOTS) else 0.0
    height = draw(st.none() | st.floats(62.0, 480.0))
    return made(kind, names, series, least=least, most=most, decimals=decimals, unit=unit, height=height)


@given(charts(), st.floats(120.0, 650.0), st.sampled_from(STYLES))
@settings(max_examples=examples(100), suppress_health_check=list(HealthCheck))
def test_what_is_not_refused_has_all_its_words_beside_one_another_and_within_its_edges(
    one: Chart, wide: float, name: str
) -> None:
    shown = drawing(one, wide, name)
    where = plan(shown)
    found = placed(shown)  # what is refused is no reason to break down, either
    if where.crowds or where.needed > where.height + 0.5:
        return
    assert not list(pairs(found))
    assert all(box[0] >= -0.1 and box[1] >= -1 and box[2] <= wide + 0.1 and box[3] <= where.height + 3 for box in found)
    assert len(found) >= len(one.names) // where.names.every


@pytest.mark.parametrize(
    ("one", "says", "do"),
    [
        (made(COLUMNS, years(40), SHORT), "the 320 columns of this chart would be too thin", "Keep fewer rows"),
        (made(COLUMNS, sentences(12), SHORT[:1]), "no room for 12 names such as “", "Draw bars"),
        (made(BARS, years(40), SHORT), "this chart would be ", "rows, or fewer columns of numbers; or make two charts."),
        (made(BARS, years(4), SHORT, height=70), "is to be 24 mm high, and it needs ", "Write {height="),
        (made(LINES, years(8), LONG, height=70), "is to be 24 mm high, and it needs 6", "or leave `height` out"),
        (made(LINES, years(8), ("x" * 120, "y")), "the word “xxx", "in two words"),
        (made(BARS, ("x" * 60, "y"), SHORT[:1]), "too long to stand at the left of its bar", "in two words"),
        (made(BARS, years(3), SHORT[:1], unit=("", " of all the people in " + "any county or " * 6)),
         "leave no room for what they say", "in a larger unit"),
    ],
)  # fmt: skip
def test_what_has_no_room_is_refused_with_what_to_do(one: Chart, says: str, do: str) -> None:
    (found,) = problems(with_table(one), style("civic"))
    assert found.code == "chart-crowded" and says in found.message and do in found.hint


def test_a_table_that_has_no_room_is_refused_with_its_chart() -> None:
    one = made(LINES, years(3), SHORT)
    assert not problems(with_table(one), style("civic"))
    (found,) = problems((BulletList((ListItem(with_table(one)),)),), style("large-print"))
    assert "with 9 columns, is too wide" in found.message


def test_the_height_that_is_proposed_is_enough() -> None:
    one = made(LINES, years(8), LONG, height=70)
    (found,) = problems(with_table(one), style("civic"))
    proposed = re.search(r"height=(\d+)mm", found.hint)
    assert proposed and not problems(with_table(replace(one, height=int(proposed[1]) * 72 / 25.4)), style("civic"))


def test_a_chart_is_as_high_as_it_needs_where_nobody_says_how_high() -> None:
    few, many = (plan(drawing(made(BARS, counties(count), SHORT[:1]))) for count in (3, 40))
    assert few.height < 80 < 400 < many.height <= 504
    assert plan(drawing(made(COLUMNS, years(3), SHORT[:1]))).height == 150


def test_names_are_turned_where_lines_have_no_room_and_years_left_out_where_turned_ones_have_none() -> None:
    lying, turned, some = (plan(drawing(made(LINES, years(40), SHORT[:1]), wide)).names for wide in (1400, 468, 200))
    assert (lying.turned, lying.every) == (False, 1)
    assert (turned.turned, turned.every) == (True, 1)
    assert some.turned and some.every > 1 and some.fits
    assert Crowd.NAMES in plan(drawing(made(LINES, counties(40), SHORT[:1]), 200)).crowds, (
        "counties are not known from others"
    )


def test_the_line_of_0_is_drawn_among_decimals() -> None:
    one = plan(drawing(made(LINES, years(8), SHORT[:3], least=-0.3, most=0, decimals=2)))
    assert 0.0 in one.axis.marks


def test_small_numbers_have_as_many_decimals_as_they_need() -> None:
    tiny = replace(
        made(LINES, years(2), ("A",)),
        series=(Series("A", (0.0000004, 0.0000008), ("0.0000004", "0.0000008")),),
        unit=("", ""),
    )
    said = re.findall(r">([\d.]+)</text>", picture(drawing(tiny)).data.decode())
    assert said[:3] == ["0.0000000", "0.0000002", "0.0000004"]
    chart = Word(docx.write(document(*with_table(tiny)), style("civic")).data).part("word/charts/chart1.xml")
    assert {"#,##0.0000000"} == {one.get("formatCode") for one in chart.iter("{*}numFmt")} - {"General"}


def test_amounts_below_nothing_have_their_sign_first() -> None:
    said = re.findall(
        r">([^<>]+)</text>",
        picture(drawing(made(LINES, years(2), ("A",), least=-50, most=50, unit=("$", "")))).data.decode(),
    )
    assert "−$25" in said or "−$50" in said
