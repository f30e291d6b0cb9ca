"""`briefgen where-used`, `list sources --stale`, `list facts`: a small workspace, and every place in it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Briefgen, lay_out

FILES = {
    "briefgen.yaml": "organization: {name: Example Coalition}\n",
    "briefs/sources.yaml": """\
references:
  - {id: doe-2020, type: book, title: Cited, custom: {as_of: "2019", review: 2027-01-01}}
  - {id: roe-2010, type: book, title: Old, custom: {as_of: "2010"}}
  - {id: poe-2021, type: book, title: Looked up by now, custom: {review: 2026-01-31}}
  - {id: idle, type: book, title: Never cited}
  - {id: kept, type: book, title: Kept on purpose, custom: {kept: It stands behind a figure.}}
""",
    "briefs/facts.yaml": """\
users:
  {say: "39%", value: 39, unit: percent, source: doe-2020, locator: p. 3, as_of: "2019", review: 2026-01-31}
""",
    "briefs/blocks/outreach.md": """\
---
title: Outreach works
summary: Use when asked.
audience: public
sources: [doe-2020]
---
# Short
It works [@poe-2021]. `[@roe-2010]` is code.

# Full
It works for {{ fact.users }} of people.

A second paragraph {% if meeting is defined %}[see @roe-2010, p. 4]{% endif %}.
""",
    "briefs/town-hall.yaml": """\
title: Town hall
audience: public
date: 2026-11-20
ask: Fund it, as @roe-2010 says.
sections:
  - blocks: [{use: outreach, length: full}]
  - blocks: [{text: "All {{ fact.users }}."}]
""",
}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def uses(briefgen: Briefgen, name: str) -> list[str]:
    """What uses it, as `name file:line length through`, empty parts left out."""
    ran = briefgen("where-used", name, "--json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)["uses"]
    keys = ("name", "length", "through", "date", "state")
    return [f"{use['file']}:{use['line'] or 0} " + " ".join(str(use[key]) for key in keys if use[key]) for use in found]


def test_a_source_is_found_in_texts_facts_and_briefs(briefgen: Briefgen, small: Path) -> None:
    assert uses(briefgen, "doe-2020") == [
        "briefs/blocks/outreach.md:5 outreach front matter",
        "briefs/blocks/outreach.md:11 outreach full fact users",
        "briefs/facts.yaml:1 users",
        "briefs/town-hall.yaml:6 town-hall full block outreach",
        "briefs/town-hall.yaml:7 town-hall fact users",
    ]


def test_what_stands_under_a_condition_counts_and_code_does_not(briefgen: Briefgen, small: Path) -> None:
    assert uses(briefgen, "roe-2010") == [
        "briefs/blocks/outreach.md:13 outreach full",
        "briefs/town-hall.yaml:4 town-hall",
        "briefs/town-hall.yaml:6 town-hall full block outreach",
    ]


def test_a_length_that_no_brief_prints_leads_to_no_brief(briefgen: Briefgen, small: Path) -> None:
    assert uses(briefgen, "poe-2021") == ["briefs/blocks/outreach.md:8 outreach short"]


@pytest.mark.parametrize("name", ["users", "fact:users"])
def test_a_fact_is_found(briefgen: Briefgen, small: Path, name: str) -> None:
    assert uses(briefgen, name) == [
        "briefs/blocks/outreach.md:11 outreach full",
        "briefs/town-hall.yaml:6 town-hall full block outreach",
        "briefs/town-hall.yaml:7 town-hall",
    ]


def test_a_block_is_found_with_its_length(briefgen: Briefgen, small: Path) -> None:
    assert uses(briefgen, "outreach") == ["briefs/town-hall.yaml:6 town-hall full"]


def test_what_nothing_uses_is_said_to_be_so(briefgen: Briefgen, small: Path) -> None:
    ran = briefgen("where-used", "idle")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing uses the source idle.\n")


def test_for_a_program_each_use_is_a_line_of_fields(briefgen: Briefgen, small: Path) -> None:
    assert briefgen("where-used", "block:outreach").out == (
        "brief\ttown-hall\tbriefs/town-hall.yaml\t6\tfull\ten-US\t\t\t\t\n"
    )


def manifest(small: Path) -> list[dict[str, Any]]:
    return list(json.loads((small / "manifests/town-hall.json").read_text("utf-8"))["renderings"])


CARRIED = ("spec", "date", "audience", "blocks", "sources", "facts", "files", "read_back")


def test_a_rendered_document_is_recorded_with_what_it_carries(briefgen: Briefgen, small: Path) -> None:
    assert briefgen("render", "town-hall", "--format", "docx").code == 0
    data = (small / "build/town-hall.docx").read_bytes()
    (noted,) = manifest(small)
    assert {key: noted[key] for key in CARRIED} == (
        {
            "spec": "briefs/town-hall.yaml",
            "date": "2026-11-20",
            "audience": "public",
            "blocks": [{"name": "outreach", "length": "full", "language": "en-US", "text": noted["blocks"][0]["text"]}],
            "sources": ["roe-2010", "doe-2020"],
            "facts": ["users"],
            "files": {"build/town-hall.docx": hashlib.sha256(data).hexdigest()},
            "read_back": True,
        }
    )
    assert "build/town-hall.docx:0 town-hall full 2026-11-20" in uses(briefgen, "outreach")
    assert "build/town-hall.docx:0 town-hall 2026-11-20" in uses(briefgen, "doe-2020")


def test_a_document_is_found_when_its_block_is_gone_from_it(briefgen: Briefgen, small: Path) -> None:
    briefgen("render", "town-hall", "--format", "docx")
    spec = FILES["briefs/town-hall.yaml"].replace("  - blocks: [{use: outreach, length: full}]\n", "")
    (small / "briefs/town-hall.yaml").write_text(spec, "utf-8")
    assert briefgen("render", "town-hall", "--format", "docx").code == 0
    (small / "briefs/blocks/outreach.md").unlink()
    assert uses(briefgen, "outreach") == ["build/town-hall.docx:0 town-hall full 2026-11-20 earlier"]


def test_the_same_rendered_twice_is_recorded_once(briefgen: Briefgen, small: Path, tmp_path: Path) -> None:
    briefgen("render", "town-hall", "--format", "docx")
    briefgen("render", "town-hall", "--format", "docx")
    assert len(manifest(small)) == 1


def test_a_record_names_no_folder_outside_the_workspace(
    briefgen: Briefgen, small: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    briefgen("render", "town-hall", "--format", "docx", "-o", tmp_path_factory.mktemp("desktop"))
    assert [list(rendering["files"]) for rendering in manifest(small)] == [["town-hall.docx"]]


def test_a_failed_brief_is_not_recorded(briefgen: Briefgen, small: Path) -> None:
    (small / "briefs/town-hall.yaml").write_text("sections: [{blocks: [missing]}]\n", "utf-8")
    assert briefgen("render", "town-hall").code == 1
    assert not (small / "manifests").exists()


def test_a_damaged_record_is_begun_anew(briefgen: Briefgen, small: Path) -> None:
    (small / "manifests").mkdir(parents=True)
    (small / "manifests/town-hall.json").write_text("{", "utf-8")
    assert uses(briefgen, "outreach") == ["briefs/town-hall.yaml:6 town-hall full"]
    assert briefgen("render", "town-hall", "--format", "docx").code == 0
    assert len(manifest(small)) == 1


def test_stale_sources_come_with_the_reasons(briefgen: Briefgen, small: Path) -> None:
    found = json.loads(briefgen("list", "sources", "--stale", "--json").out)
    assert {source["id"]: source["reasons"] for source in found} == {
        "roe-2010": ["review was due on 2015-12-31: its figures are as of 2010"],
        "poe-2021": ["review was due on 2026-01-31"],
        "idle": ["nothing cites it"],
    }


def test_facts_are_listed(briefgen: Briefgen, small: Path) -> None:
    assert briefgen("list", "facts").out == "users\t39%\tdoe-2020\tp. 3\t2019\t2026-01-31\t\tpublic\n"
    assert briefgen("list", "facts", "--search", "nothing of the kind").out == ""


def test_the_source_of_a_figure_of_the_district_is_used(briefgen: Briefgen, small: Path) -> None:
    local = "meeting:\n  local:\n    - {say: 9%, what: of them, source: 'idle, p. 2'}\n"
    (small / "briefs/visit.yaml").write_text(f"title: Visit\n{local}", "utf-8")
    assert "briefs/visit.yaml\t4" in briefgen("where-used", "idle").out
    assert "`idle`" not in briefgen("check").err
