"""What an organization said, written down in its file with the wording that it saw: nobody computes a hash by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.editing.edits import AsText, Insert, Set
from briefgen.editing.files import read_values
from briefgen.editing.history import rev_of
from briefgen.editing.saving import opened, save
from briefgen.editing.texts import is_safe
from briefgen.models.approvals import Answer, Condition, Endorser, Text
from briefgen.noun import noun
from briefgen.pipeline.approving import Paper
from briefgen.workspace import File, Workspace

HEAD: Final = """\
# yaml-language-server: $schema=../schemas/approvals.schema.json
# What this organization has approved, word for word. `briefgen approvals record` adds to it; what was written once is
# not changed by hand.
organization: {name}
"""


@noun
class Said:
    """What an organization said: who of it, on which day, yes or no, under which conditions."""

    by: str
    on: str
    answer: Answer = Answer.APPROVED
    conditions: tuple[Condition, ...] = ()


@noun
class Recorded:
    """The file in which an answer was written down, and how many texts it is to; none where all of it was known."""

    file: str
    texts: int


def record(workspace: Workspace, endorser: Endorser, shown: Iterable[Paper], said: Said) -> Recorded:
    """Write down what an organization said to the texts of papers, in its file; one that has none gets one.

    Each text is written with its wording as it is now. What was said to the same wording before stays, and is not repeated.
    Raises BriefError where the file cannot be written.
    """
    file = endorser.files[0]
    texts = {text.hash: text for paper in shown for text in paper.texts}
    new = [text for text in texts.values() if not _is_known(endorser, text, said)]
    if new:
        _write(workspace, file, endorser.name, _entry(new, said))
    return Recorded(file, len(new))


def _is_known(endorser: Endorser, text: Text, said: Said) -> bool:
    """Whether the same was said to the same wording already."""
    answer = endorser.answer_to(text.hash)
    return answer is not None and (answer.approval.answer, answer.approval.conditions) == (said.answer, said.conditions)


def _entry(texts: Sequence[Text], said: Said) -> dict[str, Any]:
    """An answer as the file has it."""
    found: dict[str, Any] = {"by": said.by, "on": said.on}
    if said.answer is not Answer.APPROVED:
        found["answer"] = said.answer.value
    if said.conditions:
        found["conditions"] = [_condition(one) for one in said.conditions]
    for key, of_block in (("blocks", True), ("texts", False)):
        if mine := [text.as_data() for text in texts if text.of_block is of_block]:
            found[key] = mine
    return found


def _condition(one: Condition) -> Any:
    if one.say and not (one.until or one.papers):
        return one.say
    said = {"say": one.say, "until": str(one.until) if one.until else None, "papers": list(one.papers)}
    return {key: value for key, value in said.items() if value}


def _write(workspace: Workspace, file: str, name: str, entry: dict[str, Any]) -> None:
    """Put an answer at the end of those in a file, which is begun where it is not there."""
    if not workspace.exists(file):
        workspace.create(file, HEAD.format(name=_scalar(name)).encode())
    now = opened(workspace, file)
    saved = save(workspace, file, rev_of(now.data), (_edit(now, entry),))
    if isinstance(saved, AsText):
        hint = "Write the entries as others are written: each key on a line of its own."
        raise BriefError([Diagnostic("cannot-write", f"“{file}”: {saved.why}", Span(file, saved.line or 1), hint=hint)])


def _edit(now: File, entry: dict[str, Any]) -> Set | Insert:
    values = read_values(now)
    known = values.data.get("approvals") if not isinstance(values, AsText) else None
    if not known:
        return Set(("approvals",), [entry], spelling="\n".join(("approvals:", *_lines(entry, "  "))))
    found = re.search(r"^( *)- by:", now.data.decode("utf-8", "replace"), re.MULTILINE)
    return Insert(("approvals", len(known)), entry, spelling="\n".join(_lines(entry, found[1] if found else "  ")))


def _lines(entry: dict[str, Any], indent: str) -> Iterator[str]:
    """An item of a list in lines, each wording below a `|`: so that a change of one word is a change of one line."""
    sign = f"{indent}- "
    for key, value in entry.items():
        if isinstance(value, list) and isinstance(value[0], dict) and "wording" in value[0]:
            yield f"{sign}{key}:"
            for one in value:
                yield from _lines(one, f"{indent}    ")
        elif key == "wording":
            yield f"{sign}{key}: |-"
            yield from (f"{indent}    {line}" if line else "" for line in value.split("\n"))
        elif isinstance(value, list):
            yield f"{sign}{key}: [{', '.join(map(_condition_line, value))}]"
        else:
            yield f"{sign}{key}: {_scalar(value)}"
        sign = f"{indent}  "


def _condition_line(value: Any) -> str:
    if isinstance(value, str):
        return _scalar(value)
    inside = (f"{key}: {_listed(one) if isinstance(one, list) else _scalar(one)}" for key, one in value.items())
    return f"{{{', '.join(inside)}}}"


def _listed(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_scalar, values))}]"


def _scalar(value: str) -> str:
    return value if is_safe(value) else json.dumps(value, ensure_ascii=False)
