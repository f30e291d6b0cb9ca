"""The built-in parts of a brief as HTML: which element each of them is."""

from __future__ import annotations

from typing import assert_never

from briefgen.document.nodes import Group, GroupRole
from briefgen.writers.html.element import element


def group_element(node: Group, content: str) -> str:
    """The element of a built-in part around its content; the class is the name of the part."""
    role = node.role
    match role:
        case GroupRole.MASTHEAD:
            return element("header", content, class_=role)
        case GroupRole.ASK | GroupRole.SOURCES:
            return element("section", content, class_=role)
        case GroupRole.SIGNERS:
            return element(
                "section", content, class_=f"{role} columns-{node.columns}{' new-page' if node.new_page else ''}"
            )
        case GroupRole.CONTACT:
            return element("address", content, class_=role)
        case GroupRole.MEETING | GroupRole.SUMMARY:
            return element("div", content, class_=role)
        case _:
            assert_never(role)
