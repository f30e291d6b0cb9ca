"""What the core says of a problem, in the words of the house: arguments by their titles, values by the names of their fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from markupsafe import Markup, escape

from briefgen.diagnostics import Diagnostic
from briefgen.editing.labels import label_of

House = tuple[tuple[re.Pattern[str], str], ...]
HOUSE: Final[House] = (
    (re.compile(r"\b([Aa]) block\b"), r"\1n argument"),
    (re.compile(r"\bblock"), "argument"),
    (re.compile(r"\bBlock"), "Argument"),
    (re.compile(r"\b([Dd])ocuments of this template\b"), r"\1ocuments of this kind"),
    (re.compile(r"\btemplate(s?)\b"), r"kind\1 of paper"),
    (re.compile(r"\b(?:brief )?spec\b"), "brief"),
)
"""Words of files and of the command line, and what the house says."""

KEY: Final = re.compile(r" \(`([a-z_.]+)`\)")
"""The key of a value, as a message names it behind what is said of it."""

COMMAND: Final = "`briefgen "
"""How a hint begins that is for the command line alone."""

Titles = Mapping[str, str]
Label = Callable[[str], str]
Say = Callable[[str], str]
"""Says a text of the core in another language; empty where it does not know it."""


def in_english(text: str) -> str:
    """No other language than that of the core."""
    return ""


def told(one: Diagnostic, titles: Titles, label: Label, at: str = "", say: Say = in_english) -> Markup:
    """The message of a problem as a sentence by itself: on a terminal, it follows upon a place.

    Told `at` the argument of that name, it does not name it once more.
    """
    said = say(one.message)
    message = KEY.sub(lambda found: "" if _label(found[1]) else found[0], said or one.message)
    name, colon, rest = message.partition(": ")
    if colon and name in titles:
        message = rest if name == at else f"`{name}`: {rest}"
    whole = _housed(message[:1].upper() + message[1:], titles, label, () if said else HOUSE)
    return whole if message.endswith((".", "?", "”", "!")) else whole + "."


def about(one: Diagnostic) -> str:
    """What the field is called, in English, whose key a message names behind what it says; empty where it names none."""
    found = KEY.search(one.message)
    return _label(found[1]) if found else ""


def hinted(hint: str, titles: Titles, label: Label, say: Say = in_english) -> Markup:
    """What to do about it; nothing where that is a command."""
    return Markup() if hint.startswith(COMMAND) else housed(hint, titles, label, say)


def housed(text: str, titles: Titles, label: Label, say: Say = in_english) -> Markup:
    """A text of the core in the words of the house; what it sets between accents is a title, a field or as files have it."""
    said = say(text)
    return _housed(said or text, titles, label, () if said else HOUSE)


def _housed(text: str, titles: Titles, label: Label, words: House) -> Markup:
    """The same of a text in any language; those of others have the `words` of the house already."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(_words(text, words))
    return Markup("").join(
        _named(part, titles, label) if number % 2 else escape(_words(part, words)) for number, part in enumerate(parts)
    )


def _words(text: str, words: House) -> str:
    for pattern, said in words:
        text = pattern.sub(said, text)
    return text


def _named(name: str, titles: Titles, label: Label) -> Markup:
    if said := titles.get(name) or (label(_label(name)) if "." in name else ""):
        return escape(f"“{said}”")
    return Markup("<code>{}</code>").format(name)


def _label(dotted: str) -> str:
    return label_of(tuple(dotted.split(".")))[0]
