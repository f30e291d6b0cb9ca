"""Whatever program wrote a text: each visible character of it is in the Word file and in the PDF, or in a message that names its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import tools
from dialects import Piece, texts
from hypothesis import Phase, given, settings
from specimen import document, style
from writers.docx.reading import Word

from briefgen.compose.numbering import numbered
from briefgen.diagnostics import Report
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Citation, Document, Heading
from briefgen.document.walking import rebuild_all
from briefgen.readers.markdown import parse
from briefgen.writers import docx
from briefgen.writers.pdf import Press

TYPED = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "—": "---", "–": "--", "…": "...", "\u2011": "-", "\u2010": "-",
}  # fmt: skip
"""What is typed for the signs of typographers."""


def read(pieces: tuple[Piece, ...]) -> tuple[Document, set[int], list[tuple[int, int]]]:
    """The document of a text, the lines that have a message, and the lines of each piece."""
    lines = list(_lines(pieces))
    text = "\n\n".join(piece.text for piece in pieces)
    report = Report()
    flows = parse(Manuscript.verbatim(text, "b.md", 1, tuple(text.split("\n"))), lambda *_: None, report)
    told = {diagnostic.span.line for diagnostic in report.diagnostics if diagnostic.span}
    return numbered(document(*rebuild_all(flows, _without_sources))), told, lines


def _lines(pieces: tuple[Piece, ...]) -> Iterator[tuple[int, int]]:
    first = 1
    for piece in pieces:
        last = first + piece.text.count("\n")
        yield first, last
        first = last + 2


def _without_sources(node: object) -> tuple[object, ...]:
    """A citation is printed by a citation style; that its source is not known is said elsewhere."""
    if isinstance(node, Heading):
        return (Heading(1, node.children, ""),)
    return () if isinstance(node, Citation) else (node,)


def letters(text: str) -> str:
    """Characters as they are typed, without spaces."""
    typed = "".join(TYPED.get(character, character) for character in unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", "", typed.replace("\u00ad", ""))


def lost(pieces: tuple[Piece, ...], told: set[int], lines: list[tuple[int, int]], printed: str) -> list[str]:
    """What of the pieces without a message is not among the printed characters."""
    silent = [
        piece
        for piece, (first, last) in zip(pieces, lines, strict=True)
        if not told.intersection(range(first, last + 1))
    ]
    found = letters(printed)
    return [seen for piece in silent for seen in piece.seen if "@" not in seen and letters(seen) not in found]


@settings(max_examples=40)
@given(texts())
def test_nothing_vanishes_from_the_word_file(pieces: tuple[Piece, ...]) -> None:
    shown, told, lines = read(pieces)
    assert lost(pieces, told, lines, Word(docx.write(shown, style()).data).words_in_order()) == []


def test_a_sign_below_pasted_bullets_is_asked_about() -> None:
    """It is no item of theirs: `- 5 percent` may mean less than nothing."""
    text = "w1:\n•\tx one\n•\ty\n\n- 5 percent w10"
    report = Report()
    flows = parse(Manuscript.verbatim(text, "b.md", 1, tuple(text.split("\n"))), lambda *_: None, report)
    assert [(one.code, one.span.line) for one in report.diagnostics if one.span] == [("sign-or-list", 5)]
    assert [type(flow).__name__ for flow in flows] == ["Paragraph", "BulletList", "BulletList"]


@tools.requires("pdftotext")
def test_nothing_vanishes_from_the_pdf(tmp_path: Path) -> None:
    with Press() as press:

        @settings(max_examples=10, phases=[Phase.explicit, Phase.reuse, Phase.generate])
        @given(texts())
        def check(pieces: tuple[Piece, ...]) -> None:
            shown, told, lines = read(pieces)
            file = tmp_path / "made.pdf"
            file.write_bytes(press.submit(shown, style()).result().data)
            assert lost(pieces, told, lines, tools.run("pdftotext", "-raw", file, "-")) == []

        check()
