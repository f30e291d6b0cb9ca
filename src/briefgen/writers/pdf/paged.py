"""The rules of CSS that only paper needs: the page, its footer, the notes at its foot, the faces of the type."""

from __future__ import annotations

from briefgen.document import Document, Footer
from briefgen.style import Face, Tokens
from briefgen.writers.html.rules import look, quoted, rule

FACES = (("regular", "400", "normal"), ("italic", "400", "italic"), ("bold", "700", "normal"), ("bold_italic", "700", "italic"))
"""The files of a family, with the weight and style that each is."""

NOTES_APART = 12.0
"""What the foot of a page takes besides its notes, in points: a rule, the space below it and that above."""


def paged(tokens: Tokens) -> str:
    """What a style says about every page."""
    margins, footer = tokens.page.margins, tokens.looks.footer
    text = look(footer, tokens, lambda points: f"{points:g}pt")
    line = {name: value for name, value in text.items() if name != "text-align"} | {
        "vertical-align": "bottom",
        "padding-bottom": f"{tokens.page.footer:g}pt",
    }
    boxes = "".join(
        rule(f"@{place}", line | {"text-align": side, "width": width})
        for place, side, width in (("bottom-left", "start", "76%"), ("bottom-right", "end", "24%"))
    )
    sides = f"{margins.top:g}pt {margins.right:g}pt {margins.bottom:g}pt {margins.left:g}pt"
    return "".join(
        (
            *(_face(face, weight, style, name) for face in (tokens.fonts.body, tokens.fonts.heading) for name, weight, style in FACES),
            f"@page {{ margin: {sides}; background-color: {tokens.colors.paper};\n{boxes}{_note_area(tokens)}}}\n",
            rule("aside.note", {"float": "footnote", "footnote-policy": "line", "display": "block"}),
            rule("aside.note::footnote-call, aside.note::footnote-marker",
                 {"content": "none", "vertical-align": "baseline", "line-height": "0"}),
            rule("h1", {"bookmark-level": "none"}),
            *(rule(f"h{level + 1}", {"bookmark-level": str(level)}) for level in (1, 2, 3)),
        )
    )  # fmt: skip


def page_of(document: Document) -> str:
    """What one document says about its pages: the paper and the words of the footer."""
    left, right = quoted(document.footer.left), page_number(document.footer)
    boxes = rule("@bottom-left", {"content": left}) + rule("@bottom-right", {"content": right})
    return f"@page {{ size: {document.paper}; {boxes}}}\n"


def page_number(footer: Footer) -> str:
    """The words around `{page}` and `{pages}` as CSS content."""
    before, _, rest = footer.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return f"{quoted(before)} counter(page) {quoted(between)} counter(pages) {quoted(after)}"


def _note_area(tokens: Tokens) -> str:
    """The foot of the page. Measures are whole pixels: the layout compares sums of them exactly,
    and a remainder would push notes to the next page."""
    return rule("@footnote", {"border-top": f"1px solid {tokens.colors.rule}", "padding-top": "4px", "margin-top": "11px"})


def _face(face: Face, weight: str, style: str, name: str) -> str:
    source = f'url("fonts/{getattr(face, name)}")'
    return rule("@font-face", {"font-family": quoted(face.family), "src": source, "font-weight": weight, "font-style": style})
