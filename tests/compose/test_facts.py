"""Facts in text: what their names print, and what is said of names that there are not."""

from __future__ import annotations

import pytest

from briefgen.compose.fill import fill
from briefgen.compose.sandbox import Environment
from briefgen.compose.values import values_of
from briefgen.diagnostics import Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.library import Fact, FactEntry
from briefgen.models.spec import Spec

ENTRIES = {
    "women-asked": {"value": 39, "unit": "percent", "say": "39%", "source": "doe-2020", "locator": "p. 3", "as_of": "2009"},
    "people-asked": {"value": 2305, "say": "2,305", "source": "doe-2020"},
    "odds": {"value": "0.59", "unit": "odds ratio", "say": "41% lower odds", "source": "roe-2019"},
    "words": {"say": "“a *big* [@program]”", "quote": "a big program", "source": "statute"},
    "drop": {
        "source": "roe-2019", "unit": "percent", "as_of": "2017", "use": "draft-2019",
        "versions": {
            "draft-2017": {"value": "17.4", "say": "17.4%"},
            "draft-2019": {"say": "10–17%", "as_of": "2019-02"},
            "final": {"say": "12%", "called": "the article of 2021"},
        },
    },
}  # fmt: skip


def facts(**chosen: str) -> dict[str, Fact]:
    made = {}
    for name, entry in ENTRIES.items():
        fact = FactEntry.model_validate(entry | ({"use": chosen[name]} if name in chosen else {}))
        made[name] = Fact(name, fact, fact.use or "", Span("facts.yaml"))
    return made


def printed(text: str, language: str = "en-US", **chosen: str) -> tuple[str, list[str], tuple[str, ...]]:
    """The text filled in, what is wrong, and the ids of the facts it used."""
    report, environment = Report(), Environment(language)
    values = values_of(Spec(language=language), facts(**chosen))
    filled = fill(Manuscript.verbatim(text, "b.md", 1, (text,)), values, environment, report)
    problems = [f"{d.code} {d.message} → {d.nearest}" for d in report.diagnostics]
    return (filled.text.replace("\\", "") if filled else ""), problems, tuple(environment.facts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ fact.women_asked }} of them", "39% [@doe-2020, p. 3] of them"),
        ("{{ fact.women_asked.say }} of them [@doe-2020]", "39% of them [@doe-2020]"),
        ("{{ fact.people_asked }}", "2,305 [@doe-2020]"),
        (
            "{{ fact.women_asked.value }} {{ fact.women_asked.unit }} in {{ fact.women_asked.as_of }}",
            "39 percent in 2009",
        ),
        ("{{ fact.odds.value }}", "0.59"),
        ("{{ fact.people_asked.value | number }}", "2,305"),
        ("{{ fact.people_asked.source }}", "doe-2020"),
        (
            "{{ fact.drop }} ({{ fact.drop.version }}, {{ fact.drop.as_of }}, {{ fact.drop.unit }})",
            "10–17% [@roe-2019] (draft-2019, 2019-02, percent)",
        ),
        ("{% if fact.women_asked.value > 30 %}many{% endif %}", "many"),
    ],
)
def test_what_a_fact_prints(text: str, words: str) -> None:
    assert printed(text)[:2] == (words, [])


def test_numbers_are_printed_as_the_language_writes_them() -> None:
    assert printed("{{ fact.people_asked.value | number }}", "de-DE")[0] == "2.305"


def test_the_version_in_use_decides() -> None:
    text = "{{ fact.drop.say }}, {{ fact.drop.version }}, {{ fact.drop.as_of }}"
    assert printed(text, drop="final")[0] == "12%, the article of 2021, 2017"
    assert printed(text, drop="draft-2017")[0] == "17.4%, draft-2017, 2017"


def test_the_words_of_a_fact_are_no_markup() -> None:
    report, environment = Report(), Environment("en-US")
    filled = fill(Manuscript.verbatim("{{ fact.words.say }}", "b.md"), values_of(Spec(), facts()), environment, report)
    assert filled is not None and filled.text == "“a \\*big\\* \\[\\@program\\]”"


def test_the_facts_used_are_remembered() -> None:
    assert printed("{{ fact.drop }} {{ fact.odds.say }} {{ fact.drop.say }}")[2] == ("drop", "odds", "drop")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{ fact.woman_asked }}", "unknown-variable there is no variable `fact.woman_asked` → fact.women_asked"),
        ("{{ fact.drop.sya }}", "unknown-variable there is no variable `fact.drop.sya` → fact.drop.say"),
        ("{{ fact.people_asked.as_of }}", "unknown-variable there is no variable `fact.people_asked.as_of` → "),
    ],
)
def test_a_name_that_there_is_not(text: str, problem: str) -> None:
    assert printed(text)[:2] == ("", [problem])


def test_the_facts_as_a_whole_cannot_be_printed() -> None:
    assert printed("{{ fact }}")[1] != []
