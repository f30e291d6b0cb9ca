"""Pictures: inline, with what they show in words."""

from __future__ import annotations

from html import escape

from briefgen.document.nodes import Figure, Image
from briefgen.writers.docx.ooxml import NAMESPACES, Element, fragment, w
from briefgen.writers.docx.package import IMAGE
from briefgen.writers.docx.story import Story
from briefgen.writers.docx.units import emu


def drawing(figure: Figure, width: float, story: Story) -> Element:
    """The run that holds a picture, so many points wide."""
    height = width * figure.image.height / figure.image.width
    relationship = story.part.to(story.package.picture(figure.image.data, figure.image.media_type), IMAGE)
    return w("r", w("drawing", _inline(figure.image, relationship, next(story.drawings), emu(width), emu(height))))


def _inline(image: Image, relationship: str, number: int, width: int, height: int) -> Element:
    """The picture in the line (ISO/IEC 29500-1, 20.4.2.8); named by its number, never by a file."""
    known = f'id="{number}" name="Figure {number}" descr="{escape(image.alt)}"'
    extent = f'cx="{width}" cy="{height}"'
    return fragment(
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {known}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr {known}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    )
