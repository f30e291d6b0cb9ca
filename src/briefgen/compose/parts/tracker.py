"""How far the bill has come: its stages in a row, each with what it is to the bill, as of a day."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compose.filters import date
from briefgen.compose.prose import Prose
from briefgen.document.nodes import Alignment, Cell, Flow, Row, Strong, Table
from briefgen.document.stages import Stage
from briefgen.models.meeting import Bill
from briefgen.models.spec import Spec


def tracker(spec: Spec, prose: Prose) -> tuple[Flow, ...]:
    """A table whose heads are the stages; below each whether it is done or the one that is reached."""
    bill = spec.bill
    if bill is None or not bill.stages:
        return ()
    stages = tuple(_stages(bill))
    heads = tuple(_head(name, stage, prose) for name, stage in zip(bill.stages, stages, strict=True))
    below = tuple(Cell(prose.plain(words) if (words := _said(stage, bill, spec)) else ()) for stage in stages)
    title = spec.labels.tracker.replace("{bill}", bill.number)
    caption = prose.plain(f"{title} ({spec.labels.as_of} {date(spec.language, bill.as_of)})")
    return (Table(Row(heads), (Row(below),), (Alignment.DEFAULT,) * len(heads), caption, stages=stages),)


def _stages(bill: Bill) -> Iterator[Stage]:
    assert bill.at is not None, "there is a stage where there are stages"
    now = bill.stages.index(bill.at)
    for number in range(len(bill.stages)):
        yield Stage.DONE if number < now else Stage.NOW if number == now else Stage.AHEAD


def _head(name: str, stage: Stage, prose: Prose) -> Cell:
    words = prose.plain(name)
    return Cell((Strong(words),) if stage is Stage.NOW else words)


def _said(stage: Stage, bill: Bill, spec: Spec) -> str:
    labels = spec.labels
    match stage:
        case Stage.DONE:
            return labels.stage_done
        case Stage.NOW if bill.since:
            return labels.stage_since.replace("{date}", date(spec.language, bill.since, "medium"))
        case Stage.NOW:
            return labels.stage_now
        case Stage.AHEAD:
            return ""
