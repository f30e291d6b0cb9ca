"""Fonts that were identified → families, each with the best file for each of its four faces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.noun import noun
from briefgen.readers.foundry.cast import FACES, Cast


@noun
class Family:
    """A family: for each face the file it is taken from; `others` are files and faces that are not."""

    name: str
    casts: Mapping[str, Cast]
    others: tuple[Cast, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """The faces that it has not."""
        return tuple(face for face in FACES if face not in self.casts)

    @property
    def generic(self) -> str:
        """The kind of face; empty, where the fonts do not say."""
        return self.casts["regular"].generic if "regular" in self.casts else ""


def families(casts: Iterable[Cast]) -> tuple[Family, ...]:
    """The families by their names. Of two files for one face, that which needs least done to it is taken."""
    by_name: dict[str, list[Cast]] = {}
    for cast in casts:
        by_name.setdefault(cast.family, []).append(cast)
    return tuple(_family(name, sorted(found, key=lambda one: one.cost)) for name, found in sorted(by_name.items()))


def _family(name: str, found: list[Cast]) -> Family:
    best: dict[str, Cast] = {}
    for cast in found:
        if cast.face:
            best.setdefault(cast.face, cast)
    ordered = {face: best[face] for face in FACES if face in best}
    return Family(name, ordered, tuple(one for one in found if best.get(one.face) is not one))
