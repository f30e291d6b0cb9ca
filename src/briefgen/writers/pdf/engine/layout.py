"""Markup and CSS → the bytes of a PDF, by WeasyPrint; runs only in the process that lays out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree

import cssselect2
import pydyf
import weasyprint.pdf
from PIL import Image
from weasyprint.text.fonts import FontConfiguration

from briefgen.writers.pdf.engine import measures, siding, tagging, tracing
from briefgen.writers.pdf.engine.archive import conform
from briefgen.writers.pdf.engine.attaching import attach
from briefgen.writers.pdf.engine.footnotes import Stray, begin_page, first_rows, move_on, strays, to_move
from briefgen.writers.pdf.engine.metadata import day_of, describe
from briefgen.writers.pdf.engine.patches import cutting, foreign, glyphs, notearea, streams, styling
from briefgen.writers.pdf.engine.resources import BASE, Resources
from briefgen.writers.pdf.protocol import CODE

Facts = Mapping[str, Any]

MOST_LAYOUTS = 12
"""How often a document is laid out at most to bring its footnotes to their pages."""


class Page(weasyprint.HTML):
    """A page as a tree of elements, read as XML: an element may stand wherever the tree has it, as a note in a paragraph."""

    def __init__(self, markup: str, resources: Resources) -> None:
        root = ElementTree.fromstring(markup)
        self.base_url = BASE
        self.url_fetcher = resources
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


class Look:
    """A style made ready once for all documents that are set in it: rules, fonts, and what was noticed about them."""

    def __init__(self, css: str, fonts: Mapping[str, bytes]) -> None:
        self.resources = Resources({name: ("font/ttf", data) for name, data in fonts.items()})
        self.fonts = FontConfiguration()
        with _messages() as self.messages:
            self.rules = self.read(css)

    def read(self, css: str) -> weasyprint.CSS:
        """CSS as rules that may use the fonts."""
        return weasyprint.CSS(string=css, base_url=BASE, url_fetcher=self.resources, font_config=self.fonts)


def install() -> None:
    """Prepare this process: every PDF it makes gets tags, streams and fonts as this project wants them."""
    # Drivers of pictures are else loaded amid the first document that has one; now there is time.
    Image.preinit()
    foreign.install()
    notearea.install()
    styling.install()
    weasyprint.pdf.add_tags = tagging.add_tags
    streams.install()
    glyphs.install()
    cutting.install()


def lay_out(job: Facts, look: Look) -> dict[str, Any]:
    """One document: its bytes, its extent, and everything that was noticed on the way; no bytes where it is too long."""
    resources = Resources(job["pictures"])
    with _messages() as messages:
        page = Page(job["markup"], resources)
        if code := job.get("code"):
            page.etree_element.set(CODE, code)
        document, astray = _with_notes(page, [look.rules, look.read(job["css"])], job, look)
        data = b"" if _too_many(document, job) else _drawn(document, job)
    return {
        "data": data,
        "extent": (*measures.extent(document.pages), job["line"]),
        "messages": [*look.messages, *messages],
        "side": _of_side(document, job),
        "strays": [(*stray, _whole(document, stray)) for stray in astray],
        "refused": [*resources.refused, *look.resources.refused],
    }


def trace(job: Facts, look: Look) -> dict[str, Any]:
    """Where the pieces of a document stand, as they would in its PDF."""
    page = Page(job["markup"], Resources(job["pictures"]))
    with _messages():
        document, _ = _with_notes(page, [look.rules, look.read(job["css"])], job, look)
    return {
        "traced": tracing.traced(document.pages, page.etree_element, job["traced"]),
        "extent": (*measures.extent(document.pages), job["line"]),
        "side": _of_side(document, job),
    }


def _of_side(document: weasyprint.Document, job: Facts) -> dict[str, Any] | None:
    """What is said of a side column that is too long for its page."""
    there = '<aside class="side">' in job["markup"] and not _too_many(document, job)
    return siding.too_long(document.pages) if there else None


def measure(job: Facts, look: Look) -> dict[str, Any]:
    """The heights of the flows of a galley."""
    page = Page(job["markup"], Resources(job["pictures"]))
    with _messages():
        document = page.render(font_config=look.fonts, stylesheets=[look.rules, look.read(job["css"])])
    known = {name: job[name] for name in ("page", "foot", "line", "first")}
    return {"heights": measures.heights(document.pages, job["galley"]), **known}


def _whole(document: weasyprint.Document, stray: Stray) -> bool:
    """Whether all of a note that is astray can be read where it stands."""
    return bool(stray.note_page) and measures.notes_are_clear(document.pages[stray.note_page - 1])


def _too_many(document: weasyprint.Document, job: Facts) -> bool:
    return job["most_pages"] is not None and len(document.pages) > job["most_pages"]


def _drawn(document: weasyprint.Document, job: Facts) -> bytes:
    for page in document.pages:
        page.links = [link for link in page.links if link[3].element_tag == "a"]

    def finish(_: weasyprint.Document, pdf: pydyf.PDF) -> None:
        describe(pdf, job["facts"])
        attach(pdf, day_of(job["facts"]), job["attached"])
        conform(pdf)

    data: bytes = document.write_pdf(pdf_tags=True, pdf_version="1.7", pdf_identifier=True, finisher=finish)
    return data


def _with_notes(
    page: Page, rules: list[weasyprint.CSS], job: Facts, look: Look
) -> tuple[weasyprint.Document, list[Stray]]:
    """The pages, laid out until every note stands with its call, and the notes that never did.

    Where there are too many pages, nobody will see the notes: moving them would make no page less.
    """
    notearea.begin()
    for _ in range(MOST_LAYOUTS):
        document = page.render(font_config=look.fonts, stylesheets=rules)
        if _too_many(document, job):
            return document, []
        astray = strays(document.pages, job["notes"])
        calls = [job["notes"][number - 1][0] for number in to_move(astray)]
        if any(move_on(page.etree_element, call, job["leads"]) for call in calls):
            continue
        if not any(begin_page(row) for row in first_rows(document.pages, astray)):
            break
    return document, astray


class _Keeping(logging.Handler):
    """Keeps the words of warnings in a list."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        self._found.append(record.getMessage())


@contextmanager
def _messages() -> Iterator[list[str]]:
    """What WeasyPrint and fontTools warn of within."""
    found: list[str] = []
    handler = _Keeping(found)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield found
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
