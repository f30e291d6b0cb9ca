"""Law, records and bodies as reference managers export them → as they are cited.

Zotero has one kind of item for statutes and rules, and fields in which people write “§” or “No.” themselves. A
citation style cannot look into a value, so what follows from one is settled here, for every style.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

Csl = Mapping[str, Any]

RULES: Final = re.compile(
    r"(?:fed\.? ?reg\.?|federal register|c\.? ?f\.? ?r\.?|code of federal regulations)\Z", re.IGNORECASE
)
RECORD: Final = re.compile(r"(?:cong\.? ?rec\.?|congressional record)\Z", re.IGNORECASE)
SUPREME: Final = re.compile(r"(?:u\. ?s\.|us|s\. ?ct\.|l\. ?ed\.(?: ?2d)?)\Z", re.IGNORECASE)
"""Reporters of the Supreme Court of the United States, which name the court (The Indigo Book, R12)."""

CONGRESS: Final = re.compile(r"\bcong", re.IGNORECASE)
COMMITTEE: Final = re.compile(r"\b(?:sub)?comm(?:ittee|\.)", re.IGNORECASE)
RANGE: Final = re.compile(r"(?<![\w.-])([0-9]{3,})-([0-9]{3,})(?![\w.-])")
"""Sections in a row; 300x-21 and 14-204 are the numbers of single ones."""


def as_cited(csl: Csl) -> dict[str, Any]:
    """The variables of a source, with what other variables say already left out, and the type that the law has."""
    said = dict(csl)
    container = str(said.get("container-title-short") or said.get("container-title") or "").strip()
    match said.get("type"):
        case "legislation" if RULES.match(container):
            said["type"] = "regulation"
        case "article" | "article-journal" | "article-magazine" if RECORD.match(container):
            said |= {"type": "legislation", "container-title": "Cong. Rec.", "container-title-short": "Cong. Rec."}
        case "legal_case":
            _case(said, container)
        case "bill" if CONGRESS.search(str(said.get("chapter-number", ""))):
            # “117th Cong.” says whose bill it is.
            said.pop("authority", None)
        case "hearing":
            _hearing(said)
    _section(said)
    _body_once(said)
    return said


def _case(said: dict[str, Any], container: str) -> None:
    if SUPREME.match(container):
        said.pop("authority", None)
    if "number" in said:
        said["number"] = re.sub(r"^(?:docket )?nos?\. ?", "", str(said["number"]), flags=re.IGNORECASE)


def _hearing(said: dict[str, Any]) -> None:
    """The committee is where Zotero has it, in `section`, unless the title names it."""
    authority = str(said.get("authority", ""))
    if "section" not in said and COMMITTEE.search(authority):
        said["section"] = said.pop("authority")
    if "hearing before" in str(said.get("title", "")).casefold():
        said.pop("section", None)
    elif "section" in said:
        said["section"] = re.sub(r"^(?:hearings? before )?the ", "", str(said["section"]), flags=re.IGNORECASE)


def _section(said: dict[str, Any]) -> None:
    """The number of a section without its sign, which styles set; several in a row with a dash."""
    if said.get("type") in ("legislation", "regulation", "bill") and "section" in said:
        bare = re.sub(r"^(?:§+|sections? |secs?\. )\s*", "", str(said["section"]), flags=re.IGNORECASE)
        said["section"] = RANGE.sub(_range, bare)


def _range(found: re.Match[str]) -> str:
    is_range = len(found[1]) == len(found[2]) and found[1] < found[2]
    return f"{found[1]}–{found[2]}" if is_range else found[0]


def _body_once(said: dict[str, Any]) -> None:
    """A body that is author and publisher, or author and site, is named once, as its author."""
    authors = list(said.get("author") or ())
    if len(authors) != 1 or not isinstance(authors[0], Mapping):
        return
    body = str(authors[0].get("literal") or "").casefold()
    for variable in ("publisher", "container-title"):
        if body and str(said.get(variable, "")).casefold() == body:
            del said[variable]
