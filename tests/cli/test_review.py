"""`briefgen review`, drafts and retired texts: what is due, written down by the smallest edit; a mark on every page."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from cli.conftest import Briefgen, lay_out

BLOCK = """\
---
title: Outreach   # as we call it
summary: Use when asked.
audience: public
tags: [services]
owner: Sam Sample
reviewed: 2026-05-21
review_every: 6 months
---
# Short
We counted {{ fact.visits }}.
"""
FILES = {
    "briefgen.yaml": "organization: {name: Example Coalition}\n",
    "briefs/blocks/outreach.md": BLOCK,
    "briefs/facts.yaml": "# Our own.\nvisits: {say: 1204 visits, source: notes-2026, review: 2026-11-01}\n",
    "briefs/sources.yaml": """\
references:
  - {id: notes-2026, type: report, title: A report, issued: 2026, accessed: 2026-01-03, custom: {review: 2026-02-01}}
""",
    "briefs/templates/sheet.yaml": """\
title: A sheet
parts: [title, sections]
sections: [{id: main, heading: Main}]
""",
    "briefs/visit.yaml": "template: sheet\nformats: [txt]\nsections: [{id: main, blocks: [outreach]}]\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one block, one fact and one template, on the 22nd of November 2026."""
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def listed(ran: str) -> list[tuple[str, list[str]]]:
    """The names and reasons of what is due."""
    return [(one["name"], one["reasons"]) for one in json.loads(ran)]


def test_what_is_due_is_listed_by_owner_with_its_sources_and_uses(briefgen: Briefgen) -> None:
    ran = briefgen("review", "--json")
    source = {"id": "notes-2026", "accessed": "2026-01-03", "overdue": "review was due on 2026-02-01"}
    brief = {"in": "brief", "name": "visit", "file": "briefs/visit.yaml", "line": 3}
    by_block = {"in": "block", "name": "outreach", "file": "briefs/blocks/outreach.md", "line": 11}
    assert json.loads(ran.out) == [
        {
            "owner": "Sam Sample", "kind": "block", "name": "outreach", "file": "briefs/blocks/outreach.md",
            "due": "2026-11-21", "reasons": ["was due on 2026-11-21"], "status": "approved",
            "sources": [source], "uses": [brief],
        },
        {
            "owner": None, "kind": "fact", "name": "fact:visits", "file": "briefs/facts.yaml",
            "due": "2026-11-01", "reasons": ["was due on 2026-11-01"], "status": "approved",
            "sources": [source], "uses": [by_block, brief],
        },
    ]  # fmt: skip
    assert ran.code == 0


def test_on_the_day_itself_it_is_listed_and_not_yet_warned_of(briefgen: Briefgen) -> None:
    assert ("outreach", ["due today"]) in listed(briefgen("review", "--json", "--today", "2026-11-21").out)
    assert "outreach" not in dict(listed(briefgen("review", "--json", "--today", "2026-11-20").out))
    assert "[review-due]" not in briefgen("check", "visit", "--today", "2026-11-21").err
    assert "[review-due]" in briefgen("check", "visit", "--today", "2026-11-22").err


def test_a_review_changes_its_own_line_and_nothing_else(briefgen: Briefgen, folder: Path) -> None:
    ran = briefgen("review", "outreach", "fact:visits", "sheet")
    assert ran.code == 0
    assert ran.out == "briefs/blocks/outreach.md\nbriefs/facts.yaml\nbriefs/templates/sheet.yaml\n"
    assert ran.err == (
        "outreach: reviewed on 2026-11-22.\n"
        "fact:visits: reviewed on 2026-11-22. It says no `review_every`, so it will not come round.\n"
        "template:sheet: reviewed on 2026-11-22. It says no `review_every`, so it will not come round.\n"
    )
    now = {name: (folder / name).read_text("utf-8") for name in FILES}
    assert now == {
        **FILES,
        "briefs/blocks/outreach.md": BLOCK.replace("2026-05-21", "2026-11-22"),
        "briefs/facts.yaml": FILES["briefs/facts.yaml"].replace("2026-11-01}", "2026-11-01, reviewed: 2026-11-22}"),
        "briefs/templates/sheet.yaml": FILES["briefs/templates/sheet.yaml"] + "reviewed: 2026-11-22\n",
    }
    assert briefgen("review").err == "Nothing is due for review.\n"
    assert briefgen("review", "outreach").err == "outreach: nothing to change.\n"


def test_nothing_is_written_where_one_name_is_wrong(briefgen: Briefgen, folder: Path) -> None:
    ran = briefgen("review", "outreach", "outreech")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "error[unknown-name]: there is no block, fact or template `outreech`\n"
        "  did you mean: outreach\n"
        "  hint: Name a block as its file is called, others as fact:NAME and template:NAME.\n"
        "1 error.\n"
    )
    assert (folder / "briefs/blocks/outreach.md").read_text("utf-8") == BLOCK


def test_one_name_of_several_texts_is_asked_about(briefgen: Briefgen, folder: Path) -> None:
    change(folder, "briefs/facts.yaml", "visits:", "outreach: {say: 3, source: notes-2026}\nvisits:")
    ran = briefgen("review", "outreach.md")
    assert ran.code == 0
    change(folder, "briefs/facts.yaml", "outreach:", "sheet:")
    ran = briefgen("review", "sheet")
    assert "error[ambiguous-name]: `sheet` is the name of several texts" in ran.err
    assert "expected: fact:sheet or template:sheet" in ran.err


def test_a_translation_is_behind_until_it_follows_its_original(briefgen: Briefgen, folder: Path) -> None:
    spanish = BLOCK.replace(
        "owner: Sam Sample\nreviewed: 2026-05-21\nreview_every: 6 months", 'follows: "0000000000000000"'
    )
    lay_out(folder, {"briefs/blocks/outreach.es.md": spanish})
    briefgen("review", "outreach")
    said = "this translation follows earlier words of “briefs/blocks/outreach.md”, which have changed since"
    assert ("outreach.es", [said]) in listed(briefgen("review", "--json").out)
    assert said in briefgen("check", "visit", "--set", "language=es").err
    assert briefgen("review", "outreach.es").err == (
        "outreach.es: reviewed on 2026-11-22, and follows briefs/blocks/outreach.md as it is now.\n"
    )
    assert "outreach.es" not in dict(listed(briefgen("review", "--json").out))
    change(folder, "briefs/blocks/outreach.md", "reviewed: 2026-11-22", "reviewed: 2026-11-21")
    assert "outreach.es" not in dict(listed(briefgen("review", "--json").out))
    change(folder, "briefs/blocks/outreach.md", "We counted", "We have counted")
    assert ("outreach.es", [said]) in listed(briefgen("review", "--json").out)


def test_overdue_keeps_a_paper_from_being_made_where_the_workspace_says_so(briefgen: Briefgen, folder: Path) -> None:
    assert briefgen("render", "visit").code == 0
    change(folder, "briefgen.yaml", "\n", "\nchecks: {review-due: error}\n")
    ran = briefgen("render", "visit")
    assert ran.code == 1
    assert "error[review-due]: the block `outreach` was due for review on 2026-11-21" in ran.err


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("briefs/blocks/outreach.md", "owner:", "status: draft\nowner:"),
        ("briefs/facts.yaml", "visits: {", "visits: {status: draft, "),
        ("briefs/templates/sheet.yaml", "title:", "status: draft\ntitle:"),
    ],
)
def test_a_draft_is_marked_or_stays_at_home(
    briefgen: Briefgen, folder: Path, name: str, before: str, after: str
) -> None:
    change(folder, name, before, after)
    refused = briefgen("render", "visit")
    assert refused.code == 1 and refused.err.count("error[draft-text]") == 1
    assert briefgen("render", "visit", "--set", "audience=coalition").code == 0
    ran = briefgen("render", "visit", "--draft", "--force")
    assert ran.code == 0 and ran.err.count("warning[draft-text]") == 1
    assert "DRAFT · not approved" in (folder / "build/visit.txt").read_text("utf-8")
    last = json.loads((folder / "manifests/visit.json").read_text("utf-8"))["renderings"][-1]
    assert last["draft"] is True and "draft-text" in last["warned"]
    assert "it is current" in briefgen("verify", "build/visit.txt").out + briefgen("verify", "build/visit.txt").err


def test_a_draft_is_marked_on_every_page_of_both_formats(briefgen: Briefgen, folder: Path) -> None:
    """What is read back and looked into before it is put in place knows the mark."""
    change(folder, "briefs/blocks/outreach.md", "owner:", "status: draft\nowner:")
    change(
        folder, "briefs/blocks/outreach.md", "We counted", "\n\n".join(["Word after word. " * 40] * 40) + "We counted"
    )
    ran = briefgen("render", "visit", "--draft", "--format", "pdf,docx", "--no-word-check")
    assert ran.code == 0, ran.err
    import pypdfium2

    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(folder / "build/visit.pdf")]
    assert len(pages) > 1
    assert all("DRAFT · NOT APPROVED" in text.upper() for text in pages)
    assert "it is just what was written" in briefgen("verify", "build/visit.docx").out


def test_a_paper_of_ones_own_bears_both_marks(briefgen: Briefgen, folder: Path) -> None:
    assert briefgen("render", "visit", "--draft", "--set", "audience=coalition").code == 0
    text = (folder / "build/visit.txt").read_text("utf-8")
    assert "DRAFT · not approved · INTERNAL · take this home" in text


def test_a_retired_text_is_refused_even_at_home(briefgen: Briefgen, folder: Path) -> None:
    change(folder, "briefs/blocks/outreach.md", "owner:", "status: retired\nowner:")
    lay_out(folder, {"briefs/blocks/clinic.md": BLOCK.replace("[services]", "[health, services]")})
    for more in ([], ["--draft"], ["--set", "audience=coalition"]):
        ran = briefgen("render", "visit", *more)
        assert ran.code == 1
        assert "error[retired-text]: the block `outreach` is retired, and is not to be used any more" in ran.err
        assert "Use `clinic` in its place: it has the same tags, and is approved." in ran.err


def test_a_brief_takes_no_upkeep_over_from_its_template(briefgen: Briefgen, folder: Path) -> None:
    change(
        folder,
        "briefs/templates/sheet.yaml",
        "title:",
        "owner: Ann\nreviewed: 2026-11-01\nreview_every: 1 year\ntitle:",
    )
    assert "[only-in-templates]" not in briefgen("check", "visit").err
    assert "[only-in-templates]" in briefgen("check", "visit", "--set", "status=draft").err


def test_lists_show_the_status_where_any_says_one(briefgen: Briefgen, folder: Path) -> None:
    lists = ("blocks", "facts", "templates")
    assert all("status" not in json.loads(briefgen("list", one, "--json").out)[0] for one in lists)
    lay_out(folder, {"briefs/blocks/clinic.md": BLOCK.replace("owner:", "status: draft\nowner:")})
    change(folder, "briefs/facts.yaml", "visits: {", "visits: {status: retired, ")
    change(folder, "briefs/templates/sheet.yaml", "title:", "status: draft\ntitle:")
    said = [{row["name"]: row["status"] for row in json.loads(briefgen("list", one, "--json").out)} for one in lists]
    assert said[0] == {"clinic": "draft", "outreach": "approved"}
    assert said[1] == {"visits": "retired"}
    assert (said[2]["sheet"], said[2]["leave-behind"]) == ("draft", "approved")


def test_a_day_that_is_none_is_refused(briefgen: Briefgen) -> None:
    for day in ("2026-13-01", "tomorrow", "20261201"):
        ran = briefgen("review", "--today", day)
        assert ran.code == 2
        assert f"“{day}” is no day; write it as 2026-12-03" in ran.err


def test_a_new_workspace_renders_three_years_later(briefgen: Briefgen, workspace: Path) -> None:
    assert workspace.is_dir()
    ran = briefgen("render", "leave-behind", "--today", "2029-11-30", "--format", "txt")
    assert (ran.code, ran.out) == (0, "build/leave-behind.txt\n")
    checked = briefgen("check", "--today", "2029-11-30")
    assert checked.code == 0 and "error[" not in checked.err
    assert "warning[review-due]: the block `syringe-analogy` was due for review on 2027-05-28" in checked.err


def test_by_the_clock_a_review_of_the_day_after_tomorrow_is_told(
    briefgen: Briefgen, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    day = dt.date.today() + dt.timedelta(days=5)
    change(folder, "briefs/blocks/outreach.md", "reviewed: 2026-05-21", f"reviewed: {day}")
    assert "warning[reviewed-later]" in briefgen("check").err
    assert dict(listed(briefgen("review", "--json").out))["outreach"] == [f"reviewed on {day}, which is still to come"]
    assert "reviewed-later" not in briefgen("check", "--today", day - dt.timedelta(days=20)).err
