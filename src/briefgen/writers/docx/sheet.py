"""The style of one document as Word needs it: tokens, page, and how tall its lines are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefgen.document.geometry import Geometry
from briefgen.document.nodes import Role
from briefgen.models.coverage import Coverage
from briefgen.models.framing import Frame
from briefgen.models.style import Face, Filler, Look, Style, Tokens
from briefgen.writers.docx.names import HEADING_STYLES, ROLE_STYLES
from briefgen.writers.metrics import line_height


@dataclass(frozen=True)
class Sheet:
    """A style on one kind of page, for a text in one language."""

    style: Style
    page: Geometry
    language: str

    @property
    def tokens(self) -> Tokens:
        """The design tokens."""
        return self.style.tokens

    def look(self, role: Role) -> Look:
        """How paragraphs of a role look."""
        look: Look = getattr(self.tokens.looks, role.token)
        return look

    def heading(self, level: int) -> Look:
        """How headings of a level look."""
        look: Look = getattr(self.tokens.looks, f"heading_{level}")
        return look

    @property
    def text_width(self) -> float:
        """The width of the column of text, in points."""
        return self.page.text_width

    @property
    def out(self) -> float:
        """How far head and foot of the page begin to the left of the text, in points: at the side column."""
        return self.page.beside

    @property
    def full_width(self) -> float:
        """The width of head and foot of the page, in points."""
        return self.page.full_width

    @property
    def figure_space(self) -> float:
        """Space above and below a picture, in points."""
        return self.look(Role.BODY).after + 2

    @property
    def table_space(self) -> float:
        """Space below a table, in points."""
        return self.look(Role.BODY).after + 4

    @cached_property
    def spaces_before(self) -> dict[str, float]:
        """Space above the paragraphs of each style that has any, in points, by the style's id."""
        return {id: look.before for id, look in self._looks.items()}

    @cached_property
    def spaces_after(self) -> dict[str, float]:
        """Space below the paragraphs of each style that has any, in points, by the style's id."""
        return {id: look.after for id, look in self._looks.items()}

    @property
    def _looks(self) -> dict[str, Look]:
        roles = {name.id: self.look(role) for role, name in ROLE_STYLES.items()}
        return roles | {name.id: self.heading(level) for level, name in HEADING_STYLES.items()}

    def font(self, look: Look, bold: bool = False) -> bytes:
        """The font of a look, upright."""
        face: Face = getattr(self.tokens.fonts, look.font)
        return self.style.fonts[face.bold if bold or look.bold else face.regular]

    def filler(self, character: str) -> Filler | None:
        """The font for a character that both families lack, where there is one; Word chooses for what none has."""
        if not self._usual.lacks(character):
            return None
        return next((filler for filler, drawn in self._further.items() if not drawn.lacks(character)), None)

    @cached_property
    def _usual(self) -> Coverage:
        faces = (self.tokens.fonts.body, self.tokens.fonts.heading)
        return Coverage.of(self.style.fonts[face.regular] for face in faces)

    @cached_property
    def _further(self) -> dict[Filler, Coverage]:
        return {filler: Coverage.of([self.style.fonts[filler.regular]]) for filler in self.style.fillers}

    def fits(self, look: Look) -> bool:
        """Whether the lines of a look are at least as tall as its font asks for."""
        return look.line >= line_height(self.font(look))


def word_family(face: Face) -> str:
    """The family that a Word file names for a face."""
    return face.word or face.family


def frame_named(tokens: Tokens, name: str) -> Frame:
    """The frame of a box."""
    frame: Frame = getattr(tokens.frames, name)
    return frame
