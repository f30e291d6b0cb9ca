"""What every drawing of a chart begins with: its look, and how much room its words take."""

from __future__ import annotations

from briefgen.document.charting import Chart, ChartKind
from briefgen.models.style import Face, Style, Tokens
from briefgen.noun import noun
from briefgen.writers.charts.looks import Look, look
from briefgen.writers.charts.marks import MARK
from briefgen.writers.metrics import text_width


@noun
class Drawing:
    """A chart in a style, so many points wide and, where nothing else is said, at most `tallest` high."""

    chart: Chart
    style: Style
    width: float
    language: str
    tallest: float

    @property
    def tokens(self) -> Tokens:
        """The tokens of the style."""
        return self.style.tokens

    @property
    def face(self) -> Face:
        """The family of all words: that of tables."""
        return self.tokens.fonts.heading if self.tokens.looks.table.font == "heading" else self.tokens.fonts.body

    def wide(self, words: str) -> float:
        """How wide words are, in points."""
        return text_width(self.style.fonts[self.face.regular], words) * self.size

    def lines(self, words: str, room: float) -> tuple[str, ...]:
        """Words in as few lines as there is room for; a word is never parted."""
        lines: list[str] = []
        for word in words.split():
            if lines and self.wide(f"{lines[-1]} {word}") <= room:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return tuple(lines) or ("",)

    @property
    def size(self) -> float:
        """The size of words, in points."""
        return self.tokens.looks.table.size

    @property
    def row(self) -> float:
        """The height of a line of words."""
        return self.size * 1.35

    def color(self, name: str) -> str:
        """A color of the style."""
        return str(getattr(self.tokens.colors, name))

    @property
    def ink(self) -> str:
        """The color of what is drawn."""
        return self.color(self.tokens.bars.color)

    def look(self, number: int) -> Look:
        """How a series is drawn."""
        return look(number, self.chart)

    @property
    def sign(self) -> float:
        """How wide the sign of a series is in the key, in points."""
        return 13.0 if self.chart.filled else 22.0 if self.chart.kind is ChartKind.LINES else MARK
