"""What makes a class a noun: named parts that never change. A frozen dataclass with slots, made in a quarter of the time.

A frozen dataclass has six functions, each put together as text and compiled when its module is
imported. With some two hundred classes that was a tenth of a command's time. Here `__init__` and those
that compare are compiled when they are first called, which most never are; the others are the same for
all nouns. `fields` and `replace` of `dataclasses`, `match`, `copy` and `pickle` take a noun for what it is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, cast, dataclass_transform

Class = TypeVar("Class", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def noun(plain: Class) -> Class:
    """Make a class whose instances are values: equal when their parts are, and never changed."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    made.__init__ = _Init(made)
    for function in (_eq, _hash, _repr, _setattr, _delattr, _reduce):
        name = f"_{function.__name__}__"
        if name not in plain.__dict__ or plain.__dict__[name] is None:
            setattr(made, name, function)
    return cast(Class, made)


class _Init:
    """Stands where the `__init__` of a noun will be, which is compiled when somebody asks for it."""

    def __init__(self, noun: Any) -> None:
        self._noun = noun

    def __get__(self, made: object, kind: type) -> Callable[..., None]:
        self._noun.__init__ = init = _init(self._noun)
        return cast(Callable[..., None], init.__get__(made, kind))


def _init(noun: type) -> Callable[..., None]:
    """The function that takes the parts of a noun, in order or by name, and puts each in its slot."""
    names: dict[str, Any] = {}
    parameters, lines = ["self"], ["pass"]
    for part in fields(noun):
        names[f"set_{part.name}"] = getattr(noun, part.name).__set__
        parameters.append(part.name + _default(part, names))
        lines.append(f"set_{part.name}(self, {_value(part)})")
    text = (
        f"def make({', '.join(names)}):\n def __init__({', '.join(parameters)}):\n  "
        + "\n  ".join(lines)
        + "\n return __init__"
    )
    found: dict[str, Any] = {}
    exec(text, sys.modules[noun.__module__].__dict__, found)
    init: Callable[..., None] = found["make"](**names)
    init.__annotations__ = {part.name: part.type for part in fields(noun)} | {"return": None}
    init.__qualname__ = f"{noun.__qualname__}.__init__"
    return init


def _default(part: Field[Any], names: dict[str, Any]) -> str:
    if part.default is not MISSING:
        names[f"usual_{part.name}"] = part.default
    elif part.default_factory is not MISSING:
        names[f"usual_{part.name}"] = MISSING
        names[f"new_{part.name}"] = part.default_factory
        names["absent"] = MISSING
    else:
        return ""
    return f"=usual_{part.name}"


def _value(part: Field[Any]) -> str:
    if part.default_factory is MISSING:
        return part.name
    return f"new_{part.name}() if {part.name} is absent else {part.name}"


def _eq(self: Any, other: object) -> bool:
    """Compares the first two nouns of a kind, and leaves a function made for the kind to compare all others."""
    return _compared(self, other) if other.__class__ is self.__class__ else NotImplemented


def _compared(self: Any, other: object) -> bool:
    ours, theirs = _parts(self, "self"), _parts(self, "other")
    text = f"return {ours} == {theirs} if other.__class__ is self.__class__ else NotImplemented"
    return bool(_kept(self, "__eq__", "self, other", text)(self, other))


def _hash(self: Any) -> int:
    """Likewise for the sum by which a noun is found in a dictionary."""
    return int(_kept(self, "__hash__", "self", f"return hash({_parts(self, 'self')})")(self))


def _parts(noun: Any, called: str) -> str:
    """What tells a noun from others, as the text of a tuple."""
    return "(" + "".join(f"{called}.{part.name}, " for part in fields(noun) if part.compare) + ")"


def _kept(noun: Any, name: str, parameters: str, text: str) -> Callable[..., Any]:
    """A function of this text, which the kind of the noun has from now on."""
    found: dict[str, Any] = {}
    exec(f"def {name}({parameters}):\n {text}", {}, found)
    setattr(type(noun), name, found[name])
    made: Callable[..., Any] = found[name]
    return made


def _repr(self: Any) -> str:
    parts = (f"{part.name}={getattr(self, part.name)!r}" for part in fields(self) if part.repr)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _setattr(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, part.name) for part in fields(self))
