"""Where every part stands: its rectangles hold its words in the finished PDF, and what does not fit is shown in memory."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from fit.conftest import Make, save

from briefgen.diagnostics import BriefError
from briefgen.document.extent import Box
from briefgen.models.formats import Format
from briefgen.pipeline import Asked
from briefgen.pipeline.drafting import cite, compose
from briefgen.pipeline.layouts import Layouts
from briefgen.pipeline.material import plan
from briefgen.pipeline.previewing import Preview, preview
from briefgen.pipeline.reading import read
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

STARTER = Path(__file__).resolve().parents[2]
LONG = (
    "pages: 1",
    "sections:",
    "  - heading: Here",
    "    blocks: [{use: three, length: full}, {use: two, length: full}]",
)


def words_in(shown: Preview, box: Box) -> str:
    """The words of the PDF in a rectangle."""
    page = pypdfium2.PdfDocument(shown.pdf)[box.page - 1]
    height = page.get_height()
    words = page.get_textpage().get_text_bounded(
        box.x - 1, height - box.y - box.height - 1, box.x + box.width + 1, height - box.y + 1
    )
    return " ".join(words.split())


def of(shown: Preview, kind: str, place: str = "text") -> list[Box]:
    return [box for part in shown.look.parts if part.piece.kind == kind for box in part.boxes if box.place == place]


MEETING = "meeting: {legislator: {name: Jordan Example, title: Rep.}, date: 2026-12-03, place: 100 Example Building}"
BRIEF = (
    "ask: Fund outreach, not stings.", MEETING, "contact: {name: Sam Sample, email: sam@example.org}", "sections:",
    "  - {heading: Why it matters here, blocks: [{text: Our own words stand here.}, {use: one, length: short}]}",
    "  - {heading: There, layout: bullets, blocks: [{use: two, length: headline}, {use: three, length: short}]}",
)  # fmt: skip


@pytest.fixture
def brief(make: Make, press: Press) -> Preview:
    (shown,) = preview(make(*BRIEF), Asked("briefs/hearing.yaml"), press)
    return shown


@pytest.mark.parametrize(
    ("kind", "place", "begins", "ends"),
    [
        ("title", "text", "Hearing", "Hearing"),
        ("ask", "text", "Our ask", "stings."),
        ("heading", "text", "Why it matters here", "here"),
        ("words", "text", "Our own words", "here."),
        ("contact", "side", "Contact", "example.org"),
        ("meeting", "side", "Prepared for", "Building"),
    ],
)
def test_the_rectangle_of_a_part_holds_its_words_and_no_others(
    brief: Preview, kind: str, place: str, begins: str, ends: str
) -> None:
    words = words_in(brief, of(brief, kind, place)[0])
    assert words.casefold().startswith(begins.casefold()) and words.casefold().endswith(ends.casefold()), words


def test_the_uses_of_a_list_have_each_their_item(brief: Preview) -> None:
    one, two, three = of(brief, "block")
    assert "town of One" in words_in(brief, one) and "Two in a word." in words_in(brief, two)
    assert "town of Three" in words_in(brief, three) and "Two" not in words_in(brief, three)


def test_the_notes_of_a_block_have_a_rectangle_of_their_own(brief: Preview) -> None:
    notes = of(brief, "block", "note")
    assert len(notes) == 2 and all("Report on Outreach" in words_in(brief, box) for box in notes)
    assert all(box.y > 500 for box in notes)


def test_every_part_has_a_place_in_every_paper_of_the_starter(press: Press) -> None:
    for shown in preview(Workspace(STARTER), Asked("briefs/lobby-day.yaml"), press):
        assert not shown.overfull
        assert all(part.boxes for part in shown.look.parts), shown.look.brief
        width, height = shown.look.paper
        page = pypdfium2.PdfDocument(shown.pdf)[0]
        assert page.get_size() == pytest.approx((width, height), abs=0.1)


def test_what_does_not_fit_is_shown_on_all_its_pages_and_never_written(make: Make, press: Press) -> None:
    workspace = make(*LONG)
    (shown,) = preview(workspace, Asked("briefs/hearing.yaml"), press)
    assert shown.overfull and shown.look.over > 0
    assert len(pypdfium2.PdfDocument(shown.pdf)) == shown.look.pages == 2
    assert [diagnostic.code for diagnostic in shown.diagnostics] == ["too-many-pages"]
    assert {box.page for box in of(shown, "block")} == {1, 2}
    assert not (workspace.root / "build").exists() and not (workspace.root / "briefs/hearing.lock.yaml").exists()


def test_what_cannot_be_laid_out_has_no_preview(make: Make, press: Press) -> None:
    workspace = make(*LONG)
    save(
        workspace.root, "briefs/blocks/two.md", "---\ntitle: T\nsummary: S\naudience: office\n---\n# Full\n<b>no</b>\n"
    )
    with pytest.raises(BriefError, match="raw-html"):
        preview(workspace, Asked("briefs/hearing.yaml"), press)


@pytest.mark.parametrize("style", ["civic", "plain", "campaign", "large-print", "letter"])
@pytest.mark.parametrize("brief_file", ["briefs/full-brief.yaml", "briefs/leave-behind.yaml"])
def test_what_is_traced_is_laid_out_as_what_is_printed(brief_file: str, style: str, press: Press) -> None:
    asked = Asked(brief_file, formats=(Format.PDF,), overrides=(f"style={style}", "pages=9"))
    workspace = Workspace(STARTER)
    (written,) = read(workspace, asked)
    every = Layouts(cite(compose(plan(workspace, written, asked))), press)
    assert every.trace(every.first)[1].extent == every.lay_out(every.first)
