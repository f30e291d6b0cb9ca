"""The manifest of a document: everything it was made as, the latest last, so that any page of it can be answered for."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any, Final

from pydantic import ValidationError

from briefgen.models.values import Line, Model
from briefgen.usage.rendering import MOST_EARLIER, Rendering, short_sum

MOST_RENDERINGS: Final = 500
"""How many different renderings of one document are remembered; then the oldest is forgotten."""

MOST_OF_A_BATCH: Final = 10_000
"""How many are remembered of all papers of all meetings of one packet: as many as its manifest can hold and be read again."""

CONFLICT: Final = re.compile(
    r"^<{7}[^\n]*\n(?P<ours>.*?)(?:^\|{7}[^\n]*\n.*?)?^={7}\n(?P<theirs>.*?)^>{7}[^\n]*\n?", re.MULTILINE | re.DOTALL
)
"""Two versions of the same lines, as git leaves them in a file. Source: git-merge, "How conflicts are presented"."""


class Sealed(Rendering):
    """A rendering as a manifest holds it: `seal` stands for all of it, and shows where something was changed by accident."""

    seal: Line | None = None

    @property
    def sound(self) -> bool:
        """Whether it is as it was written; so are those that were written before there were seals."""
        return self.seal is None or self.seal == seal_of(self)


class Manifest(Model):
    """All different renderings of the documents of one name, the latest last.

    `gone` are files that were taken away again, with their sums; it stands in the journal alone.
    """

    renderings: tuple[Sealed, ...] = ()
    gone: dict[Line, Line] | None = None

    def with_latest(self, *renderings: Rendering) -> Manifest:
        """The manifest after more renderings, in their order; files that carry the same are kept together.

        One that has a seal which it does not fit is kept as it is, so that it goes on being told.
        """
        known: list[Sealed | None] = list(self.renderings)
        place: dict[str, int] = {}
        for at, one in enumerate(self.renderings):
            if one.sound:
                place.setdefault(one.carried, at)
        for latest in renderings:
            if isinstance(latest, Sealed) and not latest.sound:
                known.append(latest)
                continue
            at, carried = len(known), latest.carried
            same = known[place[carried]] if carried in place else None
            if same is not None:
                known[place[carried]] = None
            place[carried] = at
            known.append(sealed(latest.replacing(same) if same else latest))
        return Manifest(renderings=_remembered([one for one in known if one is not None]))

    def without(self, gone: Collection[tuple[str, str]]) -> Manifest:
        """The manifest after files were taken away, by their names and sums: those who wrote them go on knowing these."""
        return Manifest(renderings=tuple(_without(one, gone) for one in self.renderings)) if gone else self

    def with_all(self, other: Manifest) -> Manifest:
        """The manifest with everything that another one of the same name knows; what is only there comes first."""
        mine = {one.model_dump_json() for one in self.renderings}
        more = [one for one in other.renderings if one.model_dump_json() not in mine]
        return Manifest(renderings=_remembered([*more, *self.renderings]))

    def is_current(self, rendering: Rendering, file: str) -> bool:
        """Whether the file still is as this rendering wrote it, as far as is known: no later one wrote it again."""
        last = self._last_writers.get(_place(rendering, file))
        return last is None or last is rendering or last == rendering

    @cached_property
    def _last_writers(self) -> dict[tuple[str, str], Sealed]:
        """Which rendering wrote a file last."""
        return {_place(one, file): one for one in self.renderings for file in one.files}

    @property
    def changed(self) -> tuple[Sealed, ...]:
        """The renderings that are not as they were written."""
        return tuple(one for one in self.renderings if not one.sound)

    @property
    def data(self) -> bytes:
        """The file of it; what was made for the meetings of a table stands in a line each, for there is much of it."""
        if not any(one.meeting for one in self.renderings):
            return self.model_dump_json(indent=1, exclude_none=True).encode() + b"\n"
        lines = ",\n".join(one.model_dump_json(exclude_none=True) for one in self.renderings)
        return f'{{"renderings": [\n{lines}\n]}}\n'.encode()


def _without(known: Sealed, gone: Collection[tuple[str, str]]) -> Sealed:
    """A rendering without files that were taken away; one that is not as it was written is kept as it is."""
    lost = {file: digest for file, digest in known.files.items() if (file, digest) in gone}
    if not lost or not known.sound:
        return known
    files = {file: digest for file, digest in known.files.items() if file not in lost}
    before = dict.fromkeys((*(known.earlier or ()), *lost.values()))
    earlier = tuple(digest for digest in before if digest not in files.values())[-MOST_EARLIER:]
    return sealed(known.model_copy(update={"files": files, "earlier": earlier or None}))


def _place(rendering: Rendering, file: str) -> tuple[str, str]:
    """Which file is meant: outside of the workspace only its bare name is known, which files of many meetings may have."""
    return file, "" if "/" in file else rendering.meeting or ""


def _remembered(known: Sequence[Sealed]) -> tuple[Sealed, ...]:
    """Those that are not forgotten: the latest of each paper, and of what was before it the latest as far as there is room."""
    if len(known) <= MOST_RENDERINGS:
        return tuple(known)
    later: Counter[tuple[str | None, str | None]] = Counter()
    ranks: list[tuple[int, int]] = []
    for at in reversed(range(len(known))):
        paper = (known[at].document, known[at].meeting)
        ranks.append((later[paper], -at))
        later[paper] += 1
    kept = sorted(rank for rank in ranks if rank[0] < MOST_RENDERINGS)[:MOST_OF_A_BATCH]
    return tuple(known[at] for at in sorted(-negative for _, negative in kept))


def understood(data: bytes) -> Manifest | None:
    """The manifest in a file; None where it is none.

    Where git left two versions of the same lines, both are taken.
    """
    text = data.decode("utf-8", "replace")
    if not CONFLICT.search(text):
        return _read(text)
    theirs, ours = (_read(CONFLICT.sub(rf"\g<{side}>", text)) for side in ("theirs", "ours"))
    return ours.with_all(theirs) if ours and theirs else None


def sealed(rendering: Rendering) -> Sealed:
    """A rendering with its seal."""
    bare = Sealed.model_validate(_said(rendering))
    return bare.model_copy(update={"seal": seal_of(bare)})


def seal_of(rendering: Rendering) -> str:
    """What stands for everything that a rendering says."""
    return short_sum(json.dumps(_said(rendering), sort_keys=True, ensure_ascii=False))


def _said(rendering: Rendering) -> dict[str, Any]:
    return rendering.model_dump(mode="json", exclude_none=True, exclude={"seal"})


def _read(text: str) -> Manifest | None:
    try:
        return Manifest.model_validate_json(text)
    except ValidationError:
        return None
