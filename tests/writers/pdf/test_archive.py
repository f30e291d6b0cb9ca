"""Every PDF is PDF/A-3a beside PDF/UA-1: each of the steps that make it so is needed, and the validator bites."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from conforming import pdf_faults_of
from PIL import Image, ImageCms
from specimen import document, specimen, style, words

from briefgen.writers.pdf import Press, srgb


@pytest.fixture(scope="module")
def whole(press: Press) -> bytes:
    return press.submit(specimen(), style()).result().data


def links_without_flags(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for link in page.get("/Annots", ()):
            del link["/F"]


def no_meaning_of_colors(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def without(words: str) -> Callable[[pikepdf.Pdf], None]:
    """The packet without what this pattern finds."""

    def take(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        changed = re.sub(words.encode(), b"", packet, flags=re.DOTALL)
        assert changed != packet
        pdf.Root.Metadata.write(changed)

    return take


def pictures_smoothed(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            thing["/Interpolate"] = True


STEPS = {
    "nothing": (lambda pdf: None, False),
    "links without flags": (links_without_flags, True),
    "no meaning of colors": (no_meaning_of_colors, True),
    "no claim of PDF/A": (without(r"<pdfaid:part>.*?</pdfaid:conformance>"), True),
    "no schema of PDF/UA": (without(r'<rdf:Description rdf:about="" xmlns:pdfaExtension.*?</rdf:Description>'), True),
    "pictures smoothed": (pictures_smoothed, True),
}


@pytest.mark.parametrize(("change", "bad"), STEPS.values(), ids=STEPS)
def test_each_step_is_needed(change: Callable[[pikepdf.Pdf], None], bad: bool, whole: bytes, tmp_path: Path) -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        change(pdf)
        pdf.save(made, fix_metadata_version=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert bool(pdf_faults_of(made.getvalue(), tmp_path, "3a")) is bad


def test_the_profile_is_that_of_srgb() -> None:
    made = ImageCms.ImageCmsProfile(io.BytesIO(srgb.profile()))
    assert ImageCms.getProfileName(made).strip() == srgb.NAME
    shades = [(value, value * 7 % 256, value * 13 % 256) for value in range(256)]
    picture = Image.new("RGB", (256, 1))
    picture.putdata(shades)
    known = ImageCms.createProfile("sRGB")
    for one, other in ((made, known), (known, made)):
        ImageCms.applyTransform(picture, ImageCms.buildTransform(one, other, "RGB", "RGB"), inPlace=True)
    assert [picture.getpixel((at, 0)) for at in range(256)] == shades


def test_what_the_file_says_of_itself_it_says_twice_or_not_at_all(press: Press) -> None:
    """A document without subject and keywords."""
    with pikepdf.open(io.BytesIO(press.submit(document(words("a")), style()).result().data)) as pdf:
        assert {"/Subject", "/Keywords"}.isdisjoint(pdf.docinfo)
        packet = pdf.Root.Metadata.read_bytes()
    assert b"description>" not in packet.replace(b"pdfaProperty:description>", b"") and b"Keywords" not in packet
