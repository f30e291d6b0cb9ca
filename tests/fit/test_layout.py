"""The page budget on the real layout."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from docx import Document as WordFile
from fit.conftest import Make
from profiles import sample
from rendering import rendered_brief

from briefgen.document.plan import LEFT_OUT, Lengths
from briefgen.models.formats import Format
from briefgen.pipeline import Asked, RenderedDocument
from briefgen.pipeline.drafting import cite, compose
from briefgen.pipeline.layouts import Layouts
from briefgen.pipeline.material import plan
from briefgen.pipeline.reading import read
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

THREE = ("pages: 1", "length: full", "sections:", "  - heading: Here", "    blocks: [one, two, three]")
LINE = 14.0
"""The height of a line in the usual style, in points."""


def rendered(workspace: Workspace, press: Press, *formats: Format, **options: bool) -> RenderedDocument:
    return rendered_brief(workspace, "briefs/hearing.yaml", press, formats=formats or (Format.PDF,), **options)


def layouts(workspace: Workspace, press: Press) -> Layouts:
    asked = Asked("briefs/hearing.yaml", formats=(Format.PDF,))
    (written,) = read(workspace, asked)
    return Layouts(cite(compose(plan(workspace, written, asked))), press)


def chosen(found: RenderedDocument) -> tuple[str, ...]:
    return tuple(row.chosen for row in found.explained)


def words_of(layouts: Layouts, lengths: Lengths) -> int:
    uses = zip(layouts.material.plan.uses, lengths, strict=True)
    return sum(option.words for use, length in uses for option in use.options if option.length == length)


def plans(layouts: Layouts) -> Iterator[Lengths]:
    yield from product(*([option.length for option in use.options] for use in layouts.material.plan.uses))


def test_no_plan_that_fits_on_the_real_page_keeps_more(make: Make, press: Press) -> None:
    workspace = make(*THREE)
    found = rendered(workspace, press, explain=True)
    every = layouts(workspace, press)
    best = max(words_of(every, plan) for plan in plans(every) if every.lay_out(plan).pages == 1)
    assert found.pages == 1
    assert words_of(every, chosen(found)) == best


@pytest.mark.parametrize("layout", sample(["bullets", "prose", "numbers"]))
def test_what_is_measured_is_what_is_laid_out(layout: str, make: Make, press: Press) -> None:
    every = layouts(make(*THREE, f"    layout: {layout}"), press)
    measured = every.measure()
    for lengths in plans(every):
        extent = every.lay_out(lengths)
        if extent.pages == 1:
            foot = measured.foot if set(lengths) != {"headline"} else 0.0
            reckoned = measured.fixed + foot + sum(measured.uses[key] for key in enumerate(lengths))
            assert reckoned == pytest.approx(extent.last, abs=LINE), lengths


def test_the_word_file_has_the_same_text(make: Make, press: Press) -> None:
    found = rendered(make(*THREE), press, Format.PDF, Format.DOCX, explain=True)
    said = "\n".join(paragraph.text for paragraph in WordFile(io.BytesIO(found.files[Format.DOCX])).paragraphs)
    for name, length in zip(("One", "Two", "Three"), chosen(found), strict=True):
        assert (f"{name} in a word." in said) == (length == "headline")
        assert (f"town of {name}" in said) == (length != "headline")


def test_the_word_file_alone_is_fitted_too(make: Make, press: Press) -> None:
    workspace = make(*THREE)
    both, alone = rendered(workspace, press, explain=True), rendered(workspace, press, Format.DOCX, explain=True)
    assert chosen(alone) == chosen(both)
    assert alone.files.keys() == {Format.DOCX}


def test_a_section_that_may_go_goes_with_its_heading(make: Make, press: Press) -> None:
    workspace = make(
        "pages: 1", "sections:",
        "  - {heading: Here, blocks: [{use: two, length: full}]}",
        "  - {heading: There, blocks: [{use: three, length: full, optional: true}]}",
    )  # fmt: skip
    found = rendered(workspace, press, Format.PDF, Format.HTML, explain=True)
    assert chosen(found) == ("full", LEFT_OUT)
    assert b"There" not in found.files[Format.HTML]


def test_what_fits_is_left_as_it_is(make: Make, press: Press) -> None:
    found = rendered(make("pages: 1", "sections: [{heading: Here, blocks: [one]}]"), press)
    assert (found.pages, found.lock, found.diagnostics) == (1, None, ())


def test_a_use_that_is_fixed_does_not_step_down(make: Make, press: Press) -> None:
    workspace = make(*THREE[:-1], "    blocks: [{use: one, length: full}, two, {use: three, at_least: short}]")
    assert chosen(rendered(workspace, press, explain=True)) == ("full", "short", "short")


def test_a_block_that_is_nothing_but_a_headline(make: Make, press: Press, tmp_path: Path) -> None:
    workspace = make(*THREE)
    (tmp_path / "briefs/blocks/one.md").write_text(
        "---\ntitle: T\nsummary: S\naudience: office\n---\n# Headline\nOne in a word.\n", "utf-8"
    )
    found = rendered(workspace, press, explain=True)
    assert (found.pages, chosen(found)[0]) == (1, "headline")


def test_without_the_engine_the_word_file_is_made_and_nobody_is_told_that_it_fits(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = make(*THREE)
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint/__init__.py").write_text("raise OSError('cannot load library libpango-1.0-0')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Press() as without:
        found = rendered(workspace, without, Format.DOCX, explain=True)
    assert found.look is None
    assert [str(d.code) for d in found.diagnostics] == ["not-fitted"]
    assert Format.DOCX in found.files
