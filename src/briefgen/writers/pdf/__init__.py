"""document + style → PDF/UA-1 and PDF/A-3a: laid out by WeasyPrint in a process of its own that can be stopped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefgen.writers import Output
from briefgen.writers.pdf.press import Pending, Press

if TYPE_CHECKING:
    from briefgen.document.nodes import Document
    from briefgen.models.style import Style

__all__ = ["Pending", "Press", "engine_version", "write"]


def write(document: Document, style: Style) -> Output:
    """One PDF, by a press of its own. Who has several to make, or other work meanwhile, keeps a `Press`. Raises BriefError."""
    with Press() as press:
        return press.submit(document, style).result()


@cache
def engine_version() -> str:
    """The version of the program that lays out; empty where it is not known."""
    # The process that lays out imports this module too, and must not wait for this.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("weasyprint")
    except PackageNotFoundError:
        return ""
