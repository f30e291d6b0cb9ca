"""A chart that people can edit in Word: its own part, with the cells of its data in a workbook.

Everything in it has its place, the same as in the PDF; left to themselves, programs leave out names that have no room.
Source: ISO/IEC 29500-1, 21.2 (DrawingML charts).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lxml import etree

from briefgen.document.charting import Chart, ChartKind
from briefgen.models.style import Tokens
from briefgen.writers.charts.drawing import Drawing
from briefgen.writers.charts.plan import Plan, plan
from briefgen.writers.charts.scale import Scale
from briefgen.writers.docx.chart_series import outline, rgb, series
from briefgen.writers.docx.ooxml import DRAWING, NAMESPACES, PARSER, Element, fragment, w
from briefgen.writers.docx.package import CONTENT, OFFICE, Part
from briefgen.writers.docx.sheet import Sheet, word_family
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.units import emu
from briefgen.writers.docx.workbook import number_format, workbook

CHART = f"{DRAWING}/chart"
KIND = f"{CONTENT}.drawingml.chart+xml"
WORKBOOK = f"{CONTENT}.spreadsheetml.sheet"
NAMES, NUMBERS = "111111111", "222222222"
"""The ids of the two axes."""

FLAT, UPWARDS = 0, -90 * 60_000
"""The turn of words, and of words that are read upwards, in 60,000ths of a degree (ISO/IEC 29500-1, 20.1.10.3)."""


def chart_run(chart: Chart, width: float, language: str, story: Story) -> Element:
    """The run that holds a chart, so many points wide."""
    number, sheet = next(story.drawings), story.sheet
    drawing = Drawing(chart, sheet.style, width, language, sheet.page.tallest_picture)
    made = plan(drawing)
    part = _part(drawing, made, story)
    known = f'id="{number}" name="Chart {number}" descr="{escape(chart.alt)}"'
    return w(
        "r",
        w(
            "drawing",
            fragment(
                f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{emu(made.width)}" cy="{emu(made.height)}"/>'
                f'<wp:docPr {known}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}">'
                f'<c:chart xmlns:c="{CHART}" r:id="{story.part.to(part, f"{OFFICE}/chart")}"/>'
                "</a:graphicData></a:graphic></wp:inline>"
            ),
        ),
    )


def _part(drawing: Drawing, made: Plan, story: Story) -> Part:
    """The part of a chart and that of its workbook."""
    number = 1 + sum(name.startswith("word/charts/") for name in story.package.parts)
    part = story.package.add(f"word/charts/chart{number}.xml", KIND, b"")
    data = story.package.add(f"word/embeddings/data{number}.xlsx", WORKBOOK, workbook(drawing.chart))
    part.content = _space(drawing, made, story.sheet, part.to(data, f"{OFFICE}/package"))
    return part


def _space(drawing: Drawing, made: Plan, sheet: Sheet, data: str) -> Element:
    chart, field = drawing.chart, made.field
    key = _layout(made, 0.0, 0.0, made.width, made.key.height)
    legend = f'<c:legend><c:legendPos val="t"/>{key}<c:overlay val="0"/></c:legend>' if made.key.entries else ""
    return etree.fromstring(
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{NAMESPACES["a"]}" xmlns:r="{NAMESPACES["r"]}">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        f"{_layout(made, field.left, field.top, field.width, field.height, inner=True)}"
        f"{_drawn(drawing, made)}{_axes(chart, made, sheet.tokens)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_type(sheet)}"
        f'<c:externalData r:id="{data}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
        PARSER,
    )


def _layout(made: Plan, left: float, top: float, width: float, height: float, inner: bool = False) -> str:
    """The place of a part, as shares of the drawing; `inner` where it is that of the field alone, without its axes."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    shares = {"x": left / made.width, "y": top / made.height, "w": width / made.width, "h": height / made.height}
    placed = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in shares.items())
    return f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>{placed}</c:manualLayout></c:layout>'


def _gap(made: Plan, count: int, lying: bool) -> int:
    """The space between groups, in percent of a column or bar: so that both are as thick as in the PDF."""
    slot = made.lane if lying else made.slot
    return min(500, max(0, round((slot - count * made.thick) / made.thick * 100)))


def _drawn(drawing: Drawing, made: Plan) -> str:
    chart = drawing.chart
    all_of_them = "".join(series(number, chart, drawing.tokens) for number in range(len(chart.series)))
    axes = f'<c:axId val="{NAMES}"/><c:axId val="{NUMBERS}"/>'
    if chart.filled:
        lying = chart.kind is ChartKind.BARS
        return (
            f'<c:barChart><c:barDir val="{"bar" if lying else "col"}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
            f'{all_of_them}<c:gapWidth val="{_gap(made, len(chart.series), lying)}"/>{axes}</c:barChart>'
        )
    return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{all_of_them}<c:marker val="1"/>{axes}</c:lineChart>'


def _axes(chart: Chart, made: Plan, tokens: Tokens) -> str:
    """The axis of the names and that of the numbers; behind bars the numbers themselves stand, and no axis."""
    lying, every = chart.kind is ChartKind.BARS, made.names.every
    turn = UPWARDS if made.names.turned else FLAT
    names = "".join(
        (
            *_axis(NAMES, "l" if lying else "b", "maxMin" if lying else "minMax", chart, None),
            _axis_look(NUMBERS, outline(tokens, "text", 0.8), turn),
        )
    )
    numbers = "".join(
        (
            *_axis(NUMBERS, "t" if lying else "l", "minMax", chart, made.axis, outline(tokens, "rule", 0.4)),
            _axis_look(NAMES, "<a:ln><a:noFill/></a:ln>", FLAT),
        )
    )
    return (
        f'<c:catAx>{names}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'<c:tickLblSkip val="{every}"/><c:tickMarkSkip val="{every}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx>{numbers}<c:crossBetween val="between"/><c:majorUnit val="{made.axis.step:.15g}"/></c:valAx>'
    )


def _axis(own: str, side: str, orientation: str, chart: Chart, axis: Scale | None, grid: str = "") -> Iterator[str]:
    """What an axis is: where it stands, from where to where it goes, how its numbers are written."""
    ends = f'<c:max val="{axis.most:.15g}"/><c:min val="{axis.least:.15g}"/>' if axis else ""
    yield f'<c:axId val="{own}"/><c:scaling><c:orientation val="{orientation}"/>{ends}</c:scaling>'
    yield f'<c:delete val="{int(bool(axis) and chart.kind is ChartKind.BARS)}"/><c:axPos val="{side}"/>'
    if axis and chart.kind is not ChartKind.BARS:
        yield f"<c:majorGridlines><c:spPr>{grid}</c:spPr></c:majorGridlines>"
    code = escape(number_format(chart, axis.decimals)) if axis else "General"
    yield f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    yield '<c:tickLblPos val="low"/>'


def _axis_look(other: str, line: str, turn: int) -> str:
    """How an axis is drawn: its line, and its words turned or not, so that no program turns them of itself."""
    words = f'<c:txPr><a:bodyPr rot="{turn}" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr/></a:p></c:txPr>'
    return f'<c:spPr>{line}</c:spPr>{words}<c:crossAx val="{other}"/><c:crosses val="autoZero"/>'


def _type(sheet: Sheet) -> str:
    """The face of all words of a chart."""
    seen = sheet.tokens.looks.table
    face = escape(word_family(sheet.tokens.fonts.heading if seen.font == "heading" else sheet.tokens.fonts.body))
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(seen.size * 100)}"><a:solidFill>'
        f'{rgb(sheet.tokens, seen.color)}</a:solidFill><a:latin typeface="{face}"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{sheet.language}"/></a:p></c:txPr>'
    )
