"""Who of those who sign on is counted and named, where they stand in a row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from briefgen.models.meeting import SHOWN, Signer, Signers
from briefgen.noun import noun


@noun
class Joined:
    """Those who join an organization: all of them, and the ones that are named."""

    all: tuple[Signer, ...]
    named: tuple[Signer, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The keys of the labels that stand before the names."""
        people = any(one.organization is None for one in self.all)
        counted = "joined_one" if len(self.all) == 1 else "joined_people" if people else "joined"
        return (counted, "among") if len(self.named) < len(self.all) else (counted,)


def joined_to(signers: Signers, own: str) -> Joined:
    """The signers but for the organization `own`, which does not join itself. Named are those who come first, then the
    others, as many as there is room for."""
    others = tuple(one for one in signers.names if _folded(one.first) != _folded(own))
    chosen = sorted(others, key=lambda signer: not signer.leads)[: signers.show or SHOWN]
    return Joined(others, in_order(signers, chosen))


def in_order(signers: Signers, names: Sequence[Signer]) -> tuple[Signer, ...]:
    """Names in the order in which they are printed."""
    return tuple(sorted(names, key=alphabetical) if signers.sorted else names)


def alphabetical(signer: Signer) -> tuple[str, str]:
    """What signers are sorted by: letters alone, without accents and case, a leading “The” left aside."""
    words = re.sub(r"^the\s+", "", signer.first.casefold())
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if c.isalnum() or c.isspace())
    return " ".join(bare.split()), signer.name or ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
