"""Fields: what Word works out itself, with the value to show until it does."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.writers.docx.ooxml import Element, text, w


def field(instruction: str, shown: str) -> Iterator[Element]:
    """The runs of a field, such as `PAGE` (ISO/IEC 29500-1, 17.16)."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    yield w("r", w("fldChar", fldCharType="begin"))
    yield w("r", code)
    yield w("r", w("fldChar", fldCharType="separate"))
    yield w("r", text(shown))
    yield w("r", w("fldChar", fldCharType="end"))
