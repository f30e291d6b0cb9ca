"""A document made stage by stage is the one that `render` makes; one that does not fit is there on all its pages."""

from __future__ import annotations

import pypdfium2
import pytest
from fit.conftest import Make
from fit.test_places import BRIEF, LONG

from briefgen.diagnostics import BriefError
from briefgen.models.formats import Format
from briefgen.pipeline import Asked, render
from briefgen.pipeline.stages import stages
from briefgen.writers.pdf import Press

EVERY = (Format.PDF, Format.DOCX, Format.HTML, Format.TXT)
ASKED = Asked("briefs/hearing.yaml", formats=EVERY)
FREE = "{{use: {}, length: full, at_least: headline}}"
CHOICE = (
    "pages: 1",
    "sections:",
    f"  - {{heading: Here, blocks: [{', '.join(map(FREE.format, ('three', 'two', 'one')))}]}}",
)


@pytest.mark.parametrize("lines", [BRIEF, CHOICE], ids=["as written", "chosen"])
def test_the_files_are_those_of_render(make: Make, press: Press, lines: tuple[str, ...]) -> None:
    workspace = make(*lines)
    made, (rendered,) = stages(workspace, ASKED, press), render(workspace, ASKED, press).documents
    assert made.pages.pdf == rendered.files[Format.PDF] and not made.pages.overfull
    assert made.finished().files == rendered.files
    assert made.printed_words() == rendered.files[Format.HTML]


def test_the_words_come_first_in_the_lengths_that_are_likely(make: Make, press: Press) -> None:
    made = stages(make(*CHOICE), ASKED, press)
    richest = made.words()
    lengths = made.pages.lengths
    assert richest != made.printed_words() == made.words(lengths)
    assert made.words(("full", "nothing of the kind", "full")) == richest == made.words(lengths[:2])


def test_the_lines_free_are_those_of_the_look(make: Make, press: Press) -> None:
    made = stages(make(*CHOICE), ASKED, press)
    with Press(at_once=False) as other:
        look, told = made.look(other)
    assert (look.free, look.over, look.pages) == (made.pages.free, 0, made.pages.count) and told == ()


def test_what_does_not_fit_is_told_at_once_then_with_what_would_help(make: Make, press: Press) -> None:
    workspace = make(*LONG)
    made = stages(workspace, ASKED, press)
    pages = made.pages
    assert pages.overfull and len(pypdfium2.PdfDocument(pages.pdf)) == pages.count == 2
    (said,) = pages.diagnostics
    look, (told,) = made.look(press)
    assert said.message == f"the brief is {look.over} lines over 1 page; two lengths are fixed"
    assert look.over == pages.over and look.fixed == 2
    with pytest.raises(BriefError) as error:
        render(workspace, ASKED, press)
    assert (told,) == error.value.diagnostics and "Shorter lengths free lines" in told.hint
    with pytest.raises(BriefError):
        made.finished()
    assert b"in the town of two" in made.printed_words().lower()
    assert not (workspace.root / "build").exists()


def test_what_is_at_its_shortest_is_told_so_from_the_first(make: Make, press: Press) -> None:
    made = stages(make(*CHOICE, f"  - {{blocks: [{{text: '{'Words of the brief. ' * 900}'}}]}}"), ASKED, press)
    assert [one.code for one in made.pages.diagnostics] == ["does-not-fit"]
    assert [one.code for one in made.look(press)[1]] == ["does-not-fit"]
