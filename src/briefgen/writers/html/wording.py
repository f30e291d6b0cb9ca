"""The rules of CSS for the text of bills: what stands at its head, and how new words look."""

from __future__ import annotations

from briefgen.document.roles import Role
from briefgen.models.style import Tokens
from briefgen.writers.html.parts import called
from briefgen.writers.html.rules import rule


def wording(tokens: Tokens) -> str:
    """New words are bold, on a screen and on paper, whatever the words around are; a caption above leaves its place."""
    heavier = rule("ins[title]", {"font-weight": "700"})
    heavier += rule("a > del[title], a > ins[title]", {"color": getattr(tokens.colors, tokens.looks.bill.color)})
    return heavier + rule(called(Role.BILL_TITLE), {"break-before": "auto"})
