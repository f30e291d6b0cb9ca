"""Markup that is taken apart by the short way is what it is by the long one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.trust import markup as module
from briefgen.trust.markup import TAG, markup, tag_of

PIECES = ("<", ">", '"', "'", "/", "!", "?", "=", " ", "a", "w:t", "<a>", "</a>", '<a b="c">', '<a b="1 > 0">', "x < y")


def by_expression(text: str) -> tuple[object, object]:
    """The different tags of a text and what stands between them, by one expression."""
    pieces = TAG.split(text)
    between = tuple(one for one in pieces[::2] if one and not one.isspace())
    return tuple(map(tag_of, dict.fromkeys(pieces[1::2]))), between


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_both_ways_find_the_same(text: str) -> None:
    if "<!" in text or "<?" in text:
        return
    read = markup(text.encode())
    assert (read.tags, read.texts) == by_expression(text)


@pytest.mark.parametrize(
    "text",
    [
        '<w:p w:rsid="1"><w:t xml:space="preserve">He voted no</w:t></w:p>',
        "<a b='he voted no > once'>then</a>",
        '<a b="he voted no > once">then</a>',
        "<a>1 < 2</a>",
        "he < voted",
    ],
)
def test_signs_in_values_and_texts(text: str) -> None:
    read = markup(text.encode())
    assert (read.tags, read.texts) == by_expression(text)


def test_most_files_go_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TAG", None)
    read = markup(b'<w:t xml:space="preserve">He voted &gt; no</w:t>')
    assert read.texts == ("He voted &gt; no",) and [tag.name for tag in read.tags] == ["w:t", "w:t"]
