"""The documents of a meeting that come with the program, each with the pages of its sample and who may see it."""

from __future__ import annotations

from briefgen.spec import Audience

DOCUMENTS = {
    "leave-behind": (1, Audience.OFFICE),
    "full-brief": (2, Audience.OFFICE),
    "talking-points": (1, Audience.COALITION),
    "q-and-a": (3, Audience.COALITION),
    "bill-table": (1, Audience.OFFICE),
    "testimony": (1, Audience.PUBLIC),
    "sign-on-letter": (2, Audience.OFFICE),
    "thank-you": (1, Audience.OFFICE),
}
"""By the name of template and sample: pages, and the widest circle that may see it."""
