"""A noun is what a frozen dataclass with slots is; only the way it is made differs."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from briefgen.noun import noun


@noun
class Place:
    """A place in a file."""

    file: str
    line: int = 1
    seen: list[str] = field(default_factory=list)
    note: str = field(default="", repr=False, compare=False)


@noun
class Spot:
    """Has the same parts as a place, and is none."""

    file: str
    line: int = 1
    seen: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Usual:
    """What a frozen dataclass is like."""

    file: str
    line: int = 1
    seen: list[str] = field(default_factory=list)
    note: str = field(default="", repr=False, compare=False)


def test_its_parts_are_given_in_order_or_by_name() -> None:
    assert Place("a.md", 3) == Place(line=3, file="a.md")
    with pytest.raises(TypeError, match="file"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="page"):
        Place("a.md", page=2)  # type: ignore[call-arg]


def test_it_is_equal_by_kind_and_parts_that_count() -> None:
    assert Place("a.md", note="x") == Place("a.md", note="y")
    assert Place("a.md") != Place("b.md")
    assert Place("a.md") != Spot("a.md")
    assert Place("a.md").__eq__("a.md") is NotImplemented


def test_what_is_equal_has_one_hash() -> None:
    assert hash(Place("a.md", 1, ())) == hash(Place("a.md", 1, (), "other"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="unhashable"):
        hash(Place("a.md"))


def test_it_never_changes() -> None:
    place = Place("a.md")
    with pytest.raises(FrozenInstanceError):
        place.line = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del place.line  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        place.other = 2  # type: ignore[attr-defined]
    assert not hasattr(place, "__dict__")


def test_every_one_has_a_list_of_its_own() -> None:
    first, second = Place("a.md"), Place("a.md")
    first.seen.append("x")
    assert second.seen == []


def test_it_can_be_copied_sent_and_varied() -> None:
    place = Place("a.md", 3, ["x"], "note")
    for same in (copy.copy(place), copy.deepcopy(place), pickle.loads(pickle.dumps(place)), replace(place)):
        assert (same, same.note) == (place, "note")
    assert replace(place, line=4) == Place("a.md", 4, ["x"])


def test_it_can_be_matched() -> None:
    match Place("a.md", 7):
        case Place(file, line=7):
            assert file == "a.md"
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize("given", [("a.md",), ("a.md", 2), ("a.md", 2, ["x"], "note")])
def test_it_looks_and_is_described_like_a_dataclass(given: tuple[Any, ...]) -> None:
    assert repr(Place(*given)) == repr(Usual(*given)).replace("Usual", "Place")
    assert [part.name for part in fields(Place)] == [part.name for part in fields(Usual)]
    ours, usual = (inspect.signature(kind, eval_str=True).parameters for kind in (Place, Usual))
    assert [(p.name, p.annotation, p.kind) for p in ours.values()] == [
        (p.name, p.annotation, p.kind) for p in usual.values()
    ]


def test_functions_of_its_own_stay() -> None:
    @noun
    class Named:
        name: str

        def __repr__(self) -> str:
            return self.name

    assert repr(Named("x")) == "x"


def test_nouns_are_compared_by_a_function_of_their_own_kind() -> None:
    """The first comparison makes it, so that all others are as fast as those of a dataclass."""

    @noun
    class Pair:
        left: int
        right: int = field(default=0, compare=False)

    assert Pair(1, 2) == Pair(1, 3) and Pair(1) != Pair(2) and Pair(1) != (1,)
    assert len({Pair(1, 2), Pair(1, 3)}) == 1
    assert Pair.__eq__.__code__.co_varnames == ("self", "other") and "fields" not in Pair.__eq__.__code__.co_names
