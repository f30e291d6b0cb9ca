"""The packets of an invented day, as the page lists them."""

from __future__ import annotations

import datetime as dt
from typing import Final

from briefgen.batch.index_page import Listed, ListedDocument
from briefgen.batch.outcomes import State

THURSDAY, FRIDAY = dt.date(2026, 12, 3), dt.date(2026, 12, 4)
MADE_ON = dt.date(2026, 12, 1)
PROBLEM: Final = "meetings.xlsx, sheet “Thursday”, cell C7: “25:70” is no time of day"


def papers(folder: str) -> tuple[ListedDocument, ...]:
    return (
        ListedDocument("Leave-behind", 1, (f"{folder}/leave-behind.pdf", f"{folder}/leave-behind.docx"), "H3V5RV5WN9"),
        ListedDocument("Talking points", 2, (f"{folder}/talking points #1.pdf",), "K7C2PL4MXR", inside=True),
    )


MEETINGS = (
    Listed(
        FRIDAY, "9:00 a.m.", "Sen. Dee Ejemplo", "03-0900-ejemplo", State.KEPT, papers("03-0900-ejemplo"), warnings=1
    ),
    Listed(THURSDAY, "10:30 a.m.", "Rep. Jordan Example", "01-1030-example", State.MADE, papers("01-1030-example")),
    Listed(None, "", "Rep. Robin Undated", "undated", State.LEFT),
    Listed(THURSDAY, "2:00 p.m.", "Rep. Alex Sample", "02-1400-sample", State.FAILED, problems=(PROBLEM,)),
)
