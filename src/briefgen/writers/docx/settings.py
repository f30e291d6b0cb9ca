"""The settings part: what Word must know to lay the document out as it was made."""

from __future__ import annotations

from briefgen.writers.docx.ooxml import Element, w

COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}
"""Word 2013 and later, so that nobody reads "Compatibility Mode" in the title bar ([MS-DOCX] 2.3)."""

URI = "http://schemas.microsoft.com/office/word"

DEFAULT_TAB = 708
"""Distance of tab stops where none are set, in twips: half an inch."""

ACCENTS = {f"accent{number}": f"accent{number}" for number in range(1, 7)}
COLORS = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2", **ACCENTS}
LINKS = {"hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink"}
"""Which color of the theme each name means."""

SEPARATORS = {"separator": -1, "continuationSeparator": 0}
"""The two notes that are not notes: the lines between text and notes, by their ids."""


def settings(language: str, carries_fonts: bool) -> Element:
    """The settings; `carries_fonts` where the file has fonts in it, all of whose characters are kept when it is saved.

    Nothing here takes names away when the file is saved: reviewers would all become "Author".
    """
    compatibility = (w("compatSetting", name=name, uri=URI, val=value) for name, value in COMPATIBILITY.items())
    return w(
        "settings",
        w("zoom", percent=100),
        w("embedTrueTypeFonts") if carries_fonts else None,
        w("defaultTabStop", val=DEFAULT_TAB),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", *(w("footnote", id=number) for number in SEPARATORS.values())),
        w("compat", *compatibility),
        w("themeFontLang", val=language),
        w("clrSchemeMapping", **COLORS, **LINKS),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
