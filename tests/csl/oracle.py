"""Pandoc's citeproc beside ours: the same sources, the same citations, both as lines of text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import tools
import yaml

from briefgen.csl import Cite, CitedSource, CslStyle, Locale, Processor, place_in_source, read_csl, read_locale
from briefgen.document.marked import Subscript, Superscript
from briefgen.document.nodes import Emphasis, Inline, LineBreak, Link, Strong, Text
from briefgen.readers.citations.calls import find_calls
from briefgen.readers.citations.locator import split_locator

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
STYLES = CHECKOUT / "styles" / "csl"

Csl = Mapping[str, Any]


@dataclass(frozen=True)
class Printed:
    """What was printed: one line for each citation, and one for each entry of the list, by id and in order."""

    citations: list[str] = field(default_factory=list)
    entries: dict[str, str] = field(default_factory=dict)


@cache
def style(name: str) -> CslStyle:
    """A style that ships."""
    return read_csl((STYLES / f"{name}.csl").read_bytes(), name)


@cache
def locale(language: str = "en-US") -> Locale:
    """A language that ships."""
    name = f"locales-{language}.xml"
    return read_locale((STYLES / "locales" / name).read_bytes(), name)


@cache
def shipped() -> dict[str, Csl]:
    """The sources that come with briefgen, without the staff's notes on them."""
    references = yaml.safe_load((CHECKOUT / "briefs" / "sources.yaml").read_text("utf-8"))["references"]
    return {ref["id"]: {key: value for key, value in ref.items() if key != "custom"} for ref in references}


@cache
def nasty() -> dict[str, Csl]:
    """Sources that are hard to cite."""
    return {ref["id"]: ref for ref in yaml.safe_load((HERE / "nasty.yaml").read_text("utf-8"))}


def each_in_turn(ids: Sequence[str]) -> list[str]:
    """Every source cited once; then again, every third with a page."""
    return [f"[@{id}]" for id in ids] + [f"[@{id}, pp. 3-4]" if n % 3 else f"[@{id}]" for n, id in enumerate(ids)]


def hard_citations() -> list[str]:
    """Every nasty source cited once, then the citations of citations.txt."""
    lines = (HERE / "citations.txt").read_text("utf-8").splitlines()
    return [*(f"[@{id}]" for id in nasty()), *(line for line in lines if not line.startswith("#"))]


def ours(name: str, sources: Mapping[str, Csl], citations: Sequence[str]) -> Printed:
    """What briefgen prints; text and note of one citation are parted by a bar."""
    result = Processor(style(name), locale(), sources).process([cite(written) for written in citations])
    lines = [" | ".join(filter(None, (words(cited.text), words(cited.note)))) for cited in result.cited]
    return Printed(lines, {entry.id: words(entry.inlines) for entry in result.entries})


def cite(written: str) -> Cite:
    """A citation in Pandoc's syntax, as the engine takes it."""
    found = find_calls(written, 0, len(written))
    assert found is not None and found.end == len(written), f"not a citation: {written}"
    cited = []
    for call in found.calls:
        locator, suffix = split_locator(call.suffix)
        label, place = place_in_source(locator, locale()) if locator else ("", "")
        cited.append(CitedSource(call.source, call.mode, label, place, call.prefix, suffix))
    return Cite(tuple(cited))


def words(inlines: Iterable[Inline]) -> str:
    """Inlines as text, emphasis between asterisks."""
    written = ""
    for inline in inlines:
        match inline:
            case Text(text):
                written += text
            case LineBreak():
                written += " "
            case Emphasis(children):
                written += f"*{words(children)}*"
            case Strong(children):
                written += f"**{words(children)}**"
            case Link(children=children) | Superscript(children) | Subscript(children):
                written += words(children)
            case _:
                raise AssertionError(f"unexpected in a citation: {inline}")
    return written


def pandocs(name: str, sources: Mapping[str, Csl], citations: Sequence[str], folder: Path) -> Printed:
    """What Pandoc prints."""
    bibliography, document = folder / "sources.json", folder / "citations.md"
    bibliography.write_text(json.dumps(list(sources.values())), "utf-8")
    # Letters around each citation keep Pandoc from moving notes and spaces about.
    document.write_text("\n\n".join(f"X {written} X" for written in citations), "utf-8")
    options = ("--metadata=lang:en-US", "--metadata=notes-after-punctuation:false", "--citeproc", "--to=json")
    tree = tools.run("pandoc", document, f"--csl={STYLES / name}.csl", f"--bibliography={bibliography}", *options)
    printed = Printed()
    for block in json.loads(tree)["blocks"]:
        if block["t"] == "Para":
            notes: list[str] = []
            text = _words(block["c"], notes).strip().removeprefix("X").removesuffix("X").strip()
            printed.citations.append(" | ".join(filter(None, (text, *notes))))
        elif block["t"] == "Div":
            for entry in block["c"][1]:
                printed.entries[entry["c"][0][0].removeprefix("ref-")] = _words(entry["c"][1][0]["c"], [])
    return printed


def _words(nodes: list[dict[str, Any]], notes: list[str]) -> str:
    written = ""
    for node in nodes:
        kind = node["t"]
        content: Any = node.get("c")
        match kind:
            case "Str":
                written += content
            case "Space" | "SoftBreak" | "LineBreak":
                written += " "
            case "Emph":
                written += f"*{_words(content, notes)}*"
            case "Strong":
                written += f"**{_words(content, notes)}**"
            case "Quoted":
                written += f"“{_words(content[1], notes)}”"
            case "Span" | "Link" | "Cite":
                written += _words(content[1], notes)
            case "Superscript" | "Subscript" | "SmallCaps" | "Underline":
                written += _words(content, notes)
            case "Note":
                notes.append(_words(content[0]["c"], notes))
            case _:
                raise AssertionError(f"Pandoc prints a {kind}, which this does not know")
    return written


ALIKE = str.maketrans(dict.fromkeys("“”„«»‘’‹›'", '"'))


def alike(text: str) -> str:
    """The text with all quotation marks and spaces made one, for comparing."""
    return " ".join(text.replace("**", "").translate(ALIKE).split())
