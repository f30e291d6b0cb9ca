"""The whole Word file: body, footnotes, footer, and what the file says about itself."""

from __future__ import annotations

import datetime as dt

import docx
from docx.document import Document as WordDocument
from docx.parts.document import DocumentPart

from briefgen.diagnostics import BriefError
from briefgen.document.geometry import barred, geometry
from briefgen.document.nodes import Document, Metadata
from briefgen.document.walking import printed
from briefgen.models.style import Style
from briefgen.writers import Output
from briefgen.writers.docx.boxes import keep_apart
from briefgen.writers.docx.characters import unwritable
from briefgen.writers.docx.flows import body as flows_of
from briefgen.writers.docx.fonts.embedding import named_fonts
from briefgen.writers.docx.fonts.listing import font_parts
from briefgen.writers.docx.footer import footer
from briefgen.writers.docx.footnotes import add_notes, separators
from briefgen.writers.docx.header import header, running_header
from briefgen.writers.docx.numbering import Counter
from briefgen.writers.docx.pack import pack, save
from briefgen.writers.docx.sections import Running, divide
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.story import FOOTERS, FOOTNOTES, HEADERS, Story, new_part
from briefgen.writers.docx.tables import space_around
from briefgen.writers.docx.template import template


def write(document: Document, style: Style) -> Output:
    """A Word file. The same document and style give the same bytes on every machine and every day.

    Raises BriefError where the document holds what a Word file cannot: `control-character`,
    `note-in-note`; where a font of the style is damaged: `unusable-font`.
    """
    if problems := unwritable(document):
        raise BriefError(problems)
    sheet = Sheet(style, geometry(document, style.tokens), document.metadata.language)
    fonts = named_fonts(tuple(printed(document)), sheet)
    word = docx.Document(template(sheet, fonts))
    _fill(word, document, sheet)
    _describe(word, document.metadata)
    return Output(pack(save(word.part.package), font_parts(fonts)))


def _fill(word: WordDocument, document: Document, sheet: Sheet) -> None:
    """Writes the body, then the footnotes that it called, then what stands on every page."""
    lists = Counter(word.part.numbering_part.element)
    story = Story(word.part, sheet, lists, notes=[])
    body = word.element.body
    body.extend(flows_of(document.children, story))
    space_around(body, sheet, story.enclosures)
    keep_apart(story.enclosures)
    notes, _ = new_part(word.part, FOOTNOTES, separators(sheet))
    add_notes(
        story.notes or [],
        Story(notes, sheet, lists, whole_notes=story.whole_notes, drawings=story.drawings, bookmarks=story.bookmarks),
    )
    divide(body, sheet, _running(word.part, document, sheet), story.columns)


def _running(part: DocumentPart, document: Document, sheet: Sheet) -> list[Running]:
    """What stands on every page: the footer; the mark, or else the running head from the second page on.

    They are there for even pages too, should somebody later ask Word for others there. Which page is the first
    needs nobody to count pages, so that every program that shows the file leaves the number out where there is one page.
    """
    running = []
    for kind, story in FOOTERS.items():
        numbered = kind != "first" and not document.runs
        running.append(
            Running(
                "footer",
                kind,
                new_part(part, story, footer(document.footer, sheet, numbered, barred(document, sheet.tokens)))[1],
            )
        )
    for kind, story in HEADERS.items():
        if document.mark:
            running.append(Running("header", kind, new_part(part, story, header(document.mark, sheet))[1]))
        elif document.runs and kind != "first":
            head = running_header(document.head, document.footer.page_of, sheet)
            running.append(Running("header", kind, new_part(part, story, head)[1]))
    return running


def _describe(word: WordDocument, metadata: Metadata) -> None:
    """What the file says about itself. Its dates are that of the text."""
    properties = word.core_properties
    day = dt.datetime.combine(metadata.date, dt.time())
    properties.title = metadata.title
    properties.subject = metadata.subject
    properties.author = metadata.organization
    properties.keywords = ", ".join(metadata.keywords)
    properties.language = metadata.language
    properties.created = properties.modified = day
