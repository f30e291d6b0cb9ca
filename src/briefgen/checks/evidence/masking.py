"""Text → the same text with everything covered that is not an author's own prose; nothing moves, so places stay right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from briefgen.checks.evidence.naming import facts_named, leaves, markdown, values_named
from briefgen.models.language_marks import words_marked
from briefgen.noun import noun

MARKUP, CITED, FILLED = "\ufdd2", "\ufdd3", "\ufdd4"
"""Noncharacters of Unicode, which no text may hold. They cover markup; citations; what stands for words not seen here."""
COVERS = MARKUP + CITED + FILLED

TAG = re.compile(
    r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\{#(?:(?!\{#).)*?#\}",
    re.DOTALL,
)
KEY = r"\w(?:\w|[:.#$%&+?<>~/-](?=\w))*"
CITATION = re.compile(rf"(?<!\\)\[[^\[\]\n]*(?:\n[^\[\]\n]+){{0,3}}\](?!\()|(?<![\w.\\])(?<!\\\[)-?@{KEY}")
CALLED = re.compile(rf"(?<![\w.\\])-?@({KEY})")
NOTE = re.compile(r"\[\^([^\]\s]+)\]:?")
CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
FENCED = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,}).*?(?:^ {0,3}(?P=mark)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_TARGET = r"(?:<[^<>\n]*>|(?:[^()\s]|\((?:[^()\s]|\([^()\s]*\))*\))*)"
"""Where a link or picture leads: between angle brackets, or without blanks and with its parentheses in pairs."""

PICTURE = re.compile(
    rf'^ {{0,3}}!\[[^\[\]\n]*\]\({_TARGET}(?:\s+"(?P<caption>[^"\n]*)")?\)(?:\{{[^{{}}\n]*\}})?', re.MULTILINE
)
ADDRESS = re.compile(
    rf"(?<=\])\({_TARGET}(?:\s+\"[^\"\n]*\")?\)"
    r"|<?\b(?:https?://|mailto:|tel:)(?:[^\s<>()]|\([^\s<>()]*\))+>?"
    r"|(?<![\w.+-])\w[\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
)
ADDRESSED = re.compile(r"\]\(|:/|mailto:|tel:|@(?<=[\w.+-]@)[\w-]")
"""What one of them at least has; nearly all texts have none of it."""

RAISED = re.compile(r"(?<=\w)(?:~[^~\s]{1,20}~|\^[^^\s]{1,20}\^)")
"""What stands lower or higher, as in H~2~O and x^2^."""
MARKS = re.compile(r"[*\\|>~]|#(?![0-9])|(?<!\w)_+|(?<!_)_+(?!\w)|!?\[|\]")


@noun
class Reference:
    """Where a text names a source or a fact: one of the two is given, as it is written there."""

    start: int
    end: int
    source: str = ""
    fact: str = ""


@noun
class NoteCall:
    """Where a text calls a footnote of its own, by its label."""

    start: int
    label: str


@noun
class Filling:
    """A tag of a text that prints a value of the brief, and the words that it prints."""

    start: int
    end: int
    words: str


@noun
class Masked:
    """A covered text of the same length, and what was found beneath the covers."""

    text: str
    references: tuple[Reference, ...]
    calls: tuple[NoteCall, ...]
    fillings: tuple[Filling, ...] = ()


NOTHING: Mapping[str, Any] = MappingProxyType({})

MOST_KEPT = 16_384
"""How many covered texts are remembered: those of 5,000 blocks in three lengths."""


def mask(text: str, variables: Mapping[str, Any] = NOTHING) -> Masked:
    """Cover templates, code, comments, citations, addresses and markup; remember sources, facts, values and notes named.

    `variables` are the values of the brief in which the text is printed, where that is known.
    """
    return _masked(text, variables) if variables else _masked_alone(text)


@lru_cache(maxsize=MOST_KEPT)
def _masked_alone(text: str) -> Masked:
    """A text of the library, which several rules look at, one after the other."""
    return _masked(text, NOTHING)


def _masked(text: str, variables: Mapping[str, Any]) -> Masked:
    covered, references, fillings = _templates(text, variables)
    if "`" in covered or "~~~" in covered:
        covered = FENCED.sub(lambda found: cover(found[0], MARKUP), covered)
    covered = COMMENT.sub(lambda found: cover(found[0], MARKUP), covered)
    if "`" in covered:
        covered = CODE.sub(lambda found: cover(found[0], FILLED), covered)
    if "{lang=" in covered:
        covered = _without_language_marks(covered)
    covered = PICTURE.sub(_covered_picture, covered)
    if ADDRESSED.search(covered):
        covered = ADDRESS.sub(lambda found: cover(found[0], MARKUP), covered)
    if "~" in covered or "^" in covered:
        covered = RAISED.sub(lambda found: cover(found[0], MARKUP), covered)
    calls = tuple(NoteCall(found.start(), found[1]) for found in NOTE.finditer(covered) if found[0][-1] != ":")
    covered = NOTE.sub(lambda found: cover(found[0], MARKUP), covered)
    references += tuple(_citations(covered))
    covered = CITATION.sub(_covered_citation, covered)
    covered = MARKS.sub(lambda found: cover(found[0], MARKUP), covered)
    return Masked(covered, tuple(sorted(references, key=lambda each: each.start)), calls, fillings)


def cover(words: str, mark: str) -> str:
    """As many marks as there are characters; line breaks stay."""
    return re.sub(r"[^\n]", mark, words) if "\n" in words else mark * len(words)


def _without_language_marks(text: str) -> str:
    """The text with its marks of languages covered, for they are no words."""
    for one in words_marked(text):
        inside = text[one.begins : one.ends]
        text = f"{text[: one.start]}{MARKUP}{inside}{cover(text[one.ends : one.end], MARKUP)}{text[one.end :]}"
    return text


def _covered_picture(found: re.Match[str]) -> str:
    """Of a picture only the caption is the author's claim: its description says what is seen, and can cite nothing."""
    start, end = (place - found.start() for place in found.span("caption")) if found["caption"] else (0, 0)
    return cover(found[0][:start], MARKUP) + found[0][start:end] + cover(found[0][end:], MARKUP)


def _templates(text: str, variables: Mapping[str, Any]) -> tuple[str, tuple[Reference, ...], tuple[Filling, ...]]:
    """The text without variables and statements of templates, the facts that they name, the values that they print."""
    references: list[Reference] = []
    fillings: list[Filling] = []
    for tag in TAG.finditer(text):
        if not tag[0].startswith("{#"):
            references += (Reference(*tag.span(), fact=name) for name in facts_named(tag[0], variables))
        if tag[0].startswith("{{") and variables:
            named = list(values_named(tag[0], text, variables))
            references += _brought(tag, (written for value in named if (written := markdown(value))))
            words = [leaf for value in named if markdown(value) is None for leaf in leaves(value)]
            fillings += [Filling(*tag.span(), "; ".join(words))] if words else []

    def covered(tag: re.Match[str]) -> str:
        return cover(tag[0], FILLED if tag[0].startswith("{{") else MARKUP)

    return TAG.sub(covered, text), tuple(references), tuple(fillings)


def _brought(tag: re.Match[str], texts: Iterator[str]) -> Iterator[Reference]:
    """What the values that are Markdown cite themselves."""
    for text in texts:
        for reference in mask(text).references:
            yield Reference(*tag.span(), reference.source, reference.fact)


def _citations(text: str) -> Iterator[Reference]:
    for found in CITATION.finditer(text):
        for key in CALLED.finditer(text, found.start(), found.end()):
            yield Reference(found.start(), found.end(), source=key[1])


def _covered_citation(found: re.Match[str]) -> str:
    """A citation in brackets stands beside the words; one in the sentence is some of its words."""
    if not CALLED.search(found.string, found.start(), found.end()):
        return found[0]
    return cover(found[0], CITED if found[0].startswith("[") else FILLED)
