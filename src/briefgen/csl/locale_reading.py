"""A CSL locale file, or the terms within a style → a locale."""

from __future__ import annotations

from typing import Any

from briefgen.csl.elements import ElementReader
from briefgen.csl.locale import Locale, Term
from briefgen.csl.markup import clean
from briefgen.csl.problems import CslError
from briefgen.csl.style import DateElement
from briefgen.csl.xml import LANG, Node, children, read_xml


def read_locale(data: bytes, name: str) -> Locale:
    """The locale in a file such as locales-en-US.xml. Raises CslError."""
    root = read_xml(data, name, "locale")
    elements = ElementReader()
    locale = locale_of(root, root.get(LANG, ""), elements)
    if elements.problems:
        raise CslError(name, *elements.problems)
    return locale


def locale_of(root: Node, language: str, elements: ElementReader) -> Locale:
    """The locale that a `<locale>` element describes."""
    options = next(iter(children(root, "style-options")), None)

    def option(name: str) -> bool | None:
        return None if options is None else elements.flag(options, name)

    return Locale(
        language,
        _terms(root),
        _dates(root, elements),
        option("punctuation-in-quote"),
        option("limit-day-ordinals-to-day-1"),
    )


def _terms(root: Node) -> dict[tuple[str, str], tuple[Term, ...]]:
    terms: dict[tuple[str, str], tuple[Term, ...]] = {}
    for node in (node for group in children(root, "terms") for node in children(group, "term")):
        key = node.get("name", ""), node.get("form", "long")
        terms[key] = terms.get(key, ()) + tuple(_wordings(node))
    return terms


def _wordings(node: Node) -> list[Term]:
    facts: dict[str, Any] = {
        "gender": node.get("gender", ""),
        "gender_form": node.get("gender-form", ""),
        "match": node.get("match", ""),
    }
    numbers = [(number, found) for number in ("single", "multiple") for found in children(node, number)]
    if numbers:
        return [Term(_words(found), number, **facts) for number, found in numbers]
    return [Term(_words(node), **facts)]


def _words(node: Node) -> str:
    return clean(node.text or "")


def _dates(root: Node, elements: ElementReader) -> dict[str, DateElement]:
    return {
        node.get("form", ""): DateElement("", "", "", elements.date_parts(node), elements.formatting(node))
        for node in children(root, "date")
    }
