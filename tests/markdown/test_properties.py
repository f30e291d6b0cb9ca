"""What holds for any text: it is read to the end, and no word of it vanishes unsaid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import (
    Citation,
    Code,
    CodeListing,
    Figure,
    Flow,
    Image,
    Text,
)
from briefgen.document.walking import walk
from briefgen.readers.markdown import parse, parse_inline


def sample_picture(name: str, alt: str, span: Span) -> Image:
    return Image(name, "image/png", b"", 1, 1, alt)


def read(text: str) -> tuple[tuple[Flow, ...], tuple[Diagnostic, ...]]:
    report = Report()
    flows = parse(Manuscript.verbatim(text, "block.md", 1, tuple(text.split("\n"))), sample_picture, report)
    return flows, report.diagnostics


def printed(flows: tuple[Flow, ...]) -> Iterator[str]:
    """Everything in a tree that holds words."""
    for node in walk(flows):
        match node:
            case Text(text) | Code(text) | CodeListing(text):
                yield text
            case Figure(image):
                yield image.alt
            case Citation(items):
                yield from (part for item in items for part in (item.source, item.prefix, item.locator, item.suffix))
            case _:
                pass


def tokens(texts: Iterator[str]) -> Counter[str]:
    """The words that the strategies below put into a text: a w and a number."""
    return Counter(word for text in texts for word in re.findall(r"w\d+", text))


MARKUP = "*_`[]()!<>#|-+=:;~^\\&@\"'{}.,$%/1 \t\n"

anything = st.text(st.one_of(st.sampled_from(MARKUP), st.characters()), max_size=400)

word = st.integers(1, 40).map("w{}".format)

# fmt: off
MARKS = [
    " ", " ", "\n", "\n\n", "\n\n", "*", "**", "_", "`", "``", "[", "]", "(", ")", "](https://x.org)", "[^", "]:", "^[",
    "\n- ", "\n  - ", "\n    ", "\n1. ", "\n2. ", "\n> ", "\n## ", "\n### ", "\n---\n", "\n```\n", "\n~~~\n", "\n::: callout ",
    "\n::: quote ", "\n:::\n", "|", "\n| ", " | ", "\n|---|---|\n", "\n\nTable: ", "![", "](p.png)", "](p.png \"", "\")",
    "[@", "; @", "@", "-@", ", p. 3", "<", ">", "<!--", "-->", "<b>", "\\", "'", '"', "--", "...", "\\\n", "  \n", "\t",
    "&amp;", "[x]: https://x.org\n\n", "{", "}",
]
# fmt: on

pieces = st.one_of(word, word, st.sampled_from(MARKS))

markdown = st.lists(pieces, max_size=60).map("".join)


@given(anything)
@example("[^1]: a\n\n    [^1]: b[^1]")
@example("a[^1]\n\n[^1]: x [^1]")
@example("::: callout\n- a\n:::\n")
@example("|a|\n|-|\n|\\|")
@example("- [ ] a\n\n\t- b")
def test_any_text_is_read(text: str) -> None:
    read(text)


@given(anything)
def test_any_title_is_read(text: str) -> None:
    parse_inline(Manuscript.verbatim(text, "brief.yaml"), Report())


@given(anything)
def test_every_place_is_in_the_file(text: str) -> None:
    lines = text.split("\n")
    for problem in read(text)[1]:
        assert problem.span is not None
        assert 1 <= problem.span.line <= len(lines)
        assert problem.span.text == lines[problem.span.line - 1]
        assert 1 <= problem.span.column <= len(problem.span.text) + 1


@given(markdown)
@example("w1\nTable: w2")
@example("<!-- w1 --> w2")
@example("[w1]: w2")
@example("[^w1 w2]: w3")
@example("| w1 |\n|---|\n| w2 | w3 |")
@example("> - w1\n>\n>       w2")
@example('![w1](w.png "w2 *w3*")')
def test_no_word_vanishes_or_is_doubled(text: str) -> None:
    """The words of the source are those of the tree, or something was said. Comments are for the staff, names of notes are not printed."""
    flows, diagnostics = read(text)
    if diagnostics:
        return
    source = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    source = re.sub(r"(?<!\^)\[\^[^\s\[\]^]+\]", "", source)
    assert tokens(printed(flows)) == tokens(iter([source]))


def test_random_text_is_often_enough_without_problems() -> None:
    """The property above says something only if many texts give no diagnostic."""
    from hypothesis import Phase, settings

    clean = Counter[bool]()

    @settings(max_examples=300, database=None, phases=[Phase.generate], derandomize=True)
    @given(markdown)
    def count(text: str) -> None:
        clean[bool(text.strip()) and not read(text)[1]] += 1

    count()
    assert clean[True] > 60
