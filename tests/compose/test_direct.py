"""Text that only names values is filled in as its template would be; where that is not certain, the template is made."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose import fill as filling
from briefgen.compose.direct import filled
from briefgen.compose.fill import fill
from briefgen.compose.sandbox import Environment, Written
from briefgen.diagnostics import Report
from briefgen.diagnostics.manuscript import Manuscript

VALUES: dict[str, Any] = {
    "title": "A *title*",
    "date": dt.date(2026, 11, 20),
    "share": Written("*42%*\n\nof all [@a]"),
    "meeting": {"place": "Room 5", "people": ["Ana", "Ben"]},
}

PIECES = st.sampled_from(
    [
        "{{ title }}", "{{title}}", "{{ date.year }}", "{{ meeting.place }}", "{{ share }}", "{{ meeting.people }}", "{{ nothing }}",
        "{{ meeting.nothing }}", "{{ date.hour }}", "{{- title -}}", "{{ title | upper }}", "{% if title %}", "{% endif %}", "{# note #}",
        "{{ true }}", "{{ title._x }}", "{{", "}}", "{", "}", "`", "words", "*", " ", "\n", "\n\n", "\r", "\ufdd0", "{{\n title }}",
    ]
)  # fmt: skip


def outcome(text: str) -> tuple[Manuscript | None, tuple[Any, ...]]:
    report = Report()
    made = fill(Manuscript.verbatim(text, "a.md", 3), VALUES, Environment("en"), report)
    return made, report.diagnostics


@given(st.lists(PIECES, max_size=12).map("".join))
def test_it_says_what_the_template_says(text: str) -> None:
    direct = outcome(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filling, "filled", lambda *_: None)
        assert direct == outcome(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("By {{ date.year }}: {{title}}\n{{ share }}.", ["By \ufdd22026\ufdd3: \ufdd2A \\*title\\*\ufdd3", "*42%*\n\nof all [@a]."]),
        ("{{ nothing }}", None),
        ("{{ title | upper }}", None),
        ("{% if title %}x{% endif %}", None),
    ],
)  # fmt: skip
def test_only_named_values_are_filled_in_directly(text: str, lines: list[str] | None) -> None:
    assert filled(text, VALUES, Environment("en")) == lines
