"""What text may name: the values of a brief, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.compose.guesses import Guess, guesses_in
from briefgen.compose.sandbox import FactShelf
from briefgen.models.library import Fact
from briefgen.models.meeting import Meeting
from briefgen.models.spec import Spec

PLAIN = ("language", "date", "audience", "jurisdiction", "organization", "meeting", "bill", "contact", "signers")
"""Keys of a brief whose values text may use as they are; title and ask join them once they are filled in."""


NAMES = (*PLAIN, "title", "subtitle", "ask", "asks", "variables", "fact")
"""Every name that text may begin a variable with."""


def markdown_in(variables: Mapping[str, Any]) -> dict[str, str]:
    """The variables that are Markdown, `{text: …}` and nothing beside it, by name."""
    return {
        name: value["text"]
        for name, value in variables.items()
        if isinstance(value, Mapping) and set(value) == {"text"} and isinstance(value["text"], str)
    }


def values_of(spec: Spec, facts: Mapping[str, Fact]) -> dict[str, Any]:
    """Groups, lists, texts, numbers, dates and facts; a key that was not given is not there at all."""
    given = spec.model_dump(mode="python", exclude_none=True, include=set(PLAIN))
    if spec.meeting and spec.meeting.members:
        given["meeting"] |= _members(spec.meeting)
    values: dict[str, Any] = _plain(given)
    values |= {"variables": _plain(spec.variables), "fact": _shelf(facts, local=False)}
    local = _shelf(facts, local=True)
    return values | ({"local": local} if local.facts else {})


def _shelf(facts: Mapping[str, Fact], *, local: bool) -> FactShelf:
    return FactShelf({fact.name: fact for fact in facts.values() if fact.is_local is local})


def _members(meeting: Meeting) -> dict[str, Any]:
    """The members as a list, and the one there is by itself; of several, none is `legislator`."""
    members = [member.model_dump(mode="python", exclude_none=True) for member in meeting.members]
    for guess in guesses_in(meeting):
        number = guess.path[-1]
        members[number if isinstance(number, int) else 0]["surname"] = guess
    return {"legislators": members} | ({"legislator": members[0]} if len(members) == 1 else {})


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) and not isinstance(value, Guess) else value
