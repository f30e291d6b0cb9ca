"""The rules of CSS that hold for every style: what keeps together, what stands beside what."""

from __future__ import annotations

from briefgen.document.asking import label_drop
from briefgen.document.coding import CODE_GAP
from briefgen.document.roles import BOXES
from briefgen.models.asking import LabelPlace
from briefgen.models.contrast import link_on
from briefgen.models.style import Tokens
from briefgen.writers.html.letterhead import letterhead_rules
from briefgen.writers.html.parts import selector
from briefgen.writers.html.rules import Measure, dimmed, letters, look, numeric, rule
from briefgen.writers.html.screen import LEAST_SCREEN

LARGEST_PICTURE = 504.0
"""The greatest height of a picture in points (7 inches), so that it fits on a page with its caption."""

JOINER = "\\2060"
"""The word joiner (Unicode, U+2060) as CSS writes it: no line ends at it, and nobody who copies the words gets it."""


def structure(tokens: Tokens, measure: Measure, paper: bool) -> str:
    """Margins and breaks of text, parts, pictures, notes and code."""
    colors, figures = tokens.colors, numeric(tokens.figures.form, tokens.figures.spacing)
    return "".join(
        (
            rule("html", look(tokens.looks.body, tokens, measure) | figures | {"background-color": colors.paper}),
            rule("body, address", {"margin": "0", "font-style": "normal"}),
            rule("p, li", {"orphans": "2", "widows": "2", "overflow-wrap": "break-word"}),
            rule("h1, h2, h3, h4", {"break-inside": "avoid", "overflow-wrap": "break-word"}),
            rule("a", {"color": colors.link, "text-decoration": "underline",
                       "text-decoration-thickness": "0.05em", "text-underline-offset": "0.15em"}),
            _links_on_grounds(tokens),
            rule("p.footer a, address a", {"text-decoration": "none"}),
            _run_in(tokens, measure),
            rule("code, pre", {"font-family": "inherit", "font-style": "normal"}),
            rule("pre", {"white-space": "pre-wrap", "overflow-wrap": "break-word", "margin": f"0 0 {measure(6)}"}),
            rule("hr", {"border": "none", "border-top": f"{measure(0.75)} solid {colors.rule}", "margin": f"{measure(8)} 0"}),
            _boxes(),
            _label_at_side(tokens, measure, paper),
            letterhead_rules(tokens, measure),
            rule("div.card", {"display": "flex", "align-items": "center", "column-gap": measure(CODE_GAP)}),
            rule("div.card > figure", {"margin": "0", "flex": "none"}),
            _figures(tokens, measure),
            _notes(tokens, measure),
            *(_columns(count, measure) for count in (2, 3, 4)),
            rule("section.new-page", {"break-before": "page"}),
        )
    )  # fmt: skip


def _links_on_grounds(tokens: Tokens) -> str:
    """Links and calls of notes on grounds where they have another color than elsewhere: one of their own, or that of
    the text around them."""
    colors, frames = tokens.colors, {selector(box): getattr(tokens.frames, name) for name, box in BOXES.items()}
    inks = {place: link_on(frame.ground, colors, frame.link) for place, frame in frames.items()}
    inks["thead"] = link_on(tokens.tables.head.ground, colors)
    dim = [f"{place} a" for place, ink in inks.items() if ink is None]
    own = {f"{place} a": getattr(colors, ink) for place, ink in inks.items() if ink not in (None, colors.links)}
    return (rule(", ".join(dim), {"color": "inherit"}) if dim else "") + "".join(
        rule(place, {"color": color}) for place, color in own.items()
    )


def _run_in(tokens: Tokens, measure: Measure) -> str:
    """Heads that run into their paragraph; they leave the lines as far apart as they are."""
    said = tokens.run_in
    if not said.differ:
        return ""
    dim = [f"{box} strong.run-in" for box in dimmed(said, tokens)]
    own = rule("strong.run-in", letters(said, tokens, measure) | {"line-height": "0"})
    return own + (rule(", ".join(dim), {"color": "inherit"}) if dim else "")


def _boxes() -> str:
    """Within a box, its padding is the only space above the first and below the last paragraph."""
    boxes = [*(selector(box) for box in BOXES.values() if box.tag != "p"), "div.beside", "div.across", "aside.note"]
    return "".join(
        (
            rule(", ".join(f"{box} > :first-child" for box in boxes), {"margin-top": "0"}),
            rule(", ".join(f"{box} > :last-child" for box in boxes), {"margin-bottom": "0"}),
        )
    )


def _label_at_side(tokens: Tokens, measure: Measure, paper: bool) -> str:
    """The ask with its label at the left; on small screens above it. On paper each document says how wide it is."""
    if tokens.ask.label is not LabelPlace.SIDE:
        return ""
    whole = rule("section.ask", {"display": "flow-root"})
    whole += rule("section.ask > div.beside > ol:first-child > li:first-child > p:first-child", {"margin-top": "0"})
    level = rule("div.at-side > p.ask-label", {"margin": f"{measure(label_drop(tokens))} 0 0"})
    if paper:
        return whole + rule("section.ask > div.at-side", {"float": "left"}) + level
    room = measure(tokens.page.side.taken if tokens.page.side else ON_SCREEN)
    left = rule("section.ask > div.at-side", {"float": "inline-start", "width": room})
    right = rule("section.ask > div.beside", {"margin-inline-start": room})
    return f"{whole}@media (min-width: {LEAST_SCREEN}) {{ {left}{level}{right}}}\n"


ON_SCREEN = 96.0
"""The room of a label at the side of an ask on a screen, where the style has no side column, in points."""


def _figures(tokens: Tokens, measure: Measure) -> str:
    before = measure(tokens.looks.body.after + 2)
    return "".join(
        (
            rule("figure", {"margin": f"{before} 0", "break-inside": "avoid"}),
            rule("img", {"display": "block", "width": "100%", "height": "auto", "max-height": measure(LARGEST_PICTURE),
                         "object-fit": "contain", "object-position": "left top"}),
            rule("figcaption", {"break-before": "avoid"}),
            rule("div.chart", {"break-inside": "avoid", "break-after": "avoid"}),
        )
    )  # fmt: skip


def _notes(tokens: Tokens, measure: Measure) -> str:
    number = {"font-size": "0.68em", "line-height": "0", "vertical-align": "0.45em", "font-style": "normal"}
    return "".join(
        (
            rule("sup.call, span.number" if tokens.notes.number.raised else "sup.call", number),
            "" if tokens.notes.number.raised else rule("span.number", {"line-height": "0"}),
            _hanging(tokens, measure),
            rule('span.joint::before, sup.call::before, sup.raised > a[href^="#"]::before', {"content": f'"{JOINER}"'}),
            rule("wbr::before", {"content": '"\\200b"'}),
            rule("sup.call a, span.number a", {"text-decoration": "none"}),
            *([rule("span.number a", own)] if (own := letters(tokens.notes.number, tokens, measure)) else []),
        )
    )


def _hanging(tokens: Tokens, measure: Measure) -> str:
    """Notes whose lines begin at the right of their number."""
    room = tokens.note_room
    if not room:
        return ""
    return "".join(
        (
            rule("aside.note", {"padding-inline-start": measure(room)}),
            rule("aside.note > p:first-child", {"text-indent": measure(-room)}),
            rule("span.number", {"display": "inline-block", "text-indent": "0", "white-space": "nowrap"}),
            # A number that needs more room moves the words on, and is not printed over itself.
            rule("span.number", {"min-width": f"calc({measure(room)} - {SPACE_AFTER})"}),
        )
    )


SPACE_AFTER = "0.25em"
"""The space behind the number of a note, on a screen, where nobody knows which font there is."""


def on_paper(tokens: Tokens) -> str:
    """Amendments, and characters beside the line, which leave the lines as far apart as they are: screens do that by
    themselves. Links in notes without a line under them, where the style says so."""
    beside = {"font-size": "0.68em", "line-height": "0"}
    return "".join(
        (
            rule("del", {"text-decoration": "line-through"}),
            rule("ins", {"text-decoration": "underline", "text-decoration-thickness": "0.05em"}),
            rule("sub", beside | {"vertical-align": "-0.15em"}),
            rule("sup.raised", beside | {"vertical-align": "0.45em"}),
            "" if tokens.notes.underline else rule("aside.note a, p.source a", {"text-decoration": "none"}),
        )
    )


def _columns(count: int, measure: Measure) -> str:
    return rule(f"section.columns-{count} > ul", {"columns": str(count), "column-gap": measure(18)})
