"""What the core says of a problem is told in the words of the house: arguments by their titles, fields by their names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk.conftest import BLOCK, Desk, brief
from desk.test_citing import FACTS, SOURCES
from desk.test_form import Page
from desk.test_pages import words
from desk.test_words import NEVER

from briefgen.desk.telling import about, hinted, housed, told
from briefgen.diagnostics import Diagnostic

CASES = Path(__file__).resolve().parents[1] / "diagnostics"
TITLES = {"still-policed": "People are <still> policed"}


def say(message: str, at: str = "") -> str:
    return str(told(Diagnostic("any", message), TITLES, str, at))


@pytest.mark.parametrize(
    ("message", "told_as"),
    [
        ("the block `still-policed` was due for review", "The argument “People are &lt;still&gt; policed” was due for review."),
        ("a block is missing", "An argument is missing."),
        ("still-policed: short → headline, 7 lines freed", "“People are &lt;still&gt; policed”: short → headline, 7 lines freed."),
        ("“Nov 31” is not a date (`meeting.date`)", "“Nov 31” is not a date."),
        ("“Nov 31” is not a date (`nothing.like-it`)", "“Nov 31” is not a date (<code>nothing.like-it</code>)."),
        ("nothing is written for `meeting.place`", "Nothing is written for “Place”."),
        ("there is no variable `fact.deaths`", "There is no variable <code>fact.deaths</code>."),
        ("an accent alone ` stays <as it is>", "An accent alone ` stays &lt;as it is&gt;."),
        ("documents of this template go to an office", "Documents of this kind go to an office."),
        ("the template requires `ask`", "The kind of paper requires <code>ask</code>."),
    ],
)  # fmt: skip
def test_a_message_is_a_sentence_in_the_words_of_the_house(message: str, told_as: str) -> None:
    assert say(message) == told_as


def test_at_the_argument_itself_its_title_is_not_said_again() -> None:
    assert (
        say("still-policed: short → left out, 11 lines freed", "still-policed") == "Short → left out, 11 lines freed."
    )


def test_the_field_is_called_by_its_name_where_a_message_names_its_key() -> None:
    assert about(Diagnostic("wrong-date", "“Nov 31” is not a date (`meeting.date`)")) == "Day"
    assert about(Diagnostic("any", "nothing is written for `meeting.place`")) == ""


def test_what_to_do_is_never_a_command() -> None:
    assert not hinted("`briefgen list blocks` shows all of them.", {}, str)
    assert hinted("Shorten a block.", {}, str) == "Shorten an argument."


def test_no_message_of_the_core_has_other_words() -> None:
    """Those of all cases there are: outside of what is quoted from files."""
    quoted = re.compile(r"<code>.*?</code>|“[^”]*”|\S+/\S+|“?{[^}]*}|\S+\.yaml\b")
    cases = "\n".join(path.read_text("utf-8") for path in sorted(CASES.glob("*.md")))
    messages = re.findall(r"^\S*: (?:error|warning|note)\[[a-z-]+\]: (.*)$", cases, re.MULTILINE)
    # A mark of exclamation is quoted where it is what is wrong.
    found = [
        one
        for one in (str(housed(one, {}, str)) for one in messages)
        if NEVER.search(quoted.sub("", one).replace("!", ""))
    ]
    assert not found and len(messages) > 100


def test_pages_say_the_titles_of_arguments(own_desk: Desk) -> None:
    own_desk.write("briefs/blocks/health.md", BLOCK.replace("title: Health", "title: Care that “reaches” people"))
    page = own_desk.until("/briefs/visit", lambda found: "Care that “reaches” people" in found)
    assert re.search(r"<h4[^>]*>Care that “reaches” people</h4>", page)
    assert "Care that “reaches” people" in words(page.partition('id="bar"')[2])


def test_the_list_of_problems_calls_the_field_as_the_form_does(own_desk: Desk) -> None:
    Page(own_desk).send(meeting__date="Nov 31")
    page = own_desk.until("/briefs/visit", lambda found: 'id="problems"' in found)
    problems = words(page.partition('id="problems"')[2].partition("</ul>")[0])
    assert "Day: “Nov 31” is not a date." in problems and "meeting.date" not in problems


def test_what_stands_under_the_meeting_is_what_its_fields_say(own_desk: Desk) -> None:
    page = Page(own_desk)

    def when(html: str) -> str:
        return words(html.partition('id="when"')[2].partition(">")[2].partition("</p>")[0]).strip()

    assert when(own_desk.ask("/briefs/visit").text) == "Thursday, December 3 · In 11 days · 100 Example Building"
    assert when(page.send(meeting__date="2026-12-01").text) == "Tuesday, December 1 · In 9 days · 100 Example Building"
    assert when(page.send(meeting__date="Nov 31").text) == "100 Example Building"


def test_a_file_that_papers_are_made_of_says_what_is_wrong_in_it(own_desk: Desk) -> None:
    own_desk.write("briefs/blocks/health.md", BLOCK.replace("title: Health", 'title: "Health'))
    row = own_desk.until("/", lambda found: "blocks/health.md" in found)
    assert 'href="/files/briefs/blocks/health.md#line-2"' in row
    page = own_desk.ask("/files/briefs/blocks/health.md").text
    marked = page.partition('<li id="line-2" class="marked">')[2].partition("</li>")[0]
    assert "The quotation mark that opens here is not closed." in words(marked)
    assert "There is 1 problem" in words(page)


def test_figures_that_cannot_be_read_are_one_problem(own_desk: Desk) -> None:
    own_desk.write("briefs/sources.yaml", SOURCES)
    own_desk.write("briefs/facts.yaml", FACTS)
    own_desk.write("briefs/visit.yaml", brief(ask="{{ fact.overdose_deaths.say }} died."))
    own_desk.until("/", lambda found: "Fits on 1 page" in found or "warning" in found)
    own_desk.write("briefs/facts.yaml", FACTS.replace("say: 31 people", 'say: ""31 people"'))
    page = words(own_desk.until("/briefs/visit", lambda found: 'id="problems"' in found))
    assert "There is 1 problem" in page and "There is no variable" not in page
    own_desk.write("briefs/facts.yaml", FACTS)
    own_desk.write("briefs/visit.yaml", brief(ask="{{ fact.overdose_death.say }} died."))
    own_desk.until("/briefs/visit", lambda found: "There is no variable" in found)
