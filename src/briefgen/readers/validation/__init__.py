"""Data with places → a model; what does not fit is reported in our own words, and left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefgen.diagnostics import Diagnostic, KeyPath, Report, Span, nearest
from briefgen.models.values import Model, is_tag
from briefgen.noun import noun
from briefgen.readers.files.positions import Positioned
from briefgen.readers.validation.complaints import Complaint, worded
from briefgen.readers.validation.pruning import Pruned, prune, repositioned
from briefgen.readers.validation.shape import owners, shape_at

if TYPE_CHECKING:
    from briefgen.readers.validation.days import Today

Made = TypeVar("Made", bound=Model)

_KEY_MARK = "[key]"

MOST_TOLD = 100
"""How many problems of one file are told at a time; nobody reads more, and a file may be made to have a million."""


def validate(model: type[Made], positioned: Positioned, report: Report) -> Made | None:
    """The model made from data; None when it cannot be made at all.

    Every value that does not fit is reported with its place and left out, so that the rest
    can be used. What only follows from a reported problem is not reported as well.
    """
    settled = settle(model, positioned, report)
    return settled[0] if settled else None


def settle(
    model: type[Made], positioned: Positioned, report: Report, today: Today | None = None
) -> tuple[Made, Positioned] | None:
    """Like `validate`, with the data that was left and its places: their paths lead to the values of the model.

    Where `today` is given, a date without a year is taken for the nearest such day, to say what was probably meant.
    """
    if positioned.data is None and () not in positioned.refused:
        report.add(_empty(positioned))
        return None
    dropped = set(positioned.refused)
    while () not in dropped:  # each turn drops one more value of the data at least
        pruned = prune(positioned.data, dropped)
        try:
            made = model.model_validate(pruned.data)
        except ValidationError as error:
            judge = _Judge(model, positioned, dropped, today)
            faulty = judge.faulty(_found(error, pruned))
            report.add(*sorted(judge.diagnostics, key=_place), *judge.untold)
            dropped |= faulty if faulty - dropped else {()}
        else:
            return made, repositioned(positioned, pruned) if dropped else positioned
    return None


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (span.file, span.line, span.column) if span else ("", 0, 0)


def _empty(positioned: Positioned) -> Diagnostic:
    place = positioned.spans.get((), Span(""))
    return Diagnostic("empty-file", "there is nothing in this file", Span(place.file), expected="lines of `key: value`")


def _more(number: int, positioned: Positioned) -> Diagnostic:
    place = positioned.spans.get((), Span(""))
    message = (
        f"there are {number:,} more problems in this file" if number > 1 else "there is one more problem in this file"
    )
    return Diagnostic("more-problems", message, Span(place.file), hint="Mend those above, and the others are shown.")


@noun
class _Found:
    """One of Pydantic's errors, at the path the value has in the file."""

    path: KeyPath
    kind: str
    value: Any
    context: dict[str, Any]
    of_key: bool


_DERIVED = "default_factory_not_called"
"""The kind of error of a value that is derived from others: what is wrong is one of those, which says so itself."""


def _found(error: ValidationError, pruned: Pruned) -> list[_Found]:
    return [_one(details, pruned) for details in error.errors(include_url=False) if details["type"] != _DERIVED]


def _one(details: ErrorDetails, pruned: Pruned) -> _Found:
    path = tuple(step for step in details["loc"] if not is_tag(step))
    of_key = bool(path) and path[-1] == _KEY_MARK
    before = pruned.original(path[:-1] if of_key else path)
    return _Found(before, details["type"], details["input"], details.get("ctx", {}), of_key)


class _Judge:
    """Decides which errors of one turn are worth telling, and which values have to go."""

    def __init__(
        self, model: type[Model], positioned: Positioned, dropped: Iterable[KeyPath], today: Today | None
    ) -> None:
        self.model = model
        self.today = today
        self.positioned = positioned
        self.known = frozenset(dropped)
        self.meant: set[KeyPath] = set()
        self.diagnostics: list[Diagnostic] = []
        self.untold: list[Diagnostic] = []

    def faulty(self, found: list[_Found]) -> set[KeyPath]:
        """The paths of values to drop; what is to be told about them goes to `diagnostics`."""
        told = found[:MOST_TOLD]
        for one in told:
            if one.kind == "extra_forbidden":
                self._unknown_key(one)
        shadows = self._shadows(found)
        for one in told:
            if one.kind != "extra_forbidden" and one.path not in shadows:
                self.diagnostics.append(worded(self._complaint(one)))
        if len(found) > len(told):
            self.untold.append(_more(len(found) - len(told), self.positioned))
        return {self._to_drop(one) for one in found}

    def _shadows(self, found: list[_Found]) -> set[KeyPath]:
        """Where an error only follows from a value that was dropped, from one within it, or from a misspelt key."""
        dropped = {path[:end] for path in self.known for end in range(len(path) + 1)}
        around = {one.path[:end] for one in found for end in range(len(one.path))}
        return self.meant | dropped | around

    def _to_drop(self, one: _Found) -> KeyPath:
        if one.kind == "missing":
            return one.path[:-1]
        ends = range(len(one.path), -1, -1)
        return next((one.path[:end] for end in ends if one.path[:end] in self.positioned.spans), ())

    def _unknown_key(self, one: _Found) -> None:
        parent, key = one.path[:-1], str(one.path[-1])
        keys = shape_at(self.model, parent).keys
        close = nearest(key, keys)
        if close:
            self.meant.add((*parent, close))
        listed = "" if close and len(keys) > 12 else ", ".join(keys)
        place = self.positioned.key_spans.get(one.path) or self.positioned.span(one.path)
        within = f" in {_called(parent)}" if parent else ""
        homes = () if close else owners(self.model, parent, key)
        self.diagnostics.append(
            Diagnostic(
                "unknown-key",
                f"there is no key `{key}`{within}",
                place,
                expected=listed,
                nearest=close,
                hint=_moved(key, homes),
            )
        )

    def _complaint(self, one: _Found) -> Complaint:
        missing = one.kind == "missing"
        path = one.path[:-1] if missing else one.path
        place = self.positioned.span(path)
        if missing or one.of_key:
            place = self.positioned.key_spans.get(path) or place
        if missing and place:
            place = replace(place, path=(*place.path, one.path[-1]))
        return Complaint(
            kind=one.kind,
            name=_called(one.path),
            parent=_called(one.path[:-1]),
            key=str(one.path[-1]) if one.path else "",
            value=one.value,
            context=one.context,
            shape=shape_at(self.model, one.path, of_key=one.of_key),
            span=place,
            today=self.today,
        )


def _moved(key: str, homes: tuple[str, ...]) -> str:
    """The hint for a key that groups further in have, such as one that is not indented far enough."""
    named = [f"`{home}`" for home in homes]
    if not named or len(named) > 4:
        return ""
    listed = " or ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"`{key}` belongs in {listed}: write it there, indented as far as the other keys."


def _called(path: KeyPath) -> str:
    """A path as a person names it; the place shows which item of a list is meant."""
    dotted = ".".join(step for step in path if isinstance(step, str))
    if not path:
        return ""
    return f"an item of `{dotted}`" if isinstance(path[-1], int) else f"`{dotted}`"
