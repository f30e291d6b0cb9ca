"""The series of a chart in Word: names, numbers, and how they are told apart.

Source: ISO/IEC 29500-1, 21.2 (DrawingML charts).
"""

from __future__ import annotations

from html import escape

from briefgen.document.charting import Chart, ChartKind, Series
from briefgen.models.palette import ColorName
from briefgen.models.style import Tokens
from briefgen.writers.charts.looks import Look, look
from briefgen.writers.docx.palette import bare_hex
from briefgen.writers.docx.units import emu
from briefgen.writers.docx.workbook import SHEET, number_format, place


def series(number: int, chart: Chart, tokens: Tokens) -> str:
    """A series of a chart by its number, from 0."""
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
        '<c:txPr><a:bodyPr wrap="none" anchor="ctr"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr/></a:p></c:txPr>'
        f'<c:dLblPos val="outEnd"/>{which}</c:dLbls>'
    )


def rgb(tokens: Tokens, name: ColorName) -> str:
    """A color of the style."""
    return f'<a:srgbClr val="{bare_hex(tokens.colors, name)}"/>'


def outline(tokens: Tokens, name: ColorName, points: float, dash: str = "solid") -> str:
    """A line in a color of the style, so many points wide."""
    return f'<a:ln w="{emu(points)}"><a:solidFill>{rgb(tokens, name)}</a:solidFill><a:prstDash val="{dash}"/></a:ln>'


def _filled(seen: Look, tokens: Tokens) -> str:
    ink = tokens.bars.color
    match seen.fill:
        case "solid" | "light":
            ground = f"<a:solidFill>{rgb(tokens, ink if seen.fill == 'solid' else tokens.bars.light)}</a:solidFill>"
        case _:
            front, behind = f"<a:fgClr>{rgb(tokens, ink)}</a:fgClr>", f"<a:bgClr>{rgb(tokens, 'paper')}</a:bgClr>"
            ground = f'<a:pattFill prst="{seen.fill}">{front}{behind}</a:pattFill>'
    return f"<c:spPr>{ground}{outline(tokens, ink, 0.6)}</c:spPr>"


def _line(seen: Look, kind: ChartKind, tokens: Tokens) -> str:
    ink = tokens.bars.color
    line = outline(tokens, ink, 1.5, seen.dash) if kind is ChartKind.LINES else "<a:ln><a:noFill/></a:ln>"
    ground = rgb(tokens, ink)
    return (
        f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="{seen.mark}"/><c:size val="6"/>'
        f"<c:spPr><a:solidFill>{ground}</a:solidFill>{outline(tokens, ink, 1)}</c:spPr></c:marker>"
    )
