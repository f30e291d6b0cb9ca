"""What tells quickly that a text has nothing of a kind lets nothing of that kind through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.readers.markdown.guards import ANY_REFUSED, REFUSED
from briefgen.readers.markdown.leftovers import ANY, LEFTOVERS, Leftover
from briefgen.readers.markdown.spacing import SPACES, UNEVEN
from briefgen.readers.markdown.typography import NEGATIVE, SIGNED


@pytest.mark.parametrize("leftover", LEFTOVERS, ids=lambda one: one.code)
@given(data=st.data())
def test_every_leftover_is_seen(leftover: Leftover, data: st.DataObject) -> None:
    assert ANY.search(data.draw(st.from_regex(leftover.pattern)))


@given(st.characters())
def test_every_refused_character_is_seen(character: str) -> None:
    assert bool(ANY_REFUSED.search(character)) == any(one[0].search(character) for one in REFUSED)


@given(st.text("-−$€5.0kM ("))
def test_every_minus_is_seen(text: str) -> None:
    assert SIGNED.search(text) or not NEGATIVE.search(text)


@given(st.text("a \t\r\n"))
def test_every_uneven_space_is_seen(text: str) -> None:
    assert bool(UNEVEN.search(text)) == (SPACES.sub(" ", text) != text)
