"""Names that lead out of the workspace, wherever a name of a file is written or typed."""

from __future__ import annotations

import shutil

import pytest
from hostile.attempt import SPEC, SPEC_TEXT, Place, refuses
from profiles import sample

LEADING_OUT = (
    "../../secret",
    "/etc/passwd",
    "a/../../../secret",
    "..",
    "C:\\secret",
    "\\\\host\\share",
    "~",
    "secret\x00.txt",
)

KEYS = {
    "name": "name: {}\n",
    "template": "template: {}\n",
    "style": "style: {}\n",
    "logo": "organization: {{name: X, logo: {}}}\n",
}


def written(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace("\n", "\\n").replace("\x00", "\\0") + '"'


@pytest.mark.parametrize("key", sample(KEYS, 2))
@pytest.mark.parametrize("name", LEADING_OUT[:3])
def test_no_name_in_a_spec_leads_out(place: Place, key: str, name: str) -> None:
    place.write(SPEC, SPEC_TEXT + KEYS[key].format(written(name)))
    outcome = refuses(place, "render", SPEC, "--format", "docx", codes=None)
    assert "a secret" not in outcome.stderr
    assert "root:" not in outcome.stderr


def test_no_name_of_a_block_leads_out(place: Place) -> None:
    uses = "".join(f"      - {{use: {written(name)}}}\n" for name in LEADING_OUT)
    place.write(SPEC, SPEC_TEXT.replace(" [{use: town, length: short}]", "\n" + uses))
    outcome = refuses(place, "render", SPEC, "--format", "docx", codes=None)
    assert len(outcome.codes) == len(LEADING_OUT), outcome.stderr
    assert "a secret" not in outcome.stderr


@pytest.mark.parametrize(
    "name",
    [
        "../town.yaml",
        "/etc/hostname",
        "~/town.yaml",
        "briefs/../../town.yaml",
        "briefs",
        ".",
        "",
        "link.yaml",
        "/dev/zero",
        "-",
    ],
)
def test_no_spec_is_read_outside_the_workspace(place: Place, name: str) -> None:
    (place.folder / "town.yaml").write_text(SPEC_TEXT, encoding="utf-8")
    (place.root / "link.yaml").symlink_to(place.folder / "town.yaml")
    outcome = refuses(place, "render", "--format", "docx", "--", name, codes=None)
    assert set(outcome.codes) <= {"outside-workspace", "missing-file", "not-a-file"}


STYLE = "name: own\ntitle: Own\nextends: civic\n"


@pytest.mark.parametrize("line", ["fonts: {{body: {{regular: {}}}}}\n", "extends: {}\n"])
@pytest.mark.parametrize("name", ["../../secret.ttf", "/etc/passwd", "../../../civic/fonts/PublicSans-Bold.ttf", ".."])
def test_no_name_in_a_style_leads_out(place: Place, line: str, name: str) -> None:
    place.write("styles/own/style.yaml", STYLE.replace("extends: civic\n", "") + line.format(written(name)))
    place.write(SPEC, SPEC_TEXT + "style: own\n")
    outcome = refuses(place, "render", SPEC, "--format", "docx", codes=None)
    assert "a secret" not in outcome.stderr


def test_a_folder_of_blocks_that_is_a_link_is_not_followed(place: Place) -> None:
    elsewhere = place.folder / "elsewhere"
    (place.root / "briefs/blocks").rename(elsewhere)
    (place.root / "briefs/blocks").symlink_to(elsewhere)
    refuses(place, "render", SPEC, "--format", "docx", codes=None)


def test_a_link_in_a_circle_ends(place: Place) -> None:
    (place.root / "briefs/blocks/again").symlink_to(place.root / "briefs")
    assert place.run("render", SPEC, "--format", "docx").code == 0


def test_folders_without_end_are_refused(place: Place) -> None:
    deep = place.root / "briefs/blocks"
    for _ in range(60):
        deep = deep / "a"
    deep.mkdir(parents=True)
    refuses(place, "render", SPEC, "--format", "docx", codes={"too-many-files", "unknown-block"})


def test_the_folder_of_the_program_itself_may_lead_nowhere_else(place: Place) -> None:
    elsewhere = place.folder / "elsewhere"
    elsewhere.mkdir()
    shutil.rmtree(place.root / ".briefgen", ignore_errors=True)
    (place.root / ".briefgen").symlink_to(elsewhere)
    place.run("render", SPEC, "--format", "docx")
    assert list(elsewhere.iterdir()) == []
    assert place.watched() == ""
