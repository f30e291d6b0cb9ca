"""Styles: where their fonts come from, which fonts are refused, and contrast."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from briefgen.diagnostics import Report, Severity
from briefgen.models.contrast import contrast
from briefgen.readers.styles.contrast import told
from briefgen.readers.styles.fonts import font_fault
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace

CHECKOUT = Path(__file__).parents[2]
FONT = (CHECKOUT / "styles/civic/fonts/PublicSans-Regular.ttf").read_bytes()


def workspace(root: Path, text: str, **fonts: bytes) -> Workspace:
    """A workspace whose style `mine` builds on civic and says `text`."""
    folder = root / "styles/mine/fonts"
    folder.mkdir(parents=True)
    (root / "briefgen.yaml").write_text("organization: {name: E}\n")
    (folder.parent / "style.yaml").write_text(f"name: mine\ntitle: Ours\nextends: civic\n{text}\n")
    for name, data in fonts.items():
        (folder / f"{name}.ttf").write_bytes(data)
    return Workspace(root, starter=CHECKOUT)


def test_a_font_of_its_own_comes_before_that_of_the_style_below(tmp_path: Path) -> None:
    other = FONT + b"\0" * 4
    style = read_style(workspace(tmp_path, "", **{"PublicSans-Regular": other}), "mine", Report())
    assert style is not None
    assert style.fonts["PublicSans-Regular.ttf"] == other
    assert len(style.fonts) == 9


def test_a_font_that_is_nowhere(tmp_path: Path) -> None:
    report = Report()
    assert read_style(workspace(tmp_path, "fonts: {body: {regular: None.ttf}}"), "mine", report) is None
    (diagnostic,) = report.diagnostics
    assert diagnostic.code == "missing-font"
    assert diagnostic.span is not None and diagnostic.span.line == 4
    assert diagnostic.expected == "the file in styles/mine/fonts or styles/civic/fonts"


def with_rights(rights: int) -> bytes:
    """The font with other embedding rights in its OS/2 table."""
    (count,) = struct.unpack_from(">H", FONT, 4)
    place = next(12 + 16 * n for n in range(count) if FONT[12 + 16 * n :][:4] == b"OS/2")
    (offset,) = struct.unpack_from(">I", FONT, place + 8)
    data = bytearray(FONT)
    struct.pack_into(">H", data, offset + 8, rights)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (FONT, ""),
        (b"", "is not a font"),
        (b"<html>", "is not a font"),
        (b"OTTO" + FONT[4:], "has PostScript outlines"),
        (b"wOF2" + FONT[4:], "is a web font (WOFF2)"),
        (b"ttcf" + FONT[4:], "is a collection of several fonts"),
        (FONT[:5], "is cut off"),
        (FONT[:100], "is cut off"),
        (FONT[:-5000], "is cut off"),
        (FONT.replace(b"glyf", b"none", 1), "lacks what a font needs (no glyf table)"),
        (FONT.replace(b"GPOS", b"fvar", 1), "is a variable font"),
    ],
)
def test_fonts_that_cannot_be_used(data: bytes, fault: str) -> None:
    assert font_fault(data) == fault


@pytest.mark.parametrize(
    ("rights", "carried", "fault"),
    [
        (0x0000, True, ""),
        (0x0002, True, "may not be embedded in documents"),
        (0x0002, False, "may not be embedded in documents"),
        (0x0004, True, "may be embedded only in documents that nobody edits, and Word files are edited"),
        (0x0004, False, ""),
        (0x0008, True, ""),
        (0x000C, True, ""),
        (0x0100, True, ""),
        (0x0200, False, "may be embedded only as pictures of its letters, which no PDF and no Word file has"),
        (0x0208, True, "may be embedded only as pictures of its letters, which no PDF and no Word file has"),
    ],
)
def test_what_the_license_of_a_font_forbids(rights: int, carried: bool, fault: str, tmp_path: Path) -> None:
    report, said = Report(), f"docx: {{embed_fonts: {str(carried).lower()}}}"
    place = workspace(tmp_path, f"fonts: {{heading: {{regular: Ours.ttf}}}}\n{said}", Ours=with_rights(rights))
    read = read_style(place, "mine", report)
    messages = [(d.code, d.message) for d in report.diagnostics]
    assert messages == ([("font-license", f"by its license, the font file “Ours.ttf” {fault}")] if fault else [])
    assert (read is None) == bool(fault)


@pytest.mark.parametrize(
    ("name", "data", "message", "way"),
    [
        ("Bad.ttf", b"OTTO" + FONT[4:], "has PostScript outlines", "new style NAME --fonts FOLDER"),
        ("Bad.otf", b"OTTO" + FONT[4:], "has PostScript outlines", "new style NAME --fonts FOLDER"),
        ("Bad.woff", b"wOFF" + FONT[4:], "is a web font (WOFF)", "new style NAME --fonts FOLDER"),
        ("Bad.WOFF2", b"wOF2" + FONT[4:], "is a web font (WOFF2)", "new style NAME --fonts FOLDER"),
        ("Bad.ttc", b"ttcf" + FONT[4:], "is a collection of several fonts", "ttLib -y 0"),
        ("Bad.TTF", FONT.replace(b"GPOS", b"fvar", 1), "is a variable font", "new style NAME --fonts FOLDER"),
        ("Bad.otf", FONT[:100], "is cut off", "Copy the font file again"),
    ],
)
def test_a_font_of_another_kind_is_said_how_to_convert(
    name: str, data: bytes, message: str, way: str, tmp_path: Path
) -> None:
    report, place = Report(), workspace(tmp_path, f"fonts: {{heading: {{bold: {name}}}}}")
    (tmp_path / "styles/mine/fonts" / name).write_bytes(data)
    assert read_style(place, "mine", report) is None
    (problem,) = report.diagnostics
    assert problem.message == f"the font file “{name}” {message}" and way in problem.hint


def test_a_font_with_truetype_outlines_may_be_called_as_it_likes(tmp_path: Path) -> None:
    place = workspace(tmp_path, "fonts: {heading: {regular: PublicSans-Regular.otf}}")
    (tmp_path / "styles/mine/fonts/PublicSans-Regular.otf").write_bytes(FONT)
    report = Report()
    read = read_style(place, "mine", report)
    assert read is not None and read.fonts["PublicSans-Regular.otf"] == FONT and not report.diagnostics


def test_an_unusable_font_is_reported_where_it_is_named(tmp_path: Path) -> None:
    report = Report()
    place = workspace(tmp_path, "fonts: {heading: {bold: Bad.ttf}}", Bad=FONT[:100])
    assert read_style(place, "mine", report) is None
    assert [(d.code, d.span.column if d.span else 0) for d in report.diagnostics] == [("unusable-font", 25)]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#777777", "#FFFFFF", 4.48),
    ],
)
def test_contrast_as_wcag_computes_it(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio == round(contrast(other, one), 2)


def test_low_contrast_is_a_warning_at_the_color(tmp_path: Path) -> None:
    report = Report()
    looks = "looks: {title: {color: rule}, ask_bill: {color: muted}}\nframes: {ask: {ground: tint}}"
    text = 'colors: {muted: "#999999", rule: "#DDDDDD"}\n' + looks
    assert read_style(workspace(tmp_path, text), "mine", report) is not None
    assert {d.severity for d in report.diagnostics} == {Severity.WARNING}
    lines = {d.message: d.span.line for d in report.diagnostics if d.span}
    assert lines["the title text (`rule` on `paper`) has a contrast of 1.4 to 1"] == 5
    assert lines["the ask bill text (`muted` on `tint`) has a contrast of 2.6 to 1"] == 5
    assert lines["the meeting text (`muted` on `paper`) has a contrast of 2.8 to 1"] == 4


def test_the_mark_of_a_page_is_weighed_against_its_bar(tmp_path: Path) -> None:
    report = Report()
    assert read_style(workspace(tmp_path, "frames: {mark: {ground: rule}}"), "mine", report) is not None
    assert [d.message for d in report.diagnostics] == [
        "the mark text (`paper` on `rule`) has a contrast of 1.6 to 1",
        "the rules of the mark down the page (`rule` and `paper`) have a contrast of 1.6 to 1",
    ]


def test_the_style_of_the_workspace_comes_first(tmp_path: Path) -> None:
    place = workspace(tmp_path, "")
    folder = tmp_path / "styles/civic"
    folder.mkdir()
    (folder / "style.yaml").write_text("name: civic\ntitle: Not the shipped one\n")
    report = Report()
    assert read_style(place, "civic", report) is None
    assert {d.code for d in report.diagnostics} == {"missing-key"}


FACE = {
    name: (CHECKOUT / f"styles/civic/fonts/PublicSans-{name}.ttf").read_bytes()
    for name in ("Regular", "Bold", "Italic", "BoldItalic")
}


def cut(data: bytes, lacking: str) -> bytes:
    """A font without these characters."""
    import io

    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data))
    for table in font["cmap"].tables:
        for one in lacking:
            table.cmap.pop(ord(one), None)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("face", "lacking", "said"),
    [
        ("Bold", "’—é", "the bold face “PublicSans-Bold.ttf” lacks é — ’"),
        ("BoldItalic", "§", "the bold italic face “PublicSans-BoldItalic.ttf” lacks §"),
        ("Italic", "abcdefghijklmnop", "the italic face “PublicSans-Italic.ttf” lacks a b c d e f g h i j k l and 4 more characters"),
    ],
)  # fmt: skip
def test_a_face_that_lacks_what_its_family_has(face: str, lacking: str, said: str, tmp_path: Path) -> None:
    report = Report()
    read_style(workspace(tmp_path, "", **{f"PublicSans-{face}": cut(FACE[face], lacking)}), "mine", report)
    (found,) = report.diagnostics
    assert (found.code, found.severity, found.message) == ("font-lacks-characters", Severity.ERROR, said)


def test_what_no_face_of_a_family_has_stands_in_another(tmp_path: Path) -> None:
    report = Report()
    fonts = {f"PublicSans-{face}": cut(data, "½ł") for face, data in FACE.items()}
    assert read_style(workspace(tmp_path, "", **fonts), "mine", report) is not None
    assert report.diagnostics == ()


SERIF = "family: Public Serif, " + ", ".join(
    f"{key}: PublicSans-{name}.ttf"
    for key, name in zip(("regular", "bold", "italic", "bold_italic"), FACE, strict=True)
)


@pytest.mark.parametrize(
    ("said", "severity", "message"),
    [
        ("bold: PublicSans-Regular.ttf", Severity.ERROR, "the bold face “PublicSans-Regular.ttf” is not bold: its weight is 400"),
        ("italic: PublicSans-Regular.ttf", Severity.ERROR, "the italic face “PublicSans-Regular.ttf” is not italic"),
        ("regular: PublicSans-Bold.ttf", Severity.WARNING, "the regular face “PublicSans-Bold.ttf” calls itself Public Sans Bold"),
        (SERIF, Severity.WARNING, "the regular face “PublicSans-Regular.ttf” calls itself Public Sans Regular"),
    ],
)  # fmt: skip
def test_a_file_that_is_another_face(said: str, severity: Severity, message: str, tmp_path: Path) -> None:
    report = Report()
    read_style(workspace(tmp_path, f"fonts: {{heading: {{{said}}}}}"), "mine", report)
    first = report.diagnostics[0]
    assert (first.code, first.severity, first.message) == ("wrong-face", severity, message)


@pytest.mark.parametrize(("ratio", "words"), [(4.496, "4.49"), (4.46, "4.46"), (4.44, "4.4"), (1.36, "1.4")])
def test_a_low_contrast_is_not_told_as_enough(ratio: float, words: str) -> None:
    assert told(ratio) == words


@pytest.mark.parametrize("named", ["regular", "bold"])
def test_a_new_family_takes_no_face_of_that_of_the_style_below(named: str, tmp_path: Path) -> None:
    report = Report()
    text = f"fonts: {{heading: {{family: House Sans, {named}: House.ttf}}}}"
    assert read_style(workspace(tmp_path, text, House=FONT), "mine", report) is None
    missing = {name for name in ("regular", "italic", "bold", "bold_italic") if name != named}
    told = {d.message for d in report.diagnostics if d.code == "missing-key"}
    assert len(told) == 3
    assert all(any(name in re.findall(r"[a-z_]+", message) for message in told) for name in missing), told


def test_a_face_of_the_same_family_leaves_the_others(tmp_path: Path) -> None:
    text = "fonts: {heading: {family: Public Sans, bold: PublicSans-Bold.ttf}}"
    assert read_style(workspace(tmp_path, text), "mine", Report()) is not None
