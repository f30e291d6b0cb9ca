"""`briefgen approvals minor`: a change that somebody answers for, what follows from it, and what it can never be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli.conftest import Briefgen, lay_out
from cli.test_approvals import FILES, HOUSING, NURSES, approve, change, printed

CHANGES = "briefs/minor-changes.yaml"
ORG = "example-housing-alliance"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one brief that takes its signers from approvals, on the 22nd of November 2026."""
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def approved(briefgen: Briefgen) -> None:
    """Somebody has approved the brief two days ago."""
    approve(briefgen, HOUSING, "--new", "--on", "2026-11-20")


def declare(briefgen: Briefgen, *more: str) -> None:
    ran = briefgen("approvals", "minor", "visit", "--by", "Kim Sample", *more)
    assert (ran.code, ran.out) == (0, f"{CHANGES}\n"), ran.err


def comma() -> None:
    """A comma more in what the organization approved of a block."""
    change("briefs/blocks/care.md", "of us in {{", "of us, in {{")


def state(briefgen: Briefgen) -> Any:
    (paper,) = json.loads(briefgen("approvals", "show", "visit", "--json").out)
    return paper["organizations"][0]["state"]


@pytest.mark.usefixtures("approved")
def test_a_declared_change_is_written_down_with_both_wordings(briefgen: Briefgen) -> None:
    comma()
    ran = briefgen("approvals", "minor", "visit", "--by", "Kim Sample", "--why", "a comma")
    assert (ran.code, ran.out) == (0, f"{CHANGES}\n")
    assert ran.err == (
        "`care`, short, approved by Example Housing Alliance on 2026-11-20:\n"
        "  Care works Care works for 39% [@doe-2020] of [-us-] {+us,+} in {{ meeting.legislator.district }}.\n"
        "1 change, declared minor by Kim Sample on 2026-11-22.\n"
    )
    assert Path(CHANGES).read_text("utf-8") == (
        "# yaml-language-server: $schema=../schemas/minor-changes.schema.json\n"
        "# Changes of approved texts that somebody declared minor. `briefgen approvals minor` adds to it; what was written once is\n"
        "# not changed by hand.\n"
        "changes:\n"
        "  - by: Kim Sample\n"
        "    on: 2026-11-22\n"
        "    why: a comma\n"
        "    blocks:\n"
        "      - name: care\n"
        "        length: short\n"
        "        language: en-US\n"
        "        from: c1-a3d6a14431d1d862134d709864510f7b\n"
        "        to: c1-f59f596b4bba7911a3e08468dfff9b10\n"
        "        before: |-\n"
        "          Care works\n"
        "\n"
        "          Care works for 39\\% [@doe-2020] of us in {{ meeting.legislator.district }}.\n"
        "        after: |-\n"
        "          Care works\n"
        "\n"
        "          Care works for 39\\% [@doe-2020] of us, in {{ meeting.legislator.district }}.\n"
    )
    assert Path("schemas/minor-changes.schema.json").exists()


@pytest.mark.usefixtures("approved")
def test_who_approved_a_text_signs_it_after_a_minor_change(briefgen: Briefgen) -> None:
    comma()
    assert HOUSING not in printed(briefgen)
    declare(briefgen)
    ran = briefgen("render", "visit")
    assert (ran.code, ran.err) == (0, "")
    assert HOUSING in Path("build/visit.txt").read_text("utf-8")
    rendering = json.loads(Path("manifests/visit.json").read_text("utf-8"))["renderings"][-1]
    (change_of,) = yaml.safe_load(Path(CHANGES).read_text("utf-8"))["changes"][0]["blocks"]
    assert rendering["signers"] == [{"name": HOUSING, "how": "approved", "minor": [change_of["to"]]}]


@pytest.mark.usefixtures("approved")
def test_who_looks_is_told_of_it(briefgen: Briefgen) -> None:
    comma()
    declare(briefgen)
    assert briefgen("approvals").out == (
        "visit: 4 texts, 1 of 1 organizations sign\n"
        "  Example Housing Alliance: signs\n"
        "    minor change of 2026-11-22 by Kim Sample in `care`, short, approved on 2026-11-20:\n"
        "      Care works Care works for 39% [@doe-2020] of [-us-] {+us,+} in {{ meeting.legislator.district }}.\n"
    )
    (paper,) = json.loads(briefgen("approvals", "show", "visit", "--json").out)
    (minor,) = paper["organizations"][0]["minor"]
    assert paper["organizations"][0]["lapsed"] == []
    assert {key: value for key, value in minor.items() if key not in ("old", "new")} == {
        "name": "care", "length": "short", "language": "en-US", "approved": "2026-11-20", "by": "Jo Sample",
        "declared": "2026-11-22", "declared_by": "Kim Sample",
    }  # fmt: skip
    assert minor["old"].replace("us in", "us, in") == minor["new"]


@pytest.mark.usefixtures("approved")
def test_the_last_look_tells_of_it_too(briefgen: Briefgen) -> None:
    assert "minor" not in briefgen("render", "visit", "--summary", "--format", "txt").err
    comma()
    declare(briefgen)
    assert (
        "  minor     `care`, short, approved by Example Housing Alliance on 2026-11-20, changed since by Kim Sample on 2026-11-22: "
        "Care works Care works for 39% [@doe-2020] of [-us-] {+us,+} in {{ meeting.legislator.district }}.\n"
    ) in briefgen("render", "visit", "--summary", "--format", "txt").err
    (look,) = json.loads(briefgen("render", "visit", "--json", "--format", "txt").out)["documents"]
    (told,) = look["summary"]["minor"]
    assert told.pop("old").replace("us in", "us, in") == told.pop("new")
    assert told == {
        "organization": HOUSING, "name": "care", "length": "short", "language": "en-US", "approved": "2026-11-20",
        "declared": "2026-11-22", "declared_by": "Kim Sample",
    }  # fmt: skip
    change("briefs/visit.yaml", "sections:", "parts: [masthead, title, sections]\nsections:")
    assert "minor" not in briefgen("render", "visit", "--summary", "--format", "txt").err, "nobody's name is printed"


@pytest.mark.usefixtures("approved")
def test_what_may_not_be_minor_is_told_each_with_its_reason(briefgen: Briefgen) -> None:
    comma()
    change("briefs/visit.yaml", "Oppose section 5", "Oppose section 6")
    change("briefs/visit.yaml", "title: Fund care", "title: Fund no care")
    ran = briefgen("approvals", "minor", "visit", "--by", "Kim Sample")
    assert (ran.code, ran.out) == (1, f"{CHANGES}\n")
    assert "1 change, declared minor by Kim Sample on 2026-11-22." in ran.err
    assert (
        "briefs/visit.yaml:1:8: warning[not-minor]: the change of `visit`, title is no minor one, and was not written: "
        "“no” is a negation\n"
    ) in ran.err
    assert (
        "briefs/visit.yaml:2:6: warning[not-minor]: the change of `visit`, ask is no minor one, and was not written: "
        "“5” is a number or a quantity; “6” is a number or a quantity\n"
    ) in ran.err
    assert "section" not in Path(CHANGES).read_text("utf-8")
    assert state(briefgen) == "must look again"


@pytest.mark.usefixtures("approved")
def test_what_stands_in_the_file_stays_and_is_not_noted_twice(briefgen: Briefgen) -> None:
    comma()
    declare(briefgen)
    with Path(CHANGES).open("a", encoding="utf-8") as file:
        file.write("# Agreed on the call.\n")
    before = Path(CHANGES).read_text("utf-8")
    ran = briefgen("approvals", "minor", "visit", "--by", "Lee Sample")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Nothing was written: no approval has lapsed by a change that is not declared.\n"
    assert Path(CHANGES).read_text("utf-8") == before
    change("briefs/visit.yaml", "Oppose section 5", "Oppose the section 5")
    declare(briefgen)
    after = Path(CHANGES).read_text("utf-8")
    assert all(line in after for line in before.splitlines())
    assert [len(one.get("blocks", ())) for one in yaml.safe_load(after)["changes"]] == [1, 0]
    assert state(briefgen) == "signs"


@pytest.mark.usefixtures("approved")
def test_one_text_alone_is_named(briefgen: Briefgen) -> None:
    comma()
    change("briefs/visit.yaml", "Oppose section 5", "Oppose the section 5")
    assert "did you mean ask?" in " ".join(
        briefgen("approvals", "minor", "visit", "--by", "Kim", "--text", "aks").err.split()
    )
    assert not Path(CHANGES).exists()
    declare(briefgen, "--text", "care.short")
    assert "Oppose" not in Path(CHANGES).read_text("utf-8")
    assert state(briefgen) == "must look again"
    declare(briefgen, "--text", "ask")
    assert state(briefgen) == "signs"


@pytest.mark.usefixtures("approved")
def test_two_minor_changes_one_after_the_other_are_looked_at_as_one(briefgen: Briefgen) -> None:
    comma()
    declare(briefgen)
    change("briefs/blocks/care.md", "of us, in", "of us; in")
    assert state(briefgen) == "must look again", "from what was approved to what is there, nobody has declared anything"
    declare(briefgen)
    (_, second) = yaml.safe_load(Path(CHANGES).read_text("utf-8"))["changes"]
    assert "of us in" in second["blocks"][0]["before"]
    assert state(briefgen) == "signs"


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize("answer", ["--refused", ""])
def test_a_later_answer_comes_before_a_declaration(briefgen: Briefgen, answer: str) -> None:
    comma()
    declare(briefgen)
    approve(briefgen, ORG, *filter(None, (answer,)))
    out = briefgen("approvals").out
    assert "minor change" not in out
    assert state(briefgen) == ("refused" if answer else "signs")
    assert (HOUSING in printed(briefgen)) is not bool(answer)


@pytest.mark.usefixtures("approved")
def test_who_said_no_to_another_wording_since_is_not_bound_by_an_earlier_yes(briefgen: Briefgen) -> None:
    change("briefs/visit.yaml", "Oppose section 5", "Oppose section 6")
    approve(briefgen, ORG, "--refused")
    change("briefs/visit.yaml", "Oppose section 6", "Oppose the section 5")
    ran = briefgen("approvals", "minor", "visit", "--by", "Kim Sample", "--text", "ask")
    assert (ran.code, Path(CHANGES).exists()) == (1, False)
    assert "it said no to a wording of this text since" in ran.err


@pytest.mark.usefixtures("approved")
def test_conditions_of_the_yes_go_on_counting(briefgen: Briefgen) -> None:
    approve(briefgen, NURSES, "--new", "--until", "2026-12-02")
    comma()
    declare(briefgen)
    text = printed(briefgen)
    assert (HOUSING in text, NURSES in text) == (True, False)


@pytest.mark.usefixtures("approved")
def test_it_is_bound_to_both_wordings(briefgen: Briefgen) -> None:
    comma()
    declare(briefgen)
    change(CHANGES, "of us, in {{", "of all of us, in {{")
    ran = briefgen("check")
    assert (ran.code, "error[edited-change]" in ran.err) == (1, True)
    assert briefgen("render", "visit").code == 1


@pytest.mark.usefixtures("approved")
def test_a_file_written_by_hand_makes_no_change_a_minor_one(briefgen: Briefgen) -> None:
    from briefgen.models.approvals import sum_of

    old, new = "Oppose section 5.", "Support section 5."
    entry = {
        "paper": "visit", "part": "ask", "language": "en-US", "from": sum_of(old), "to": sum_of(new), "before": old, "after": new,
    }  # fmt: skip
    written = {"changes": [{"by": "Kim Sample", "on": "2026-11-22", "texts": [entry]}]}
    Path(CHANGES).write_text(yaml.safe_dump(written), "utf-8")
    change("briefs/visit.yaml", old, new)
    ran = briefgen("check")
    assert (ran.code, ran.err.count("error[not-minor]")) == (1, 1)
    assert state(briefgen) == "must look again"


@pytest.mark.usefixtures("approved")
def test_it_counts_wherever_the_same_words_are_approved(briefgen: Briefgen) -> None:
    comma()
    Path("briefs/other.yaml").write_text(Path("briefs/visit.yaml").read_text("utf-8"), "utf-8")
    declare(briefgen)
    assert "other: 4 texts, 1 of 1 organizations sign" in briefgen("approvals").out


def test_of_a_story_no_change_is_minor(briefgen: Briefgen) -> None:
    change(
        "briefs/blocks/care.md",
        "audience: public",
        "audience: public\nvoice: {kind: composite, name: A worker}\nrests_on: []",
    )
    briefgen("approvals", "record", HOUSING, "visit", "--by", "Jo", "--new")
    comma()
    ran = briefgen("approvals", "minor", "visit", "--by", "Kim Sample")
    assert (ran.code, Path(CHANGES).exists()) == (1, False)
    assert "of a story no change is minor" in ran.err


@pytest.mark.usefixtures("approved")
def test_the_organization_is_shown_the_change_when_it_is_asked_next(briefgen: Briefgen) -> None:
    comma()
    declare(briefgen)
    assert briefgen("approvals", "request", HOUSING, "--format", "txt").code == 0
    text = Path(f"build/approval-request-{ORG}.txt").read_text("utf-8")
    for words in (
        "Your name stands under nothing else, but for what was declared a minor change:",
        "Since 2026-11-20, when Jo Sample approved it:", "~~us~~ ++us,++",
        "Kim Sample declared this change minor on 2026-11-22: until you say no, your name goes on standing under the text.",
    ):  # fmt: skip
        assert words in text
    approve(briefgen, ORG)
    assert "there is nothing to ask for" in briefgen("approvals", "request", HOUSING).err


@pytest.mark.usefixtures("approved")
def test_who_gets_its_copies_is_told_too(briefgen: Briefgen) -> None:
    comma()
    declare(briefgen)
    printed(briefgen)
    ran = briefgen("approvals", "copies")
    assert ran.out == f"{HOUSING}\tapproved\tvisit\t2026-11-22\tbuild/visit.txt\n"
    assert ran.err == (
        f"{HOUSING} signs with a minor change that it has not seen: `briefgen approvals request` shows it.\n"
    )


@pytest.mark.usefixtures("approved")
def test_a_file_of_minor_changes_is_no_brief(briefgen: Briefgen) -> None:
    comma()
    declare(briefgen)
    assert CHANGES not in briefgen("list", "briefs").out
    assert "this is the list of minor changes, and not a brief spec" in briefgen("check", CHANGES).err
    Path(CHANGES).write_text("changes:\n  - by: Kim\n    on: 2026-11-22\n    note: nothing\n", "utf-8")
    assert "error[unknown-key]" in briefgen("check").err
    Path(CHANGES).write_text("", "utf-8")
    assert briefgen("check").code == 0
