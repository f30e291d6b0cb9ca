"""Pictures that are bombs, broken, in motion, elsewhere, or know more than they show."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hostile.attempt import BLOCK, BLOCK_TEXT, SPEC, Place, refuses
from PIL import Image
from profiles import sample

PICTURE = "briefs/pictures/chart.png"
GPS, MAKE, ARTIST, POSITION = 0x8825, 0x010F, 0x013B, 2


def shows(place: Place, name: str = PICTURE) -> None:
    """Let the block show a picture."""
    place.write(BLOCK, BLOCK_TEXT.replace("Words.\n", f"Words.\n\n![A chart]({name})\n"))


def encoded(picture: Image.Image, format: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, format, **options)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int) -> bytes:
    """A small file that unfolds to that many white pixels."""
    rows = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    data = b"".join(rows.compress(row) for _ in range(height)) + rows.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def png_that_claims(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")
    )


def text_bomb() -> bytes:
    """A PNG whose compressed comment unfolds to 200 MB."""
    good = encoded(Image.new("RGB", (8, 8)), "PNG")
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 200_000_000, 9))
    return good[:33] + bomb + good[33:]


def film() -> bytes:
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "green", "blue")]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])


SMALL = Image.new("RGB", (64, 48), "navy")
BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb of 30,000 × 30,000": (lambda: png_of(30_000, 30_000), "picture-too-large"),
    "a bomb of 12,000 × 12,000": (lambda: png_of(12_000, 12_000), "picture-too-large"),
    "a claim of 2,000,000,000 pixels": (lambda: png_that_claims(50_000, 40_000), "picture-too-large"),
    "less than it claims": (lambda: png_that_claims(500, 500), "damaged-picture"),
    "cut off": (lambda: encoded(Image.effect_noise((400, 400), 90), "PNG")[:5_000], "damaged-picture"),
    "a JPEG cut off": (lambda: encoded(Image.effect_noise((400, 400), 90), "JPEG")[:5_000], "damaged-picture"),
    "no bytes": (lambda: b"", "unknown-picture"),
    "text": (lambda: b"Words, and no picture.", "unknown-picture"),
    "SVG": (
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        "unknown-picture",
    ),
    "SVG after a mark": (lambda: b'\xef\xbb\xbf  <?xml version="1.0"?><svg/>', "unknown-picture"),
    "PostScript": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n", "unknown-picture"),
    "a film": (film, "moving-picture"),
    "too many bytes": (lambda: encoded(SMALL, "PNG") + bytes(21_000_000), "too-large"),
}


@pytest.mark.parametrize("name", sample(BROKEN))
def test_a_picture_that_cannot_be_printed_is_refused(place: Place, name: str) -> None:
    make, code = BROKEN[name]
    shows(place)
    place.write(PICTURE, make())
    outcome = refuses(place, "render", SPEC, "--format", "docx", codes={code})
    assert f"{BLOCK}:9:" in outcome.stderr


GOOD: dict[str, Callable[[], bytes]] = {
    "a JPEG called PNG": lambda: encoded(SMALL, "JPEG"),
    "a WebP called PNG": lambda: encoded(SMALL, "WEBP"),
    "a JPEG in CMYK": lambda: encoded(SMALL.convert("CMYK"), "JPEG"),
    "a palette with a hole": lambda: encoded(SMALL.convert("P"), "PNG", transparency=0),
    "one bit": lambda: encoded(SMALL.convert("1"), "PNG"),
    "16 bits": lambda: encoded(Image.new("I;16", (20, 20), 40_000), "PNG"),
    "one pixel": lambda: encoded(Image.new("RGB", (1, 1)), "PNG"),
    "a line of 12,000 pixels": lambda: encoded(Image.new("RGB", (12_000, 1)), "PNG"),
    "a comment of 200 MB": text_bomb,
}


@pytest.mark.parametrize("name", sample(GOOD))
def test_an_unusual_picture_is_printed_or_refused_in_good_order(place: Place, name: str) -> None:
    shows(place)
    place.write(PICTURE, GOOD[name]())
    outcome = place.run("render", SPEC)
    assert (outcome.code == 0) != bool(outcome.codes), outcome.stderr
    assert outcome.code in (0, 1)
    assert outcome.code == 0 or name == "a comment of 200 MB"


def test_what_a_photograph_knows_of_its_maker_stays_home(place: Place) -> None:
    picture = Image.effect_noise((600, 400), 90).convert("RGB")
    exif = Image.Exif()
    exif[MAKE], exif[ARTIST] = "HTC", "Alice Example"
    exif.get_ifd(GPS)[POSITION] = (40.0, 42.0, 46.0)
    shows(place, "briefs/pictures/alice-at-home.jpg")
    place.write("briefs/pictures/alice-at-home.jpg", encoded(picture, "JPEG", exif=exif, comment=b"by Alice Example"))
    assert place.run("render", SPEC).code == 0
    for data in everything_in(place.root / "build/town.docx", place.root / "build/town.pdf"):
        assert b"Alice" not in data and b"HTC" not in data and b"Exif" not in data and b"alice-at-home" not in data


def everything_in(docx: Path, pdf: Path) -> list[bytes]:
    """Every part of a Word file, and every object and stream of a PDF, unpacked."""
    with zipfile.ZipFile(docx) as package:
        parts = [package.read(name) for name in package.namelist()] + [" ".join(package.namelist()).encode()]
    with pikepdf.open(pdf) as file:
        for object in file.objects:
            parts.append(repr(object).encode())
            if isinstance(object, pikepdf.Stream):
                parts.append(object.read_raw_bytes())
    return parts


ELSEWHERE: dict[str, str] = {
    "../../../secret.png": "outside-workspace",
    "briefs/../../secret.png": "outside-workspace",
    "/etc/passwd": "outside-workspace",
    "file:///etc/passwd": "picture-elsewhere",
    "https://example.org/spy.png": "picture-elsewhere",
    "//example.org/share/spy.png": "picture-elsewhere",
    "data:image/png;base64,AAAA": "picture-elsewhere",
    "C:\\\\pictures\\\\a.png": "outside-workspace",
    "\\\\\\\\host\\\\share\\\\a.png": "outside-workspace",
    "briefs/%2e%2e/%2e%2e/secret.png": "outside-workspace",
    "briefs/pictures": "not-a-file",
    "briefs/pictures/.hidden.png": "outside-workspace",
    "briefs/link.png": "outside-workspace",
    "linked/secret.png": "outside-workspace",
    "briefs/pipe.png": "not-a-file",
}


@pytest.mark.parametrize("address", sample(ELSEWHERE))
def test_a_picture_elsewhere_is_not_fetched(place: Place, address: str) -> None:
    (place.folder / "secret.png").write_bytes(encoded(SMALL, "PNG"))
    place.write("briefs/pictures/.hidden.png", encoded(SMALL, "PNG"))
    (place.root / "briefs/link.png").symlink_to(place.folder / "secret.png")
    (place.root / "linked").symlink_to(place.folder)
    os.mkfifo(place.root / "briefs/pipe.png")
    shows(place, address)
    outcome = refuses(place, "render", SPEC, "--format", "docx", codes=None)
    assert ELSEWHERE[address] in outcome.codes
