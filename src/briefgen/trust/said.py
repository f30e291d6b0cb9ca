"""What a finished file holds: words at places, and things that the program did not mean to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field, replace
from functools import cached_property
from typing import Final

from briefgen.noun import noun
from briefgen.trust.folding import Stream
from briefgen.trust.remembered import Remembered

MOST_TOLD: Final = 20
"""How many unknown things of one file are told."""

MOST_ALIKE: Final = 2_000_000
"""How many bytes of words that many files say alike are known."""

EACH: Final = 50
"""How many bytes a text takes beside its letters."""


@noun
class Said:
    """Words of a file, and where in it they stand, in words that follow “in”: `the notes`."""

    place: str
    words: Stream = field(repr=False)


@noun
class Unknown:
    """Something in a file that the program did not mean to write: what it is, and where."""

    what: str
    place: str


class Held:
    """All that one file holds; its words are gathered when somebody looks for some."""

    def __init__(
        self, said: Iterable[Said] | Callable[[], Iterable[Said]] = (), unknown: tuple[Unknown, ...] = ()
    ) -> None:
        self._gathered = said
        self.unknown = unknown

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Its words at their places."""
        return tuple(self._gathered() if callable(self._gathered) else self._gathered)

    def within(self, place: str) -> Held:
        """The same, in a file that lies within another, which is at a place."""
        return Held(
            lambda: (replace(one, place=f"{place}, {one.place}") for one in self.said),
            tuple(replace(one, place=f"{place}, {one.place}") for one in self.unknown),
        )


def said(place: str, texts: Iterable[str] | Callable[[], Iterable[str]]) -> tuple[Said, ...]:
    """The words of texts at a place; none where nothing is said there."""
    if callable(texts):
        return (Said(place, Stream(texts)),)
    known = tuple(texts)
    return (Said(place, Stream(lambda: known)),) if known else ()


def alike(place: str, texts: Iterable[str]) -> tuple[Said, ...]:
    """The same of words that many files say alike: they are the very same ones, in which nothing is looked for again."""
    key = place, tuple(texts)
    found = _alike.get(key)
    if found is None:
        found = said(*key)
        _alike.remember(key, found, sum(map(len, key[1])) + EACH * len(key[1]))
    return found


_alike: Remembered[tuple[str, tuple[str, ...]], tuple[Said, ...]] = Remembered(MOST_ALIKE)


def together(parts: Iterable[Held]) -> Held:
    """Several as one."""
    every = tuple(parts)
    return Held(
        lambda: (one for held in every for one in held.said),
        tuple(dict.fromkeys(one for held in every for one in held.unknown)),
    )
