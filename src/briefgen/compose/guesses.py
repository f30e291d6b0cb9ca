"""Surnames that were worked out and may be wrong: whoever prints one is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.diagnostics import Diagnostic, KeyPath, Severity
from briefgen.models.meeting import Meeting
from briefgen.models.places import Places
from briefgen.models.surnames import surname_of


class Guess(str):
    """A surname that nobody gave, taken from the name at `path`, where that can be read in another way, too."""

    path: KeyPath
    name: str

    def __new__(cls, surname: str, name: str, path: KeyPath) -> Guess:
        """The surname as text, which knows where it comes from."""
        made = super().__new__(cls, surname)
        made.name, made.path = name, path
        return made


def guesses_in(meeting: Meeting) -> Iterator[Guess]:
    """For every member the surname; as a plain text where it was given, or is sure."""
    one = meeting.legislator is not None
    for number, member in enumerate(meeting.members):
        derived = surname_of(member.name)
        path: KeyPath = ("meeting", "legislator") if one else ("meeting", "legislators", number)
        if not derived.sure and member.surname == derived.words:
            yield Guess(derived.words, member.name, path)


def guessed(printed: Iterable[Guess], places: Places) -> Iterator[Diagnostic]:
    """A warning for every surname that is printed and was neither given nor sure."""
    for guess in dict.fromkeys(printed):
        if (*guess.path, "surname") not in places.spans:
            yield Diagnostic(
                "guessed-surname",
                f"the surname of “{guess.name}” is a guess, and printed as “{guess}”",
                places.span(*guess.path, "name"),
                Severity.WARNING,
                hint=f"Write it beside `name`: `surname: {guess}`, or what it is.",
            )
