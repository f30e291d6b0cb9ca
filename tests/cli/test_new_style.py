"""`briefgen new style --fonts`: from a folder of fonts to a style that is in order, or to nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from cli.conftest import Briefgen
from cli.terminal import Terminal
from foundry import font, four, opened

from briefgen.diagnostics import Report
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace

AXIS = (("wght", 100.0, 400.0, 900.0),)
WRITTEN = ["Regular", "Italic", "Bold", "BoldItalic"]


def folder_of(path: Path, fonts: Mapping[str, bytes]) -> Path:
    for name, data in fonts.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def test_fonts_of_every_kind_become_a_style_that_is_in_order(
    briefgen: Briefgen, workspace: Path, tmp_path: Path
) -> None:
    fonts = folder_of(
        tmp_path / "handed over",
        {
            "1/serif.ttf": font(axes=AXIS, letters="é" + "".join(map(chr, range(32, 127))) + "“”‘’–—•"),
            "1/serif-i.ttf": font(axes=AXIS, named="Italic", selection=1, letters="é" + "".join(map(chr, range(32, 127))) + "“”‘’–—•"),
            **{f"2/{name}": data for name, data in four("Test Sans", postscript=True).items()},
            **{f"3/{name}": data for name, data in four("Test Mono").items() if name != "d.ttf"},
            "OFL.txt": b"a license",
        },
    )  # fmt: skip
    ran = briefgen("new", "style", "ours", "--fonts", fonts, "--body", "Test Serif", "--heading", "Test Sans")
    files = [f"TestSerif-{face}.ttf" for face in WRITTEN] + [f"TestSans-{face}.ttf" for face in WRITTEN]
    assert (ran.code, ran.out.split()) == (
        0,
        ["styles/ours/style.yaml", *(f"styles/ours/fonts/{file}" for file in files)],
    )
    assert "  Bold: 1/serif.ttf, at wght 700\n" in ran.err
    assert "  Italic: 2/b.ttf, converted to TrueType outlines\n" in ran.err
    assert "Test Mono was not taken: it has no Bold Italic\n" in ran.err
    assert "Test Serif is for running text\nTest Sans is for headings and tables\n" in ran.err
    assert briefgen("style", "check", "ours", "--strict").code == 0
    said = yaml.safe_load((workspace / "styles/ours/style.yaml").read_text("utf-8"))
    assert said["fonts"]["body"]["family"] == "Test Serif" and said["fonts"]["heading"]["fallback"] == "Calibri"
    made = {path.name: opened(path.read_bytes()) for path in (workspace / "styles/ours/fonts").iterdir()}
    assert sorted(made) == sorted(files)
    assert all("glyf" in one and "fvar" not in one for one in made.values())
    assert [path.name for path in (workspace / "styles").iterdir() if path.name.startswith(".")] == []


def test_one_family_serves_for_everything_and_stays_as_it_is(
    briefgen: Briefgen, workspace: Path, tmp_path: Path
) -> None:
    fonts = four(rights=4)
    ran = briefgen("new", "style", "ours", "--fonts", folder_of(tmp_path / "fonts", fonts))
    assert ran.code == 0 and "  Regular: a.ttf, as it is\n" in ran.err and "Converting" not in ran.err
    assert (workspace / "styles/ours/fonts/TestSerif-Regular.ttf").read_bytes() == fonts["a.ttf"]
    said = yaml.safe_load((workspace / "styles/ours/style.yaml").read_text("utf-8"))
    assert said["fonts"]["body"] == said["fonts"]["heading"] and said["docx"] == {"embed_fonts": False}
    assert "Word files do not carry them" in ran.err
    again = briefgen("new", "style", "ours", "--fonts", tmp_path / "fonts")
    assert again.code == 1 and "error[file-exists]" in again.err


BROKEN = {**four(), "b.ttf": font(named="Italic", selection=1)[:300]}


@pytest.mark.parametrize(
    ("fonts", "options", "code", "said"),
    [
        ({"read me.txt": b"x"}, (), 1, ["error[no-fonts]: there is no font in"]),
        (BROKEN, (), 1, ["warning[unusable-font]", "“b.ttf” is damaged, and was left aside", "Test Serif has no Italic\n"]),
        (four(rights=2), (), 1, ["error[font-license]", "4 errors."]),
        (four(letters="abc"), (), 1, ["error[font-lacks-characters]"]),
        ({**four(), **{f"z{name}": data for name, data in four("Zeta").items()}}, (), 2,
         ["there are several families: Test Serif, Zeta; say which is for what with --body and --heading"]),
        (four(), ("--body", "Test Serf"), 2, ["did you mean Test Serif?"]),
        ({**four(), "e.ttf": font("Zeta")}, ("--body", "Zeta"), 2, ["the family “Zeta” lacks a face: italic and bold"]),
    ],
    ids=["none", "broken", "license", "letters", "several", "misspelt", "not whole"],
)  # fmt: skip
def test_what_cannot_be_used_is_said_and_nothing_is_written(
    fonts: dict[str, bytes], options: tuple[str, ...], code: int, said: list[str],
    briefgen: Briefgen, workspace: Path, tmp_path: Path,
) -> None:  # fmt: skip
    before = sorted(workspace.rglob("*"))
    ran = briefgen("new", "style", "ours", "--fonts", folder_of(tmp_path / "fonts", fonts), *options)
    assert ran.code == code and ran.out == ""
    assert [words for words in said if words not in ran.err] == [], ran.err
    assert sorted(workspace.rglob("*")) == before


def test_a_family_that_nobody_names_stays_as_it_was(briefgen: Briefgen, workspace: Path, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "fonts", four())
    ran = briefgen("new", "style", "ours", "--extends", "office", "--fonts", folder, "--body", "Test Serif")
    assert "Carlito, as in office, is for headings and tables\n" in ran.err
    assert briefgen("style", "check", "ours", "--strict").code == 0
    fonts = read_style(Workspace(workspace), "ours", Report())
    assert fonts is not None and (fonts.tokens.fonts.body.word, fonts.tokens.fonts.heading.word) == (None, "Calibri")
    assert briefgen("new", "style", "x", "--body", "Test Serif").code == 2
    assert "error[missing-file]" in briefgen("new", "style", "x", "--fonts", tmp_path / "nowhere").err


def test_of_several_families_it_is_asked_which_is_for_what(workspace: Path, tmp_path: Path) -> None:
    fonts = folder_of(tmp_path / "fonts", {**four(), **{f"z{name}": data for name, data in four("Zeta").items()}})
    desk = Terminal("new", "style", "ours", "--fonts", str(fonts), folder=workspace, environment={})
    for question, answer in (("for running text?", "3"), ("not on the list", "2"), ("for headings and tables?", "")):
        desk.wait_for(question)
        desk.type(f"{answer}\n")
    desk.wait_for("Zeta is for running text")
    assert desk.end() == 0
    assert (workspace / "styles/ours/fonts/Zeta-BoldItalic.ttf").is_file()
