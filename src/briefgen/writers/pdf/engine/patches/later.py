"""Modules that are imported when something of them is called for the first time, not when another module names them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands in for a module."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given, **named: getattr(importlib.import_module(self.__name__), name)(*given, **named)


@contextmanager
def loaded_when_called(*modules: str) -> Iterator[None]:
    """Let what is imported within find stand-ins for these modules, of which it may call functions; nothing else keeps them."""
    later = [name for name in modules if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in later})
    try:
        yield
    finally:
        for name in later:
            del sys.modules[name]
