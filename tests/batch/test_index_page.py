"""`index.html` of a batch: a list of packets in → one page out, which says what was made, for whom, and what is missing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from batch.listed import FRIDAY, MADE_ON, MEETINGS, THURSDAY
from hypothesis import given
from hypothesis import strategies as st

from briefgen.batch.index_page import Listed, ListedDocument, index_page
from briefgen.batch.index_words import WORDS
from briefgen.batch.outcomes import State

VOID = {"meta"}


class Page(HTMLParser):
    """The elements of a page, in their order; its words, block by block; whether every element is closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = [""]
        self.open: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"p", "h1", "h2", "li", "caption", "th", "td", "dt", "dd"}:
            self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "title"):
            self.words[-1] += data

    @property
    def text(self) -> list[str]:
        """What stands on the page, block by block."""
        return [said for one in self.words if (said := " ".join(one.split()))]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [given for name, given in self.elements if name == tag]

    @property
    def links(self) -> list[str]:
        return [one["href"] or "" for one in self.all("a")]


def shown(*meetings: Listed, title: str = "Services keep people safe", language: str = "en-US") -> Page:
    return Page(index_page(title, meetings, MADE_ON, language))


def test_a_batch_as_it_is_listed() -> None:
    assert shown(*MEETINGS).text == [
        "Skip to the meetings",
        "Packets", "Services keep people safe", "Made on Tuesday, December 1, 2026",
        *("Packets", "2 of 4"), *("Papers", "4"), *("Pages", "6"), *("Not made", "1"), *("Still to make", "1"), *("Warnings", "1"),
        "INTERNAL Papers marked INTERNAL are for your own people. Take them out before you hand a packet over.",
        "Not made", "Of these meetings no packet was made. Their rows say why.",
        "Rep. Alex Sample, Thursday, December 3, 2026, 2:00 p.m.",
        "Thursday, December 3, 2026 2 meetings", "Friday, December 4, 2026 1 meeting", "No day yet 1 meeting",
        "Thursday, December 3, 2026", "2 meetings, 2 papers, 3 pages",
        "Time", "Meeting", "Papers", "Pages", "State",
        "10:30 a.m.", "Rep. Jordan Example Folder: 01-1030-example",
        "Leave-behind PDF, for Rep. Jordan Example Word Leave-behind, for Rep. Jordan Example 1 page code H3V5RV5WN9",
        "INTERNAL Talking points PDF, for Rep. Jordan Example 2 pages code K7C2PL4MXR",
        "3", "Made",
        "2:00 p.m.", "Rep. Alex Sample", "meetings.xlsx, sheet “Thursday”, cell C7: “25:70” is no time of day", "Not made",
        "Friday, December 4, 2026", "1 meeting, 2 papers, 3 pages",
        "Time", "Meeting", "Papers", "Pages", "State",
        "9:00 a.m.", "Sen. Dee Ejemplo Folder: 03-0900-ejemplo",
        "Leave-behind PDF, for Sen. Dee Ejemplo Word Leave-behind, for Sen. Dee Ejemplo 1 page code H3V5RV5WN9",
        "INTERNAL Talking points PDF, for Sen. Dee Ejemplo 2 pages code K7C2PL4MXR",
        "3", "As before 1 warning",
        "No day yet", "1 meeting, 0 papers, 0 pages",
        "Time", "Meeting", "Papers", "Pages", "State",
        "No time yet", "Rep. Robin Undated", "Still to make",
        "Links lead to the files in this folder. Move the folder as a whole, and they go on working.",
    ]  # fmt: skip


def test_a_batch_in_spanish() -> None:
    page = shown(*MEETINGS, title="Los servicios protegen", language="es-US")
    assert page.all("html") == [{"lang": "es"}]
    assert page.text[:16] == [
        "Ir a las reuniones",
        "Paquetes", "Los servicios protegen", "Fecha: martes, 1 de diciembre de 2026",
        *("Paquetes", "2 de 4"), *("Documentos", "4"), *("Páginas", "6"), *("No se hicieron", "1"), *("Por hacer", "1"),
        *("Avisos", "1"),
    ]  # fmt: skip
    assert "Jueves, 3 de diciembre de 2026" in page.text
    assert "INTERNO Talking points PDF, para Rep. Jordan Example 2 páginas código K7C2PL4MXR" in page.text
    english = {word for word in WORDS["en"].values() if len(word) > 5 and "{" not in word}
    assert not english & set(page.text)


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["en"].keys() == WORDS["es"].keys()
    for name, words in WORDS["en"].items():
        assert re.findall(r"\{\w+\}", words) == re.findall(r"\{\w+\}", WORDS["es"][name]), name


def test_another_language_gets_english() -> None:
    assert shown(*MEETINGS, language="fr-FR").all("html") == [{"lang": "en"}]


def test_links_lead_to_the_files_beside_the_page_and_to_places_on_it() -> None:
    page = shown(*MEETINGS)
    ids = {one["id"] for _, one in page.elements if "id" in one}
    assert {link for link in page.links if link.startswith("#")} <= {f"#{one}" for one in ids}
    assert [unquote(link) for link in page.links if not link.startswith("#")] == [
        f"./{file}" for meeting in (MEETINGS[1], MEETINGS[0]) for paper in meeting.documents for file in paper.files
    ]
    assert "./01-1030-example/talking%20points%20%231.pdf" in page.links


def test_a_table_says_what_its_cells_are() -> None:
    page = shown(*MEETINGS)
    assert len(page.all("table")) == len(page.all("caption")) == 3
    scopes = [one["scope"] for one in page.all("th")]
    assert (scopes.count("col"), scopes.count("row"), len(scopes)) == (15, 4, 19)


def test_nothing_is_fetched_or_run() -> None:
    page = shown(*MEETINGS)
    assert {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "form", "object", "base"} == set()
    assert b"http:" not in (data := index_page("T", MEETINGS, MADE_ON)) and b"https:" not in data
    assert b"url(" not in data and b"@import" not in data
    policy = next(one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def test_one_day_needs_no_list_of_days_and_a_whole_batch_no_list_of_what_is_missing() -> None:
    page = shown(MEETINGS[1])
    assert page.all("nav") == []
    assert "Not made" not in page.text and "Warnings" not in page.text
    assert page.text[4:10] == ["Packets", "1", "Papers", "2", "Pages", "3"]


def test_without_papers_for_our_own_people_nothing_is_said_of_them() -> None:
    outside = Listed(THURSDAY, "", "Rep. A", "a", State.MADE, MEETINGS[1].documents[:1])
    assert not any("INTERNAL" in one for one in shown(outside).text)


def test_a_batch_without_meetings() -> None:
    assert "There are no meetings in the table." in shown().text


def test_the_order_within_a_day_is_that_of_the_list() -> None:
    listed = [Listed(day, "", name, "", State.LEFT) for day, name in ((FRIDAY, "C"), (THURSDAY, "B"), (THURSDAY, "A"))]
    said = [one for one in shown(*listed).text if one in "ABC"]
    assert said == ["B", "A", "C"]


HOSTILE = {
    "an element": "<script>alert(1)</script>",
    "an attribute": '" onmouseover="alert(1)" x="',
    "an end": "</style></title></table><img src=x onerror=alert(1)>",
    "an entity": "&lt;b&gt; &amp; &#60;i&#62;",
    "a template": "{{ 7 * 7 }} {% raw %} {number} {name}",
    "an address": "javascript:alert(1)",
    "a protocol": "//evil.example/x",
    "a formula": "=HYPERLINK(1)",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_names_are_words_and_nothing_else(words: str) -> None:
    paper = ListedDocument(words, 1, (words, f"folder/{words}"), words)
    meeting = Listed(THURSDAY, words, words, words, State.FAILED, (paper,), (words,), 0)
    page, plain = shown(meeting, title=words), shown(Listed(THURSDAY, "t", "n", "f", State.FAILED, (
        ListedDocument("d", 1, ("a.pdf", "b.pdf"), "c"),), ("p",), 0), title="t")  # fmt: skip
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert [sorted(given) for _, given in page.elements] == [sorted(given) for _, given in plain.elements]
    assert all(link.startswith(("#", "./")) for link in page.links)
    assert page.text.count(" ".join(words.split())) >= 3


def test_what_cannot_be_seen_misleads_nobody() -> None:
    page = shown(Listed(THURSDAY, "", "Rep. \u202eelpmaxE\u202c\x00\x1b[31m\ud800", "f", State.LEFT))
    assert "Rep. elpmaxE\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}" in page.text


@given(st.text(max_size=60))
def test_whatever_a_name_is_the_page_stands(name: str) -> None:
    paper = ListedDocument(name, None, (name,), name)
    page = shown(Listed(None, name, name, name, State.MADE, (paper,), (), 1), title=name)
    assert len(page.all("tr")) == 2 and len(page.all("a")) == 2
