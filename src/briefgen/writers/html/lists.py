"""The rules of CSS for lists: bullets and numbers hang left of the text."""

from __future__ import annotations

from briefgen.document.asking import ask_step
from briefgen.models.style import Tokens
from briefgen.writers.html.rules import Measure, dimmed, letters, look, quoted, rule


def lists(tokens: Tokens, measure: Measure, drawn_markers: bool) -> str:
    """Lists of every level.

    `drawn_markers` sets the marker as text at the head of the item's first line, where a
    reader of the file's text meets it before the item; otherwise it is the browser's own.
    """
    indent, after = measure(tokens.lists.indent), measure(tokens.looks.body.after)
    between = measure(tokens.lists.between)
    parts = [
        rule("ul, ol", {"margin": f"0 0 {after}", "padding": "0"}),
        rule("li ul, li ol", {"margin": f"{between} 0 0"}),
        rule("ul.tight > li > p, ol.tight > li > p", {"margin-bottom": "0"}),
        rule("li", {"margin": "0", "padding-inline-start": indent, "margin-inline-start": "0"}),
        rule("li > p:last-child", {"margin-bottom": "0"}),
        rule("ul.tight > li + li, ol.tight > li + li", {"margin-top": between}),
        rule("ul.loose > li + li, ol.loose > li + li", {"margin-top": after}),
        rule(
            "section.signers > ul > li, section.signers > ul > li + li",
            {"padding": "0", "margin": f"0 0 {measure(tokens.looks.signer.after)}", "break-inside": "avoid"},
        ),
    ]
    markers = _drawn(tokens, indent) if drawn_markers else _native(tokens, indent)
    return "".join((*parts, markers, _asks(tokens, measure, drawn_markers), _numbers(tokens, measure, drawn_markers)))


def _asks(tokens: Tokens, measure: Measure, drawn: bool) -> str:
    """The room of the numbers of several asks, where those of other lists have less."""
    room = ask_step(tokens)
    if room == tokens.lists.indent:
        return ""
    if not drawn:
        said = look(tokens.looks.ask, tokens, measure)
        own = {name: said[name] for name in ("font-family", "font-size")}
        return rule("ol.asks", {"padding-inline-start": measure(room)}) + rule("ol.asks > li::marker", own)
    place = {"min-width": measure(room), "margin-inline-start": measure(-room)}
    return rule("ol.asks > li", {"padding-inline-start": measure(room)}) + rule(
        "ol.asks > li > p:first-child::before", place
    )


def _numbers(tokens: Tokens, measure: Measure, drawn: bool) -> str:
    """The numbers of numbered lists, as far as the style says how they look."""
    said = letters(tokens.lists.numbers, tokens, measure)
    if not said:
        return ""
    mark = "ol > li > p:first-child::before" if drawn else "ol > li::marker"
    dim = [f"{box} {mark}" for box in dimmed(tokens.lists.numbers, tokens)]
    own = rule(mark, said | ({"line-height": "1"} if drawn else {}))
    return own + (rule(", ".join(dim), {"color": "inherit"}) if dim else "")


def _levels(tokens: Tokens) -> tuple[tuple[str, str], ...]:
    """The selector of each level with its bullet; a level counts whether the lists around have bullets or numbers."""
    return tuple(("li " * level + "ul > li", bullet) for level, bullet in enumerate(tokens.lists.bullets))


def _drawn(tokens: Tokens, indent: str) -> str:
    place = {
        "display": "inline-block",
        "min-width": indent,
        "margin-inline-start": f"-{indent}",
        "font-style": "normal",
    }
    return "".join(
        (
            rule("ul, ol", {"list-style": "none"}),
            rule("li > p:first-child::before", place | {"text-indent": "0"}),
            rule("ol > li > p:first-child::before", {"content": 'counter(list-item) "."'}),
            *(rule(f"{level} > p:first-child::before", {"content": quoted(bullet)}) for level, bullet in _levels(tokens)),
            rule("ul ol > li > p:first-child::before", {"content": 'counter(list-item) "."'}),
            rule("section.signers > ul > li > p:first-child::before", {"content": "none"}),
        )
    )  # fmt: skip


def _native(tokens: Tokens, indent: str) -> str:
    return "".join(
        (
            rule("ul, ol", {"padding-inline-start": indent}),
            rule("li", {"padding-inline-start": "0.2em"}),
            *(rule(level, {"list-style-type": quoted(f"{bullet} ")}) for level, bullet in _levels(tokens)),
            rule("ol > li", {"list-style-type": "decimal"}),
            rule("section.signers > ul", {"list-style": "none", "padding": "0"}),
            rule("section.signers > ul > li", {"list-style-type": "none"}),
        )
    )
