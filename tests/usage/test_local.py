"""Local figures as facts: where they are used, what is to be looked up again, who may see them, and what a check knows of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers.local.small import FILES, packet

from briefgen.diagnostics import BriefError, Report
from briefgen.pipeline import Asked, prepare
from briefgen.pipeline.meetings import chosen
from briefgen.pipeline.survey import check_workspace, stale_sources
from briefgen.usage import Kind, Thing, Usage
from briefgen.workspace import Workspace

DAY, ABOUT, BLOCK = "briefs/day.yaml", "briefs/meetings/districts.yaml", "briefs/blocks/near.md"
PANEL = "panel: [deaths]\n" + FILES[ABOUT]


def uses(place: Workspace, typed: str) -> list[str]:
    """Each use of a thing: what carries it, its place, and through what."""
    usage = Usage(place, Report())
    found = usage.where(usage.find(typed))
    return [" ".join(filter(None, (one.carrier, one.name, f"{one.file}:{one.line}", one.through))) for one in found]


def test_a_local_figure_is_found_in_blocks_in_briefs_and_in_the_panel(tmp_path: Path) -> None:
    place = packet(tmp_path, **{ABOUT: PANEL})
    assert uses(place, "local:programs") == [f"block near {BLOCK}:6", f"brief day.card {DAY}:7 block near"]
    assert uses(place, "local:deaths") == [f"brief day.card {ABOUT}:1"]


def test_a_source_is_found_through_the_local_figures_that_it_states(tmp_path: Path) -> None:
    found = uses(packet(tmp_path, **{ABOUT: PANEL}), "county-2025")
    assert f"block near {BLOCK}:6 fact local:programs" in found
    assert f"fact local:programs {ABOUT}:3" in found and f"fact local:deaths {ABOUT}:4" in found
    assert f"brief day.card {ABOUT}:1 fact local:deaths" in found


def test_a_mistyped_name_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as raised:
        Usage(packet(tmp_path), Report()).find("local:program")
    assert [one.nearest for one in raised.value.diagnostics] == ["local:programs"]
    assert Usage(packet(tmp_path), Report()).find("fact:local:programs") == Thing(Kind.FACT, "local:programs")


def checked(place: Workspace) -> list[str]:
    """What a check says of the library, but for the packet itself, which is checked meeting by meeting."""
    report = Report()
    check_workspace(place, report)
    return [f"{one.code}: {one.message}" for one in report.diagnostics if one.code != "no-meeting-chosen"]


def test_a_check_of_the_library_knows_the_columns(tmp_path: Path) -> None:
    assert checked(packet(tmp_path)) == []
    wrong = FILES[BLOCK].replace("local.programs", "local.program")
    assert checked(packet(tmp_path, **{BLOCK: wrong})) == [
        "unknown-variable: no table of local figures has a column for `local.program`"
    ]


def changed(old: str, new: str) -> dict[str, str]:
    assert old in FILES[ABOUT]
    return {ABOUT: FILES[ABOUT].replace(old, new)}


def test_a_column_is_to_be_looked_up_again_in_time(tmp_path: Path) -> None:
    place = packet(tmp_path, **changed('as_of: "2025"', 'as_of: "2025", reviewed: 2020-01-01, review_every: 6 months'))
    (found,) = checked(place)
    assert found.startswith("review-due: the fact `local:programs`")


def test_a_source_of_figures_that_are_old_is_to_be_looked_up_again(tmp_path: Path) -> None:
    place = packet(tmp_path, **changed('as_of: "2025"', 'as_of: "2001"'))
    _, reasons = stale_sources(place, Report())
    assert reasons == {"county-2025": ("review was due on 2006-12-31: its facts are as of 2001",)}


@pytest.mark.parametrize(
    ("new", "code"),
    [("audience: coalition", "fact-too-private"), ("status: retired", "retired-text"), ("status: draft", "draft-text")],
)
def test_what_holds_of_a_fact_holds_of_a_local_figure(new: str, code: str, tmp_path: Path) -> None:
    place = packet(tmp_path, **changed('as_of: "2025"', new))
    with pytest.raises(BriefError) as raised:
        prepare(place, Asked(DAY, meeting=chosen(place, DAY, "Jordan Example")))
    (found,) = raised.value.diagnostics
    assert found.code == code and "`local:programs`" in found.message and found.span and found.span.file == BLOCK


def test_it_carries_in_its_record_what_each_meeting_was_told(tmp_path: Path) -> None:
    place = packet(tmp_path)
    stated = []
    for member in ("Jordan Example", "Alex Sample"):
        (made,) = prepare(place, Asked(DAY, meeting=chosen(place, DAY, member))).values()
        assert made.rendering.facts == ("local:programs",) and made.rendering.stated
        stated.append(made.rendering.stated["fact:local:programs"])
    assert stated[0] != stated[1]
