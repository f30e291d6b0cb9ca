"""Citations in words, author and year, and the source list."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from briefgen.cite import cite
from briefgen.diagnostics import Report, Span
from briefgen.document import (
    Citation,
    CitationMode,
    CitedItem,
    Document,
    Footer,
    Group,
    GroupRole,
    Link,
    Metadata,
    Note,
    Paragraph,
    Role,
    Text,
    plain_text,
)
from briefgen.library import Source
from briefgen.tree import walk

ITEMS: list[dict[str, Any]] = [
    {"id": "platt", "author": [{"family": "Platt", "given": "Lucy"}, {"family": "Grenfell", "given": "Pippa"},
     {"family": "Meiksin", "given": "Rebecca"}, {"family": "Elmes", "given": "Jocelyn"}],
     "issued": {"date-parts": [[2018, 12]]}, "title": "Associations", "container-title": "PLOS Medicine",
     "volume": "15", "issue": "12", "page": "1-54", "DOI": "10.1371/x"},
    {"id": "bill", "title": "A Very Long Act of 2017", "title-short": "S. 1312", "issued": {"date-parts": [[2018]]},
     "number": "115-393", "genre": "Public Law", "URL": "https://www.example.org/law/"},
    {"id": "who", "author": [{"literal": "World Health Organization"}], "issued": {"date-parts": [[2012]]},
     "title": "Is it safe?", "publisher": "World Health Organization"},
    {"id": "two", "author": [{"family": "Blunt", "given": "D."}, {"family": "Wolf", "given": "A."}],
     "issued": {"date-parts": [[2020]]}, "title": "Erased"},
    {"id": "two-b", "author": [{"family": "Blunt", "given": "D."}, {"family": "Wolf", "given": "A."}],
     "issued": {"date-parts": [[2020]]}, "title": "Erased again"},
    {"id": "undated", "author": [{"family": "Berg", "given": "B.", "non-dropping-particle": "van den"}], "title": "N"},
    {"id": "others", "author": [{"family": "Landsberg", "given": "Adina"}, {"literal": "others"}],
     "issued": {"date-parts": [[2017]]}, "title": "R"},
]  # fmt: skip
SOURCES = {item["id"]: Source(item["id"], item, {}, Span("sources.yaml")) for item in ITEMS}


def document(*flows: Any) -> Document:
    listing = Group(GroupRole.SOURCES, (Paragraph((Text("Sources"),), Role.LABEL),))
    return Document(Metadata("T", "en-US", dt.date(2026, 1, 1), "O"), (*flows, listing), Footer("", "{page}/{pages}"))


def cited(*items: CitedItem) -> tuple[str, list[str], Report]:
    """The words of one citation, the entries of the list, and the report."""
    report = Report()
    result = cite(document(Paragraph((Citation(items),))), SOURCES, report)
    lines = [n for n in walk(result.children) if isinstance(n, Paragraph)]
    entries = [plain_text(n.children) for n in lines if n.role is Role.SOURCE]
    return plain_text(lines[0].children).replace("\u00a0", " "), entries, report


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([CitedItem("platt")], "(Platt et al. 2018)"),
        ([CitedItem("platt", locator="p. 3")], "(Platt et al. 2018, p. 3)"),
        ([CitedItem("platt", prefix="see"), CitedItem("who")], "(see Platt et al. 2018; World Health Organization 2012)"),
        ([CitedItem("two", suffix=", emphasis ours")], "(Blunt and Wolf 2020, emphasis ours)"),
        ([CitedItem("bill")], "(S. 1312, 2018)"),
        ([CitedItem("undated")], "(van den Berg n.d.)"),
        ([CitedItem("others")], "(Landsberg et al. 2017)"),
        ([CitedItem("platt", CitationMode.IN_TEXT)], "Platt et al. (2018)"),
        ([CitedItem("platt", CitationMode.IN_TEXT, locator="p. 3")], "Platt et al. (2018, p. 3)"),
        ([CitedItem("platt", CitationMode.SUPPRESS_AUTHOR)], "(2018)"),
        ([CitedItem("two"), CitedItem("two-b")], "(Blunt and Wolf 2020a; Blunt and Wolf 2020b)"),
    ],
)
def test_words_of_a_citation(items: list[CitedItem], words: str) -> None:
    assert cited(*items)[0] == words


@pytest.mark.parametrize(
    ("source", "entry"),
    [
        ("platt", "Platt, Lucy, et al. 2018. “Associations.” PLOS Medicine 15 (12): 1–54. doi:10.1371/x"),
        ("bill", "S. 1312. 2018. A Very Long Act of 2017. Public Law, 115-393. example.org/law"),
        ("who", "World Health Organization. 2012. Is it safe?"),
        ("two", "Blunt, D., and A. Wolf. 2020. Erased."),
    ],
)
def test_entry_of_the_list(source: str, entry: str) -> None:
    assert cited(CitedItem(source))[1] == [entry]


def test_the_list_is_sorted_and_holds_each_source_once_with_a_live_link() -> None:
    report = Report()
    twice = Paragraph((Citation((CitedItem("who"),)), Note((Paragraph((Citation((CitedItem("platt"),)),)),))))
    result = cite(document(twice, twice), SOURCES, report)
    group = result.children[-1]
    assert [plain_text(p.children)[:5] for p in group.children] == ["Sourc", "Platt", "World"]
    assert [n.target for n in walk(group.children) if isinstance(n, Link)] == ["https://doi.org/10.1371/x"]


def test_an_unknown_source_is_reported_at_its_place_and_left_out() -> None:
    words, entries, report = cited(CitedItem("plat", file="b.md", line=7, column=3, text="as [@plat]"))
    assert (words, entries) == ("", [])
    (problem,) = report.diagnostics
    assert (problem.code, problem.message, problem.nearest) == ("unknown-source", "there is no source `plat`", "platt")
    assert problem.span == Span("b.md", 7, 3, 5)


def test_no_citation_no_list() -> None:
    result = cite(document(Paragraph((Text("x"),))), SOURCES, Report())
    assert len(result.children) == 1
