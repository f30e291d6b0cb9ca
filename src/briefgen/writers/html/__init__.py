"""document + style → HTML: one file for the screen, and the markup that the PDF is laid out from."""

from __future__ import annotations

from briefgen.document import Document
from briefgen.style import Style
from briefgen.writers import Output
from briefgen.writers.html.page import page
from briefgen.writers.html.stylesheet import SCREEN, stylesheet


def write(document: Document, style: Style) -> Output:
    """One self-contained HTML file in UTF-8: pictures inside, no script, nothing asked of the network."""
    return Output(page(document, stylesheet(style.tokens, SCREEN)).encode("utf-8"))
