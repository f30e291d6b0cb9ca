"""What holds of the Word file of any document whatever."""

from __future__ import annotations

import io

import docx
from hypothesis import HealthCheck, given, settings
from profiles import examples
from specimen import specimen, style
from strategies import documents
from writers.docx.expected import words_in_order
from writers.docx.lint import faults
from writers.docx.reading import Word

from briefgen.document.nodes import Document
from briefgen.writers.docx import write

many = settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])


def check(document: Document) -> None:
    data = write(document, style()).data
    assert Word(data).words_in_order() == words_in_order(document.children, document.mark)
    assert faults(data) == []
    assert docx.Document(io.BytesIO(data)).core_properties.title == document.metadata.title


@many
@given(documents())
def test_every_word_is_there_in_order_and_nothing_is_wrong(document: Document) -> None:
    check(document)


def test_the_same_of_the_document_that_has_everything() -> None:
    check(specimen())


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    assert write(document, style()).data == write(document, style()).data
