"""When a source is to be looked up again."""

from __future__ import annotations

import datetime as dt

import pytest

from briefgen.checks.staleness import review_due
from briefgen.diagnostics import Span
from briefgen.models.library import Source


@pytest.mark.parametrize(
    ("custom", "due"),
    [
        ({}, None),
        ({"review": "2027-06-01"}, "2027-06-01"),
        ({"review": "2027-06-01", "as_of": "1990"}, "2027-06-01"),
        ({"as_of": "2018"}, "2023-12-31"),
        ({"as_of": "2018-02"}, "2023-02-28"),
        ({"as_of": "2018-02-03"}, "2023-02-03"),
        ({"as_of": "2018-02-03", "review_every": "10 days"}, "2018-02-13"),
        ({"as_of": "9999", "review_every": "999 years"}, "9999-12-31"),
        ({"as_of": "2008–2014"}, None),
        ({"as_of": "2018-13"}, None),
        ({"as_of": "0000"}, None),
    ],
)
def test_a_source_is_due_when_it_says_or_some_time_after_its_figures(custom: dict[str, str], due: str | None) -> None:
    source = Source("doe", {}, custom, Span("briefs/sources.yaml", 1))
    assert review_due(source) == (dt.date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(
    ("csl", "custom", "figures", "due"),
    [
        ({"issued": {"date-parts": [[2018, 12]]}}, {}, {"doe": None}, "2023-12-31"),
        ({"issued": {"date-parts": [[2018]]}}, {}, {"doe": "2012"}, "2017-12-31"),
        ({"issued": {"date-parts": [[2018]]}}, {"as_of": "2016"}, {"doe": "2012"}, "2021-12-31"),
        ({"issued": {"date-parts": [[2018]]}}, {"review": "2027-06-01"}, {"doe": "2012"}, "2027-06-01"),
        ({"issued": {"date-parts": [[2018]]}}, {}, {"roe": None}, None),
        ({"issued": {"date-parts": [[2018]]}, "type": "legislation"}, {}, {"doe": None}, None),
        ({}, {}, {"doe": None}, None),
    ],
)
def test_every_source_that_carries_a_figure_is_due_some_day(
    csl: dict[str, object], custom: dict[str, str], figures: dict[str, str | None], due: str | None
) -> None:
    source = Source("doe", csl, custom, Span("briefs/sources.yaml", 1))
    assert review_due(source, figures) == (dt.date.fromisoformat(due) if due else None)
