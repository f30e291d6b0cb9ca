"""What may be added to a brief, and the lines that it would need there: on the real layout."""

from __future__ import annotations

import pytest
from fit.conftest import Make
from fit.conftest import save as save_one
from fit.test_lines import looked

from briefgen.diagnostics import Report
from briefgen.models.spec import Brief
from briefgen.pipeline.needing import needed
from briefgen.pipeline.offering import Needed, in_order, offers, part_of
from briefgen.readers.brief.reading import read_briefs
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

BRIEF = (
    "style: plain", "ask: Fund outreach.", "sections:",
    "  - {id: here, heading: Here, blocks: [{use: one, length: short}]}",
    "  - {id: there, heading: There, layout: bullets, blocks: [{use: two, length: headline}]}",
    "  - {id: empty, heading: Nothing yet}",
)  # fmt: skip


def save(workspace: Workspace, **files: str) -> None:
    for name, text in files.items():
        save_one(workspace.root, name, text)


def brief_of(workspace: Workspace) -> Brief:
    report = Report()
    (brief,) = read_briefs(workspace, "briefs/hearing.yaml", (), report)
    assert not report.failed
    return brief


@pytest.mark.parametrize("part", ["here", "there", "empty"])
def test_an_argument_takes_as_many_lines_as_were_said_once_it_is_there(part: str, make: Make, press: Press) -> None:
    workspace = make(*BRIEF)
    brief = brief_of(workspace)
    offered = offers(workspace, brief)
    assert offered.used == {"one", "two"} and "three" in offered.new
    lines = needed(workspace, brief, part, ("three",), press).lines["three"]
    assert [length for length, _ in lines] == ["full", "short", "headline"]
    free = looked(workspace, press).free
    for length, count in lines:
        use = f"{{use: three, length: {length}}}"
        text = "\n".join(["title: Hearing", "date: 2026-11-20", *BRIEF, ""])
        there = {"here": "short}]", "there": "headline}]", "empty": "Nothing yet"}[part]
        added = f"{there[:-1]}, {use}]" if part != "empty" else f"{there}, blocks: [{use}]"
        save(workspace, **{"briefs/hearing.yaml": text.replace(there, added)})
        look = looked(Workspace(workspace.root), press)
        if look.pages == 1:
            assert abs(free - look.free - count) <= 1, (length, count, free - look.free)


def test_of_a_source_that_is_cited_already_only_the_short_form_counts(make: Make, press: Press) -> None:
    block = "---\ntitle: {0}\nsummary: For tests.\naudience: public\nsources: [a]\n---\n# Headline\nWords [@a].\n"
    source = "  - {{id: a, type: book, title: A Report, publisher: {0}, issued: {{date-parts: [[2019]]}}}}\n"
    workspace = make("style: plain", "sections:", "  - {id: here, heading: Here, blocks: [first]}")
    save(workspace, **{f"briefs/blocks/{name}.md": block.format(name) for name in ("first", "second")})
    save(workspace, **{"briefs/sources.yaml": "references:\n" + source.format("A very long name " * 20 + "end")})
    brief = brief_of(Workspace(workspace.root))
    found = needed(Workspace(workspace.root), brief, "here", ("second",), press).lines["second"]
    save(
        workspace, **{"briefs/blocks/first.md": block.format("first").replace("[@a]", "").replace("sources: [a]\n", "")}
    )
    fresh = Workspace(workspace.root)
    assert (
        dict(found)["headline"]
        < dict(needed(fresh, brief_of(fresh), "here", ("second",), press).lines["second"])["headline"]
    )


def test_what_readers_must_not_see_and_what_is_in_another_language_is_not_offered(make: Make) -> None:
    block = "---\ntitle: {0}\nsummary: For tests.\naudience: {1}\n---\n# Headline\nWords.\n"
    workspace = make(*BRIEF)
    save(workspace, **{
        "briefs/blocks/ours.md": block.format("Ours", "coalition"),
        "briefs/blocks/theirs.es.md": block.format("Theirs", "public"),
    })  # fmt: skip
    offered = offers(workspace, brief_of(workspace))
    assert (offered.private, offered.foreign) == (("ours",), ("theirs",))
    assert not {"ours", "theirs"} & {card.name for card in offered.may}


def test_what_fits_comes_first_and_what_is_there_already_last(make: Make) -> None:
    workspace = make(*BRIEF)
    offered = offers(workspace, brief_of(workspace))
    known = Needed({"three": (("short", 9), ("headline", 2))})
    assert known.longest("three", 8) == "headline" and known.longest("three", 1) == "" == known.longest("x", 9)
    assert known.least("three") == ("headline", 2) and known.least("x") is None
    names = [card.name for card in in_order(offered.may, offered, known, 2)]
    assert names[0] == "three" and set(names[-2:]) == {"one", "two"}


def test_words_are_looked_for_in_what_is_said_of_an_argument_or_in_all_of_it(make: Make) -> None:
    block = "---\ntitle: Health\nsummary: For tests.\ntags: [care]\naudience: public\n---\n# Headline\nMethadone **helps** [@a].\n"
    workspace = make(*BRIEF)
    save(workspace, **{"briefs/blocks/health.md": block})
    offered = offers(workspace, brief_of(workspace))
    assert [card.name for card in offered.found("health CARE")] == ["health"]
    assert not offered.found("methadone")
    (found,) = offered.found("methadone", full=True)
    assert found.peek == "Methadone helps."


def test_a_part_is_told_by_its_id_or_by_its_number_where_it_has_none(make: Make, press: Press) -> None:
    workspace = make("sections:", "  - {id: here, blocks: [one]}", "  - {heading: There, blocks: [two]}")
    brief = brief_of(workspace)
    found = [part_of(brief.spec.sections, part) for part in ("here", "1", "0", "2", "", "-1", "x")]
    assert found == [0, 1, None, None, None, None, None]
    assert not needed(workspace, brief, "x", ("three",), press).lines
