"""The footnotes part: Word's own notes, in the order of their calls."""

from __future__ import annotations

from briefgen.document.nodes import Note, Role
from briefgen.writers.docx.boxes import keep_apart
from briefgen.writers.docx.flows import flows
from briefgen.writers.docx.names import NOTE_REFERENCE, ROLE_STYLES
from briefgen.writers.docx.ooxml import Element, root, text, w
from briefgen.writers.docx.palette import type_color
from briefgen.writers.docx.paragraphs import PROPERTIES, is_paragraph, paragraph
from briefgen.writers.docx.place import Place
from briefgen.writers.docx.settings import SEPARATORS
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.tables import space_around


def separators(sheet: Sheet) -> Element:
    """The part without notes yet: only the lines that part notes from the text."""
    return root("footnotes", *(_separator(kind, number, sheet) for kind, number in SEPARATORS.items()))


def add_notes(notes: list[Note], story: Story) -> None:
    """Writes the notes into their part. A note's id is its place: the first one is 1."""
    for number, note in enumerate(notes, 1):
        content = flows(note.children, story, Place(Role.FOOTNOTE))
        if not content or not is_paragraph(content[0]):
            content.insert(0, paragraph(ROLE_STYLES[Role.FOOTNOTE]))
        mark = w("r", w("rPr", w("rStyle", val=NOTE_REFERENCE.id)), w("footnoteRef"))
        content[0].find(PROPERTIES).addnext(mark)
        mark.addnext(w("r", text(" ")))
        made = w("footnote", *content, id=number)
        space_around(made, story.sheet)
        story.part.element.append(made)
    keep_apart(story.enclosures)


def _separator(kind: str, number: int, sheet: Sheet) -> Element:
    spacing = w("spacing", before=0, after=0, line=240, lineRule="auto")
    color = type_color(sheet.tokens.colors, "rule")
    line = w("p", w("pPr", spacing), w("r", w("rPr", color), w(kind)))
    return w("footnote", line, type=kind, id=number)
