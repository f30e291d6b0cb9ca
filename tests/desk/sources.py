"""The files of the core as syntax: what their names stand for, what their functions return, who calls them and with what."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, TypeAlias

from desk.conftest import SOURCE

CORE: Final = SOURCE / "briefgen"
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(eq=False)
class Module:
    """A file of the core: its functions, its constants, and what its names stand for."""

    name: str
    tree: ast.Module
    functions: dict[str, list[Function]] = field(default_factory=dict)
    constants: dict[str, list[ast.expr]] = field(default_factory=dict)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where an expression stands: its module, and the function around it."""

    module: Module
    function: Function | None = None


@cache
def modules() -> dict[str, Module]:
    """The files of the core by their dotted names."""
    found = {}
    for path in sorted(CORE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = _module(name, ast.parse(path.read_text("utf-8")))
    return found


def _module(name: str, tree: ast.Module) -> Module:
    module = Module(name, tree)
    for node in ast.walk(tree):
        if isinstance(node, Function):
            module.functions.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.ImportFrom) and node.module:
            module.imported |= {one.asname or one.name: (node.module, one.name) for one in node.names}
    for statement in tree.body:
        for target, value in assigned(statement):
            module.constants.setdefault(target, []).append(value)
    return module


def assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Names that a statement gives values to; of pairs, each its own."""
    targets = (
        node.targets
        if isinstance(node, ast.Assign)
        else [node.target]
        if isinstance(node, (ast.AnnAssign, ast.NamedExpr, ast.AugAssign))
        else []
    )
    value = getattr(node, "value", None)
    for target in targets:
        yield from _bound(target, value)
    if isinstance(node, (ast.For, ast.comprehension)):
        yield from _bound(node.target, ast.Subscript(node.iter, ast.Name("any", ast.Load()), ast.Load()))


def _bound(target: ast.expr, value: ast.expr | None) -> Iterator[tuple[str, ast.expr]]:
    if value is None:
        return
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple):
        for choice in _choices(value):
            if isinstance(choice, ast.Tuple) and len(choice.elts) == len(target.elts):
                for one, part in zip(target.elts, choice.elts, strict=True):
                    yield from _bound(one, part)
            else:
                for number, one in enumerate(target.elts):
                    picked = ast.Subscript(choice, ast.Constant(number), ast.Load())
                    yield from _bound(one, picked)


def _choices(value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(value, ast.IfExp):
        yield from _choices(value.body)
        yield from _choices(value.orelse)
    else:
        yield value


@cache
def local(function: Function) -> dict[str, list[ast.expr]]:
    """What names of a function stand for within it."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        for target, value in assigned(node):
            found.setdefault(target, []).append(value)
    return found


@cache
def returned(function: Function) -> list[ast.expr]:
    ends = (ast.Return, ast.Yield)
    return [node.value for node in ast.walk(function) if isinstance(node, ends) and node.value is not None]


def parameters(function: Function) -> set[str]:
    arguments = function.args
    return {one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}


def argument(call: ast.Call, key: str, number: int) -> ast.expr | None:
    """What a call gives for a parameter, by its name or at its place, where that can be told."""
    given = next((one.value for one in call.keywords if one.arg == key), None)
    if given is not None:
        return given
    before = [one for one in call.args[: number + 1] if isinstance(one, ast.Starred)]
    # Of a place in a text, both ends are given at once.
    number -= len(before)
    return call.args[number] if number < len(call.args) and not isinstance(call.args[number], ast.Starred) else None


def named(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@cache
def calls(module: Module) -> list[tuple[Place, ast.Call]]:
    """The calls of a module, each with the function around it."""

    def within(node: ast.AST, function: Function | None) -> Iterator[tuple[Place, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield Place(module, function), child
            yield from within(child, child if isinstance(child, Function) else function)

    return list(within(module.tree, None))


@cache
def callers() -> dict[str, list[tuple[Place, ast.Call]]]:
    found: dict[str, list[tuple[Place, ast.Call]]] = {}
    for module in modules().values():
        for place, call in calls(module):
            found.setdefault(named(call.func), []).append((place, call))
    return found
