"""`briefgen new` writes files that are in order as they are."""

from __future__ import annotations

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
        (("style", "our-look"), "styles/our-look/style.yaml"),
        (("style", "our-look", "--extends", "large-print"), "styles/our-look/style.yaml"),
    ],
    ids=" ".join,
)
def test_what_is_written_is_in_order_and_never_written_over(
    briefgen: Briefgen, workspace: Path, typed: tuple[str, ...], file: str
) -> None:
    ran = briefgen("new", *typed)
    assert (ran.code, ran.out, ran.err) == (0, f"{file}\n", "")
    assert briefgen("check", "--strict").code == 0
    written = Path(file).read_bytes()
    again = briefgen("new", *typed)
    assert again.code == 1 and "error[file-exists]" in again.err
    assert Path(file).read_bytes() == written


def test_a_brief_fills_the_first_section_of_its_template_and_shows_the_others(
    briefgen: Briefgen, workspace: Path
) -> None:
    briefgen("new", "brief", "town-hall", "--block", "syringe-analogy", "--block", "safety-and-health")
    text = Path("briefs/town-hall.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=../schemas/spec.schema.json\n")
    assert (
        "sections:\n"
        "  - id: local    # Why it matters here\n"
        "    blocks:\n"
        "      - syringe-analogy\n"
        "      - safety-and-health\n"
        "  # - id: evidence    # What the evidence shows\n"
        "  #   blocks: []\n"
    ) in text


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
        (("brief", "x", "--template", "leave-behnd"), "there is no template “leave-behnd”; did you mean leave-behind?"),
        (
            ("brief", "x", "--block", "syringe-analgy"),
            "there is no block “syringe-analgy”; did you mean syringe-analogy?",
        ),
        (("style", "x", "--extends", "zzz"), "there is no style “zzz”; there are: card, civic, large-print, letter"),
    ],
)
def test_a_wrong_name_is_refused_with_the_right_one(
    briefgen: Briefgen, workspace: Path, typed: tuple[str, ...], message: str
) -> None:
    ran = briefgen("new", *typed)
    assert ran.code == 2 and message in ran.err
