"""Declaring changes of approved texts minor: what may be, what may not and why, and writing it down."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from briefgen.checks.approvals import Stand
from briefgen.checks.minor import weights
from briefgen.models.approvals import Answered, Text
from briefgen.models.folders import MINOR
from briefgen.noun import noun
from briefgen.pipeline.approving import Paper
from briefgen.pipeline.entering import enter
from briefgen.pipeline.minor import told
from briefgen.workspace import Workspace

HEAD: Final = """\
# yaml-language-server: $schema=../schemas/minor-changes.schema.json
# Changes of approved texts that somebody declared minor. `briefgen approvals minor` adds to it; what was written once is
# not changed by hand.
"""

NO_STORY: Final = "of a story no change is minor"
REFUSED: Final = "it said no to a wording of this text since"


@noun
class Changed:
    """A text that was changed since some organizations approved it; `heavy` is why that is no minor change, if it is none."""

    text: Text
    earlier: Answered
    organizations: tuple[str, ...]
    files: tuple[str, ...]
    heavy: str

    @property
    def names(self) -> frozenset[str]:
        """What the text may be called by whoever means it."""
        whose, which, _ = self.text.key
        return frozenset((f"{whose}.{which}", whose if self.text.of_block else which))


def changed(shown: Iterable[Paper]) -> tuple[Changed, ...]:
    """The texts of papers by whose change approvals have lapsed, each change once."""
    groups: dict[tuple[str, str, bool], list[tuple[Text, Answered, Stand]]] = {}
    for paper in shown:
        for stand in paper.stands:
            for text, earlier in stand.lapsed:
                no = stand.endorser.refused_since(earlier)
                groups.setdefault((earlier.approved.hash, text.hash, no), []).append((text, earlier, stand))
    return tuple(_changed(group, no) for (_, _, no), group in groups.items())


def _changed(group: Sequence[tuple[Text, Answered, Stand]], no: bool) -> Changed:
    text, earlier, _ = group[0]
    endorsers = dict.fromkeys(stand.endorser for *_, stand in group)
    heavy = REFUSED if no else _heavy(text, earlier.approved.wording)
    names, files = tuple(one.name for one in endorsers), tuple(one.files[0] for one in endorsers)
    return Changed(text, earlier, names, files, heavy)


def _heavy(text: Text, before: str) -> str:
    return NO_STORY if text.story or not before else told(weights(before, text.wording, text.key[2]))


def meant(found: Iterable[Changed], typed: Collection[str]) -> Iterator[Changed]:
    """Those of the changed texts that are meant: `ask`, `care`, `care.short`; all of them, where nothing is typed."""
    return (one for one in found if not typed or one.names & set(typed))


def declare(workspace: Workspace, minor: Sequence[Changed], by: str, why: str) -> None:
    """Write down that these changes are minor ones. Raises BriefError where that cannot be written."""
    entry: dict[str, Any] = {"by": by, "on": str(workspace.today)} | ({"why": why} if why else {})
    for key, of_block in (("blocks", True), ("texts", False)):
        if mine := [_data(one) for one in minor if one.text.of_block is of_block]:
            entry[key] = mine
    enter(workspace, MINOR, HEAD, "changes", entry)


def _data(one: Changed) -> dict[str, Any]:
    whose = {key: value for key, value in one.text.as_data().items() if key not in ("hash", "wording")}
    before = one.earlier.approved
    return {**whose, "from": before.hash, "to": one.text.hash, "before": before.wording, "after": one.text.wording}
