"""Whatever stands in a file of sources, reading it ends with sources and diagnostics, never with an exception."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.diagnostics import Report
from briefgen.readers.bibliography.bibtex import read_bibtex
from briefgen.readers.bibliography.csl_json import read_csl_json
from briefgen.readers.bibliography.latex import flat, read_latex
from briefgen.readers.bibliography.people import read_names
from briefgen.readers.files.json import load
from briefgen.workspace import File

LATEX = st.text(st.sampled_from(list("aB Zé{}\\'`\"^~-$%&#=,.:123<>\n")) | st.characters(), max_size=60)
WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)


@given(LATEX)
@example("{" * 50)
@example("\\'" * 50)
@example("\\emph" * 50)
@example("\\href{")
def test_any_latex_is_read(text: str) -> None:
    read = read_latex(text)
    assert read.fault or isinstance(flat(read.pieces), str)


@given(st.lists(WORDS, max_size=8))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    assert flat(read_latex(" ".join(words)).pieces) == " ".join(words)


@given(LATEX)
def test_any_names_are_parted(text: str) -> None:
    for name in read_names(read_latex(text).pieces):
        assert all(isinstance(part, str) for part in name.values())


@given(LATEX, LATEX, st.booleans())
def test_any_bibtex_is_read(value: str, rest: str, classic: bool) -> None:
    file = File(
        "x.bib",
        f"@book{{x, title={{{value}}}, author={{{value}}}, date={{{value}}}, {rest}\n".encode("utf-8", "replace"),
    )
    read_bibtex(file, Report(), classic=classic)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("id", "title", "issued", "author")), inner)
    ),
    max_leaves=12,
)


@given(JSON)
def test_json_is_read_as_it_is(value: object) -> None:
    report = Report()
    read = load(File("x.json", json.dumps(value, indent=1).encode()), report)
    assert read is not None
    if not report.diagnostics:
        assert read.data == value


@given(st.text(max_size=40))
def test_any_text_is_json_or_reported(text: str) -> None:
    report = Report()
    read = load(File("x.json", text.encode("utf-8", "replace")), report)
    assert read is not None or report.failed


@given(JSON)
def test_any_json_is_sources_or_reported(value: object) -> None:
    report = Report()
    read = read_csl_json(File("x.json", json.dumps(value).encode()), report)
    assert read is not None or report.failed
