"""Whether the faces of a style have the figures that it asks for: lining or old-style, tabular or proportional.

Source: OpenType 1.9.1, features `lnum`, `onum`, `tnum`, `pnum`. What counts is what is drawn: many faces have figures of
the one kind without a feature for it, and some have the feature and draw the same with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import digits

from briefgen.diagnostics import Diagnostic, Report, Severity
from briefgen.models.lettering import FigureForm, FigureSpacing
from briefgen.models.style import Face, Tokens
from briefgen.noun import noun
from briefgen.readers.files.positions import Positioned

FEATURES = {
    FigureForm.LINING: "lnum",
    FigureForm.OLD_STYLE: "onum",
    FigureSpacing.TABULAR: "tnum",
    FigureSpacing.PROPORTIONAL: "pnum",
}
"""The feature of a font by which each kind of figures is asked for."""

ALIKE = 0.88
"""How tall the lowest figure is at least, in heights of the tallest, where all are lining; old-style ones have some of the
height of an x."""


@noun
class _Drawn:
    """The heights of ten figures above the line, and their widths, in units of the font."""

    tops: tuple[int, ...]
    widths: tuple[int, ...]

    def are(self, kind: FigureForm | FigureSpacing) -> bool:
        """Whether they are of a kind."""
        match kind:
            case FigureForm.LINING | FigureForm.OLD_STYLE:
                return (min(self.tops) >= ALIKE * max(self.tops)) == (kind is FigureForm.LINING)
            case _:
                return (len(set(self.widths)) == 1) == (kind is FigureSpacing.TABULAR)


def check_figures(tokens: Tokens, fonts: Mapping[str, bytes], positioned: Positioned, report: Report) -> None:
    """Warn of families that lack the figures asked for (`figures-missing`)."""
    for key in ("form", "spacing"):
        if (kind := getattr(tokens.figures, key)) is None:
            continue
        for family in _families(tokens):
            files = (family.regular, family.italic, family.bold, family.bold_italic)
            if not all(_draws(fonts[name], kind) for name in files):
                report.add(_missing(family.family, kind, positioned, key))


def _families(tokens: Tokens) -> Iterator[Face]:
    """The families of a style, each once."""
    yield tokens.fonts.body
    if tokens.fonts.heading.family != tokens.fonts.body.family:
        yield tokens.fonts.heading


def _draws(data: bytes, kind: FigureForm | FigureSpacing) -> bool:
    """Whether a font draws figures of a kind when it is asked for them."""
    import uharfbuzz

    face = uharfbuzz.Face(data)
    font, buffer = uharfbuzz.Font(face), uharfbuzz.Buffer()
    buffer.add_str(digits)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {FEATURES[kind]: True, "kern": False})
    boxes = [font.get_glyph_extents(glyph.codepoint) for glyph in buffer.glyph_infos]
    tops = tuple(box.y_bearing if box else 0 for box in boxes)
    return _Drawn(tops, tuple(place.x_advance for place in buffer.glyph_positions or ())).are(kind)


def _missing(family: str, kind: FigureForm | FigureSpacing, positioned: Positioned, key: str) -> Diagnostic:
    return Diagnostic(
        "figures-missing",
        f"{family} has no {kind.value} figures",
        positioned.span(("figures", key)),
        Severity.WARNING,
        expected="figures that all faces of the style have; it is printed with those it has",
        hint=f"Take `{key}` out of `figures`, or choose a family that has them.",
    )
