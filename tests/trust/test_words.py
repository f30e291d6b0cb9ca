"""What gives a private text away, what hides it not, and what is no secret."""

from __future__ import annotations

import pytest
from trust.phrases import index, written

from briefgen.diagnostics import Span
from briefgen.models.spec import Audience
from briefgen.trust.folding import stream
from briefgen.trust.index import Index
from briefgen.trust.private import Marked

NOTE = "Met her chief of staff. On the bill he voted no, and he told Dana Ruizmann why: the whip count falls short by eleven votes."


def found(private: str, said: str, *allowed: str, repeated: tuple[str, ...] = ()) -> bool:
    return bool(index(private, allowed=allowed, repeated=repeated).find(stream([said])))


@pytest.mark.parametrize(("phrase", "private"), written(), ids=[phrase[:30] for phrase, _ in written()])
def test_a_phrase_of_any_kind_is_found(phrase: str, private: str) -> None:
    assert found(private, f"It was said that {phrase} and more was said.")


HIDDEN = {
    "as it is": "he voted no",
    "capitals": "HE VOTED NO",
    "dashes": "he\u2014voted\u2013no",
    "quotation marks": "“he” ‘voted’ «no»",
    "accents": "hé vötéd nó",
    "soft hyphens": "he vo\u00adted no",
    "characters of no width": "he v\u200bo\u200dt\ufeffed no",
    "marks of direction": "he \u202evoted\u202c no",
    "wide letters": "ｈｅ ｖｏｔｅｄ ｎｏ",
    "ligatures": "he voted no ﬁrst",
    "broken lines": "he vo-\nted\nno",
    "spaces of all kinds": "he\u00a0voted\u2003no",
    "no spaces": "he_voted_no",
    "a name of a file": "HeVotedNo.docx",
    "Markdown": "he **voted** _no_",
    "an address": "he%20voted%20no",
    "entities": "he &#118;oted n&#x6f;",
    "entities of entities": "he &amp;#118;oted no",
    "commas": "he, voted, no",
}


@pytest.mark.parametrize("said", HIDDEN.values(), ids=HIDDEN)
def test_nothing_hides_it(said: str) -> None:
    assert found(NOTE, f"They say {said} they say")


def test_words_in_which_it_only_seems_to_stand_are_others() -> None:
    assert not found(NOTE, "she voted nothing") and not found(NOTE, "the voted norm")


def test_signs_of_markdown_in_the_private_text_hide_nothing() -> None:
    assert found(
        "In [the *markup*](https://x.example) **he** voted[^1] no.\n\n[^1]: So they say.", "the markup he voted no"
    )


def test_what_an_allowed_text_says_is_no_secret() -> None:
    said = "They knew that he voted no in committee"
    assert found(NOTE, said) and not found(NOTE, said, "Everybody saw that he voted no.")


def test_what_a_template_says_is_none_but_of_people() -> None:
    private = "Our fallback trades the curriculum mandate for pilot grants. Call 202-555-0111."
    said = "Our fallback trades the curriculum mandate for pilot grants"
    assert found(private, said) and not found(private, said, repeated=(said,))
    assert found(private, "202 555 0111", repeated=("202-555-0111",))


COMMON = (
    "Thank you for taking the time to meet with us and for your work on this bill.",
    "We would be glad to answer any questions that you or your staff may have.",
    "Please vote no on section 5 of the bill when it comes to the floor of the House.",
    "on behalf of the people whom we serve in your district",
    "the Committee on the Judiciary of the House of Representatives",
    "in the United States of America, in New York and in Rhode Island",
    "on Thursday, December 3, 2026, at 10:30 a.m.",
    "We share the goal of ending harm, and we hope that you will join us.",
    "2019-2024; 1999–2008; 2026-11-20; 11/20/2026",
)


@pytest.mark.parametrize("words", COMMON)
def test_common_phrases_are_no_secret(words: str) -> None:
    assert not found(f"{words} And their whip count falls short.", f"{words} And so on.")


LAWS = (
    "the Adam Walsh Child Protection and Safety Act of 2006", "the Violence Against Women Act", "the James Byrne program",
    "Lawrence v. Texas", "the Ryan White Comprehensive AIDS Resources Emergency Act", "the Matthew Shepard Act",
)  # fmt: skip


@pytest.mark.parametrize("law", LAWS)
def test_laws_named_after_people_are_no_secret(law: str) -> None:
    assert not found(f"Expect a question on {law}.", f"As {law} says, and as it was read.")


def test_a_law_with_the_name_of_somebody_private_is_a_law() -> None:
    private = "Ask for Adam Walshman first."
    assert found(private, "Adam Walshman waits.") and not found(private, "the Adam Walshman Child Protection Act")


def test_a_quotation_with_its_source_is_public() -> None:
    quoted = "arrests of buyers fell by half while outreach visits to hotels doubled within months"
    private = f"Quote it: “{quoted},” they wrote [@doe-2020]. Then offer the amendment on vending only after recess."
    assert not found(private, f"As Doe found, {quoted}.")
    assert found(private, "Then offer the amendment on vending only after recess")


def test_what_a_source_says_is_public_but_not_a_long_run_of_how() -> None:
    private = "Northern Ireland's review reported minimal effect on demand but the authors quietly conceded flawed sampling [@ni]."
    assert not found(private, "The review reported minimal effect on demand but more.")
    assert found(private, "review reported minimal effect on demand but the authors quietly conceded flawed sampling")


def test_a_word_on_many_pages_is_looked_for_quickly() -> None:
    private = index(*(text for _, text in written()))
    words = stream(["outreach and housing keep people safe " * 20_000])
    assert private.find(words) == ()


def test_what_papers_for_more_say_is_no_secret_of_a_paper_for_few_but_of_an_argument() -> None:
    said = "Our fallback trades the curriculum mandate for pilot grants"
    own = Index([Marked(Span("briefs/talk.yaml", 1), f"{said}.", Audience.COALITION, shared=True)], (), (), (said,))
    argued = Index([Marked(Span("briefs/blocks/a.md", 1), f"{said}.", Audience.COALITION)], (), (), (said,))
    assert not own.find(stream([said])) and argued.find(stream([said]))
