"""A layout and an item → output: macros, groups, choices, and everything within them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from briefgen.csl.dates import date
from briefgen.csl.markup import without_markup
from briefgen.csl.names import names
from briefgen.csl.numbers import is_numeric
from briefgen.csl.output import Output, formatted
from briefgen.csl.scene import Scene
from briefgen.csl.style import (
    Asks,
    Branch,
    Choose,
    DateElement,
    Element,
    Group,
    Label,
    MacroCall,
    Match,
    Names,
    Number,
    TextTerm,
    TextValue,
    TextVariable,
)
from briefgen.csl.texts import label, number, text_term, text_value, text_variable

Print = Callable[[Any, Scene], "Output | None"]


def evaluate(elements: tuple[Element, ...], scene: Scene) -> list[Output]:
    """What the elements print, in order."""
    outputs: list[Output] = []
    for element in elements:
        if type(element) is Choose:
            outputs += _choose(element, scene)
        elif (output := PRINT[type(element)](element, scene)) is not None:
            outputs.append(output)
    return outputs


def _names(element: Names, scene: Scene) -> Output | None:
    return names(element, scene, evaluate)


def _group(element: Group, scene: Scene) -> Output | None:
    """The elements in a formatting; nothing when they call variables and all are empty (CSL 1.0.2, “Group”)."""
    called, filled = scene.called, scene.filled
    outputs = evaluate(element.elements, scene)
    is_empty = scene.called != called and scene.filled <= filled
    return None if is_empty else formatted(element.formatting, outputs)


def _macro(call: MacroCall, scene: Scene) -> Output | None:
    """A macro is a group; one that prints something counts as a filled variable for the group around it."""
    called, filled = scene.called, scene.filled
    outputs = evaluate(scene.style.macros[call.name], scene)
    is_empty = scene.called != called and scene.filled <= filled
    if outputs:
        scene.count(True)
    return None if is_empty else formatted(call.formatting, outputs)


def _choose(element: Choose, scene: Scene) -> list[Output]:
    for branch in element.branches:
        if _holds(branch, scene):
            return evaluate(branch.elements, scene)
    return []


def _holds(branch: Branch, scene: Scene) -> bool:
    """Whether the branch is taken: asks no more once the answer is clear."""
    match = branch.match
    settling = match is not Match.ALL
    if branch.types and (scene.item.type in branch.types) is settling:
        return match is Match.ANY
    for asks, value in branch.conditions:
        if TESTS[asks](value, scene) is settling:
            return match is Match.ANY
    return match is not Match.ANY or not (branch.types or branch.conditions)


def _has(variable: str, scene: Scene) -> bool:
    if variable == "locator":
        return bool(scene.place.locator)
    return scene.value(variable) != "" or scene.item.has(variable)


def _is_number(variable: str, scene: Scene) -> bool:
    if variable == "locator":
        return bool(scene.place.locator) and is_numeric(scene.place.locator)
    value = scene.value(variable) if variable not in scene.spent else ""
    return isinstance(value, int) or value != "" and is_numeric(without_markup(value))


def _is_uncertain(variable: str, scene: Scene) -> bool:
    return variable in scene.item.dates and scene.item.dates[variable].is_circa


def _is_place(label: str, scene: Scene) -> bool:
    return bool(scene.place.locator) and scene.place.kind == label


def _is_position(position: str, scene: Scene) -> bool:
    return position in scene.place.positions


def _would_clarify(_: str, scene: Scene) -> bool:
    return scene.clarity.condition


PRINT: Final[dict[type, Print]] = {
    TextVariable: text_variable,
    TextTerm: text_term,
    TextValue: text_value,
    Number: number,
    Label: label,
    DateElement: date,
    Names: _names,
    Group: _group,
    MacroCall: _macro,
}
"""How each element is printed. A table, because this is the innermost loop of citing."""

TESTS: Final[dict[Asks, Callable[[str, Scene], bool]]] = {
    "variable": _has,
    "is-numeric": _is_number,
    "is-uncertain-date": _is_uncertain,
    "locator": _is_place,
    "position": _is_position,
    "disambiguate": _would_clarify,
}
"""How each condition is tested."""
