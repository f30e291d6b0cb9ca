"""The Word file whose pages are counted is the one with the lengths that were chosen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fit.conftest import Make
from rendering import rendered_brief

from briefgen.libreoffice import PageCounter, WordFile, WordPages
from briefgen.models.formats import Format
from briefgen.pipeline.fitting import Settled, settle
from briefgen.pipeline.layouts import Layouts
from briefgen.pipeline.writing import count_word_pages
from briefgen.writers.pdf import Press

LINES = ("length: full", "sections:", "  - heading: Why", "    blocks: [one, two, three]")


class Noting(PageCounter):
    """Notes what it is to count, and counts nothing."""

    def begin_all(self, files: Sequence[WordFile]) -> None:
        self.begun = [*getattr(self, "begun", []), *files]

    def results(self) -> tuple[WordPages, ...]:
        return (WordPages(None),)


def test_counting_begins_with_the_word_file_that_is_written(make: Make, press: Press) -> None:
    workspace = make("pages: 1", *LINES)
    counter = Noting(workspace)
    made = rendered_brief(workspace, "briefs/hearing.yaml", press, counter=counter)
    begun = counter.begun[-1]
    assert (begun.name, begun.docx) == ("hearing", made.files[Format.DOCX])
    assert begun.stand_ins == {"Source Serif 4": "Cambria", "Public Sans": "Calibri"} and not begun.fonts


def test_a_choice_laid_out_after_the_one_that_is_taken_is_not_counted(
    make: Make, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def settle_and_try_another(layouts: Layouts) -> Settled:
        settled = settle(layouts)
        layouts.outputs(layouts.material.plan.richest)
        layouts.outputs(tuple("headline" for _ in settled.lengths))
        return settled

    monkeypatch.setattr("briefgen.pipeline.fitting.settle", settle_and_try_another)
    workspace = make("pages: 1", *LINES)
    counter = Noting(workspace)
    made = rendered_brief(workspace, "briefs/hearing.yaml", press, counter=counter)
    assert [counted for _, counted, _ in count_word_pages([made], counter)] == [WordPages(None)]
    assert len({file.docx for file in counter.begun}) > 1
    assert counter.begun[-1].docx == made.files[Format.DOCX]


@pytest.mark.parametrize(("lines", "formats"), [((), None), (("pages: 3",), {Format.PDF})])
def test_nothing_is_counted_without_a_limit_or_a_word_file(
    lines: tuple[str, ...], formats: set[Format] | None, make: Make, press: Press
) -> None:
    workspace = make(*lines, *LINES)
    counter = Noting(workspace)
    made = rendered_brief(workspace, "briefs/hearing.yaml", press, formats=formats or (), counter=counter)
    assert not hasattr(counter, "begun") and not made.limits_word
