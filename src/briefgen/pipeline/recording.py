"""What an organization said, written down in its file with the wording that it saw: nobody computes a hash by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from briefgen.models.approvals import Answer, Condition, Endorser, Text
from briefgen.noun import noun
from briefgen.pipeline.approving import Paper
from briefgen.pipeline.entering import enter, scalar
from briefgen.workspace import Workspace

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
        enter(workspace, file, HEAD.format(name=scalar(endorser.name)), "approvals", _entry(new, said))
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
