"""Pictures: what comes back is what is seen and nothing else; what cannot be used is told."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as pillow
from PIL import ImageCms, PngImagePlugin

from briefgen.diagnostics import Diagnostic, Report, Span
from briefgen.document.nodes import Image
from briefgen.readers.images import read_image
from briefgen.workspace import SETTINGS, Workspace

HERE = Span("briefs/blocks/a.md", 7, 1, 2, "![A chart](chart.png)")

Read = Callable[..., tuple[Image | None, tuple[Diagnostic, ...]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Puts bytes into a workspace and reads them as a picture."""
    (tmp_path / SETTINGS).write_text("organization: {name: A}\n", "utf-8")

    def read(data: bytes | None, name: str = "chart.png", alt: str = "A chart") -> Any:
        if data is not None:
            (tmp_path / name).write_bytes(data)
        report = Report()
        return read_image(Workspace(tmp_path), name, alt, HERE, report), report.diagnostics

    return read


def file(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40), color: Any = None, **options: Any) -> bytes:
    """A picture file of one color."""
    out = io.BytesIO()
    picture = pillow.new(mode, size) if color is None else pillow.new(mode, size, color)
    picture.save(out, kind, **options)
    return out.getvalue()


def noise(kind: str, **options: Any) -> bytes:
    """A picture that does not compress, so that half of its file is half of the picture."""
    out = io.BytesIO()
    pillow.effect_noise((200, 200), 80).save(out, kind, **options)
    return out.getvalue()


def pixels(image: Image) -> pillow.Image:
    return pillow.open(io.BytesIO(image.data))


def exif(orientation: int = 1) -> bytes:
    tags = pillow.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = "HTC"
    tags[0x013B] = "Jane Doe"
    return tags.tobytes()


@pytest.mark.parametrize(
    ("data", "media_type", "mode"),
    [
        (file("JPEG"), "image/jpeg", "RGB"),
        (file("JPEG", "L"), "image/jpeg", "L"),
        (file("JPEG", "CMYK"), "image/jpeg", "RGB"),
        (file("PNG"), "image/png", "RGB"),
        (file("PNG", "RGBA"), "image/png", "RGBA"),
        (file("PNG", "LA"), "image/png", "LA"),
        (file("PNG", "P"), "image/png", "RGB"),
        (file("PNG", "P", transparency=0), "image/png", "RGBA"),
        (file("PNG", "RGB", transparency=(0, 0, 0)), "image/png", "RGBA"),
        (file("PNG", "1"), "image/png", "L"),
        (file("PNG", "I;16"), "image/png", "L"),
        (file("GIF", "P"), "image/png", "RGB"),
        (file("WEBP", "RGBA"), "image/png", "RGBA"),
    ],
)
def test_every_kind_of_picture_becomes_jpeg_or_png(read: Read, data: bytes, media_type: str, mode: str) -> None:
    image, diagnostics = read(data)
    assert diagnostics == ()
    assert image is not None
    assert (image.media_type, image.width, image.height, image.alt) == (media_type, 60, 40, "A chart")
    assert (pixels(image).format, pixels(image).mode) == ({"image/jpeg": "JPEG", "image/png": "PNG"}[media_type], mode)


def test_transparency_is_kept(read: Read) -> None:
    image, _ = read(file("PNG", "RGBA", color=(200, 10, 10, 77)))
    assert image is not None
    assert pixels(image).getpixel((5, 5)) == (200, 10, 10, 77)


def test_sixteen_bits_a_pixel_become_eight(read: Read) -> None:
    image, _ = read(file("PNG", "I;16", color=0x8040))
    assert image is not None
    assert pixels(image).getpixel((5, 5)) == 0x80


def test_the_second_picture_in_a_telephone_file_is_left_out(read: Read) -> None:
    image, diagnostics = read(file("MPO", save_all=True, append_images=[pillow.new("RGB", (60, 40), "red")]))
    assert diagnostics == ()
    assert image is not None
    assert image.media_type == "image/jpeg"


def test_a_picture_is_turned_upright(read: Read) -> None:
    lying = pillow.new("RGB", (60, 40), "blue")
    lying.paste("red", (0, 0, 60, 10))
    out = io.BytesIO()
    lying.save(out, "PNG", exif=exif(orientation=6))
    image, _ = read(out.getvalue())
    assert image is not None
    assert (image.width, image.height) == (40, 60)
    assert pixels(image).getpixel((35, 30)) == (255, 0, 0)


def test_nothing_that_came_along_is_written_again(read: Read) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Jane Doe")
    words.add_itxt("Comment", "Jane Doe")
    for data in (
        file("PNG", pnginfo=words, exif=exif(), icc_profile=profile, dpi=(300, 300)),
        file("JPEG", comment=b"Jane Doe", exif=exif(), icc_profile=profile, dpi=(300, 300)),
        file("WEBP", exif=exif(), icc_profile=profile, xmp=b"<x>Jane Doe</x>"),
    ):
        assert b"Jane Doe" in data
        image, _ = read(data, "IMG_Jane.png")
        assert image is not None
        assert set(pixels(image).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not pixels(image).getexif()
        for trace in (b"Jane", b"HTC", b"eXIf", b"Exif", b"iCCP", b"ICC_PROFILE"):
            assert trace not in image.data
        assert "Jane" not in image.name


def test_colors_of_another_profile_are_converted(read: Read) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # A profile whose red and blue are swapped: in it, red is what sRGB calls blue.
    swapped = srgb.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    image, diagnostics = read(file("PNG", color=(255, 0, 0), icc_profile=swapped))
    assert diagnostics == ()
    assert image is not None
    red, _, blue = pixels(image).getpixel((5, 5))
    assert blue > 200 > 100 > red


def test_a_profile_that_says_nothing_is_passed_over(read: Read) -> None:
    image, diagnostics = read(file("PNG", color=(255, 0, 0), icc_profile=b"no profile"))
    assert diagnostics == ()
    assert image is not None
    assert pixels(image).getpixel((5, 5)) == (255, 0, 0)


def test_large_pictures_are_made_smaller(read: Read) -> None:
    for data in (file("JPEG", size=(6000, 1500)), file("PNG", "P", (6000, 1500)), file("PNG", "1", (6000, 1500))):
        image, _ = read(data)
        assert image is not None
        assert (image.width, image.height) == (3000, 750)
        assert pixels(image).size == (3000, 750)


def test_the_same_file_gives_the_same_bytes_and_name(read: Read) -> None:
    data = noise("JPEG", quality=95)
    assert read(data, "one.jpg") == read(data, "two.jpg")
    image, _ = read(data, "one.jpg")
    other, _ = read(file("JPEG"), "one.jpg")
    assert image is not None
    assert other is not None
    assert image.name != other.name


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def png_with_a_text_that_swells() -> bytes:
    swelling = zlib.compress(b"a" * 100_000_000)
    data = b"zTXtComment\0\0" + swelling
    text = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    whole = file("PNG")
    return whole[:33] + text + whole[33:]


SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (None, "missing-file", None),
        (b"", "unknown-picture", "“chart.png” is no picture that can be read"),
        (b"words", "unknown-picture", "“chart.png” is no picture that can be read"),
        (file("BMP"), "unknown-picture", "“chart.png” is no picture that can be read"),
        (SVG, "unknown-picture", "“chart.png” is an SVG drawing, which cannot be read"),
        (b"\0\0\0\x18ftypheic", "unknown-picture", "“chart.png” is an HEIC or AVIF picture, which cannot be read"),
        (noise("JPEG")[:9_000], "damaged-picture", "the picture “chart.png” is damaged or incomplete"),
        (noise("PNG")[:9_000], "damaged-picture", "the picture “chart.png” is damaged or incomplete"),
        (noise("WEBP", lossless=True)[:9_000], "damaged-picture", "the picture “chart.png” is damaged or incomplete"),
        (png_that_claims(60, 40), "damaged-picture", "the picture “chart.png” is damaged or incomplete"),
        (png_with_a_text_that_swells(), "damaged-picture", "the picture “chart.png” is damaged or incomplete"),
        (
            png_that_claims(8_000, 8_000),
            "picture-too-large",
            "the picture “chart.png” has too many pixels: 8,000 × 8,000",
        ),
        (png_that_claims(60_000, 60_000), "picture-too-large", "the picture “chart.png” has too many pixels"),
        (
            file("GIF", save_all=True, append_images=[pillow.new("RGB", (60, 40), "red")]),
            "moving-picture",
            "the picture “chart.png” moves, and paper does not",
        ),
        (
            file("PNG", save_all=True, append_images=[pillow.new("RGB", (60, 40), "red")]),
            "moving-picture",
            "the picture “chart.png” moves, and paper does not",
        ),
        (b"x" * 20_000_001, "too-large", None),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)
def test_what_cannot_be_used_is_told_where_it_is_named(
    read: Read, data: bytes | None, code: str, message: str | None
) -> None:
    image, (problem,) = read(data)
    assert image is None
    assert problem.code == code
    assert problem.span == HERE
    assert message in (None, problem.message)
    assert problem.expected or problem.hint


@pytest.mark.parametrize("name", ["https://example.org/a.png", "data:image/png;base64,AAAA", "//example.org/a.png"])
def test_pictures_are_not_fetched(read: Read, name: str) -> None:
    image, (problem,) = read(None, name)
    assert image is None
    assert (problem.code, problem.message) == ("picture-elsewhere", "pictures are not fetched from the web")


def test_a_picture_outside_the_workspace_is_not_read(read: Read) -> None:
    image, (problem,) = read(None, "../chart.png")
    assert image is None
    assert problem.code == "outside-workspace"


@pytest.mark.parametrize(
    ("alt", "message"),
    [
        (" ", "the picture “chart.png” has no description"),
        ("IMG_0231.JPG", "“IMG_0231.JPG” is the name of a file and describes nothing"),
    ],
)
def test_a_picture_needs_a_description(read: Read, alt: str, message: str) -> None:
    image, (problem,) = read(file("PNG"), alt=alt)
    assert image is None
    assert (problem.code, problem.message) == ("picture-without-description", message)
    assert problem.expected == "what the picture shows, in the square brackets: ![Arrests fell by half](chart.png)"


def test_all_problems_of_a_picture_are_told(read: Read) -> None:
    _, diagnostics = read(b"words", alt="")
    assert [problem.code for problem in diagnostics] == ["picture-without-description", "unknown-picture"]


def test_a_picture_is_encoded_once_and_the_same_bytes_are_taken_the_next_time(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = read(noise("JPEG"))
    monkeypatch.setattr("briefgen.readers.images._encoded", lambda *_: pytest.fail("encoded again"))
    assert read(None)[0] == first


def test_another_picture_under_the_same_name_is_encoded_anew(read: Read) -> None:
    first, second = read(noise("PNG"))[0], read(file("PNG", color="red"))[0]
    assert first and second and first.name != second.name
