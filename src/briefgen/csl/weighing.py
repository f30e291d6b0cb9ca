"""Whether a style ends: macros that are missing or go in circles, and how much work one item can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.csl.problems import CslProblem
from briefgen.csl.style import Choose, CslStyle, Element, Group, MacroCall, Names, TextValue

HEAVIEST: Final = 10_000
"""The most that printing one item may weigh, an element weighing 1; the heaviest styles in use weigh three thousand."""

NAMES: Final = 5
"""What a list of names weighs, which has many parts."""

LETTERS: Final = 50
"""As many letters weigh as much as an element."""

DEEPEST: Final = 80
"""The most elements one within another, macros written out."""


def weigh(style: CslStyle, lines: Mapping[str, int]) -> list[CslProblem]:
    """What keeps a style from being used; `lines` says where each macro is first called."""
    return _Scale(style, lines).problems()


class _Scale:
    """Weight and depth of each macro, each found once."""

    def __init__(self, style: CslStyle, lines: Mapping[str, int]) -> None:
        self.style = style
        self.lines = lines
        self.known: dict[str, tuple[int, int]] = {}

    def problems(self) -> list[CslProblem]:
        """Missing macros; else a circle; else too much work."""
        missing = sorted({name for name in self._called() if name not in self.style.macros})
        if missing:
            return [
                CslProblem("csl-unknown-macro", f"there is no macro “{name}”", self.lines.get(name, 0))
                for name in missing
            ]
        if circle := self._circle():
            way = " → ".join(circle)
            return [
                CslProblem("csl-macro-circle", f"macros call one another in a circle: {way}", self.lines[circle[0]])
            ]
        return self._too_much()

    def _called(self) -> Iterator[str]:
        """The names of all macros that are called anywhere."""
        for elements in (*self.style.macros.values(), *self._layouts()):
            yield from calls(elements)
        for layout in filter(None, (self.style.citation, self.style.bibliography)):
            yield from (key.macro for key in layout.sort if key.macro)

    def _layouts(self) -> list[tuple[Element, ...]]:
        return [layout.elements for layout in (self.style.citation, self.style.bibliography) if layout]

    def _circle(self) -> list[str]:
        """The names along the first circle of macros, closed; empty when there is none."""
        done: set[str] = set()
        for start in self.style.macros:
            way: dict[str, Iterator[str]] = {start: calls(self.style.macros[start])} if start not in done else {}
            while way:
                last, following = next(reversed(way.items()))
                name = next(following, None)
                if name is None:
                    done.add(last)
                    del way[last]
                elif name in way:
                    names = list(way)
                    return [*names[names.index(name) :], name]
                elif name not in done:
                    way[name] = calls(self.style.macros[name])
        return []

    def _too_much(self) -> list[CslProblem]:
        for name in self._innermost_first():
            self.known[name] = self._total(self.style.macros[name])
        sizes = [*map(self._total, self._layouts()), *self.known.values()]
        heaviest, deepest = max(size[0] for size in sizes), max(size[1] for size in sizes)
        if heaviest <= HEAVIEST and deepest <= DEEPEST:
            return []
        message = "the style is so large or so nested that printing one source would take too long"
        return [CslProblem("csl-too-large", message, hint="Take a simpler style.")]

    def _innermost_first(self) -> list[str]:
        """The macros in an order in which each comes after those that it calls."""
        order: dict[str, None] = {}
        stack = [(name, False) for name in self.style.macros]
        while stack:
            name, is_open = stack.pop()
            if is_open:
                order[name] = None
            elif name not in order:
                stack.append((name, True))
                stack.extend((inner, False) for inner in calls(self.style.macros[name]) if inner not in order)
        return list(order)

    def _total(self, elements: tuple[Element, ...]) -> tuple[int, int]:
        sizes = list(map(self._size, elements))
        return sum(size[0] for size in sizes), max((size[1] for size in sizes), default=0)

    def _size(self, element: Element) -> tuple[int, int]:
        """Elements visited at most, and the depth."""
        match element:
            case MacroCall(name):
                weight, depth = self.known[name]
            case Group(elements) | Names(substitute=elements):
                weight, depth = self._total(elements)
            case Choose(branches):
                sizes = [self._total(branch.elements) for branch in branches]
                weight = len(branches) + max((size[0] for size in sizes), default=0)
                depth = max((size[1] for size in sizes), default=0)
            case _:
                weight, depth = 0, 0
        return min(weight + _own_weight(element), HEAVIEST + 1), depth + 1


def _own_weight(element: Element) -> int:
    """What an element weighs by itself: 1, more for names, more for long words around or in it."""
    if isinstance(element, Choose):
        return 1
    formatting = element.formatting
    words = len(formatting.prefix) + len(formatting.suffix) + len(formatting.delimiter or "")
    words += len(element.value) if isinstance(element, TextValue) else 0
    return (NAMES if isinstance(element, Names) else 1) + words // LETTERS


def calls(elements: tuple[Element, ...]) -> Iterator[str]:
    """The macros that elements call, directly or within groups and choices."""
    for element in elements:
        match element:
            case MacroCall(name):
                yield name
            case Group(inner) | Names(substitute=inner):
                yield from calls(inner)
            case Choose(branches):
                for branch in branches:
                    yield from calls(branch.elements)
