"""document + style → DOCX: a Word file with real styles, native notes and lists, through python-docx."""

from briefgen.writers.docx.assembly import write

__all__ = ["write"]
