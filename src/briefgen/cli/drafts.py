"""The texts that `briefgen new` writes: ready to use as they are, with a note beside each key."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

BRIEF = """\
# yaml-language-server: $schema=../schemas/spec.schema.json
# A brief. Make it with: briefgen render {name}
# What stands behind a # is a note for people. Take the # away to use a line.

template: {template}    # the order of the parts and the limits: a file in briefs/templates/
title: {title}
# subtitle: A line under the title
# What you ask the office to do, in one or two sentences.
# ask: Oppose section 5 of H.R. 0000.

# The bill the ask is about, and the version you have read.
# bill:
#   number: H.R. 0000
#   version: introduced
#   as_of: {today}
#   position: Oppose section 5

# Who, when, where.
# meeting:
#   legislator: {{name: First Last, title: Rep., district: NY-12}}
#   date: {today}
#   time: "10:30 a.m."
#   place: Room 100

# Sections in the order printed. Each lists blocks of the library (briefgen list blocks), or text of your own:
#   blocks: [name-of-a-block, {{use: another-block, length: full}}, {{text: A paragraph in Markdown.}}]
sections:
{sections}

# pages: 1              # the most pages the PDF may have
# style: civic          # how it looks: briefgen list styles
# audience: office      # public, office or coalition: nothing more private is printed
# formats: [pdf, docx]
"""

BLOCK = """\
---
title: {title}
summary: Use when …                  # when to use it; for people choosing, never printed
tags: []                             # words to find it by: [evidence, housing]
audience: coalition                  # who may see it: public, office or coalition
stance: argument                     # evidence, argument, background, rebuttal or voice
reviewed: {today}
review_every: 6 months
sources: []                          # ids in briefs/sources.yaml that the text cites, as in [@id]
---
# Headline
One sentence that can stand alone.

# Short
One paragraph that makes the case in about sixty words.

# Full
The whole argument in a few paragraphs: what is so, how we know, what follows.
"""

WORDING = ("    blocks:", "      - text: Write here, or name a block of the library instead.")

STYLE = """\
# yaml-language-server: $schema=../../schemas/style.schema.json
# A style that builds on another: what is not said here is as it is there.
name: {name}
extends: {extends}
title: {title}

# Take the # away to change a color. Text must stay readable on its ground.
# colors:
#   accent: "#1A4480"     # headings, rules, links
#   tint: "#EEF2F8"       # the ground of boxes and of table heads

# page:
#   paper: a4             # or letter
"""


@dataclass(frozen=True, slots=True)
class Slot:
    """A section that a template offers: its id, and its heading for people."""

    id: str
    heading: str


def brief(name: str, template: str, slots: Sequence[Slot], blocks: Sequence[str], title: str, today: dt.date) -> str:
    """A brief spec that fills a template: the blocks go into its first section, the others wait as notes."""
    used = ["    blocks:", *(f"      - {block}" for block in blocks)] if blocks else WORDING
    first = f"  - id: {slots[0].id}    # {slots[0].heading}" if slots else "  - heading: Why it matters"
    others = [line for slot in slots[1:] for line in (f"  # - id: {slot.id}    # {slot.heading}", "  #   blocks: []")]
    sections = "\n".join((first, *used, *others))
    return BRIEF.format(name=name, template=template, title=_quoted(title), sections=sections, today=today)


def block(title: str, today: dt.date) -> str:
    """A block in its three lengths."""
    return BLOCK.format(title=_quoted(title), today=today)


def copy(text: str, title: str | None) -> str:
    """Another block's text, under a title of its own when one is given."""
    if title is None:
        return text
    return re.sub(r"^title:.*$", lambda _: f"title: {_quoted(title)}", text, count=1, flags=re.MULTILINE)


def style(name: str, extends: str, title: str) -> str:
    """A style that builds on another."""
    return STYLE.format(name=name, extends=extends, title=_quoted(title))


def _quoted(text: str) -> str:
    """The text as a YAML value, in quotation marks only where YAML needs them; a JSON string is one of its forms."""
    plain = re.fullmatch(r"[A-Za-z][\w ,.’'()-]*[\w.)]", text, flags=re.ASCII) is not None
    return text if plain and text.casefold() not in {"true", "false", "null"} else json.dumps(text, ensure_ascii=False)
