"""Words as they are looked for, by the short way and by the long one."""

from __future__ import annotations

import sys

from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.trust import folding
from briefgen.trust.folding import WORD, bare, folded


def by_expression(text: str) -> tuple[str, ...]:
    """The words of a text, found by one expression alone."""
    return tuple(word.casefold() for word in WORD.findall(bare(text)))


def test_every_character_parts_words_or_is_one() -> None:
    characters = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    texts = (f"Of A{one}b{one} C" for one in characters)
    assert [text for text in texts if folded(text) != by_expression(text)] == []


def test_the_short_way_is_gone_for_texts_with_dashes_and_quotation_marks() -> None:
    text = "He voted “no” – on S. 12 – in 2019, § 4"
    assert folding.MARKS.sub(" ", bare(text)).isascii()
    assert folded(text) == ("he", "voted", "no", "on", "s", "12", "in", "2019", "4")


@given(
    st.lists(
        st.sampled_from("aeE’'éè\u0301\u0323\u0345\u0e38\u0e48\u05b0\u00ad\u200b\u00a0…ﬁßйИ가\u1161“–½ſ\U0001f600")
    ).map("".join)
)
@example("e\u0345\u0323\u0301")
@example("e\u0e48\u0e38")
def test_characters_lose_their_accents_one_by_one_as_all_of_them_do_together(text: str) -> None:
    assert bare(text) == folding._spaced(folding._without_accents(text))


def test_a_name_without_spaces_has_several_words() -> None:
    assert folded("MemoHeVotedNo.docx") == ("memo", "he", "voted", "no", "docx")
    assert folded("ÉlodieÀParis USA McDonald’s O'Neill") == ("elodie", "aparis", "usa", "mc", "donalds", "oneill")
