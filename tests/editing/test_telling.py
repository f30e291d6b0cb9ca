"""Two versions of a file are told apart value by value, as a person would say it."""

from __future__ import annotations

import pytest

from briefgen.editing.labels import label_of
from briefgen.editing.telling import Did, Thing, changes, told
from briefgen.editing.wording import Stays, differing
from briefgen.workspace import File

BEFORE = """\
title: A
meeting: {date: 2026-12-03, legislators: [{name: Jordan Example}, {name: Alex Sample}]}
ask: Fund outreach and housing now.
sections:
  - {id: evidence, blocks: [safety, syringe, {text: Our own words stand here.}]}
  - {id: more, blocks: [housing]}
"""

CASES = [
    ("title: A", "title: B", ["changed value title: A > B"]),
    ("title: A", "title: A\nsubtitle: Below", ["added value subtitle:  > Below"]),
    ("date: 2026-12-03, ", "", ["removed value meeting.date: 2026-12-03 > "]),
    ("Jordan Example", "Jordan Other", ["changed value meeting.legislators.0.name: Jordan Example > Jordan Other"]),
    ("safety, ", "", ["removed argument safety in evidence at 1"]),
    ("safety, ", "safety, new, ", ["added argument new in evidence at 2"]),
    ("safety, syringe", "syringe, safety", ["moved argument syringe in evidence at 1"]),
    ("safety,", "{use: safety, length: short},", ["added value sections.0.blocks.0.length:  > short of safety"]),
    ("own words stand", "own words always stand", ["changed value sections.0.blocks.2.text: Our own words stand here. > "
     "Our own words always stand here. of evidence"]),
    (", {text: Our own words stand here.}", "", ["removed words Our own words stand here. in evidence at 3"]),
    ("[housing]", "[housing, {text: More.}]", ["added words More. in more at 2"]),
    ("  - {id: more, blocks: [housing]}\n", "", ["removed part more at 2"]),
]  # fmt: skip


def said(before: str, after: str) -> list[str]:
    found = []
    for one in changes(File("briefs/a.yaml", before.encode()), File("briefs/a.yaml", after.encode())):
        if one.thing is Thing.VALUE:
            line = f"{one.did} value {'.'.join(map(str, one.path))}: {one.old} > {one.new}"
            found.append(line + (f" of {one.within}" if one.within else ""))
        elif one.thing is Thing.LINES:
            found.append(f"{one.did} lines from {one.place}: {one.old!r} > {one.new!r}")
        else:
            within = f" in {one.within}" if one.within else ""
            found.append(f"{one.did} {one.thing} {one.name or one.old or one.new}{within} at {one.place}")
    return found


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_what_was_changed_is_told_by_value(old: str, new: str, expected: list[str]) -> None:
    assert old in BEFORE
    assert said(BEFORE, BEFORE.replace(old, new, 1)) == expected


def test_an_argument_that_went_to_another_part_was_moved_with_what_was_changed_of_it() -> None:
    after = BEFORE.replace("safety, ", "").replace("[housing]", "[housing, {use: safety, length: full}]")
    assert said(BEFORE, after) == [
        "moved argument safety in more at 2",
        "added value sections.1.blocks.1.length:  > full of safety",
    ]


def test_the_paper_of_a_packet_is_named() -> None:
    before = {"documents": [{"id": "letter", "title": "A"}, {"id": "notes", "sections": [{"blocks": ["x"]}]}]}
    after = {"documents": [{"id": "letter", "title": "B"}, {"id": "notes", "sections": [{"blocks": ["x", "y"]}]}]}
    assert [(one.did, one.thing, one.paper) for one in told(before, after)] == [
        (Did.CHANGED, Thing.VALUE, "letter"),
        (Did.ADDED, Thing.ARGUMENT, "notes"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("title: A\n", "title: A  # why\n", ["changed lines from 1: 'title: A' > 'title: A  # why'"]),
        ("title: A\n", "title: A\n\tx\n", ["added lines from 2: '' > '\\tx'"]),
        ("a: 1\n\tb\nc: 2\n", "a: 1\nc: 2\n", ["removed lines from 2: '\\tb' > ''"]),
        ("title: A\n", "title: A\n", []),
    ],
)
def test_what_cannot_be_read_or_says_the_same_is_told_by_lines(before: str, after: str, expected: list[str]) -> None:
    assert said(before, after) == expected


def test_an_argument_is_told_by_its_lengths() -> None:
    text = b"---\ntitle: T\n---\n# headline\nH.\n\n# short\nHealth services reach people.\n"
    name = "briefs/blocks/a.md"
    (one,) = changes(File(name, text), File(name, text.replace(b"reach", b"always reach")))
    assert (one.path, label_of(one.path)) == (("lengths", "short"), ("Short", 0))


def test_files_of_other_kinds_and_very_long_ones_are_told_by_lines() -> None:
    (one,) = changes(File("briefs/a.csv", b"a,b\n1,2\n"), File("briefs/a.csv", b"a,b\n1,3\n"))
    assert (one.thing, one.place, one.old, one.new) == (Thing.LINES, 2, "1,2", "1,3")
    long = b"x\n" * 5_000
    (one,) = changes(File("briefs/a.csv", long), File("briefs/a.csv", long + b"y\n"))
    assert len(one.new) < 2_000 and one.thing is Thing.LINES


def test_words_are_told_apart_one_by_one_where_most_of_them_stay() -> None:
    found = differing("Fund outreach and housing.", "Fund outreach, now, and housing.")
    assert [(one.stays, one.text) for one in found] == [
        (Stays.SAME, "Fund "), (Stays.OUT, "outreach "), (Stays.NEW, "outreach, now, "), (Stays.SAME, "and housing."),
    ]  # fmt: skip
    assert differing("One thing entirely.", "Nothing of it stays here.") == ()
    assert differing("a " * 3_000, "a b " * 1_500) == ()


def test_of_many_words_that_stay_only_those_beside_a_difference_are_told() -> None:
    old = " ".join(f"w{number}" for number in range(100))
    found = differing(old, old.replace("w50", "other"))
    assert [len(one.text.split()) for one in found] == [9, 1, 1, 9]
    assert found[0].text.startswith("… w42") and found[-1].text.rstrip().endswith("w58 …")


@pytest.mark.parametrize(
    ("path", "label"),
    [
        (("title",), ("Title", 0)),
        (("documents", 3, "title"), ("Title", 0)),
        (("meeting", "legislators", 1, "name"), ("Member", 2)),
        (("meeting", "legislator", "district"), ("District or state", 0)),
        (("ask",), ("What do you ask for?", 0)),
        (("ask", 1, "and"), ("And", 2)),
        (("sections", 0, "blocks", 2, "length"), ("Length", 0)),
        (("sections", 0, "blocks", 2, "text"), ("Your own words", 0)),
        (("contact", "email"), ("E-mail", 0)),
        (("team", 1, "role"), ("Role", 2)),
        (("sections", 0, "blocks", 2, "title"), ("Title in this paper", 0)),
        (("variables", "county"), ("", 0)),
        (("parts", 0), ("", 0)),
    ],
)
def test_places_are_called_as_the_form_calls_them(path: tuple[str | int, ...], label: tuple[str, int]) -> None:
    assert label_of(path) == label
