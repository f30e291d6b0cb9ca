"""Where the layout finds a picture."""

from __future__ import annotations

from briefgen.document.nodes import Image


def picture_address(image: Image) -> str:
    """The address of a picture, below that of the document."""
    return f"pictures/{image.name}"
