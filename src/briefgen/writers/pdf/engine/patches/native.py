"""Importing WeasyPrint fast: its native libraries are known by name, so nobody need search for them."""

from __future__ import annotations

import ctypes.util
import importlib.resources
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefgen.writers.pdf.engine.patches.later import loaded_when_called

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

SELDOM_CALLED = ("fontTools.subset", "fontTools.varLib.instancer", "tinyhtml5")
"""Modules of which WeasyPrint calls a function only for fonts that HarfBuzz cannot cut down, or for pages that are not XML."""

NEVER_PRINTED = re.compile(
    r"@counter-style (?!.*(?:disc|circle|square|decimal|lower-|upper-))|.*\[dir|(?::is\()?(?:button|input|select|textarea|fieldset)\b"
)
"""Lines of WeasyPrint's own style sheet about what no brief has: form fields, other writing directions, other ways to count."""


def import_engine() -> None:
    """Import WeasyPrint. Raises ImportError or OSError where it or its native libraries are missing.

    On Linux the standard search starts ldconfig, a compiler and a linker for every name; that
    is a third of the time of the import. It is tried only when the usual names do not do.
    """
    if sys.platform == "linux":
        try:
            with _known_names(), loaded_when_called(*SELDOM_CALLED), _sheets_cut_down():
                import weasyprint
        except OSError:
            for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
                del sys.modules[name]
    import weasyprint  # noqa: F401


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


class _Sheets:
    """The folder of WeasyPrint's own style sheets, whose files are read cut down to what is needed."""

    def __init__(self, folder: Any) -> None:
        self._folder = folder

    def __truediv__(self, name: str) -> _Sheets:
        return _Sheets(self._folder / name)

    def read_text(self, encoding: str) -> str:
        """The sheet for all of HTML without NEVER_PRINTED; nothing of those for forms and for attributes of old HTML."""
        if self._folder.name != "html5_ua.css":
            return ""
        lines = self._folder.read_text(encoding).splitlines()
        return "\n".join(line for line in lines if not NEVER_PRINTED.match(line))


@contextmanager
def _sheets_cut_down() -> Iterator[None]:
    """Let WeasyPrint read its own style sheets so: parsing what nothing matches takes a tenth of the import."""
    find = importlib.resources.files

    def files(package: Any) -> Any:
        return _Sheets(find(package)) if getattr(package, "__name__", "") == "weasyprint.css" else find(package)

    importlib.resources.files = files
    try:
        yield
    finally:
        importlib.resources.files = find
