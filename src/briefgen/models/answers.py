"""What came of meetings, as people write it down afterwards: an answer, a promise, what is still to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from briefgen.diagnostics import Span
from briefgen.noun import noun

KEY: Final = "key"
"""The column that says of which meeting a row is."""

ASKED: Final = ("answer", "promise", "by_when", "follow_up", "who")
"""The columns that are filled in, and the names by which text finds them: `{{ variables.promise }}`."""

HEADINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        KEY: "Key", "answer": "Answer", "promise": "Promise", "by_when": "By when", "follow_up": "Follow-up", "who": "Who",
        "day": "Day", "meeting": "Meeting", "district": "District",
    },
    "es": {
        KEY: "Clave", "answer": "Respuesta", "promise": "Promesa", "by_when": "Para cuándo", "follow_up": "Seguimiento",
        "who": "Quién", "day": "Día", "meeting": "Reunión", "district": "Distrito",
    },
}  # fmt: skip
"""What heads these columns, and those by which a meeting is known again, by language."""

SHEETS: Final[Mapping[str, str]] = {"en": "Answers", "es": "Respuestas"}
"""What the sheet is called in which they are, by language."""


@noun
class Answer:
    """What came of one meeting: the words of each column that is filled in, and the cell of its key."""

    key: str
    span: Span
    says: Mapping[str, str] = field(default_factory=dict, repr=False)
    places: Mapping[str, Span] = field(default_factory=dict, repr=False)

    @property
    def is_given(self) -> bool:
        """Whether anything was written down."""
        return bool(self.says.get("answer") or self.says.get("promise"))
