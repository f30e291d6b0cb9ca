"""What is said where a brief does not fit: how many lines are over, which lengths are fixed, what shorter ones would free."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fit.conftest import Make

from briefgen.diagnostics import BriefError, Span
from briefgen.document.plan import LEFT_OUT, Lengths, Option, Use
from briefgen.fit.loosening import Loosened, free, held
from briefgen.fit.refusing import Overlong, does_not_fit, too_many_pages
from briefgen.models.formats import Format
from briefgen.pipeline import Asked, render
from briefgen.pipeline.looking import Look
from briefgen.writers.pdf import Press

PLACE = Span("brief.yaml", 2)
EVERY = (Option("full", 90), Option("short", 30), Option("headline", 9))
LINES = {"full": 30, "short": 10, "headline": 3}


def use(block: str, *lengths: str, every: Sequence[Option] = EVERY, weight: int = 2) -> Use:
    options = tuple(one for one in (*every, Option(LEFT_OUT, 0)) if one.length in lengths)
    return Use(block, 0, options, weight, PLACE, tuple(every), ("sections", 0, "blocks", 0))


def overlong(*uses: Use, over: int = 5, loosened: Loosened | None = None) -> Overlong:
    lengths = tuple([o.length for o in use.options if o.length != LEFT_OUT][-1] for use in uses)
    return Overlong(uses, lengths, 1, over, [LINES] * len(uses), loosened)


@pytest.mark.parametrize(
    ("allowed", "shorter", "when_free"),
    [
        (("full",), ("short", "headline"), ("full", "short", "headline")),
        (("full", "short"), ("headline",), ("full", "short", "headline")),
        (("short",), ("headline",), ("short", "headline")),
        (("short", "headline", LEFT_OUT), (), ("short", "headline", LEFT_OUT)),
        (("full", LEFT_OUT), ("short", "headline"), ("full", "short", "headline", LEFT_OUT)),
    ],
)
def test_what_a_use_holds_back_and_what_it_is_when_free(
    allowed: tuple[str, ...], shorter: tuple[str, ...], when_free: tuple[str, ...]
) -> None:
    one = use("one", *allowed)
    assert tuple(option.length for option in held(one)) == shorter
    assert tuple(option.length for option in free([one])[0].options) == when_free


def test_what_the_fit_would_choose_is_told_before_anything_has_to_go() -> None:
    found = overlong(use("one", "short"), use("two", "full"), loosened=Loosened(True, ("headline", "short"), 0))
    said = too_many_pages(found, PLACE)
    assert said.message == "the brief is 5 lines over 1 page; two lengths are fixed"
    assert said.hint == (
        "Let briefgen choose: with `at_least: headline` at `one` and `two` it fits, `one` as headline and `two` as short. "
        "Shorter lengths free lines: `one` 7 as headline, `two` 20 as short or 27 as headline. "
        "Or shorten the text written in the brief, or allow more with `pages:`."
    )


def test_where_no_length_helps_it_is_said_what_would_have_to_go() -> None:
    found = overlong(use("one", "short"), use("two", "headline"), loosened=Loosened(False, ("headline", "headline"), 2))
    said = does_not_fit(found, PLACE, "the picture at a.md:3 (9 lines)")
    assert said.message == "at its shortest the brief is 5 lines over 1 page; one length is fixed"
    assert said.hint.startswith(
        "With all lengths free it is still 2 lines over. Shorter lengths free lines: `one` 7 as headline."
    )
    assert "Leave out `one` (10 lines), make the picture at a.md:3 (9 lines) smaller, shorten the text" in said.hint


def test_where_nothing_is_fixed_nothing_is_said_of_it() -> None:
    said = too_many_pages(overlong(use("one", "headline", every=EVERY[2:]), over=1), PLACE)
    assert (said.message, said.hint.split(",")[0]) == ("the brief is 1 line over 1 page", "Leave out `one` (3 lines)")


THREE = ("pages: 1", "sections:", "  - heading: Here", "    blocks: [{uses}]")


def refused(make: Make, press: Press, *blocks: str) -> tuple[str, Look]:
    workspace = make(*THREE[:-1], f"    blocks: [{', '.join(blocks)}]")
    seen: list[Look] = []
    with pytest.raises(BriefError) as error:
        render(workspace, Asked("briefs/hearing.yaml", formats=(Format.PDF,), explain=True), press, looks=seen)
    (said,), (look,) = error.value.diagnostics, seen
    return f"{said.code}: {said.message}", look


def chosen(look: Look) -> Lengths:
    return look.loosened.lengths if look.loosened else ()


def test_lengths_that_are_all_fixed_are_measured_and_tried_free(make: Make, press: Press) -> None:
    fixed = [f"{{use: {name}, length: full}}" for name in ("one", "two", "three")]
    said, look = refused(make, press, *fixed)
    assert said == f"too-many-pages: the brief is {look.over} lines over 1 page; three lengths are fixed"
    assert look.over > 0 and look.pages > 1
    assert look.loosened and look.loosened.fits and "full" in chosen(look)
    assert {(one.block, one.length) for one in look.frees} == {
        (name, length) for name in ("one", "two", "three") for length in ("short", "headline")
    }


def test_what_the_fit_finds_when_all_is_free_does_fit(make: Make, press: Press) -> None:
    fixed = [f"{{use: {name}, length: full}}" for name in ("one", "two", "three")]
    _, look = refused(make, press, *fixed)
    free = [
        f"{{use: {name}, length: {length}}}" for name, length in zip(("one", "two", "three"), chosen(look), strict=True)
    ]
    workspace = make(*THREE[:-1], f"    blocks: [{', '.join(free)}]")
    assert render(workspace, Asked("briefs/hearing.yaml", formats=(Format.PDF,)), press).documents[0].pages == 1


def test_one_fixed_length_among_others_that_have_stepped_down(make: Make, press: Press) -> None:
    said, look = refused(make, press, "{use: one, length: full}", "two", "{use: three, length: full, at_least: full}")
    assert said == f"does-not-fit: at its shortest the brief is {look.over} lines over 1 page; two lengths are fixed"
    assert look.lengths == ("full", "headline", "full")
    assert look.loosened and look.loosened.fits


def test_also_a_brief_that_is_far_too_long_is_told_its_lines(make: Make, press: Press) -> None:
    said, look = refused(make, press, "{use: one, length: headline}", f"{{text: '{'Words of the brief. ' * 900}'}}")
    assert "; one length" not in said and look.over > 20 and look.loosened is None
