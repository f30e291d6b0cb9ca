"""Printing `<text>`, `<number>` and `<label>`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from briefgen.csl.addresses import ADDRESSES, address
from briefgen.csl.labels import letters
from briefgen.csl.markup import clean, parse, without_markup
from briefgen.csl.numbers import numbered, pieces
from briefgen.csl.output import CitationNumber, Linked, Literal, Output, Part, Tagged, YearSuffix, formatted, grouped
from briefgen.csl.pages import page_range, page_ranges
from briefgen.csl.rich import rich
from briefgen.csl.scene import Scene
from briefgen.csl.style import PLAIN, Formatting, Label, Number, TextTerm, TextValue, TextVariable

OWN_WORD: Final = re.compile(r"§|[^\W\d_]{2,}\.?\s")
"""A section that brings its own word or sign: amend. XIV, art. I."""


def literal(text: str) -> Literal | None:
    """Plain words as output."""
    return Literal(rich(text)) if text else None


def _english_only(formatting: Formatting, scene: Scene) -> Formatting:
    if formatting.text_case == "title" and not scene.is_english():
        return replace(formatting, text_case="")
    return formatting


def text_variable(element: TextVariable, scene: Scene) -> Output | None:
    """What `<text variable="…"/>` prints."""
    words = _variable(element, scene)
    if words is None or element.formatting is PLAIN:
        return words
    return formatted(_english_only(element.formatting, scene), [words])


def _variable(element: TextVariable, scene: Scene) -> Output | None:
    match element.variable:
        case "locator":
            return _locator(scene)
        case "year-suffix":
            return year_suffix(scene) if scene.style.options.uses_year_suffix else None
        case "citation-number":
            number = scene.text("citation-number")
            return Tagged(CitationNumber(int(number)), Literal(rich(str(number)))) if number else None
        case "citation-label":
            return Tagged(Part.LABEL, Literal(rich(str(scene.text("citation-label")))))
        case "page" | "page-first":
            return _pages(element.variable, scene)
        case name if name in ADDRESSES:
            return _address(name, scene)
        case name:
            return _words(name, element.short, scene)


def _locator(scene: Scene) -> Output | None:
    locator, label = scene.place.locator, scene.place.label
    scene.count(bool(locator))
    if not locator:
        return None
    if "&" in locator and (term := scene.locale.term("and", "symbol")):
        locator = locator.replace("&", term)
    if label in ("", "page"):
        return Tagged(Part.LOCATOR, Literal(rich(_page_words(locator, scene))))
    return Tagged(Part.LOCATOR, Literal(rich(page_range(locator, "", "–"))))


def _page_words(pages: str, scene: Scene) -> str:
    dash = scene.locale.term("page-range-delimiter") or "–"
    return page_ranges(pages, scene.style.options.page_range_format, dash)


def _pages(variable: str, scene: Scene) -> Output | None:
    pages = clean(str(scene.text(variable)))
    if variable == "page-first":
        return literal(pages)
    scene.spend("page")
    return literal(_page_words(pages, scene))


def _address(variable: str, scene: Scene) -> Output | None:
    words = clean(str(scene.text(variable)))
    scene.spend(variable)
    if not words:
        return None
    scene.link_printed = True
    return linked_words(words, address(variable, words))


def linked_words(words: str, link: str) -> Output:
    """Words that lead to an address, or the words alone when there is none."""
    text = Literal(rich(words))
    return Linked(link, (text,)) if link else text


def _words(name: str, is_short: bool, scene: Scene) -> Output | None:
    value = _short(name, scene) if is_short else scene.text(name)
    # A title that stands in for missing names is not printed again, in neither of its lengths.
    scene.spend(name, f"{name}-short", name.removesuffix("-short"))
    if value == "":
        return None
    words = Literal(parse(value) if isinstance(value, str) else rich(str(value)))
    if name != "title":
        return words
    scene.title_printed = True
    return Tagged(Part.TITLE, words)


def _short(name: str, scene: Scene) -> str | int:
    short, full = scene.text(f"{name}-short"), scene.text(name)
    return full if short == "" else short


def year_suffix(scene: Scene) -> Output | None:
    """The letter that tells works of one author and year apart."""
    number = scene.clarity.year_suffix
    return Tagged(YearSuffix(number), Literal(rich(letters(number)))) if number else None


def unprinted_year_suffix(scene: Scene) -> Output | None:
    """The letter after the first date of an item, in styles that do not place it themselves."""
    if scene.style.options.uses_year_suffix or scene.year_suffix_spent or not scene.clarity.year_suffix:
        return None
    scene.year_suffix_spent = True
    return year_suffix(scene)


def text_term(element: TextTerm, scene: Scene) -> Output | None:
    """What `<text term="…"/>` prints."""
    plural = None if element.term == "no date" else element.plural
    words: Output | None = literal(scene.locale.term(element.term, element.form, plural))
    if element.term == "no date" and (suffix := unprinted_year_suffix(scene)):
        words = grouped([words, literal(" ") if element.form == "long" else None, suffix])
    inner = None if words is None else Tagged(Part.TERM, words, element.term)
    return formatted(_english_only(element.formatting, scene), [inner])


def text_value(element: TextValue, scene: Scene) -> Output | None:
    """What `<text value="…"/>` prints."""
    return formatted(_english_only(element.formatting, scene), [Literal(parse(element.value))])


def number(element: Number, scene: Scene) -> Output | None:
    """What `<number/>` prints."""
    if element.variable == "locator":
        scene.count(bool(scene.place.locator))
        value: str | int = scene.place.locator
    else:
        value = scene.text(element.variable)
    gender = next((term.gender for term in scene.locale.all(element.variable)), "")
    words = numbered(without_markup(str(value)), element.form, scene.locale, gender)
    return formatted(_english_only(element.formatting, scene), [literal(words)])


def label(element: Label, scene: Scene) -> Output | None:
    """What `<label/>` prints for a number or a locator."""
    name, place = element.variable, scene.place
    if place.locator and name in ("locator", "page"):
        term = place.label if name == "locator" and place.label else "page"
        return _worded(element, term, _is_plural(name, place.locator), scene)
    if not scene.has(name) or name == "section" and OWN_WORD.match(str(scene.value(name))):
        return None
    return _worded(element, name, _is_plural(name, str(scene.value(name))), scene)


def names_label(element: Label, variable: str, count: int, scene: Scene) -> Output | None:
    """What `<label/>` within `<names>` prints for `count` names."""
    return _worded(element, variable, count > 1, scene)


def _is_plural(variable: str, value: str) -> bool:
    if variable == "number-of-volumes" and value not in ("0", "1"):
        return True
    if variable in ("number", "section"):
        # The hyphen of Pub. L. No. 115-393, GAO-21-385 or § 300x-21 makes no range.
        value = value.replace("-", "")
    return "\\-" not in value and len(pieces(value)) > 1


def _worded(element: Label, term: str, is_plural: bool, scene: Scene) -> Output | None:
    plural = {"always": True, "never": False}.get(element.plural, is_plural)
    words = scene.locale.term(term, element.form, plural)
    formatting = element.formatting
    if words.endswith(".") and formatting.suffix.startswith(".") and not formatting.strip_periods:
        formatting = replace(formatting, suffix=formatting.suffix[1:])
    return formatted(PLAIN if formatting == PLAIN else formatting, [literal(words)])
