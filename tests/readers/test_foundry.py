"""Fonts as designers have them: known by what they say of themselves, made into what every program takes."""

from __future__ import annotations

import struct
from typing import Any

import pytest
from foundry import font, four, opened

from briefgen.models.style import Face
from briefgen.readers.foundry.apart import TOO_LONG, identify, make
from briefgen.readers.foundry.cast import FACES, Cast, Kind, file_name
from briefgen.readers.foundry.families import families
from briefgen.readers.foundry.identifying import Unusable, casts
from briefgen.readers.foundry.making import made
from briefgen.readers.styles.faces import _faults, _identity
from briefgen.readers.styles.fonts import font_fault

AXIS = (("wght", 100.0, 400.0, 900.0),)


def known(data: bytes) -> list[Cast]:
    return [Cast.of(told) for told in casts("x", data)]


@pytest.mark.parametrize(
    ("said", "family", "face"),
    [
        ({"named": "Regular"}, "Test Serif", "regular"),
        ({"named": "Book", "weight": 380}, "Test Serif", "regular"),
        ({"named": "Roman"}, "Test Serif", "regular"),
        ({"named": "Italic", "selection": 1}, "Test Serif", "italic"),
        ({"named": "Oblique", "angle": -12.0}, "Test Serif", "italic"),
        ({"named": "Bold", "weight": 700, "selection": 0x20}, "Test Serif", "bold"),
        ({"named": "Bold Italic", "weight": 700, "selection": 0x21}, "Test Serif", "bold_italic"),
        ({"named": "BoldItalic", "weight": 700, "selection": 0x21}, "Test Serif", "bold_italic"),
        ({"named": "Fett", "weight": 700, "selection": 0x20}, "Test Serif", "bold"),
        ({"named": "Fett kursiv", "weight": 700, "selection": 0x21}, "Test Serif", "bold_italic"),
        ({"named": "Normale"}, "Test Serif", "regular"),
        ({"named": "Light", "weight": 300}, "Test Serif", ""),
        ({"named": "SemiBold", "weight": 600}, "Test Serif", ""),
        ({"named": "Extra Bold Italic", "weight": 800, "selection": 1}, "Test Serif", ""),
        ({"named": "Condensed Bold", "weight": 700, "width": 3}, "Test Serif Condensed", "bold"),
        ({"family": "Test Black", "named": "Regular", "weight": 900,
          "names": {"typographicFamily": "Test Serif", "typographicSubfamily": "Black"}}, "Test Serif", ""),
        ({"family": "Käßler®", "named": "Regular"}, "Kaler", "regular"),
    ],
    ids=str,
)  # fmt: skip
def test_a_face_is_known_by_what_the_font_says(said: dict[str, Any], family: str, face: str) -> None:
    (cast,) = known(font(**said))
    assert (cast.family, cast.face) == (family, face)


@pytest.mark.parametrize(
    ("axes", "said", "faces"),
    [
        (AXIS, {}, ["regular", "bold"]),
        (AXIS, {"named": "Italic", "selection": 1}, ["italic", "bold_italic"]),
        ((("wght", 400.0, 400.0, 600.0),), {}, ["regular"]),
        ((*AXIS, ("ital", 0.0, 0.0, 1.0)), {}, list(FACES)),
        ((*AXIS, ("slnt", -10.0, 0.0, 0.0)), {}, list(FACES)),
        ((("wdth", 75.0, 100.0, 125.0),), {}, ["regular"]),
    ],
    ids=str,
)
def test_a_variable_font_is_the_faces_that_its_axes_reach(axes: Any, said: dict[str, Any], faces: list[str]) -> None:
    assert [cast.face for cast in known(font(axes=axes, **said)) if cast.face] == faces


def test_an_instance_has_the_outlines_of_its_place() -> None:
    data = font(axes=AXIS)
    right = {
        weight: opened(made(data, {"wght": weight}, "Test Serif", "bold"))["glyf"]["box"].xMax
        for weight in (400.0, 650.0, 900.0)
    }
    assert right == {400.0: 600, 650.0: 650, 900.0: 700}


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    "said", [{"postscript": True}, {"axes": AXIS}, {"flavor": "woff"}, {"flavor": "woff2"}, {"named": "Wrong"}], ids=str
)
def test_what_is_made_is_a_static_truetype_font_of_that_face_and_the_same_every_time(
    face: str, said: dict[str, Any]
) -> None:
    data = font(**said)
    found = made(data, {"wght": 700.0} if "axes" in said else {}, "Own Face 2", face)
    assert found == made(data, {"wght": 700.0} if "axes" in said else {}, "Own Face 2", face)
    assert font_fault(found) == ""
    files = dict.fromkeys(FACES, "x.ttf")
    family = Face(family="Own Face 2", fallback="Cambria", generic="serif", **files)
    assert [*_faults(found, face, family)] == []
    assert _identity(found)[2] == ("Own Face 2", face.replace("_", " ").title())
    (again,) = known(found)
    assert (again.family, again.face, again.whole) == ("Own Face 2", face, True)


def test_curves_stay_where_they_were() -> None:
    from fontTools.pens.areaPen import AreaPen
    from fontTools.pens.boundsPen import BoundsPen

    data = font(postscript=True)
    areas, bounds = [], []
    for one in (opened(data), opened(made(data, {}, "X", "regular"))):
        glyphs = one.getGlyphSet()
        area, bound = AreaPen(glyphs), BoundsPen(glyphs)
        glyphs["box"].draw(area)
        glyphs["box"].draw(bound)
        areas.append(area.value)
        bounds.append(bound.bounds)
    assert abs(areas[0]) == pytest.approx(abs(areas[1]), rel=0.002)
    assert areas[0] * areas[1] < 0, "TrueType draws the other way round"
    assert bounds[0] == pytest.approx(bounds[1], abs=0.5)


def test_of_two_files_for_a_face_the_one_is_taken_that_needs_least_done() -> None:
    files = {
        "a.otf": font(postscript=True),
        "b.ttf": font(axes=(*AXIS, ("ital", 0.0, 0.0, 1.0))),
        "c.woff": font(flavor="woff", named="Bold", weight=700, selection=0x20),
        "d.ttf": font(named="Light", weight=300),
    }
    (family,) = families(Cast.of(told) for name, data in files.items() for told in casts(name, data))
    taken = {face: (cast.file, cast.kind) for face, cast in family.casts.items()}
    assert taken == {
        "regular": ("a.otf", Kind.POSTSCRIPT),
        "italic": ("b.ttf", Kind.VARIABLE),
        "bold": ("c.woff", Kind.TRUETYPE),
        "bold_italic": ("b.ttf", Kind.VARIABLE),
    }
    assert "d.ttf" in {cast.file for cast in family.others}


def test_a_font_that_can_stay_as_it_is_is_not_touched() -> None:
    assert all(cast.whole and cast.done == "as it is" for data in four().values() for cast in known(data))


def test_strangers_fonts_are_read_in_a_process_that_ends() -> None:
    whole = font()
    bomb = b"wOFF" + whole[4:16] + struct.pack(">I", 900_000_000) + whole[20:]
    cut = {f"{length}.ttf": whole[:length] for length in (0, 3, 11, 40, 200, len(whole) // 2)}
    answers = identify({"whole.ttf": whole, "bomb.woff": bomb, "words.ttf": b"not a font", **cut, "last.ttf": whole})
    assert [name for name, answer in answers.items() if not answer.fault] == ["whole.ttf", "last.ttf"]
    assert answers["words.ttf"].fault == "is not a font"
    assert answers["bomb.woff"].fault == "is packed and too large to be unpacked"
    assert {answer.fault for answer in identify({"a.ttf": whole, "b.ttf": whole}, seconds=-7.495).values()} == {
        TOO_LONG
    }


def test_a_font_is_made_in_that_process() -> None:
    (cast,) = known(data := font(postscript=True))
    (answer,) = make([(cast, data)])
    assert answer.data == made(data, {}, "Test Serif", "regular")
    (broken,) = make([(cast, data[:100])])
    assert broken.fault == "is damaged"


def test_files_are_called_as_styles_call_them() -> None:
    names = [file_name("Source Serif 4", face) for face in FACES]
    assert names[0] == "SourceSerif4-Regular.ttf" and names[3] == "SourceSerif4-BoldItalic.ttf"
    with pytest.raises(Unusable):
        known(font(family="明朝"))
