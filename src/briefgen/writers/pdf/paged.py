"""The rules of CSS that only paper needs: the page, its footer, the notes at its foot, the faces of the type."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document.geometry import FROM_EDGE, Geometry, barred, geometry
from briefgen.document.nodes import Document, Footer
from briefgen.document.roles import BOXES
from briefgen.models.footing import BETWEEN
from briefgen.models.lettering import NOTE_RULE, PIXEL, Notes
from briefgen.models.style import Align, Face, Filler, Tokens
from briefgen.writers.html.aside import column_rules
from briefgen.writers.html.figures import side_rules
from briefgen.writers.html.parts import called
from briefgen.writers.html.rules import ALIGN, frame, look, quoted, rule

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

OVER_FOOTER = 4.0
"""The space between the footer and the rule above it, in points."""

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
    size = f"{page.width:g}pt {page.height:g}pt"
    sides = f"{page.top:g}pt {page.right:g}pt {page.bottom:g}pt {page.margin:g}pt"
    boxes, first = _foot(document, page, tokens)
    pictures = rule("img", {"max-height": f"{page.tallest_picture:g}pt"})
    beside = side_rules(document, _points, paper=True)
    beside += column_rules(document, tokens, _points, paper=True)
    pages = f"@page {{ size: {size}; margin: {sides}; {boxes}}}\n"
    return pages + first + pictures + beside + _head(document, page, tokens) + _side(page, tokens)


def _foot(document: Document, page: Geometry, tokens: Tokens) -> tuple[str, str]:
    """The foot of the pages, and what is not on the first: the page number, which may stand at their head instead."""
    foot, said = document.footer, _bar(page, tokens) if barred(document, tokens) else _rule_over(page, tokens)
    words = quoted(foot.right) if foot.right else '""' if said else "none"
    number = "" if document.runs or not foot.page_of else page_number(foot)
    right = f"{quoted(foot.right + BETWEEN)} {number}" if foot.right and number else number or words
    left, middle, end = _shares(foot)
    boxes = rule("@bottom-left", {"content": quoted(foot.left), **said, **left})
    if foot.center:
        line = _line_of_foot(tokens) | {"text-align": "center"}
        boxes += rule("@bottom-center", line | {"content": quoted(foot.center), **said, **middle})
    if right != "none":
        boxes += rule("@bottom-right", {"content": right, **said, **end})
    return boxes, f"@page :first {{ {rule('@bottom-right', {'content': words})}}}\n"


def _bar(page: Geometry, tokens: Tokens) -> dict[str, str]:
    """The mark at the foot of the pages: its words on its ground, as high as at their head."""
    box, text = tokens.frames.mark, tokens.looks.mark
    tall = text.size * text.line + 2 * box.padding_y
    below = max(0.0, tokens.page.footer - box.padding_y)
    return {name: value for name, value in look(text, tokens, _points).items() if name != "text-align"} | {
        "background-color": getattr(tokens.colors, box.ground or "paper"),
        "height": _points(tall),
        "margin-top": _points(max(0.0, page.bottom - below - tall)),
        "margin-bottom": _points(below),
        "padding": f"0 {_points(box.padding_x)}",
        "vertical-align": "middle",
        "white-space": "nowrap",
    }


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
        return _marked(document, page, tokens)
    if not document.runs:
        return ""
    line = look(tokens.looks.running_head, tokens, _points) | {
        "vertical-align": "top",
        "padding-top": _points(page.mark),
    }
    said = {"left": (quoted(document.head), {}), "right": (page_number(document.footer), {"white-space": "nowrap"})}
    boxes = "".join(
        rule(f"@top-{side}", line | {"text-align": ALIGN[Align(side)], "content": content} | other)
        for side, (content, other) in said.items()
    )
    none = "".join(rule(f"@top-{side}", {"content": "none"}) for side in said)
    return f"@page {{ {boxes}}}\n@page :first {{ {none}}}\n"


def _marked(document: Document, page: Geometry, tokens: Tokens) -> str:
    """The mark in the upper margin: as a part of the text on the first page, as a running head on the others."""
    box = tokens.frames.mark
    head = (
        look(tokens.looks.mark, tokens, _points)
        | frame(box, tokens, _points)
        | {
            "content": quoted(document.mark),
            "height": _points(page.mark_text),
            "width": _points(page.full_width - box.across),
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


def _side(page: Geometry, tokens: Tokens) -> str:
    """The rule of a mark down the left edge of every page, which shows in a stack of paper."""
    if not page.edge:
        return ""
    said = {
        "content": '""',
        "width": _points(page.edge),
        "height": "100%",
        "margin-left": _points(FROM_EDGE),
        "margin-right": _points(max(0.0, page.margin - FROM_EDGE - page.edge)),
        "background-color": getattr(tokens.colors, tokens.frames.mark.ground or "text"),
    }
    return f"@page {{ {rule('@left-middle', said)}}}\n"


def _points(measure: float) -> str:
    return f"{measure:g}pt"


def page_number(footer: Footer) -> str:
    """The words around `{page}` and `{pages}` as CSS content."""
    before, _, rest = footer.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return f"{quoted(before)} counter(page) {quoted(between)} counter(pages) {quoted(after)}"


def _note_area(tokens: Tokens) -> str:
    """The foot of the page. Measures are whole pixels: the layout compares sums of them exactly,
    and a remainder would push notes to the next page. The rule is a border, and its image ends where the rule does."""
    notes, color = tokens.notes, getattr(tokens.colors, tokens.notes.color)
    said = {
        "border-top": f"{_pixels(notes.rule_drawn)} solid {color}",
        "border-image": f"linear-gradient(to right, {color} {NOTE_RULE:g}pt, {tokens.colors.paper} {NOTE_RULE:g}pt) 1",
        "padding-top": _pixels(UNDER_RULE),
        "margin-top": _pixels(notes.gap_drawn),
    }
    return rule("@footnote", said)


def _pixels(points: float) -> str:
    return f"{round(points / PIXEL)}px"


def _face(face: Face, weight: str, style: str, name: str) -> str:
    source = f'url("fonts/{getattr(face, name)}")'
    return rule(
        "@font-face", {"font-family": quoted(face.family), "src": source, "font-weight": weight, "font-style": style}
    )
