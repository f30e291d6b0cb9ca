"""What makes a tagged PDF one for the archive too: PDF/A-3, level A (ISO 19005-3), beside PDF/UA-1."""

from __future__ import annotations

from typing import Final

import pydyf

from briefgen.writers.pdf import srgb

PRINTED: Final = 4
"""The flags of a link that is shown and printed, and no other (ISO 19005-3, 6.3.2; ISO 32000-1, table 165)."""


def conform(pdf: pydyf.PDF) -> None:
    """Say what its colors mean; let links be part of the page, and no picture be drawn otherwise than its pixels say."""
    pdf.catalog["OutputIntents"] = pydyf.Array([_intent(pdf).reference])
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream):
            if thing.extra.get("Subtype") == "/Image":
                thing.extra["Interpolate"] = "false"
        elif isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/Annot":
            thing["F"] = PRINTED


def _intent(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """The device that the colors are meant for (ISO 19005-3, 6.2.3)."""
    profile = pydyf.Stream([srgb.profile()], {"N": 3}, compress=True)
    pdf.add_object(profile)
    intent = pydyf.Dictionary({
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pydyf.String(srgb.NAME),
        "Info": pydyf.String(srgb.NAME),
        "DestOutputProfile": profile.reference,
    })  # fmt: skip
    pdf.add_object(intent)
    return intent
