"""Faults of what leads elsewhere: styles, lists, notes, bookmarks, links, parts, and names used twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from briefgen.reading_back.docx_lint.faults import DRAWING, ID, VALUE, R, Said, W, of_kind, stories
from briefgen.reading_back.docx_lint.package import TYPES, Element, Package

STYLE_USES: Final = tuple(f"{W}{kind}" for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"))

DUBLIN_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"

NOTES: Final = {"footnotes": ("footnoteReference", "footnote"), "endnotes": ("endnoteReference", "endnote")}

BOOKMARK: Final = re.compile(r"[^\W\d]\w{0,39}")
"""What a bookmark may be called: a letter or an underscore first, 40 characters at most."""


def styles(package: Package) -> Said:
    """Every style that is used is there; Word takes Normal for one that is not, and says nothing."""
    found = of_kind(package, "styles")
    known = {style.get(f"{W}styleId") for style in found[1].iter(f"{W}style")} if found else set()
    for name, root in package.parts.items():
        for use in root.iter(*STYLE_USES):
            if use.get(VALUE) not in known:
                yield name, f"there is no style {use.get(VALUE)}"


def style_names(package: Package) -> Said:
    """No two styles have one id or one name."""
    found = of_kind(package, "styles")
    if found is None:
        return
    made = list(found[1].iter(f"{W}style"))
    yield from _twice(found[0], "style", (style.get(f"{W}styleId", "") for style in made))
    names = (name for style in made if (name := style.find(f"{W}name")) is not None)
    yield from _twice(found[0], "name of a style", (name.get(VALUE, "").lower() for name in names))


def lists(package: Package) -> Said:
    """Every list that is used is defined, and stands on a definition."""
    found = of_kind(package, "numbering")
    known, defined = {"0"}, set[str]()
    if found:
        known |= {one.get(f"{W}numId") for one in found[1].iterchildren(f"{W}num")}
        defined = {one.get(f"{W}abstractNumId") for one in found[1].iterchildren(f"{W}abstractNum")}
        for one in found[1].iterfind(f"{W}num/{W}abstractNumId"):
            if one.get(VALUE) not in defined:
                yield found[0], f"there is no definition of lists {one.get(VALUE)}"
    for name, root in package.parts.items():
        for use in root.iter(f"{W}numId"):
            if use.get(VALUE) not in known:
                yield name, f"there is no list {use.get(VALUE)}"


def notes(package: Package) -> Said:
    """Every note that is called is written, and every note that is written is called once."""
    for kind, (call, note) in NOTES.items():
        found = of_kind(package, kind)
        written = found[1].findall(f"{W}{note}") if found else []
        plain = [one.get(ID) for one in written if one.get(f"{W}type", "normal") == "normal"]
        calls = [mark.get(ID) for _, root in stories(package) for mark in root.iter(f"{W}{call}")]
        yield from (("word/document.xml", f"there is no note {id}") for id in calls if id not in plain)
        yield from (
            ("word/document.xml", f"note {id} is called {n} times") for id, n in Counter(calls).items() if n > 1
        )
        yield from ((f"word/{kind}.xml", f"note {id} is not called") for id in plain if id not in calls)
        yield from _twice(f"word/{kind}.xml", "note", (one.get(ID, "") for one in written))
        settings = of_kind(package, "settings")
        named = settings[1].iterfind(f"{W}{note}Pr/{W}{note}") if settings else ()
        there = {one.get(ID) for one in written}
        yield from (
            ("word/settings.xml", f"there is no note {one.get(ID)}") for one in named if one.get(ID) not in there
        )


def bookmarks(package: Package) -> Said:
    """Every bookmark begins and ends once, and has a name that Word takes."""
    for name, root in stories(package):
        starts = Counter(mark.get(ID) for mark in root.iter(f"{W}bookmarkStart"))
        ends = Counter(mark.get(ID) for mark in root.iter(f"{W}bookmarkEnd"))
        yield from (
            (name, f"bookmark {id} does not begin and end once")
            for id in starts | ends
            if not starts[id] == ends[id] == 1
        )
        for mark in root.iter(f"{W}bookmarkStart"):
            if not BOOKMARK.fullmatch(mark.get(f"{W}name", "")):
                yield name, f"a bookmark cannot be called {mark.get(f'{W}name')}"


def bookmark_names(package: Package) -> Said:
    """No two bookmarks have one name."""
    yield from _twice("word/document.xml", "bookmark", (mark.get(f"{W}name", "").lower() for mark in _starts(package)))


def anchors(package: Package) -> Said:
    """Every link within the file leads to a bookmark."""
    known = {mark.get(f"{W}name") for mark in _starts(package)}
    for name, root in stories(package):
        for link in root.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            if anchor is not None and anchor not in known and link.get(f"{R}id") is None:
                yield name, f"a link leads to no bookmark: {anchor}"


def drawing_ids(package: Package) -> Said:
    """No two drawings have one id."""
    ids = (one.get("id", "") for _, root in stories(package) for one in root.iter(DRAWING))
    yield from _twice("word/document.xml", "drawing", ids)


def control_ids(package: Package) -> Said:
    """No two controls have one id."""
    found = (one.find(ID) for _, root in stories(package) for one in root.iter(f"{W}sdtPr"))
    yield from _twice("word/document.xml", "control", (one.get(VALUE, "") for one in found if one is not None))


def relationships(package: Package) -> Said:
    """Whatever leads out of a part is among its links, each of which has a name of its own."""
    for name, root in package.parts.items():
        known = [link.id for link in package.links.get(name, ())]
        yield from _twice(name, "link", known)
        for id in root.xpath("//@r:*", namespaces={"r": R[1:-1]}):
            if id not in known:
                yield name, f"there is no link {id}"


def targets(package: Package) -> Said:
    """Every link within the package leads to a part."""
    there = set(package.names)
    for name, links in package.links.items():
        for link in links:
            if not link.outside and link.target not in there:
                yield name or TYPES, f"there is no part {link.target}"


def content_types(package: Package) -> Said:
    """Every part says what it is, and what is said is of a part that is there."""
    for name in package.names:
        if name != TYPES and name not in package.overrides and name.rpartition(".")[2].lower() not in package.defaults:
            yield TYPES, f"nothing says what {name} is"
    yield from ((TYPES, f"there is no part {name}") for name in package.overrides if name not in package.names)
    yield from _twice(TYPES, "part", (name.lower() for name in package.names))


def title(package: Package) -> Said:
    """The file has a title, which is read out first."""
    core = package.parts.get("docProps/core.xml")
    if core is None or not core.findtext(DUBLIN_TITLE):
        yield "docProps/core.xml", "the file has no title"


def language(package: Package) -> Said:
    """The text has a language, in which it is read out."""
    found = of_kind(package, "styles")
    if found is None or not any(one.get(VALUE) for one in found[1].iterfind(f"{W}docDefaults//{W}lang")):
        yield "word/styles.xml", "the text has no language"


def _starts(package: Package) -> Iterable[Element]:
    return [mark for _, root in stories(package) for mark in root.iter(f"{W}bookmarkStart")]


def _twice(part: str, what: str, names: Iterable[str]) -> Said:
    """What has the name of another."""
    for name, count in Counter(names).items():
        if count > 1:
            yield part, f"a {what} is there {count} times: {name}"
