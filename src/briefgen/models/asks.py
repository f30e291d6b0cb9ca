"""What is asked for: one text, or a list of several asks, the most important first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, TypeAlias

from pydantic import ConfigDict, Discriminator, Field, Tag

from briefgen.models.values import InWords, Line, Model, Words, allow_text, from_text, tag

MOST_ASKS = 5
"""The most asks of one brief: of more, nobody in the office remembers the first."""


class Ask(Model):
    """One of several asks: what to do, and what to do along with it."""

    model_config = ConfigDict(json_schema_extra=lambda schema: allow_text(schema, "What is asked for, in one line."))

    do: Line = Field(description="What is asked for, in one line.")
    also: Line | None = Field(None, alias="and", description="What is asked along with it, after the word “and”.")


def _form(value: Any) -> str:
    return "list" if isinstance(value, list | tuple) else "text"


_OneAsk = Annotated[Ask, from_text("do"), InWords("an ask in one line, or {do: …, and: …}")]
_SeveralAsks = Annotated[tuple[_OneAsk, ...], Field(min_length=1, max_length=MOST_ASKS)]

Asks = Annotated[
    Annotated[Words, Tag(tag("text"))] | Annotated[_SeveralAsks, Tag(tag("list"))],
    Discriminator(lambda value: tag(_form(value))),
    InWords(f"a text, or a list of at most {MOST_ASKS} asks, each in one line after a hyphen"),
]
"""Markdown of one or two sentences; or several asks in a list, which are printed with numbers."""

Path: TypeAlias = tuple[str | int, ...]


def texts_of(asks: str | tuple[Ask, ...] | None) -> Iterator[tuple[Path, str]]:
    """Every text of the asks with its path below `ask`, in order."""
    if isinstance(asks, str):
        yield (), asks
    for number, ask in enumerate(asks if isinstance(asks, tuple) else ()):
        yield (number, "do"), ask.do
        if ask.also is not None:
            yield (number, "and"), ask.also
