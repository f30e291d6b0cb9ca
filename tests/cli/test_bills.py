"""A bill with its version and the day of that, in the files that are made; and a starter that nobody is told anything new about."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_pdf import page_texts
from writers.docx.reading import Word

from briefgen.cli.start import run

BRIEF = """\
title: A brief
ask: Oppose section 5.
bill: {number: H.R. 12, title: The Example Act, version: as introduced, as_of: 2026-11-01,
       stages: [Introduced, Committee], at: Committee}
bills: [{number: HR 12, version: as introduced, as_of: 2026-11-01, summary: It would pay for stings.}]
hearing: {committee: C, witness: Sam Sample}
parts: [title, ask, tracker, hearing, bills]
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    (tmp_path / "briefs" / "a.yaml").write_text(BRIEF, "utf-8")
    return tmp_path


def test_its_day_is_printed_wherever_a_part_names_it_in_both_formats(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", "a"]) == 0
    assert "[" not in capsys.readouterr().err
    pdf = " ".join(" ".join(page_texts((place / "build" / "a.pdf").read_bytes())).split())
    word = " ".join(Word((place / "build" / "a.docx").read_bytes()).body.itertext())
    for said in (pdf, " ".join(word.replace("\u00a0", " ").split())):
        said = said.replace("\u00a0", " ")
        assert said.count("as introduced, as of November 1, 2026") == 2, "in the ask and in the hearing"
        assert "(as of November 1, 2026)" in said, "above the stages"
        assert "Nov 1, 2026" in said, "in the table"


@pytest.mark.parametrize("block", ["platform-harms", "tvpa-reauthorizations"])
def test_blocks_of_the_starter_about_laws_of_the_past_are_used_as_before(
    block: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.chdir(tmp_path)
    assert run(["init", "w", "--quiet"]) == 0
    monkeypatch.chdir(tmp_path / "w")
    bill = "bill: {number: H.R. 0000, version: as introduced, as_of: 2026-11-20}\nmeeting: {date: 2026-12-03}\n"
    (tmp_path / "w" / "briefs" / "law.yaml").write_text(f"title: T\nask: A.\n{bill}sections: [{{blocks: [{block}]}}]\n")
    capsys.readouterr()
    assert run(["check", "law"]) == 0
    assert "-bill" not in capsys.readouterr().err
