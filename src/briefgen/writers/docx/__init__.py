"""document + style → DOCX: a Word file with real styles, native notes and lists."""

from briefgen.writers.docx.assembly import write

__all__ = ["write"]
