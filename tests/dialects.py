"""Random Markdown as other programs write it, each piece with the characters of it that a reader must see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st


@dataclass(frozen=True)
class Piece:
    """Lines of Markdown, and the stretches of text that its author wrote: marks of Markdown that is read are none."""

    text: str
    seen: tuple[str, ...]


number = st.integers(10, 999)

word = number.map("w{}".format)

SIGNS = (
    "5%", "$4.50", "#12", "a_b_c", "2*3*4", "x^2", "~5", "50-60", "(a)", "[b]", "AT&T", "{c}", "1/2", "C++", "R&D:", "it's",
    '"quoted"', "rock 'n' roll", "'tis", "well--known", "so...", "§ 3(b)", "P.L. 115-393", "a=b", "a == b", "ọjọ́", "non\u2011breaking",
    "www.example.org/_a_/b--c", "https://example.org/a--b/_c_?d=1&e=2", "Nutzer*innen", "`code--x`", "snake_case_",
)  # fmt: skip
"""What stands in running text and could be taken for markup."""

signs = st.sampled_from(SIGNS)

phrase = st.lists(st.one_of(word, word, signs), min_size=1, max_size=4).map(" ".join)


def said(text: str) -> str:
    """What of a phrase is printed: all but the marks around code."""
    return text.replace("`", "")


Form = Callable[[str, str], Piece]
"""Makes a piece of two phrases."""


def form(pattern: str, *seen: str) -> Form:
    """A form from its text and what of it is seen, `{a}` and `{b}` being the phrases; without `seen`, the phrases are."""

    def make(a: str, b: str) -> Piece:
        parts = seen or tuple(part for part in ("{a}", "{b}") if part in pattern)
        return Piece(fill(pattern, a, b), tuple(said(fill(part, a, b)) for part in parts))

    return make


def fill(pattern: str, a: str, b: str) -> str:
    return pattern.replace("{a}", a).replace("{b}", b)


PLAIN = (form("{a}"), form("{a}\n{b}", "{a} {b}"), form("A {a} b {b}.", "A {a} b {b}."), form("x {a}\\\ny {b}"))

GOOGLE_DOCS = (
    *PLAIN, form("## **{a}**"), form("* x {a}\n  * y {b}"), form("1. x {a}\n   1. y {b}"), form("~~{a}~~ {b}"),
    form("| {a} | {b} |\n| :---- | ----: |\n| w1 | {a} |"), form("1\\. {a} \\- {b}", "1. {a} - {b}"), form("x {a} \\+ {b}", "x {a} + {b}"),
    form("## {a} {#heading}", "{a} {#heading}"), form("1. x {a}\n  - y {b}"), form("- [ ] {a}", "☐ {a}"), form("***w1** {a}*", "w1 {a}"),
)  # fmt: skip

WORD_BY_PANDOC = (
    *PLAIN, form("[{a}]{.underline} {b}", "[{a}]{.underline} {b}"), form("[w1 w2]{.smallcaps}", "[w1 w2]{.smallcaps}"), form("w1^st^ {a}", "w1st {a}"),
    form("H~2~O {a}", "H2O {a}"), form("-   x {a}\n\n    y {b}"), form("1.  x {a}\n2.  y {b}"), form("(a) {a}\n(b) {b}", "(a) {a}", "(b) {b}"),
    form("> x {a}"), form("w1 {a}\n\n:   w2 {b}"), form("w1\n:   w2 {b}", "w1 : w2 {b}"), form("x \\@{a} \\$5 \\# {b}", "x @{a} $5 # {b}"), form("\\>{a}", ">{a}"),
    form("## {a} ##", "{a} ##"), form("w1 {a}\n-----"), form("+----+----+\n| w1 | w2 |\n+====+====+\n| w3 | w4 |\n+----+----+", "+----+", "+====+", "w3 | w4"),
    form('[w1]{custom-style="Strong Words"} {b}', '[w1]{custom-style="Strong Words"} {b}'), form("x^[{a}]"),
)  # fmt: skip

GITHUB = (
    *PLAIN, form("- [ ] x {a}\n- [x] y {b}", "☐ x {a}", "☑ y {b}"), form("> [!NOTE]\n> {a}", "[!NOTE]", "{a}"), form("~w1~ {a}", "~w1~ {a}"),
    form("| {a} | {b} |\n|---|---|\n| w1<br>w2 | {b} |", "{a}", "w1", "w2", "{b}"), form("x<br>{a}"), form("x<sub>2</sub> {a}", "x<sub>2</sub> {a}"),
    form("@octocat {a}", "@octocat {a}"), form("```\n{a}\n```"), form("{a}\n==="), form("x **{a}**y"), form("==w1== {a}", "==w1== {a}"),
    form("<https://example.org/it's--a> {a}", "https://example.org/it's--a {a}"), form("[{a}](https://example.org)"), form(":smile: {a}", ":smile: {a}"),
    form("++w1++ {a}", "w1 {a}"), form("w1 w2\n: w3", "w1 w2", ": w3"),
)  # fmt: skip

WIKI = (
    *PLAIN, form("== w1 {a} ==", "== w1 {a} =="), form("'''w1''' {a}", "'''w1''' {a}"), form("''w1'' {a}", "''w1'' {a}"), form("* x {a}\n** y {b}", "x {a}", "** y {b}"),
    form("# x {a}"), form("; w1 {a}\n: {b}", "; w1 {a}", ": {b}"), form("[https://example.org w1] {a}", "[https://example.org w1] {a}"),
    form("{| class=x\n|-\n| {a}\n|}", "{| class=x", "|-", "| {a}", "|}"), form(": {a}", ": {a}"), form("----"),
)  # fmt: skip

PASTED = (
    *PLAIN, form("w1:\n•\tx {a}\n•\ty {b}"), form("•\tx {a}\no\ty {b}"), form("· x {a}\n· y {b}"), form("(a)\t{a}\n(b)\t{b}", "(a) {a}", "(b) {b}"),
    form("+ 5 percent {a}", "+ 5 percent {a}"), form("- 5 percent {a}", "- 5 percent {a}"), form(">5 percent {a}", ">5 percent {a}"), form("w1\tw2\nw3\tw4", "w1", "w4"),
    form("1)\tx {a}\n2)\ty {b}"), form("w1 {a}\n---"), form('"w1 {a}\n\n"w2 {b}"', '"w1 {a}', '"w2 {b}"'), form("a) {a}\nb) {b}", "a) {a}", "b) {b}"),
    form("•w1\n•w2", "•w1", "•w2"), form("–\tx {a}"), form("1. x {a}\n\n y {b}"),
)  # fmt: skip

DIALECTS = {
    "Google Docs": GOOGLE_DOCS,
    "Word by Pandoc": WORD_BY_PANDOC,
    "GitHub": GITHUB,
    "wiki": WIKI,
    "pasted": PASTED,
}


def pieces(forms: tuple[Form, ...]) -> st.SearchStrategy[Piece]:
    """One piece in one of these forms."""
    return st.tuples(st.sampled_from(forms), phrase, phrase).map(lambda drawn: drawn[0](drawn[1], drawn[2]))


@st.composite
def texts(draw: Callable[[Any], Any]) -> tuple[Piece, ...]:
    """Pieces as one program writes them.

    Two amounts behind a hyphen, one after the other, are a list, and its marks are printed as the style has them.
    """
    forms = DIALECTS[draw(st.sampled_from(sorted(DIALECTS)))]
    return tuple(
        draw(st.lists(pieces(forms), min_size=1, max_size=5).filter(lambda drawn: not any(map(_list, pairwise(drawn)))))
    )


def _list(two: tuple[Piece, Piece]) -> bool:
    return all(piece.seen and piece.seen[0].startswith("- ") for piece in two)
