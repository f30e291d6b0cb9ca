"""Printing `<names>`: lists of people, shortened with et al., or what stands in for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from briefgen.csl.dates import over
from briefgen.csl.item import PersonName
from briefgen.csl.output import AllNames, Formatted, Literal, Output, Tagged, formatted, grouped
from briefgen.csl.person import person
from briefgen.csl.rich import rich
from briefgen.csl.scene import Scene
from briefgen.csl.style import PLAIN, Element, Formatting, Name, NameOptions, Names
from briefgen.csl.texts import literal, names_label
from briefgen.noun import noun

Evaluate = Callable[[tuple[Element, ...], Scene], list[Output]]


@lru_cache(maxsize=4096)
def _options(name: Name, names: NameOptions, outer: NameOptions) -> NameOptions:
    return name.options.over(names.over(outer))


def names(element: Names, scene: Scene, evaluate: Evaluate) -> Output | None:
    """What `<names>` prints; `evaluate` prints the elements that stand in for missing names."""
    inherited = element if scene.substituting is None else _inheriting(element, scene.substituting, scene.in_sort_key)
    variables = _variables(inherited, scene)
    people = [(variable, scene.names(_source(variable))) for variable in variables]
    if not any(found for _, found in people):
        return _substituted(inherited, scene, evaluate) if element.substitute and scene.substituting is None else None
    scene.spend(*(_source(variable) for variable, found in people if found))
    options = _options(inherited.name or Name(), inherited.options, scene.options)
    if options.form == "count":
        return literal(str(sum(_List(inherited, options, found, scene).shown() for _, found in people if found)))
    lists = [_List(inherited, options, found, scene).written(variable) for variable, found in people if found]
    delimiter = element.formatting.delimiter
    around = Formatting(
        element.formatting.prefix,
        element.formatting.suffix,
        options.names_delimiter if delimiter is None else delimiter,
        display=element.formatting.display,
    )
    return formatted(PLAIN if around == PLAIN else around, lists)


def _inheriting(element: Names, outer: Names, in_sort_key: bool) -> Names:
    """Names that stand in for others are written like those, where nothing else is said."""
    has_own = element.name is not None and element.label is not None
    return replace(
        element,
        name=element.name or outer.name,
        et_al=element.et_al or outer.et_al,
        label=None if in_sort_key else element.label or outer.label,
        label_first=element.label_first if has_own else outer.label_first,
        options=element.options.over(outer.options),
    )


def _source(variable: str) -> str:
    return "editor" if variable == "editortranslator" else variable


def _variables(element: Names, scene: Scene) -> tuple[str, ...]:
    """The variables; editors who are the translators too come once, where the language has a word for that."""
    if not {"editor", "translator"} <= set(element.variables):
        return element.variables
    editors, translators = scene.names("editor"), scene.names("translator")
    form = element.label.form if element.label else "long"
    if not editors or editors != translators or not scene.locale.term("editortranslator", form):
        return element.variables
    return ("editortranslator", *(name for name in element.variables if name not in ("editor", "translator")))


def _substituted(element: Names, scene: Scene, evaluate: Evaluate) -> Output | None:
    """The first of the elements that prints something, tagged as the names it stands in for."""
    scene.substituting = element
    try:
        for child in element.substitute:
            if outputs := evaluate((child,), scene):
                return _as_names(outputs, element.formatting)
    finally:
        scene.substituting = None
    return None


def _as_names(outputs: list[Output], formatting: Formatting) -> Output | None:
    first = outputs[0]
    if isinstance(first, Tagged) and isinstance(first.tag, AllNames):
        return formatted(formatting, outputs)
    inner = grouped(outputs)
    return None if inner is None else formatted(formatting, [Tagged(AllNames("", ()), inner)])


@noun
class _List:
    """The people of one variable."""

    element: Names
    options: NameOptions
    people: tuple[PersonName, ...]
    scene: Scene

    def written(self, variable: str) -> Output | None:
        """All of them, with their label."""
        base = self.element.name or Name()
        face = replace(self.element.formatting, prefix="", suffix="", delimiter=None, display="")
        name = base if face == PLAIN else replace(base, formatting=over(base.formatting, face))
        people = [person(one, order, name, self.options, self.scene) for order, one in enumerate(self.people, 1)]
        listed = self._listed(people)
        label = None
        if self.element.label and not self.scene.in_sort_key:
            label = names_label(self.element.label, variable, len(self.people), self.scene)
        inner = grouped([label, *listed] if self.element.label_first else [*listed, label])
        return None if inner is None else Tagged(AllNames(variable, self.people), inner)

    def shown(self) -> int:
        """How many are printed by name."""
        limit = self._limit()
        return len(self.people) if limit is None else min(limit, len(self.people))

    def _limit(self) -> int | None:
        """How many come before “et al.”; None when all are printed."""
        least, first = self.options.et_al_min, self.options.et_al_use_first
        if not self.scene.in_bibliography and "subsequent" in self.scene.place.positions:
            least = self.options.et_al_subsequent_min or least
            first = self.options.et_al_subsequent_use_first or first
        count = len(self.people)
        if least and count >= least:
            limit = None if first is None else max(first, self.scene.clarity.names_shown)
            return limit if limit is not None and limit < count else None
        return count - 1 if self._ends_in_others() else None

    def _ends_in_others(self) -> bool:
        """Whether the last name only says that there are more, as lists made for BibTeX do."""
        return len(self.people) > 1 and self.people[-1].literal == "others"

    def _listed(self, people: list[Output]) -> list[Output | None]:
        limit = self._limit()
        delimiter = ", " if self.options.delimiter is None else self.options.delimiter
        if limit is None:
            if self.scene.in_sort_key:
                return list(people)
            before = [_prefixed(one, delimiter) for one in people[1:-1]]
            return [*people[:1], *before, *[_prefixed(one, self._before_last(delimiter)) for one in people[1:][-1:]]]
        shown = [one if self.scene.in_sort_key else _prefixed(one, delimiter) for one in people[1:limit]]
        if limit == 0 or self.scene.in_sort_key:
            return [*people[: min(limit, 1)], *shown]
        return [people[0], *shown, *self._et_al(limit, delimiter, people[-1])]

    def _before_last(self, delimiter: str) -> str:
        """What stands before the last name: “, and ”, “ & ”."""
        word = self._and()
        if not word:
            return delimiter
        if not self._precedes(self.options.precedes_last, len(self.people) > 2, len(self.people) < 3):
            delimiter = ""
        return f"{delimiter}{'' if delimiter.endswith(' ') else ' '}{word} "

    def _and(self) -> str:
        if self.options.and_ == "symbol":
            return next((term.text for term in self.scene.locale.all("and", "symbol")), "&")
        return self.scene.locale.term("and") if self.options.and_ == "text" else ""

    def _precedes(self, rule: str | None, contextual: bool, first_inverted: bool) -> bool:
        match rule:
            case "always":
                return True
            case "never":
                return False
            case "after-inverted-name":
                order = self.options.name_as_sort_order
                return order == "all" or order == "first" and first_inverted
        return contextual

    def _et_al(self, limit: int, delimiter: str, last: Output) -> list[Output | None]:
        """“et al.”, or an ellipsis and the last name."""
        precedes = self._precedes(self.options.precedes_et_al, len(self.people) > 2 and limit > 1, limit < 2)
        before = delimiter if precedes else " "
        if self.options.et_al_use_last and self.element.et_al is None and not self._ends_in_others():
            if limit + 1 == len(self.people):
                return [_prefixed(last, before)]
            return [Formatted(Formatting(prefix=before), (Literal(rich("… ")),)), last]
        element = self.element.et_al
        formatting = element.formatting if element else PLAIN
        words = literal(self.scene.locale.term(element.term if element else "et-al"))
        prefix = (before + formatting.prefix).replace("  ", " ")
        return [formatted(replace(formatting, prefix=prefix), [words])]


def _prefixed(output: Output, prefix: str) -> Output:
    return Formatted(Formatting(prefix=prefix), (output,)) if prefix else output
