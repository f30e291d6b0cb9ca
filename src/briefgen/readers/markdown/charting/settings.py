"""What stands in braces behind `::: chart`: how the numbers are drawn, where they are, what there is to see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Span, nearest
from briefgen.document.charting import ChartKind
from briefgen.noun import noun

BRACES = re.compile(r"\{(?P<inside>[^{}\n]*)\}[ \t]*")
"""The settings of a chart, right behind its name."""

WORD = re.compile(
    r"""(?P<key>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))|(?P<word>\S+)"""
)

KEYS = ("src", "sheet", "alt", "height")

HEIGHTS = (60.0, 482.0)
"""The least and the greatest height of a drawing, in points."""

UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}

EXAMPLE = (
    '::: chart {columns src=data/deaths.csv alt="Deaths rose in every year from 2015 to 2022."} Deaths rose [@source]'
)


@noun
class Settings:
    """How a chart is drawn, from which file and which of its sheets, and what it shows in words; the height is in points, None
    where it is unsaid."""

    kind: ChartKind = ChartKind.COLUMNS
    src: str = ""
    sheet: str = ""
    alt: str = ""
    height: float | None = None


def settings_of(title: str, line: Span) -> tuple[Settings, str, tuple[Diagnostic, ...]]:
    """The settings and the caption behind the name of a box, and what is wrong with the settings; `line` is its place."""
    found = BRACES.match(title)
    settings, said, problems = Settings(), set[str](), list[Diagnostic]()
    for word in WORD.finditer(found["inside"] if found else ""):
        key = word["key"] or "kind"
        value = next((word[name] for name in ("double", "single", "bare", "word") if word[name] is not None), "")
        read = _read(key, value, settings) if key not in said else None
        if read is None:
            problems.append(_unknown(word[0], key, value, line))
        said.add(key)
        settings = read or settings
    caption = title[found.end() :] if found else title
    problems += _missing(settings, found is not None, line)
    return settings, caption.strip(), tuple(problems)


def _read(key: str, value: str, settings: Settings) -> Settings | None:
    """The settings with one more; None where it says nothing."""
    if key == "kind":
        return replace(settings, kind=ChartKind(value)) if value in set(ChartKind) else None
    if key == "height":
        match = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)(pt|mm|cm|in)", value)
        points = float(match[1]) * UNITS[match[2]] if match else 0.0
        return replace(settings, height=points) if HEIGHTS[0] <= points <= HEIGHTS[1] else None
    if not value.strip():
        return None
    match key:
        case "src":
            return replace(settings, src=value.strip())
        case "sheet":
            return replace(settings, sheet=value.strip())
        case "alt":
            return replace(settings, alt=value.strip())
        case _:
            return None


def _within(words: str, line: Span) -> Span:
    at = line.text.find(words)
    return replace(line, column=at + 1, length=len(words)) if at >= 0 else line


def _unknown(written: str, key: str, value: str, line: Span) -> Diagnostic:
    kinds = ", ".join(ChartKind)
    expected = f"one of {kinds}; src=, sheet=, alt= and height= with 22mm to 170mm, each once"
    close = nearest(value, tuple(ChartKind)) if key == "kind" else nearest(key, KEYS)
    message = f"“{written}” does not say how a chart is drawn"
    return Diagnostic(
        "chart-setting", message, _within(written, line), expected=expected, nearest=close, hint=f"Such as: {EXAMPLE}."
    )


def _missing(settings: Settings, braced: bool, line: Span) -> Iterator[Diagnostic]:
    if settings.sheet and not settings.src:
        expected = 'the workbook, too: {src=data/deaths.xlsx sheet="By year"}'
        yield Diagnostic("chart-setting", "this chart names a sheet, and no workbook", line, expected=expected)
    if not settings.alt and "alt=" not in line.text:
        yield Diagnostic(
            "chart-alt", "this chart has no description", line,
            expected='what there is to see, in the braces: {alt="Deaths rose in every year from 2015 to 2022."}',
            hint="It is read aloud to people who cannot see the chart.",
        )  # fmt: skip
