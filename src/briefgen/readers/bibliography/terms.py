"""The words of BibTeX and BibLaTeX that stand for others: kinds of entries, kinds of works, states, languages.

Source: the manual of BibLaTeX, 2.1 and 4.9.2; the kinds of works of CSL are those that Pandoc chooses.
"""

from __future__ import annotations

from typing import Final

TYPES: Final = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "book": "book", "bookinbook": "chapter",
    "booklet": "pamphlet", "collection": "book", "commentary": "book", "conference": "paper-conference",
    "data": "dataset", "dataset": "dataset", "electronic": "webpage", "image": "graphic", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case", "legal": "treaty", "legislation": "legislation", "letter": "personal_communication",
    "letters": "personal_communication", "manual": "book", "mastersthesis": "thesis", "misc": "document",
    "movie": "motion_picture", "music": "song", "mvbook": "book", "mvcollection": "book", "mvproceedings": "book",
    "mvreference": "book", "newsarticle": "article-newspaper", "online": "webpage", "patent": "patent",
    "performance": "speech", "periodical": "article-journal", "phdthesis": "thesis", "proceedings": "book",
    "reference": "book", "report": "report", "review": "review", "software": "book", "standard": "legislation",
    "suppbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal", "techreport": "report",
    "thesis": "thesis", "unpublished": "manuscript", "video": "motion_picture", "www": "webpage",
}  # fmt: skip
"""What kind of work an entry is."""

SUBTYPES: Final = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
"""What kind of work an article is, by its `entrysubtype`."""

GENRES: Final = {"mastersthesis": "mathesis", "phdthesis": "phdthesis"}
"""The `type` of an entry that does not say one."""

WORDS: Final = {
    "audiocd": "audio CD", "bathesis": "bachelor’s thesis", "candthesis": "Candidate thesis", "datacd": "data CD",
    "forthcoming": "forthcoming", "inpreparation": "in preparation", "inpress": "in press", "mathesis": "Master’s thesis",
    "newseries": "new series", "oldseries": "old series", "patent": "patent", "patentus": "U.S. patent",
    "phdthesis": "PhD thesis", "prepublished": "pre-published", "resreport": "research report",
    "software": "computer software", "submitted": "submitted", "techreport": "technical report",
}  # fmt: skip
"""The words that BibLaTeX prints for its keys."""

LANGUAGES: Final = {
    "american": "en-US", "australian": "en-AU", "austrian": "de-AT", "brazil": "pt-BR", "brazilian": "pt-BR",
    "british": "en-GB", "canadian": "en-US", "catalan": "ca-AD", "chinese": "zh-CN", "czech": "cs-CZ", "danish": "da-DK",
    "dutch": "nl-NL", "english": "en-US", "finnish": "fi-FI", "french": "fr-FR", "german": "de-DE", "greek": "el-GR",
    "hungarian": "hu-HU", "italian": "it-IT", "japanese": "ja-JP", "naustrian": "de-AT", "newzealand": "en-NZ",
    "ngerman": "de-DE", "norwegian": "nb-NO", "nynorsk": "nn-NO", "polish": "pl-PL", "portuguese": "pt-PT",
    "romanian": "ro-RO", "russian": "ru-RU", "spanish": "es-ES", "swedish": "sv-SE", "swissgerman": "de-CH",
    "turkish": "tr-TR", "ukrainian": "uk-UA", "usenglish": "en-US", "ukenglish": "en-GB",
}  # fmt: skip
"""The languages of LaTeX by the tags that CSL has for them."""

VARIANTS: Final = {
    "variant=british": "british", "variant=uk": "british", "variant=american": "american", "variant=us": "american",
    "variant=usmax": "american", "variant=australian": "australian", "variant=newzealand": "newzealand",
}  # fmt: skip
"""What `langidopts` makes of English."""

ARCHIVES: Final = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "googlebooks": "https://books.google.com?id=",
}
"""Where the archives named by `eprinttype` keep their texts."""


def word(key: str) -> str:
    """The words for a key of BibLaTeX; any other text is itself."""
    return WORDS.get(key.strip().lower(), key)
