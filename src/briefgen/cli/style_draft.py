"""The text of a new style: everything that a style can say, switched off, with what it does and what it is in the style below.

It is made from the models: a token that is added there stands here, too. Lines with `##` are notes, lines with `# ` are
values; a style whose values are all switched on looks like the one it builds on.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefgen.models.measures import MEASURE
from briefgen.models.style import Tokens
from briefgen.noun import noun
from briefgen.readers.files.scalars import spelled

HEAD = """\
# yaml-language-server: $schema=../../schemas/style.schema.json
## A style that builds on another: what is not said here is as it is there.
name: {name}
extends: {extends}
title: {title}
{citations}

## Below stands everything that a style can say, each value as it is in {extends}. To change one, take the
## "# " away from its line and from the lines that lead to it: the nearest above that stand further
## left and end in a colon. What stands behind ## is a note. Look at the whole with:
##     briefgen style show {name}
"""

ABOUT_ITSELF = ("name", "extends", "title", "citations")
"""What a style says of itself, which stands at the head."""

WIDTH = 110
"""How long lines are that hold a note, in characters."""

COLUMN = 30
"""Where notes begin that stand behind a value."""

OFF, NOTE = "# ", "## "
"""What stands before a value that does not hold, and before a note."""


@noun
class _Line:
    """A key with its value, or a note where there is no key."""

    depth: int
    text: str
    note: str = ""
    on: bool = False

    def __str__(self) -> str:
        """The line with its note behind it, or above it where that is long."""
        before = ("" if self.on else OFF) + "  " * self.depth
        line = f"{before + self.text:<{COLUMN}}  ## {self.note}" if self.note else before + self.text
        if len(line) <= WIDTH:
            return line
        return "\n".join([*(before + note for note in _notes(self.note, WIDTH - len(before))), before + self.text])


def style(
    name: str, title: str, base: Tokens, fonts: Mapping[str, Mapping[str, str]] | None = None, docx: bool = True
) -> str:
    """A style that builds on the one with these tokens, with these families for `body` and `heading`, where there are any.

    Without `docx`, its Word files carry no fonts: a license forbids it.
    """
    own: dict[str, Any] = (
        {"fonts": {key: _without_word(said, base, key) for key, said in fonts.items()}} if fonts else {}
    )
    own |= {} if docx else {"docx": {"embed_fonts": False}}
    groups = [_group(key, base, own.get(key, {})) for key in Tokens.model_fields if key not in ABOUT_ITSELF]
    head = HEAD.format(name=name, extends=base.name, title=spelled(title), citations=_citations(base))
    return head + "".join("\n" + "\n".join(group) + "\n" for group in groups)


def _without_word(said: Mapping[str, str], base: Tokens, key: str) -> Mapping[str, str | None]:
    """What is said of a family, which is not replaced in Word files by that which replaces the one below."""
    return {**said, "word": None} if getattr(base.fonts, key).word else said


def _citations(base: Tokens) -> str:
    note = Tokens.model_fields["citations"].description or ""
    return str(_Line(0, f"citations: {base.citations}", note))


def _group(key: str, base: Tokens, own: Mapping[str, Any]) -> Iterator[str]:
    """One group of tokens: what it is, what can be said of each of its members, and its values."""
    group = getattr(base, key)
    yield from _notes(f"{meaning(Tokens.model_fields[key], group)}{_of_each(group)}")
    yield from chain.from_iterable(map(_said_of, _alike(group)))
    if isinstance(group, BaseModel):
        members = list(_members(group, 1, own))
        says = any(not line.text.startswith(NOTE) for line in members)
        yield from map(str, (_Line(0, f"{key}:" if says else f"{NOTE}{key}:", on=bool(own)), *members))
    else:
        yield str(_Line(0, f"{key}: {_value(group, Tokens.model_fields[key])}"))


def meaning(field: FieldInfo, value: object = None) -> str:
    """What a token does, in the words of its model."""
    said = field.description or ""
    if not said and isinstance(value, BaseModel):
        said = (type(value).__doc__ or "").partition("\n\n")[0]
    return " ".join(said.split())


def _of_each(group: object) -> str:
    return " Each can say the following; what stands behind the colon holds where it does not:" if _alike(group) else ""


def _alike(group: object) -> tuple[type[BaseModel], ...]:
    """The model of a group's members, where they are all of one that is written on one line: looks, frames."""
    if not isinstance(group, BaseModel):
        return ()
    kinds = {type(getattr(group, key)) for key in type(group).model_fields}
    return tuple(kind for kind in kinds if len(kinds) == 1 and issubclass(kind, BaseModel) and _is_flat(kind))


def _said_of(kind: type[BaseModel]) -> Iterator[str]:
    for key, field in kind.model_fields.items():
        usual = "" if field.is_required() or field.default is None else _value(field.default, field)
        yield f"##   {f'{key}: {usual}'.strip():<24}  {meaning(field)}"


def _members(group: BaseModel, depth: int, own: Mapping[str, Any]) -> Iterator[_Line]:
    """The members of a group, each with its value; those that are said in `own` hold."""
    alike = bool(_alike(group))
    for key, field in type(group).model_fields.items():
        value, said = getattr(group, key), own.get(key)
        if isinstance(said, Mapping):
            yield _Line(depth, f"{key}:", meaning(field), on=True)
            yield from (_Line(depth + 1, f"{name}: {spelled(one)}", on=True) for name, one in said.items())
        elif said is not None:
            yield _Line(depth, f"{key}: {spelled(said)}", meaning(field), on=True)
        elif isinstance(value, BaseModel):
            yield from _nested(key, field, value, depth, whole=not alike)
            yield from () if alike else _unsaid_in(value, depth + 1)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            yield _Line(depth, f"{key}:", meaning(field))
            yield from (_Line(depth + 1, f"- {_flow(one)}") for one in value)
        elif value is None or value == ():
            yield _unsaid(key, field, depth)
        else:
            yield _Line(depth, f"{key}: {_value(value, field)}", meaning(field))


def _nested(key: str, field: FieldInfo, value: BaseModel, depth: int, whole: bool) -> Iterator[_Line]:
    """A group within a group: on one line, where all that it holds are plain values; `whole`, also those that hold anyway."""
    if not _is_flat(type(value)):
        yield _Line(depth, f"{key}:", meaning(field, value))
        yield from _members(value, depth + 1, {})
        return
    yield _Line(depth, f"{NOTE}{meaning(field, value)}")
    yield _Line(depth, f"{key}: {said}" if (said := _flow(value, whole)) != "{}" else f"{NOTE}{key}:")


def _unsaid_in(group: BaseModel, depth: int) -> Iterator[_Line]:
    """Notes of what a group on one line could say beside what it says."""
    if _is_flat(type(group)):
        unsaid = ((key, field) for key, field in type(group).model_fields.items() if getattr(group, key) is None)
        yield from (_unsaid(key, field, depth) for key, field in unsaid)


def _unsaid(key: str, field: FieldInfo, depth: int) -> _Line:
    return _Line(depth, f"{NOTE}{key}: {meaning(field)}")


def _is_flat(kind: type[BaseModel]) -> bool:
    """Whether a model holds plain values alone, and few enough to be told apart on one line."""
    return kind.__name__ != "Face" and not any(
        next(models_in(field.annotation), None) for field in kind.model_fields.values()
    )


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The models that a value of this type may be, or hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def _flow(group: BaseModel, whole: bool = False) -> str:
    """What a group says that does not hold anyway, on one line; `whole`, all that it says."""
    fields = type(group).model_fields.items()
    said = (
        f"{key}: {_value(getattr(group, key), field, flow=True)}"
        for key, field in fields
        if getattr(group, key) is not None and (whole or field.is_required() or getattr(group, key) != field.default)
    )
    return f"{{{', '.join(said)}}}"


def _value(value: Any, field: FieldInfo, flow: bool = False) -> str:
    """A value as it is written in a style: measures in points."""
    if isinstance(value, tuple):
        return f"[{', '.join(_value(one, field, flow=True) for one in value)}]"
    if isinstance(value, float):
        number = f"{value:.3f}".rstrip("0").rstrip(".")
        return f"{number}pt" if _measures(field.annotation, field.metadata) else number
    text = spelled(str(value) if isinstance(value, str) else value)
    return json.dumps(str(value), ensure_ascii=False) if flow and "," in text and text[0] != '"' else text


def _measures(annotation: object, metadata: object = ()) -> bool:
    """Whether values of this type are measures."""
    found = (*metadata,) if isinstance(metadata, list | tuple) else ()
    return MEASURE in (*found, *get_args(annotation)) or any(map(_measures, get_args(annotation)))


def _notes(text: str, width: int = WIDTH) -> list[str]:
    return textwrap.wrap(
        text, width, break_on_hyphens=False, initial_indent=NOTE, subsequent_indent=NOTE, break_long_words=False
    )
