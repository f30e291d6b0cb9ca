"""The pages as somebody sees them who has a minute, or a copy of a copy: lines that are read with ease, an ask that stays."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping
from statistics import median

import pypdfium2
import pytest
from documents.conftest import Documents
from PIL import Image, ImageFilter, ImageOps
from tools import CHECKOUT

from briefgen.diagnostics import Report
from briefgen.models.formats import Format
from briefgen.pipeline import Asked, render
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

BLUR, THRESHOLD, DPI = 1.6, 150, 150
"""What a worn copier makes of a page: pixels that run into one another, grays that become white or black."""

LEAST_KEPT = 0.6
"""The least share of the ask's letters that must be dark, and of its ground light, after that."""

PIXEL = 0.75
"""Points in a pixel of CSS, in which the PDF gives the sizes of type."""

STYLES = ("civic", "campaign", "plain", "office", "card")
Box = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def in_styles() -> Mapping[str, bytes]:
    """The leave-behind in several styles."""
    workspace, made = Workspace(CHECKOUT), {}
    with Press() as press:
        for style in STYLES:
            asked = Asked("briefs/leave-behind.yaml", (), (Format.PDF,), (f"style={style}", "pages=2"), refit=True)
            made[style] = render(workspace, asked, press).documents[0].files[Format.PDF]
    return made


def lines(page: pypdfium2.PdfPage, left: float, size: float) -> list[tuple[str, float]]:
    """The lines of running text that begin at `left`, with their widths."""
    text, found = page.get_textpage(), defaultdict(list)
    for at in range(text.count_chars()):
        box = text.get_charbox(at)
        if box[0] >= left - 1 and abs(pypdfium2.raw.FPDFText_GetFontSize(text.raw, at) * PIXEL - size) < 0.05:
            found[round(text.get_charbox(at, loose=True)[1])].append((box, text.get_text_range(at, 1)))
    return [
        ("".join(word for _, word in line), max(box[2] for box, _ in line) - min(box[0] for box, _ in line))
        for line in found.values()
    ]


@pytest.mark.parametrize("name", ["leave-behind", "full-brief"])
def test_a_line_of_text_has_60_to_80_characters(name: str, packet: Documents) -> None:
    rendered = packet[name]
    tokens = rendered.style.tokens
    column = tokens.page.side
    assert column is not None
    left = tokens.page.margins.left + column.taken
    room = 612 - left - tokens.page.margins.right
    pages = pypdfium2.PdfDocument(rendered.files[Format.PDF])
    full = [words for page in pages for words, wide in lines(page, left, tokens.looks.body.size) if wide > 0.93 * room]
    assert len(full) >= 6
    assert 60 <= median(map(len, full)) <= 80


@pytest.mark.parametrize("name", ["leave-behind", "full-brief"])
def test_a_line_of_notes_has_some_90_characters(name: str, packet: Documents) -> None:
    rendered = packet[name]
    tokens = rendered.style.tokens
    pages = pypdfium2.PdfDocument(rendered.files[Format.PDF])
    found = [words for page in pages for words, _ in lines(page, 0, tokens.looks.footnote.size)]
    assert len(found) >= 9
    assert max(len(words.strip("\ufffe ")) for words in found) <= 115 and median(map(len, found)) <= 90


def asked_at(page: pypdfium2.PdfPage) -> Box:
    """Where the words of the ask stand, in points."""
    text = page.get_textpage()
    found = text.search("Oppose section 5").get_next()
    assert found
    boxes = [text.get_charbox(at) for at in range(found[0], found[0] + found[1])]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


@pytest.mark.parametrize("style", STYLES)
def test_the_ask_is_still_there_on_a_copy_of_a_copy(style: str, in_styles: Mapping[str, bytes]) -> None:
    is_copied(pypdfium2.PdfDocument(io.BytesIO(in_styles[style]))[0])


@pytest.mark.parametrize("name", ["full-brief", "sign-on-letter", "testimony", "talking-points", "q-and-a"])
def test_so_it_is_in_the_other_papers_of_a_meeting(name: str, packet: Documents) -> None:
    is_copied(pypdfium2.PdfDocument(packet[name].files[Format.PDF])[0])


def is_copied(page: pypdfium2.PdfPage) -> None:
    """The letters of the ask, and what is around them, are what they were."""
    drawn = page.render(scale=DPI / 72, grayscale=True).to_pil()
    left, bottom, right, top = (one * DPI / 72 for one in asked_at(page))
    area = tuple(map(round, (left, drawn.height - top, right, drawn.height - bottom)))
    sharp = drawn.crop(area).point(lambda value: 255 * (value > 127))
    copied = drawn.filter(ImageFilter.GaussianBlur(BLUR)).crop(area).point(lambda value: 255 * (value > THRESHOLD))
    dark = sharp.histogram()[0] < sharp.width * sharp.height / 2
    letters, seen = (sharp, copied) if dark else (ImageOps.invert(sharp), ImageOps.invert(copied))
    kept = share(letters, seen, 0)
    apart = share(letters, seen, 255)
    assert min(kept, apart) >= LEAST_KEPT, f"{kept:.0%} of the letters, {apart:.0%} of what is around them"


def share(wanted: Image.Image, seen: Image.Image, value: int) -> float:
    """How much of what has this value in one picture has it in the other."""
    pairs = [there for here, there in zip(wanted.tobytes(), seen.tobytes(), strict=True) if here == value]
    return sum(there == value for there in pairs) / len(pairs)


def test_the_ask_is_set_larger_than_anything_but_the_title(packet: Documents) -> None:
    looks = packet["leave-behind"].style.tokens.looks
    assert looks.ask.size >= 1.2 * looks.heading_1.size and looks.title.size > looks.ask.size


@pytest.mark.parametrize("style", sorted(path.parent.name for path in CHECKOUT.glob("styles/*/style.yaml")))
def test_what_stands_under_the_masthead_does_not_touch_it(style: str) -> None:
    made = read_style(Workspace(CHECKOUT), style, Report())
    assert made is not None
    looks, below = made.tokens.looks, made.tokens.frames.masthead.after
    assert all(max(below, look.before) >= 6 for look in (looks.kicker, looks.title, looks.address))
