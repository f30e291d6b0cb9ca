"""The whole HTML page: head, body, what its head says about the document."""

from __future__ import annotations

import base64

from briefgen.document.nodes import Document, Image, Role
from briefgen.models.style import Style
from briefgen.writers.html.aside import body as body_of
from briefgen.writers.html.element import element, empty, text
from briefgen.writers.html.notes import bodies, call
from briefgen.writers.html.setting import Setting, direction


def page(document: Document, rules: str, style: Style) -> str:
    """The page for a screen: `rules` in its head, pictures inside, notes after the text."""
    setting = Setting(document.metadata.language, _inside, call, note_words=document.note_words).styled(style)
    notes = bodies(document, setting)
    body = "".join(
        (
            element("main", mark(document) + body_of(document.children, setting)),
            element("section", notes, class_="notes", role="doc-endnotes") if notes else "",
            element("footer", element("p", text(" · ".join(document.footer.words)), class_="footer")),
        )
    )
    return html(document, f"<style>\n{rules}</style>", body)


def html(document: Document, head: str, body: str) -> str:
    """A page around a body, in the language and with the title of the document."""
    metadata = document.metadata
    about = (
        empty("meta", charset="utf-8"),
        empty("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", text(metadata.title)),
        empty("meta", name="author", content=metadata.organization),
        empty("meta", name="description", content=metadata.subject) if metadata.subject else "",
        empty("meta", name="keywords", content=", ".join(metadata.keywords)) if metadata.keywords else "",
        empty("meta", name="date", content=metadata.date.isoformat()),
        empty("meta", name="generator", content="briefgen"),
        head,
    )
    content = element("head", "".join(about)) + element("body", body)
    language = metadata.language
    return "<!DOCTYPE html>\n" + element("html", content, lang=language, dir=direction(language)) + "\n"


def mark(document: Document) -> str:
    """What the document warns of, before everything else."""
    return element("p", text(document.mark), class_=Role.MARK) if document.mark else ""


def _inside(image: Image) -> str:
    return f"data:{image.media_type};base64,{base64.b64encode(image.data).decode('ascii')}"
