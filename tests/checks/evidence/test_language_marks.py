"""What is claimed in another language is looked at as any other claim: the marks alone are covered, and nothing moves."""

from __future__ import annotations

from briefgen.checks.evidence.masking import MARKUP, mask
from briefgen.checks.evidence.passages import passages

TEXT = """\
Ask [el 31% de ellas [@doe-2020]]{lang=es} today.

::: {lang=es}
El 12% murió.

::: quote Jo
Palabras.
:::
:::
After.
"""


def test_marks_are_covered_and_claims_are_not() -> None:
    masked = mask(TEXT)
    assert len(masked.text) == len(TEXT)
    assert [one.source for one in masked.references] == ["doe-2020"]
    line = masked.text.partition("\n")[0]
    assert "el 31% de ellas" in line and "lang" not in line and line.count(MARKUP) == len("[") + len("]{lang=es}")


def test_paragraphs_are_passages_of_the_box_around() -> None:
    found = [(TEXT[one.extent.start : one.extent.end].strip(), one.box) for one in passages(TEXT, mask(TEXT).text)]
    assert ("El 12% murió.", "") in found and ("Palabras.", "quote") in found and ("After.", "") in found
