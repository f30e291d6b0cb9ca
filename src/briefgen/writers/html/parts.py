"""The built-in parts of a brief as HTML: which element each of them is."""

from __future__ import annotations

from typing import assert_never

from briefgen.document.nodes import Group, GroupRole
from briefgen.document.roles import BOX_OF_PART, Box, Role
from briefgen.writers.html.element import element


def group_element(node: Group, content: str) -> str:
    """The element of a built-in part around its content; the class is the name of the part."""
    role = node.role
    match role:
        case GroupRole.MASTHEAD | GroupRole.MEETING | GroupRole.ASK | GroupRole.CONTACT_CARD:
            return boxed(BOX_OF_PART[role], content)
        case GroupRole.SOURCES | GroupRole.LOCAL:
            return element("section", content, class_=role)
        case GroupRole.SIGNERS:
            return element(
                "section", content, class_=f"{role} columns-{node.columns}{' new-page' if node.new_page else ''}"
            )
        case GroupRole.SIDE:
            # By its end the layout knows that none of it was lost: what does not fit beside the text is dropped.
            return element("aside", content + element("div", "", class_="side-end"), class_=role) if content else ""
        case GroupRole.CONTACT:
            return element("address", content, class_=role)
        case GroupRole.SUMMARY:
            return element("div", content, class_=role)
        case _:
            assert_never(role)


def boxed(box: Box, content: str) -> str:
    """The element of a box around its content."""
    return element(box.tag, content, class_=box.name)


ELEMENTS = {Role.TITLE: "h1", Role.BILL_TITLE: "figcaption"}
"""The elements of paragraphs that are more than that."""


def called(role: Role) -> str:
    """How the rules of CSS call paragraphs of a role."""
    return f"{ELEMENTS.get(role, 'p')}.{role}"


def selector(box: Box) -> str:
    """How the rules of CSS call a box: by its element too, for some paragraphs in a box have its name."""
    return f"{box.tag}.{box.name}"
