"""document + style → PDF/UA-1: laid out by WeasyPrint in a process of its own that can be stopped."""

from __future__ import annotations

from functools import cache

from briefgen.writers.pdf.press import Pending, Press

__all__ = ["Pending", "Press", "engine_version"]


@cache
def engine_version() -> str:
    """The version of the program that lays out; empty where it is not known."""
    # The process that lays out imports this module too, and must not wait for this.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("weasyprint")
    except PackageNotFoundError:
        return ""
