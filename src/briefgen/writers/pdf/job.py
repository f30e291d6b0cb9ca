"""document + style → the plain data that the process which lays out needs, and nothing more."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from briefgen.document.geometry import geometry
from briefgen.document.nodes import (
    BulletList,
    Document,
    Footer,
    Heading,
    ListItem,
    Metadata,
    Note,
    Paragraph,
    Role,
    Strong,
    Text,
)
from briefgen.document.roles import LEADS
from briefgen.document.walking import walk
from briefgen.models.style import Style
from briefgen.writers import Attached
from briefgen.writers.html.aside import body
from briefgen.writers.html.element import element
from briefgen.writers.html.notes import call_and_body, call_id, note_id
from briefgen.writers.html.page import html, mark
from briefgen.writers.html.setting import Setting
from briefgen.writers.html.stylesheet import PAPER, stylesheet
from briefgen.writers.html.tracing import PIECE
from briefgen.writers.pdf.addresses import Shown
from briefgen.writers.pdf.galley import column, galley, galley_ids, galley_markup
from briefgen.writers.pdf.paged import faces_of, notes_apart, page_of, paged


def job(
    document: Document, style: Style, most_pages: int | None = None, attached: Sequence[Attached] = ()
) -> dict[str, Any]:
    """One document in markup and CSS, with the pictures it shows, the style it is set in, and the files within it.

    Where it comes to more than `most_pages`, it is laid out but not drawn.
    """
    look, body, shown = _look(style), style.tokens.looks.body, Shown()
    numbers = [node.number for node in walk(document.children) if isinstance(node, Note)]
    return {
        "markup": markup(document, style, shown),
        "css": page_of(document, style.tokens),
        "code": document.code,
        "pictures": shown.pictures,
        "notes": [(call_id(number), note_id(number)) for number in numbers],
        "leads": [role.value for role in LEADS],
        "facts": _facts(document),
        "attached": [(one.name, one.media_type, one.relation, one.description, one.data) for one in attached],
        "line": body.size * body.line,
        "most_pages": most_pages,
        "style": _digest(look, style),
        "look": look,
    }


def sample(style: Style) -> dict[str, Any]:
    """A job of a few words in a style: with a heading, a note and a list, as most documents have."""
    words = (Text("Words"), Note((Paragraph((Text("Note"),), Role.FOOTNOTE),), 1))
    listed = BulletList((ListItem((Paragraph((Strong((Text("Words"),)),)),)),))
    children = (Paragraph((Text("Title"),), Role.TITLE), Heading(1, (Text("Heading"),)), Paragraph(words), listed)
    return job(
        Document(Metadata("Sample", "en", dt.date(2000, 1, 1), ""), children, Footer("Words", "{page} of {pages}")),
        style,
    )


def measuring(document: Document, style: Style) -> dict[str, Any]:
    """A job to measure every flow of a document: each between two lines of text, on a page without end."""
    page, work, shown = geometry(document, style.tokens), job(document, style), Shown()
    return work | {
        "markup": galley_markup(document, style, shown),
        "pictures": shown.pictures,
        "css": work["css"] + galley(page.width),
        "galley": galley_ids(document),
        "page": page.following.text_height,
        "first": page.text_height - page.following.text_height,
        "foot": notes_apart(style.tokens.notes) if work["notes"] else 0.0,
    }


def tracing(document: Document, style: Style, pieces: Mapping[int, int]) -> dict[str, Any]:
    """A job to lay a document out on as many pages as it takes and tell where its pieces stand: nodes by their `id()`."""
    return job(document, style) | {"markup": markup(document, style, Shown(), pieces), "traced": PIECE}


def markup(document: Document, style: Style, shown: Shown, pieces: Mapping[int, int] = MappingProxyType({})) -> str:
    """The document as XHTML, every note right after its call; `shown` takes its pictures. Nodes are marked as `pieces`."""
    language, room = document.metadata.language, column(document, style)
    setting = Setting(language, shown.address, call_and_body, room, document.note_words, pieces=pieces).styled(style)
    return html(document, "", element("main", mark(document) + body(document.children, setting)))


def _look(style: Style) -> dict[str, Any]:
    return {
        "css": stylesheet(style.tokens, PAPER) + paged(style.tokens) + faces_of(style.fillers),
        "fonts": {f"fonts/{name}": data for name, data in sorted(style.fonts.items())},
    }


def _digest(look: dict[str, Any], style: Style) -> str:
    """A name for a look, by which the process knows it again."""
    parts = (look["css"], *(f"{name} {known}" for name, known in style.sums.items()))
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def _facts(document: Document) -> dict[str, str]:
    metadata = document.metadata
    return {
        "title": metadata.title,
        "organization": metadata.organization,
        "subject": metadata.subject,
        "keywords": ", ".join(metadata.keywords),
        "language": metadata.language,
        "date": metadata.date.isoformat(),
    }
