"""What is cited, and what comes of it."""

from __future__ import annotations

from briefgen.document.nodes import CitationMode, Inline
from briefgen.noun import noun


@noun
class CitedSource:
    """One source within a citation.

    `label` is CSL's name for the kind of place (page, chapter, section; empty: a page), `locator`
    the place itself: 3-4. `prefix` and `suffix` are the author's words, without outer spaces.
    """

    id: str
    mode: CitationMode = CitationMode.NORMAL
    label: str = ""
    locator: str = ""
    prefix: str = ""
    suffix: str = ""


@noun
class Cite:
    """Sources cited at one place. `note` is the number of the footnote that holds it, 0 in the text.

    In a note style every citation in the text makes a note; `note` may say its number.
    """

    sources: tuple[CitedSource, ...]
    note: int = 0


@noun
class Cited:
    """What stands for a citation: words in the text, and in a note style those of its note.

    `names` are the authors as the sentence names them, which it needs also where no source is shown.
    """

    text: tuple[Inline, ...] = ()
    note: tuple[Inline, ...] = ()
    names: tuple[Inline, ...] = ()


@noun
class Entry:
    """One entry of the list of sources."""

    id: str
    inlines: tuple[Inline, ...]


@noun
class Result:
    """One `Cited` for each `Cite`, in order, and the list of sources in the style's order.

    `is_note` says whether citations belong in notes. The list is empty in a style that has none.
    """

    cited: tuple[Cited, ...]
    entries: tuple[Entry, ...]
    is_note: bool
