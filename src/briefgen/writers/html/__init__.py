"""document + style → HTML: one file for the screen, and the markup that the PDF is laid out from."""

from __future__ import annotations

from briefgen.document.nodes import Document
from briefgen.models.style import Style
from briefgen.writers import Output
from briefgen.writers.html.aside import column_rules
from briefgen.writers.html.figures import side_rules
from briefgen.writers.html.page import page
from briefgen.writers.html.screen import landscape
from briefgen.writers.html.stylesheet import SCREEN, stylesheet


def write(document: Document, style: Style) -> Output:
    """One self-contained HTML file in UTF-8: pictures inside, no script, nothing asked of the network."""
    tokens = style.tokens
    beside = side_rules(document, SCREEN.measure(tokens), paper=False)
    beside += column_rules(document, tokens, SCREEN.measure(tokens), paper=False)
    rules = stylesheet(tokens, SCREEN) + beside + (landscape() if document.landscape else "")
    return Output(page(document, rules, style).encode("utf-8"))
