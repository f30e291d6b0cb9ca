"""Citation Style Language: styles, and what they make of sources and citations (CSL 1.0.2).

A style is read with `read_csl`, a language with `read_locale`. A `Processor` of both and of
CSL-JSON objects then turns citations into the inlines of a document. Nothing here reads a
file or knows the date; what is wrong with a style is a `CslError` full of `CslProblem`s.
The reference for what a style means is Pandoc's citeproc; where this differs, the tests say
why.
"""

from __future__ import annotations

from briefgen.csl.addresses import ADDRESSES, address, shows
from briefgen.csl.cites import Cite, Cited, CitedSource, Entry, Result
from briefgen.csl.inlines import aside
from briefgen.csl.locale import Locale
from briefgen.csl.locale_reading import read_locale
from briefgen.csl.locators import place_in_source
from briefgen.csl.markup import without_markup
from briefgen.csl.printer import Memory
from briefgen.csl.problems import CslError, CslProblem
from briefgen.csl.processor import Processor
from briefgen.csl.reading import read_csl
from briefgen.csl.style import CslStyle

__all__ = [
    "ADDRESSES",
    "Cite",
    "Cited",
    "CitedSource",
    "CslError",
    "CslProblem",
    "CslStyle",
    "Entry",
    "Locale",
    "Memory",
    "Processor",
    "Result",
    "address",
    "aside",
    "place_in_source",
    "read_csl",
    "read_locale",
    "shows",
    "without_markup",
]
