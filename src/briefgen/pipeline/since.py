"""The texts of a paper that its signers approved in other words, and what was changed since, for whoever takes a last look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from briefgen.checks.approvals import Followed
from briefgen.editing.wording import Words, differing
from briefgen.models.approvals import Text
from briefgen.noun import noun
from briefgen.pipeline.approving import changes, wordings
from briefgen.pipeline.material import Material
from briefgen.pipeline.noting import signing


@noun
class Since:
    """A text that an `organization` approved on a day, and a change since: who `declared` it minor, and on which day.

    `words` are the differences one by one; none where too little is the same. `shown` are they as text.
    """

    organization: str
    text: Text
    approved: dt.date
    declared: dt.date
    by: str
    old: str
    new: str
    words: tuple[Words, ...]
    shown: str


def changed_since(material: Material) -> Iterator[Since]:
    """The minor changes since the approvals of those whose names or logos a paper prints."""
    if any(material.approved.values()):
        for signer in signing(material):
            yield from (_since(signer.name, one) for one in material.approved.get(signer.name, ()))


def _since(organization: str, followed: Followed) -> Since:
    text, earlier, change = followed
    old, new = wordings(earlier, text)
    return Since(
        organization, text, earlier.approval.on, change.declared.on, change.declared.by, old, new, differing(old, new),
        changes(earlier, text),
    )  # fmt: skip
