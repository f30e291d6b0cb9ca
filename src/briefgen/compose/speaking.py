"""Words to be said aloud: a sentence a line, so that the eye finds the next one and the voice takes a breath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.document.nodes import Citation, Flow, Inline, Note, Paragraph, Passage, Role, Text

END: Final = re.compile(r"[.?!…][”’»\")]*( +)(?=[“‘«\"(¿¡]*(?:[^\W\d_a-zß-ÿ]|\d))")
"""Where a sentence ends: at a stop before a plain space and a capital letter; what is bound together is never parted."""

SHORTENED: Final = re.compile(
    r"\b(?:[A-Z]|Reps?|Sens?|Gov|Del|Drs?|Mrs?|Ms|Mx|Prof|Rev|St|Jr|Sra?|Dra|Uds?|EE|UU|[Nn]os?|[Ss]ecs?|[Aa]rts?|Inc|vs|e\.g|i\.e)\.$"
)
"""Words with a full stop of their own, which ends no sentence."""


def in_sentences(flows: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """The flows, each sentence of their paragraphs a paragraph by itself; no word changes, and what is bold stays whole."""
    return tuple(made for flow in flows for made in _spoken(flow))


def _spoken(flow: Flow) -> Iterator[Flow]:
    match flow:
        case Passage(origin, children):
            yield Passage(origin, in_sentences(children))
        case Paragraph(words, Role.BODY):
            yield from (Paragraph(sentence, Role.SPOKEN) for sentence in sentences(words))
        case _:
            yield flow


def sentences(words: tuple[Inline, ...]) -> Iterator[tuple[Inline, ...]]:
    """The sentences of a paragraph; a note or a citation stays with the one that it stands behind."""
    line: list[Inline] = []
    before = ""
    for node in words:
        if not isinstance(node, Text):
            line.append(node)
            before = before if isinstance(node, Note | Citation) else ""
            continue
        begun = 0
        for start, end in _ends(before, node.text):
            line += [Text(said)] if (said := node.text[begun:start]) else []
            yield tuple(line)
            line, begun = [], end
        line += [Text(rest)] if (rest := node.text[begun:]) else []
        before = node.text
    if line:
        yield tuple(line)


def _ends(before: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the space behind a sentence begins and ends, in words that stand behind others."""
    whole, shift = before + words, len(before)
    for found in END.finditer(whole):
        if found.end(1) > shift and not SHORTENED.search(whole[: found.start() + 1]):
            yield max(0, found.start(1) - shift), found.end(1) - shift
