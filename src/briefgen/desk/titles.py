"""What the arguments of the library are called, by their names: pages say titles, files say names."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.diagnostics import Report
from briefgen.models.settings import language_of
from briefgen.noun import noun
from briefgen.readers.blocks.cards import read_cards
from briefgen.readers.brief.reading import read_settings
from briefgen.workspace import Workspace


@noun
class Titles:
    """The titles that are known, by the names of arguments."""

    known: Mapping[str, str]

    @property
    def failed(self) -> bool:
        """Never: an argument that cannot be read is called by its name."""
        return False


def titles(workspace: Workspace) -> Titles:
    """The titles of all arguments that can be read."""
    language = language_of(read_settings(workspace, Report()))
    return Titles({card.name: card.title for card in read_cards(workspace, Report(), language)})
