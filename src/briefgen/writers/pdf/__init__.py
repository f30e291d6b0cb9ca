"""document + style → PDF/UA-1: laid out by WeasyPrint in a process of its own that can be stopped."""

from briefgen.writers.pdf.press import Pending, Press

__all__ = ["Pending", "Press"]
