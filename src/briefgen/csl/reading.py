"""A CSL file → a style, checked as a whole: every macro there, no circles, nothing that would not end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from briefgen.csl.elements import ElementReader, name_options
from briefgen.csl.locale_reading import locale_of
from briefgen.csl.problems import CslError, CslProblem
from briefgen.csl.style import (
    Choose,
    Collapse,
    CslStyle,
    Demotion,
    Disambiguation,
    Element,
    Group,
    Layout,
    NameOptions,
    Options,
    SortKey,
    TextVariable,
)
from briefgen.csl.weighing import weigh
from briefgen.csl.xml import LANG, Node, children, line, read_xml

Parent = Callable[[str], "bytes | None"]
"""The file of the style with an address such as http://www.zotero.org/styles/apa, or None."""

COLLAPSES: Final = ("citation-number", "year", "year-suffix", "year-suffix-ranged")

GIVENNAME_RULES: Final = (
    "all-names",
    "all-names-with-initials",
    "primary-name",
    "primary-name-with-initials",
    "by-cite",
)


def read_csl(data: bytes, name: str, *, parent: Parent = lambda address: None) -> CslStyle:
    """The style in a CSL file called `name`; `parent` finds the style that a dependent one stands for.

    Raises CslError with every problem found.
    """
    root = read_xml(data, name, "style")
    own_locale = root.get("default-locale", "")
    address = _parent_address(root)
    if address is None:
        return _independent(root, name)
    found = parent(address)
    if found is None:
        raise CslError(name, _no_parent(root, address, "which is not here"))
    root = read_xml(found, name, "style")
    if _parent_address(root) is not None:
        raise CslError(name, _no_parent(root, address, "which itself only points to another style"))
    style = _independent(root, name)
    return replace(style, options=replace(style.options, default_locale=own_locale or style.options.default_locale))


def _parent_address(root: Node) -> str | None:
    links = [link for info in children(root, "info") for link in children(info, "link")]
    return next((link.get("href", "") for link in links if link.get("rel") == "independent-parent"), None)


def _no_parent(root: Node, address: str, which: str) -> CslProblem:
    return CslProblem(
        "csl-no-parent",
        f"this style only points to another one, {address or 'which it does not name'}, {which}",
        line(root),
        hint="Name that other style, or put its CSL file beside this one.",
    )


def _independent(root: Node, name: str) -> CslStyle:
    elements = ElementReader()
    macros = {}
    for macro in children(root, "macro"):
        if macro.get("name", "") in macros:
            elements.complain("csl-bad-value", macro, f"there are two macros called “{macro.get('name')}”")
        macros[macro.get("name", "")] = elements.read_all(macro)
    citation, bibliography = (_layout(root, part, elements) for part in ("citation", "bibliography"))
    if citation is None:
        elements.complain("csl-incomplete", root, "the style does not say how a citation reads", "a <citation> element")
        citation = Layout(())
    style = CslStyle(
        name,
        _title(root) or name,
        _options(root, (citation.elements, bibliography.elements if bibliography else (), *macros.values())),
        citation,
        bibliography,
        macros,
        name_options(root, elements),
        tuple(locale_of(node, node.get(LANG, ""), elements) for node in children(root, "locale")),
        any("citation-number" in value for node in root.iter() for value in node.attrib.values()),
    )
    if problems := elements.problems or weigh(style, elements.lines):
        raise CslError(name, *problems)
    return style


def _title(root: Node) -> str:
    titles = [title.text or "" for info in children(root, "info") for title in children(info, "title")]
    return " ".join("".join(titles[:1]).split())


def _layout(root: Node, part: str, elements: ElementReader) -> Layout | None:
    nodes = children(root, part)
    for extra in nodes[1:]:
        elements.complain("csl-bad-value", extra, f"there are two <{part}> elements")
    layouts = children(nodes[0], "layout") if nodes else []
    if nodes and not layouts:
        elements.complain("csl-incomplete", nodes[0], f"<{part}> holds no <layout>")
    if not layouts:
        return None
    formatting = replace(elements.formatting(layouts[0]), affixes_inside=True)
    names = name_options(nodes[0], elements)
    return Layout(elements.read_all(layouts[0]), formatting, tuple(_sort_keys(nodes[0], elements)), names)


def _sort_keys(node: Node, elements: ElementReader) -> Iterator[SortKey]:
    for key in (key for sort in children(node, "sort") for key in children(sort, "key")):
        options = NameOptions(
            et_al_min=elements.count(key, "names-min"),
            et_al_use_first=elements.count(key, "names-use-first"),
            et_al_use_last=elements.flag(key, "names-use-last"),
        )
        if macro := key.get("macro", ""):
            elements.lines.setdefault(macro, line(key))
        yield SortKey(key.get("variable", ""), macro, key.get("sort") == "descending", options)


def _options(root: Node, printed: Iterable[tuple[Element, ...]]) -> Options:
    cites = next(iter(children(root, "citation")), root)
    listed = next(iter(children(root, "bibliography")), root)
    distance = cites.get("near-note-distance", "5")
    return Options(
        is_note=root.get("class") == "note",
        default_locale=root.get("default-locale", ""),
        demotion=_one_of(root, "demote-non-dropping-particle", tuple(Demotion), Demotion.DISPLAY_AND_SORT),
        initialize_with_hyphen=root.get("initialize-with-hyphen", "true") == "true",
        page_range_format=root.get("page-range-format", ""),
        near_note_distance=int(distance) if distance.isascii() and distance.isdigit() else 5,
        subsequent_author_substitute=listed.get("subsequent-author-substitute"),
        subsequent_author_rule=listed.get("subsequent-author-substitute-rule", "complete-all"),
        second_field_align=listed.get("second-field-align") in ("flush", "margin"),
        uses_year_suffix=any(_prints_year_suffix(element) for elements in printed for element in elements),
        disambiguation=_disambiguation(cites),
        collapse=_collapse(cites),
    )


def _one_of(node: Node, name: str, values: tuple[Demotion, ...], default: Demotion) -> Demotion:
    return next((value for value in values if value == node.get(name)), default)


def _disambiguation(cites: Node) -> Disambiguation:
    rule = cites.get("givenname-disambiguation-rule", "by-cite")
    return Disambiguation(
        cites.get("disambiguate-add-names") == "true",
        (rule if rule in GIVENNAME_RULES else "by-cite") if cites.get("disambiguate-add-givenname") == "true" else "",
        cites.get("disambiguate-add-year-suffix") == "true",
    )


def _collapse(cites: Node) -> Collapse:
    kind = cites.get("collapse", "")
    kind = kind if kind in COLLAPSES else ""
    return Collapse(
        kind,
        cites.get("cite-group-delimiter", ", " if kind else None),
        cites.get("year-suffix-delimiter"),
        cites.get("after-collapse-delimiter"),
    )


def _prints_year_suffix(element: Element) -> bool:
    match element:
        case TextVariable(variable="year-suffix"):
            return True
        case Group(elements):
            return any(map(_prints_year_suffix, elements))
        case Choose(branches):
            return any(_prints_year_suffix(inner) for branch in branches for inner in branch.elements)
    return False
