"""What is set large: key numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.noun import noun

if TYPE_CHECKING:
    from briefgen.document.nodes import Inline

UNIT_SHARE = 0.56
"""The size of the words beside a number that is set large, such as “lower odds”, as a share of its size."""


@noun
class KeyNumber:
    """A number set large, the words of its `unit` beside it, and below them what it says."""

    number: tuple[Inline, ...]
    unit: tuple[Inline, ...]
    words: tuple[Inline, ...]


@noun
class Numbers:
    """Key numbers, side by side where there is room."""

    rows: tuple[KeyNumber, ...]
