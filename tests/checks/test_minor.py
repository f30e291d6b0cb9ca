"""What is a minor change of a text that somebody approved, and what is none, whoever calls it one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks.minor import Why, weights
from briefgen.checks.minor_words import AGREEING, FILLERS, MODALS, NEGATIONS, QUANTITIES

EN, ES, FR = "en-US", "es-MX", "fr-FR"

MINOR = [
    (EN, "Care works, and it helps.", "Care works and it helps."),
    (EN, "It works; we know it.", "It works. We know it."),
    (EN, "We ask you to recieve this report.", "We ask you to receive this report."),
    (EN, "We fund the programme here.", "We fund the program here."),
    (EN, "Local organisations help.", "Local organizations help."),
    (EN, "It is a longterm plan.", "It is a long-term plan."),
    (EN, "Fund health care.", "Fund healthcare."),
    (EN, "The care works.", "Care works."),
    (EN, "Bills harm people which need care.", "Bills harm people that need care."),
    (EN, "The data is clear.", "The data are clear."),
    (EN, "Oppose section 5 of the bill (and the next).", "Oppose section 5, of the bill, and the next."),
    (EN, "One line\nand another.", "One line and\nanother."),
    (EN, "It’s a choice.", "It's a choice."),
    (ES, "La atencion funciona.", "La atención funciona."),
    (ES, "Pedimos que apoye también la ley.", "Pedimos que apoye la ley."),
    (FR, "La loi, elle existe.", "La loi elle existe."),
]  # fmt: skip
"""Changes of marks, of spelling, of words that say nothing by themselves."""

NONE = [
    (EN, "Oppose section 5.", "Oppose section 6.", Why.NUMBER),
    (EN, "We saved 1,000 lives.", "We saved 1.000 lives.", Why.NUMBER),
    (EN, "Oppose sections 5-6.", "Oppose sections 5, 6.", Why.NUMBER),
    (EN, "A change of – 5 points.", "A change of 5 points.", Why.NUMBER),
    (EN, "It costs $5.", "It costs €5.", Why.NUMBER),
    (EN, "Half of us agree.", "Most of us agree.", Why.NUMBER),
    (EN, "It helps all people.", "It helps people.", Why.NUMBER),
    (EN, "See part viii here.", "See part vii here.", Why.NUMBER),
    (ES, "Ayuda a dos personas.", "Ayuda a doce personas.", Why.NUMBER),
    (ES, "Ayuda a la mayoría.", "Ayuda a la minoría.", Why.NUMBER),
    (EN, "We thank Jordan for it.", "We thank Jordon for it.", Why.NAME),
    (EN, "Jordan helped us.", "Jordon helped us.", Why.NAME),
    (EN, "the house agreed.", "the House agreed.", Why.NAME),
    (EN, "Ask {{ meeting.legislator.name }}.", "Ask {{ meeting.office }}.", Why.FILLED),
    (EN, "It does not help.", "It does help.", Why.NEGATION),
    (EN, "It does not help.", "It doesn't help.", Why.NEGATION),
    (EN, "It is legal there.", "It is illegal there.", Why.NEGATION),
    (EN, "They are harmful here.", "They are harmless here.", Why.NEGATION),
    (ES, "La ley no daña.", "La ley daña.", Why.NEGATION),
    (ES, "Ley sin multas.", "Ley con multas.", Why.NEGATION),
    (EN, "Offices must close.", "Offices may close.", Why.MODAL),
    (EN, "Care and housing.", "Care or housing.", Why.MODAL),
    (ES, "El estado debe pagar.", "El estado puede pagar.", Why.MODAL),
    (EN, "It works [@doe-2020].", "It works [@roe-2020].", Why.SOURCE),
    (EN, "It works [@doe-2020, p. 5].", "It works [@doe-2020, p. 6].", Why.SOURCE),
    (EN, "It works [@doe-2020].", "It works.", Why.SOURCE),
    (EN, "See https://example.org now.", "See https://example.com now.", Why.ADDRESS),
    (EN, "See [the report](one.pdf).", "See [the report](two.pdf).", Why.ADDRESS),
    (EN, "Write to jo@example.org.", "Write to al@example.org.", Why.ADDRESS),
    (EN, "They called it “help”.", "They called it help.", Why.QUOTE),
    (EN, "It works.", "It works?", Why.SIGN),
    (EN, "It *never* ends.", "It never ends.", Why.SIGN),
    (EN, "One text.\n\nAnother.", "One text.\nAnother.", Why.FORM),
    (EN, "# Care\nworks", "Care\nworks", Why.FORM),
    (EN, "::: callout\nCare\n:::", "::: sidebar\nCare\n:::", Why.FORM),
    (EN, "Care\n- works", "Care\nworks", Why.FORM),
    (EN, "Care works.", "Care fails.", Why.NEGATION),
    (EN, "Harm is increased.", "Harm is decreased.", Why.WORD),
    (EN, "It helps patients.", "It helps criminals.", Why.WORD),
    (EN, "They closed the clinic.", "They closed the clinics.", Why.WORD),
    (EN, "The employer pays.", "The employee pays.", Why.WORD),
    (EN, "Care helps people.", "People care helps.", Why.WORD),
    (EN, "They are in action.", "They are inaction.", Why.WORD),
    (FR, "La loi nouvele.", "La loi nouvelle.", Why.WORD),
]  # fmt: skip
"""What is never minor, each with why."""


@pytest.mark.parametrize(("language", "before", "after"), MINOR)
def test_marks_spelling_and_filler_words_are_minor(language: str, before: str, after: str) -> None:
    assert weights(before, after, language) == weights(after, before, language) == ()


@pytest.mark.parametrize(("language", "before", "after", "why"), NONE)
def test_everything_else_weighs(language: str, before: str, after: str, why: Why) -> None:
    assert why in {one.why for one in weights(before, after, language)}
    assert weights(after, before, language)


def test_what_weighs_is_told_in_words() -> None:
    (first, second) = weights("Oppose section 5.", "Oppose section 6.", EN)
    assert (first.words, second.words) == ("“5” is a number or a quantity", "“6” is a number or a quantity")
    (hidden,) = weights("Care works.", "Care\u200b works.", EN)
    assert hidden.words == "“U+200B” is a sign that counts"


def test_no_word_that_may_come_and_go_is_one_that_weighs() -> None:
    heavy = QUANTITIES | NEGATIONS | MODALS
    light = frozenset().union(*FILLERS.values()) | {
        word for pairs in AGREEING.values() for pair in pairs for word in pair
    }
    assert not light & heavy


def test_texts_that_have_little_in_common_are_compared_in_a_bounded_time() -> None:
    one, other = (" ".join(f"{letter}{'x' * (n % 7)}" for n in range(3000)) for letter in "ab")
    assert [weight.why for weight in weights(one, other, EN)] == [Why.LONG]


PLAIN = ["care", "people", "works", "clinic", "street", "with", "from", "our", "county", "state", "help", "we", "fund"]
HEAVY = sorted(QUANTITIES | NEGATIONS | MODALS)
NAMES = ["Jordan", "Alameda", "NY-12", "Example Housing Alliance", "Dr. Sample", "SSP", "{{ meeting.office }}"]
NUMBERS = ["5", "39%", "39\\%", "1,000", "$2.5", "2026-12-03", "(b)(2)", "1st", "-4"]
SOURCES = ["[@doe-2020]", "[@doe-2020, p. 4]", "https://example.org", "jo@example.org", "(see [@roe, sec. 2])"]

texts = st.lists(
    st.sampled_from([*PLAIN, *PLAIN, "not", "five", "Jordan", "39%", "[@doe-2020]"]), min_size=1, max_size=25
)
weighing = st.one_of(*map(st.sampled_from, (HEAVY, NAMES, NUMBERS, SOURCES)))
places = st.integers(0, 24)
languages = st.sampled_from([EN, ES, FR])


def put(words: list[str], at: int, *new: str) -> str:
    """A text with some more words at a place."""
    return " ".join((*words[: at % len(words)], *new, *words[at % len(words) :]))


@given(texts, places, weighing, languages)
def test_what_weighs_can_neither_come_nor_go(words: list[str], at: int, heavy: str, language: str) -> None:
    whole, without = put(words, at, heavy), " ".join(words)
    assert weights(without, whole, language)
    assert weights(whole, without, language)


@given(texts, places, weighing, weighing, languages)
def test_what_weighs_cannot_become_another(words: list[str], at: int, one: str, other: str, language: str) -> None:
    before, after = put(words, at, one), put(words, at, other)
    assert bool(weights(before, after, language)) is (one != other)


@given(texts, places, places, weighing, languages)
def test_what_weighs_cannot_be_moved(words: list[str], one: int, other: int, heavy: str, language: str) -> None:
    before, after = put(words, one, heavy), put(words, other, heavy)
    assert bool(weights(before, after, language)) is (before != after)


@given(texts, places, weighing, places, st.sampled_from([",", ";", " –"]), languages)
def test_a_minor_change_beside_it_hides_nothing(
    words: list[str], at: int, heavy: str, place: int, mark: str, language: str
) -> None:
    changed = [*words]
    changed[place % len(words)] += mark
    assert weights(" ".join(words), put(changed, at, heavy), language)


@given(
    st.lists(st.sampled_from(PLAIN), min_size=2, max_size=25), places, st.sampled_from([",", ";", ":", " –"]), languages
)
def test_a_mark_between_words_may_come_and_go(words: list[str], at: int, mark: str, language: str) -> None:
    changed = [*words]
    changed[at % len(words)] += mark
    assert weights(" ".join(words), " ".join(changed), language) == ()
    assert weights(" ".join(changed), " ".join(words), language) == ()


@given(st.lists(st.sampled_from(PLAIN), min_size=2, max_size=25), places, st.sampled_from([EN, ES]), st.data())
def test_a_word_that_says_nothing_may_come_and_go(
    words: list[str], at: int, language: str, data: st.DataObject
) -> None:
    filler = data.draw(st.sampled_from(sorted(FILLERS[language[:2]])))
    assert weights(" ".join(words), put(words, at, filler), language) == ()
    assert weights(put(words, at, filler), " ".join(words), language) == ()


@given(texts, places, st.sampled_from(["funding", "evidence", "treatment", "supplies"]), st.integers(2, 5))
def test_two_letters_that_changed_places_may_be_put_right(words: list[str], at: int, right: str, place: int) -> None:
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert weights(put(words, at, wrong), put(words, at, right), EN) == ()


@given(st.text(max_size=60), st.text(max_size=60), languages)
def test_whatever_is_compared_an_answer_is_given(before: str, after: str, language: str) -> None:
    assert weights(before, before, language) == ()
    digits = [[letter for letter in text if letter.isdigit()] for text in (before, after)]
    assert digits[0] == digits[1] or weights(before, after, language)
