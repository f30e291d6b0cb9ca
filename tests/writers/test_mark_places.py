"""The mark of an internal paper at the foot of pages and down their edge, alike in PDF and Word."""

from __future__ import annotations

from dataclasses import replace

from reading_pdf import page_texts
from specimen import document, style, words
from tailored import tailored
from writers.docx.lint import faults
from writers.docx.reading import Word, q
from writers.test_footer_slots import PAPER
from writers.test_running_head import prose_of

from briefgen.compose.footing import footer
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
    assert css.count("background-color: #1B1F24") >= 4 and "@left-middle" in css
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
    for shown, made in ((document(words("word")), tailored(SAID)), (MARKED, style())):
        assert "@left-middle" not in page_of(shown, made.tokens)
        assert not Word(docx.write(shown, made).data).find("//w:pgBorders")


def test_a_mark_without_a_ground_is_black() -> None:
    said = {"looks": {}, "frames": {"masthead": {}, "mark": {"padding_x": "8pt"}}}
    assert with_variant(said)["frames"]["mark"]["ground"] == "text"
    assert with_variant({**said, "frames": {"mark": {"ground": "accent"}}})["frames"]["mark"]["ground"] == "accent"
