"""`briefgen new` writes files that are in order as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli.conftest import Briefgen


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        (("brief", "town-hall", "--block", "syringe-analogy"), "briefs/town-hall.yaml"),
        (("brief", "town-hall", "--template", "full-brief"), "briefs/town-hall.yaml"),
        (("block", "housing-first"), "briefs/blocks/housing-first.md"),
        (("block", "housing-first", "--from", "syringe-analogy"), "briefs/blocks/housing-first.md"),
        (("template", "fact-sheet"), "briefs/templates/fact-sheet.yaml"),
        (("template", "city-council", "--extends", "leave-behind"), "briefs/templates/city-council.yaml"),
        (("style", "our-look"), "styles/our-look/style.yaml"),
        (("style", "our-look", "--extends", "large-print"), "styles/our-look/style.yaml"),
    ],
    ids=" ".join,
)
def test_what_is_written_is_in_order_and_never_written_over(
    briefgen: Briefgen, workspace: Path, typed: tuple[str, ...], file: str
) -> None:
    ran = briefgen("new", *typed)
    assert (ran.code, ran.out) == (0, f"{file}\n")
    said = briefgen("check").err
    assert "error[" not in said
    assert set(re.findall(r"warning\[(.*?)\]", said)) <= {"placeholder"}
    written = Path(file).read_bytes()
    again = briefgen("new", *typed)
    assert again.code == 1 and "error[file-exists]" in again.err
    assert Path(file).read_bytes() == written


def test_what_is_still_to_be_written_in_a_block_is_found(briefgen: Briefgen, workspace: Path) -> None:
    briefgen("new", "block", "housing-first")
    said = briefgen("check")
    assert said.code == 0
    places = re.findall(r"housing-first\.md:([0-9]+):[0-9]+: warning\[placeholder\]", said.err)
    assert [int(line) for line in places] == [3, 12, 15, 18]


@pytest.mark.parametrize("options", [(), ("--extends", "leave-behind"), ("--extends", "full-brief")])
def test_a_new_template_can_be_filled_at_once(briefgen: Briefgen, workspace: Path, options: tuple[str, ...]) -> None:
    ran = briefgen("new", "template", "fact-sheet", *options)
    assert ran.err == "Next: briefgen new brief NAME --template fact-sheet\n"
    assert briefgen("check", "briefs/templates/fact-sheet.yaml", "--strict").code == 0
    purpose = next(
        line.split("\t")[1] for line in briefgen("list", "templates", "--search", "fact-sheet").out.splitlines()
    )
    assert purpose.startswith("Fact sheet: ") and "`" not in purpose
    briefgen("new", "brief", "one", "--template", "fact-sheet", "--block", "syringe-analogy", "--ask", "Vote no.")
    assert "error[" not in briefgen("check", "one").err


@pytest.mark.parametrize(
    "title", ["Plain words", 'It "works": a #1 case', "- [x] {a}", "no", "1.10", "José’s ask", "a\\b"]
)
def test_any_title_is_kept_to_the_letter(briefgen: Briefgen, workspace: Path, title: str) -> None:
    briefgen("new", "brief", "town-hall", "--title", title)
    listed = [line.split("\t") for line in briefgen("list", "briefs").out.splitlines()]
    assert title in [fields[2] for fields in listed if fields[0] == "town-hall"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("block", "Housing First!"), "small letters a–z, digits and hyphens, at most 80; for example housing-first"),
        (("block", "../escape"), "small letters"),
        (("brief", "con"), "Windows keeps the name “con” for a device; for example con-1"),
        (("template", "aux"), "Windows keeps the name “aux” for a device"),
        (("style", "com1"), "Windows keeps the name “com1” for a device"),
        (("block", "Nul!"), "small letters a–z, digits and hyphens, at most 80; for example nul-1"),
        (("brief", "x", "--template", "leave-behnd"), "there is no template “leave-behnd”; did you mean leave-behind?"),
        (
            ("brief", "x", "--block", "syringe-analgy"),
            "there is no block “syringe-analgy”; did you mean syringe-analogy?",
        ),
        (("template", "Fact Sheet"), "small letters a–z, digits and hyphens, at most 80; for example fact-sheet"),
        (
            ("template", "x", "--extends", "leave-behnd"),
            "there is no template “leave-behnd”; did you mean leave-behind?",
        ),
        (
            ("style", "x", "--extends", "zzz"),
            "there is no style “zzz”; there are: campaign, card, civic, large-print, letter, office, plain",
        ),
    ],
)
def test_a_wrong_name_is_refused_with_the_right_one(
    briefgen: Briefgen, workspace: Path, typed: tuple[str, ...], message: str
) -> None:
    ran = briefgen("new", *typed)
    assert ran.code == 2 and message in ran.err
