"""What somebody typed about a source → the variables of CSL, refused where a source could not hold them."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Mapping
from typing import Any

import yaml

from briefgen.cli.given import sentences
from briefgen.cli.questions import Unusable
from briefgen.cli.source_kinds import DAYS, PEOPLE
from briefgen.diagnostics import BriefError, Report
from briefgen.models.folders import SOURCES
from briefgen.models.library import Source
from briefgen.readers.bibliography import sources_of
from briefgen.workspace import File

Csl = dict[str, Any]


def understood(variable: str, line: str) -> Any:
    """The value of a variable. Raises Unusable when no source could hold it."""
    value: Any = people(line) if variable in PEOPLE else line
    if variable in DAYS and re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", line):
        value = {"date-parts": [[int(part) for part in line.split("-")]]}
    trial = {"id": "trial", "type": "document", "title": "T", variable: value}
    sources, report = read(trial)
    for found in report.diagnostics:
        raise Unusable(*sentences(found))
    return sources[0].csl[variable] if isinstance(value, str) else value


def people(line: str) -> list[dict[str, str]]:
    """The names in a line, with semicolons between them: `Last, First` is a person, anything else an organization."""
    return [_name(part.strip()) for part in line.split(";") if part.strip()]


def _name(name: str) -> dict[str, str]:
    if name[0] == name[-1] == '"' and len(name) > 2:
        return {"literal": name[1:-1]}
    family, comma, given = (part.strip() for part in name.partition(","))
    if "," in given:
        raise Unusable(
            f"“{name}” has more than one comma.",
            "expected: people with ; between them: Smith, J.; Doe, J.",
            f'hint: An organization with a comma in its name stands in quotation marks: "{name}"',
        )
    return {"family": family, "given": given} if comma and given else {"literal": name}


def said(names: list[dict[str, str]]) -> str:
    """How names were understood, for whoever typed them."""
    return "; ".join(
        f"the organization {name['literal']}" if "literal" in name else f"{name['given']} {name['family']}"
        for name in names
    )


def written(entry: Mapping[str, Any]) -> str:
    """An entry as it stands in a list of sources."""
    parts = (
        yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=_flow(value))
        for key, value in entry.items()
    )
    return "- " + textwrap.indent("".join(parts), "  ").removeprefix("  ")


def _flow(value: Any) -> bool | None:
    """Texts stand in lines of their own; the parts of a name or a date in one line."""
    return None if isinstance(value, list | dict) else False


def read(entry: Mapping[str, Any]) -> tuple[tuple[Source, ...], Report]:
    """An entry as the reader of sources takes it."""
    report = Report()
    return sources_of(File(SOURCES, f"references:\n{written(entry)}".encode()), report), report


def pasted(text: str) -> Csl:
    """The source in a pasted entry of BibTeX or CSL-JSON. Raises BriefError when it is not one that can be used."""
    text = text.strip()
    name = "pasted.bib" if text.startswith("@") else "pasted.json"
    if text.startswith("{"):
        text = f"[{text}]"
    report = Report()
    sources = sources_of(File(name, text.encode()), report)
    if report.diagnostics or len(sources) != 1:
        raise BriefError(report.diagnostics)
    custom = {"custom": dict(sources[0].custom)} if sources[0].custom else {}
    return {**sources[0].csl, **custom}


def suggested(csl: Mapping[str, Any]) -> str:
    """An id made of the first author or the title, and the year: platt-2018."""
    names = csl.get("author") or csl.get("editor") or [{}]
    first = names[0].get("family") or names[0].get("literal") or str(csl.get("title", ""))
    plain = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", plain)[: 1 if names[0].get("family") else 4]
    issued = csl.get("issued") or csl.get("accessed") or {}
    year = [str(issued["date-parts"][0][0])] if isinstance(issued, Mapping) and issued.get("date-parts") else []
    return "-".join([*(words or ["source"]), *year])
