"""The HTML page as a whole: in itself complete, well-formed in both senses, readable by everybody."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import tinyhtml5
from hypothesis import HealthCheck, given, settings
from profiles import examples
from specimen import METADATA, document, specimen, style, words
from strategies import documents

from briefgen.document.nodes import Code, CodeListing, Document, Link, Metadata, Paragraph, Passage, Text
from briefgen.document.origin import Origin
from briefgen.document.walking import walk
from briefgen.writers.html import write
from briefgen.writers.pdf.addresses import Shown
from briefgen.writers.pdf.job import markup

REMOTE = re.compile(r"url\(|@import|<script|<link|<iframe|\bsrc=\"(?!data:)", re.IGNORECASE)


def page(document: Document) -> str:
    return write(document, style()).data.decode("utf-8")


def tree(text: str) -> Element:
    """The page as an XML parser reads it, without its style sheet, which is no XML."""
    return ElementTree.fromstring(re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))


def as_browser(text: str) -> Element:
    """The page as a browser reads it, which moves what may not stand where it is."""
    return tinyhtml5.parse(re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL), namespace_html_elements=False)


def shape(element: Element) -> object:
    return (element.tag, sorted(element.attrib.items()), (element.text or "").strip(), (element.tail or "").strip(),
            [shape(child) for child in element])  # fmt: skip


@settings(max_examples=examples(20), suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_a_browser_finds_every_element_where_it_was_written(document: Document) -> None:
    assert shape(tree(page(document))) == shape(as_browser(page(document)))


@settings(max_examples=examples(20), suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_every_word_is_there_and_ids_are_unique(document: Document) -> None:
    root = tree(page(document))
    shown = sorted("".join(root.find("body").itertext()).split())  # type: ignore[union-attr]
    texts = (node.text for node in walk(document.children) if isinstance(node, Text | Code | CodeListing))
    missing = [word for text in texts for word in text.split() if word not in "".join(shown)]
    assert not missing
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {link.get("href") for link in root.iter("a") if link.get("href", "").startswith("#")} <= {
        f"#{i}" for i in ids
    }


def test_nothing_is_asked_of_the_network() -> None:
    assert REMOTE.search(page(specimen())) is None


def test_pictures_are_inside() -> None:
    (logo, figure) = tree(page(specimen())).iter("img")
    assert base64.b64decode(figure.get("src", "").removeprefix("data:image/png;base64,")).startswith(b"\x89PNG")
    assert (logo.get("alt"), figure.get("alt")) == ("Logo of the coalition", "A bar chart: 2 rises to 3.")


def test_the_head_says_what_the_document_is() -> None:
    root = tree(page(specimen()))
    names = {meta.get("name"): meta.get("content") for meta in root.iter("meta") if meta.get("name")}
    assert root.attrib == {"lang": "en-US", "dir": "ltr"}
    assert [title.text for title in root.iter("title")] == [METADATA.title]
    assert names == {
        "viewport": "width=device-width, initial-scale=1",
        "author": "Example Health Coalition",
        "description": "What the bill would do to syringe service programs",
        "keywords": "public health, syringe services",
        "date": "2026-11-20",
        "generator": "briefgen",
    }


def test_one_title_and_no_heading_left_out() -> None:
    levels = [int(element.tag[1]) for element in tree(page(specimen())).iter() if re.fullmatch(r"h\d", element.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_what_could_be_markup_is_text() -> None:
    hostile = '<script>alert("1")</script> & \'"'
    odd = Metadata(hostile, "en-US", METADATA.date, hostile, hostile, (hostile,))
    text = page(
        replace(document(Paragraph((Text(hostile), Link("https://a.example/?\"'><b>&x", (Text("a"),))))), metadata=odd)
    )
    assert "<script" not in text and "<b>" not in text
    assert hostile in "".join(tree(text).find("body").itertext())  # type: ignore[union-attr]


def test_a_language_written_from_the_right() -> None:
    root = tree(page(document(words("abc"), language="fa")))
    assert root.attrib == {"lang": "fa", "dir": "rtl"}


def test_a_passage_says_its_language_and_turns_where_that_is_written_the_other_way() -> None:
    def passage(language: str) -> Passage:
        return Passage(Origin("a", "short", language, "briefs/blocks/a.md", 5), (words(language),))

    root = tree(page(document(passage("en-US"), passage("es"), passage("he"))))
    assert [element.attrib for element in root.iter("div")] == [{"lang": "es"}, {"lang": "he", "dir": "rtl"}]


def test_the_page_that_is_laid_out_has_notes_where_they_are_called() -> None:
    root = ElementTree.fromstring(markup(specimen(), style(), Shown()))
    parents = {child: parent for parent in root.iter() for child in parent}
    notes = [element for element in root.iter("aside") if element.get("class") == "note"]
    assert [parents[note].tag for note in notes] == ["p", "p"]


def test_the_same_document_makes_the_same_bytes() -> None:
    assert write(specimen(), style()) == write(specimen(), style())
