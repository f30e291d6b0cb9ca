"""Pictures of the sample briefs for the guide; `.venv/bin/python tests/pictures.py` makes them anew.

Each shows the pages of the PDF beside, or above, those of the Word file as LibreOffice lays it out.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import pypdfium2
import tools
from desk.browsing import chromium, entered
from desk.conftest import TODAY, start, stop
from desk.test_new import PASTED
from desk.test_pages import settled
from PIL import Image, ImageDraw
from playwright.sync_api import Page
from rendering import rendered_brief

from briefgen.models.formats import Format
from briefgen.pipeline import Asked, RenderedDocument, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

PICTURES = ROOT / "docs" / "pictures"
DOTS_PER_POINT = 1.35
STYLES = ("civic", "campaign", "plain", "office")
PAPERS = ("bill-table", "sign-on-letter", "talking-points", "q-and-a")
WINDOW = {"width": 1100, "height": 800}
GAP, EDGE = 24, "#C3CCD5"
GROUND = "#E9EDF1"


def pages(pdf: Path) -> list[Image.Image]:
    """The pages of a PDF as pictures with a thin edge."""
    found = []
    for page in pypdfium2.PdfDocument(pdf.read_bytes()):
        picture = page.render(scale=DOTS_PER_POINT).to_pil()
        ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), outline=EDGE)
        found.append(picture)
    return found


def sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """Rows of pages on a gray ground."""
    width = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    height = sum(max(page.height for page in row) + GAP for row in rows) + GAP
    ground = Image.new("RGB", (width, height), GROUND)
    top = GAP
    for row in rows:
        left = GAP
        for page in row:
            ground.paste(page, (left, top))
            left += page.width + GAP
        top += max(page.height for page in row) + GAP
    return ground


def gallery(press: Press) -> None:
    """The leave-behind in civic alone, and in every style for a page; the papers of the packet."""
    workspace = Workspace(ROOT)
    in_styles: dict[str, Image.Image] = {}
    for style in STYLES:
        asked = Asked("briefs/leave-behind.yaml", (), (Format.PDF,), (f"style={style}", "pages=2"), refit=True)
        in_styles[style] = first_page(render(workspace, asked, press).documents[0])
    keep([[in_styles["civic"]]], "after")
    keep([[smaller(page) for page in in_styles.values()]], "styles")
    papers = render(workspace, Asked("briefs/lobby-day.yaml", PAPERS, (Format.PDF,)), press).documents
    keep([[smaller(first_page(paper)) for paper in papers]], "papers")


def desk() -> None:
    """The first page of the desk, those of a paper, and those of a new brief, on the day after the meeting was agreed on."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "workspace")
        for name in ("briefs", "styles"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "briefgen.yaml", root)
        for spec in (root / "briefs").glob("*.yaml"):
            os.utime(spec, (float(TODAY), float(TODAY)))
        running = start(root)
        try:
            running.enter()
            settled(running)
            with chromium() as browser, entered(browser, running, viewport=WINDOW) as context:
                page = context.new_page()
                for path, name in (("/", "desk-briefs"), ("/briefs/leave-behind", "desk-paper")):
                    page.goto(running.origin + path, wait_until="networkidle")
                    page.screenshot(path=PICTURES / f"{name}.png")
                adding(page, running.origin)
                new_brief(page, running.origin)
        finally:
            stop(running)


def adding(page: Page, origin: str) -> None:
    """What may be added to a part of a paper, once its lines are known."""
    page.goto(f"{origin}/briefs/leave-behind/arguments?part=evidence")
    page.wait_for_selector("#found:not(:has-text('not measured yet')):has-text('needs')", timeout=120_000)
    page.screenshot(path=PICTURES / "desk-adding.png")


def new_brief(page: Page, origin: str) -> None:
    """The two pages of a new brief."""
    page.goto(f"{origin}/new", wait_until="networkidle")
    page.screenshot(path=PICTURES / "desk-new.png")
    page.click("text=Leave-behind")
    page.fill("#paste", PASTED)
    page.click("text=Fill in from this")
    page.screenshot(path=PICTURES / "desk-meeting.png")


def first_page(rendered: RenderedDocument) -> Image.Image:
    """The first page of a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder, "page.pdf")
        pdf.write_bytes(rendered.files[Format.PDF])
        return pages(pdf)[0]


def smaller(page: Image.Image) -> Image.Image:
    """A page to be seen among others."""
    return page.resize((page.width // 2, page.height // 2), Image.Resampling.LANCZOS)


def keep(rows: list[list[Image.Image]], name: str) -> None:
    """Keep a picture of pages, in few colors."""
    sheet(rows).quantize(96, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


def main() -> None:
    """Render the samples and keep their pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    desk()
    with tempfile.TemporaryDirectory() as folder, Press() as press:
        gallery(press)
        for name, one_row in (("leave-behind", True), ("full-brief", False)):
            files = rendered_brief(Workspace(ROOT), f"briefs/{name}.yaml", press).files
            pdf, docx = Path(folder, f"{name}.pdf"), Path(folder, f"{name}.docx")
            pdf.write_bytes(files[Format.PDF])
            docx.write_bytes(files[Format.DOCX])
            word = pages(tools.docx_to_pdf(docx, Path(folder, "word")))
            rows = [pages(pdf) + word] if one_row else [pages(pdf), word]
            keep(rows, name)


if __name__ == "__main__":
    main()
