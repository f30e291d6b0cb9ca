"""Where the layout finds the pictures of a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.document.nodes import Image


@dataclass
class Shown:
    """The pictures that a document shows: their kinds and bytes by their addresses, below that of the document."""

    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def address(self, image: Image) -> str:
        """The address of a picture, which is shown from now on."""
        address = f"pictures/{image.name}"
        self.pictures[address] = (image.media_type, image.data)
        return address
