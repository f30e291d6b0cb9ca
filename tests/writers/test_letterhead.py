"""The masthead: every variant stands alike in the PDF and in the Word file, with the ground it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import page
import pypdfium2
import pytest
import tools
import yaml
from profiles import sample
from reading_pdf import tags
from specimen import ROOT, document, picture, style, words
from tools import requires
from writers.docx.reading import Word, select

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Document, Figure, Group, GroupRole, LineBreak, Paragraph, Role, Strong, Text
from briefgen.models.style import Style, Tokens
from briefgen.writers import docx, html, text
from briefgen.writers.pdf import Press

NAME, TAGLINE, BELOW = "Example Coalition", "Health for all", "Below the masthead"
OWN, PARTNER = picture(600, 300, NAME), picture(300, 300, "Partner One")
DATELINE = Paragraph((Strong((Text("Policy brief"),)), LineBreak(), Text("November 20, 2026")), Role.DATELINE)


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


@cache
def usual() -> str:
    return (ROOT / "tests/styles/specimen/style.yaml").read_text("utf-8")


def looking(**said: Any) -> Style:
    """The style of the tests with what these keys say, group by group."""
    data = yaml.safe_load(usual())
    for name, group in said.items():
        below = data.setdefault(name, {})
        for key, value in group.items():
            below[key] = {**below[key], **value} if isinstance(below.get(key), dict) else value
    return Style(Tokens.model_validate(data), style().fonts)


def logo(image: Any, height: float) -> Figure:
    return Figure(image, points=height * image.width / image.height)


def headed(*children: Any) -> Document:
    return document(Group(GroupRole.MASTHEAD, children), words(BELOW))


SAID = (words(NAME, Role.ORGANIZATION), words(TAGLINE, Role.TAGLINE))
LOGOS = (logo(OWN, 30), logo(PARTNER, 30))
VARIANTS: dict[str, tuple[dict[str, Any], tuple[Any, ...]]] = {
    "left": ({"variant": "left"}, (LOGOS[0], SAID[0])),
    "left, two logos, tagline": ({"variant": "left"}, (*LOGOS, *SAID)),
    "left, logo at the right": ({"variant": "left", "logo": {"side": "right"}}, (*SAID, LOGOS[0])),
    "right": ({"variant": "right"}, (*SAID, *LOGOS)),
    "right, logo at the left": ({"variant": "right", "logo": {"side": "left"}}, (LOGOS[0], SAID[0])),
    "right, alone": ({"variant": "right", "name": False}, LOGOS),
    "center": ({"variant": "center"}, (*LOGOS, *SAID)),
    "center, alone": ({"variant": "center", "name": False}, (LOGOS[0],)),
    "center, no logo": ({"variant": "center"}, SAID),
    "split": ({"variant": "split"}, (LOGOS[0], *SAID, DATELINE)),
    "split, no logo": ({"variant": "split"}, (SAID[0], DATELINE)),
    "split, logo at the right": ({"variant": "split", "logo": {"side": "right"}}, (*SAID, DATELINE, LOGOS[0])),
    "band": ({"variant": "band"}, (LOGOS[0], SAID[0])),
    "band, logos at the right": ({"variant": "band", "logo": {"side": "right"}}, (*SAID, *LOGOS)),
}
MANIFOLD = ("left, two logos, tagline", "split, logo at the right", "band, logos at the right")
"""Variants that have, together, all that the others have."""

TOGETHER = pytest.mark.xdist_group("letterhead")
"""Keeps the tests of one conversion in one process."""

Box = tuple[float, float, float, float]


def found(pdf: bytes | Path) -> dict[str, Box]:
    """Where logos, ground and lines of the first page stand: left, bottom, right, top, in points."""
    sheet = pypdfium2.PdfDocument(pdf)[0]
    read = sheet.get_textpage()
    places: dict[str, Box] = {}
    for line in (NAME, TAGLINE, "Policy brief", "November 20, 2026", BELOW):
        if place := read.search(line).get_next():
            boxes = [read.get_charbox(place[0] + at) for at in range(len(line))]
            places[line] = (boxes[0][0], boxes[0][1], boxes[-1][2], boxes[0][3])
    pictures = sorted(one.get_bounds() for one in sheet.get_objects() if one.type == 3)
    return places | {f"logo {number}": box for number, box in enumerate(pictures)}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Path, Path]]:
    """By variant, its Word file, and that as LibreOffice lays it out: all of them by one start of it."""
    folder = tmp_path_factory.mktemp("word")
    files = [folder / f"{number}.docx" for number in range(len(VARIANTS))]
    for file, (said, children) in zip(files, VARIANTS.values(), strict=True):
        file.write_bytes(docx.write(headed(*children), looking(masthead=said)).data)
    made = tools.docx_to_pdfs(files, folder)
    return dict(zip(VARIANTS, zip(files, made, strict=True), strict=True))


@requires("soffice")
@TOGETHER
@pytest.mark.parametrize("name", sample(VARIANTS))
def test_a_variant_stands_alike_in_both(
    name: str, press: Press, laid_out: Mapping[str, tuple[Path, Path]], tmp_path: Path
) -> None:
    said, children = VARIANTS[name]
    output = press.submit(headed(*children), looking(masthead=said)).result()
    assert output.diagnostics == ()
    pdf = tmp_path / "brief.pdf"
    pdf.write_bytes(output.data)
    assert [str(failure) for failure in page.validate_pdf(str(pdf), profile="ua1").failures] == []
    one, other = found(output.data), found(laid_out[name][1])
    assert one.keys() == other.keys()
    for thing in one:
        assert one[thing][0] == pytest.approx(other[thing][0], abs=3), thing
        assert one[thing][1] == pytest.approx(other[thing][1], abs=6), thing
        assert one[thing][2] == pytest.approx(other[thing][2], abs=3), thing
    for thing in one.keys() & {"logo 0", "logo 1"}:
        assert one[thing][3] - one[thing][1] == pytest.approx(30, abs=0.5)


@requires("ooxml-validator")
@TOGETHER
@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in MANIFOLD else (pytest.mark.thorough,)) for name in VARIANTS],
)
def test_microsofts_validator_finds_nothing(name: str, laid_out: Mapping[str, tuple[Path, Path]]) -> None:
    word, _ = laid_out[name]
    assert tools.docx_problems(word, "Office2013") == [] == tools.docx_problems(word)


def test_each_variant_stands_where_it_says(press: Press) -> None:
    def stands(name: str) -> dict[str, Box]:
        said, children = VARIANTS[name]
        return found(press.submit(headed(*children), looking(masthead=said)).result().data)

    left, right = geometry(document(), style().tokens).left, 612 - geometry(document(), style().tokens).right
    assert stands("left")["logo 0"][0] == pytest.approx(left, abs=1)
    assert stands("right")["logo 1"][2] == pytest.approx(right, abs=1)
    assert stands("right")[NAME][2] < stands("right")["logo 0"][0]
    assert stands("right, alone")["logo 1"][2] == pytest.approx(right, abs=1)
    assert sum(stands("center")[NAME][::2]) / 2 == pytest.approx((left + right) / 2, abs=1)
    assert stands("center")["logo 0"][1] > stands("center")[NAME][3]
    assert stands("split")["November 20, 2026"][2] == pytest.approx(right, abs=1)
    assert stands("split")[NAME][2] < stands("split")["Policy brief"][0]
    assert stands("band")["logo 0"][0] > left + 10


@pytest.mark.parametrize("align", ["right", "center"])
def test_a_name_that_its_look_aligns_leaves_the_logo_where_it_was_in_both(align: str, press: Press) -> None:
    look, shown = looking(looks={"organization": {"align": align}}), headed(LOGOS[0], SAID[0])
    places = found(press.submit(shown, look).result().data)
    assert places["logo 0"][0] == pytest.approx(geometry(shown, look.tokens).left, abs=1)
    word = Word(docx.write(shown, look).data)
    beside, said = word.find("//w:tbl/w:tr/w:tc")
    assert select(beside, ".//w:drawing") and not select(said, ".//w:drawing")


def test_a_band_has_a_ground_and_words_that_are_read_on_it() -> None:
    tokens = looking(masthead={"variant": "band"}).tokens
    assert (tokens.frames.masthead.ground, tokens.looks.organization.color) == ("accent", "paper")
    assert tokens.looks.tagline.color == tokens.looks.dateline.color == "paper"
    light = looking(masthead={"variant": "band"}, frames={"masthead": {"ground": "tint"}}).tokens
    assert light.looks.organization.color == "accent"


def test_a_style_that_says_nothing_looks_as_before() -> None:
    tokens, data = style().tokens, yaml.safe_load(usual())
    assert (
        tokens.frames.masthead.model_dump() == type(tokens.frames.masthead)(**data["frames"]["masthead"]).model_dump()
    )
    word = Word(docx.write(headed(Figure(picture(300, 200), width=0.085), SAID[0]), style()).data)
    assert not word.find("//w:tbl")


@pytest.mark.parametrize("ground", [None, "accent"])
def test_a_title_does_not_touch_a_coloured_masthead(ground: str | None, press: Press) -> None:
    look = looking(frames={"masthead": {"ground": ground}} if ground else {})
    assert look.tokens.frames.masthead.after == (10.0 if ground else 0.0)
    shown = document(words(BELOW))
    titled = replace(shown, children=(Group(GroupRole.MASTHEAD, SAID), *shown.children))
    word = Word(docx.write(titled, look).data)
    last = word.paragraph(TAGLINE)
    assert select(last, "w:pPr/w:spacing")[0].get(f"{{{last.nsmap['w']}}}after") == ("200" if ground else "0")


def test_a_logo_alone_is_read_as_the_name(press: Press) -> None:
    shown = headed(*LOGOS)
    assert text.write(shown, style()).data.decode().startswith("Fund")
    assert f"{NAME}\nPartner One\n" in text.write(shown, style()).data.decode()
    root = tags(press.submit(shown, looking(masthead={"name": False})).result().data)
    assert [str(one.source.Alt) for one in root.all("Figure")] == [NAME, "Partner One"]


def test_plain_text_has_the_name_the_tagline_and_the_partners() -> None:
    assert (
        f"{NAME}\n{TAGLINE}\nPartner One\nPolicy brief\nNovember 20, 2026"
        in text.write(headed(*LOGOS, *SAID, DATELINE), style()).data.decode()
    )


def test_many_logos_leave_room_for_the_name(press: Press) -> None:
    shown = headed(*(logo(picture(900, 100, f"Partner {number}"), 40) for number in range(5)), SAID[0])
    places = found(press.submit(shown, style()).result().data)
    across = geometry(shown, style().tokens).text_width
    assert places["logo 4"][2] - places["logo 0"][0] <= 0.6 * across + 1
    assert places[NAME][0] > places["logo 4"][2]


def test_on_a_screen_logos_have_their_height() -> None:
    markup = html.write(headed(*LOGOS, *SAID), looking(masthead={"variant": "right"})).data.decode()
    assert "width: 60pt; max-width: 100%" in markup and "justify-content: flex-end" in markup
