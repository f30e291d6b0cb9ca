"""Composes policy briefs from argument blocks, as PDF and as DOCX.

`render` makes the files of a brief, `check` says what is wrong with a workspace; both take the
words that the command of the same name takes. Everything else is not promised to stay.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.diagnostics import BriefError, Diagnostic
    from briefgen.pipeline.calling import check, render
    from briefgen.pipeline.writing import Rendered
    from briefgen.workspace import Workspace

__all__ = ["BriefError", "Diagnostic", "Rendered", "Workspace", "__version__", "check", "render"]

__version__ = "0.2.0"

_HOMES = {
    "BriefError": "diagnostics",
    "Diagnostic": "diagnostics",
    "Rendered": "pipeline.writing",
    "Workspace": "workspace",
    "check": "pipeline.calling",
    "render": "pipeline.calling",
}
"""Where each name is. It is loaded when somebody asks for it: the command and the process that lays out need few of them."""


def __getattr__(name: str) -> Any:
    """The name, from where it is (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
