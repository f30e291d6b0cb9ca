"""The style sheet: every token of a style has its rule, and nothing in it could reach out."""

from __future__ import annotations

import pytest
import tinycss2
from specimen import style

from briefgen.document.nodes import Role
from briefgen.writers.html.rules import quoted
from briefgen.writers.html.stylesheet import PAPER, SCREEN, Medium, stylesheet

TOKENS = style().tokens


def rules(medium: Medium) -> dict[str, dict[str, str]]:
    """Declarations by selector, as a parser of CSS reads them."""
    found: dict[str, dict[str, str]] = {}
    for node in tinycss2.parse_stylesheet(stylesheet(TOKENS, medium), skip_whitespace=True, skip_comments=True):
        assert node.type != "error", node.message
        if node.type != "qualified-rule":
            continue
        declared = tinycss2.parse_blocks_contents(node.content, skip_whitespace=True, skip_comments=True)
        assert all(one.type == "declaration" for one in declared)
        selector = tinycss2.serialize(node.prelude).strip()
        found.setdefault(selector, {}).update((one.name, tinycss2.serialize(one.value).strip()) for one in declared)
    return found


def selector(role: Role) -> str:
    others = {Role.TITLE: "h1.title", Role.CAPTION: "figcaption, caption", Role.TABLE: "th, td"}
    return (others | {Role.BILL_TITLE: "figcaption.bill-title"}).get(role, f"p.{role}")


@pytest.mark.parametrize("role", Role)
def test_every_role_looks_as_the_style_says(role: Role) -> None:
    look = getattr(TOKENS.looks, role.replace("-", "_"))
    rule = rules(PAPER)[selector(role)]
    assert rule["font-size"] == f"{look.size:g}pt"
    assert rule["line-height"] == f"{look.line:g}"
    assert rule["font-weight"] == ("700" if look.bold else "400")
    assert rule["color"] == getattr(TOKENS.colors, look.color)
    assert rule["font-family"].startswith('"Public Sans"' if look.font == "heading" else '"Source Serif 4"')
    if role is not Role.TABLE:
        assert ("break-after" in rule) == look.keep_with_next


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_stay_with_what_follows(level: int) -> None:
    rule = rules(PAPER)[f"h{level + 1}"]
    assert rule["break-after"] == "avoid"
    assert rule["font-size"] == f"{getattr(TOKENS.looks, f'heading_{level}').size:g}pt"


def test_the_ask_is_a_box_as_the_style_says() -> None:
    rule = rules(PAPER)["section.ask"]
    assert rule["background-color"] == TOKENS.colors.tint
    assert rule["border-inline-start"] == f"4pt solid {TOKENS.colors.accent}"
    assert rule["padding"] == "8pt 12pt"
    assert rule["break-inside"] == "avoid"


def test_a_screen_measures_by_the_readers_own_size() -> None:
    assert rules(SCREEN)["p.body"]["font-size"] == "1rem"
    assert rules(SCREEN)["h1.title"]["font-size"] == f"{TOKENS.looks.title.size / TOKENS.looks.body.size:.4g}rem"


def test_every_level_has_its_bullet() -> None:
    paper = rules(PAPER)
    bullets = [paper[f"{'li ' * level}ul > li > p:first-child::before"]["content"] for level in (0, 1, 2)]
    assert [tinycss2.parse_one_component_value(bullet).value for bullet in bullets] == ["•", "–", "·"]


@pytest.mark.parametrize("text", ['a"b', "a\\", "a\nb", "</style>", "url(x)", "é 漢 — ok", "12af", "\\00000022"])
def test_text_stays_within_its_string(text: str) -> None:
    (value,) = tinycss2.parse_component_value_list(quoted(text))
    assert (value.type, value.value) == ("string", text)
    assert "<" not in quoted(text)
