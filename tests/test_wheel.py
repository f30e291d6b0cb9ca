"""The wheel and the source archive: what is in them, and that the wheel alone makes a brief."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from tools import CHECKOUT

STARTER = "briefgen/starter/"


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and with the wheel that is built from it, not from the checkout."""
    folder = tmp_path_factory.mktemp("archives")
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    return folder


@pytest.fixture(scope="session")
def wheel(archives: Path) -> Path:
    (path,) = archives.glob("briefgen-*-py3-none-any.whl")
    return path


@pytest.fixture(scope="session")
def contents(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="session")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a clean environment that holds the wheel and sees the packages it depends on."""
    folder = tmp_path_factory.mktemp("a clean environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    site = folder / ("Lib" if os.name == "nt" else f"lib/python{sysconfig.get_python_version()}") / "site-packages"
    # A path file inside a folder that is itself added by one is not read, so src/ stays unseen.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", programs / "python"]
    call(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    return programs


def call(*command: object, cwd: Path) -> str:
    result = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.mark.parametrize("folder", ["briefs", "styles"])
def test_the_starter_content_is_all_there(contents: list[str], folder: str) -> None:
    shipped = {name.removeprefix(STARTER) for name in contents if name.startswith(f"{STARTER}{folder}/")}
    kept = {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / folder).rglob("*") if path.is_file()}
    assert shipped == kept != set()


def test_the_desk_is_all_there(contents: list[str]) -> None:
    desk = {name.removeprefix("briefgen/desk/") for name in contents if name.startswith("briefgen/desk/")}
    kept = CHECKOUT / "src/briefgen/desk"
    ours = {
        path.relative_to(kept).as_posix()
        for path in kept.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert desk == ours and {"catalogs/es.po", "static/desk.css", "templates/home.html"} <= desk


def test_the_licenses_are_there(contents: list[str]) -> None:
    licenses = {name.partition("/licenses/")[2] for name in contents if "/licenses/" in name}
    fonts = "styles/civic/fonts/"
    of_fonts = {f"{fonts}OFL-PublicSans.txt", f"{fonts}OFL-SourceSerif4.txt"}
    of_fonts |= {f"styles/office/fonts/OFL-{name}.txt" for name in ("Caladea", "Carlito")}
    of_fonts.add("styles/symbols/fonts/OFL-NotoSansSymbols2.txt")
    assert licenses == {
        "LICENSE", "LICENSE-CONTENT", "styles/csl/NOTICE", "src/briefgen/desk/static/LICENSE-htmx", *of_fonts,
    }  # fmt: skip


def test_nothing_else_is_there(contents: list[str]) -> None:
    allowed = ("briefgen/", "briefgen-")
    assert [name for name in contents if not name.startswith(allowed)] == []
    assert [name for name in contents if "__pycache__" in name or "/tests/" in name] == []
    assert len(contents) == len(set(contents))


def test_the_source_archive_can_be_tested(archives: Path) -> None:
    (path,) = archives.glob("briefgen-*.tar.gz")
    with tarfile.open(path) as archive:
        tops = {name.split("/")[1] for name in archive.getnames()}
    assert {"run.py", "bootstrap", "src", "tests", "briefs", "styles", ".ci", "requirements-test.lock"} <= tops
    assert not tops & {".venv", ".git", "build", "dist"}


def test_the_installed_command_makes_a_first_brief(bin_folder: Path, tmp_path: Path) -> None:
    briefgen = bin_folder / "briefgen"
    where = call(bin_folder / "python", "-c", "import briefgen; print(briefgen.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(bin_folder.parent)
    call(briefgen, "init", "my-coalition", cwd=tmp_path)
    call(briefgen, "render", "briefs/leave-behind.yaml", cwd=tmp_path / "my-coalition")
    made = tmp_path / "my-coalition" / "build"
    assert (made / "leave-behind.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(made / "leave-behind.docx")
    call(briefgen, "render", "lobby-day", "--format", "docx", cwd=tmp_path / "my-coalition")
    assert len(list((made / "lobby-day").glob("*.docx"))) == 8
