"""The manifest of a document: everything it was made as, the latest last, so that any page of it can be answered for."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from pydantic import ValidationError

from briefgen.models.values import Line, Model
from briefgen.usage.rendering import Rendering, short_sum

MOST_RENDERINGS: Final = 500
"""How many different renderings of one document are remembered; then the oldest is forgotten."""

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
    """All different renderings of the documents of one name, the latest last."""

    renderings: tuple[Sealed, ...] = ()

    def with_latest(self, rendering: Rendering) -> Manifest:
        """The manifest after one more rendering; files that carry the same are kept together."""
        same = next((known for known in self.renderings if known.sound and known.carries_the_same(rendering)), None)
        others = [known for known in self.renderings if known is not same]
        whole = rendering.replacing(same) if same else rendering
        return Manifest(renderings=(*others, sealed(whole))[-MOST_RENDERINGS:])

    def with_all(self, other: Manifest) -> Manifest:
        """The manifest with everything that another one of the same name knows; what is only there comes first."""
        mine = {one.model_dump_json() for one in self.renderings}
        more = [one for one in other.renderings if one.model_dump_json() not in mine]
        return Manifest(renderings=(*more, *self.renderings)[-MOST_RENDERINGS:])

    def is_current(self, rendering: Rendering, file: str) -> bool:
        """Whether the file still is as this rendering wrote it, as far as is known: no later one wrote it again."""
        later = self.renderings[self.renderings.index(rendering) + 1 :]
        return not any(file in known.files for known in later)

    @property
    def changed(self) -> tuple[Sealed, ...]:
        """The renderings that are not as they were written."""
        return tuple(one for one in self.renderings if not one.sound)

    @property
    def data(self) -> bytes:
        """The file of it."""
        return self.model_dump_json(indent=1, exclude_none=True).encode() + b"\n"


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
