"""Rules that no shipped style has, each by a style of a few lines: what it says, what it prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from csl.oracle import cite, locale, words

from briefgen.cite.settling import Mark, settled
from briefgen.csl import Processor, Result, read_csl
from briefgen.document.marked import Subscript, Superscript
from briefgen.document.nodes import Paragraph, Text, plain_text

STYLE = """
<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0">
  <info><title>T</title><id>t</id></info>{locale}
  <citation {attributes}><layout delimiter="; ">{citation}</layout></citation>
  <bibliography {listing}>{sort}<layout suffix=".">{entry}</layout></bibliography>
</style>
"""

TITLE = '<text variable="title"/>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'
AUTHOR = '<names variable="author"><name form="short"/></names>'


def source(title: str = "T", *authors: str, year: int | None = None, **more: Any) -> dict[str, Any]:
    names = [{"family": author, "given": "A."} for author in authors]
    said = {"title": title, "author": names, "issued": {"date-parts": [[year]]} if year else None}
    return {"type": "book", **{key: value for key, value in said.items() if value}, **more}


def processed(
    sources: Mapping[str, dict[str, Any]], cites: Sequence[str] = (), language: str = "en-US", **parts: str
) -> Result:
    blank = {
        "kind": "in-text",
        "locale": "",
        "attributes": "",
        "citation": TITLE,
        "listing": "",
        "sort": "",
        "entry": TITLE,
    }
    style = read_csl(STYLE.format(**{**blank, **parts}).encode(), "t")
    return Processor(style, locale(language), sources).process(
        [cite(one) for one in cites or map("[@{}]".format, sources)]
    )


def cited(*args: Any, **parts: str) -> list[str]:
    return [words(one.note or one.text) for one in processed(*args, **parts).cited]


def listed(*args: Any, **parts: str) -> list[str]:
    return [words(entry.inlines) for entry in processed(*args, **parts).entries]


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        (["Asthma"], "Asth00"),
        (["Müller", "Berg"], "MüBe00"),
        (["Alpha", "Beta", "Gamma"], "AlBG00"),
        (["Alpha", "Beta", "Gamma", "Delta", "Epsilon"], "ABGD00"),
        (["D’Or"], "Dor00"),
        ([], "Titl00"),
    ],
)
def test_a_label_is_made_of_names_and_year(authors: list[str], label: str) -> None:
    print_label = '<text variable="citation-label" prefix="[" suffix="]"/>'
    assert cited({"a": source("The title", *authors, year=2000)}, citation=print_label) == [f"[{label}]"]


def test_labels_that_would_be_the_same_get_letters() -> None:
    sources = {"a": source("B", "Aalto", year=2002), "b": source("A", "Aalto", year=2002), "c": source("C", "Bo")}
    by_title = '<sort><key variable="title"/></sort>'
    result = processed(sources, citation='<text variable="citation-label"/>', sort=by_title)
    assert [words(one.text) for one in result.cited] == ["Aalt02b", "Aalt02a", "Bo"]
    assert cited({"a": source(**{"citation-label": "XY99"})}, citation='<text variable="citation-label"/>') == ["XY99"]


def test_a_label_stands_before_the_number_of_the_first_note() -> None:
    terms = (
        '<locale><terms><term name="first-reference-note-number" form="short">'
        "<single>n</single><multiple>nn</multiple></term></terms></locale>"
    )
    note = TITLE + (
        '<choose><if variable="first-reference-note-number"><group delimiter=" " prefix=" (" suffix=")">'
        '<label variable="first-reference-note-number" form="short"/><text variable="first-reference-note-number"/>'
        "</group></if></choose>"
    )
    assert cited({"a": source()}, ["[@a]", "[@a]"], kind="note", locale=terms, citation=note) == ["T", "T (n 1)"]


def test_a_short_title_that_stands_for_missing_names_is_not_printed_again() -> None:
    short = '<text variable="title" form="short"/>'
    names = f'<names variable="author"><substitute>{short}</substitute></names>'
    note = f'<group delimiter=", ">{names}{short}</group>'
    assert cited({"a": source("A long title", **{"title-short": "Short"})}, citation=note) == ["Short"]


def test_a_comma_goes_before_every_quotation_mark_that_ends_there() -> None:
    note = f'<group delimiter=", "><text variable="title" quotes="true"/>{YEAR}</group>'
    assert cited({"a": source("What we call 'harm'", year=2014)}, citation=note) == ["“What we call ‘harm,’” 2014"]


def test_letters_of_one_year_are_parted_like_cites_of_one_author() -> None:
    sources = {
        "a": source("A", "Smith", year=2010),
        "b": source("B", "Smith", year=2010),
        "c": source("C", "Zed", year=2010),
    }
    attributes = 'collapse="year-suffix" disambiguate-add-year-suffix="true" cite-group-delimiter=", "'
    cite_all = ["[@a; @b; @c]"]
    assert cited(sources, cite_all, citation=f'<group delimiter=" ">{AUTHOR}{YEAR}</group>', attributes=attributes) == [
        "Smith 2010a, b; Zed 2010"
    ]


@pytest.mark.parametrize(
    ("language", "day", "printed"),
    [("fr-FR", 1, "1ᵉʳ janvier"), ("fr-FR", 2, "2 janvier"), ("en-US", 1, "1st January")],
)
def test_the_first_day_has_the_gender_of_its_month(language: str, day: int, printed: str) -> None:
    date = '<date variable="issued"><date-part name="day" form="ordinal" suffix=" "/><date-part name="month"/></date>'
    sources = {"a": source(issued={"date-parts": [[2018, 1, day]]})}
    assert cited(sources, ["[@a]"], language, citation=date) == [printed]


@pytest.mark.parametrize("form", ["numeric", "numeric-leading-zeros"])
def test_a_season_has_no_number(form: str) -> None:
    date = f'<date variable="issued"><date-part name="month" form="{form}" suffix="/"/><date-part name="year"/></date>'
    assert cited({"a": source(issued={"date-parts": [[2016]], "season": 2})}, citation=date) == ["Summer/2016"]


def test_a_dash_stands_for_a_body_however_it_is_written() -> None:
    who = "World Health Organization"
    sources = {
        "a": source("A", author=[{"literal": who}]),
        "b": source("B", author=[{"family": who}]),
    }
    entry = f'<group delimiter=", "><names variable="author"/>{TITLE}</group>'
    assert listed(sources, entry=entry, listing='subsequent-author-substitute="———"') == [f"{who}, A.", "———, B."]


@pytest.mark.parametrize("display", ["block", "indent"])
def test_what_follows_a_block_begins_a_line(display: str) -> None:
    names = f'<names variable="author" display="{display}"><name/></names>'
    one = {"a": source("T", "Foucault", year=1995)}
    assert listed(one, entry=names + YEAR) == ["A. Foucault 1995."]
    assert listed(one, entry=YEAR + names) == ["1995 A. Foucault."]
    assert listed(one, entry=f'<group delimiter=", ">{names}{YEAR}</group>') == ["A. Foucault, 1995."]


def test_years_before_christ_come_first_however_a_style_sorts() -> None:
    sources = {
        "new": source("2018", issued={"date-parts": [[2018, 4]]}),
        "later": source("2018 May", issued={"date-parts": [[2018, 5]]}),
        "old": source("430 BC", issued={"date-parts": [[-430]]}),
        "older": source("500 BC", issued={"date-parts": [[-500]]}),
    }
    months = '<date variable="issued"><date-part name="month"/><date-part name="year"/></date>'
    for sort in ('<key variable="issued"/>', '<key macro="date"/>'):
        macro = f'<macro name="date">{months}</macro>'
        order = listed(sources, locale=macro, sort=f"<sort>{sort}</sort>")
        assert order == ["500 BC.", "430 BC.", "2018.", "2018 May."]


RAISED = """
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>t</id></info>
  <citation collapse="citation-number">
    <layout delimiter="," vertical-align="sup"><text variable="citation-number"/></layout>
  </citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>
"""


def test_numbers_that_a_style_raises_are_raised() -> None:
    style = read_csl(RAISED.encode(), "t")
    sources = {one: source(f"On H<sub>2</sub>O and x<sup>2</sup>, {one}") for one in "abc"}
    result = Processor(style, locale(), sources).process([cite("[@a]"), cite("[@a; @b; @c]")])
    assert [one.text for one in result.cited] == [(Superscript((Text("1"),)),), (Superscript((Text("1–3"),)),)]
    assert result.entries[0].inlines == (
        Text("On H"), Subscript((Text("2"),)), Text("O and x"), Superscript((Text("2"),)), Text(", a"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("It falls ", ".", ["It falls", ".", "1"]),
        ("It falls ", ", and more", ["It falls", ",", "1", " and more"]),
        ("“It falls ", ".” Others", ["“It falls", ".”", "1", " Others"]),
        ("It falls ", "; more", ["It falls", "1", "; more"]),
        ("It falls ", " here", ["It falls", "1", " here"]),
    ],
)
def test_a_raised_number_stands_where_a_note_would(before: str, after: str, line: list[str]) -> None:
    mark = Mark((Superscript((Text("1"),)),), None)
    settled_line = settled(Paragraph((Text(before), mark, Text(after)))).children
    assert [plain_text((one,)) for one in settled_line] == line
