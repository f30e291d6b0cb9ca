"""The table of writers: every format has one, and all are called alike."""

from __future__ import annotations

import pytest
from specimen import document, style, words

from briefgen.models.formats import Format
from briefgen.writers import WRITERS, write

BEGINS = {
    Format.PDF: b"%PDF-",
    Format.DOCX: b"PK",
    Format.HTML: b"<!DOCTYPE html>",
    Format.TXT: b"Fund Health Services",
}


def test_every_format_has_a_writer() -> None:
    assert list(WRITERS) == list(Format) == list(BEGINS)


@pytest.mark.parametrize("form", Format)
def test_a_writer_is_a_function_of_a_document_and_a_style(form: Format) -> None:
    made = write(document(words("Some words.")), style(), [form])
    assert list(made) == [form]
    assert made[form].data.lower().startswith(BEGINS[form].lower())
