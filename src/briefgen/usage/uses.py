"""A thing that can be used, and one place where it is."""

from __future__ import annotations

from enum import StrEnum

from briefgen.noun import noun


class Kind(StrEnum):
    """What can be used."""

    SOURCE = "source"
    FACT = "fact"
    BLOCK = "block"


class Carrier(StrEnum):
    """What can use it, in the order in which uses are listed."""

    BLOCK = "block"
    FACT = "fact"
    BRIEF = "brief"
    TEMPLATE = "template"
    DOCUMENT = "document"


@noun
class Thing:
    """A source, fact or block, by its id."""

    kind: Kind
    id: str


@noun
class Use:
    """One place where a thing is used. `line` counts from 1; 0 means the file as a whole.

    `through` names what brings it there, where it is not named itself: `fact …` or `block …`. `date` is that
    of the text of a document; `earlier` says that its file was written again since, with other things in it. `audience`
    is who alone sees the passage that names it, where that is for fewer readers than the text around it. Of a document that was
    made for a meeting of a table, `meeting` is the key of that, and `whom` says with whom and on which day it is.
    """

    carrier: Carrier
    name: str
    file: str
    line: int = 0
    length: str = ""
    language: str = ""
    through: str = ""
    date: str = ""
    earlier: bool = False
    audience: str = ""
    meeting: str = ""
    whom: str = ""


@noun
class Mention:
    """A source or fact named in a text, and where."""

    thing: Thing
    use: Use
