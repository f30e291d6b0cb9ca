"""Citations against Pandoc itself, and what holds for any citation."""

from __future__ import annotations

import json
import re
import string
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tools import requires, run

from briefgen.diagnostics import Report
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Citation, CitationMode, CitedItem
from briefgen.document.walking import walk
from briefgen.readers.citations.calls import KEY, find_calls
from briefgen.readers.citations.locator import split_locator
from briefgen.readers.markdown import parse_inline

# Pandoc's own reading


Read = list[tuple[str, str, str, str]]
"""For each source cited: its id, how, and the letters and digits before and after it."""

MODES = {
    "NormalCitation": CitationMode.NORMAL,
    "AuthorInText": CitationMode.IN_TEXT,
    "SuppressAuthor": CitationMode.SUPPRESS_AUTHOR,
}


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def said(node: Any) -> str:
    """The words of Pandoc's inlines."""
    match node:
        case list():
            return "".join(map(said, node))
        case {"t": "Str" | "Code", "c": str(text)} | {"t": "Code", "c": [_, str(text)]}:
            return text
        case {"c": children}:
            return said(children)
        case _:
            return ""


def by_pandoc(node: Any) -> Read:
    match node:
        case {"t": "Cite", "c": [items, _]}:
            return [
                (
                    item["citationId"],
                    MODES[item["citationMode"]["t"]],
                    letters(said(item["citationPrefix"])),
                    letters(said(item["citationSuffix"])),
                )
                for item in items
            ]
        case {"c": children}:
            return by_pandoc(children)
        case list():
            return [read for child in node for read in by_pandoc(child)]
        case _:
            return []


def all_by_pandoc(texts: list[str], folder: Path) -> list[Read]:
    """What Pandoc reads in each text; one call for all, for its start takes longest."""
    source = folder / "texts.md"
    source.write_text("\n\n----\n\n".join(f"x {text}" for text in texts) + "\n", "utf-8")
    extensions = "markdown-example_lists-smart-auto_identifiers-bracketed_spans-inline_notes-tex_math_dollars-subscript-superscript"
    document = json.loads(run("pandoc", "-f", extensions, "-t", "json", source))
    reads: list[Read] = [[]]
    for flow in document["blocks"]:
        if flow["t"] == "HorizontalRule":
            reads.append([])
        else:
            reads[-1] += by_pandoc(flow)
    return reads


def line(text: str) -> tuple[Any, ...]:
    return parse_inline(Manuscript.verbatim(text, "block.md", 1, (text,)), Report(), citations=True)


def by_us(text: str) -> Read:
    return [
        (item.source, item.mode, letters(item.prefix), letters(item.locator + item.suffix))
        for node in walk(line(f"x {text}"))
        if isinstance(node, Citation)
        for item in node.items
    ]


AS_PANDOC = [
    "[@a]", "[see @a, pp. 3-4, and elsewhere; @b]", "@a says", "@a [p. 3]", "@a [p. 3; see @b]", "[-@a]", "-@a says",
    "@a [see @b]", "@a [-@b]", "@a [see @b, p. 3; @c]", "@a\n[p. 3]", "@a [p. 3](https://x.org)",
    "@{https://x.org/a}", "[@{a.}; @{b{c}d}]", "@{a b}", "[@a{p. 5, ii}, suffix]", "[@a{}, 99 years]",
    "[@a [sic]]", "[see [sic] @a]", "[@a; see also]", "[; @a]", "[@a;]", "[@a;; @b]", "[]@a", "[ @a ]", "[@a", "@a]",
    "foo@bar.org", "foo-@a", "foo.@a", "(@a)", "_@a_", "*@a*", "“@a”", "—@a", "é@a", "1@a", "@@a", "--@a",
    "@a.b.", "@a:b", "@a::b", "@a/b//c", "@a//", "@a--b", "@a?b!", "@a<b>", "@a~b_", "@_a", "@1a", "@a#b$c%d&e+f",
    "@Ä-b", "@a–b", "@a'b", "@²x", "@-a", "@.a", r"\@a", r"[\@a]", r"[see\; x @a]", r"[see \] x @a]", "`@a`",
    "[@a `x;y` z]", "[*see* @a]", "[@a, *passim*; @b]", "[see @a and more, e.g. 3; cf. -@b_c:d]", "[--@a]", "[x-@a]",
    "[x -@a]", "[@a.]", "[@a,b]", "[@a] [@b]", "@a, @b; @c", "<https://x.org/@a>", "@a []", "@a [^1]", "[@a]: x",
]  # fmt: skip


OTHERWISE = {
    "@{}": "an empty key is no key",
    "@a@b": "what follows a key without a space is no second citation",
    r"\[@a\]": "an escaped bracket says that no citation is meant",
    "[words @a](https://x.org)": "a link is not also a citation: social media names stand in links",
    "[@b](https://x.org)": "a link is not also a citation: social media names stand in links",
}
"""Texts that Pandoc reads otherwise, and why."""


@requires("pandoc")
def test_citations_are_those_that_pandoc_reads(tmp_path: Path) -> None:
    pandoc = all_by_pandoc(AS_PANDOC, tmp_path)
    assert dict(zip(AS_PANDOC, map(by_us, AS_PANDOC), strict=True)) == dict(zip(AS_PANDOC, pandoc, strict=True))
    assert sum(map(len, pandoc)) > len(AS_PANDOC) / 2


@requires("pandoc")
def test_each_listed_difference_is_one(tmp_path: Path) -> None:
    pandoc = all_by_pandoc(list(OTHERWISE), tmp_path)
    assert [text for text, read in zip(OTHERWISE, pandoc, strict=True) if by_us(text) == read] == []


# Any text


@given(st.text(st.sampled_from("[]@{}a;,-.\\` \n:/p3_*"), max_size=60))
@example("[@a" + "[" * 2_000)
def test_any_text_is_a_citation_or_itself(text: str) -> None:
    for start in range(len(text)):
        found = find_calls(text, start, len(text))
        if found is not None:
            assert start < found.end <= len(text)
            assert text[start] in "[@-"
            assert found.calls
            assert all(call.source in text[start : found.end] for call in found.calls)


def test_brackets_too_deep_are_no_citation() -> None:
    assert find_calls("[@a [[[b]]]]", 0, 12) is not None
    assert find_calls("[@a [[[[b]]]]]", 0, 14) is None


# There and back

plain = st.text(
    st.one_of(st.sampled_from("abc 39,.;:[]{}@\\*_`'\"-<>&!()§"), st.characters(codec="utf-8")), max_size=20
).map(lambda text: " ".join(text.split()))


def readable(text: str) -> bool:
    """Whether the reader lets a text pass without a diagnostic."""
    report = Report()
    parse_inline(Manuscript.verbatim(text, "block.md"), report, citations=True)
    return not report.diagnostics


sources = st.one_of(st.from_regex(KEY, fullmatch=True), st.from_regex(r"[a-z.:/?=#@]{1,20}", fullmatch=True))

locators = st.sampled_from(
    ["", "", "p. 3", "pp. 3–4, 7", "§ 20701(c)(1)", "vol. 2", "33", "iv", "note [sic]", "a {b}", "[x"]
)


@st.composite
def cited_items(draw: st.DrawFn, mode: CitationMode) -> CitedItem:
    locator = draw(locators)
    suffix = draw(plain)
    if not locator and split_locator(suffix)[0]:
        suffix = ""
    prefix = "" if mode is CitationMode.IN_TEXT else draw(plain)
    return CitedItem(draw(sources), mode, prefix, locator, suffix)


in_brackets = st.sampled_from([CitationMode.NORMAL, CitationMode.SUPPRESS_AUTHOR]).flatmap(cited_items)

citations = st.one_of(
    st.lists(in_brackets, min_size=1, max_size=3),
    st.tuples(cited_items(CitationMode.IN_TEXT), st.lists(in_brackets, max_size=2)).map(
        lambda parts: [parts[0], *parts[1]]
    ),
).map(lambda items: Citation(tuple(items)))


def escape(text: str) -> str:
    """Plain text as Markdown that reads back as the same plain text."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def after_key(item: CitedItem) -> str:
    """What is written behind a key: locator, then suffix."""
    suffix = escape(item.suffix)
    gap = "" if item.suffix.startswith(",") or not item.suffix else " "
    if item.locator:
        plain = f", {item.locator}{gap}{item.suffix}"
        if split_locator(plain) == (item.locator, item.suffix):
            return f", {escape(item.locator)}{gap}{suffix}"
        return f", {{{escape(item.locator)}}}{gap}{suffix}"
    return ("{}" if split_locator(item.suffix)[0] else "") + gap + suffix


def write_item(item: CitedItem) -> str:
    dash = "-" if item.mode is CitationMode.SUPPRESS_AUTHOR else ""
    prefix = escape(item.prefix) + " " if item.prefix else ""
    return f"{prefix}{dash}@{write_key(item.source)}{after_key(item)}"


def write_key(source: str) -> str:
    return source if KEY.fullmatch(source) else f"{{{source}}}"


def write_citation(citation: Citation) -> str:
    """A citation in Pandoc's syntax; reading it gives the same citation."""
    first, *others = citation.items
    if first.mode is not CitationMode.IN_TEXT:
        return "[" + "; ".join(map(write_item, citation.items)) + "]"
    behind = after_key(first).removeprefix(",").strip()
    inner = "; ".join(([behind] if behind else []) + [write_item(item) for item in others])
    return f"@{write_key(first.source)}" + (f" [{inner}]" if inner else "")


@given(citations)
@example(Citation((CitedItem("a", CitationMode.IN_TEXT, "", "p. 3", ", and more"),)))
@example(Citation((CitedItem("a", CitationMode.NORMAL, "", "", "[sic]"),)))
@example(Citation((CitedItem("a", CitationMode.IN_TEXT, "", "", "2 [sic]"), CitedItem("b"))))
def test_a_printed_citation_reads_back_the_same(citation: Citation) -> None:
    words = [text for item in citation.items for text in (item.prefix, item.locator, item.suffix)]
    assume(all(readable(write_text(text)) for text in words))
    written = write_citation(citation)
    (read,) = line(written)
    assert isinstance(read, Citation)
    assert tuple(replace(item, file="", line=0, column=0, text="") for item in read.items) == citation.items


def write_text(text: str) -> str:
    return "x" + "".join(f"\\{character}" if character in string.punctuation else character for character in text)


@pytest.mark.parametrize(
    ("text", "locator", "suffix"),
    [
        (", pp. 3-4, and elsewhere", "pp. 3-4", ", and elsewhere"),
        ("33", "33", ""),
        (", § 3", "§ 3", ""),
        (", §3", "§3", ""),
        (", p.3", "p.3", ""),
        (", Chapter IV", "Chapter IV", ""),
        (", app. A, as amended", "app. A", ", as amended"),
        (", sec. (c)", "sec. (c)", ""),
        (", xiv", "xiv", ""),
        (", I think", "", ", I think"),
        (", mix of methods", "", ", mix of methods"),
        (", page after page", "", ", page after page"),
        (", note that", "", ", note that"),
        (", part of a series", "", ", part of a series"),
        (", {pp. iv, vi-xi, (xv)-(xvii)} with suffix here", "pp. iv, vi-xi, (xv)-(xvii)", "with suffix here"),
        ("{}, 99 years later", "", ", 99 years later"),
        ("", "", ""),
        (",", "", ","),
        ("{", "", "{"),
    ],
)
def test_a_locator_is_told_from_other_words(text: str, locator: str, suffix: str) -> None:
    assert split_locator(text) == (locator, suffix)
