"""Which length of which block goes where, and under which title."""

from __future__ import annotations

from typing import Any

import pytest
from small import block, brief, library, said

from briefgen.compose import make_plan
from briefgen.diagnostics import Report
from briefgen.document.plan import LEFT_OUT, Choice

ONE, TWO = block("one"), block("two")
SHORT_ONLY, FULL_ONLY = block("terse", "headline short"), block("long", "full")


def planned(*sections: Any, **keys: Any) -> tuple[list[str], list[str]]:
    """The plan as lines `heading | block length titling (reason)`, and the problems."""
    report = Report()
    spec, places = brief(sections=sections, **keys)
    plan = make_plan(spec, places, library(ONE, TWO, SHORT_ONLY, FULL_ONLY, block("uno", language="es")), report)
    lines = []
    for section in plan.sections:
        heading = section.heading.text if section.heading else "-"
        for item in section.items:
            use = (
                f"{item.block} {item.length} {item.titling} ({item.reason})"
                if isinstance(item, Choice)
                else item.text.text
            )
            lines.append(f"{heading} | {use}")
    return lines, said(report)


@pytest.mark.parametrize(
    ("section", "keys", "line"),
    [
        ({"heading": "H", "blocks": ["one"]}, {}, "H | one short run-in (the brief's usual length)"),
        ({"heading": "H", "blocks": ["one"]}, {"length": "full"}, "H | one full heading (the brief's usual length)"),
        ({"heading": "H", "length": "headline", "blocks": ["one"]}, {}, "H | one headline none (asked for)"),
        ({"heading": "H", "blocks": [{"use": "one", "length": "full"}]}, {}, "H | one full heading (asked for)"),
        ({"heading": "H", "titles": "none", "blocks": ["one"]}, {}, "H | one short none (the brief's usual length)"),
        ({"heading": "H", "blocks": ["terse"]}, {"length": "full"}, "H | terse short run-in (the block has no full)"),
        ({"heading": "H", "blocks": ["long"]}, {}, "H | long full heading (the shortest the block has; short is usual)"),
        ({"heading": "H", "blocks": [{"text": "Words."}]}, {}, "H | Words."),
        ({"blocks": ["one"]}, {}, "Title of one | one short none (the brief's usual length)"),
        ({"blocks": [{"use": "one", "title": "Ours"}]}, {}, "Ours | one short none (the brief's usual length)"),
        ({"heading": "H", "blocks": [{"use": "one", "length": "headline", "title": "Ours"}]}, {},
         "H | one headline run-in (asked for)"),
    ],
)  # fmt: skip
def test_lengths_and_titles(section: dict[str, Any], keys: dict[str, Any], line: str) -> None:
    assert planned(section, **keys) == ([line], [])


def test_an_empty_section_is_left_out() -> None:
    assert planned({"heading": "Nothing"}, {"heading": "H", "blocks": ["one"]})[0] == [
        "H | one short run-in (the brief's usual length)"
    ]


@pytest.mark.parametrize(
    ("section", "problem"),
    [
        ({"blocks": ["oen"]}, "0 unknown-block: there is no block `oen`"),
        (
            {"blocks": [{"use": "long", "length": "short"}]},
            "0 missing-length: the block `long` has no text of length `short`",
        ),
        ({"blocks": ["one", "one"]}, "1 block-used-twice: the block `one` is used twice in this brief"),
        ({"blocks": ["uno"]}, "0 missing-language: the block `uno` is not written in en-US"),
    ],
)
def test_what_is_wrong_is_said_where_it_is_asked_for(section: dict[str, Any], problem: str) -> None:
    assert planned(section)[1] == [problem]


def test_all_wrong_uses_are_reported_and_the_rest_is_planned() -> None:
    lines, problems = planned({"heading": "H", "blocks": ["oen", "two", "tow"]})
    assert lines == ["H | two short run-in (the brief's usual length)"]
    assert sorted(p.split(":")[0] for p in problems) == ["0 unknown-block", "2 unknown-block"]


@pytest.mark.parametrize(
    ("item", "keys", "options"),
    [
        ("one", {"length": "full"}, "full short headline"),
        ("one", {}, "short headline"),
        ({"use": "one", "length": "full"}, {}, "full"),
        ({"use": "one", "length": "full", "at_least": "short"}, {}, "full short"),
        ({"use": "one", "at_least": "short"}, {"length": "full"}, "full short"),
        ({"use": "one", "at_least": "full"}, {"length": "short"}, "full"),
        ({"use": "one", "optional": True}, {}, "short headline left out"),
        ({"use": "one", "length": "short", "optional": True}, {}, "short left out"),
        ({"use": "terse", "at_least": "headline"}, {"length": "full"}, "short headline"),
        ("long", {}, "full"),
    ],
)
def test_what_a_use_may_step_down_to(item: Any, keys: dict[str, Any], options: str) -> None:
    report = Report()
    spec, places = brief(sections=[{"heading": "H", "blocks": [item]}], **keys)
    (use,) = make_plan(spec, places, library(ONE, SHORT_ONLY, FULL_ONLY), report).uses
    assert (" ".join(option.length for option in use.options), said(report)) == (options, [])


def test_a_longer_length_always_counts_for_more() -> None:
    spec, places = brief(length="full", sections=[{"heading": "H", "blocks": ["one"]}])
    (use,) = make_plan(spec, places, library(ONE), Report()).uses
    assert [option.words for option in use.options] == [4, 3, 2]


def test_a_length_that_must_not_be_less_than_the_block_has() -> None:
    report = Report()
    spec, places = brief(sections=[{"heading": "H", "blocks": [{"use": "one", "at_least": "full"}]}])
    plan = make_plan(spec, places, library(block("one", "headline short")), report)
    assert (plan.sections, said(report)) == (
        (),
        ["0 missing-length: the block `one` has no text of length `full` or longer"],
    )


def test_the_lengths_chosen_are_planned_and_what_is_left_out_is_not() -> None:
    spec, places = brief(sections=[{"heading": "H", "blocks": ["one", {"use": "two", "optional": True}]}])
    plan = make_plan(spec, places, library(ONE, TWO), Report(), ("headline", LEFT_OUT))
    ((choice,),) = (section.items for section in plan.sections)
    assert (choice.block, choice.length, choice.reason) == ("one", "headline", "to keep to the pages allowed")
    assert [use.block for use in plan.uses] == ["one", "two"]
