"""The map of the code: which room may know which, held as a table and checked against every import."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
PACKAGE = SOURCE / "briefgen"

GROUND = {"noun", "later"}
"""What every room stands on: how nouns are made and modules are loaded."""

ROOMS: dict[str, set[str]] = {
    "noun": set(),
    "diagnostics": set(),
    "models": {"diagnostics"},
    "document": {"diagnostics", "models"},
    "workspace": {"diagnostics", "models"},
    "libreoffice": {"models", "workspace"},
    "readers": {"csl", "diagnostics", "document", "models", "workspace"},
    "reading_back": {"document", "models", "workspace"},
    "trust": {"diagnostics", "models"},
    "csl": {"document"},
    "cite": {"csl", "diagnostics", "document", "models"},
    "compose": {"diagnostics", "document", "models"},
    "checks": {"diagnostics", "document", "models"},
    "fit": {"diagnostics", "document", "models"},
    "writers": {"diagnostics", "document", "models"},
    "writers.html": {"document", "models", "writers"},
    "writers.text": {"document", "models", "writers"},
    "writers.docx": {"diagnostics", "document", "models", "writers"},
    "writers.pdf": {"diagnostics", "document", "models", "writers", "writers.html"},
    "writers.pdf.engine": {"writers.pdf"},
    "writers.by_word": {"diagnostics", "document", "libreoffice", "models", "reading_back", "writers", "writers.docx", "writers.pdf"},
    "writers.workbook": {"models"},
    "editing": {"diagnostics", "models", "readers", "workspace"},
    "usage": {"checks", "compose", "diagnostics", "document", "models", "readers", "workspace"},
    "pipeline": {
        "checks", "cite", "compose", "diagnostics", "document", "editing", "fit", "libreoffice", "models", "readers",
        "reading_back", "trust", "usage", "workspace", "writers", "writers.pdf", "writers.workbook",
    },
    "batch": {
        "diagnostics", "document", "models", "pipeline", "readers", "usage", "workspace", "writers", "writers.by_word", "writers.pdf",
        "writers.workbook",
    },
    "desk": {"diagnostics", "editing", "models", "pipeline", "readers", "workspace", "writers.pdf"},
    "cli": {
        "batch", "desk", "diagnostics", "fit", "libreoffice", "models", "pipeline", "readers", "usage", "workspace", "writers.by_word",
        "writers.pdf",
    },
    "": {"diagnostics", "pipeline", "workspace"},
    "__main__": {"cli"},
}  # fmt: skip
"""What each room may import, apart from itself and the package's version. A room is a module or a package."""

COMING: dict[str, set[str]] = {
    "incoming": {"diagnostics", "document", "models", "reading_back", "readers", "workspace"},
}
"""Rooms whose place is known before they are there; one that is there moves up to the others."""

MOST_ROOMS = 24
"""How many entries of `src/briefgen` are few enough to be read as a list, with those that are coming."""

ROOMS |= {room: allowed for room, allowed in COMING.items() if (PACKAGE / room).is_dir()}


@dataclass(frozen=True)
class Import:
    """One import: the room it is in, the room it leads to, and where it stands."""

    room: str
    target: str
    place: str


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(path for path in PACKAGE.rglob("*.py") if "starter" not in path.parts))


@cache
def names() -> frozenset[str]:
    """The dotted names of all modules."""
    return frozenset(map(dotted_name, modules()))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def room_of(dotted: str) -> str:
    """The room of a module's dotted name within the package: the longest room that it lies in."""
    while dotted and dotted not in ROOMS:
        dotted = dotted.rpartition(".")[0]
    return dotted


def dotted_name(path: Path) -> str:
    parts = list(path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports(path: Path) -> tuple[Import, ...]:
    """Every import of the package's own modules, also within functions and under TYPE_CHECKING."""
    room, place = room_of(dotted_name(path)), path.relative_to(SOURCE).as_posix()
    return tuple(
        Import(room, room_of(_module(full)), f"{place}:{node.lineno}")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for full in _imported(node)
    )


def _module(full: str) -> str:
    """The module that a full dotted name leads to or into."""
    dotted = full.removeprefix("briefgen").removeprefix(".")
    while dotted and dotted not in names():
        dotted = dotted.rpartition(".")[0]
    return dotted


def _imported(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (name.name for name in names if name.name.split(".")[0] == "briefgen")
        case ast.ImportFrom(level=0, module=str(module), names=names) if module.split(".")[0] == "briefgen":
            yield from (f"{module}.{name.name}" for name in names)
        case ast.ImportFrom(level=level) if level:
            raise AssertionError(f"line {node.lineno}: imports are written out from the package's name")


def all_imports() -> list[Import]:
    return [found for path in modules() for found in imports(path)]


def test_every_module_lies_in_a_room() -> None:
    homeless = [dotted_name(path) for path in modules() if room_of(dotted_name(path)) == "" and dotted_name(path)]
    assert not homeless


def test_the_house_is_read_from_its_folder_list() -> None:
    entries = {path.name for path in PACKAGE.iterdir() if not path.name.startswith("__") and path.name != "starter"}
    assert len(entries | COMING.keys()) <= MOST_ROOMS


def test_every_room_is_there() -> None:
    there = {dotted_name(path) for path in modules()}
    assert set(ROOMS) <= there


def test_no_room_imports_what_it_may_not() -> None:
    stray = [
        f"{found.place} imports {found.target}, and {found.room} may not"
        for found in all_imports()
        if found.target not in ROOMS[found.room] | GROUND | {found.room, ""}
    ]
    assert not stray, "\n".join(stray)


def test_no_permission_is_stale() -> None:
    used = {(found.room, found.target) for found in all_imports()}
    stale = [
        f"{room} → {target}" for room, targets in ROOMS.items() for target in targets if (room, target) not in used
    ]
    assert not stale


def test_rooms_do_not_know_each_other_in_a_circle() -> None:
    left = {room: set(targets) for room, targets in ROOMS.items()}
    while free := [room for room, targets in left.items() if not targets]:
        for room in free:
            del left[room]
        for targets in left.values():
            targets.difference_update(free)
    assert not left


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    """Imports made when a module is loaded; one within a function comes later and cannot close a circle."""
    known = {dotted_name(path): path for path in modules()}
    left = {name: set(_at_load(path)) - {name} for name, path in known.items()}
    while free := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in free:
            del left[name]
    assert not left


def _at_load(path: Path) -> Iterator[str]:
    return (_module(full) for node in parsed(path).body for full in _imported(node))


def first_line(path: Path) -> str:
    docstring = ast.get_docstring(parsed(path))
    return docstring.splitlines()[0] if docstring else ""


@pytest.mark.parametrize("path", modules(), ids=dotted_name)
def test_a_module_says_in_one_line_what_it_is(path: Path) -> None:
    line = first_line(path)
    assert line.endswith("."), f"{dotted_name(path)} says: {line!r}"


MOST_LINES = 400


def test_no_module_is_too_long() -> None:
    lengths = {dotted_name(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert not {name: lines for name, lines in lengths.items() if lines > MOST_LINES}


GUIDE = PACKAGE.parents[1] / "CONTRIBUTING.md"
MAP = re.compile(r"(?<=^\| where \| what it is \|\n\|---\|---\|\n)(?:\|.*\n)*", re.MULTILINE)


def test_the_map_in_the_guide_is_what_the_modules_say(update: bool) -> None:
    guide = GUIDE.read_text("utf-8")
    if update:
        GUIDE.write_text(MAP.sub(lambda _: "".join(map_rows()), guide), "utf-8")
    (shown,) = MAP.findall(guide)
    assert shown == "".join(map_rows())


def map_rows() -> list[str]:
    """The rows of the guide's map, one a room."""
    rows = []
    for room in ROOMS:
        if room and room != "__main__":
            path = PACKAGE.joinpath(*room.split("."))
            file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
            name = path.relative_to(PACKAGE).as_posix() + ("/" if path.is_dir() else ".py")
            rows.append(f"| `{name}` | {first_line(file)} |\n")
    return rows
