"""Importing WeasyPrint fast: its native libraries are known by name, so nobody need search for them."""

from __future__ import annotations

import ctypes.util
import importlib
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

SONAMES = {
    "gobject": "libgobject-2.0.so.0",
    "pango": "libpango-1.0.so.0",
    "harfbuzz": "libharfbuzz.so.0",
    "harfbuzz-subset": "libharfbuzz-subset.so.0",
    "harfbuzz-vector": "libharfbuzz-vector.so.0",
    "fontconfig": "libfontconfig.so.1",
    "pangoft2": "libpangoft2-1.0.so.0",
}
"""The file of each library on Linux, by its bare name. A soname changes only when the interface does."""

BARE = re.compile(r"(?:lib)?([a-z0-9]+?(?:-[a-z]+)?)(?=[-.]|$)")
"""The bare name in `libharfbuzz-subset-0`, `pango-1.0`, `libfontconfig.1.dylib`."""

SELDOM_CALLED = ("fontTools.subset", "fontTools.varLib.instancer")
"""Modules of which WeasyPrint calls a function only for fonts that HarfBuzz cannot cut down: a quarter of the import."""


def import_engine() -> None:
    """Import WeasyPrint. Raises ImportError or OSError where it or its native libraries are missing.

    On Linux the standard search starts ldconfig, a compiler and a linker for every name; that
    is a third of the time of the import. It is tried only when the usual names do not do.
    """
    if sys.platform == "linux":
        try:
            with _known_names(), _loaded_when_called():
                import weasyprint  # noqa: F401
        except OSError:
            for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
                del sys.modules[name]
    import weasyprint  # noqa: F401, F811


@contextmanager
def _known_names() -> Iterator[None]:
    """Answer searches for the libraries of SONAMES at once; others go to the real search."""
    search = ctypes.util.find_library

    def find(name: str) -> str | None:
        bare = BARE.match(name)
        return SONAMES.get(bare[1] if bare else name) or search(name)

    ctypes.util.find_library = find
    try:
        yield
    finally:
        ctypes.util.find_library = search


class _Later(ModuleType):
    """Stands in for a module, which is imported when something of it is called for the first time."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given, **named: getattr(importlib.import_module(self.__name__), name)(*given, **named)


@contextmanager
def _loaded_when_called() -> Iterator[None]:
    """Let imports of SELDOM_CALLED find stand-ins, and nothing but them keep these afterwards."""
    later = [name for name in SELDOM_CALLED if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in later})
    try:
        yield
    finally:
        for name in later:
            del sys.modules[name]
