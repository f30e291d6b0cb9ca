"""The files that come with briefgen: every value is changed alone, and the line that it stands on is the only other one."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from editing.test_habits import paths, read
from profiles import examples

from briefgen.editing.edits import Move, Set, value_at
from briefgen.editing.splice import splice
from briefgen.workspace import File

REPOSITORY = Path(__file__).parents[2]
FILES = sorted(
    [REPOSITORY / "briefgen.yaml", *REPOSITORY.glob("briefs/**/*.yaml"), *REPOSITORY.glob("styles/*/style.yaml")]
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_a_value_is_changed_alone(path: Path) -> None:
    file = File(path.name, path.read_bytes())
    data = read(file.data)
    texts = [one for one in paths(data) if isinstance(value_at(data, one), str) and "\n" not in value_at(data, one)]
    for one in islice(texts, 0, None, max(1, len(texts) // examples(10))):
        after = splice(file, [Set(one, "Other words")])
        assert isinstance(after, bytes), one
        old, new = file.data.decode().split("\n"), after.decode().split("\n")
        assert len([line for line in new if "Other words" in line]) == 1
        assert [line for line in new if "Other words" not in line] == _without(old, new), one


def _without(old: list[str], new: list[str]) -> list[str]:
    """The old lines without those that one new line took the place of."""
    at = next(number for number, line in enumerate(new) if "Other words" in line)
    return old[:at] + old[at + 1 + len(old) - len(new) :]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_an_item_goes_and_comes_back_byte_for_byte(path: Path) -> None:
    file = File(path.name, path.read_bytes())
    data = read(file.data)
    lists = [one for one in paths(data) if isinstance(value_at(data, one), list) and len(value_at(data, one)) > 1]
    for one in islice(lists, 0, None, max(1, len(lists) // examples(6))):
        last = len(value_at(data, one)) - 1
        moved = splice(file, [Move((*one, 0), last)])
        assert isinstance(moved, bytes), one
        assert sorted(moved.split(b"\n")) == sorted(file.data.split(b"\n")) or b", " in moved
        assert splice(File(file.name, moved), [Move((*one, last), 0)]) == file.data
