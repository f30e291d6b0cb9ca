"""A layout and an item → output: macros, groups, choices, and everything within them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from briefgen.csl.dates import date
from briefgen.csl.markup import without_markup
from briefgen.csl.names import names
from briefgen.csl.numbers import is_numeric
from briefgen.csl.output import Output, formatted
from briefgen.csl.scene import Scene
from briefgen.csl.style import (
    Branch,
    Choose,
    DateElement,
    Element,
    Formatting,
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

PRINT: Final[dict[type, Callable[[Any, Scene], Output | None]]] = {
    TextVariable: text_variable,
    TextTerm: text_term,
    TextValue: text_value,
    Number: number,
    Label: label,
    DateElement: date,
    Names: lambda element, scene: names(element, scene, evaluate),
    Group: lambda element, scene: _group(element.elements, element.formatting, scene, is_macro=False),
    MacroCall: lambda call, scene: _group(scene.style.macros[call.name], call.formatting, scene, is_macro=True),
}
"""How each element is printed. A table, because this is the innermost loop of citing."""


def evaluate(elements: tuple[Element, ...], scene: Scene) -> list[Output]:
    """What the elements print, in order."""
    outputs: list[Output] = []
    for element in elements:
        if type(element) is Choose:
            outputs += _choose(element, scene)
        elif (output := PRINT[type(element)](element, scene)) is not None:
            outputs.append(output)
    return outputs


def _group(elements: tuple[Element, ...], formatting: Formatting, scene: Scene, *, is_macro: bool) -> Output | None:
    """The elements in a formatting; nothing when they call variables and all are empty (CSL 1.0.2, “Group”)."""
    called, filled = scene.called, scene.filled
    outputs = evaluate(elements, scene)
    is_empty = scene.called != called and scene.filled <= filled
    if is_macro and outputs:
        scene.count(True)
    return None if is_empty else formatted(formatting, outputs)


def _choose(element: Choose, scene: Scene) -> list[Output]:
    for branch in element.branches:
        if _holds(branch, scene):
            return evaluate(branch.elements, scene)
    return []


def _holds(branch: Branch, scene: Scene) -> bool:
    match branch.match:
        case Match.ALL:
            return all(_tests(branch, scene))
        case Match.ANY:
            return any(_tests(branch, scene))
    return not any(_tests(branch, scene))


def _tests(branch: Branch, scene: Scene) -> Iterator[bool]:
    """Whether each condition holds."""
    place = scene.place
    if branch.types:
        yield scene.item.type in branch.types
    for variable in branch.variables:
        yield bool(place.locator) if variable == "locator" else scene.item.has(variable)
    for variable in branch.numeric:
        yield _is_number(variable, scene)
    for variable in branch.uncertain:
        yield variable in scene.item.dates and scene.item.dates[variable].is_circa
    for locator in branch.locators:
        yield bool(place.locator) and (place.label or "page").replace(" ", "-") == locator
    for position in branch.positions:
        yield position in place.positions
    if branch.disambiguate:
        yield scene.clarity.condition


def _is_number(variable: str, scene: Scene) -> bool:
    if variable == "locator":
        return bool(scene.place.locator) and is_numeric(scene.place.locator)
    value = scene.item.texts.get(variable, "") if variable not in scene.spent else ""
    return isinstance(value, int) or value != "" and is_numeric(without_markup(value))
