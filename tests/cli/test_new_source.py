"""`new source` and `new fact`: what is asked, what is taken, what is written, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Briefgen
from cli.terminal import Terminal

from briefgen.cli.questions import Unusable
from briefgen.cli.source_answers import people, suggested

WEBPAGE = ("--type", "webpage", "--title", "Syringe: Programs", "--url", "https://example.org/p")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Smith, Jane", [{"family": "Smith", "given": "Jane"}]),
        ("Smith, J.; Doe, J.", [{"family": "Smith", "given": "J."}, {"family": "Doe", "given": "J."}]),
        ("World Health Organization", [{"literal": "World Health Organization"}]),
        ('"Christian Action, Research and Education"', [{"literal": "Christian Action, Research and Education"}]),
        ("KFF; Roe, Rita", [{"literal": "KFF"}, {"family": "Roe", "given": "Rita"}]),
    ],
)
def test_people_and_bodies_are_told_apart(line: str, names: list[dict[str, str]]) -> None:
    assert people(line) == names


def test_a_name_with_two_commas_is_asked_for_again() -> None:
    with pytest.raises(Unusable, match="more than one comma"):
        people("Smith, J., Doe, J.")


@pytest.mark.parametrize(
    ("csl", "id"),
    [
        ({"author": [{"family": "Żeleński", "given": "T."}], "issued": {"date-parts": [[2018]]}}, "zelenski-2018"),
        ({"author": [{"literal": "World Health Organization"}]}, "world-health-organization"),
        ({"title": "A page of the web and more", "accessed": {"date-parts": [[2024, 1, 2]]}}, "a-page-of-the-2024"),
        ({"title": "陈邦贤"}, "source"),
    ],
)
def test_the_id_that_is_suggested(csl: dict[str, object], id: str) -> None:
    assert suggested(csl) == id


def test_a_page_of_the_web_needs_no_doi(briefgen: Briefgen, workspace: Path) -> None:
    before = Path("briefs/sources.yaml").read_text("utf-8")
    ran = briefgen("new", "source", "kff-2024", *WEBPAGE, "--author", "KFF", "--date", "2024-05")
    assert (ran.code, ran.out) == (0, "briefs/sources.yaml\n")
    assert "[@kff-2024]" in ran.err
    after = Path("briefs/sources.yaml").read_text("utf-8")
    assert after == before.rstrip() + (
        "\n\n  - id: kff-2024\n    type: webpage\n    title: 'Syringe: Programs'\n    author:\n    - {literal: KFF}\n"
        "    issued:\n      date-parts:\n      - [2024, 5]\n    URL: https://example.org/p\n"
    )
    assert "error[" not in briefgen("check").err


@pytest.mark.parametrize(
    ("file", "entry", "shown"),
    [
        (
            "a.bib",
            "@article{roe2020, title={A {US} Study}, author={Roe, R.}, journal={J}, year=2020, doi={doi:10.1000/5}}",
            "roe2020",
        ),
        (
            "a.json",
            '[{"id": "roe2020", "type": "webpage", "title": "A US study", "URL": "https://example.org"}]',
            "roe2020",
        ),
        ("a.txt", '{"id": "roe2020", "type": "webpage", "title": "A US study", "shortTitle": "Study"}', "roe2020"),
    ],
)
def test_an_entry_is_taken_from_a_file(briefgen: Briefgen, workspace: Path, file: str, entry: str, shown: str) -> None:
    Path(file).write_text(entry, "utf-8")
    assert briefgen("new", "source", "--from", file).code == 0
    assert f"{shown}\t" in briefgen("list", "sources", "--search", "A US study").out
    again = briefgen("new", "source", "--from", file)
    assert again.code == 2 and "already" in again.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--type", "webpage", "--title", "T"), "--url"),
        (("--type", "artcle", "--title", "T"), "did you mean article"),
        ((*WEBPAGE, "--author", "Smith, J., Doe, J."), "more than one comma"),
        ((*WEBPAGE, "--date", "May 2020"), "--date"),
        ((*WEBPAGE, "--doi", "12.5/1"), "--doi"),
        (("--from", "missing.bib"), "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_written(
    briefgen: Briefgen, workspace: Path, typed: tuple[str, ...], said: str
) -> None:
    before = Path("briefs/sources.yaml").read_bytes()
    ran = briefgen("new", "source", *typed)
    assert ran.code == 2 and said in " ".join(ran.err.split())
    assert Path("briefs/sources.yaml").read_bytes() == before


def test_a_faulty_entry_is_explained_and_nothing_written(briefgen: Briefgen, workspace: Path) -> None:
    before = Path("briefs/sources.yaml").read_bytes()
    Path("a.bib").write_text("@book{a, title={A} author={B}}", "utf-8")
    ran = briefgen("new", "source", "--from", "a.bib")
    assert ran.code == 1 and "pasted.bib:1:10: error[bibtex-syntax]" in ran.err
    assert Path("briefs/sources.yaml").read_bytes() == before


def test_an_entry_stands_in_lines_of_its_own(briefgen: Briefgen, workspace: Path) -> None:
    Path("a.json").write_text(
        '{"id": "roe2020", "type": "webpage", "title": "T", "URL": "https://example.org"}', "utf-8"
    )
    Path("briefs/sources.yaml").unlink()
    assert briefgen("new", "source", "--from", "a.json").code == 0
    assert Path("briefs/sources.yaml").read_text("utf-8") == (
        "references:\n  - id: roe2020\n    type: webpage\n    title: T\n    URL: https://example.org\n"
    )


def test_a_list_that_cannot_be_added_to_is_left_alone(briefgen: Briefgen, workspace: Path) -> None:
    Path("briefs/sources.yaml").write_text("references: [{id: a, type: book, title: T}]\n", "utf-8")
    ran = briefgen("new", "source", "kff", *WEBPAGE, "--date", "2024")
    assert ran.code == 1 and "id: kff" in ran.out and "Nothing was written" in ran.err
    assert Path("briefs/sources.yaml").read_text("utf-8") == "references: [{id: a, type: book, title: T}]\n"


def test_a_fact_is_added_with_its_source(briefgen: Briefgen, workspace: Path) -> None:
    ran = briefgen(
        "new", "fact", "share-back", "--say", "39%", "--source", "platt-2018", "--value", "39", "--as-of", "2009"
    )
    assert (ran.code, ran.out) == (0, "briefs/facts.yaml\n")
    assert "{{ fact.share_back }}" in ran.err
    assert (
        Path("briefs/facts.yaml")
        .read_text("utf-8")
        .endswith("\n\nshare-back:\n  value: 39\n  say: 39%\n  source: platt-2018\n  as_of: '2009'\n")
    )
    assert "error[" not in briefgen("check").err
    assert "already" in briefgen("new", "fact", "share-back", "--say", "1", "--source", "platt-2018").err


@pytest.mark.parametrize(
    ("typed", "said"),
    [(("--source", "platt-2018"), "--say"), (("--say", "39%", "--source", "plat-2018"), "did you mean platt-2018")],
)
def test_a_fact_needs_words_and_a_known_source(
    briefgen: Briefgen, workspace: Path, typed: tuple[str, ...], said: str
) -> None:
    ran = briefgen("new", "fact", "share-back", *typed)
    assert ran.code == 2 and said in " ".join(ran.err.split())


def test_questions_lead_to_a_source(workspace: Path) -> None:
    desk = Terminal("new", "source", folder=workspace, environment={})
    for question, answer in (
        ("What is it?", "webpage"),
        ("Title", ""),
        ("cannot be found again", "Our principles"),
        ("Whose work", "Smith, J., Doe, J."),
        ("more than one comma", "National Harm Reduction Coalition"),
        ("understood: the organization National Harm Reduction Coalition", None),
        ("Where does it stand", ""),
        ("When did it appear", ""),
        ("Web address", "https://example.org/principles"),
        ("When did you see it", "2024-03-05"),
        ("Id, by which", "nhrc"),
        ("Cite it as [@nhrc]", None),
    ):
        desk.wait_for(question)
        if answer is not None:
            desk.type(f"{answer}\n")
    assert desk.end() == 0
    assert "- id: nhrc\n" in (workspace / "briefs/sources.yaml").read_text("utf-8")


def test_an_entry_can_be_pasted_at_the_first_question(workspace: Path) -> None:
    desk = Terminal("new", "source", folder=workspace, environment={})
    desk.wait_for("What is it?")
    desk.type("@article{roe2020,\n  title = {A Study},\n  author = {Roe, R.},\n")
    desk.type("  journal = {J},\n  year = 2020\n}\n")
    desk.wait_for("Cite it as [@roe2020]")
    assert desk.end() == 0
