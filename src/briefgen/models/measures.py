"""Measures as styles write them, each with its unit; what one measures says which limits make sense."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from briefgen.models.values import InWords

POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
"""Points in one unit of each kind."""


def _points(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        if value == 0:
            return 0.0
    elif match := re.fullmatch(r"(-?[0-9]{1,4}(?:\.[0-9]{1,3})?)(pt|mm|cm|in)", str(value)):
        return round(float(match[1]) * POINTS[match[2]], 3)
    raise PydanticCustomError("measure", "a measure with its unit, such as 10.5pt, 8mm or 0.75in")


MEASURE = BeforeValidator(_points, json_schema_input_type=Literal[0] | str)
"""A measure in points (1/72 inch), written with its unit. What it measures says which limits make sense."""

Size = Annotated[float, MEASURE, Field(ge=4, le=200), InWords("a measure from 4pt to 200pt")]
"""The size of letters: what is smaller cannot be read, what is larger fits on no page."""

Space = Annotated[float, MEASURE, Field(ge=0, le=300), InWords("a measure from 0pt to 300pt")]
"""White space above or below."""

Spacing = Annotated[float, MEASURE, Field(ge=0, le=20), InWords("a measure from 0pt to 20pt")]
"""Space between letters."""

Thickness = Annotated[float, MEASURE, Field(ge=0, le=40), InWords("a measure from 0pt to 40pt")]
"""The width of a rule."""

Padding = Annotated[float, MEASURE, Field(ge=0, le=48), InWords("a measure from 0pt to 48pt")]
"""Space within a box."""

CellPadding = Annotated[float, MEASURE, Field(ge=0, le=18), InWords("a measure from 0pt to 18pt")]
"""Space within a cell of a table, of which many stand side by side."""

Indent = Annotated[float, MEASURE, Field(ge=0, le=48), InWords("a measure from 0pt to 48pt")]
"""One step of a list."""

Hanging = Annotated[float, MEASURE, Field(ge=6, le=36), InWords("a measure from 6pt to 36pt")]
"""The space at the left of lines in which a number hangs: in less, two figures have no room."""

Edge = Annotated[float, MEASURE, Field(ge=0, le=600), InWords("a measure from 0pt to 600pt")]
"""White space at an edge of the paper."""
