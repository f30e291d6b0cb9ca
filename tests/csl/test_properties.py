"""What holds for any source and any citation: something is printed, nothing breaks, nothing gets through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from csl.oracle import STYLES, locale, style, words
from hypothesis import given, settings
from hypothesis import strategies as st
from profiles import examples

from briefgen.csl import Cite, CitedSource, Processor, Result
from briefgen.csl.item import DATE_VARIABLES, NAME_VARIABLES
from briefgen.document.nodes import CitationMode, Inline, Link
from briefgen.document.walking import walk

NAMES = sorted(path.stem for path in STYLES.glob("*.csl"))

TYPES = ("article-journal", "bill", "book", "chapter", "hearing", "legal_case", "legislation", "report", "webpage", "x")

TEXTS = (
    *("title", "title-short", "container-title", "publisher", "genre", "number", "volume", "issue", "page", "edition"),
    *("section", "DOI", "URL", "note", "language", "status", "authority", "version", "chapter-number", "medium"),
)

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "<i>", "</i>", '<span class="nocase">', "</span>", "<script>", "-", "–"]
)

ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)

TEXT = st.one_of(ODD, st.lists(st.one_of(ODD, PIECES), max_size=8).map("".join))

ANY = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=6,
)

NAME = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle"), TEXT
    ),
)

DATE = st.fixed_dictionaries(
    {}, optional={"date-parts": st.lists(st.lists(st.one_of(st.integers(-9999, 9999), TEXT), max_size=4), max_size=3),
                  "literal": TEXT, "circa": st.booleans(), "season": st.integers(0, 30)}
)  # fmt: skip

SOURCE = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES)},
    optional={
        **{name: st.one_of(TEXT, st.integers(), ANY) for name in TEXTS},
        **{name: st.one_of(st.lists(NAME, max_size=5), ANY) for name in sorted(NAME_VARIABLES)[:6]},
        **{name: st.one_of(DATE, TEXT, ANY) for name in sorted(DATE_VARIABLES)},
        **{name: st.lists(NAME, max_size=5) for name in ("author", "editor", "translator")},
    },
)

SOURCES = st.dictionaries(st.sampled_from("abcdef"), SOURCE, min_size=1, max_size=5)


@st.composite
def cited(draw: st.DrawFn) -> tuple[dict[str, dict[str, Any]], list[Cite]]:
    """Sources, and citations of them."""
    sources = draw(SOURCES)
    source = st.builds(
        CitedSource,
        st.sampled_from(sorted(sources)),
        st.sampled_from(CitationMode),
        st.sampled_from(["", "page", "section", "chapter", "custom", "nonsense"]),
        TEXT,
        TEXT,
        TEXT,
    )
    cite = st.builds(Cite, st.lists(source, min_size=1, max_size=3).map(tuple), st.integers(0, 5))
    return sources, draw(st.lists(cite, max_size=5))


def every_text(result: Result) -> Iterator[tuple[Inline, ...]]:
    for found in result.cited:
        yield from (found.text, found.note)
    yield from (entry.inlines for entry in result.entries)


def targets(texts: Iterable[tuple[Inline, ...]]) -> list[str]:
    return [node.target for text in texts for node in walk(text) if isinstance(node, Link)]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=examples(30))
@given(case=cited())
def test_whatever_is_cited_something_safe_is_printed(name: str, case: tuple[dict[str, Any], list[Cite]]) -> None:
    sources, cites = case
    result = Processor(style(name), locale(), sources).process(cites, sorted(sources))
    assert len(result.cited) == len(cites)
    assert sorted(entry.id for entry in result.entries) == sorted(sources)
    texts = list(every_text(result))
    assert all(target.startswith(("https://", "http://")) for target in map(str.lower, targets(texts)))
    assert not any(character in words(text) for text in texts for character in "\ufdd0\ufdd1\x00\x1b\r\n")


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=examples(10))
@given(case=cited())
def test_the_same_is_printed_again(name: str, case: tuple[dict[str, Any], list[Cite]]) -> None:
    sources, cites = case
    processor = Processor(style(name), locale(), sources)
    first = processor.process(cites)
    assert processor.process(cites) == first
    turned = {id: sources[id] for id in sorted(sources, reverse=True)}
    assert Processor(style(name), locale(), turned).process(cites) == first


@given(case=cited())
def test_what_was_printed_before_does_not_matter(case: tuple[dict[str, Any], list[Cite]]) -> None:
    sources, cites = case
    fresh = Processor(style("apa"), locale(), sources).process(cites)
    used = Processor(style("apa"), locale(), sources)
    used.process([Cite((CitedSource(id),)) for id in sorted(sources)])
    assert used.process(cites) == fresh
