"""The masthead from the settings of a workspace: logos for dark grounds, partners, a tagline; what is wrong with them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from cli.conftest import Briefgen
from PIL import Image

STYLE = "name: ours\nextends: civic\ntitle: Ours\nmasthead: {}\n"
SETTINGS = """organization:
  name: Example Coalition
  logo: briefs/own.png
  logo_reversed: briefs/light.png
  tagline: Health for all
  partners:
    - {name: Partner One, logo: briefs/partner.png}
style: ours
"""
SPEC = """title: Town hall
kicker: Policy brief
date: 2026-11-20
parts: [masthead, title, sections]
sections: [{heading: Here, blocks: [{text: Words.}]}]
"""


def save(path: Path, color: tuple[int, ...], size: tuple[int, int] = (400, 200)) -> None:
    out = io.BytesIO()
    Image.new("RGBA" if len(color) == 4 else "RGB", size, color).save(out, "PNG")
    path.write_bytes(out.getvalue())


@pytest.fixture
def head(workspace: Path) -> Path:
    (workspace / "briefgen.yaml").write_text(SETTINGS)
    (workspace / "briefs/hall.yaml").write_text(SPEC)
    (workspace / "styles/ours").mkdir(parents=True)
    for name in ("own", "light", "partner"):
        save(workspace / f"briefs/{name}.png", (10, 40, 90, 0))
    dressed(workspace, "{variant: left}")
    return workspace


def dressed(workspace: Path, masthead: str, more: str = "") -> None:
    (workspace / "styles/ours/style.yaml").write_text(STYLE.format(masthead) + more)


def test_all_logos_and_words_are_in_the_tree_and_in_the_text(briefgen: Briefgen, head: Path) -> None:
    assert briefgen("check", "hall").err == "Everything is in order.\n" or briefgen("check", "hall").code == 0
    tree = briefgen("inspect", "hall", "--tree").out
    assert '"alt": "Example Coalition"' in tree and '"alt": "Partner One"' in tree and "tagline" in tree
    assert briefgen("render", "hall", "--format", "txt").code == 0
    written = (head / "build/hall.txt").read_text("utf-8")
    assert written.startswith("Example Coalition\nHealth for all\nPartner One\n")


def test_a_masthead_that_is_split_says_the_kind_and_the_date_once(briefgen: Briefgen, head: Path) -> None:
    dressed(head, "{variant: split}")
    assert briefgen("render", "hall", "--format", "txt").code == 0
    written = (head / "build/hall.txt").read_text("utf-8").replace("\u00a0", " ")
    assert written.count("Policy brief") == 1
    assert written.index("November 20, 2026") < written.index("Town hall")


@pytest.mark.parametrize(("masthead", "told"), [("{variant: band}", True), ("{variant: left}", False)])
def test_a_logo_with_a_ground_of_its_own_is_told_on_a_color_alone(
    briefgen: Briefgen, head: Path, masthead: str, told: bool
) -> None:
    save(head / "briefs/partner.png", (255, 255, 255))
    dressed(head, masthead)
    ran = briefgen("check", "hall")
    assert ("briefgen.yaml:7:33: warning[logo-ground]: the logo of Partner One" in ran.err) == told
    assert ran.err.count("[logo-ground]") == told


def test_on_a_dark_ground_the_logo_for_it_is_taken(briefgen: Briefgen, head: Path) -> None:
    save(head / "briefs/own.png", (255, 255, 255))
    dressed(head, "{variant: band}")
    assert "[logo-ground]" not in briefgen("check", "hall").err
    (head / "briefgen.yaml").write_text(SETTINGS.replace("  logo_reversed: briefs/light.png\n", ""))
    ran = briefgen("check", "hall")
    assert "briefgen.yaml:3:9: warning[logo-ground]" in ran.err and "logo_reversed: " in ran.err


def test_a_logo_of_the_color_behind_it_is_no_tile(briefgen: Briefgen, head: Path) -> None:
    save(head / "briefs/partner.png", (0x17, 0x4A, 0x7C))
    dressed(head, "{variant: band}")
    assert "[logo-ground]" not in briefgen("check", "hall").err


def test_a_logo_too_coarse_for_its_height_is_told_at_its_line(briefgen: Briefgen, head: Path) -> None:
    for name in ("own", "partner"):
        save(head / f"briefs/{name}.png", (10, 40, 90, 0), (200, 100))
    dressed(head, "{logo: {height: 60pt}}")
    ran = briefgen("check", "hall")
    assert ran.err.count("[picture-coarse]") == 2
    assert (
        "briefgen.yaml:3:9: warning[picture-coarse]: the picture has 200 pixels across 42 mm, which is 120 to the inch"
        in ran.err
    )


@pytest.mark.parametrize(
    ("masthead", "place", "code"),
    [
        ("{variant: banner}", "4:21", "unknown-value"),
        ("{logo: {height: 400pt}}", "4:27", "out-of-range"),
        ("{logo: {size: 20pt}}", "4:19", "unknown-key"),
    ],
)
def test_what_a_masthead_cannot_be_is_told_at_its_place(
    briefgen: Briefgen, head: Path, masthead: str, place: str, code: str
) -> None:
    dressed(head, masthead)
    ran = briefgen("check", "hall")
    assert ran.code == 1 and f"styles/ours/style.yaml:{place}: error[{code}]" in ran.err, ran.err
