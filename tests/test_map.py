"""The map of the code: which room may know which, held as a table and checked against every import."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
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
    "workspace": {"diagnostics"},
    "libreoffice": {"workspace"},
    "readers": {"csl", "diagnostics", "document", "models", "workspace"},
    "reading_back": set(),
    "csl": {"document"},
    "cite": {"csl", "diagnostics", "document", "models"},
    "compose": {"diagnostics", "document", "models"},
    "checks": {"diagnostics", "document", "models"},
    "fit": {"diagnostics", "document", "models"},
    "writers": {"diagnostics", "document", "models"},
    "writers.html": {"document", "models", "writers"},
    "writers.text": {"document", "writers"},
    "writers.docx": {"diagnostics", "document", "models", "writers"},
    "writers.pdf": {"diagnostics", "document", "models", "writers", "writers.html"},
    "writers.pdf.engine": {"writers.pdf"},
    "writers.by_word": {"diagnostics", "document", "libreoffice", "models", "reading_back", "writers", "writers.docx", "writers.pdf"},
    "usage": {"checks", "compose", "diagnostics", "document", "models", "readers", "workspace"},
    "pipeline": {"checks", "cite", "compose", "diagnostics", "document", "fit", "libreoffice", "models", "readers", "usage", "workspace", "writers", "writers.docx", "writers.html", "writers.pdf", "writers.text"},
    "cli": {"diagnostics", "fit", "libreoffice", "models", "pipeline", "readers", "usage", "workspace", "writers.by_word", "writers.pdf"},
    "": set(),
    "__main__": {"cli"},
}  # fmt: skip
"""What each room may import, apart from itself and the package's version. A room is a module or a package."""


@dataclass(frozen=True)
class Import:
    """One import: the room it is in, the room it leads to, and where it stands."""

    room: str
    target: str
    place: str


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "starter" not in path.parts)


def room_of(dotted: str) -> str:
    """The room of a module's dotted name within the package: the longest room that it lies in."""
    while dotted and dotted not in ROOMS:
        dotted = dotted.rpartition(".")[0]
    return dotted


def dotted_name(path: Path) -> str:
    parts = list(path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[Import]:
    """Every import of the package's own modules, also within functions and under TYPE_CHECKING."""
    room, known = room_of(dotted_name(path)), {dotted_name(module) for module in modules()}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for full in _imported(node):
            dotted = full.removeprefix("briefgen").removeprefix(".")
            while dotted and dotted not in known:
                dotted = dotted.rpartition(".")[0]
            place = f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}"  # type: ignore[attr-defined]
            yield Import(room, room_of(dotted), place)


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
    left = {name: set(_at_load(path, set(known))) - {name} for name, path in known.items()}
    while free := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in free:
            del left[name]
    assert not left


def _at_load(path: Path, known: set[str]) -> Iterator[str]:
    for node in ast.parse(path.read_text("utf-8")).body:
        for full in _imported(node):
            dotted = full.removeprefix("briefgen").removeprefix(".")
            while dotted and dotted not in known:
                dotted = dotted.rpartition(".")[0]
            yield dotted


def first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    return docstring.splitlines()[0] if docstring else ""


@pytest.mark.parametrize("path", modules(), ids=dotted_name)
def test_a_module_says_in_one_line_what_it_is(path: Path) -> None:
    line = first_line(path)
    assert line.endswith("."), f"{dotted_name(path)} says: {line!r}"


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
