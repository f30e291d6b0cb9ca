"""What is changed in the libraries that lay out, each bounded to the versions it was tested with."""

from __future__ import annotations

from typing import NamedTuple


class Patch(NamedTuple):
    """One change of a library that this process makes when it starts.

    `changed` are the functions that are replaced or relied on, with the first digits of the SHA-256 of their source:
    another version of the library may not be patched blindly. `gain` says what the change is for, as last measured;
    `upstream` where the library's authors could make it needless.
    """

    name: str
    library: str
    versions: str
    changed: dict[str, str]
    gain: str
    upstream: str


PATCHES = (
    Patch(
        "native",
        "weasyprint",
        "==70.0",
        {"weasyprint.text.ffi:_dlopen": "9ab3167cbc80"},
        "Loading the engine takes half the processor time: no search for libraries, no modules and no rules that no brief needs.",
        "ctypes.util.find_library starts ldconfig, a compiler and a linker for each name (python/cpython, ctypes.util).",
    ),
    Patch(
        "foreign",
        "cffi",
        ">=2,<2.2",
        {"cffi.cparser:Parser.parse_type_and_quals": "c150370f9f77"},
        "The first document of a process takes a tenth of a second of processor time less; pages are the same byte for byte.",
        "cffi parses each type behind the names of all others; its API mode, which WeasyPrint could choose, would not.",
    ),
    Patch(
        "notearea",
        "weasyprint",
        "==70.0",
        {"weasyprint.layout:LayoutContext._update_footnote_area": "2e317e4b066f"},
        "A page with ten notes is laid out in two thirds of the time; pages are the same byte for byte.",
        "WeasyPrint lays out all notes of a page again for each that is added.",
    ),
    Patch(
        "styling",
        "weasyprint",
        "==70.0",
        {
            "weasyprint.css:ComputedStyle.__init__": "ffbc48647d0d",
            "weasyprint.css:ComputedStyle.__missing__": "b318d8efc8ac",
        },
        "A document is laid out in a fifteenth less time; pages are the same byte for byte.",
        "WeasyPrint asks of each of the hundred values of an element whether a rule, a variable or a logical name sets it.",
    ),
    Patch(
        "tagging",
        "weasyprint",
        "==70.0",
        {"weasyprint.pdf.tags:add_tags": "f0e74575b0ba"},
        "PDF/UA-1: headers of tables, notes after their paragraphs, labels of list items, artifacts.",
        "WeasyPrint's own tags know no footnotes and no row headers.",
    ),
    Patch(
        "glyphs",
        "weasyprint",
        "==70.0",
        {"weasyprint.pdf.fonts:build_fonts_dictionary": "fc551bef35d0"},
        "Words are found and copied as they were written: letters with two marks, and characters that share a glyph.",
        "WeasyPrint gives each glyph the text of its first use in a document (Kozea/WeasyPrint, issue 2841).",
    ),
    Patch(
        "streams",
        "pydyf",
        ">=0.12,<0.14",
        {"pydyf:Stream.data": "bdc2bc513f28", "pydyf:_to_bytes": "1cefd02c285d"},
        "Every reader agrees where a stream ends (ISO 32000-1, 7.3.8): data that ends in CR is not read short by a byte.",
        "pydyf writes a lone LF before endstream.",
    ),
    Patch(
        "cutting",
        "weasyprint",
        "==70.0",
        {
            "weasyprint.pdf.fonts:Font._fonttools_subset": "1faa45f3c4ca",
            "weasyprint.pdf.fonts:Font.subset": "61ed6bc2e9a7",
        },
        "Where HarfBuzz cannot cut fonts down, fontTools does it in two fifths of the time. A font whose license forbids "
        "to cut it is embedded whole.",
        "WeasyPrint gives fontTools the tables for setting text, which is set already, and does not read OS/2 fsType.",
    ),
)
"""Every patch, in the order of what it changes: loading, laying out, drawing, writing."""
