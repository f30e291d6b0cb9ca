"""Where flows stand: the role that plain paragraphs play there, the lists and the box around them."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Role
from briefgen.noun import noun
from briefgen.writers.docx.names import HEADING_STYLES, ROLE_STYLES, StyleName, list_style


@noun
class Place:
    """One place in the document.

    `depth` is the number of lists around, `boxed` whether a box of paragraphs is; `taken` is what boxes take of the
    width, with the lists around them, in points; `language` is given where it is not that of the document. `out` is how far
    the head of a document with a side column begins to the left of the text, `further` how much more than usual the lists
    around move it in, in points.
    """

    role: Role = Role.BODY
    depth: int = 0
    boxed: bool = False
    taken: float = 0.0
    language: str = ""
    out: float = 0.0
    further: float = 0.0

    def playing(self, role: Role) -> Place:
        """The same place for paragraphs of another role."""
        return replace(self, role=role)

    def in_list(self, further: float = 0.0) -> Place:
        """The inside of a list, which may move it in further than others do, in points."""
        return replace(self, depth=self.depth + 1, further=self.further + further)

    def in_box(self, role: Role, taken: float) -> Place:
        """The inside of a box of paragraphs, where indents begin anew at its edge."""
        return Place(role, boxed=True, taken=taken, language=self.language)

    def in_cell(self, role: Role, taken: float) -> Place:
        """The inside of a box that is a cell, where everything is as in the column of text."""
        return Place(role, taken=taken, language=self.language)

    def speaking(self, language: str, usual: str) -> Place:
        """The same place for text in a language; `usual` is that of the document."""
        return replace(self, language="" if language == usual else language)

    def role_of(self, role: Role) -> Role:
        """The role that a paragraph plays here."""
        return self.role if role is Role.BODY else role

    def style(self, role: Role) -> StyleName:
        """The style of a paragraph."""
        played = self.role_of(role)
        if played is Role.BODY and self.depth:
            return list_style("List Continue", self.depth - 1)
        return ROLE_STYLES[played]


def heading_style(level: int) -> StyleName:
    """The style of a heading; there are three."""
    return HEADING_STYLES[min(level, len(HEADING_STYLES))]
