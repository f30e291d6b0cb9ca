"""A title of two lines has lines of about the same length, in PDF and DOCX by the same width; one that is just full keeps its line."""

from __future__ import annotations

import pypdfium2
import pytest
from specimen import document, style, words
from writers.docx.reading import Word

from briefgen.document.geometry import geometry
from briefgen.document.nodes import Group, GroupRole, Role, Strong, Text, plain_text
from briefgen.writers import docx
from briefgen.writers.balance import held, narrowing
from briefgen.writers.column import Column
from briefgen.writers.pdf import Press

TITLE = "What happens to people who sell sex when we police the buyers"


def column() -> Column:
    return Column(style(), geometry(document(), style().tokens))


@pytest.mark.parametrize("text", ["Short", "", "One" * 200])
def test_one_line_stays(text: str) -> None:
    assert narrowing((Text(text),), Role.TITLE, column()) == 0


def test_running_text_stays() -> None:
    assert narrowing((Text(TITLE * 3),), Role.BODY, column()) == 0


@pytest.mark.parametrize("count", [14, 18, 22, 31])
def test_there_is_never_a_line_more(count: int, press: Press) -> None:
    """Were the narrower title a line longer in the PDF than the full one, a brief could lose its page."""
    text = " ".join((TITLE.split() * 4)[:count])
    narrow = len(title_lines(text, press))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("briefgen.writers.html.flows.narrowing", lambda *_: 0.0)
        assert narrow == len(title_lines(text, press))


def title_lines(text: str, press: Press) -> list[str]:
    made = document(words("x"))
    made = type(made)(made.metadata, (words(text, Role.TITLE),), made.footer)
    page = pypdfium2.PdfDocument(press.submit(made, style()).result().data)[0]
    found = [line.strip() for line in page.get_textpage().get_text_bounded().splitlines()]
    return [line for line in found if line and line in text]


def test_both_formats_are_as_narrow_and_the_last_line_is_not_short(press: Press) -> None:
    narrower = narrowing((Text(TITLE),), Role.TITLE, column())
    assert narrower > 50
    first, last = title_lines(TITLE, press)
    assert len(last) > 0.7 * len(first)
    made = document(words(TITLE, Role.TITLE))
    indents = [
        found.get(found.keys()[0]) for found in Word(docx.write(made, style()).data).find("//w:body/w:p[2]/w:pPr/w:ind")
    ]
    assert indents == [str(round(narrower * 20))]


ASK = "Oppose section 5 of H.R. 0000, and move its money to naloxone, testing, wound care and housing."


def test_an_ask_is_held_in_lines_of_about_the_same_length_in_both_formats(press: Press) -> None:
    made = document(Group(GroupRole.ASK, (words("Our ask", Role.ASK_LABEL), words(ASK, Role.ASK))))
    page = pypdfium2.PdfDocument(press.submit(made, style()).result().data)[0]
    lines = [line.strip() for line in page.get_textpage().get_text_bounded().splitlines()]
    assert lines[lines.index("Our ask") + 1 :][:2] == [
        "Oppose section 5 of H.R. 0000, and move its money",
        "to naloxone, testing, wound care and housing.",
    ]
    word = Word(docx.write(made, style()).data)
    assert word.paragraph("Oppose").xpath("string()") == ASK.replace(
        "to naloxone, testing, wound", "to\u00a0naloxone,\u00a0testing,\u00a0wound"
    )


@pytest.mark.parametrize("text", ["Vote no.", ASK * 5])
def test_an_ask_of_one_line_or_very_many_stays_as_it_is(text: str) -> None:
    given = (Text(text),)
    assert held(given, Role.ASK, column()) is given


def test_marked_words_of_an_ask_stay_marked() -> None:
    start, middle, end = ASK.partition(" and move its money ")
    given = (Text(start), Strong((Text(middle),)), Text(end))
    assert held(given, Role.ASK, column())[1] == given[1]
    assert "".join(plain_text(held(given, Role.ASK, column())).split()) == "".join(ASK.split())
