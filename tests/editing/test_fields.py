"""A brief as a form: which fields it has, whose they are, and what a form that was sent changes in the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from editing.places import workspace

from briefgen.editing.edits import AsText, Edit, Remove, Set
from briefgen.editing.fields import Argument, Form, Shape, read_form
from briefgen.editing.files import Values, changed, read_values
from briefgen.editing.filling import edits_of, name_of, path_of
from briefgen.workspace import File, Workspace

NAME = "briefs/visit.yaml"
BRIEF = b"""\
template: leave-behind
# Ours.
title: Fund health services
meeting:
  legislator: {name: Jordan Example, title: Rep.}
  date: Nov 31   # wrong, and still the person's
  local: []
ask: Fund outreach.
bill: {number: H.R. 0000, version: introduced, as_of: 2026-11-20}
sections:
  - id: evidence
    blocks:
      - health
      - {use: safety, length: short, optional: true}
      - text: Our own words.
"""
PACKET = b"""\
title: Shared
meeting: {date: 2026-12-03}
ask:
  - Fund outreach.
  - {do: Vote no, and: ask for a hearing}
documents:
  - leave-behind
  - {template: full-brief, subtitle: Two pages, ask: Read it.}
"""


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return workspace(tmp_path / "w")


def form(place: Workspace, data: bytes, document: str = "") -> Form:
    found = read_form(place, File(NAME, data), document)
    assert isinstance(found, Form), found
    return found


def values(found: Form) -> dict[str, str]:
    return {name_of(field.path): field.value for field in found.all_fields}


def edits(data: bytes, **sent: str) -> tuple[Edit, ...]:
    read = read_values(File(NAME, data))
    assert isinstance(read, Values)
    return edits_of(read.data, {name.replace("__", "."): text for name, text in sent.items()})


def test_a_brief_has_its_fields_in_order_also_those_that_say_nothing_yet(place: Workspace) -> None:
    assert values(form(place, BRIEF)) == {
        "meeting.legislator.name": "Jordan Example",
        "meeting.legislator.title": "Rep.",
        "meeting.legislator.district": "",
        "meeting.date": "Nov 31",
        "meeting.time": "",
        "meeting.place": "",
        "meeting.staff": "",
        "title": "Fund health services",
        "subtitle": "",
        "ask": "Fund outreach.",
        "sections[0].blocks[0].length": "",
        "sections[0].blocks[1].length": "short",
        "sections[0].blocks[2].text": "Our own words.",
    }


def test_a_field_says_what_belongs_in_it(place: Workspace) -> None:
    day = next(one for one in form(place, BRIEF).fields if one.shape is Shape.DAY)
    assert (day.label, day.hint, day.file) == ("Day", "The day of the meeting: 2026-12-03.", NAME)


def test_no_field_is_told_in_words_of_files(place: Workspace) -> None:
    said = " ".join(f"{one.label} {one.hint}" for one in form(place, BRIEF).all_fields if one.shape is not Shape.CHOICE)
    assert said and not re.search(r"block|spec|template|render|yaml|markdown|`", said, re.IGNORECASE)


def test_the_parts_are_those_of_the_paper_also_empty_ones(place: Workspace) -> None:
    parts = {part.id: part for part in form(place, BRIEF).divisions}
    assert list(parts) == ["local", "evidence", "voice", "objection"]
    assert parts["evidence"].path == ("sections", 0) and parts["evidence"].required
    assert parts["voice"].path == () and parts["voice"].heading == "In the words of the work"
    found = [item.name for item in parts["evidence"].items if isinstance(item, Argument)]
    assert found == ["health", "safety"]


def test_what_has_no_field_is_counted(place: Workspace) -> None:
    assert [name_of(path) for path in form(place, BRIEF).beside] == [
        "meeting.local", "bill", "sections[0].blocks[1].optional",
    ]  # fmt: skip


def test_several_members_have_a_field_each(place: Workspace) -> None:
    data = b"meeting: {legislators: [{name: One}, {name: Two, district: D-2}]}\n"
    found = [(one.number, one.value) for one in form(place, data).fields if one.label == "Member"]
    assert found == [(1, "One"), (2, "Two")]


def test_what_the_papers_of_a_packet_share_is_told(place: Workspace) -> None:
    first, second = form(place, PACKET, "leave-behind"), form(place, PACKET, "full-brief")
    assert {name_of(one.path): one.shared for one in first.fields if one.value} == {
        "meeting.date": True, "title": True, "ask[0]": True, "ask[1].do": True, "ask[1].and": True,
    }  # fmt: skip
    assert {name_of(one.path): one.shared for one in second.fields if one.value} == {
        "meeting.date": True, "title": True, "documents[1].subtitle": False, "documents[1].ask": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    "data", [b"title: [\n", b"a: 1\na: 2\n", b"\ttitle: x\n", b"title: &a x\n", b"\xff\xfe\x00", b"- one\n"]
)
def test_what_cannot_be_changed_by_value_is_shown_as_text(place: Workspace, data: bytes) -> None:
    assert isinstance(read_form(place, File(NAME, data)), AsText)


def test_only_what_a_person_changed_is_an_edit() -> None:
    assert edits(BRIEF, title="Fund health services", meeting__place="Room 1", subtitle="") == (
        Set(("meeting", "place"), "Room 1"),
    )


def test_line_ends_of_a_browser_and_at_the_end_of_a_text_are_no_change() -> None:
    data = b"ask: |\n  One.\n  Two.\n"
    assert edits(data, ask="One.\r\nTwo.") == ()
    assert edits(data, ask="One.\r\nThree.") == (Set(("ask",), "One.\nThree."),)


def test_an_emptied_field_goes_with_the_group_that_is_empty_then() -> None:
    data = b"meeting: {legislator: {name: A, title: B}, date: 2026-12-03}\n"
    both = {"meeting__legislator__name": "", "meeting__legislator__title": ""}
    assert edits(data, **both) == (Remove(("meeting", "legislator")),)
    assert edits(data, **both, meeting__date="") == (Remove(("meeting",)),)
    assert edits(data, **both, meeting__legislator__district="D") == (
        Set(("meeting", "legislator", "district"), "D"),
        Remove(("meeting", "legislator", "name")),
        Remove(("meeting", "legislator", "title")),
    )


def test_own_words_that_were_emptied_keep_their_place() -> None:
    assert edits(BRIEF, **{"sections[0].blocks[2].text": ""}) == (Set(("sections", 0, "blocks", 2, "text"), ""),)


def test_a_name_alone_is_written_out_when_something_is_said_of_it() -> None:
    assert edits(BRIEF, **{"sections[0].blocks[0].length": "full"}) == (
        Set(("sections", 0, "blocks", 0), {"use": "health", "length": "full"}),
    )
    assert edits(PACKET, **{"documents[0].subtitle": "One page"}) == (
        Set(("documents", 0), {"template": "leave-behind", "subtitle": "One page"}),
    )


@pytest.mark.parametrize(
    "name",
    [
        "", "bill", "bill.number", "meeting", "meeting.local[0].say", "sections", "sections[0]", "sections[0].blocks[0]",
        "documents[0]", "documents[0].documents[0].title", "organization.name", "title.x", "title\n", "ask[-1]", "ask[0].use",
        "meeting.legislator.__class__", "ask[١]", "sections[0].blocks[0].text.x", "TITLE", "variables.x",
    ],
)  # fmt: skip
def test_a_form_changes_nothing_but_its_fields(name: str) -> None:
    assert path_of(name) is None
    assert edits(BRIEF, **{name: "hostile"}) == ()


@pytest.mark.parametrize(
    "name", ["ask[7]", "sections[9].blocks[0].text", "documents[0].title", "sections[0].blocks[9].length"]
)
def test_items_that_are_not_there_are_no_fields(name: str) -> None:
    assert path_of(name) is not None
    assert edits(BRIEF, **{name: "hostile"}) == ()


@pytest.mark.parametrize(
    "text", ["# no comment", "- a", "a: b", "{{ bill.number }}", "{a", "*x", "“”", "yes", "2026", "'", '"', "|"]
)
def test_any_words_are_written_as_they_are_and_change_one_line(text: str) -> None:
    found = changed(File(NAME, BRIEF), edits(BRIEF, title=text))
    assert isinstance(found, bytes)
    read = read_values(File(NAME, found))
    assert isinstance(read, Values) and str(read.data["title"]) == text
    assert [one for one in found.splitlines() if one not in BRIEF.splitlines()] == [found.splitlines()[2]]
