"""`briefgen approvals`: who signs, what was said and written down, the paper that asks, the copies that are owed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli.conftest import Briefgen, lay_out

BLOCK = """\
---
title: Care works
summary: Use when asked.
audience: public
---
# Headline
Care works for {{ fact.share }} of us.
# Short
Care works for {{ fact.share }} of us in {{ meeting.legislator.district }}.

::: only coalition
They told us {{ fact.inside }}.
:::
"""
FILES = {
    "briefgen.yaml": "organization: {name: Example Coalition}\n",
    "briefs/blocks/care.md": BLOCK,
    "briefs/sources.yaml": "references:\n  - {id: doe-2020, type: report, title: Doe, issued: 2020}\n",
    "briefs/facts.yaml": "share: {say: 39%, source: doe-2020}\ninside: {say: 7 votes, source: doe-2020, audience: coalition}\n",
    "briefs/visit.yaml": """\
title: Fund care
ask: Oppose section 5.
audience: office
meeting: {legislator: {name: Jordan Example, title: Rep., district: NY-12}, date: 2026-12-03}
formats: [txt]
signers: {from: approvals}
sections: [{id: why, heading: Why, blocks: [care]}]
""",
}
HOUSING, NURSES = "Example Housing Alliance", "Example Nurses United"
FILE = "approvals/example-housing-alliance.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one brief that takes its signers from approvals, on the 22nd of November 2026."""
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(file: str, old: str, new: str) -> None:
    text = Path(file).read_text("utf-8")
    assert old in text
    Path(file).write_text(text.replace(old, new), "utf-8")


def approve(briefgen: Briefgen, name: str = HOUSING, *more: str) -> None:
    assert briefgen("approvals", "record", name, "visit", "--by", "Jo Sample", *more).code == 0


def printed(briefgen: Briefgen) -> str:
    assert briefgen("render", "visit").code == 0
    return Path("build/visit.txt").read_text("utf-8")


def test_an_answer_is_written_down_with_the_words_that_were_seen(briefgen: Briefgen) -> None:
    ran = briefgen("approvals", "record", HOUSING, "visit", "--by", "Jo Sample", "--new")
    assert (ran.code, ran.out) == (0, f"{FILE}\n")
    assert ran.err == "4 texts, approved by Jo Sample on 2026-11-22.\n"
    text = Path(FILE).read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../schemas/approvals.schema.json\n"
        "# What this organization has approved, word for word. `briefgen approvals record` adds to it; what was written once is\n"
        "# not changed by hand.\n"
        "organization: Example Housing Alliance\n"
        "approvals:\n"
        "  - by: Jo Sample\n"
        "    on: 2026-11-22\n"
        "    blocks:\n"
        "      - name: care\n"
        "        length: short\n"
        "        language: en-US\n"
    )
    assert (
        "        wording: |-\n          Care works\n\n"
        "          Care works for 39\\% [@doe-2020] of us in {{ meeting.legislator.district }}.\n"
    ) in text
    assert "votes" not in text, "passages for the coalition are no part of what a partner is asked"
    assert Path("schemas/approvals.schema.json").exists()


def test_what_was_written_stays_as_it_is_and_is_not_repeated(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    with Path(FILE).open("a", encoding="utf-8") as file:
        file.write("# Jo asked to be told by e-mail.\n")
    before = Path(FILE).read_text("utf-8")
    ran = briefgen("approvals", "record", HOUSING, "visit", "--by", "Kim Sample")
    assert ran.err == "Nothing was written: the same was said to all of these texts before.\n"
    assert Path(FILE).read_text("utf-8") == before
    change("briefs/visit.yaml", "Oppose section 5", "Oppose sections 5 and 6")
    approve(
        briefgen, "example-housing-alliance", "--on", "2026-11-23", "--until", "2027-01-31", "--condition", "no logo"
    )
    after = Path(FILE).read_text("utf-8")
    assert all(line in after for line in before.splitlines())
    (first, second) = yaml.safe_load(after)["approvals"]
    assert second["conditions"][0] == "no logo"
    assert str(second["conditions"][1]["until"]) == "2027-01-31"
    assert [one["wording"] for one in second["texts"]] == ["Fund care", "Oppose sections 5 and 6.", "Why"]
    approve(
        briefgen, "example-housing-alliance", "--on", "2026-11-23", "--until", "2027-01-31", "--condition", "no logo"
    )
    assert Path(FILE).read_text("utf-8") == after


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--condition", "no logos"), "did you mean no logo?"),
        (("--on", "yesterday"), "“yesterday” is no day; write 2026-11-20"),
        (("--until", "2026-13-01"), "“2026-13-01” is no day; write 2026-11-20"),
    ],
)
def test_what_cannot_be_looked_at_is_not_written_down(briefgen: Briefgen, words: tuple[str, ...], said: str) -> None:
    ran = briefgen("approvals", "record", HOUSING, "visit", "--by", "Jo", "--new", *words)
    assert (ran.code, Path("approvals").exists()) == (2, False)
    assert said in " ".join(ran.err.split())


def test_a_new_organization_is_named_as_it_is_printed(briefgen: Briefgen) -> None:
    ran = briefgen("approvals", "record", "example-housing-alliance", "visit", "--by", "Jo", "--new")
    assert (ran.code, Path("approvals").exists()) == (2, False)


def test_a_file_that_cannot_be_read_is_not_written_over(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    change(FILE, "on: 2026-11-22", "on: some day")
    before = Path(FILE).read_bytes()
    ran = briefgen("approvals", "record", NURSES, "visit", "--by", "Jo", "--new")
    assert (ran.code, "error[wrong-form]" in ran.err or "error[wrong-date]" in ran.err) == (1, True)
    assert Path(FILE).read_bytes() == before
    assert briefgen("render", "visit").code == 1
    assert not Path("build").exists()


def test_who_approved_all_of_it_is_printed_and_noted_as_such(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    approve(briefgen, NURSES, "--new", "--until", "2026-12-02")
    change("briefs/visit.yaml", "{from: approvals}", "{from: approvals, names: [Typed Union]}")
    text = printed(briefgen)
    assert text.index("Typed Union") < text.index(HOUSING)
    assert NURSES not in text
    (rendering,) = json.loads(Path("manifests/visit.json").read_text("utf-8"))["renderings"]
    assert rendering["signers"] == [{"name": "Typed Union", "how": "typed"}, {"name": HOUSING, "how": "approved"}]


def test_how_everybody_will_stand_on_a_day_is_shown(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new", "--until", "2026-12-31")
    change("briefs/visit.yaml", ", date: 2026-12-03}", "}")
    assert briefgen("approvals", "show", "visit", "--today", "2026-12-31").out == (
        "visit: 4 texts, 1 of 1 organizations sign\n  Example Housing Alliance: signs\n"
    )
    assert briefgen("approvals", "show", "visit", "--today", "2027-01-01").out == (
        "visit: 4 texts, 0 of 1 organizations sign\n"
        "  Example Housing Alliance: condition not met\n"
        "    until 2026-12-31, and this goes out on 2027-01-01\n"
    )
    assert "“tomorrow” is no day; write it as 2026-12-03" in briefgen("approvals", "show", "--today", "tomorrow").err


def test_a_changed_figure_lapses_it_and_another_member_does_not(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    change(
        "briefs/visit.yaml", "{name: Jordan Example, title: Rep., district: NY-12}", "{name: Kim Other, district: CA-1}"
    )
    assert HOUSING in printed(briefgen)
    change("briefs/facts.yaml", "7 votes", "8 votes")
    assert HOUSING in printed(briefgen)
    change("briefs/facts.yaml", "39%", "41%")
    assert HOUSING not in printed(briefgen)
    ran = briefgen("approvals")
    assert ran.out == (
        "visit: 4 texts, 0 of 1 organizations sign\n"
        "  Example Housing Alliance: must look again\n"
        "    `care`, short, approved on 2026-11-22:\n"
        "      Care works Care works for [-39%-] {+41%+} [@doe-2020] of us in {{ meeting.legislator.district }}.\n"
    )


def test_programs_are_told_the_same(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    approve(briefgen, NURSES, "--new")
    change("briefs/visit.yaml", "Oppose section 5", "Support section 5")
    change("approvals/example-nurses-united.yaml", "organization:", "also: [ENU]\norganization:")
    approve(briefgen, "ENU", "--refused", "--on", "2026-11-23")
    (paper,) = json.loads(briefgen("approvals", "show", "visit", "--json").out)
    housing, nurses = paper["organizations"]
    assert (paper["brief"], paper["texts"]) == ("visit", 4)
    assert (housing["state"], nurses["state"]) == ("must look again", "refused")
    assert housing["lapsed"] == [
        {
            "paper": "visit", "part": "ask", "language": "en-US", "approved": "2026-11-22", "by": "Jo Sample",
            "old": "Oppose section 5.", "new": "Support section 5.",
        }
    ]  # fmt: skip
    assert len(nurses["refused"]) == 4


def test_every_length_that_may_be_chosen_is_shown(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    change("briefs/visit.yaml", "formats: [txt]", "formats: [txt]\npages: 1")
    assert (
        "asked for a part\n    not asked: `care`, headline: “Care works Care works for 39% of …”"
        in briefgen("approvals").out
    )
    approve(briefgen)
    assert "signs" in briefgen("approvals").out


def test_one_organization_under_two_names_signs_once(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    change(FILE, "organization:", "also: [EHA]\norganization:")
    approve(briefgen, "EHA")
    Path("approvals/eha.yaml").write_text("organization: EHA\napprovals: []\n", "utf-8")
    assert briefgen("approvals").out.startswith(
        "visit: 4 texts, 1 of 1 organizations sign\n  Example Housing Alliance: signs\n"
    )
    change("briefs/visit.yaml", "{from: approvals}", "{from: approvals, names: [EHA]}")
    text = printed(briefgen)
    assert ("EHA" in text, HOUSING in text) == (True, False)


def test_a_logo_stands_where_its_owner_wants_it(briefgen: Briefgen, folder: Path) -> None:
    from PIL import Image

    (folder / "briefs/pictures").mkdir()
    Image.new("RGB", (60, 30), "white").save(folder / "briefs/pictures/h.png")
    for name, more in ((HOUSING, ()), (NURSES, ("--condition", "no logo"))):
        approve(briefgen, name, "--new", *more)
    for file in Path("approvals").iterdir():
        change(str(file), "approvals:", "logo: briefs/pictures/h.png\napprovals:")
    assert "signs" in briefgen("approvals").out
    printed(briefgen)
    (rendering,) = json.loads(Path("manifests/visit.json").read_text("utf-8"))["renderings"]
    assert rendering["signers"] == [
        {"name": HOUSING, "how": "approved", "logo": True}, {"name": NURSES, "how": "approved"},
    ]  # fmt: skip


def test_logos_without_room_are_told_where_there_would_be_a_place_for_them(briefgen: Briefgen, folder: Path) -> None:
    from PIL import Image

    (folder / "briefs/pictures").mkdir()
    Image.new("RGB", (60, 30), "white").save(folder / "briefs/pictures/h.png")
    approve(briefgen, HOUSING, "--new")
    change(FILE, "approvals:", "logo: briefs/pictures/h.png\napprovals:")
    text = Path(FILE).read_text("utf-8")
    for name in "BCDEFG":
        Path(f"approvals/{name}.yaml").write_text(text.replace(HOUSING, f"{name} Alliance"), "utf-8")
    assert "note[logo-left-out]: at the head there is room for 6 logos: that of G Alliance is not shown" in (
        briefgen("check", "visit").err
    )
    change("briefs/visit.yaml", "formats:", "parts: [title, ask, sections, signers]\nformats:")
    assert "logo-left-out" not in briefgen("check", "visit").err


def test_the_paper_that_asks_has_final_words_what_changed_and_a_form(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    assert "there is nothing to ask for" in briefgen("approvals", "request", HOUSING).err
    change("briefs/visit.yaml", "Oppose section 5", "Oppose section 6")
    change("briefs/blocks/care.md", "Care works for {{ fact.share }} of us in", "Care works for {{ fact.share }} in")
    ran = briefgen("approvals", "request", HOUSING, "--format", "txt")
    assert (ran.code, ran.err) == (0, "")
    text = Path("build/approval-request-example-housing-alliance.txt").read_text("utf-8")
    for words in (
        "To Example Housing Alliance", "What has changed since you approved it", "1. The ask", "Oppose section 6.",
        "Since 2026-11-22, when Jo Sample approved it:", "2. Care works", "in ‹district of the member›", "Your answer", "Signature",
    ):  # fmt: skip
        assert words in text
    assert "What you have not seen before" not in text
    assert "votes" not in text
    assert not list(Path("briefs").glob("approval-request*"))


def test_who_was_never_asked_is_asked_for_everything(briefgen: Briefgen) -> None:
    assert briefgen("approvals", "request", "Newcomers of the County").code == 1
    ran = briefgen("approvals", "request", "Newcomers of the County", "--new", "--format", "txt")
    assert (ran.code, ran.out) == (0, "build/approval-request-newcomers-of-the-county.txt\n")
    text = Path("build/approval-request-newcomers-of-the-county.txt").read_text("utf-8")
    assert "What you have not seen before" in text
    assert "4. Care works" in text
    assert not Path("approvals").exists()


def owed(briefgen: Briefgen, *words: str) -> list[Any]:
    listed = json.loads(briefgen("approvals", "copies", "--json", *words).out)
    return [(one["organization"], one["how"], one["files"]) for one in listed]


def test_every_signer_is_owed_the_final_copies(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    change("briefs/visit.yaml", "{from: approvals}", "{from: approvals, names: [Typed Union]}")
    printed(briefgen)
    change("briefs/visit.yaml", "title: Fund care", "title: Fund all care")
    printed(briefgen)
    assert owed(briefgen) == [("Typed Union", "typed", ["build/visit.txt"])]
    change("briefs/visit.yaml", "title: Fund all care", "title: Fund care")
    printed(briefgen)
    assert owed(briefgen, "example-housing-alliance") == [(HOUSING, "approved", ["build/visit.txt"])]
    ran = briefgen("approvals", "copies", "--collect")
    assert ran.err.count("Put there: build/copies/") == 2
    assert Path("build/copies/example-housing-alliance/visit.txt").read_bytes() == Path("build/visit.txt").read_bytes()


def test_a_copy_that_was_edited_is_no_final_one(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    printed(briefgen)
    Path("build/visit.txt").write_text("Other words", "utf-8")
    ran = briefgen("approvals", "copies", "--collect")
    assert ran.err == (
        "build/visit.txt: warning[no-final-copy]: “build/visit.txt” was edited since it was made\n"
        "  hint: `briefgen render visit` makes it again.\n"
    )
    Path("build/visit.txt").unlink()
    assert "“build/visit.txt” is no longer there" in briefgen("approvals", "copies", "--collect").err
    assert not Path("build/copies").exists()


def test_a_paper_for_the_coalition_is_signed_by_nobody(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    change("briefs/visit.yaml", "audience: office", "audience: coalition")
    assert HOUSING not in printed(briefgen)
    assert briefgen("approvals").err == "No brief takes its signers from approvals: `signers: {from: approvals}`.\n"


def test_a_story_is_not_kept_with_approvals(briefgen: Briefgen) -> None:
    change(
        "briefs/blocks/care.md",
        "audience: public",
        "audience: public\nvoice: {kind: composite, name: A worker}\nrests_on: []",
    )
    briefgen("approvals", "record", HOUSING, "visit", "--by", "Jo", "--new")
    assert "Care works for" not in Path(FILE).read_text("utf-8")
    change("briefs/blocks/care.md", "of us in", "in")
    assert "the words of a story are not kept with approvals" in briefgen("approvals").out


def test_a_template_that_requires_names_takes_those_of_approvals(briefgen: Briefgen) -> None:
    Path("briefs/templates").mkdir()
    Path("briefs/templates/joint.yaml").write_text("requires: [signers.names]\n", "utf-8")
    change("briefs/visit.yaml", "title: Fund care", "template: joint\ntitle: Fund care")
    assert "unfilled-key" not in briefgen("check", "visit").err
    change("briefs/visit.yaml", "signers: {from: approvals}\n", "")
    assert "unfilled-key" in briefgen("check", "visit").err


def test_a_workspace_without_approvals_notices_nothing(briefgen: Briefgen) -> None:
    change("briefs/visit.yaml", "signers: {from: approvals}\n", "")
    ran = briefgen("render", "visit")
    assert (ran.code, ran.err) == (0, "")
    assert "signers" not in Path("manifests/visit.json").read_text("utf-8")
    assert "approv" not in briefgen("check").err
    assert sorted(path.name for path in Path().iterdir()) == [
        ".briefgen",
        "briefgen.yaml",
        "briefs",
        "build",
        "manifests",
    ]


GRANTS = "funding:\n  agreement: {name: Agreement 0000}\n"


def paid(file: str, *not_for: str) -> None:
    """The brief is paid for by a grant, and a file says for which grants its organization does not sign."""
    change("briefgen.yaml", "Coalition}\n", "Coalition}\n" + GRANTS)
    change("briefs/visit.yaml", "audience: office\n", "audience: office\nfunding: [agreement]\n")
    change(file, "organization:", f"not_for: [{', '.join(not_for)}]\norganization:")


def test_who_is_not_for_a_grant_does_not_sign_what_it_pays_for(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    approve(briefgen, NURSES, "--new")
    paid(FILE, "agreement")
    ran = briefgen("check", "visit")
    assert (
        ran.code == 0
        and (
            "[unmet-condition]: Example Housing Alliance does not sign: the grant `agreement` must not pay for what it signs, "
            "and pays for this\n"
        )
        in ran.err
    )
    text = printed(briefgen)
    assert NURSES in text and HOUSING not in text
    assert briefgen("approvals", "visit").out == (
        "visit: 4 texts, 1 of 2 organizations sign\n"
        "  Example Housing Alliance: condition not met\n"
        "    the grant `agreement` must not pay for what it signs, and pays for this\n"
        "  Example Nurses United: signs\n"
    )
    change("briefs/visit.yaml", "funding: [agreement]\n", "")
    assert HOUSING in printed(briefgen)


def test_a_typed_name_is_caught_by_what_its_approvals_say(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    paid(FILE, "agreement")
    change("briefs/visit.yaml", "{from: approvals}", f"{{from: approvals, names: [{HOUSING}]}}")
    ran = briefgen("check", "visit")
    assert (
        ran.code == 1
        and (
            "briefs/visit.yaml:7:36: error[not-for-funding]: “Example Housing Alliance” must not stand in what the grant "
            "`agreement` (Agreement 0000) pays for\n"
        )
        in ran.err
    )


def test_a_grant_that_there_is_not_is_told_where_the_file_names_it(briefgen: Briefgen) -> None:
    approve(briefgen, HOUSING, "--new")
    paid(FILE, "agrement")
    for words in ("check",), ("check", "visit"), ("render", "visit"):
        ran = briefgen(*words)
        assert ran.code == 1, "what cannot be compared is signed by nobody in silence"
        assert ran.err.count("[unknown-grant]") == 1
        assert f"{FILE}:4:11: error[unknown-grant]: there is no grant `agrement`" in ran.err
        assert "did you mean: agreement" in ran.err
    change("briefs/visit.yaml", "signers: {from: approvals}\n", "")
    assert briefgen("check", "visit").code == 0, "nobody signs it"
    assert briefgen("check").err.count("[unknown-grant]") == 1, "a workspace is looked at whole"
