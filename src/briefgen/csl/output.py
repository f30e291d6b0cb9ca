"""What a style makes of an item before it is text: a tree that knows which words are names, dates and titles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import TypeAlias, TypeVar

from briefgen.csl.item import Date, PersonName
from briefgen.csl.rich import Rich, plain
from briefgen.csl.style import PLAIN, Formatting
from briefgen.noun import noun


class Part(StrEnum):
    """What words are, where nothing more needs to be known."""

    TERM = "term"
    TITLE = "title"
    LOCATOR = "locator"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    AUTHORLESS = "authorless"
    LABEL = "label"


@noun
class CitationNumber:
    """The number of a source in a numbered style."""

    number: int


@noun
class YearSuffix:
    """The letter after a year, counted from 1 for a."""

    number: int


@noun
class AllNames:
    """The names of one variable; `names` is empty when something else stands in for them."""

    variable: str
    names: tuple[PersonName, ...]


Tag: TypeAlias = Part | CitationNumber | YearSuffix | AllNames | PersonName | Date
Kind = TypeVar("Kind", bound=Tag)


@noun
class Literal:
    """Words."""

    text: Rich


@noun
class Formatted:
    """Outputs in a row, in a formatting."""

    formatting: Formatting
    children: tuple[Output, ...]


@noun
class Tagged:
    """An output of which it is known what it is; `detail` tells apart terms of the same kind."""

    tag: Tag
    child: Output
    detail: str = ""


@noun
class Linked:
    """Words that lead to a web address."""

    link: str
    children: tuple[Output, ...]


Output: TypeAlias = Literal | Formatted | Tagged | Linked


def formatted(formatting: Formatting, children: Iterable[Output | None]) -> Output | None:
    """The outputs that are there, in a formatting; None when there is none."""
    there = tuple([child for child in children if child is not None])
    if not there:
        return None
    return there[0] if len(there) == 1 and formatting is PLAIN else Formatted(formatting, there)


def grouped(children: Iterable[Output | None]) -> Output | None:
    """The outputs that are there, in a row."""
    return formatted(PLAIN, children)


def walk(output: Output) -> Iterator[Output]:
    """The output and all within it, parents first."""
    stack = [output]
    while stack:
        node = stack.pop()
        yield node
        match node:
            case Tagged(child=child):
                stack.append(child)
            case Formatted(children=children) | Linked(children=children):
                stack.extend(reversed(children))


def tagged(output: Output, *kinds: type) -> Iterator[Tagged]:
    """All parts that are tagged as one of `kinds`, in order."""
    for node in walk(output):
        if type(node) is Tagged and isinstance(node.tag, kinds):
            yield node


def tags(output: Output, kind: type[Kind]) -> Iterator[Kind]:
    """What the parts that are tagged as of one kind are tagged with, in order."""
    for found in tagged(output, kind):
        if isinstance(found.tag, kind):
            yield found.tag


def transform(output: Output, change: Callable[[Output], Output | None]) -> Output | None:
    """The output with every part gone through `change`, deepest first; what becomes None is left out."""
    match output:
        case Tagged(tag, child, detail):
            inner = transform(child, change)
            return None if inner is None else change(Tagged(tag, inner, detail))
        case Formatted(formatting, children):
            kept = tuple(new for child in children if (new := transform(child, change)) is not None)
            return change(Formatted(formatting, kept)) if kept else None
        case Linked(link, children):
            kept = tuple(new for child in children if (new := transform(child, change)) is not None)
            return change(Linked(link, kept)) if kept else None
    return change(output)


def bare_words(output: Output) -> str:
    """The words without formatting and affixes, for telling citations apart."""
    return " ".join(plain(node.text) for node in walk(output) if type(node) is Literal)


def without_affix(output: Output, *, prefix: bool = False, suffix: bool = False) -> Output:
    """The output without what its formatting sets before or after it."""
    if type(output) is not Formatted:
        return output
    formatting = output.formatting
    formatting = replace(formatting, prefix="") if prefix else formatting
    formatting = replace(formatting, suffix="") if suffix else formatting
    return Formatted(formatting, output.children)
