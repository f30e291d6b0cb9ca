"""Addresses, DOIs and names as reference managers write them: what comes of each, or what is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from csl.oracle import locale, style, words

from briefgen.cite.addresses import shortened
from briefgen.csl import Cite, CitedSource, Processor
from briefgen.diagnostics import Report
from briefgen.document.nodes import Link
from briefgen.document.walking import walk
from briefgen.readers.bibliography import read_sources
from briefgen.readers.bibliography.addresses import read_address
from briefgen.workspace import Workspace
from briefgen.writers.text.inlines import inlines

SICI = "10.1577/1548-8675(2002)022<0208:TGCTRT>2.0.CO;2"


def read(folder: Path, text: str, file: str = "library.bib") -> tuple[dict[str, Any], list[str]]:
    """The first source of a file, and what is said of the file."""
    (folder / "briefs").mkdir(exist_ok=True)
    (folder / "briefs" / file).write_text(text, "utf-8")
    report = Report()
    sources = read_sources(Workspace(folder), report)
    source = next(iter(sources.values()), None)
    return dict(source.csl) if source else {}, [f"{d.code}: {d.message}" for d in report.diagnostics]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"https://example.org/a{\_}b", "https://example.org/a_b"),
        (r"https://example.org/a\_b\%20c\&d\#e", "https://example.org/a_b%20c&d#e"),
        (r"https://example.org/{\textasciitilde}doe", "https://example.org/~doe"),
        (r"https://example.org/\textasciitilde{}doe", "https://example.org/~doe"),
        (r"https://example.org/$\sim$doe", "https://example.org/~doe"),
        (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
        (r"{https://example.org/a--b}", "https://example.org/a--b"),
        (r"https://example.org/cost?a=$5&b=$6", "https://example.org/cost?a=$5&b=$6"),
        (r"10.1577/1{\textless}2{\textgreater}3", "10.1577/1<2>3"),
        (r"10.1577/1$<$2$>$3", "10.1577/1<2>3"),
    ],
)
def test_addresses_lose_the_marks_of_latex_and_nothing_else(written: str, meant: str) -> None:
    assert read_address(written) == (meant, ())


def test_any_other_latex_in_an_address_is_an_error(tmp_path: Path) -> None:
    _, said = read(tmp_path, "@online{a, title={T}, url={https://example.org/\\alpha}}")
    assert said == ["unknown-latex: there is no rule for the LaTeX command `\\alpha` in an address"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("https://www.doi.org/10.1000/182", "10.1000/182"),
        ("doi.org/10.1000/182", "10.1000/182"),
        ("doi:10.1000/182", "10.1000/182"),
        ("DOI: 10.1000/182", "10.1000/182"),
        (SICI, SICI),
        ("https://doi.org/10.1577/1548-8675(2002)022%3C0208:TGCTRT%3E2.0.CO;2", SICI),
    ],
)
@pytest.mark.parametrize("file", ["library.bib", "zotero.json", "sources.yaml"])
def test_a_doi_is_taken_in_every_form(tmp_path: Path, file: str, written: str, kept: str) -> None:
    texts = {
        "library.bib": f"@misc{{a, title={{T}}, doi={{{written}}}}}",
        "zotero.json": f'[{{"id": "a", "type": "document", "title": "T", "DOI": "{written}"}}]',
        "sources.yaml": f"references:\n  - {{id: a, type: document, title: T, DOI: '{written}'}}\n",
    }
    source, said = read(tmp_path, texts[file], file)
    assert (source["DOI"], said) == (kept, [])


@pytest.mark.parametrize(
    "written", ["12.1000/182", "10.1/2", "10.1000", "10.1000/1 82", "https://example.org/10.1000/182"]
)
def test_what_is_no_doi_is_an_error(tmp_path: Path, written: str) -> None:
    _, said = read(tmp_path, f"@misc{{a, title={{T}}, doi={{{written}}}}}")
    assert [line.partition(":")[0] for line in said] == ["wrong-form"]


@pytest.mark.parametrize("name", ["legislative-notes", "apa"])
def test_the_link_of_a_doi_is_escaped_and_its_print_is_not(name: str) -> None:
    sources = {"a": {"type": "article-journal", "title": "T", "DOI": SICI}}
    entry = Processor(style(name), locale(), sources).process([Cite((CitedSource("a"),))]).entries[0]
    link = next(node for node in walk(shortened(entry.inlines, {})) if isinstance(node, Link))
    assert link.target == "https://doi.org/10.1577/1548-8675(2002)022%3C0208:TGCTRT%3E2.0.CO;2"
    assert words(link.children) == f"doi.org/{SICI}"
    assert inlines((link,)) == link.target


@pytest.mark.parametrize(
    ("field", "variable"),
    [
        ("publisher", "publisher"),
        ("institution", "publisher"),
        ("address", "publisher-place"),
        ("location", "publisher-place"),
    ],
)
def test_spaces_between_braces_stay(tmp_path: Path, field: str, variable: str) -> None:
    source, said = read(
        tmp_path, f"@book{{a, title={{{{The}} {{Title}}}}, {field}={{{{Oxford}} {{University}} {{Press}}}}}}"
    )
    assert (source[variable], said) == ("Oxford University Press", [])
    assert "The" in source["title"] and "</span> <span" in source["title"] or source["title"] == "The Title"


def test_spaces_between_braces_stay_in_lists_and_names(tmp_path: Path) -> None:
    source, said = read(
        tmp_path, "@book{a, title={T}, author={{van der} {Berg}, Jan and {A} {B}}, publisher={{A} {B} and {C} {D}}}"
    )
    assert said == []
    assert source["publisher"] == "A B; C D"
    assert [" ".join(name.values()) for name in source["author"]] == ["van der Berg Jan", "B A"]


@pytest.mark.parametrize(
    "fields",
    [
        "title={T} author={X, Y}, year=2000",
        'title="T" author="X, Y", year=2000',
        'title="T" author={X, Y}, year=2000',
        "title={{T}} author={{X} Y}, year=2000",
        "title={T} {U}, year=2000",
    ],
)
def test_a_missing_comma_loses_no_field_silently(tmp_path: Path, fields: str) -> None:
    _, said = read(tmp_path, f"@book{{a, {fields}}}")
    assert [line.partition(":")[0] for line in said] == ["bibtex-syntax"]


@pytest.mark.parametrize("value", ["{a {b} c}", '"a {b} c"', '"a {"} c"', "{a} # { b} # mar", '{a "b" c}', "{}", '""'])
def test_whole_values_are_values(tmp_path: Path, value: str) -> None:
    _, said = read(tmp_path, f"@book{{a, title={{T}}, note={value}}}")
    assert said == []


@pytest.mark.parametrize(
    "names",
    [
        "Smith, J., Doe, J.",
        "Smith, J., Doe, J. and Roe, R.",
        "Smith, J., Doe",
        "Smith, John, Jr.",
        "Smith, J.; Doe, J.",
        "Smith J & Doe J",
        "Health & Human Services",
    ],
)
def test_several_people_in_one_name_are_an_error(tmp_path: Path, names: str) -> None:
    _, said = read(tmp_path, f"@book{{a, title={{T}}, author={{{names}}}}}")
    assert [line.partition(":")[0] for line in said] == ["wrong-name"]


@pytest.mark.parametrize(
    "names",
    [
        "Smith, Jr., John",
        "Smith, III, J. and Doe, J.",
        "Smith, MPH, Ann",
        "{Health & Human Services}",
        "{A, B, C, D}",
        "{Smith, J.; Doe, J.}",
        "family=Berg, given=Jan, prefix=van der, suffix=Jr",
        "de la Cruz, A. B.",
    ],
)
def test_single_names_are_no_error(tmp_path: Path, names: str) -> None:
    _, said = read(tmp_path, f"@book{{a, title={{T}}, author={{{names}}}}}")
    assert said == []


def test_several_people_in_one_name_of_csl_are_an_error(tmp_path: Path) -> None:
    names = '[{family: Smith, given: "J., Doe, J."}]'
    _, said = read(tmp_path, f"references:\n  - {{id: a, type: book, title: T, author: {names}}}\n", "sources.yaml")
    assert said == ["wrong-name: an item of `references.author` holds more than one name"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("The {U.S.} view of {HIV}", "The U.S. view of HIV"),
        ("The {U.S.} View of HIV", "The U.S. view of HIV"),
        ("Sex Work. a Review", "Sex work. a review"),
        ("Sex Work. A Review", "Sex work. A review"),
        ("Was it {Right?} A Review", "Was it Right? A review"),
    ],
)
def test_a_small_letter_stays_small(tmp_path: Path, written: str, read_as: str) -> None:
    source, _ = read(tmp_path, f"@book{{a, title={{{written}}}}}")
    assert source["title"] == read_as
