"""document + style → PDF through the Word file: laid out by the LibreOffice of this computer, where Pango is missing."""

from briefgen.writers.by_word.press import AnyPress

__all__ = ["AnyPress"]
