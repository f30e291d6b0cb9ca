"""The texts that `briefgen new` writes: ready to use as they are, with a note beside each key."""

from __future__ import annotations

import datetime as dt
import re

from briefgen.readers.files.scalars import spelled
from briefgen.readers.validation.answers import to_write

BLOCK = """\
---
title: {title}
summary: {summary}    # when to use it; for people choosing, never printed
tags: []                             # words to find it by: [evidence, housing]
audience: coalition                  # who may see it: public, office or coalition
stance: argument                     # evidence, argument, background, rebuttal or voice
reviewed: {today}
review_every: 6 months
sources: []                          # ids in briefs/sources.yaml that the text cites, as in [@id]
---
# Headline
{headline}

# Short
{short}

# Full
{full}
"""

TEMPLATE = """\
# yaml-language-server: $schema=../../schemas/spec.schema.json
# {title}: {purpose}
# A brief that says `template: {name}` fills it. Every key of a brief may stand here, too;
# what the brief says wins. Look at the result with: briefgen inspect BRIEF --merged
{extends}
kicker: {kicker}    # small line over the title: the kind of document
audience: office    # who will read it: public, office or coalition; nothing more private is printed
length: short       # how long blocks are where nothing else is said: headline, short or full
pages: 1            # the most pages it may have; blocks get shorter until it fits
# words: 400        # a warning when the sections have more words

# The keys that a brief must give. Groups are named with a dot: meeting.legislator
requires: [title, ask]

# The parts to print, in this order. Remove what this kind of document does not have.
parts: [masthead, title, meeting, ask, summary, sections, signers, contact, sources]

# The sections, in the order printed. A brief fills them by their `id`; one that stays empty is not printed.
sections:
{sections}
"""

SECTIONS = """\
  - id: local
    heading: Why it matters here
  - id: evidence
    heading: What the evidence shows
    required: true      # a brief must put something in it
    layout: bullets     # how its blocks stand: prose, bullets or numbers"""

CHANGED_SECTIONS = """\
  # Those of `{extends}` come first. Change one by its id, or add your own:
  # - {{id: evidence, heading: What we know, required: true}}
  - id: more
    heading: What else there is to say"""


def block(title: str, today: dt.date) -> str:
    """A block in its three lengths, each still to be written."""
    return BLOCK.format(
        title=spelled(title),
        summary=spelled(to_write("Use when …")),
        today=today,
        headline=to_write("One sentence that can stand alone."),
        short=to_write("One paragraph that makes the case in about sixty words."),
        full=to_write("The whole argument in a few paragraphs: what is so, how we know, what follows."),
    )


def copy(text: str, title: str | None) -> str:
    """Another block's text, under a title of its own when one is given."""
    if title is None:
        return text
    return re.sub(r"^title:.*$", lambda _: f"title: {spelled(title)}", text, count=1, flags=re.MULTILINE)


def template(name: str, title: str, extends: str | None) -> str:
    """A template with the keys that templates mostly have; one that builds on another says only what differs."""
    text = TEMPLATE.format(
        name=name,
        title=title,
        purpose=f"like {extends}; say here what is different."
        if extends
        else "say here what this kind of document is for.",
        kicker=spelled(title),
        extends=f"\ntemplate: {extends}    # the template that this one builds on" if extends else "",
        sections=CHANGED_SECTIONS.format(extends=extends) if extends else SECTIONS,
    )
    return _only_differing(text) if extends else text


def _only_differing(text: str) -> str:
    """The keys that the template below says already become notes."""
    return re.sub(r"^(audience|length|pages|requires|parts):", r"# \1:", text, flags=re.MULTILINE)
