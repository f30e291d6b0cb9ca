"""The foot of pages in three places, as a style says; names in social networks are printed there as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading_pdf import page_texts
from specimen import document, words
from tailored import read, tailored
from writers.docx.reading import Word, paragraph_text, q
from writers.test_running_head import prose_of

from briefgen.compose.footing import footer
from briefgen.document.nodes import Footer
from briefgen.models.footing import FooterSlots
from briefgen.models.places import Places
from briefgen.models.spec import Spec
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.writers import docx
from briefgen.writers.pdf import Press

PAPER = {
    "organization": {"name": "Example Coalition"},
    "date": "2026-11-20",
    "title": "Fund *health*",
    "bill": {"number": "H.R. 0000", "version": "as introduced", "as_of": "2026-11-20"},
    "contact": {"name": "Sam Sample", "phone": "(555) 010-0100", "web": "https://coalition.example/"},
}


def filled(slots: dict[str, str], **paper: str) -> Footer:
    spec = Spec.model_validate(PAPER | paper)
    places = Places("b.yaml", {}, {})
    prose = prose_of(spec)
    made = footer(spec, places, prose, FooterSlots.model_validate(slots), {"smith-2020": None})
    assert not prose.report.diagnostics, prose.report.diagnostics
    return made


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ({}, ("Example Coalition · November\xa020, 2026", "", "", "Page {page} of {pages}")),
        (
            {"left": "{organization} · {bill}", "center": "{web}", "right": "{phone} · {page}/{pages}"},
            ("Example Coalition · H.R.\xa00000", "coalition.example", "(555)\xa0010-0100", "{page}/{pages}"),
        ),
        ({"left": "{title} · write to {email} · end"}, ("Fund health · end", "", "", "Page {page} of {pages}")),
        ({"right": "Paid for by us"}, ("Example Coalition · November\xa020, 2026", "", "Paid for by us", "")),
    ],
)
def test_what_stands_in_each_place(slots: dict[str, str], said: tuple[str, ...]) -> None:
    made = filled(slots)
    plain = tuple(one.replace("\xa0", " ") for one in (made.left, made.center, made.right, made.page_of))
    assert plain == tuple(one.replace("\xa0", " ") for one in said)


@pytest.mark.parametrize("words", ["Example · @examplehrc", "@examplehrc", "(@example.hrc)", r"Org · \@examplehrc"])
def test_names_in_networks_are_printed_as_they_are(words: str) -> None:
    assert filled({}, footer=words).left.replace("\xa0", " ") == words.replace("\\", "")


def test_what_is_a_source_is_still_told_from_them() -> None:
    with pytest.raises(AssertionError, match="citation-not-allowed"):
        filled({}, footer="As @smith-2020 says")
    with pytest.raises(AssertionError, match="citation-not-allowed"):
        filled({}, footer="Org [@example]")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('{left: "{organisation}"}', "there is no `{organisation}` at the left of the footer"),
        ('{left: "{page}"}', "there is no `{page}` at the left of the footer"),
        ('{right: "{page} of {pages"}', "a brace is left alone"),
    ],
)
def test_names_that_there_are_not(said: str, message: str) -> None:
    assert any(message in each for each in read(f"footer: {said}")[1])


def test_all_places_are_printed_alike_and_read_back(press: Press) -> None:
    made = tailored('footer: {center: "{web}", right: "{phone} · {page}/{pages}", rule: 0.5pt}')
    foot = Footer("Example Coalition", "{page}/{pages}", "coalition.example", "555")
    shown = replace(document(words("word " * 700)), footer=foot)
    data = press.submit(shown, made).result().data
    first, *others = (" ".join(text.split()) for text in page_texts(data))
    assert "Example Coalition coalition.example 555" in first and "1/" not in first
    for number, text in enumerate(others, 2):
        assert f"Example Coalition coalition.example 555 · {number}/{len(others) + 1}" in text
    word = Word(docx.write(shown, made).data)
    wanted, other = expected(shown, made), expected(replace(shown, footer=replace(foot, center="else")), made)
    for kind, bytes_of in (("pdf", data), ("docx", word.data)):
        assert differences(wanted, kind, bytes_of) == () and differences(other, kind, bytes_of)
    feet = {name: word.part(name) for name in word.files if name.startswith("word/footer")}
    said = {"".join(paragraph_text(one) for one in foot.iter(q("w:p"))) for foot in feet.values()}
    assert any("555 · " in each for each in said)
    kinds = [tab.get(q("w:val")) for tab in word.style("footer").iter(q("w:tab"))]
    assert (
        kinds == ["center", "right"]
        and word.style("footer").find(f"{q('w:pPr')}/{q('w:pBdr')}/{q('w:top')}") is not None
    )
