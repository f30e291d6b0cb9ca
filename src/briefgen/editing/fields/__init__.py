"""A brief as a form: what a person may want to say in it has a field, and what has none is named."""

from __future__ import annotations

from briefgen.editing.fields.beside import words_of
from briefgen.editing.fields.form import Argument, Division, Field, Form, Listing, Sheet
from briefgen.editing.fields.placing import number_of
from briefgen.editing.fields.reading import read_form
from briefgen.editing.fields.rows import ROWS, Row, row_of
from briefgen.editing.fields.shapes import Shape, as_text, as_value

__all__ = [
    "ROWS", "Argument", "Division", "Field", "Form", "Listing", "Row", "Shape", "Sheet", "as_text", "as_value", "number_of",
    "read_form", "row_of", "words_of",
]  # fmt: skip
