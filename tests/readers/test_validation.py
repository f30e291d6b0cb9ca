"""Properties of validation: whatever the data, what is left makes a model, and every loss is reported."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.test_merge import paths, tree

from briefgen.diagnostics import Report
from briefgen.models.library import FrontMatter
from briefgen.models.settings import Settings
from briefgen.models.spec import Item, Spec
from briefgen.models.style import Tokens
from briefgen.readers.brief.merge import flatten, plain_data
from briefgen.readers.validation import settle
from briefgen.readers.validation.complaints import Complaint, worded
from briefgen.readers.validation.shape import Shape, shape_at

scalars = (
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["a", "2026-11-20", "pdf", "", "short", "X Y"])
)
field_names = sorted(
    {name for model in (Spec, Item, FrontMatter, Settings) for name in model.model_fields} | {"us", "hedding", "office"}
)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(field_names), inner, max_size=4),
    max_leaves=15,
)
specs = st.dictionaries(st.sampled_from(sorted(Spec.model_fields)), anything, max_size=6)


@given(specs)
def test_a_brief_is_what_was_written_less_what_was_reported(data: dict[str, Any]) -> None:
    report = Report()
    settled = settle(Spec, flatten(tree(data)), report)
    assert settled is not None  # a brief needs nothing
    model, left = settled
    assert Spec.model_validate(left.data) == model
    assert (left.data == data) == (not report.diagnostics)
    assert set(paths(left.data, ())) <= set(left.spans)


@given(anything)
def test_nothing_is_made_without_a_reason(data: Any) -> None:
    for model in (FrontMatter, Settings, Tokens):
        report = Report()
        if settle(model, flatten(tree(data)), report) is None:
            assert report.failed


@given(specs)
def test_every_message_is_in_our_own_words(data: dict[str, Any]) -> None:
    report = Report()
    settle(Spec, flatten(tree(data)), report)
    for diagnostic in report.diagnostics:
        assert diagnostic.code != "wrong-value", diagnostic
        assert diagnostic.span is not None
        assert "Input should" not in diagnostic.message + diagnostic.expected


def test_what_has_no_words_of_its_own_is_reported_all_the_same() -> None:
    complaint = Complaint("never_seen", "`a.b`", "`a`", "b", "x", {}, Shape(words="a thing"), None)
    diagnostic = worded(complaint)
    assert (diagnostic.code, diagnostic.message, diagnostic.expected) == (
        "wrong-value",
        "“x” does not fit `a.b`",
        "a thing",
    )


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        (("meeting", "legislator"), ("name", "title", "surname", "district")),
        (
            ("sections", 3),
            (
                "id",
                "heading",
                "blocks",
                "length",
                "layout",
                "level",
                "titles",
                "part",
                "new_page",
                "required",
                "omit",
                "before",
                "after",
                "when",
            ),
        ),
        (
            ("sections", 0, "blocks", 7),
            ("use", "length", "at_least", "priority", "optional", "title", "text", "audience", "when"),
        ),
        (("nowhere",), ()),
        (("title", 2, "x"), ()),
    ],
)
def test_the_keys_known_at_a_path(path: tuple[str | int, ...], shape: tuple[str, ...]) -> None:
    assert shape_at(Spec, path).keys == shape


def test_the_values_and_words_known_at_a_path() -> None:
    assert shape_at(Spec, ("formats", 0)).values == ("pdf", "docx", "html", "txt")
    assert shape_at(Spec, ("paper",)).values == ("letter", "a4")
    assert "YYYY-MM-DD" in shape_at(Spec, ("meeting", "date")).words
    assert shape_at(Spec, ("meeting", "date")).description.startswith("The day of the meeting")


@given(specs)
def test_data_is_left_as_it_was(data: dict[str, Any]) -> None:
    node = tree(data)
    settle(Spec, flatten(node), Report())
    assert plain_data(node) == data


@pytest.mark.parametrize(
    ("value", "valid"),
    [
        ("2026-12-03", True),
        (dt.date(2026, 12, 3), True),
        (dt.datetime(2026, 12, 3, 10), False),
        ("2026-12-03T00:00:00", False),
        ("1764720000", False),
        (1764720000, False),
        ("２０２６-12-03", False),
    ],
)
def test_a_date_is_a_day(value: object, valid: bool) -> None:
    """Pydantic alone would take times at midnight and seconds since 1970 for dates."""
    report = Report()
    settled = settle(Spec, flatten(tree({"date": value})), report)
    assert settled is not None
    assert (settled[0].date == dt.date(2026, 12, 3)) is valid is not report.failed
