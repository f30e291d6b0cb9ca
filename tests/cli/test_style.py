"""`briefgen style` and `briefgen new style`: a sheet that leaves nothing out, and a file that says everything there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli.conftest import Briefgen
from pydantic import BaseModel
from tailored import tailored

from briefgen.cli import style_draft
from briefgen.diagnostics import Report
from briefgen.document.roles import BoxName, Role
from briefgen.models.style import Tokens
from briefgen.pipeline import Asked, prepare
from briefgen.pipeline.sheet import sheet
from briefgen.pipeline.sheet.tables import pairs_of
from briefgen.readers.styles.reading import read_style, style_names
from briefgen.workspace import Workspace
from briefgen.writers.html import write

CHECKOUT = Path(__file__).resolve().parents[2]
SHIPPED = Workspace(CHECKOUT)
NAMES = style_names(SHIPPED)

ELSEWHERE = {"running-head", "contact", "endorsers"}
"""Roles that no page on a screen has; the contact as a line and signers in a row, in place of which it has card and list."""

ELEMENTS = {Role.CAPTION: "<caption", Role.TABLE: "<table"}
"""Roles that are elements of HTML."""


def tokens_of(name: str) -> Tokens:
    style = read_style(SHIPPED, name, Report())
    assert style is not None
    return style.tokens


def test_the_sheet_of_every_shipped_style_is_in_order_and_shows_every_role_and_box(tmp_path: Path) -> None:
    title = "A {{ b }} {% c %} @d *e* [f](g) `h` | i\\\\"
    said = "masthead: {variant: split}, page: {side: {parts: [meeting, contact, local]}}"
    text = f'{{name: split, extends: civic, title: "{title}", {said}}}'
    split = {"styles/split/style.yaml": text.encode()}
    workspace = SHIPPED.with_files(split)
    shown: set[str] = set()
    for name in (*NAMES, "split"):
        made = sheet(workspace, name)
        (prepared,) = prepare(made.workspace, Asked(made.file)).values()
        assert not prepared.diagnostics, name
        if name in ("civic", "campaign", "split"):
            page = write(prepared.document, prepared.style).data.decode()
            shown |= {one for classes in re.findall(r'class="([^"]*)"', page) for one in classes.split()}
            shown |= {role.value for role, element in ELEMENTS.items() if element in page}
    assert {role.value for role in Role} - ELSEWHERE - shown == set(), "give it a place in pipeline/sheet/specimen.py"
    assert {box.value for box in BoxName} - shown == set()
    assert "A {{ b }} {% c %} @d *e* [f](g) `h` | i\\" in page.replace("\xa0", " "), (
        "the title is printed to the letter"
    )


def test_the_sheet_tells_every_color_look_and_box_in_words() -> None:
    made = sheet(SHIPPED, "civic")
    text = made.workspace.read(made.file).data.decode()
    tokens = tokens_of("civic")
    for group in (tokens.looks, tokens.frames):
        assert all(f"| `{name}` |" in text for name in type(group).model_fields)
    assert all(f"| {name} |" in text for name in type(tokens.colors).model_fields)
    assert "| `bars: thickness` | How thick one bar is. | 7 |" in text


def test_the_rules_of_boxes_are_among_the_pairs() -> None:
    tokens = tailored("frames: {ask: {left: 4pt, color: accent}, quote: {left: 2pt, color: rule}}").tokens
    (pair,) = [pair for pair in pairs_of(tokens) if "rules of the box ask" in pair.where]
    assert (pair.color, pair.ground, pair.least) == ("accent", "paper", 3.0)
    assert not any("rules of the box quote" in one.where for one in pairs_of(tokens))


def test_a_contrast_that_is_too_low_is_never_rounded_up() -> None:
    tokens = tokens_of("civic")
    gray = tokens.model_copy(update={"colors": tokens.colors.model_copy(update={"muted": "#777777"})})
    (pair,) = [pair for pair in pairs_of(gray) if (pair.color, pair.ground) == ("muted", "paper")]
    assert (pair.told, pair.low) == ("4.47", True)


def test_show_makes_the_sheet_and_leaves_a_brief_of_that_name_alone(briefgen: Briefgen, workspace: Path) -> None:
    for _ in range(2):
        ran = briefgen("style", "show", "civic", "--format", "html")
        assert (ran.code, ran.out) == (0, "build/style-civic.html\n"), ran.err
    assert not (workspace / "styles" / "civic" / "sheet.yaml").exists()
    (workspace / "build" / "style-civic.html").write_text("mine", "utf-8")
    ran = briefgen("style", "show", "civic", "--format", "html")
    assert ran.code == 1 and "error[edited-output]" in ran.err
    assert "did you mean civic?" in briefgen("style", "show", "civc").err


def test_check_says_what_is_wrong_with_one_style_alone(briefgen: Briefgen, workspace: Path) -> None:
    for name, color in (("pale", "#999999"), ("paler", "#AAAAAA")):
        folder = workspace / "styles" / name
        folder.mkdir(parents=True)
        text = f'name: {name}\nextends: civic\ntitle: Pale\ncolors: {{text: "{color}"}}\n'
        (folder / "style.yaml").write_text(text, "utf-8")
    ran = briefgen("style", "check", "pale", "--strict")
    assert ran.code == 3 and "styles/pale/" in ran.err and "styles/paler" not in ran.err
    assert briefgen("style", "check", "card", "--strict").err == "Everything is in order.\n"
    (workspace / "briefgen.yaml").write_text("organization: {name: X}\nlanguage: pl\n", "utf-8")
    assert "Everything" in briefgen("style", "check", "civic").err


def switched_on(text: str) -> Any:
    """A style with every value of it switched on."""
    return yaml.safe_load(re.sub(r"^# (?!yaml-language)", "", text, flags=re.MULTILINE))


@pytest.mark.parametrize("name", NAMES)
def test_a_new_style_says_all_that_there_is_and_changes_nothing(name: str) -> None:
    base = tokens_of(name)
    text = style_draft.style("ours", "Ours: “new”", base)
    said = yaml.safe_load(text)
    assert said == {"name": "ours", "extends": name, "title": "Ours: “new”"}
    on = Tokens.model_validate(switched_on(text))
    about = {"name": "ours", "extends": name, "title": "Ours: “new”"}
    assert on == base.model_copy(update=about)
    keys = [re.escape(key) for key in (*Tokens.model_fields, *type(base.looks).model_fields)]
    assert all(re.search(rf"^[# ]*{key}:", text, flags=re.MULTILINE) for key in keys)
    assert max(map(len, text.splitlines())) < 200


def described(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """The tokens below a model that say nothing of what they do."""
    seen.add(model)
    for key, field in model.model_fields.items():
        if not style_draft.meaning(field):
            yield f"{model.__name__}.{key}"
        for kind in style_draft.models_in(field.annotation):
            yield from described(kind, seen) if kind not in seen else ()


def test_every_token_says_what_it_does() -> None:
    assert [*described(Tokens, set())] == []
