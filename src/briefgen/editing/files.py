"""What a file says, as values: a YAML file, or the head and the lengths of an argument block."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefgen.editing.blocks import Block, read_block, splice_block
from briefgen.editing.edits import AsText, Edit
from briefgen.editing.outline import Outline, read_outline
from briefgen.editing.spelled import Spelled
from briefgen.editing.splice import splice
from briefgen.noun import noun
from briefgen.workspace import File


@noun
class Values:
    """The values of a file, and how they are written."""

    data: Any
    outline: Outline

    def spelled(self) -> Spelled:
        """How the entries are written."""
        return Spelled(self.outline)


def read_values(file: File) -> Values | AsText:
    """What a file says; why it is shown as text where it cannot be read without an error."""
    found = read_block(file) if _is_block(file) else read_outline(file)
    if isinstance(found, AsText):
        return found
    return Values(found.data, found.head if isinstance(found, Block) else found)


def changed(file: File, edits: Iterable[Edit]) -> bytes | AsText:
    """The bytes of the file after edits, in order; why it is shown as text where one cannot be made safely."""
    return splice_block(file, edits) if _is_block(file) else splice(file, edits)


def _is_block(file: File) -> bool:
    return file.name.endswith(".md")
