"""A brief as a form: which fields it has, whose they are, and what a form that was sent changes in the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from editing.places import workspace

from briefgen.editing.edits import AsText, Edit, Insert, Remove, Set
from briefgen.editing.fields import ROWS, Argument, Form, Row, Shape, read_form, words_of
from briefgen.editing.files import Values, changed, read_values
from briefgen.editing.filling import arranging, edits_of, name_of, of_form, path_of, sharing
from briefgen.models.meeting import (
    Bill,
    Contact,
    Hearing,
    Legislator,
    Letter,
    ListedBill,
    LocalFigure,
    Meeting,
    Member,
    Organization,
    Partner,
    Signer,
    Signers,
)  # fmt: skip
from briefgen.models.meetings import PACKET_KEYS
from briefgen.models.spec import Spec
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
    found = form(place, BRIEF)
    often = {
        name_of(one.path): one.value
        for sheet in ("meeting", "words", "bill")
        for one in found.sheet(sheet).fields
        if not one.rare
    }
    assert list(often.items()) == [
        ("meeting.legislator.name", "Jordan Example"), ("meeting.legislator.title", "Rep."),
        ("meeting.legislator.district", ""), ("meeting.date", "Nov 31"), ("meeting.time", ""), ("meeting.place", ""),
        ("meeting.staff", ""), ("title", "Fund health services"), ("subtitle", ""), ("ask", "Fund outreach."),
        ("bill.number", "H.R. 0000"), ("bill.version", "introduced"), ("bill.as_of", "2026-11-20"), ("bill.position", ""),
    ]  # fmt: skip
    lengths = {name: value for name, value in values(found).items() if name.startswith("sections")}
    assert lengths == {
        "sections[0].blocks[0].length": "", "sections[0].blocks[0].title": "", "sections[0].blocks[0].optional": "",
        "sections[0].blocks[0].priority": "", "sections[0].blocks[1].length": "short", "sections[0].blocks[1].title": "",
        "sections[0].blocks[1].optional": "true", "sections[0].blocks[1].priority": "",
        "sections[0].blocks[2].text": "Our own words.",
    }  # fmt: skip


def test_a_field_says_what_belongs_in_it(place: Workspace) -> None:
    number = next(one for one in form(place, BRIEF).fields if one.label == "Number")
    assert (number.shape, number.hint, number.file) == (Shape.LINE, "As printed: H.R. 0000, S. 1312.", NAME)


def test_no_field_is_told_in_words_of_files(place: Workspace) -> None:
    said = " ".join(f"{one.label} {one.hint} {' '.join(one.words)}" for one in form(place, BRIEF).all_fields)
    assert said and not re.search(
        r"block|\bspec\b|template|render|yaml|markdown|iso \d|list of|`|true|false", said, re.I
    )


def test_the_parts_are_those_of_the_paper_also_empty_ones(place: Workspace) -> None:
    parts = {part.id: part for part in form(place, BRIEF).divisions}
    assert list(parts) == ["local", "evidence", "voice", "objection"]
    assert parts["evidence"].path == ("sections", 0) and parts["evidence"].required
    assert parts["voice"].path == () and parts["voice"].heading == "In the words of the work"
    found = [item.name for item in parts["evidence"].items if isinstance(item, Argument)]
    assert found == ["health", "safety"]


def test_what_has_no_field_is_counted_and_named(place: Workspace) -> None:
    more = (
        BRIEF.replace(b"optional: true", b"at_least: headline").replace(b"local: []", b"local: [x]") + b"parts: [ask]\n"
    )
    found = form(place, more).beside
    assert [(name_of(path), words_of(path)) for path in found] == [
        ("meeting.local[0]", "Meeting: local"), ("sections[0].blocks[1].at_least", "At least"), ("parts", "Parts"),
    ]  # fmt: skip
    assert form(place, BRIEF).beside == ()


def test_every_key_of_a_brief_has_a_field_or_is_known_to_have_none() -> None:
    """Whoever adds a key says here whether people may want it."""
    none = {"template", "requires", "owner", "reviewed", "review_every", "status", "parts", "documents"} | set(
        PACKET_KEYS
    )
    assert {str(key[0]) for key in ROWS} == set(Spec.model_fields) - none
    keys = {key[:-1]: {one[-1] for one in ROWS if one[:-1] == key[:-1]} for key in ROWS}
    for above, model in (
        (("meeting", "legislator"), Legislator), (("meeting", "local", 0), LocalFigure), (("bill",), Bill), (("contact",), Contact),
        (("letter",), Letter), (("hearing",), Hearing), (("team", 0), Member), (("bills", 0), ListedBill), (("signers",), Signers),
        (("signers", "names", 0), Signer), (("organization",), Organization), (("organization", "partners", 0), Partner),
        (("meeting",), Meeting),
    ):  # fmt: skip
        said = {field.alias or name for name, field in model.model_fields.items()}
        assert said - keys[above] <= {"legislator", "legislators", "local", "partners", "names"}, above
        assert keys[above] <= said, above


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: name_of(row.key))
def test_what_can_be_chosen_is_what_the_model_takes(row: Row) -> None:
    if row.choices is not None and row.key[0] not in ("signers", "sections"):
        for choice in row.choices:
            value = [choice] if row.shape.is_list else choice
            assert Spec.model_validate({str(row.key[0]): value})


def test_a_sheet_that_the_paper_does_not_print_says_so(place: Workspace) -> None:
    printed = {sheet.id for sheet in form(place, BRIEF).sheets if sheet.printed}
    assert {"meeting", "words", "bill", "contact", "look"} <= printed and not {
        "team",
        "bills",
        "hearing",
        "labels",
    } & printed
    assert form(place, BRIEF + b"team: [{name: Sam}]\n").sheet("team").printed


def test_styles_are_those_of_the_workspace_with_what_each_is_for(place: Workspace) -> None:
    style = next(one for one in form(place, BRIEF).fields if one.key == ("style",))
    assert style.said["civic"] == "Serif text, sans headings, one deep blue"
    folder = place.root / "styles/house"
    folder.mkdir(parents=True)
    (folder / "style.yaml").write_text("name: house\nextends: civic\ntitle: Our own look\n")
    style = next(one for one in form(place, BRIEF).fields if one.key == ("style",))
    assert style.said["house"] == "Our own look"


def test_numbers_yes_and_no_and_lists_are_written_as_such() -> None:
    sent = {
        "pages": "2", "words": "many", "contact__qr": "true", "edited": "false", "formats": "pdf\ntxt",
        "letter__addressee": "The Honorable Jordan Example\n\n  100 Example Building", "style": "plain",
    }  # fmt: skip
    assert edits(b"contact: {name: Sam}\nvariables: {n: 3, yes: true, word: w}\n", **sent, variables__n="4", variables__word="5") == (
        Set(("pages",), 2), Set(("words",), "many"), Set(("contact", "qr"), True), Set(("edited",), False),
        Set(("formats",), ["pdf", "txt"]), Set(("letter", "addressee"), ["The Honorable Jordan Example", "100 Example Building"]),
        Set(("style",), "plain"), Set(("variables", "n"), 4), Set(("variables", "word"), "5"),
    )  # fmt: skip


def test_a_list_of_plain_lines_is_a_line_each_and_one_with_groups_a_field_each(place: Workspace) -> None:
    plain = form(place, b"signers: {names: [One, Two]}\n").sheet("signers")
    assert [one.value for one in plain.fields if one.label == "Who signs"] == ["One\nTwo"] and not plain.lists
    mixed = form(place, b"signers: {names: [One, {organization: Two, first: true}]}\n").sheet("signers")
    assert [[(name_of(one.path), one.value) for one in item if one.value] for item in mixed.lists[0].items] == [
        [("signers.names[0]", "One")], [("signers.names[1].organization", "Two"), ("signers.names[1].first", "true")],
    ]  # fmt: skip
    assert edits(b"signers: {names: [One, {organization: Two}]}\n", signers__names="Three") == ()


def test_what_is_written_in_the_fields_of_one_more_is_added_to_the_list() -> None:
    new = {"team[1].name": "Ana", "team[1].says": "The ask."}
    assert edits(b"team: [{name: Sam}]\n", **new) == (Insert(("team", 1), {"name": "Ana", "says": "The ask."}),)
    assert edits(b"title: T\n", **{"team[0].name": "Ana"}) == (Set(("team",), [{"name": "Ana"}]),)
    assert edits(b"team: [{name: Sam}]\n", **{"team[2].name": "Ana"}) == ()
    full = b"meeting: {local: [{say: a}, {say: b}, {say: c}, {say: d}]}\n"
    assert edits(full, **{"meeting.local[4].say": "e"}) == ()
    own = edits(PACKET, **{"documents[0].team[0].name": "Ana"})
    assert own == (Set(("documents", 0), {"template": "leave-behind", "team": [{"name": "Ana"}]}),)


def test_an_item_that_was_emptied_stays_until_it_is_removed(place: Workspace) -> None:
    data = b"team: [{name: Sam, role: leads}, {name: Ana}]\n"
    assert edits(data, **{"team[0].role": ""}) == (Remove(("team", 0, "role")),)
    assert edits(data, **{"team[1].name": ""}) == (Set(("team", 1, "name"), ""),)
    assert arranging(form(place, data), "remove", "team[1]") == (Remove(("team", 1)),)
    assert arranging(form(place, data), "remove", "team[2]") == () == arranging(form(place, data), "up", "team[1]")


def test_words_that_cannot_be_chosen_and_fields_that_are_not_there_are_left_out(place: Workspace) -> None:
    found = form(place, BRIEF.replace(b"template", b"paper: tabloid\ntemplate"))
    sent = {
        "style": "../x",
        "paper": "tabloid",
        "sources": "none",
        "formats": "pdf\nexe",
        "title": "T",
        "team[4].name": "x",
        "x": "y",
    }
    assert of_form(found, sent) == {"paper": "tabloid", "sources": "none", "title": "T"}


def test_a_paper_says_a_shared_value_by_itself_and_no_longer(place: Workspace) -> None:
    shared = form(place, PACKET, "leave-behind")
    said = sharing(shared, "apart", "title")
    assert said == {"documents[0].title": "Shared"}
    whole = {"template": "leave-behind", "title": "Shared"}
    assert edits(PACKET, **said) == (Set(("documents", 0), whole),)
    apart = PACKET.replace(b"- leave-behind", b"- {template: leave-behind, title: Ours}")
    title = next(one for one in form(place, apart, "leave-behind").fields if one.key == ("title",))
    assert (title.value, title.over, title.shared) == ("Ours", "Shared", False)
    assert sharing(form(place, apart, "leave-behind"), "join", "documents[0].title") == {"documents[0].title": ""}
    assert edits(apart, **{"documents[0].title": ""}) == (Remove(("documents", 0, "title")),)
    assert sharing(shared, "join", "title") == {} == sharing(shared, "apart", "ask[1].do")


def test_what_all_papers_share_is_a_form_of_its_own(place: Workspace) -> None:
    found = form(place, PACKET)
    assert {name_of(one.path): one.value for one in found.fields if one.value} == {
        "title": "Shared", "meeting.date": "2026-12-03", "ask[0]": "Fund outreach.", "ask[1].do": "Vote no",
        "ask[1].and": "ask for a hearing",
    }  # fmt: skip
    assert found.divisions == () and found.beside == () and not any(one.shared for one in found.fields)


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
        "", "bill", "bill.x", "meeting", "meeting.local[0]", "meeting.local", "sections", "sections[0]", "sections[0].blocks[0]",
        "documents[0]", "documents[0].documents[0].title", "organization", "title.x", "title\n", "ask[-1]", "ask[0].use",
        "meeting.legislator.__class__", "ask[١]", "sections[0].blocks[0].text.x", "TITLE", "variables",
        "template", "documents[0].template", "parts", "requires", "sections[0].id", "team", "labels.x", "title.", "ask[00]",
    ],
)  # fmt: skip
def test_a_form_changes_nothing_but_its_fields(name: str) -> None:
    assert path_of(name) is None
    assert edits(BRIEF, **{name: "hostile"}) == ()


@pytest.mark.parametrize(
    "name",
    [
        "ask[7]",
        "variables.x",
        "meeting.local[1].say",
        "bills[3].number",
        "sections[9].blocks[0].text",
        "documents[0].title",
        "sections[0].blocks[9].length",
    ],
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
