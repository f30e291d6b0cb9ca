"""Heads that run into their paragraph: bold words at its beginning, which end with a stop."""

from __future__ import annotations

from briefgen.document.nodes import Inline, Role, Strong, plain_text

RUNNING = (Role.BODY, Role.SPOKEN, Role.CALLOUT, Role.SUMMARY)
"""The roles of running text, in which such heads stand."""

STOPS = (".", ":", "?", "!", "…")
CLOSING = "”’\"')»"


def run_in_head(words: tuple[Inline, ...], role: Role) -> Strong | None:
    """The head with which a paragraph of a role begins, if it does: “**Lower odds of care.** In 2014 …”."""
    match words:
        case (Strong() as head, *rest) if role in RUNNING and plain_text(rest).strip():
            return head if plain_text((head,)).strip().rstrip(CLOSING).endswith(STOPS) else None
        case _:
            return None
