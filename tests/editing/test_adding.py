"""Something is added to a brief, or moved to another part: as the file has it, and with every other line as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing.places import workspace

from briefgen.editing.doing import Did, Done
from briefgen.editing.fields import Form, read_form
from briefgen.editing.saving import opened
from briefgen.editing.sending import Outcome, Sent, send
from briefgen.editing.undoing import Steps
from briefgen.workspace import Workspace

NAME = "briefs/visit.yaml"
TEMPLATE = """\
title: A template
sections:
  - {id: why, heading: Why, blocks: [{text: From the template.}]}
  - {id: evidence, heading: Evidence}
  - {id: end, heading: At the end}
"""
BRIEF = """\
template: paper  # ours
title: One
meeting:
  # The member of the district
  legislator: {name: Jordan Example, title: Rep.}
  place: Room 1
ask: Fund outreach.
sections:
  # What they know
  - id: evidence
    blocks:
      # The strongest one
      - health
      - use: other  # shorter
        length: short
      - text: Our own words.
  - id: end
    blocks: [last]
"""


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    found = workspace(tmp_path / "w")
    (found.root / "briefs/templates").mkdir(exist_ok=True)
    (found.root / "briefs/templates/paper.yaml").write_text(TEMPLATE, "utf-8")
    return found


def sent(place: Workspace, text: str = BRIEF, document: str = "", steps: Steps | None = None, **sent: object) -> str:
    """What the file is after a form of it was sent; `then` is written by somebody else in between."""
    path = place.root / NAME
    path.write_text(text, "utf-8")
    rev = read(place, document).rev
    if isinstance(theirs := sent.pop("then", None), str):
        path.write_text(theirs, "utf-8")
    outcome = send(place, NAME, document, Sent(rev, {}, **sent), steps if steps is not None else Steps(place, NAME))  # type: ignore[arg-type]
    place.outcome = outcome  # type: ignore[attr-defined]
    return path.read_text("utf-8")


def read(place: Workspace, document: str = "") -> Form:
    found = read_form(place, opened(place, NAME), document)
    assert isinstance(found, Form)
    return found


def outcome(place: Workspace) -> Outcome:
    found: Outcome = place.outcome  # type: ignore[attr-defined]
    return found


def done(place: Workspace) -> Done:
    found = outcome(place).done
    assert found is not None
    return found


def test_an_argument_is_the_last_item_of_its_part(place: Workspace) -> None:
    after = sent(place, new={"new.argument.1": "more"})
    assert after == BRIEF.replace("Our own words.\n", "Our own words.\n      - more\n")
    told = done(place)
    assert (told.did, told.entry.argument, told.heading, told.number, told.of) == (Did.ADDED, "more", "Evidence", 4, 4)
    assert sent(place, new={"new.argument.2": "more"}) == BRIEF.replace("[last]", "[last, more]")


def test_a_part_that_the_file_does_not_have_gets_an_entry_with_what_its_template_has(place: Workspace) -> None:
    after = sent(place, new={"new.argument.0": "more"})
    assert after.startswith(BRIEF)
    assert [one.name for one in read(place).arguments] == ["more", "health", "other", "last"]
    assert "From the template." in after.removeprefix(BRIEF)
    bare = "template: paper\ntitle: One\n"
    assert (
        sent(place, bare, new={"new.argument.1": "more"}) == bare + "sections:\n  - id: evidence\n    blocks: [more]\n"
    )


def test_an_entry_without_a_list_gets_one(place: Workspace) -> None:
    text = "template: paper\nsections:\n  - id: evidence\n    layout: bullets\n  - {id: end}\n"
    after = sent(place, text, new={"new.argument.1": "more"})
    assert after == text.replace("bullets\n", "bullets\n    blocks: [more]\n")
    assert sent(place, text, new={"new.argument.2": "more"}) == text.replace("{id: end}", "{id: end, blocks: [more]}")


def test_in_a_packet_the_right_paper_has_it(place: Workspace) -> None:
    text = "title: One\ndocuments:\n  - paper\n  - id: two\n    template: paper\n    sections:\n      - {id: end, blocks: [last]}\n"
    assert sent(place, text, "two", new={"new.argument.2": "more"}) == text.replace("[last]", "[last, more]")
    after = sent(place, text, "paper", new={"new.argument.1": "more"})
    assert [one.name for one in read(place, "paper").arguments] == ["more"]
    assert after.endswith(text.partition("  - paper\n")[2])


def test_own_words_are_written_once_there_are_any(place: Workspace) -> None:
    assert sent(place, new={"new.words.1": " \n "}) == BRIEF
    after = sent(place, new={"new.words.1": "More: words # here"})
    assert (
        after.startswith(BRIEF.partition("  - id: end")[0]) and len(after.splitlines()) == len(BRIEF.splitlines()) + 1
    )
    assert [one.value for one in read(place).all_fields if one.key[-1] == "text"] == [
        "Our own words.",
        "More: words # here",
    ]


@pytest.mark.parametrize("name", ["new.argument.9", "new.other", "new.words.x", "new.and.0", "new.argument.-1", "../x"])
def test_no_other_name_adds_anything(place: Workspace, name: str) -> None:
    assert sent(place, new={name: "more"}) == BRIEF


def test_an_ask_more_makes_a_list_and_then_another_item(place: Workspace) -> None:
    after = sent(place, new={"new.ask": "Oppose section 5."})
    two = BRIEF.replace("ask: Fund outreach.\n", "ask:\n  - Fund outreach.\n  - Oppose section 5.\n")
    assert after == two
    assert (done(place).number, done(place).of) == (2, 2)
    assert sent(place, two, new={"new.ask": "Come\nand see."}) == two.replace("5.\n", "5.\n  - Come and see.\n")
    assert "- {do: Fund outreach., and: Say so.}\n" in sent(place, two, new={"new.and.0": "Say so."})
    assert sent(place, two, press=("down", "ask[0]")) == BRIEF.replace(
        "ask: Fund outreach.\n", "ask:\n  - Oppose section 5.\n  - Fund outreach.\n"
    )
    assert sent(place, two, press=("remove", "ask[0]")) == two.replace("  - Fund outreach.\n", "")
    assert done(place).entry.words == "Fund outreach."


def test_a_member_more_makes_a_list_and_can_be_taken_out_again(place: Workspace) -> None:
    after = sent(place, new={"new.member": "Alex Sample"})
    form = read(place)
    assert [one.value for one in form.sheet("meeting").fields if one.key[-1] == "name"] == [
        "Jordan Example",
        "Alex Sample",
    ]
    assert after == BRIEF.replace(
        "  legislator: {name: Jordan Example, title: Rep.}\n",
        "  legislators:\n    - {name: Jordan Example, title: Rep.}\n    - {name: Alex Sample}\n",
    )
    block = "  # The member\n  legislator:  # one\n    name: Jordan Example\n    # as they want it\n    title: Rep.\n"
    after_block = sent(place, "title: One\nmeeting:\n" + block + "  place: Room 1\n", new={"new.member": "Alex Sample"})
    for line in (
        "  # The member\n  legislators:  # one\n",
        "    - name: Jordan Example\n      # as they want it\n      title: Rep.\n",
    ):
        assert line in after_block
    assert after_block.endswith("Alex Sample\n  place: Room 1\n")
    assert sent(place, after, new={"new.member": "Kim Third"}).count("name:") == 3
    gone = sent(place, after, press=("remove", "meeting.legislators[0]"))
    assert "Jordan" not in gone and "Alex" in gone
    assert (done(place).did, done(place).entry.words) == (Did.REMOVED, "Jordan Example")


def test_an_item_moves_to_another_part_with_the_comments_above_it(place: Workspace) -> None:
    item = "      # The strongest one\n      - health\n"
    text = BRIEF.replace("    blocks: [last]\n", "    blocks:\n      - last\n")
    after = sent(place, text, press=("part", "sections[0].blocks[0] 2"))
    assert after == text.replace(item, "") + item
    told = done(place)
    assert (told.did, told.heading, told.number, told.of) == (Did.MOVED, "At the end", 2, 2)
    assert sent(place, text, press=("part", "sections[0].blocks[0] 2 0")) == text.replace(item, "").replace(
        "      - last\n", item + "      - last\n"
    )
    own = "      - use: other  # shorter\n        length: short\n"
    assert sent(place, text, press=("part", "sections[0].blocks[1] 2")) == text.replace(own, "") + own


def test_an_item_moves_within_its_part_to_where_it_is_dropped(place: Workspace) -> None:
    text = "template: paper\nsections:\n  - {id: end, blocks: [a, b, c, d]}\n"
    for press, expected in (
        ("0 2 3", "b, c, a, d"),
        ("3 2 1", "a, d, b, c"),
        ("1 2", "a, c, d, b"),
        ("1 2 2", "a, b, c, d"),
    ):
        at, rest = press.split(" ", 1)
        assert sent(place, text, press=("part", f"sections[0].blocks[{at}] {rest}")) == text.replace(
            "a, b, c, d", expected
        )


@pytest.mark.parametrize(
    "value", ["", "sections[0].blocks[0]", "sections[9].blocks[0] 1", "title 1", "sections[0].blocks[0] 9", "x y z"]
)
def test_no_other_move_does_anything(place: Workspace, value: str) -> None:
    assert sent(place, press=("part", value)) == BRIEF


def test_what_somebody_else_wrote_meanwhile_stays(place: Workspace) -> None:
    theirs = BRIEF.replace("title: One", "title: Theirs").replace(
        "      - text: Our", "      - theirs\n      - text: Our"
    )
    assert sent(place, then=theirs, new={"new.argument.1": "more"}) == theirs.replace(
        "words.\n", "words.\n      - more\n"
    )
    after = sent(place, then=theirs, press=("part", "sections[0].blocks[0] 2"))
    assert "title: Theirs" in after and "- theirs\n" in after and "last, health]" in after
    assert "- health" not in after


def test_each_is_taken_back_as_one_step(place: Workspace) -> None:
    text = BRIEF.replace("    blocks: [last]\n", "    blocks:\n      - last\n")
    for what in (
        {"new": {"new.argument.1": "more"}}, {"new": {"new.words.0": "Words."}}, {"new": {"new.ask": "Another."}},
        {"new": {"new.member": "Alex Sample"}}, {"press": ("part", "sections[0].blocks[0] 2")},
        {"press": ("part", "sections[0].blocks[0] 0")}, {"press": ("remove", "sections[0].blocks[0]")},
    ):  # fmt: skip
        steps = Steps(place, NAME)
        assert sent(place, text, steps=steps, **what) != text
        steps.undo()
        assert (place.root / NAME).read_text("utf-8") == text, what
