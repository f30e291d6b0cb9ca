"""The lines of every part, of every length of every use, and what is free or over: on the real layout."""

from __future__ import annotations

import pytest
from fit.conftest import Make, save
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.fit.spending import in_lines
from briefgen.models.formats import Format
from briefgen.pipeline import Asked, render
from briefgen.pipeline.looking import Look
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

BRIEF = (
    "kicker: Policy brief", "ask: Fund outreach.", "contact: {name: Sam Sample, email: sam@example.org}", "sections:",
    "  - heading: Here", "    blocks: [{use: one, length: short}, {text: Words of the brief.}]",
    "  - heading: There", "    layout: bullets", "    blocks: [{use: two, length: headline}, {use: three, length: short}]",
)  # fmt: skip


def looked(workspace: Workspace, press: Press) -> Look:
    asked = Asked("briefs/hearing.yaml", formats=(Format.PDF,), explain=True)
    look = render(workspace, asked, press).documents[0].look
    assert look is not None
    return look


def kinds(look: Look) -> dict[str, int]:
    return dict(look.by_name)


@given(st.lists(st.floats(0, 500), min_size=1, max_size=20), st.integers(0, 300))
@example([0.0], 1)
def test_whole_lines_add_up(points: list[float], total: int) -> None:
    lines = in_lines(points, total)
    assert sum(lines) == (total if sum(points) else 0) and all(count >= 0 for count in lines)


@pytest.mark.parametrize("pages", [(), ("pages: 1",), ("pages: 3",)])
def test_the_lines_of_all_parts_and_what_is_free_are_what_the_pages_hold(
    pages: tuple[str, ...], make: Make, press: Press
) -> None:
    look = looked(make(*pages, "style: plain", *BRIEF), press)
    assert sum(kinds(look).values()) + look.free == look.holds
    assert list(kinds(look)) == [
        "head",
        "ask",
        "headings",
        "one",
        "own words",
        "two",
        "three",
        "contact",
        "rule above notes",
    ]


def test_what_stands_beside_the_text_takes_no_lines(make: Make, press: Press) -> None:
    look = looked(make(*BRIEF), press)
    (contact,) = [part for part in look.parts if part.piece.kind == "contact"]
    assert (contact.lines, [box.place for box in contact.boxes]) == (0, ["side"])
    assert sum(kinds(look).values()) + look.free == look.holds


def test_a_brief_of_several_pages_says_what_stays_empty_at_their_feet(make: Make, press: Press) -> None:
    look = looked(
        make("sections:", "  - blocks: [{use: one, length: full}]", "  - {new_page: true, blocks: [two]}"), press
    )
    assert look.pages == 2 and kinds(look)["empty at page breaks"] > 5
    assert sum(kinds(look).values()) + look.free == look.holds


def test_every_length_is_measured_also_where_all_are_fixed(make: Make, press: Press) -> None:
    look = looked(make(*BRIEF), press)
    for row in look.uses:
        lines = dict(row.lines)
        assert lines["headline"] < lines["short"] < lines["full"]
    assert [row.allowed for row in look.uses] == [("short",), ("headline",), ("short",)]
    assert [row.path for row in look.uses] == [
        ("sections", 0, "blocks", 0), ("sections", 1, "blocks", 0), ("sections", 1, "blocks", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("length", ["headline", "full"])
def test_another_length_takes_the_lines_that_were_told(length: str, make: Make, press: Press) -> None:
    before = looked(make("pages: 2", *BRIEF), press)
    told = dict(before.uses[0].lines)[length]
    after = looked(make("pages: 2", *BRIEF[:5], BRIEF[5].replace("short", length), *BRIEF[6:]), press)
    assert dict(after.uses[0].lines)[length] == pytest.approx(told, abs=1)
    if after.pages == 1:
        assert before.free - after.free == pytest.approx(told - dict(before.uses[0].lines)["short"], abs=1)


def test_a_block_that_is_a_list_is_one_use_in_a_list(make: Make, press: Press) -> None:
    workspace = make(*BRIEF)
    matter = "---\ntitle: T\nsummary: Use when asked.\naudience: office\n---\n"
    points = "".join(f"- {'A point that takes more than a line of the page. ' * 3}\n" for _ in range(4))
    save(workspace.root, "briefs/blocks/two.md", f"{matter}# Headline\n{points}\n# Short\n{points}{points}")
    _, two, three = looked(workspace, press).uses
    assert dict(two.lines)["short"] > dict(two.lines)["headline"] >= 8
    assert dict(three.lines).keys() == {"headline", "short", "full"}


def test_nothing_is_measured_or_traced_unless_it_is_asked(
    make: Make, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("nobody asked")

    monkeypatch.setattr(press, "trace", refuse)
    monkeypatch.setattr(press, "measure", refuse)
    rendered = render(make("pages: 1", *BRIEF), Asked("briefs/hearing.yaml", formats=(Format.PDF,)), press)
    assert rendered.documents[0].look is None
