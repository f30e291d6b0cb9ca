"""The rules of CSS that only paper needs: the page, its footer, the notes at its foot, the faces of the type."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document.geometry import Geometry, geometry
from briefgen.document.nodes import Document, Footer
from briefgen.document.roles import BOXES
from briefgen.models.style import Face, Filler, Tokens
from briefgen.writers.html.aside import column_rules
from briefgen.writers.html.figures import side_rules
from briefgen.writers.html.rules import frame, look, quoted, rule

FACES = (
    ("regular", "400", "normal"),
    ("italic", "400", "italic"),
    ("bold", "700", "normal"),
    ("bold_italic", "700", "italic"),
)
"""The files of a family, with the weight and style that each is."""

BOOKMARKS = {
    1: ("h1", "h2", "p.ask-label", "section.signers > p.label", "section.sources > p.label"),
    2: ("h3", *(f"p.{box.title}" for box in BOXES.values() if box.written and box.title)),
    3: ("h4",),
}
"""What the bookmarks of a file lead to, by their level: the title, headings, the ask, the lists at the end, and boxes."""

NOTES_APART = 12.0
"""What the foot of a page takes besides its notes, in points: a rule, the space below it and that above."""


def paged(tokens: Tokens) -> str:
    """What a style says about every page."""
    text = look(tokens.looks.footer, tokens, _points)
    line = {name: value for name, value in text.items() if name != "text-align"} | {
        "vertical-align": "bottom",
        "padding-bottom": f"{tokens.page.footer:g}pt",
    }
    boxes = "".join(
        rule(f"@{place}", line | {"text-align": side, "width": width})
        for place, side, width in (("bottom-left", "start", "76%"), ("bottom-right", "end", "24%"))
    )
    return "".join(
        (
            *(_face(face, weight, style, name) for face in (tokens.fonts.body, tokens.fonts.heading) for name, weight, style in FACES),
            f"@page {{ background-color: {tokens.colors.paper};\n{boxes}{_note_area(tokens)}}}\n",
            rule("aside.note", {"float": "footnote", "footnote-policy": "line", "display": "block"}),
            rule("aside.note::footnote-call, aside.note::footnote-marker",
                 {"content": "none", "vertical-align": "baseline", "line-height": "0"}),
            *(_bookmarks(level, found) for level, found in BOOKMARKS.items()),
        )
    )  # fmt: skip


def _bookmarks(level: int, found: Iterable[str]) -> str:
    return rule(", ".join(found), {"bookmark-level": str(level), "bookmark-label": "content(text)"})


def faces_of(fillers: Iterable[Filler]) -> str:
    """The faces of fonts for what the two families lack; they have no italics."""
    weights = (("regular", "400"), ("bold", "700"))
    return "".join(
        rule("@font-face", {"font-family": quoted(filler.family), "src": f'url("fonts/{file}")', "font-weight": weight})
        for filler in fillers
        for name, weight in weights
        if (file := getattr(filler, name))
    )


def page_of(document: Document, tokens: Tokens) -> str:
    """What one document says about its pages: size and margins, the words of mark and footer."""
    page = geometry(document, tokens)
    size = f"{page.width:g}pt {page.height:g}pt"
    sides = f"{page.top:g}pt {page.right:g}pt {page.bottom:g}pt {page.left:g}pt"
    left, right = quoted(document.footer.left), page_number(document.footer)
    boxes = rule("@bottom-left", {"content": left}) + rule("@bottom-right", {"content": right})
    pictures = rule("img", {"max-height": f"{page.tallest_picture:g}pt"})
    beside = side_rules(document, _points, paper=True)
    beside += column_rules(document, tokens, _points, paper=True)
    return f"@page {{ size: {size}; margin: {sides}; {boxes}}}\n{pictures}{beside}{_marked(document, page, tokens)}"


def _marked(document: Document, page: Geometry, tokens: Tokens) -> str:
    """The mark in the upper margin: as a part of the text on the first page, as a running head on the others."""
    if not document.mark:
        return ""
    box = tokens.frames.mark
    head = (
        look(tokens.looks.mark, tokens, _points)
        | frame(box, tokens, _points)
        | {
            "content": quoted(document.mark),
            "height": _points(page.mark_text),
            "width": _points(page.text_width - box.left - 2 * box.padding_x),
            "margin": f"{page.mark:g}pt 0",
        }
    )
    first = {"position": "absolute", "top": _points(page.mark - page.top), "left": "0", "right": "0", "margin": "0"}
    return "".join(
        (
            rule("p.mark", first | {"min-height": _points(page.mark_text)}),
            f"@page {{ {rule('@top-center', head)}}}\n",
            f"@page :first {{ {rule('@top-center', {'content': 'none'})}}}\n",
        )
    )  # fmt: skip


def _points(measure: float) -> str:
    return f"{measure:g}pt"


def page_number(footer: Footer) -> str:
    """The words around `{page}` and `{pages}` as CSS content."""
    before, _, rest = footer.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return f"{quoted(before)} counter(page) {quoted(between)} counter(pages) {quoted(after)}"


def _note_area(tokens: Tokens) -> str:
    """The foot of the page. Measures are whole pixels: the layout compares sums of them exactly,
    and a remainder would push notes to the next page."""
    return rule(
        "@footnote", {"border-top": f"1px solid {tokens.colors.rule}", "padding-top": "4px", "margin-top": "11px"}
    )


def _face(face: Face, weight: str, style: str, name: str) -> str:
    source = f'url("fonts/{getattr(face, name)}")'
    return rule(
        "@font-face", {"font-family": quoted(face.family), "src": source, "font-weight": weight, "font-style": style}
    )
