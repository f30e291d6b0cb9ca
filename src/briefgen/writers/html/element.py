"""HTML elements as text that is well-formed XML too: every attribute quoted, every element closed."""

from __future__ import annotations

from html import escape


def element(name: str, content: str = "", /, **attributes: str | int | None) -> str:
    """An element around `content`, which is markup already; attributes that are None are left out.

    A trailing underscore of an attribute's name falls away (`class_`), one within becomes a hyphen.
    """
    return f"{_start(name, attributes)}>{content}</{name}>"


def empty(name: str, /, **attributes: str | int | None) -> str:
    """An element that can have no content, such as `br` or `img`."""
    return f"{_start(name, attributes)}/>"


def text(words: str) -> str:
    """Characters as markup."""
    return escape(words, quote=False)


def _start(name: str, attributes: dict[str, str | int | None]) -> str:
    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value is not None}
    return "".join((f"<{name}", *(f' {key}="{escape(str(value))}"' for key, value in given.items())))
