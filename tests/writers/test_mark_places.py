"""The mark of an internal paper at the foot of pages and down their edge, alike in PDF and Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from reading_pdf import page_texts
from specimen import document, style, words
from tailored import tailored
from writers.docx.lint import faults
from writers.docx.reading import Word, q
from writers.test_footer_slots import PAPER
from writers.test_running_head import prose_of

from briefgen.compose.footing import footer
from briefgen.document.geometry import geometry
from briefgen.document.nodes import Footer
from briefgen.models.footing import FooterSlots
from briefgen.models.letterhead import with_variant
from briefgen.models.places import Places
from briefgen.models.spec import Spec
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.writers import docx
from briefgen.writers.pdf import Press
from briefgen.writers.pdf.paged import page_of

SAID = "mark: {foot: true, side: 6pt}\nframes: {mark: {ground: text}}"
PLAIN = "mark: {foot: false, side: 0pt}"
LONG = "INTERNAL · take this home · do not leave with the office"
MARKED = replace(
    document(words("word " * 700)), mark="INTERNAL", footer=Footer("INTERNAL · ours", "Page {page} of {pages}")
)


def test_it_takes_the_place_of_what_a_style_says_at_the_foot() -> None:
    def foot(mark: str, **paper: str) -> str:
        spec = Spec.model_validate(PAPER | paper)
        slots = FooterSlots(left="{organization}", center="{web}")
        return " | ".join(footer(spec, Places("", {}, {}), prose_of(spec), slots, (), mark).words)

    assert foot("") == "Example Coalition | coalition.example"
    assert foot("INTERNAL") == "INTERNAL"
    assert foot("INTERNAL", footer="take home") == "INTERNAL · take home"


def test_bars_and_rule_are_on_every_page(press: Press) -> None:
    made = tailored(SAID)
    data = press.submit(MARKED, made).result().data
    assert [text.count("INTERNAL") for text in page_texts(data)] == [2] * len(page_texts(data))
    css = page_of(MARKED, made.tokens)
    assert css.count("background-color: #1B1F24") >= 3 and "@left-middle" in css
    word = Word(docx.write(MARKED, made).data)
    (rule,) = word.find("//w:sectPr/w:pgBorders/w:left")
    assert (rule.get(q("w:sz")), rule.get(q("w:space")), rule.get(q("w:color"))) == ("48", "18", "1B1F24")
    for number in (1, 2):
        (foot,) = word.part(f"word/footer{number}.xml").iter(q("w:p"))
        assert word.style_name(foot) == "header", "the style of the mark"
    assert faults(word.data) == []
    for kind, each in (("pdf", data), ("docx", word.data)):
        assert differences(expected(MARKED, made), kind, each) == ()


def test_without_a_mark_or_a_style_that_says_so_there_is_none() -> None:
    for shown, made in ((document(words("word")), tailored(SAID)), (MARKED, tailored(PLAIN))):
        assert "@left-middle" not in page_of(shown, made.tokens)
        assert not Word(docx.write(shown, made).data).find("//w:pgBorders")


def test_a_mark_without_a_ground_is_black() -> None:
    said = {"looks": {}, "frames": {"masthead": {}, "mark": {"padding_x": "8pt"}}}
    assert with_variant(said)["frames"]["mark"]["ground"] == "text"
    assert with_variant({**said, "frames": {"mark": {"ground": "accent"}}})["frames"]["mark"]["ground"] == "accent"


@pytest.mark.parametrize("more", ["", "looks: {mark: {size: 18pt}}", "page: {margins: {bottom: 0.3in}}"])
def test_every_word_of_both_bars_can_be_read(more: str, press: Press) -> None:
    """Words that are drawn beneath another box, or off the page, are in the file and not on the paper."""
    made, shown = tailored(f"{SAID}\n{more}"), replace(MARKED, mark=LONG, footer=Footer(LONG, "Page {page} of {pages}"))
    page, data = geometry(shown, made.tokens), press.submit(shown, made).result().data
    for number, sheet in enumerate(pypdfium2.PdfDocument(data), 1):
        text = sheet.get_textpage()
        for sought in ("INTERNAL", "OFFICE", *([f"{number} OF"] if number > 1 else [])):
            found = [text.get_charbox(hit[0]) for hit in hits(text.search(sought))]
            assert len(found) == (1 if sought[-2:] == "OF" else 2), sought
            assert all(left > 18 and right < page.width - 18 for left, _, right, _ in found)
            assert page.foot < found[-1][1] and found[-1][3] < page.bottom
            assert len(found) == 1 or page.height - page.top < found[0][1] < found[0][3] < page.height - page.mark


def hits(search: pypdfium2.PdfTextSearcher) -> Iterator[tuple[int, int]]:
    while hit := search.get_next():
        yield hit


def test_the_bars_begin_at_the_rule_in_both(press: Press) -> None:
    """They end as far from the right edge, 18 points, whatever the margins of the text."""
    word = Word(docx.write(MARKED, style()).data)
    page = geometry(MARKED, style().tokens)
    for bar in (*word.heads("default"), *word.part("word/footer1.xml").iter(q("w:p"))):
        (indent,) = bar.iter(q("w:ind"))
        inner = 20 * style().tokens.frames.mark.padding_x
        assert int(indent.get(q("w:left"), 0)) == round(20 * (18 - page.left) + inner)
        assert int(indent.get(q("w:right"), 0)) == round(20 * (18 - page.right) + inner)
    assert f"width: {page.width - 36 - 16:g}pt" in page_of(MARKED, style().tokens)
    assert {one.get(q("w:footer")) for one in word.find("//w:pgMar")} == {"360"}


def test_a_bar_that_is_missing_at_the_foot_is_found_when_read_back(press: Press) -> None:
    """The same words at the head do not stand for it."""
    wanted, bare = expected(MARKED, style()), replace(MARKED, footer=Footer("ours", "Page {page} of {pages}"))
    for kind, data in (
        ("pdf", press.submit(bare, tailored(PLAIN)).result().data),
        ("docx", docx.write(bare, style()).data),
    ):
        found = {one.expected for one in differences(wanted, kind, data)}
        assert "INTERNAL" in found
