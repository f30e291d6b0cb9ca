"""The lines that arguments would need in papers: measured a few at a time, for whoever looks at them, and kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from briefgen.desk.bench import Bench
from briefgen.desk.events import Event
from briefgen.desk.papers import Mark, file_of
from briefgen.diagnostics import Report
from briefgen.pipeline.needing import needed
from briefgen.pipeline.offering import Lines, Needed
from briefgen.readers.brief.reading import read_briefs
from briefgen.workspace import Workspace
from briefgen.workspace.watching import Watched
from briefgen.writers.pdf import Press

MOST_AT_ONCE: Final = 6
"""How many arguments are measured at once: about a second, in which no paper can be laid out."""

MOST_PARTS: Final = 20
"""Of how many parts what was measured is kept."""

Key = tuple[Mark, str]
"""A paper, and a part of it."""


@dataclass
class _Known:
    """What was measured for a part: the lines, of which those of `fresh` arguments are as the files are now."""

    lines: dict[str, Lines] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    watched: list[Watched[Needed]] = field(default_factory=list)
    pending: bool = False


class Needs:
    """What is known of the lines that arguments need, part by part."""

    def __init__(self, bench: Bench, tell: Callable[[Event], None]) -> None:
        self._bench, self._tell = bench, tell
        self._known: OrderedDict[Key, _Known] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, mark: Mark, part: str, names: Sequence[str]) -> Needed:
        """What is known of these arguments now. The first of the others are measured meanwhile, and pages told of it."""
        with self._lock:
            known = self._known.setdefault((mark, part), _Known())
            self._known.move_to_end((mark, part))
            while len(self._known) > MOST_PARTS:
                self._known.popitem(last=False)
            lines = {name: known.lines[name] for name in names if name in known.lines}
            begin, known.pending = not known.pending and bool(names), known.pending or bool(names)
        if begin:
            self._bench.do(lambda press: self._measure(press, (mark, part), known, names))
        return Needed(lines)

    def _measure(self, press: Press, key: Key, known: _Known, names: Sequence[str]) -> None:
        try:
            if any(one.changes() for one in known.watched):
                known.fresh.clear()
                known.watched.clear()
            batch = [name for name in names if name not in known.fresh][:MOST_AT_ONCE]
            if not batch:
                return
            watched = Watched(self._bench.workspace.root, lambda place: _needed(place, key, batch, press))
            found = watched.make()
        finally:
            known.pending = False
        with self._lock:
            known.lines |= {name: found.lines.get(name, ()) for name in batch}
            known.fresh |= set(batch)
            known.watched.append(watched)
        self._tell(Event("lines"))


def _needed(workspace: Workspace, key: Key, names: Sequence[str], press: Press) -> Needed:
    (name, document), part = key
    briefs = read_briefs(workspace, file_of(name), (), Report(), (document,) if document else ())
    brief = next((one for one in briefs if one.document == document), None)
    return needed(workspace, brief, part, names, press) if brief else Needed()
