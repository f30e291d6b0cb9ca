"""An example that a message shows can be written into a brief as it stands."""

from __future__ import annotations

import pytest

from briefgen.diagnostics import Report
from briefgen.models.spec import Spec
from briefgen.readers.files.yaml import load
from briefgen.readers.validation import validate
from briefgen.readers.validation.examples import example_of, written
from briefgen.readers.validation.shape import dotted_keys
from briefgen.workspace import File


def _read(line: str) -> tuple[Spec | None, Report]:
    report = Report()
    positioned = load(File("brief.yaml", f"{line}\n".encode()), report)
    return (validate(Spec, positioned, report) if positioned else None), report


@pytest.mark.parametrize(
    "key", [key for key in dotted_keys(Spec) if "…" not in example_of(Spec, tuple(key.split(".")))]
)
def test_an_example_is_a_line_of_a_brief(key: str) -> None:
    _, report = _read(example_of(Spec, tuple(key.split("."))))
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("key", "given", "line"),
    [
        ("ask", 0, "ask: Oppose section 5 of H.R. 0000."),
        ("meeting.legislator.district", 2, "district: NY-12"),
        ("meeting.legislator.district", 1, "legislator: {name: Jordan Example, district: NY-12}"),
        ("contact.phone", 0, "contact: {name: Sam Sample, phone: …}"),
        ("team", 0, "team: [{name: Sam Sample}]"),
        ("variables.members", 0, "variables: {members: …}"),
    ],
)
def test_what_is_already_there_is_not_shown_again(key: str, given: int, line: str) -> None:
    assert example_of(Spec, tuple(key.split(".")), given) == line


@pytest.mark.parametrize(
    "text", ["Plain words", "a: b", "[a]", "#1", "yes", "true", "7", "a, b", "- a", "José’s", "", 'He said "no"']
)
def test_a_text_is_read_as_it_was(text: str) -> None:
    report = Report()
    positioned = load(File("x.yaml", f"{{a: {written(text)}}}".encode()), report)
    assert positioned and positioned.data == {"a": text} and report.diagnostics == ()
