"""How the starter packet looks: every page of every document, PDF and Word, beside the picture of it that was kept.

`pytest tests/documents --update` keeps new pictures of the pages that look different; look at them before you do.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import tools
from documents.appearance import difference, pictures, save
from documents.samples import DOCUMENTS, TOGETHER
from PIL import Image
from rendering import rendered_brief
from tools import CHECKOUT, requires

from briefgen.models.formats import Format
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

KEPT = CHECKOUT / "tests" / "golden"
MOST_BYTES = 28_000

MADE_WITH = KEPT / "libreoffice.txt"
"""The version that laid out the Word files: one of another release may break lines elsewhere."""

EACH = pytest.mark.parametrize("name", DOCUMENTS)
pytestmark = TOGETHER


@EACH
def test_the_pdf_looks_as_it_did(name: str, folder: Path, update: bool, tmp_path: Path) -> None:
    compare(f"{name}-pdf", folder / f"{name}.pdf", update, tmp_path)


@requires("soffice")
@pytest.mark.slow
@EACH
def test_the_word_file_looks_as_it_did(
    name: str, shown: Mapping[str, Path], update: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    here, made_with = tools.libreoffice_version(), MADE_WITH.read_text("utf-8").strip()
    if update:
        MADE_WITH.write_text(f"{here}\n", "utf-8")
    elif release(here) != release(made_with):
        wanted = f"LibreOffice {release(made_with)}, which made the pictures of Word files,"
        request.node.user_properties.append((tools.MISSING, wanted))
        pytest.skip(f"the pictures were made with {made_with}, and this is {here}")
    compare(f"{name}-docx", shown[name], update, tmp_path)


def release(version: str) -> str:
    """The release that a version of LibreOffice belongs to, such as 7.4: its later corrections break lines alike."""
    found = re.match(r"LibreOffice (\d+\.\d+)", version)
    assert found, f"LibreOffice calls itself {version!r}"
    return found[1]


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("LibreOffice 7.4.7.2 40(Build:2)", "7.4"),
        ("LibreOffice 7.4.5.1 9c0871452b3918c1019dde9bfac75448afc4b57f", "7.4"),
        ("LibreOffice 25.2.3.2 520(Build:2)", "25.2"),
    ],
)
def test_pictures_of_word_files_hold_for_a_release(version: str, expected: str) -> None:
    assert release(version) == expected
    assert release(MADE_WITH.read_text("utf-8"))


def compare(name: str, pdf: Path, update: bool, folder: Path) -> None:
    """Every page is as it was kept; where `update` asks for it, what is not is kept anew."""
    found = {f"{name}-{number}.png": picture for number, picture in enumerate(pictures(pdf), start=1)}
    if update:
        keep(name, found)
    assert sorted(path.name for path in KEPT.glob(f"{name}-[0-9]*.png")) == sorted(found), "not as many pages"
    told = []
    for file, picture in found.items():
        worst = difference(kept(file), picture)
        if worst.seen:
            save(picture, folder / file)
            told.append(
                f"{file} differs by {worst.amount}, most at {worst.left:.0f} pt from the left and "
                f"{worst.top:.0f} pt from the top; as it is now: {folder / file}"
            )
    assert told == []


def keep(name: str, found: Mapping[str, Image.Image]) -> None:
    for path in KEPT.glob(f"{name}-[0-9]*.png"):
        if path.name not in found:
            path.unlink()
    for file, picture in found.items():
        if not (KEPT / file).exists() or difference(kept(file), picture).seen:
            save(picture, KEPT / file)


def kept(file: str) -> Image.Image:
    with Image.open(KEPT / file) as picture:
        return picture.convert("L")


def test_the_pictures_that_are_kept_are_small_and_of_documents_that_there_are() -> None:
    paths = list(KEPT.glob("*.png"))
    assert [path.name for path in paths if path.stat().st_size > MOST_BYTES] == []
    names = {f"{name}-{form}" for name in DOCUMENTS for form in ("pdf", "docx")}
    assert {path.stem.rpartition("-")[0] for path in paths} == names


@pytest.fixture
def leave_behind(tmp_path: Path) -> Callable[..., Image.Image]:
    """`leave_behind(file, before, after)` is a picture of the page once that text was changed in that file."""
    for folder in ("briefs", "styles"):
        shutil.copytree(CHECKOUT / folder, tmp_path / folder)
    shutil.copy(CHECKOUT / "briefgen.yaml", tmp_path)

    def made(file: str = "", before: str = "", after: str = "") -> Image.Image:
        if file:
            text = (tmp_path / file).read_text("utf-8")
            assert before in text
            (tmp_path / file).write_text(text.replace(before, after), "utf-8")
        with Press() as press:
            data = rendered_brief(Workspace(tmp_path), "briefs/leave-behind.yaml", press, formats=[Format.PDF]).files[
                Format.PDF
            ]
        (tmp_path / "page.pdf").write_bytes(data)
        (picture,) = pictures(tmp_path / "page.pdf")
        return picture

    return made


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("briefs/leave-behind.yaml", "against people who buy sex", "upon hamlets which mill rye"),
        ("styles/civic/style.yaml", "left: 0.75in}", "left: 58pt}"),
        ("styles/civic/style.yaml", "top: 0.5in", "top: 40pt"),
    ],
    ids=["another word as long", "the left margin 4 pt wider", "the top margin 4 pt deeper"],
)
def test_a_small_change_is_seen(file: str, before: str, after: str, leave_behind: Callable[..., Image.Image]) -> None:
    assert difference(kept("leave-behind-pdf-1.png"), leave_behind(file, before, after)).seen


def test_how_the_edges_of_letters_are_drawn_is_not(
    leave_behind: Callable[..., Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("documents.appearance.DRAWN_AT", 8)
    assert not difference(kept("leave-behind-pdf-1.png"), leave_behind()).seen
