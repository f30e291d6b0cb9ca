"""Pictures as HTML: as large as on paper, and never wider than the screen."""

from __future__ import annotations

from briefgen.document.nodes import Document, Figure
from briefgen.document.picturing import LEAST_CAPTION, SIDE, SIDE_GAP, sharp_width, size
from briefgen.document.walking import walk
from briefgen.writers.html.element import element, empty
from briefgen.writers.html.inlines import inlines
from briefgen.writers.html.rules import Measure, rule
from briefgen.writers.html.setting import Setting

NARROW = "40rem"
"""The width of a screen below which no text stands beside a picture."""


def figure(node: Figure, setting: Setting) -> str:
    """A picture and its caption; on a screen the link that a QR code leads to is enough."""
    if node.code and setting.column is None:
        return ""
    image = node.image
    own, side = _on_paper(node, setting) if setting.column else _on_screen(node)
    width, inside = own
    picture = empty(
        "img", src=setting.picture(image), alt=image.alt, width=image.width, height=image.height, style=inside
    )
    caption = element("figcaption", inlines(node.caption, setting)) if node.caption else ""
    return element("figure", picture + caption, style=width, class_="side" if side else None)


def around(figure: str, text: str) -> str:
    """A picture at the side and the text beside it, which nothing else reaches into."""
    return element("div", figure + text, class_="around")


def _on_paper(node: Figure, setting: Setting) -> tuple[tuple[str, str | None], bool]:
    """The width of the figure and of the picture in it, and whether it stands at the side."""
    assert setting.column is not None
    found = size(node, setting.column.width, setting.column.page)
    inside = f"width: {found.width:g}pt" if found.room > found.width else None
    return (f"width: {found.room:g}pt", inside), found.side


def _on_screen(node: Figure) -> tuple[tuple[str, str | None], bool]:
    """The same of what room there is; `max-width` holds the picture to it."""
    sharp = f"{sharp_width(node):g}pt"
    usual = f"{SIDE * 100:g}%" if node.side else "100%"
    if node.points is not None:
        asked, most = f"{node.points:g}pt", "100%"
    elif node.width is not None:
        asked, most = f"{node.width * 100:.4g}%", "none"
    else:
        asked, most = usual, sharp
    if not node.caption:
        return (f"width: {asked}; max-width: {most}", None), node.side
    return (f"width: {asked}; max-width: {most}; min-width: min(100%, {LEAST_CAPTION:g}pt)", f"max-width: {sharp}"
            if most == sharp else None), node.side  # fmt: skip


def side_rules(document: Document, measure: Measure, paper: bool) -> str:
    """What a document with pictures at the side says about them; others say nothing."""
    if not any(isinstance(node, Figure) and node.side for node in walk(document.children)):
        return ""
    gap, below = measure(SIDE_GAP), measure(4)
    rules = "".join(
        (
            rule("div.around", {"display": "flow-root"}),
            # WeasyPrint gives a box no height in which nothing stands beside the picture.
            rule("div.around::after", {"content": '""', "display": "block", "clear": "both"}),
            rule("div.around > figure.side", {"float": "right", "margin": f"{measure(3)} 0 {below} {gap}"}),
        )
    )
    if paper:
        return rules
    alone = {"float": "none", "width": "auto !important", "margin": f"{below} 0"}
    return f"{rules}@media (max-width: {NARROW}) {{ {rule('div.around > figure.side', alone).strip()} }}\n"
