"""The door to the real programs: what it says of good files, of broken ones, and of missing programs."""

from __future__ import annotations

from pathlib import Path

import docx
import profiles
import pytest
import tools
from tools import requires

pytest_plugins = ["pytester"]

NEEDS_A_PROGRAM = """
import tools

@tools.requires("no-such-program")
def test_with_it(): pass

def test_without_it(): pass
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Łódź", 1)
    document.add_paragraph("A letter of one line.")
    document.save(str(tmp_path / "a letter.docx"))
    return tmp_path / "a letter.docx"


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project with our conftest and two tests, one of which needs a program that nobody has."""
    monkeypatch.delenv(profiles.VARIABLE, raising=False)
    pytester.makeini("[pytest]\nmarkers =\n  requires\n  slow\n  thorough\n")
    pytester.makeconftest((tools.CHECKOUT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    for name in ("tools", "profiles"):
        pytester.makepyfile(**{name: (tools.CHECKOUT / "tests" / f"{name}.py").read_text(encoding="utf-8")})
    pytester.makepyfile(test_it=NEEDS_A_PROGRAM)
    return pytester


@pytest.mark.parametrize("workers", [0, 2])
def test_a_missing_program_is_named_at_the_end(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.delenv("CI", raising=False)
    result = project.runpytest_subprocess("-n", str(workers))
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["NOT RUN: no-such-program missing: 1 test"])


def test_a_missing_program_is_an_error_in_continuous_integration(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    result = project.runpytest_subprocess()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*missing on this computer: no-such-program*"])


@pytest.mark.parametrize(("profile", "passed"), [("fast", 1), ("gate", 2), ("all", 3)])
def test_a_run_does_without_what_its_profile_leaves_out(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, profile: str, passed: int
) -> None:
    project.makepyfile(
        test_it="import pytest\n\n@pytest.mark.slow\ndef test_slow(): pass\n\n"
        "@pytest.mark.thorough\ndef test_thorough(): pass\n\ndef test_quick(): pass\n"
    )
    monkeypatch.setenv(profiles.VARIABLE, profile)
    project.runpytest_subprocess().assert_outcomes(passed=passed, deselected=3 - passed)


def test_a_profile_that_there_is_not_is_told(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(profiles.VARIABLE, "quick")
    project.runpytest_subprocess().stderr.fnmatch_lines(["*BRIEFGEN_TESTS is 'quick'; it can be fast, gate, all*"])


@requires("soffice", "pdftotext", "pdfinfo", "qpdf")
def test_libreoffice_and_poppler_read_a_letter(letter: Path, tmp_path: Path) -> None:
    pdf = tools.docx_to_pdf(letter, tmp_path)
    assert tools.pdf_text(pdf).split() == ["Łódź", "A", "letter", "of", "one", "line."]
    assert tools.pdf_info(pdf)["Pages"] == "1"
    assert tools.pdf_problems(pdf) == ""


@requires("soffice")
def test_libreoffice_failing_is_told(tmp_path: Path) -> None:
    with pytest.raises(tools.ToolFailed, match="made no pdf"):
        tools.docx_to_pdf(tmp_path / "nothing.docx", tmp_path)


@requires("qpdf")
def test_a_damaged_pdf_is_told(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7\nnothing more")
    assert "file is damaged" in tools.pdf_problems(damaged)


@requires("ooxml-validator")
def test_the_validator_knows_good_from_bad(letter: Path, tmp_path: Path) -> None:
    assert tools.docx_problems(letter) == []
    (tmp_path / "bad.docx").write_bytes(b"not a zip")
    assert "corrupted" in tools.docx_problems(tmp_path / "bad.docx", "Office2013")[0]


@requires("pandoc")
def test_pandoc_reads_a_letter(letter: Path) -> None:
    assert tools.pandoc_markdown(letter) == "# Łódź\n\nA letter of one line.\n"


def test_an_unknown_program_is_not_found() -> None:
    assert tools.find("no-such-program") is None
