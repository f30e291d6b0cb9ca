"""What the tags of a text name: facts, and the values of a brief that are printed in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.models.facts import LOCAL

FACT = re.compile(
    r"""(?:\bfact|(?P<local>(?<![\w.])local))(?:\.(?P<name>[A-Za-z_]\w*)|\[\s*(?:\\?["'](?P<quoted>[\w-]+)\\?["']|(?P<computed>[^\]"']*))\s*\])"""
)
"""A fact named in a tag: `fact.name`, `fact['name']`, `fact[variables.key]`; or a local figure, `local.name`."""

VALUE = re.compile(r"\bvariables\.(\w+(?:\.\w+)*)")
ALIAS = re.compile(r"\{%-?\s*(?:for\s+(?P<each>\w+)\s+in|set\s+(?P<name>\w+)\s*=)\s*variables\.(?P<path>\w+(?:\.\w+)*)")
"""Another name for a value: in a loop for each of its items, or given with `set`."""

UNKNOWN = "["
"""Begins what stands for the name of a fact that is known only where the text is printed."""

MOST_LEAVES = 200
"""How many words and numbers of a list are looked at."""


def facts_named(tag: str, variables: Mapping[str, Any]) -> Iterator[str]:
    """The facts that a tag names, as text spells them."""
    for found in FACT.finditer(tag):
        among = LOCAL if found["local"] else ""
        if name := found["name"] or found["quoted"]:
            yield among + name.replace("-", "_")
        else:
            name = _computed(found["computed"], variables)
            yield name if name.startswith(UNKNOWN) else among + name


def _computed(expression: str, variables: Mapping[str, Any]) -> str:
    found = VALUE.fullmatch(expression.strip())
    words = value_at(variables, found[1].split(".")) if found else None
    return words.replace("-", "_") if isinstance(words, str) else f"{UNKNOWN}{expression.strip()}]"


def value_at(value: Any, path: list[str]) -> Any:
    """The value at a path of names; of a list, what its items have there; None, where there is nothing."""
    for number, step in enumerate(path):
        if isinstance(value, list | tuple):
            return [value_at(item, path[number:]) for item in value]
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def values_named(tag: str, text: str, variables: Mapping[str, Any]) -> Iterator[Any]:
    """The values of the brief that a tag of the text names, by themselves or by another name that they have there."""
    for found in VALUE.finditer(tag):
        yield value_at(variables, found[1].split("."))
    for alias in ALIAS.finditer(text):
        name = alias["each"] or alias["name"]
        for found in re.finditer(rf"(?<![\w.]){name}((?:\.\w+)*)", tag):
            yield value_at(variables, (alias["path"] + found[1]).split("."))


def leaves(value: Any) -> list[str]:
    """The words and numbers of a value, those of groups and lists one by one."""
    if isinstance(value, Mapping):
        return [words for below in value.values() for words in leaves(below)][:MOST_LEAVES]
    if isinstance(value, list | tuple):
        return [words for below in value for words in leaves(below)][:MOST_LEAVES]
    return [] if value is None or isinstance(value, bool) else [str(value)]


def markdown(value: Any) -> str | None:
    """The Markdown of a value that is declared as such, `{text: …}`."""
    if isinstance(value, Mapping) and set(value) == {"text"} and isinstance(value["text"], str):
        return value["text"]
    return None
