"""The whole Word file: body, footnotes, footer, and what the file says about itself."""

from __future__ import annotations

from briefgen.diagnostics import BriefError
from briefgen.document.geometry import geometry
from briefgen.document.nodes import Document
from briefgen.document.walking import printed
from briefgen.models.style import Style
from briefgen.writers import Output
from briefgen.writers.docx.boxes import keep_apart
from briefgen.writers.docx.characters import unwritable
from briefgen.writers.docx.flows import body as flows_of
from briefgen.writers.docx.fonts.embedding import named_fonts
from briefgen.writers.docx.footer import footer
from briefgen.writers.docx.footnotes import add_notes, separators
from briefgen.writers.docx.header import header
from briefgen.writers.docx.numbering import Counter
from briefgen.writers.docx.pack import pack
from briefgen.writers.docx.package import Package, Part
from briefgen.writers.docx.paragraphs import after_words
from briefgen.writers.docx.properties import describe
from briefgen.writers.docx.sections import Running, divide
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.docx.stamped import lowered
from briefgen.writers.docx.story import FOOTERS, FOOTNOTES, HEADERS, Story, new_part
from briefgen.writers.docx.tables import space_around
from briefgen.writers.docx.template import DOCUMENT, NUMBERING, template


def write(document: Document, style: Style) -> Output:
    """A Word file. The same document and style give the same bytes on every machine and every day.

    Raises BriefError where the document holds what a Word file cannot: `control-character`,
    `note-in-note`; where a font of the style is damaged: `unusable-font`.
    """
    if problems := unwritable(document):
        raise BriefError(problems)
    sheet = Sheet(style, geometry(document, style.tokens), document.metadata.language)
    package = template(sheet, named_fonts(tuple(printed(document)), sheet))
    _fill(package, document, sheet)
    describe(package, document.metadata)
    return Output(pack(package.files()))


def _fill(package: Package, document: Document, sheet: Sheet) -> None:
    """Writes the body, then the footnotes that it called, then what stands on every page."""
    part, lists = package.parts[DOCUMENT], Counter(package.parts[NUMBERING].content)
    story = Story(package, part, sheet, lists, notes=[])
    body = part.content[0]
    body.extend(after_words(flows_of(document.children, story)))
    space_around(body, sheet, story.enclosures)
    keep_apart(story.enclosures)
    notes, _ = new_part(package, part, FOOTNOTES, separators(sheet))
    add_notes(
        story.notes or [],
        Story(
            package,
            notes,
            sheet,
            lists,
            whole_notes=story.whole_notes,
            drawings=story.drawings,
            bookmarks=story.bookmarks,
        ),
    )
    divide(body, sheet, _running(package, part, document, sheet), story.columns, lowered(document, sheet))


def _running(package: Package, part: Part, document: Document, sheet: Sheet) -> list[Running]:
    """What stands on every page: the footer; the mark, or else the running head from the second page on.

    They are there for even pages too, should somebody later ask Word for others there. Which page is the first
    needs nobody to count pages, so that every program that shows the file leaves the number out where there is one page.
    """
    running = []
    for kind, story in FOOTERS.items():
        made = footer(document, sheet, kind)
        running.append(Running("footer", kind, new_part(package, part, story, made)[1]))
    for kind, story in HEADERS.items():
        head = header(document, sheet, kind)
        if head is not None:
            running.append(Running("header", kind, new_part(package, part, story, head)[1]))
    return running
