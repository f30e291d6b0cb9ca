"""Three versions of the same data: what nobody else touched is taken over, what both changed is shown, no word is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.editing.edits import ABSENT, same
from briefgen.editing.matching import name_of
from briefgen.editing.merging import Merged, all_meant, differences, merge

USES = [{"use": "alpha", "length": "short"}, "beta", {"use": "gamma"}]
OWN = [{"text": "one"}, {"text": "two"}]
BASE: dict[str, Any] = {
    "title": "One",
    "meeting": {"place": "Here", "time": "late"},
    "tags": ["a", "b"],
    "blocks": USES,
    "own": OWN,
}


def changed(**values: Any) -> dict[str, Any]:
    return {**deepcopy(BASE), **values}


def result(found: Merged, now: Any) -> Any:
    return all_meant(now, found.edits)


PUT_TOGETHER: dict[str, tuple[Any, Any, Any]] = {
    "two keys": (changed(title="Mine"), changed(tags=[]), changed(title="Mine", tags=[])),
    "two keys of one mapping": (
        changed(meeting={"place": "Mine", "time": "late"}),
        changed(meeting={"place": "Here", "time": "now"}),
        changed(meeting={"place": "Mine", "time": "now"}),
    ),
    "the same on both sides": (changed(title="Both"), changed(title="Both", tags=["a"]), changed(title="Both", tags=["a"])),
    "moved up, and another length": (
        changed(blocks=[USES[1], USES[0], USES[2]]),
        changed(blocks=[{"use": "alpha", "length": "full"}, USES[1], USES[2]]),
        changed(blocks=[USES[1], {"use": "alpha", "length": "full"}, USES[2]]),
    ),
    "another length, and moved up": (
        changed(blocks=[{"use": "alpha", "length": "full"}, USES[1], USES[2]]),
        changed(blocks=[USES[1], USES[0], USES[2]]),
        changed(blocks=[USES[1], {"use": "alpha", "length": "full"}, USES[2]]),
    ),
    "a length on one side, a title on the other": (
        changed(blocks=[USES[0], {"use": "beta", "length": "full"}, USES[2]]),
        changed(blocks=[USES[0], {"use": "beta", "title": "T"}, USES[2]]),
        changed(blocks=[USES[0], {"use": "beta", "title": "T", "length": "full"}, USES[2]]),
    ),
    "an argument added on each side": (
        changed(blocks=[*USES, "mine"]), changed(blocks=["theirs", *USES]), changed(blocks=["theirs", *USES, "mine"]),
    ),
    "the same argument added": (changed(blocks=[*USES, "new"]), changed(blocks=["new", *USES]), changed(blocks=["new", *USES])),
    "one taken out, one changed": (
        changed(blocks=USES[1:]), changed(blocks=[*USES[:2], {"use": "gamma", "title": "T"}]),
        changed(blocks=[USES[1], {"use": "gamma", "title": "T"}]),
    ),
    "taken out on both sides": (changed(tags=["b"]), changed(tags=["b", "c"]), changed(tags=["b", "c"])),
    "another word in a list, and one more": (changed(tags=["a", "mine"]), changed(tags=["x", "a", "b"]), changed(tags=["x", "a", "mine"])),
    "a key that each added": (changed(a=1), changed(b=2), changed(a=1, b=2)),
    "a key taken out": ({"title": "One"}, changed(title="Theirs"), {"title": "Theirs"}),
    "a text of which each changed another key, beside one that both changed": (
        changed(own=[{"text": "one", "title": "Mine"}, {"text": "two", "title": "Both"}]),
        changed(own=[{"text": "one", "length": "full"}, {"text": "two", "title": "Both"}]),
        changed(own=[{"text": "one", "title": "Mine", "length": "full"}, {"text": "two", "title": "Both"}]),
    ),
    "both texts changed, and one of them by others in another key": (
        changed(own=[{"text": "one", "title": "Mine"}, {"text": "two", "title": "Mine"}]),
        changed(own=[{"text": "one", "length": "full"}, {"text": "two"}]),
        changed(own=[{"text": "one", "title": "Mine", "length": "full"}, {"text": "two", "title": "Mine"}]),
    ),
    "the same, and one more text": (
        changed(own=[{"text": "one", "title": "Mine"}, {"text": "two", "title": "Both"}]),
        changed(own=[{"text": "one", "length": "full"}, {"text": "two", "title": "Both"}, {"text": "theirs"}]),
        changed(own=[{"text": "one", "title": "Mine", "length": "full"}, {"text": "two", "title": "Both"}, {"text": "theirs"}]),
    ),
    "a text changed, one taken out, one that each added": (
        changed(own=[{"text": "one", "title": "Mine"}, {"text": "new"}]),
        changed(own=[*OWN, {"text": "new"}]),
        changed(own=[{"text": "one", "title": "Mine"}, {"text": "new"}]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PUT_TOGETHER)
def test_what_does_not_collide_is_put_together(name: str) -> None:
    mine, now, both = PUT_TOGETHER[name]
    found = merge(BASE, mine, now)
    assert not found.conflicts
    assert result(found, now) == both


@pytest.mark.parametrize("name", PUT_TOGETHER)
def test_what_was_put_together_is_not_put_together_again(name: str) -> None:
    mine, _, both = PUT_TOGETHER[name]
    assert merge(BASE, mine, both).edits == ()


COLLISIONS: dict[str, tuple[Any, Any, tuple[Any, ...], tuple[Any, Any, Any]]] = {
    "a text": (changed(title="Mine"), changed(title="Theirs"), ("title",), ("One", "Mine", "Theirs")),
    "a key taken out": ({**BASE, "title": "Mine"}, {key: BASE[key] for key in BASE if key != "title"}, ("title",),
                        ("One", "Mine", ABSENT)),
    "a length": (
        changed(blocks=[{"use": "alpha", "length": "full"}, *USES[1:]]),
        changed(blocks=[{"use": "alpha", "length": "headline"}, *USES[1:]]),
        ("blocks", 0, "length"),
        ("short", "full", "headline"),
    ),
    "an argument taken out and changed": (
        changed(blocks=USES[1:]), changed(blocks=[{"use": "alpha", "length": "full"}, *USES[1:]]),
        ("blocks", 0), (USES[0], ABSENT, {"use": "alpha", "length": "full"}),
    ),
    "two orders": (
        changed(blocks=[USES[1], USES[0], USES[2]]), changed(blocks=[USES[2], USES[0], USES[1]]),
        ("blocks",), (USES, [USES[1], USES[0], USES[2]], [USES[2], USES[0], USES[1]]),
    ),
    "a mapping and a text": (changed(meeting="Mine"), changed(meeting={"place": "Theirs"}), ("meeting",),
                             (BASE["meeting"], "Mine", {"place": "Theirs"})),
}  # fmt: skip


@pytest.mark.parametrize("name", COLLISIONS)
def test_what_was_changed_on_both_sides_is_shown_and_left(name: str) -> None:
    mine, now, path, values = COLLISIONS[name]
    found = merge(BASE, mine, now)
    (conflict,) = found.conflicts
    assert conflict.path == path
    assert (conflict.base, conflict.mine, conflict.now) == values
    assert result(found, now) == now


def test_an_argument_exchanged_for_another_is_not_the_same_argument() -> None:
    now = changed(blocks=[{"use": "alpha", "length": "full"}, *USES[1:]])
    found = merge(BASE, changed(blocks=[{"use": "delta"}, *USES[1:]]), now)
    assert [(one.base, one.mine, one.now) for one in found.conflicts] == [(USES[0], ABSENT, now["blocks"][0])]
    assert result(found, now)["blocks"] == [now["blocks"][0], {"use": "delta"}, *USES[1:]]


def test_the_rest_is_put_together_beside_a_collision() -> None:
    found = merge(BASE, changed(title="Mine", tags=["c"]), changed(title="Theirs"))
    assert result(found, changed(title="Theirs")) == changed(title="Theirs", tags=["c"])
    assert [one.path for one in found.conflicts] == [("title",)]


def test_what_others_changed_is_told() -> None:
    found = merge(BASE, changed(title="Mine"), changed(meeting={"place": "There", "time": "late"}))
    assert found.others == (("meeting", "place"),)


# Properties

NAMES = ("alpha", "beta", "gamma", "delta")
items = st.one_of(
    st.sampled_from(NAMES), st.builds(lambda use, length: {"use": use, "length": length}, st.sampled_from(NAMES), st.sampled_from("sf")),
    st.sampled_from(("one", "two")).map(lambda text: {"text": text}), st.sampled_from(("w", "x")),
)  # fmt: skip
data = st.fixed_dictionaries(
    {"title": st.sampled_from("ab")},
    optional={
        "meeting": st.dictionaries(st.sampled_from("pqr"), st.sampled_from("xyz"), max_size=3),
        "blocks": st.lists(items, max_size=5),
        "sections": st.lists(
            st.fixed_dictionaries({"id": st.sampled_from(NAMES)}, optional={"blocks": st.lists(items, max_size=3)}), max_size=3
        ),
    },
)  # fmt: skip


@st.composite
def versions(draw: Callable[[Any], Any], name: str, base: Any) -> Any:
    """Another version of the data, in which every new word bears a name."""
    version = deepcopy(base)
    for count in range(draw(st.integers(0, 4))):
        word = f"{name}{count}"
        holders = list(_holders(version))
        above = draw(st.sampled_from(holders))
        if isinstance(above, dict):
            key = draw(st.sampled_from(("title", "length", "new", *above)))
            action = draw(st.sampled_from(("set", "remove")))
            above.pop(key, None) if action == "remove" else above.__setitem__(key, word)
        elif not above or draw(st.booleans()):
            above.insert(draw(st.integers(0, len(above))), draw(st.sampled_from((word, {"use": word}, {"text": word}))))
        else:
            taken = above.pop(draw(st.integers(0, len(above) - 1)))
            match draw(st.sampled_from(("move", "remove", "change"))):
                case "move":
                    above.insert(draw(st.integers(0, len(above))), taken)
                case "change":
                    above.append(
                        {**taken, "length": word} if isinstance(taken, dict) else {"use": taken, "length": word}
                    )
    return version


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for one in value.values() if isinstance(value, dict) else value:
            yield from _holders(one)


def _are_named_apart(items: list[Any]) -> bool:
    return len({name_of(item) or item["text"] for item in items}) == len(items)


def words(value: Any) -> set[str]:
    """The texts in a value."""
    if isinstance(value, dict | list | tuple):
        inside = value.values() if isinstance(value, dict) else value
        return {word for one in inside for word in words(one)}
    return {value} if isinstance(value, str) else set()


@given(data, st.data())
def test_no_word_of_anybody_is_lost(base: Any, drawing: Any) -> None:
    mine, now = drawing.draw(versions("mine", base)), drawing.draw(versions("theirs", base))
    found = merge(base, mine, now)
    after = result(found, now)
    shown = words([one.mine for one in found.conflicts])
    assert words(mine) - words(base) <= words(after) | shown
    assert words(now) - words(base) <= words(after)


@given(data, st.data())
def test_where_nobody_else_changed_anything_the_result_is_mine(base: Any, drawing: Any) -> None:
    mine = drawing.draw(versions("mine", base))
    found = merge(base, mine, base)
    assert not found.conflicts
    assert not found.others
    assert same(result(found, base), mine)
    assert same(all_meant(base, differences(base, mine)), mine)


@given(data, st.data())
def test_who_changed_nothing_changes_nothing(base: Any, drawing: Any) -> None:
    now = drawing.draw(versions("theirs", base))
    assert merge(base, base, now).edits == ()
    assert merge(base, now, now).edits == ()
    assert not merge(base, now, now).conflicts


@given(data, st.data())
def test_what_was_laid_over_is_not_laid_over_again(base: Any, drawing: Any) -> None:
    """As when the answer to a save was lost on its way. Items of one name are told apart by their order alone."""
    assume(all(_are_named_apart(holder) for holder in _holders(base) if isinstance(holder, list)))
    mine, now = drawing.draw(versions("mine", base)), drawing.draw(versions("theirs", base))
    found = merge(base, mine, now)
    after = result(found, now)
    if not found.conflicts:
        assert same(result(merge(base, mine, after), after), after)
