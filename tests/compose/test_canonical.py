"""Canonical text: what an approval is bound to, and what it is not."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from small import block, brief, library

from briefgen.compose import make_plan
from briefgen.compose.approving import texts_used
from briefgen.compose.canonical import canonical
from briefgen.compose.sandbox import Environment
from briefgen.compose.values import NAMES, values_of
from briefgen.diagnostics import Report, Span
from briefgen.models.approvals import Text, sum_of
from briefgen.models.library import Block, BlockText, Fact, FactEntry, Library
from briefgen.models.spec import Length, Spec

MEETING = {"legislator": {"name": "Jordan Example", "title": "Rep.", "district": "NY-12"}, "date": "2026-12-03"}


def fact(say: str = "39%", **keys: Any) -> Fact:
    entry = {"say": say, "source": "doe-2020", "locator": "p. 3", "value": 39} | keys
    return Fact("share", FactEntry.model_validate(entry), "", Span("facts.yaml"))


def made(text: str, known: Fact | None = None, files: dict[str, str] | None = None, **keys: Any) -> str:
    """The canonical text of some Markdown in a brief with these keys."""
    spec = Spec.model_validate({"meeting": MEETING, "jurisdiction": "federal"} | keys)
    values = values_of(spec, {"share": known or fact()})
    return canonical(text, values, Environment("en-US", NAMES), lambda name: (files or {}).get(name, ""))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Words as they are.", "Words as they are."),
        ("One\r\ntwo\rthree\n\n", "One\ntwo\nthree"),
        ("Cafe\u0301", "Café"),
        ("Se dice [ya *basta* [@doe-2020] \\] [x]]{lang=es}.", "Se dice ya *basta* [@doe-2020] \\] [x]."),
        ("`[x]{lang=es}` [y\\]{lang=es}", "`[x]{lang=es}` [y\\]{lang=es}"),
        ("```\n::: {lang=es}\nx\n:::\n```", "```\n::: {lang=es}\nx\n:::\n```"),
        ("::: {lang=es}\nHola.\n\n::: callout T\nDos.\n:::\n:::\nThree.", "Hola.\n\n::: callout T\nDos.\n:::\nThree."),
        ("{{ fact.share }} of us", "39\\% [@doe-2020, p. 3] of us"),
        ("{{ fact.share.value }}", "39"),
        ("{{ jurisdiction }}", "federal"),
        ("{{ bill.number }} is bad", "H.R. 12 is bad"),
        ("Dear {{  meeting.legislator.name }}", "Dear {{ meeting.legislator.name }}"),
        ("On {{ meeting.date | date('weekday') }}", "On {{ meeting.date | date('weekday') }}"),
        ("As we ask: {{ ask }}", "As we ask: {{ ask }}"),
        (
            "{% if meeting.place %}here{% else %}there{% endif %}",
            "{% if meeting.place %}here{% else %}there{% endif %}",
        ),
        ("{% if fact.share.value > 30 %}many{% endif %}", "{% if fact.share.value > 30 %}many{% endif %}"),
        ("{% set x = fact.share.value %}{{ x }}", "{% set x = fact.share.value [fact.share.value: 39] %}{{ x }}"),
        (
            "{% for one in variables.rows %}{{ one }}{% endfor %}",
            '{% for one in variables.rows [variables.rows: ["a", "b"]] %}{{ one }}{% endfor %}',
        ),
        (
            "{{ fact.share if meeting.place else 'none' }}",
            "{{ fact.share if meeting.place else 'none' [fact.share: 39% @doe-2020] }}",
        ),
        ("a {# for us #}b", "a b"),
        ("<!-- ask them first -->\nWords", "Words"),
        ("```\n<!-- printed -->\n```", "```\n<!-- printed -->\n```"),
        ("{{ nothing.there }}", "{{ nothing.there }}"),
        ("{% if open", "{% if open"),
        ("{% raw %}{{ as it is }}{% endraw %}", "{% raw %}{{ as it is }}{% endraw %}"),
    ],
)
def test_what_stays_open_and_what_is_filled_in(text: str, words: str) -> None:
    bill = {"number": "H.R. 12", "version": "introduced", "as_of": "2026-11-20"}
    assert made(text, bill=bill, variables={"rows": ["a", "b"]}) == words


def test_a_picture_or_data_that_are_exchanged_make_another_text() -> None:
    text = "![Arrests fell](briefs/pictures/chart.png)\n\n::: chart {columns src=data/deaths.csv}\n:::"
    one = made(text, files={"briefs/pictures/chart.png": "a" * 16, "data/deaths.csv": "b" * 16})
    assert one.endswith(f"(briefs/pictures/chart.png: {'a' * 16})\n\n(data/deaths.csv: {'b' * 16})")
    assert one != made(text, files={"briefs/pictures/chart.png": "a" * 16, "data/deaths.csv": "c" * 16})


PLAIN = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="{}<>"), min_size=1, max_size=40
)


@given(PLAIN, st.data())
def test_any_other_character_is_another_text(words: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    other = words[:at] + data.draw(st.sampled_from("aé7.,-–*_’")) + words[at + 1 :]
    assume(unicodedata.normalize("NFC", words).strip() != unicodedata.normalize("NFC", other).strip())
    assert sum_of(made(words)) != sum_of(made(other))


@given(PLAIN)
def test_how_letters_are_put_together_and_lines_end_makes_no_other_text(words: str) -> None:
    spread = unicodedata.normalize("NFD", f"{words}\n{words}").replace("\n", "\r\n")
    assert made(spread) == made(f"{words}\n{words}")


NAMES_OF_PEOPLE = st.text(st.characters(categories=("L", "Nd", "Zs", "Pd")), min_size=1, max_size=20).filter(
    lambda words: bool(words.strip())
)
OPEN_TEXT = (
    "{{ meeting.legislator.title }} {{ meeting.legislator.surname }}, {{ fact.share }} of {{ meeting.legislator.district }}"
    "{% if meeting.legislator.district == 'NY-12' %} here{% else %} there{% endif %}, on {{ meeting.date | date }}."
)


@given(NAMES_OF_PEOPLE, NAMES_OF_PEOPLE, st.dates())
def test_another_member_district_or_day_is_the_same_text(name: str, district: str, day: Any) -> None:
    meeting = {"legislator": {"name": name, "title": "Sen.", "district": district}, "date": str(day)}
    assert made(OPEN_TEXT, meeting=meeting) == made(OPEN_TEXT)


@given(PLAIN)
def test_another_figure_is_another_text(say: str) -> None:
    assume(" ".join(say.split()) not in ("", "39%"))
    assert made(OPEN_TEXT, fact(" ".join(say.split()))) != made(OPEN_TEXT)


def shelf(*blocks: Block) -> Library:
    return replace(library(*blocks), facts={"share": fact()})


def used(*blocks: Block, **keys: Any) -> dict[tuple[str, str], Text]:
    """The texts of a brief by block and length, or paper and part."""
    spec, places = brief(**keys)
    shelved = shelf(*blocks)
    plan = make_plan(spec, places, shelved, Report())
    return {text.key[:2]: text for text in texts_used(spec, places, plan, shelved, "visit", lambda _: "")}


SECTIONS = [{"id": "why", "heading": "Why", "blocks": ["one", {"text": "Own words."}]}]


def test_a_brief_without_a_limit_prints_one_length() -> None:
    found = used(block("one"), sections=SECTIONS)
    assert list(found) == [
        ("visit", "title"), ("visit", "sections.why.heading"), ("visit", "sections.why.text-2"), ("one", "short"),
    ]  # fmt: skip


def test_a_brief_with_few_pages_may_print_every_length_that_it_may_step_down_to() -> None:
    found = used(block("one"), pages=1, sections=[{"blocks": [{"use": "one", "at_least": "headline"}]}])
    assert [key for key in found if key[0] == "one"] == [("one", "short"), ("one", "headline")]
    fixed = used(block("one"), pages=1, sections=[{"blocks": [{"use": "one", "length": "full"}]}])
    assert [key for key in fixed if key[0] == "one"] == [("one", "full")]


def test_the_title_of_a_block_is_a_part_of_its_text() -> None:
    assert used(block("one"), sections=SECTIONS)["one", "short"].wording == "Title of one\n\none short."


def test_a_figure_of_the_district_is_open_and_what_is_said_of_it_is_not() -> None:
    def told(say: str, what: str, source: str) -> str:
        local = [{"say": say, "what": what, "source": source}]
        return used(meeting={**MEETING, "local": local})["visit", "local.1"].wording

    one = told("1,204 visits", "to clinics in 2025", "county, p. 4")
    assert one == "‹a figure› visits to clinics in 2025 [@county]"
    assert one == told("98 visits", "to clinics in 2025", "county, p. 9")
    assert one != told("98 deaths", "to clinics in 2025", "county")
    assert one != told("98 visits", "to clinics in 2024", "county")
    assert one != told("98 visits", "to clinics in 2025", "state")


def test_a_story_keeps_no_words_with_the_approval() -> None:
    story = block("one", voice={"kind": "person", "name": "A worker"}, consent="r")
    data = used(story, sections=SECTIONS)["one", "short"].as_data()
    assert set(data) == {"name", "length", "language", "hash"}


def test_a_passage_for_the_coalition_is_no_part_of_what_a_partner_is_asked() -> None:
    from briefgen.models.reserved import Reserved
    from briefgen.models.spec import Audience

    text = BlockText(
        "For all.\n\n{{ fact.share }} for us.", "one.md", 5, reserved=(Reserved(1, 3, Audience.COALITION),)
    )
    whole = replace(block("one"), lengths={Length.SHORT: text})
    assert (
        used(whole.left_for(Audience.OFFICE), sections=SECTIONS)["one", "short"].wording == "Title of one\n\nFor all."
    )
