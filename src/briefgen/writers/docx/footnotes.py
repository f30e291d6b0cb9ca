"""The footnotes part: Word's own notes, in the order of their calls."""

from __future__ import annotations

from copy import deepcopy

from briefgen.document.nodes import Note, Role
from briefgen.models.lettering import NOTE_RULE
from briefgen.writers.docx.boxes import keep_apart
from briefgen.writers.docx.flows import flows
from briefgen.writers.docx.names import NOTE_REFERENCE, ROLE_STYLES
from briefgen.writers.docx.ooxml import Element, root, text, w
from briefgen.writers.docx.palette import line, type_color
from briefgen.writers.docx.paragraphs import (
    PROPERTIES,
    direct_indent,
    is_numbered,
    is_paragraph,
    paragraph,
    put,
    style_id,
)
from briefgen.writers.docx.place import Place
from briefgen.writers.docx.settings import SEPARATORS
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.tables import space_around
from briefgen.writers.docx.typography import letters
from briefgen.writers.docx.units import eighths, twips

LINE_AFTER = 3.0
"""The space below the line above the notes, in points: 4 pixels of CSS."""


def separators(sheet: Sheet) -> Element:
    """The part without notes yet: only the lines that part notes from the text."""
    return root("footnotes", *(_separator(kind, number, sheet) for kind, number in SEPARATORS.items()))


def add_notes(notes: list[Note], story: Story) -> None:
    """Writes the notes into their part. A note's id is its place: the first one is 1; some are to stay whole."""
    number_look = story.sheet.tokens.notes.number
    look = letters(story.sheet, number_look)
    look += [] if number_look.raised else [w("vertAlign", val="baseline")]
    room = story.sheet.tokens.note_room
    for number, note in enumerate(notes, 1):
        content = flows(note.children, story, Place(Role.FOOTNOTE, out=-room))
        if not content or not is_paragraph(content[0]):
            content.insert(0, paragraph(ROLE_STYLES[Role.FOOTNOTE]))
        for element in filter(is_paragraph, content[1:] if room else ()):
            if style_id(element) == ROLE_STYLES[Role.FOOTNOTE].id and not is_numbered(element):
                put(element, w("ind", left=direct_indent(element) or twips(room), firstLine=0))
        for element in filter(is_paragraph, content if number in story.whole_notes else ()):
            put(element, w("keepLines"))
        mark = w("r", w("rPr", w("rStyle", val=NOTE_REFERENCE.id), *map(deepcopy, look)), w("footnoteRef"))
        content[0].find(PROPERTIES).addnext(mark)
        mark.addnext(w("r", w("tab") if room else text(" ")))
        made = w("footnote", *content, id=number)
        space_around(made, story.sheet)
        story.part.content.append(made)
    keep_apart(story.enclosures)


def _separator(kind: str, number: int, sheet: Sheet) -> Element:
    """The line above the notes, as long as in the PDF, of its color and width.

    It is the border of the paragraph. Word's own line is two inches of the color of text: in that of the paper it is not seen
    there; programs that draw it whatever the file says, such as LibreOffice, know by it that there is to be one.
    """
    colors = sheet.tokens.colors
    notes = sheet.tokens.notes
    border = w("pBdr", line(colors, "top", notes.color, eighths(notes.rule_drawn))) if notes.rule else None
    spacing = w("spacing", before=twips(notes.gap_drawn), after=0, line=twips(LINE_AFTER), lineRule="exact")
    short = w("ind", right=twips(sheet.text_width - NOTE_RULE))
    own = w("r", w("rPr", type_color(colors, "paper")), w(kind))
    return w("footnote", w("p", w("pPr", border, spacing, short), own), type=kind, id=number)
