"""Pictures: read, checked and encoded again, so that nothing but what is seen gets into a brief."""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import warnings
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, relocate
from briefgen.document.nodes import Image
from briefgen.models.folders import BRIEFS, PICTURES

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from briefgen.workspace import File, Workspace

LIMIT_BYTES = 20_000_000
"""The most bytes that a picture's file may have."""

LIMIT_PIXELS = 40_000_000
"""The most pixels that a picture may have; reading one takes four bytes for each."""

LONGEST_SIDE = 3_000
"""Pixels of the longer side above which a picture is made smaller: 400 to the inch across a Letter page."""

JPEG_QUALITY = 88

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
"""What is read, by Pillow's names; telephones also write several JPEG pictures into one file (MPO)."""

MOVING = ("PNG", "GIF", "WEBP")
"""Formats in which several frames make a film."""

READABLE = "a PNG, JPEG, GIF or WebP picture"

KEPT = "picture with its edge"
"""The kind under which encoded pictures are kept."""

Encoded = tuple[str, str, bytes, int, int, str]
"""Name, media type, bytes, width, height and color of the edges of a picture that was encoded again."""

SOLID = 250
"""The least opacity, of 255, of what hides the ground behind it."""

FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|heic|tiff?)", re.IGNORECASE)


def read_image(workspace: Workspace, name: str, alt: str, span: Span, report: Report) -> Image | None:
    """The picture `name` of the workspace, which the text names at `span`; None, and diagnostics, when it cannot be used.

    It comes back upright, in sRGB, at most 3,000 pixels long, without metadata: a JPEG as
    JPEG, all else as PNG. The same file gives the same bytes. `alt` says what it shows.
    """
    problem = _description_problem(alt, name)
    if problem:
        report.add(relocate(problem, span))
    try:
        _check_is_file(name)
        encoded = workspace.once(("picture", name), lambda _: _read(workspace, name), report)
    except BriefError as error:
        report.add(*(relocate(_with_place(each, workspace, name, span), span) for each in error.diagnostics))
        return None
    if problem:
        return None
    kept, kind, data, width, height, edge = encoded
    return Image(kept, kind, data, width, height, alt.strip(), edge)


def _with_place(problem: Diagnostic, workspace: Workspace, name: str, span: Span) -> Diagnostic:
    """A diagnostic of a picture that is not where its name says, with where it is: names begin at the workspace."""
    if problem.code not in ("missing-file", "outside-workspace") or problem.nearest:
        return problem
    folder = posixpath.dirname(span.file)
    places = (posixpath.normpath(posixpath.join(folder, name)), f"{BRIEFS}/{name}", f"{PICTURES}/{name}")
    return replace(problem, nearest=next((place for place in places if workspace.exists(place)), ""))


def _description_problem(alt: str, name: str) -> Diagnostic | None:
    expected = "what the picture shows, in the square brackets: ![Arrests fell by half](chart.png)"
    hint = "It is read aloud to people who cannot see the picture."
    if not alt.strip():
        message = f"the picture “{name}” has no description"
        return Diagnostic("picture-without-description", message, expected=expected, hint=hint)
    if FILE_NAME.fullmatch(alt.strip()):
        message = f"“{alt.strip()}” is the name of a file and describes nothing"
        return Diagnostic("picture-without-description", message, expected=expected, hint=hint)
    return None


def _refuse(code: str, message: str, expected: str = "", hint: str = "") -> BriefError:
    return BriefError([Diagnostic(code, message, expected=expected, hint=hint)])


def _check_is_file(name: str) -> None:
    if re.match(r"//|[A-Za-z][A-Za-z0-9+.-]+:", name):
        hint = "Save it in the workspace, and write where: ![Arrests fell by half](briefs/pictures/chart.png)"
        raise _refuse("picture-elsewhere", "pictures are not fetched from the web", "a file of the workspace", hint)


def _read(workspace: Workspace, name: str) -> Encoded:
    return _known(workspace, workspace.read(name, limit_bytes=LIMIT_BYTES))


def _known(workspace: Workspace, file: File) -> Encoded:
    """The picture in a file as it was encoded the last time, where that is known: Pillow takes long to load."""
    kept = workspace.kept(KEPT, file)
    if kept is not None:
        name, kind, text, width, height, edge = kept
        return name, kind, b64decode(text), width, height, edge
    name, kind, data, width, height, edge = _encoded(file.data, file.name)
    workspace.keep(KEPT, file, (name, kind, b64encode(data).decode("ascii"), width, height, edge))
    return name, kind, data, width, height, edge


def _encoded(data: bytes, name: str) -> Encoded:
    """The picture in a file's bytes. Raises BriefError."""
    with _decoding(name), _opened(data, name) as picture:
        _check(picture, name)
        jpeg = picture.format in ("JPEG", "MPO")
        upright = _upright(picture)
        result = _for_jpeg(upright) if jpeg else _for_png(upright)
        out = io.BytesIO()
        if jpeg:
            result.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
        else:
            result.save(out, "PNG")
    made, kind = out.getvalue(), "jpeg" if jpeg else "png"
    suffix = "jpg" if jpeg else "png"
    digest = hashlib.sha256(made).hexdigest()[:16]
    return f"{digest}.{suffix}", f"image/{kind}", made, result.width, result.height, _edge(result)


def _edge(picture: Picture) -> str:
    """The color that the edges of a picture have on the average, as `#RRGGBB`; empty where any of them lets see through."""
    width, height = picture.size
    sides = ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height))
    found = [color for side in sides for color in _colors(picture.crop(side).convert("RGBA"))]
    if min(opacity for _, (*_, opacity) in found) < SOLID:
        return ""
    total = sum(count for count, _ in found)
    parts = (round(sum(count * color[at] for count, color in found) / total) for at in range(3))
    return "#" + "".join(f"{part:02X}" for part in parts)


def _colors(picture: Picture) -> list[tuple[int, Any]]:
    """How often each color is in a picture."""
    return list(picture.getcolors(picture.width * picture.height) or [])


@contextmanager
def _decoding(name: str) -> Iterator[None]:
    """Turn whatever a decoder raises over a bad file into a diagnostic."""
    from PIL import UnidentifiedImageError
    from PIL.Image import DecompressionBombError

    try:
        yield
    except BriefError:
        raise
    except DecompressionBombError:
        raise _too_many_pixels(name) from None
    except UnidentifiedImageError:
        raise _refuse("unknown-picture", f"“{name}” is no picture that can be read", READABLE) from None
    # Decoders raise nearly anything over a damaged file: OSError, SyntaxError, ValueError, struct.error …
    except Exception:
        hint = "Save or download it again."
        raise _refuse("damaged-picture", f"the picture “{name}” is damaged or incomplete", hint=hint) from None


def _opened(data: bytes, name: str) -> Picture:
    from PIL import Image as pillow

    if re.match(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE|<svg)", data):
        hint = "Export it as PNG, 2,000 pixels wide."
        raise _refuse("unknown-picture", f"“{name}” is an SVG drawing, which cannot be read", READABLE, hint)
    if data[4:8] == b"ftyp":
        hint = "Save it as JPEG."
        raise _refuse("unknown-picture", f"“{name}” is an HEIC or AVIF picture, which cannot be read", READABLE, hint)
    with warnings.catch_warnings():
        # Pillow warns of many pixels; how many are too many is decided here.
        warnings.simplefilter("ignore", pillow.DecompressionBombWarning)
        return pillow.open(io.BytesIO(data), formats=FORMATS)


def _too_many_pixels(name: str, size: str = "") -> BriefError:
    message = f"the picture “{name}” has too many pixels{size}"
    return _refuse("picture-too-large", message, f"at most {LIMIT_PIXELS:,}", "Make it smaller, 3,000 pixels wide.")


def _check(picture: Picture, name: str) -> None:
    if picture.width * picture.height > LIMIT_PIXELS:
        raise _too_many_pixels(name, f": {picture.width:,} × {picture.height:,}")
    if picture.format in MOVING and getattr(picture, "is_animated", False):
        hint = "Save one frame as PNG."
        raise _refuse("moving-picture", f"the picture “{name}” moves, and paper does not", "a still picture", hint)


def _upright(picture: Picture) -> Picture:
    """The pixels as seen on a screen: turned as the camera says, in sRGB, not too many."""
    from PIL import ImageOps
    from PIL.Image import Resampling

    profile = picture.info.get("icc_profile")
    if max(picture.size) > LONGEST_SIDE and picture.mode in ("1", "P", "PA"):
        # Colors of a palette cannot be mixed, which making it smaller does.
        picture = picture.convert("RGBA" if "transparency" in picture.info or picture.mode == "PA" else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Resampling.LANCZOS, reducing_gap=3.0)
    return _in_srgb(ImageOps.exif_transpose(picture), profile)


def _in_srgb(picture: Picture, profile: bytes | None) -> Picture:
    """The picture in sRGB; one whose profile says nothing usable is taken to be in sRGB already."""
    from PIL import ImageCms

    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    mode = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        source, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, source, srgb, outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError):
        return picture


def _for_jpeg(picture: Picture) -> Picture:
    return _without_metadata(picture if picture.mode == "L" else picture.convert("RGB"))


def _for_png(picture: Picture) -> Picture:
    if picture.mode.startswith("I;16"):
        # Pillow cuts off what exceeds 255 instead of scaling it.
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.mode in ("L", "LA", "RGB", "RGBA"):
        transparent = "transparency" in picture.info
        return _without_metadata(picture.convert("RGBA") if transparent else picture)
    if picture.mode in ("P", "PA"):
        transparent = picture.mode == "PA" or "transparency" in picture.info
        return _without_metadata(picture.convert("RGBA" if transparent else "RGB"))
    return _without_metadata(picture.convert("L" if picture.mode in ("1", "I", "F") else "RGB"))


def _without_metadata(picture: Picture) -> Picture:
    """The same pixels and nothing else: what came along with a file would be written again."""
    bare = picture.copy()
    bare.info = {}
    return bare
