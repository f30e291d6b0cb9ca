"""Values as they were typed: text, paths and what an option is without being given need no Pydantic, which takes long to load."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

AS_TYPED: dict[Any, Callable[[Any], Any]] = {
    str: str,
    Path: Path,
    list[str]: list,
    list[Path]: lambda typed: [Path(each) for each in typed],
}
"""What becomes of a value by the type that is declared for it."""


def take_as_typed(parameters: list[Any]) -> list[Any]:
    """Typer's parameters, which now take such values without Pydantic; all others go the usual way."""
    for parameter in parameters:
        if getattr(parameter, "_runtime_param", parameter) is None:
            parameter._runtime_param = _Typed(parameter)
    return parameters


class _Typed:
    """What Typer asks for the value of one parameter."""

    def __init__(self, parameter: Any) -> None:
        self._descriptor = parameter.type_descriptor

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value for the command. Raises Typer's BadParameter for one that cannot be."""
        declared = self._descriptor.annotation
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if isinstance(declared, type) and isinstance(value, declared):
            return value
        if declared in AS_TYPED:
            return AS_TYPED[declared](value)
        from typer._coercion import build_runtime_param

        return build_runtime_param(self._descriptor).coerce(value, param=param, ctx=ctx)
