"""What the search finds, against every plan there is, on pages where heights simply add up."""

from __future__ import annotations

from dataclasses import replace

from fit.libraries import LINE, Stack, stacks
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Span
from briefgen.document.extent import Extent
from briefgen.document.plan import LEFT_OUT, Lengths, Option, Use
from briefgen.fit import MOST_LAYOUTS, Fitted, Measured, fit

PAGES = st.integers(1, 3)


def fitted(stack: Stack, pages: int, measure_first: bool = False) -> Fitted:
    return fit(stack.uses, pages, stack.lay_out, stack.measure, measure_first=measure_first)


def least(stack: Stack) -> float:
    return min(map(stack.height, stack.plans()))


@given(stacks(), PAGES, st.booleans())
def test_it_fits_or_nothing_does(stack: Stack, pages: int, measure_first: bool) -> None:
    found = fitted(stack, pages, measure_first)
    assert found.fits == (least(stack) <= pages * stack.heights.page)
    assert found.extent == stack.lay_out(found.lengths)
    assert found.fits == (found.extent.pages <= pages)


@given(stacks(), st.booleans())
def test_nothing_that_fits_on_the_page_is_worth_more(stack: Stack, measure_first: bool) -> None:
    found = fitted(stack, 1, measure_first)
    fitting = [stack.value(plan) for plan in stack.plans() if stack.pages(plan) == 1]
    assert not found.fits or stack.value(found.lengths) == max(fitting)


@given(stacks(), PAGES, st.booleans())
def test_only_an_almost_empty_page_is_a_reason_to_keep_less(stack: Stack, pages: int, measure_first: bool) -> None:
    found = fitted(stack, pages, measure_first)
    best = max((plan for plan in stack.plans() if stack.pages(plan) <= pages), key=stack.value, default=None)
    if best is not None and stack.value(found.lengths) < stack.value(best):
        sparse = max((plan for plan in found.tried if stack.pages(plan) <= pages), key=stack.value)
        assert stack.value(sparse) == stack.value(best)
        assert stack.lay_out(sparse).last < stack.heights.page / 3
        assert stack.pages(found.lengths) < stack.pages(sparse)
        assert sum(a != b for a, b in zip(found.lengths, sparse, strict=True)) == 1


@given(stacks(weights=(2,)), st.integers(0, 100))
def test_more_room_never_gives_fewer_words(stack: Stack, more: int) -> None:
    wider = Stack(stack.uses, replace(stack.heights, page=stack.heights.page + more))
    before, after = fitted(stack, 1), fitted(wider, 1)
    assert not before.fits or (after.fits and stack.value(after.lengths) >= stack.value(before.lengths))


@given(stacks(weights=(2,)))
def test_another_page_never_gives_fewer_words_on_the_way(stack: Stack) -> None:
    before, after = fitted(stack, 1), fitted(stack, 2)
    if before.fits and stack.pages(after.lengths) == 2:
        assert stack.value(after.lengths) >= stack.value(before.lengths)


@given(stacks(), PAGES, st.booleans())
def test_the_layout_is_asked_a_counted_number_of_times(stack: Stack, pages: int, measure_first: bool) -> None:
    found = fitted(stack, pages, measure_first)
    assert len(stack.laid_out) == len(set(stack.laid_out)) == len(found.tried) <= MOST_LAYOUTS
    assert stack.measured <= 1


@given(stacks())
def test_what_fits_as_it_is_costs_one_layout(stack: Stack) -> None:
    roomy = Stack(stack.uses, replace(stack.heights, page=1000.0))
    found = fitted(roomy, 1)
    assert found.lengths == tuple(use.options[0].length for use in stack.uses)
    assert (len(roomy.laid_out), roomy.measured) == (1, 0)


@given(stacks(), PAGES, st.integers(0, 60), st.booleans())
def test_surprises_at_page_breaks_never_let_through_what_does_not_fit(
    stack: Stack, pages: int, gap: int, measure_first: bool
) -> None:
    """A layout that needs more than the sum of its parts: every page break leaves a gap."""

    def lay_out(lengths: Lengths) -> Extent:
        extent = stack.lay_out(lengths)
        total = extent.total + gap * (extent.pages - 1)
        pages = max(1, -int(-total // extent.page))
        return Extent(pages, extent.page, total - (pages - 1) * extent.page, LINE)

    found = fit(stack.uses, pages, lay_out, stack.measure, measure_first=measure_first)
    assert found.fits == (found.extent.pages <= pages)
    smallest = min(stack.plans(), key=stack.height)
    assert found.fits or lay_out(smallest).pages > pages
    fitted = [lay_out(plan).pages <= pages for plan in found.tried]
    assert not found.fits or fitted[fitted.index(True) :].count(False) <= 1


def test_what_did_not_fit_is_followed_by_something_lower() -> None:
    """Every plan takes 55 points more than its parts do."""
    stack = stack_of(use("a"), use("b"), use("c"), page=300)

    def lay_out(lengths: Lengths) -> Extent:
        total = stack.height(lengths) + 55
        return Extent(1 + (total > 300), 300.0, total % 300, LINE)

    found = fit(stack.uses, 1, lay_out, stack.measure, measure_first=True)
    assert found.tried[0] == ("full", "full", "full")
    assert (found.fits, found.lengths) == (True, ("full", "full", "short"))


def test_a_side_column_that_reaches_into_the_notes_is_room_that_lacks() -> None:
    """The notes of what is printed at full length leave too little above them; there are pages enough."""
    stack = stack_of(use("a"), use("b"), use("c"), page=300)

    def lay_out(lengths: Lengths) -> Extent:
        reached = 100 + stack.height(lengths)
        return Extent(1, 300.0, reached, LINE, max(0.0, reached - 300))

    found = fit(stack.uses, 1, lay_out, stack.measure)
    assert (found.fits, found.lengths) == (True, ("full", "short", "short"))


def use(block: str, weight: int = 2, *, optional: bool = False, section: int = 0) -> Use:
    options = (Option("full", 100), Option("short", 40), Option("headline", 10))
    return Use(block, section, options + ((Option(LEFT_OUT, 0),) if optional else ()), weight, Span("brief.yaml", 1))


def stack_of(*uses: Use, page: float, fixed: float = 0.0, full: float = 100.0) -> Stack:
    heights = {"full": full, "short": 40.0, "headline": 10.0}
    known = {(number, length): height for number in range(len(uses)) for length, height in heights.items()}
    return Stack(uses, Measured(known, {}, fixed, page, 0.0, LINE))


def test_what_matters_least_steps_down_first() -> None:
    stack = stack_of(use("a", 4), use("b", 1), use("c", 2), page=240)
    assert fitted(stack, 1).lengths == ("full", "short", "full")


def test_an_optional_use_is_left_out_only_when_there_is_no_room() -> None:
    stack = stack_of(use("a"), use("b", optional=True), page=100)
    assert fitted(stack, 1).lengths == ("full", LEFT_OUT)
    assert fitted(stack_of(use("a"), use("b", optional=True), page=110), 1).lengths == ("full", "headline")


def test_a_last_page_with_a_few_lines_is_avoided() -> None:
    stack = stack_of(use("a"), use("b"), page=170)
    assert fitted(stack, 2).lengths == ("full", "short")
    assert stack.pages(("full", "short")) == 1


def test_a_last_page_that_is_a_third_full_stays() -> None:
    assert fitted(stack_of(use("a"), use("b"), page=150), 2).lengths == ("full", "full")


def test_a_last_page_that_one_step_cannot_spare_stays() -> None:
    assert fitted(stack_of(use("a"), page=160, fixed=160, full=45), 3).lengths == ("full",)


def test_where_nothing_fits_the_least_is_what_was_tried_last() -> None:
    found = fitted(stack_of(use("a"), use("b"), page=15), 1)
    assert (found.fits, found.lengths) == (False, ("headline", "headline"))
