"""Which asks are several: told only where there is hardly a doubt."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.checks.asking import one_ask
from briefgen.diagnostics import Severity, Span
from briefgen.models.rules import Checks
from briefgen.models.spec import Spec


def found(ask: Any, language: str = "en-US", weight: str = "note") -> list[tuple[Any, ...]]:
    spec = Spec.model_validate({"ask": ask, "language": language})
    checks = Checks.model_validate({"one-ask": weight})
    places: list[tuple[Any, ...]] = []

    def find(*path: Any) -> Span:
        places.append(path)
        return Span("")

    found = list(one_ask(spec, find, checks))
    assert all(one.code == "one-ask" and one.severity in (Severity.NOTE, Severity.ERROR) for one in found)
    return places


@pytest.mark.parametrize(
    "ask",
    [
        "Oppose section 5, and fund housing, and hold a hearing.",
        "Oppose section 5; cosponsor H.R. 1; vote no on the amendment.",
        "Strike section 5 and then fund outreach\nand call for a hearing.",
        "- Oppose section 5.\n- Fund housing.",
        "We ask you to:\n\n1. Oppose section 5.\n2. Fund housing.",
    ],
)
def test_an_ask_that_asks_for_several_things_is_told(ask: str) -> None:
    assert found(ask) == [("ask",)]
    assert not found(ask, weight="off")


@pytest.mark.parametrize(
    "ask",
    [
        "Oppose section 5 of H.R. 0000, and move its money to naloxone, testing, wound care and housing.",
        "Fund testing and wound care and housing and naloxone.",
        "Oppose section 5, and fund health services instead.",
        "Oppose section 5. Ask the committee for a hearing with people who sell sex and people who use drugs.",
        "Fund the handling and holding and ending of fundraisers and meetings.",
        "- Oppose section 5.",
        ["Oppose section 5, and fund housing.", {"do": "Strike the money", "and": "give it to outreach and housing"}],
    ],
)
def test_a_usual_ask_is_not(ask: Any) -> None:
    assert found(ask) == []


def test_each_ask_of_a_list_is_looked_at() -> None:
    asks = ["Vote no.", {"do": "Strike it", "and": "fund this and fund that and pay for it"}]
    assert found(asks) == [("ask", 1, "and")]


def test_verbs_are_those_of_english() -> None:
    assert found("Oppose x and fund y and hold z.", language="es") == []
