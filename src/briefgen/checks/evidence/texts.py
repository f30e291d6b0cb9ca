"""The texts that are checked, as their authors wrote them, and the places of their words."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.plan import Choice, Plan, Wording
from briefgen.models.languages import primary
from briefgen.models.library import Library, Stance
from briefgen.models.spec import Length
from briefgen.noun import noun


@noun
class Written:
    """A text before variables are filled in. `stance` is that of its block; text of a brief has none."""

    manuscript: Manuscript
    language: str
    stance: Stance | None = None

    @property
    def english(self) -> bool:
        """Whether rules about English words apply."""
        return primary(self.language) == "en"

    def place(self, start: int, end: int) -> Span:
        """The place in the author's file of `text[start:end]`, as far as its first line goes."""
        text = self.manuscript.text
        line = text.count("\n", 0, start)
        begin = text.rfind("\n", 0, start) + 1
        words = text[start:end].split("\n")[0]
        own = text[begin:].split("\n")[0]
        shown = self.manuscript.span(line).text
        indent = shown.find(own) if self.manuscript.source else 0
        if indent < 0:
            return self.manuscript.find(words, line)
        return self.manuscript.span(line, indent + start - begin + 1, max(len(words), 1))


def texts_of(plan: Plan, library: Library, language: str) -> Iterator[Written]:
    """The texts that a brief uses: its blocks in the lengths chosen, and what its sections say themselves."""
    for section in plan.sections:
        for item in section.items:
            match item:
                case Choice():
                    block = library.blocks[item.block]
                    yield Written(block.lengths[Length(item.length)].manuscript, block.language, block.matter.stance)
                case Wording(text):
                    yield Written(text, language)


def all_texts(library: Library) -> Iterator[Written]:
    """Every length of every block."""
    for block in library.blocks.values():
        for length in block.lengths.values():
            yield Written(length.manuscript, block.language, block.matter.stance)
