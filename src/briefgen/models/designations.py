"""Bills by their official names: the legislature, the chamber and kind, the number; however they are spaced and dotted.

Sources: the forms of Congress are those of congress.gov ("About Legislation of the U.S. Congress"), the codes of states
those of the United States Postal Service (Publication 28, Appendix B).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from briefgen.noun import noun

FEDERAL: Final = "us"
"""What stands for Congress as the legislature of a bill."""

OF_CONGRESS: Final = ("federal", "us", "usa", "congress", "united states", "united states congress", "us congress")
"""What people write for it, folded."""

FORMS: Final = {
    "hr": "H.R.", "s": "S.", "hres": "H.Res.", "sres": "S.Res.", "hjres": "H.J.Res.", "sjres": "S.J.Res.",
    "hconres": "H.Con.Res.", "sconres": "S.Con.Res.",
}  # fmt: skip
"""The kinds of bills and resolutions of Congress, as they are printed."""

WORDS: Final = {
    "house": "h", "senate": "s", "assembly": "a", "bill": "b", "file": "f", "joint": "j", "concurrent": "con", "resolution": "res",
}  # fmt: skip
"""Words that are written in full, and what stands for them."""

STATES: Final = {
    name: code
    for code, name in (
        pair.split(" ", 1)
        for pair in (
            "al alabama|ak alaska|az arizona|ar arkansas|ca california|co colorado|ct connecticut|de delaware|"
            "dc district of columbia|fl florida|ga georgia|gu guam|hi hawaii|id idaho|il illinois|in indiana|ia iowa|ks kansas|"
            "ky kentucky|la louisiana|me maine|md maryland|ma massachusetts|mi michigan|mn minnesota|ms mississippi|mo missouri|"
            "mt montana|ne nebraska|nv nevada|nh new hampshire|nj new jersey|nm new mexico|ny new york|nc north carolina|"
            "nd north dakota|oh ohio|ok oklahoma|or oregon|pa pennsylvania|pr puerto rico|ri rhode island|sc south carolina|"
            "sd south dakota|tn tennessee|tx texas|ut utah|vt vermont|va virginia|wa washington|wv west virginia|wi wisconsin|"
            "wy wyoming"
        ).split("|")
    )
}
"""The states, folded, and the code of each."""

CONGRESS: Final = re.compile(
    r"[\s,;(]+(?:of\s+the\s+)?(?P<congress>\d{1,3})(?:st|nd|rd|th)\s*(?:cong(?:ress|\.)?)?(?:,?\s*\d{4})?\s*\)?\s*\Z"
)
"""The Congress behind a number: `S. 1312, 115th Cong.`; `H.R. 12 (119th)`."""

NUMBERED: Final = re.compile(
    r"\s*(?P<kind>[^\W\d_][^\W\d_.\s-]*(?:[.\s-]+[^\W\d_]+)*?)[.\s-]*(?:\bnos?\.?\s*)?(?P<number>\d{1,9})(?:\s*-?\s*(?P<print>[a-z]))?\s*\Z"
)
"""Letters and a number, perhaps with the letter of an amended print: `S1234-A`."""


@noun
class Designation:
    """The name of a bill. Of the legislature it holds the code, or its name folded; it is empty where it is not said and the
    form is not one of Congress. `congress` is the one that stands behind the number, 0 where none does; `print` the letter
    of an amended print. What is no letters and number is all in `kind`, and has the number -1.
    """

    legislature: str
    kind: str
    number: int
    print: str = ""
    congress: int = 0

    def is_same(self, other: Designation) -> bool:
        """Whether both are of one legislature, chamber and kind, and number: of one session they are one bill."""
        if (self.kind, self.number) != (other.kind, other.number):
            return False
        return self.legislature == other.legislature or (
            "" in (self.legislature, other.legislature) and FEDERAL not in (self.legislature, other.legislature)
        )


def designation(number: str, legislature: str = "", usual: str = "") -> Designation:
    """The name of the bill of this number, as it is written, of a legislature where that is said.

    Otherwise it is of Congress where only Congress prints such letters, else of the `usual` legislature where there is one.
    """
    words = unicodedata.normalize("NFKC", number).casefold().replace("–", "-")
    behind = CONGRESS.search(words)
    found = NUMBERED.match(words[: behind.start()] if behind else words)
    parts = re.findall(r"[^\W\d_]+", found["kind"]) if found else []
    kind = "".join(WORDS.get(part, part) for part in parts)
    printed = kind in FORMS and kind != "s" and found is not None and "." in found["kind"]
    where = legislature_of(legislature) or (FEDERAL if behind or printed else legislature_of(usual))
    where = where or (FEDERAL if kind in FORMS else "")
    congress = int(behind["congress"]) if behind else 0
    if found is None:
        return Designation(where, _folded(words), -1, "", congress)
    if where != FEDERAL and kind.endswith("res"):
        kind = kind.replace("res", "r").replace("con", "c")
    return Designation(where, kind, int(found["number"]), found["print"] or "", congress)


def legislature_of(name: str) -> str:
    """What stands for a legislature, as people call it: its code, else its name folded; empty where there is no name."""
    words = _folded(name.replace(".", ""))
    if words in OF_CONGRESS:
        return FEDERAL
    bare = re.sub(r"^state of | (?:state )?(?:legislature|general assembly|general court|assembly)$", "", words)
    return STATES.get(bare, bare)


def _folded(words: str) -> str:
    """Letters and figures alone, one space between words."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", words).casefold()))
