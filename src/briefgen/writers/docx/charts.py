"""A chart that people can edit in Word: its own part, with the cells of its data in a workbook.

Source: ISO/IEC 29500-1, 21.2 (DrawingML charts).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lxml import etree

from briefgen.document.charting import Chart, ChartKind, Series
from briefgen.models.palette import ColorName
from briefgen.models.style import Tokens
from briefgen.writers.charts.looks import Look, look
from briefgen.writers.charts.scale import Scale, scale
from briefgen.writers.charts.svg import column_width
from briefgen.writers.docx.ooxml import DRAWING, NAMESPACES, PARSER, Element, fragment, w
from briefgen.writers.docx.package import CONTENT, OFFICE, Part
from briefgen.writers.docx.palette import bare_hex
from briefgen.writers.docx.sheet import Sheet, word_family
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.units import emu
from briefgen.writers.docx.workbook import SHEET, number_format, place, workbook

CHART = f"{DRAWING}/chart"
KIND = f"{CONTENT}.drawingml.chart+xml"
WORKBOOK = f"{CONTENT}.spreadsheetml.sheet"
NAMES, NUMBERS = "111111111", "222222222"
"""The ids of the two axes."""


def chart_run(chart: Chart, width: float, story: Story) -> Element:
    """The run that holds a chart, so many points wide."""
    number = next(story.drawings)
    part = _part(chart, width, story)
    known = f'id="{number}" name="Chart {number}" descr="{escape(chart.alt)}"'
    return w(
        "r",
        w(
            "drawing",
            fragment(
                f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{emu(width)}" cy="{emu(chart.height)}"/>'
                f'<wp:docPr {known}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}">'
                f'<c:chart xmlns:c="{CHART}" r:id="{story.part.to(part, f"{OFFICE}/chart")}"/>'
                "</a:graphicData></a:graphic></wp:inline>"
            ),
        ),
    )


def _part(chart: Chart, width: float, story: Story) -> Part:
    """The part of a chart and that of its workbook."""
    number = 1 + sum(name.startswith("word/charts/") for name in story.package.parts)
    made = story.package.add(f"word/charts/chart{number}.xml", KIND, b"")
    data = story.package.add(f"word/embeddings/data{number}.xlsx", WORKBOOK, workbook(chart))
    made.content = _space(chart, story.sheet, width, made.to(data, f"{OFFICE}/package"))
    return made


def _space(chart: Chart, sheet: Sheet, width: float, data: str) -> Element:
    legend = '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>' if len(chart.series) > 1 else ""
    return etree.fromstring(
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{NAMESPACES["a"]}" xmlns:r="{NAMESPACES["r"]}">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f"{_drawn(chart, sheet.tokens, width)}{_axes(chart, sheet.tokens)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_type(sheet)}"
        f'<c:externalData r:id="{data}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
        PARSER,
    )


def _gap(chart: Chart, width: float) -> int:
    """The space between groups, in percent of a column or bar: so that both are as thick as in the PDF."""
    count = len(chart.series)
    if chart.kind is ChartKind.BARS:
        return 25 * count
    slot = width * 0.92 / len(chart.names)
    thick = column_width(slot, count)
    return min(500, max(0, round((slot - count * thick) / thick * 100)))


def _drawn(chart: Chart, tokens: Tokens, width: float) -> str:
    series = "".join(_series(number, chart, tokens) for number in range(len(chart.series)))
    axes = f'<c:axId val="{NAMES}"/><c:axId val="{NUMBERS}"/>'
    if chart.filled:
        direction = "bar" if chart.kind is ChartKind.BARS else "col"
        return (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="{_gap(chart, width)}"/>{axes}</c:barChart>'
        )
    return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axes}</c:lineChart>'


def _series(number: int, chart: Chart, tokens: Tokens) -> str:
    one, column = chart.series[number], number + 1
    seen = look(number, chart)
    shown = _filled(seen, tokens) + '<c:invertIfNegative val="0"/>' if chart.filled else _line(seen, chart.kind, tokens)
    straight = "" if chart.filled else '<c:smooth val="0"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_words((one.name,), place(column, 0))}</c:tx>{shown}{_labels(chart)}"
        f"<c:cat>{_words(chart.names, _below(0, chart))}</c:cat><c:val>{_values(one, chart, column)}</c:val>"
        f"{straight}</c:ser>"
    )


def _below(column: int, chart: Chart) -> str:
    """The cells of a column below its head."""
    return f"{place(column, 1)}:{place(column, len(chart.names))}"


def _words(words: tuple[str, ...], cells: str) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(word)}</c:v></c:pt>' for at, word in enumerate(words))
    count = f'<c:ptCount val="{len(words)}"/>'
    return f"<c:strRef><c:f>{SHEET}!{cells}</c:f><c:strCache>{count}{points}</c:strCache></c:strRef>"


def _values(one: Series, chart: Chart, column: int) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value:.15g}</c:v></c:pt>' for at, value in enumerate(one.values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{SHEET}!{_below(column, chart)}</c:f><c:numCache>"
        f"<c:formatCode>{escape(number_format(chart))}</c:formatCode>"
        f'<c:ptCount val="{len(one.values)}"/>{points}</c:numCache></c:numRef>'
    )


def _labels(chart: Chart) -> str:
    """The number behind each bar."""
    if chart.kind is not ChartKind.BARS:
        return ""
    shown = {"LegendKey": 0, "Val": 1, "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    which = "".join(f'<c:show{name} val="{on}"/>' for name, on in shown.items())
    return (
        f'<c:dLbls><c:numFmt formatCode="{escape(number_format(chart))}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'<c:dLblPos val="outEnd"/>{which}</c:dLbls>'
    )


def _rgb(tokens: Tokens, name: ColorName) -> str:
    return f'<a:srgbClr val="{bare_hex(tokens.colors, name)}"/>'


def _outline(tokens: Tokens, name: ColorName, points: float, dash: str = "solid") -> str:
    return f'<a:ln w="{emu(points)}"><a:solidFill>{_rgb(tokens, name)}</a:solidFill><a:prstDash val="{dash}"/></a:ln>'


def _filled(seen: Look, tokens: Tokens) -> str:
    ink = tokens.bars.color
    match seen.fill:
        case "solid" | "light":
            ground = f"<a:solidFill>{_rgb(tokens, ink if seen.fill == 'solid' else tokens.bars.light)}</a:solidFill>"
        case _:
            front, behind = f"<a:fgClr>{_rgb(tokens, ink)}</a:fgClr>", f"<a:bgClr>{_rgb(tokens, 'paper')}</a:bgClr>"
            ground = f'<a:pattFill prst="{seen.fill}">{front}{behind}</a:pattFill>'
    return f"<c:spPr>{ground}{_outline(tokens, ink, 0.6)}</c:spPr>"


def _line(seen: Look, kind: ChartKind, tokens: Tokens) -> str:
    ink = tokens.bars.color
    line = _outline(tokens, ink, 1.5, seen.dash) if kind is ChartKind.LINES else "<a:ln><a:noFill/></a:ln>"
    ground = _rgb(tokens, ink)
    return (
        f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="{seen.mark}"/><c:size val="6"/>'
        f"<c:spPr><a:solidFill>{ground}</a:solidFill>{_outline(tokens, ink, 1)}</c:spPr></c:marker>"
    )


def _axes(chart: Chart, tokens: Tokens) -> str:
    """The axis of the names and that of the numbers; behind bars the numbers themselves stand, and no axis."""
    lying, axis = chart.kind is ChartKind.BARS, scale(chart)
    names = "".join(_axis(NAMES, NUMBERS, "l" if lying else "b", "maxMin" if lying else "minMax", tokens, chart, None))
    numbers = "".join(_axis(NUMBERS, NAMES, "t" if lying else "l", "minMax", tokens, chart, axis))
    return (
        f'<c:catAx>{names}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx>{numbers}<c:crossBetween val="between"/><c:majorUnit val="{axis.step:.15g}"/></c:valAx>'
    )


def _axis(
    own: str, other: str, side: str, orientation: str, tokens: Tokens, chart: Chart, axis: Scale | None
) -> Iterator[str]:
    ends = f'<c:max val="{axis.most:.15g}"/><c:min val="{axis.least:.15g}"/>' if axis else ""
    yield f'<c:axId val="{own}"/><c:scaling><c:orientation val="{orientation}"/>{ends}</c:scaling>'
    yield f'<c:delete val="{int(bool(axis) and chart.kind is ChartKind.BARS)}"/><c:axPos val="{side}"/>'
    if axis and chart.kind is not ChartKind.BARS:
        yield f"<c:majorGridlines><c:spPr>{_outline(tokens, 'rule', 0.4)}</c:spPr></c:majorGridlines>"
    code = escape(number_format(chart, axis.marks)) if axis else "General"
    yield f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    yield '<c:tickLblPos val="low"/>'
    line = "<a:ln><a:noFill/></a:ln>" if axis else _outline(tokens, "text", 0.8)
    yield f'<c:spPr>{line}</c:spPr><c:crossAx val="{other}"/><c:crosses val="autoZero"/>'


def _type(sheet: Sheet) -> str:
    """The face of all words of a chart."""
    seen = sheet.tokens.looks.table
    face = escape(word_family(sheet.tokens.fonts.heading if seen.font == "heading" else sheet.tokens.fonts.body))
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(seen.size * 100)}"><a:solidFill>'
        f'{_rgb(sheet.tokens, seen.color)}</a:solidFill><a:latin typeface="{face}"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{sheet.language}"/></a:p></c:txPr>'
    )
