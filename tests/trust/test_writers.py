"""Whatever the writers of Word files can make is known where finished files are looked into, also what no sample holds."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from briefgen.trust.docx.allowed import TABLES
from briefgen.writers import docx

SOURCES = Path(docx.__file__).parent


def made() -> Iterator[tuple[str, str, str]]:
    """Every element that a call of `w` makes, each of its attributes, and in which file."""
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "w":
                match node.args[:1]:
                    case [ast.Constant(value=str(tag))]:
                        yield from ((tag, name.arg or "", path.name) for name in node.keywords)
                        yield tag, "", path.name


def test_every_element_that_is_written_is_known_with_its_attributes() -> None:
    known = {
        (element.rpartition(":")[2], attribute.rpartition(":")[2])
        for table in TABLES.values()
        for element, attributes in table.items()
        for attribute in ("", *attributes)
    }
    found = set(made())
    assert len(found) > 200
    assert {one for one in found if one[:2] not in known} == set()
