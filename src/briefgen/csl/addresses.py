"""The web addresses that the identifiers of a source stand for."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

ADDRESSES: Final = {
    "DOI": "https://doi.org/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "URL": "https://",
}
"""Variables that lead to a source on the web, best first, and what stands before them in an address."""

SAFE: Final = "/:;,.@!$&'*+=()~-_"
"""The signs that a DOI may hold and that mean themselves in an address (RFC 3986, 3.3)."""


def address(variable: str, words: str) -> str:
    """The web address that a DOI, PMID, PMCID or URL stands for; empty when it is none that may be followed."""
    words = words.strip()
    if variable == "DOI" and "://" not in words:
        words = escaped(words)
    full = words if "://" in words else ADDRESSES[variable] + words
    is_web = full.lower().startswith(("https://", "http://"))
    return full if is_web and not any(letter.isspace() or letter in '<>"' for letter in full) else ""


def escaped(words: str) -> str:
    """A DOI, or its address, as it stands in an address: < becomes %3C."""
    return quote(words, safe=SAFE)


def shows(words: str, link: str) -> bool:
    """Whether words show the very address that they lead to."""
    return link in (words, escaped(words))
