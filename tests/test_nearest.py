"""The name that was probably meant: what people mistype, and what they are asked."""

from __future__ import annotations

import pytest

from briefgen.diagnostics import nearest
from briefgen.models.spec import Spec

KEYS = tuple(Spec.model_fields)
BLOCKS = (
    "end-demand-evidence", "end-demand-explained", "platform-harms", "rebuttal-sweden", "safety-and-health",
    "sex-worker-expertise", "syringe-analogy",
)  # fmt: skip
SOURCES = ("platt-2018", "park-2019", "bluthenthal-1999", "who-2012", "amnesty-norway-2016", "care-2019", "davis-2019")
STYLES = ("civic", "large-print")


@pytest.mark.parametrize(
    ("typed", "names", "meant"),
    [
        ("stile", KEYS, "style"), ("sytle", KEYS, "style"), ("titel", KEYS, "title"), ("tilte", KEYS, "title"),
        ("tempalte", KEYS, "template"), ("organisation", KEYS, "organization"), ("org", KEYS, "organization"),
        ("lang", KEYS, "language"), ("page", KEYS, "pages"), ("section", KEYS, "sections"), ("Footer", KEYS, "footer"),
        ("syringe", BLOCKS, "syringe-analogy"), ("analogy_syringe", BLOCKS, "syringe-analogy"),
        ("sexworker-expertise", BLOCKS, "sex-worker-expertise"), ("plaform harms", BLOCKS, "platform-harms"),
        ("platt2018", SOURCES, "platt-2018"), ("plat-2019", SOURCES, "platt-2018"), ("who2012", SOURCES, "who-2012"),
        ("bluthental-1999", SOURCES, "bluthenthal-1999"), ("amnesty", SOURCES, "amnesty-norway-2016"),
        ("civc", STYLES, "civic"), ("largeprint", STYLES, "large-print"), ("print", STYLES, "large-print"),
    ],
)  # fmt: skip
def test_what_was_probably_meant(typed: str, names: tuple[str, ...], meant: str) -> None:
    assert nearest(typed, names) == meant


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("cite", KEYS),
        ("deadline", KEYS),
        ("decker-2015", SOURCES),
        ("fosta-2018", SOURCES),
        ("x", KEYS),
        ("", KEYS),
        ("a", ()),
    ],
)
def test_nothing_is_offered_for_a_name_that_is_like_none(typed: str, names: tuple[str, ...]) -> None:
    assert nearest(typed, names) == ""


def test_neighbors_that_changed_places_are_one_slip() -> None:
    assert nearest("clam", ("clean", "calm")) == "calm"


def test_of_equally_near_names_the_one_that_begins_alike() -> None:
    assert nearest("bat", ("cat", "bar")) == nearest("bat", ("bar", "cat")) == "bar"
