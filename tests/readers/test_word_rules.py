"""`briefs/rules.yaml` as it is read: with the sets that it extends, in place of whose terms its own stand."""

from __future__ import annotations

import pytest
from tools import CHECKOUT

from briefgen.diagnostics import Report
from briefgen.models.prose import WordRules
from briefgen.readers.prose import word_rules
from briefgen.workspace import File, Workspace


def read(text: str) -> tuple[WordRules | None, list[str]]:
    report = Report()
    found = word_rules(Workspace(CHECKOUT), File("briefs/rules.yaml", text.encode()), report)
    return found, [f"{one.code}: {one.nearest or one.message}" for one in report.diagnostics]


def test_what_the_file_says_takes_the_place_of_the_set() -> None:
    whole, _ = read("extends: [english]")
    found, told = read(
        "extends: [english]\nterms:\n- {term: Prostitute, instead: x, why: y, level: off, language: en}\nacronyms: [MAT, HIV]\n"
    )
    assert told == [] and found
    (one,) = (term for term in found.terms if term.name.casefold() == "prostitute")
    assert one.instead == "x"
    assert found.acronyms.count("HIV") == 1 and "MAT" in found.acronyms
    assert whole and len(whole.terms) == len(found.terms)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "sentence: 30\n"])
def test_a_file_that_says_nothing_has_the_usual_rules(text: str) -> None:
    found, told = read(text)
    assert told == [] and found == WordRules()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extends: [englsh]", ["unknown-value: english"]),
        ("term: x", ["unknown-key: terms"]),
        ("terms:\n- {term: x, why: y}", ["missing-key: "]),
        ("sentence: 2", ["out-of-range: "]),
        ("reading: {grade: easy}", ["wrong-type: "]),
    ],
)
def test_what_is_wrong_is_told(text: str, told: list[str]) -> None:
    _, found = read(text)
    assert [one.split(":")[0] for one in found] == [one.split(":")[0] for one in told]
