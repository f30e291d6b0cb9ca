"""Footnotes as HTML: the call in the text, and the note itself."""

from __future__ import annotations

from briefgen.document.nodes import Document, Note, Role
from briefgen.document.walking import walk
from briefgen.models.style import Face
from briefgen.writers.html.element import element
from briefgen.writers.html.flows import flows_after
from briefgen.writers.html.setting import Setting
from briefgen.writers.metrics import text_width


def note_id(number: int) -> str:
    """The id of a note; the dot keeps it apart from anchors of headings, which hold none."""
    return f"note.{number}"


def call_id(number: int) -> str:
    """The id of the place where a note is called."""
    return f"note.{number}.call"


def call(note: Note, setting: Setting) -> str:
    """The raised number that leads to the note."""
    name = setting.note_words.call.format(number=note.number)
    link = element("a", str(note.number), href=f"#{note_id(note.number)}", role="doc-noteref", aria_label=name)
    return element("sup", link, id=call_id(note.number), class_="call")


def body(note: Note, setting: Setting) -> str:
    """The note: its number, which leads back, and its text."""
    name = setting.note_words.back.format(number=note.number)
    back = element("a", str(note.number), href=f"#{call_id(note.number)}", role="doc-backlink", aria_label=name)
    number = element("span", back, class_="number", style=_room(setting))
    content = flows_after(f"{number} ", note.children, setting, Role.FOOTNOTE)
    return element("aside", content, id=note_id(note.number), class_="note", role="doc-footnote")


def _room(setting: Setting) -> str | None:
    """On paper, how wide the number is that hangs at the left of its note: the space behind it fills what is left."""
    if setting.column is None or not (room := setting.column.style.tokens.note_room):
        return None
    style = setting.column.style
    look = style.tokens.looks.footnote
    face: Face = getattr(style.tokens.fonts, look.font)
    return f"min-width: {room - look.size * text_width(style.fonts[face.regular], ' '):.4g}pt"


def call_and_body(note: Note, setting: Setting) -> str:
    """The call with its note right after it, for a medium with pages that takes the note to the foot."""
    return call(note, setting) + body(note, setting)


def bodies(document: Document, setting: Setting) -> str:
    """All notes of the document in order, for a medium without pages."""
    return "".join(body(node, setting) for node in walk(document.children) if isinstance(node, Note))
