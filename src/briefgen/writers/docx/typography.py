"""A look as properties of paragraphs and runs: type, color, lines, spaces."""

from __future__ import annotations

from briefgen.models.lettering import FigureForm, Figures, Letters, NoteNumber
from briefgen.models.style import Look
from briefgen.writers.docx.ooxml import Element, extended, w
from briefgen.writers.docx.palette import type_color
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.units import half_points, twips

KERNED_FROM = 2
"""The size from which letters are kerned, in half-points: all of them, as in the PDF; Word by itself kerns none."""


def font(name: str) -> Element:
    """The body's or the headings' font, by way of the theme."""
    kind = "major" if name == "heading" else "minor"
    latin = f"{kind}HAnsi"
    return w("rFonts", asciiTheme=latin, hAnsiTheme=latin, eastAsiaTheme=f"{kind}EastAsia", cstheme=f"{kind}Bidi")


def toggles(*names: str) -> list[Element]:
    """Bold (`b`) and italic (`i`), for complex scripts as well."""
    return [w(form) for name in names for form in (name, f"{name}Cs")]


def run_look(sheet: Sheet, look: Look) -> list[Element]:
    """Type and color, in the order of the schema (ISO/IEC 29500-1, 17.3.2.28)."""
    size = half_points(look.size)
    return [
        font(look.font),
        *toggles(*(["b"] if look.bold else []), *(["i"] if look.italic else [])),
        *([w("caps")] if look.uppercase else []),
        type_color(sheet.tokens.colors, look.color),
        *([w("spacing", val=twips(look.tracking))] if look.tracking else []),
        w("kern", val=KERNED_FROM),
        w("sz", val=size),
        w("szCs", val=size),
    ]


def letters(sheet: Sheet, said: Letters | NoteNumber, color: bool = True) -> list[Element]:
    """How letters differ from the words around, their `color` where that is wanted too."""
    bold, size = getattr(said, "bold", None), half_points(getattr(said, "size", None) or 0)
    return [
        *([font(said.font)] if said.font else []),
        *([] if bold is None else toggles("b") if bold else [w("b", val=0), w("bCs", val=0)]),
        *([type_color(sheet.tokens.colors, said.color)] if said.color and color else []),
        *([w("sz", val=size), w("szCs", val=size)] if size else []),
    ]


def lining_figures() -> list[Element]:
    """Figures as tall as capitals, as Word 2010 and later set them ([MS-DOCX] 2.6.1)."""
    return [extended("numForm", "lining")]


def table_figures() -> list[Element]:
    """Figures that are all equally wide, as Word 2010 and later set them ([MS-DOCX] 2.6.3)."""
    return [extended("numSpacing", "tabular")]


FORMS = {FigureForm.LINING: "lining", FigureForm.OLD_STYLE: "oldStyle"}
"""The forms of figures in the words of Word 2010 ([MS-DOCX] 2.6.1)."""


def figures_of(said: Figures) -> list[Element]:
    """The figures that a style asks for."""
    return [
        *([extended("numForm", FORMS[said.form])] if said.form else []),
        *([extended("numSpacing", said.spacing.value)] if said.spacing else []),
    ]


def language(tag: str) -> Element:
    """The language of the text, for spelling and for reading aloud."""
    return w("lang", val=tag, eastAsia=tag, bidi=tag)


def paragraph_look(look: Look) -> list[Element]:
    """Where lines stand, and what may not part from what follows."""
    return [
        *([w("keepNext")] if look.keep_with_next else []),
        *([w("keepLines")] if look.together else []),
        *([w("jc", val=look.align.value)] if look.align != "left" else []),
    ]


def line_spacing(sheet: Sheet, look: Look) -> Element:
    """Spaces above and below, and the height of lines in twips.

    Lines are at least as tall as the style says, which gives the same rhythm with any font
    that Word puts in, and lets them grow with the type. Where the style sets them closer than
    the font asks for by itself, only an exact height keeps them so.
    """
    return w(
        "spacing",
        before=twips(look.before),
        after=twips(look.after),
        line=twips(look.line * look.size),
        lineRule="atLeast" if sheet.fits(look) else "exact",
    )
