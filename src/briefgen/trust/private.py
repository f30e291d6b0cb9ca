"""A text of a workspace that not everybody may read: what finished files are held against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from briefgen.diagnostics import Span
from briefgen.models.spec import Audience
from briefgen.noun import noun


@noun
class Marked:
    """A text of the workspace, as it is written, where it begins, and the widest circle that may see it.

    A `shared` one is what a paper for few says itself: what a paper for more says as well is no secret of it.
    """

    span: Span
    text: str
    audience: Audience
    shared: bool = False


@noun
class Unread:
    """Texts of one file that are read only where a finished file has one of their `keys`."""

    keys: Sequence[int] = field(repr=False)
    texts: Callable[[], Sequence[Marked]] = field(repr=False)
