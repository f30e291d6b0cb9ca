"""A form is sent: what is saved, what collides, and what the page is to show anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing.places import workspace

from briefgen.editing.edits import AsText
from briefgen.editing.fields import Form, read_form
from briefgen.editing.filling import name_of
from briefgen.editing.history import rev_of
from briefgen.editing.saving import opened
from briefgen.editing.sending import Clash, Outcome, Sent, replaced, send
from briefgen.editing.undoing import Steps
from briefgen.workspace import Workspace

NAME = "briefs/visit.yaml"
BRIEF = """\
title: One  # ours
subtitle: Two
meeting: {place: Room 1, date: 2026-12-03}
sections:
  - blocks: [{text: Words.}, health]
"""


class Tab:
    """A page that somebody has open: it sends all its fields, and follows what it is told."""

    def __init__(self, place: Workspace, steps: Steps) -> None:
        self.place, self.steps = place, steps
        found = read_form(place, opened(place, NAME))
        assert isinstance(found, Form)
        self.rev, self.undecided = found.rev, frozenset[str]()
        self.fields = {name_of(one.path): one.value for one in found.all_fields}

    def send(self, keep: str = "", take: str = "", focus: str = "", undo: bool = False, **typed: str) -> Outcome:
        self.fields |= {name.replace("__", "."): text for name, text in typed.items()}
        sent = Sent(self.rev, self.fields, self.undecided, keep, take, focus, undo)
        found = send(self.place, NAME, "", sent, self.steps)
        if isinstance(found.form, Form):
            now = {name_of(one.path): one.value for one in found.form.all_fields}
            self.fields |= {name: now[name] for name in found.renewed}
            self.rev, self.undecided = found.form.rev, frozenset(one.name for one in found.clashes)
        return found


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    found = workspace(tmp_path / "w")
    (found.root / NAME).write_text(BRIEF, "utf-8")
    return found


@pytest.fixture
def tab(place: Workspace) -> Tab:
    return Tab(place, Steps(place, NAME))


def text(place: Workspace) -> str:
    return (place.root / NAME).read_text("utf-8")


def elsewhere(place: Workspace, old: str, new: str) -> None:
    (place.root / NAME).write_text(text(place).replace(old, new), "utf-8")


def test_what_was_typed_is_saved_key_by_key_and_nothing_else_changes(place: Workspace, tab: Tab) -> None:
    for typed in ("O", "On", "One more"):
        assert tab.send(title=typed).clean
    assert text(place) == BRIEF.replace("One", "One more")
    assert not tab.send().wrote


def test_wrong_words_are_saved_too_and_told_with_their_place(place: Workspace, tab: Tab) -> None:
    found = tab.send(meeting__date="Nov 31")
    assert text(place) == BRIEF.replace("2026-12-03", "Nov 31") and found.clean
    [told] = found.diagnostics
    assert told.span and told.span.path == ("meeting", "date")
    assert told.replacements == ("2026-11-30", "2026-12-01")


def test_what_another_program_changed_is_shown_and_kept(place: Workspace, tab: Tab) -> None:
    elsewhere(place, "Room 1", "Room 2")
    found = tab.send(title="Mine")
    assert found.clean and found.renewed == {"meeting.place"}
    tab.send(subtitle="Mine too")
    assert text(place) == BRIEF.replace("One", "Mine").replace("Two", "Mine too").replace("Room 1", "Room 2")


def test_two_tabs_lose_no_word(place: Workspace) -> None:
    one, other = (Tab(place, Steps(place, NAME)) for _ in range(2))
    for number in range(5):
        one.send(title=f"T{number}")
        other.send(subtitle=f"S{number}")
    assert text(place) == BRIEF.replace("One", "T4").replace("Two", "S4")


def test_the_same_value_on_both_sides_is_written_by_neither_until_that_is_decided(place: Workspace, tab: Tab) -> None:
    elsewhere(place, "One", "Theirs")
    assert tab.send(title="Mine", subtitle="New").clashes == (Clash("title", "Mine", "Theirs"),)
    assert tab.send(title="Mine, more", subtitle="Newer").clashes == (Clash("title", "Mine, more", "Theirs"),)
    assert text(place) == BRIEF.replace("One", "Theirs").replace("Two", "Newer")
    assert tab.send(keep="title").clean
    assert text(place) == BRIEF.replace("One", "Mine, more").replace("Two", "Newer")


def test_what_others_wrote_is_taken(place: Workspace, tab: Tab) -> None:
    elsewhere(place, "One", "Theirs")
    tab.send(title="Mine")
    found = tab.send(take="title")
    assert found.renewed == {"title"} and tab.fields["title"] == "Theirs"
    assert tab.send().clean and text(place) == BRIEF.replace("One", "Theirs")


def test_the_field_that_somebody_is_in_is_not_changed_under_their_hands(place: Workspace, tab: Tab) -> None:
    elsewhere(place, "One", "Theirs")
    found = tab.send(focus="title")
    assert found.clashes == (Clash("title", "One", "Theirs"),) and not found.renewed


def test_a_page_whose_places_moved_is_shown_anew(place: Workspace, tab: Tab) -> None:
    elsewhere(place, "[{text: Words.}, health]", "[health, {text: Words.}]")
    found = tab.send(**{"sections[0].blocks[0].text": "Mine."})
    assert found.moved and "[health, {text: Mine.}]" in text(place)


def test_where_the_version_of_a_page_is_no_longer_known_nothing_is_written_and_both_are_shown(
    place: Workspace, tab: Tab
) -> None:
    tab.rev = "0" * 32
    elsewhere(place, "Room 1", "Room 2")
    before = text(place)
    assert tab.send(title="Mine").clashes == (
        Clash("meeting.place", "Room 1", "Room 2"), Clash("title", "Mine", "One"),
    )  # fmt: skip
    assert text(place) == before
    assert tab.send(keep="title").clashes == (Clash("meeting.place", "Room 1", "Room 2"),)
    assert text(place) == before.replace("One", "Mine")


def test_undo_takes_back_what_was_typed(place: Workspace, tab: Tab) -> None:
    tab.send(title="New")
    tab.send(meeting__place="Room 9")
    assert tab.send(undo=True).renewed == {"meeting.place"}
    assert text(place) == BRIEF.replace("One", "New")
    assert tab.send(undo=True).renewed == {"title"}
    assert text(place) == BRIEF


def test_a_file_that_cannot_be_changed_by_value_is_left_alone(place: Workspace, tab: Tab) -> None:
    elsewhere(place, "title:", "\ttitle:")
    before = text(place)
    found = tab.send(title="Mine")
    assert isinstance(found.form, AsText) and found.form.line == 1 and text(place) == before


def test_what_no_file_can_hold_is_said_and_the_rest_is_saved(place: Workspace, tab: Tab) -> None:
    found = tab.send(title="A\x00B", subtitle="New")
    assert list(found.refused) == ["title"] and text(place) == BRIEF.replace("Two", "New")


def test_a_suggested_value_takes_the_place_of_what_was_typed(place: Workspace, tab: Tab) -> None:
    sent = replaced(Sent(tab.rev, {**tab.fields, "meeting.date": "Nov 31"}), "meeting.date", "2026-11-30")
    found = send(place, NAME, "", sent, tab.steps)
    assert found.clean and found.renewed == {"meeting.date"}
    assert "2026-11-30" in text(place)


def press(place: Workspace, tab: Tab, what: str, name: str) -> Outcome:
    return send(place, NAME, "", Sent(tab.rev, tab.fields, press=(what, name)), tab.steps)


def test_an_argument_moves_with_what_was_typed_and_is_taken_out_and_back(place: Workspace, tab: Tab) -> None:
    tab.fields["title"] = "Mine"
    assert press(place, tab, "up", "sections[0].blocks[1]").moved
    assert text(place) == BRIEF.replace("One", "Mine").replace("{text: Words.}, health", "health, {text: Words.}")
    after = Tab(place, tab.steps)
    press(place, after, "remove", "sections[0].blocks[0]")
    assert "[{text: Words.}]" in text(place)
    Tab(place, tab.steps).send(undo=True)
    assert "[health, {text: Words.}]" in text(place)


@pytest.mark.parametrize(
    ("what", "name"),
    [("up", "sections[0].blocks[0]"), ("down", "sections[0].blocks[1]"), ("remove", "title"), ("remove", "sections[0]"),
     ("remove", "sections[0].blocks[7]"), ("up", ""), ("burn", "sections[0].blocks[0]")],
)  # fmt: skip
def test_what_no_button_says_moves_nothing(place: Workspace, tab: Tab, what: str, name: str) -> None:
    press(place, tab, what, name)
    assert text(place) == BRIEF


def test_one_moves_what_another_gives_a_length(place: Workspace) -> None:
    one, other = (Tab(place, Steps(place, NAME)) for _ in range(2))
    press(place, one, "up", "sections[0].blocks[1]")
    found = other.send(**{"sections[0].blocks[1].length": "short"})
    assert found.moved and "[{use: health, length: short}, {text: Words.}]" in text(place)


def test_who_empties_what_one_paper_says_alone_does_not_go_on_writing_in_all(place: Workspace) -> None:
    packet = "title: Shared\ndocuments:\n  - {id: letter, title: Ours, sections: []}\n"
    (place.root / NAME).write_text(packet, "utf-8")
    steps, rev = Steps(place, NAME), rev_of(opened(place, NAME).data)
    emptied = {"documents[0].title": ""}
    found = send(place, NAME, "letter", Sent(rev, emptied, focus="documents[0].title"), steps)
    assert not found.wrote and not found.moved and found.clean and text(place) == packet
    found = send(place, NAME, "letter", Sent(rev, emptied), steps)
    assert found.wrote and found.moved and text(place) == packet.replace("title: Ours, ", "")


def test_a_paper_has_a_value_of_its_own_and_that_is_taken_back(place: Workspace) -> None:
    packet = "title: Shared\ndocuments:\n  - {id: letter, sections: []}\n"
    (place.root / NAME).write_text(packet, "utf-8")
    steps, rev = Steps(place, NAME), rev_of(opened(place, NAME).data)
    found = send(place, NAME, "letter", Sent(rev, {}, press=("apart", "title")), steps)
    assert found.moved and "title: Shared}" in text(place)
    assert isinstance(found.form, Form)
    found = send(place, NAME, "letter", Sent(found.form.rev, {}, undo=True), steps)
    assert text(place) == packet
