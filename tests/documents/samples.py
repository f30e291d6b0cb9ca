"""The documents of a meeting, as the starter packet has them: each with its pages and who may see it."""

from __future__ import annotations

import pytest

from briefgen.models.spec import Audience

PACKET = "briefs/lobby-day.yaml"

DOCUMENTS = {
    "leave-behind": (1, Audience.OFFICE),
    "full-brief": (2, Audience.OFFICE),
    "bill-table": (1, Audience.OFFICE),
    "sign-on-letter": (2, Audience.OFFICE),
    "testimony": (1, Audience.PUBLIC),
    "thank-you": (1, Audience.OFFICE),
    "talking-points": (1, Audience.COALITION),
    "q-and-a": (4, Audience.COALITION),
}
"""By the name of template and document, in the order of the packet: pages, and the widest circle that may see it."""

TOGETHER = pytest.mark.xdist_group("packet")
"""Keeps the tests of the packet in one process, where it is rendered once for all of them."""
