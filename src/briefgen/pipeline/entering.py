"""An entry put at the end of the list in a file, and nothing else of that file changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.editing.edits import AsText, Insert, Set
from briefgen.editing.files import read_values
from briefgen.editing.history import rev_of
from briefgen.editing.saving import opened, save
from briefgen.editing.texts import is_safe
from briefgen.workspace import File, Workspace

LISTS: Final = ("blocks", "texts")
"""Keys of lists whose items stand in lines of their own."""

WORDINGS: Final = ("wording", "before", "after")
"""Keys of canonical texts."""


def enter(workspace: Workspace, file: str, head: str, key: str, entry: dict[str, Any]) -> None:
    """Put an entry at the end of those under a key of a file, which is begun with a head where it is not there.

    Raises BriefError where the file cannot be written.
    """
    if not workspace.exists(file):
        workspace.create(file, head.encode())
    now = opened(workspace, file)
    saved = save(workspace, file, rev_of(now.data), (_edit(now, key, entry),))
    if isinstance(saved, AsText):
        hint = "Write the entries as others are written: each key on a line of its own."
        raise BriefError([Diagnostic("cannot-write", f"“{file}”: {saved.why}", Span(file, saved.line or 1), hint=hint)])


def _edit(now: File, key: str, entry: dict[str, Any]) -> Set | Insert:
    values = read_values(now)
    known = values.data.get(key) if not isinstance(values, AsText) and values.data else None
    if not known:
        return Set((key,), [entry], spelling="\n".join((f"{key}:", *_lines(entry, "  "))))
    found = re.search(r"^( *)- by:", now.data.decode("utf-8", "replace"), re.MULTILINE)
    return Insert((key, len(known)), entry, spelling="\n".join(_lines(entry, found[1] if found else "  ")))


def _lines(entry: dict[str, Any], indent: str) -> Iterator[str]:
    """An item of a list in lines, each wording below a `|`: so that a change of one word is a change of one line."""
    sign = f"{indent}- "
    for key, value in entry.items():
        if key in LISTS:
            yield f"{sign}{key}:"
            for one in value:
                yield from _lines(one, f"{indent}    ")
        elif key in WORDINGS:
            yield f"{sign}{key}: |-"
            yield from (f"{indent}    {line}" if line else "" for line in value.split("\n"))
        elif isinstance(value, list):
            yield f"{sign}{key}: [{', '.join(map(_condition_line, value))}]"
        else:
            yield f"{sign}{key}: {scalar(value)}"
        sign = f"{indent}  "


def _condition_line(value: Any) -> str:
    if isinstance(value, str):
        return scalar(value)
    inside = (f"{key}: {_listed(one) if isinstance(one, list) else scalar(one)}" for key, one in value.items())
    return f"{{{', '.join(inside)}}}"


def _listed(values: Iterable[str]) -> str:
    return f"[{', '.join(map(scalar, values))}]"


def scalar(value: str) -> str:
    """A line as YAML has it, in quotation marks where it could be taken for something else."""
    return value if is_safe(value) else json.dumps(value, ensure_ascii=False)
