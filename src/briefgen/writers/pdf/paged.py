"""The rules of CSS that only paper needs: the page, its footer, the notes at its foot, the faces of the type."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document.geometry import Geometry, barred, geometry
from briefgen.document.nodes import Document, Footer
from briefgen.document.roles import BOXES, RUNNING_TEXT
from briefgen.document.stamping import OVER_FOOTER
from briefgen.models.footing import BETWEEN
from briefgen.models.lettering import NOTE_RULE, PIXEL, Notes
from briefgen.models.style import Align, Face, Filler, Tokens
from briefgen.writers.html.aside import column_rules
from briefgen.writers.html.figures import side_rules
from briefgen.writers.html.parts import called
from briefgen.writers.html.rules import ALIGN, look, page_number, quoted, rule
from briefgen.writers.pdf.marking import edge_rule, foot_bar, head_bar
from briefgen.writers.pdf.stamped import code_box

FACES = (
    ("regular", "400", "normal"),
    ("italic", "400", "italic"),
    ("bold", "700", "normal"),
    ("bold_italic", "700", "italic"),
)
"""The files of a family, with the weight and style that each is."""

BOOKMARKS = {
    1: ("h1", "h2", "p.ask-label", "section.signers > p.label", "section.sources > p.label"),
    2: ("h3", *(called(box.title) for box in BOXES.values() if box.written and box.title)),
    3: ("h4",),
}
"""What the bookmarks of a file lead to, by their level: the title, headings, the ask, the lists at the end, and boxes."""

UNDER_RULE = 3.0
"""The space between the rule above notes and the first of them, in points."""


def notes_apart(notes: Notes) -> float:
    """What the foot of a page takes besides its notes, in points: a rule, the space below it and that above."""
    return notes.rule_drawn + UNDER_RULE + notes.gap_drawn


def paged(tokens: Tokens) -> str:
    """What a style says about every page."""
    line = _line_of_foot(tokens)
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
            rule("[data-bookmark][class]", {"bookmark-label": "attr(data-bookmark)"}),
        )
    )  # fmt: skip


def _line_of_foot(tokens: Tokens) -> dict[str, str]:
    text = look(tokens.looks.footer, tokens, _points)
    return {name: value for name, value in text.items() if name != "text-align"} | {
        "vertical-align": "bottom",
        "padding-bottom": f"{tokens.page.footer:g}pt",
    }


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
    size, after = f"{page.width:g}pt {page.height:g}pt", page.following
    boxes, first = _foot(document, page, tokens)
    pictures = rule("img", {"max-height": f"{page.tallest_picture:g}pt"})
    beside = _lines_of_text(page) + side_rules(document, _points, paper=True)
    beside += column_rules(document, tokens, _points, paper=True)
    boxes += rule("@footnote", _rule_of_notes(tokens, page.beside)) if page.beside else ""
    pages = f"@page {{ size: {size}; margin: {_sides(after)}; {boxes}}}\n"
    if after != page:
        pages += f"@page :first {{ margin: {_sides(page)}; }}\n"
    return (
        pages
        + first
        + pictures
        + beside
        + _head(document, page, tokens)
        + edge_rule(page, tokens)
        + code_box(document, page, tokens)
    )


def _sides(page: Geometry) -> str:
    return " ".join(map(_points, (page.top, page.right, page.bottom, page.margin)))


def _lines_of_text(page: Geometry) -> str:
    """Lines of running text where paper lies: no longer than can be read."""
    if not page.narrower:
        return ""
    places = ("ul", "ol", *(f"p.{role}" for role in RUNNING_TEXT))
    return rule(", ".join(places), {"max-width": _points(page.text_width - page.narrower), "box-sizing": "border-box"})


def _foot(document: Document, page: Geometry, tokens: Tokens) -> tuple[str, str]:
    """The foot of the pages, and what is not on the first: the page number, which may stand at their head instead."""
    foot, said = document.footer, _rule_over(page.following, tokens)
    if barred(document, tokens):
        return foot_bar(foot, page, tokens)
    words = quoted(foot.right) if foot.right else '""' if said else "none"
    number = "" if document.runs or not foot.page_of else page_number(foot.page_of)
    right = f"{quoted(foot.right + BETWEEN)} {number}" if foot.right and number else number or words
    left, middle, end = _shares(foot)
    boxes = rule("@bottom-left", {"content": quoted(foot.left), **said, **left})
    if foot.center:
        line = _line_of_foot(tokens) | {"text-align": "center"}
        boxes += rule("@bottom-center", line | {"content": quoted(foot.center), **said, **middle})
    if right != "none":
        boxes += rule("@bottom-right", {"content": right, **said, **end})
    first = rule("@bottom-right", {"content": words})
    if said and page.bottom != page.next_bottom:
        higher = {"margin-top": _rule_over(page, tokens)["margin-top"]}
        first += "".join(rule(f"@bottom-{place}", higher) for place in ("left", "center", "right"))
    return boxes, f"@page :first {{ {first}}}\n"


def _shares(foot: Footer) -> tuple[dict[str, str], ...]:
    """The widths of the places at the foot, where a style fills more than the usual: by the number of their letters.

    Together they are as wide as the text, so that the rule above them is; the middle stands in the middle.
    """
    left, center, right = (len(words) for words in (foot.left, foot.center, f"{foot.right}{BETWEEN}{foot.page_of}"))
    if center:
        middle = round(100 * (center + APART) / (2 * max(left, right) + center + APART), 1)
        sides = [(100 - middle) / 2, middle, (100 - middle) / 2]
    elif foot.right:
        first = round(100 * min(0.76, max(0.24, (left + APART) / (left + right + APART))), 1)
        sides = [first, 0.0, 100 - first]
    else:
        return {}, {}, {}
    return tuple({"width": f"{share:g}%"} for share in sides)


APART = 4
"""The space between two places at the foot, in letters."""


def _rule_over(page: Geometry, tokens: Tokens) -> dict[str, str]:
    """The rule above the footer, which then begins where a line of it would, if the style has one."""
    slots, text = tokens.footer, tokens.looks.footer
    if not slots.rule:
        return {}
    above = max(0.0, page.bottom - tokens.page.footer - text.size * text.line - OVER_FOOTER - slots.rule)
    return {
        "border-top": f"{slots.rule:g}pt solid {getattr(tokens.colors, slots.color)}",
        "margin-top": _points(above),
        "padding-top": _points(OVER_FOOTER),
        "vertical-align": "top",
    }


def _head(document: Document, page: Geometry, tokens: Tokens) -> str:
    """The head of the pages: the mark, or the running head of all but the first."""
    if document.mark:
        return head_bar(document.mark, page, tokens)
    if not document.runs:
        return ""
    line = look(tokens.looks.running_head, tokens, _points) | {
        "vertical-align": "top",
        "padding-top": _points(page.mark),
    }
    said = {
        "left": (quoted(document.head), {}),
        "right": (page_number(document.footer.page_of), {"white-space": "nowrap"}),
    }
    boxes = "".join(
        rule(f"@top-{side}", line | {"text-align": ALIGN[Align(side)], "content": content} | other)
        for side, (content, other) in said.items()
    )
    none = "".join(rule(f"@top-{side}", {"content": "none"}) for side in said)
    return f"@page {{ {boxes}}}\n@page :first {{ {none}}}\n"


def _points(measure: float) -> str:
    return f"{measure:g}pt"


def _note_area(tokens: Tokens) -> str:
    """The foot of the page. Measures are whole pixels: the layout compares sums of them exactly,
    and a remainder would push notes to the next page. The rule is a border, and its image ends where the rule does."""
    notes = tokens.notes
    line = {"border-top": f"{_pixels(notes.rule_drawn)} solid {getattr(tokens.colors, notes.color)}"}
    space = {"padding-top": _pixels(UNDER_RULE), "margin-top": _pixels(notes.gap_drawn)}
    return rule("@footnote", line | _rule_of_notes(tokens) | space)


def _rule_of_notes(tokens: Tokens, left: float = 0.0) -> dict[str, str]:
    """The rule above the notes from where it begins, `left` points further in than the foot of the page does."""
    color, paper = getattr(tokens.colors, tokens.notes.color), tokens.colors.paper
    before = f"{paper} {left:g}pt, {color} {left:g}pt, " if left else ""
    end = f"{left + NOTE_RULE:g}pt"
    return {"border-image": f"linear-gradient(to right, {before}{color} {end}, {paper} {end}) 1"}


def _pixels(points: float) -> str:
    return f"{round(points / PIXEL)}px"


def _face(face: Face, weight: str, style: str, name: str) -> str:
    source = f'url("fonts/{getattr(face, name)}")'
    return rule(
        "@font-face", {"font-family": quoted(face.family), "src": source, "font-weight": weight, "font-style": style}
    )
