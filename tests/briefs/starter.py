"""The texts of the starter library as the tests of their words see them: each length of each block, each text of a spec."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from tools import CHECKOUT

from briefgen.diagnostics import Report
from briefgen.models.library import Block
from briefgen.models.spec import Length
from briefgen.readers.bibliography import read_sources
from briefgen.readers.blocks.facts import read_facts
from briefgen.readers.blocks.library import read_blocks
from briefgen.workspace import Workspace

WORKSPACE = Workspace(CHECKOUT)
SOURCES = read_sources(WORKSPACE, Report())
FACTS = read_facts(WORKSPACE, SOURCES, Report())
BLOCKS: dict[str, Block] = read_blocks(WORKSPACE, Report(), base_language="en-US")[0]
SPECS = ("leave-behind", "full-brief", "lobby-day", "advocacy-day")
SAID = {fact.variable: fact.stated.say for fact in FACTS.values()}
SOURCE_OF = {fact.variable: fact.entry.source for fact in FACTS.values()}


def of_blocks() -> Iterator[tuple[str, str]]:
    """Each length of each block, by `block:length`."""
    for name, block in BLOCKS.items():
        for length, text in block.lengths.items():
            yield f"{name}:{length.value}", text.text


def of_specs() -> Iterator[tuple[str, str]]:
    """Each string of each spec, by the place where it stands."""
    for name in SPECS:
        yield from _strings(name, yaml.safe_load((CHECKOUT / "briefs" / f"{name}.yaml").read_text("utf-8")))


def _strings(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _strings(f"{place}.{key}", inner)


def papers() -> Iterator[tuple[str, str]]:
    """Each paper of the samples with all that it may print: its own words, and the blocks it uses at their length."""
    for name in SPECS:
        spec = yaml.safe_load((CHECKOUT / "briefs" / f"{name}.yaml").read_text("utf-8"))
        for document in spec.get("documents", [spec]):
            words = [text for _, text in _strings("", document)]
            used = [text for text in words if text in BLOCKS]
            yield (
                f"{name}:{document['template']}",
                "\n\n".join([*words, *(_longest(block, document) for block in used)]),
            )


def _longest(name: str, document: dict[str, Any]) -> str:
    """The text of a block at the length that a paper asks for, or in full where it asks for none."""
    for section in document["sections"]:
        for use in section["blocks"]:
            if isinstance(use, dict) and use.get("use") == name and "length" in use:
                return BLOCKS[name].lengths[Length(use["length"])].text
    return BLOCKS[name].lengths[Length.FULL].text


def said(text: str) -> str:
    """A text with the words of its facts in it."""
    return re.sub(r"\{\{ fact\.(\w+)(?:\.say)? \}\}", lambda found: SAID.get(found[1], found[0]), text)


def plain(text: str) -> str:
    """A text without citations, notes and Markdown, for the count of its syllables."""
    text = re.sub(r"\[\^?-?@?[^\]]*@[^\]]*\]|\[\^\w+\]|\{[{%].*?[}%]\}", "", said(text))
    return " ".join(re.sub(r"[*_`#|>]|:::.*", "", text).replace(" .", ".").replace(" ,", ",").split())


def passages(text: str) -> list[str]:
    """The paragraphs, items and rows of a text."""
    return [line.strip() for line in re.split(r"\n\s*\n|\n(?=[-|0-9])", text) if line.strip()]


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its citations."""
    return [one for passage in passages(text) for one in re.split(r"(?<=[.?!])\s+(?=[A-Z“*])", passage)]


def cited(text: str) -> set[str]:
    """The sources that a text cites, by themselves and through facts."""
    by_fact = {SOURCE_OF[name] for name in re.findall(r"fact\.(\w+)", text) if name in SOURCE_OF}
    return set(re.findall(r"@([a-z0-9-]+)", text)) | by_fact


def everywhere() -> dict[str, str]:
    """All texts that may be printed."""
    texts = dict(of_blocks()) | dict(of_specs())
    texts |= {f"{name}:title": block.matter.title for name, block in BLOCKS.items()}
    return {place: said(text) for place, text in texts.items()}
