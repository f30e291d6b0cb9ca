"""What a sentence claims of the work it cites: that it is cited at all, odds, and words that say too much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.evidence.examined import Examined, Finding, Sentence
from briefgen.checks.evidence.masking import FILLED
from briefgen.checks.evidence.passages import Kind
from briefgen.checks.evidence.spelling import Words
from briefgen.models.library import Stance

OBSERVATIONAL = frozenset({"observational", "systematic-review", "survey", "modeling", "qualitative"})
"""Values of a source's `design` of which none can show that one thing brings about another."""

CITING = {Kind.PARAGRAPH: "paragraph", Kind.LIST: "list", Kind.TABLE: "table"}


def uncited_paragraph(text: Examined) -> Iterator[Finding]:
    """A paragraph of an evidence block that names no source or fact; all items of a list, all rows of a table together."""
    if text.written.stance is not Stance.EVIDENCE:
        return
    groups: dict[int, list[Sentence]] = {}
    for sentence in text.sentences:
        if sentence.passage.kind in CITING:
            groups.setdefault(sentence.passage.group, []).append(sentence)
    for group in groups.values():
        first, last = group[0], group[-1]
        words = text.covered[first.extent.start : last.extent.end].rstrip()
        if not words.endswith(":") and not any(sentence.references for sentence in group):
            name = CITING[first.passage.kind]
            yield Finding(
                "uncited-paragraph", *_first_line(text, first),
                f"this {name} cites nothing, and its block is marked `stance: evidence`",
                hint="Cite a source, [@id], or print a fact; or mark the block as `stance: argument`, if it is one.",
            )  # fmt: skip


def _first_line(text: Examined, sentence: Sentence) -> tuple[int, int]:
    words = text.written.manuscript.text[sentence.extent.start : sentence.extent.end]
    start = sentence.extent.start + len(words) - len(words.lstrip())
    return start, start + len(words.strip().split("\n")[0])


_TIMES = r"(?:twice|(?:one|two|three|four|five|six|seven|eight|nine|ten|[0-9][0-9.,]{0,15}(?:\s?%| percent)?)(?: times)?|times)"
LIKELY = Words(rf"(?:\b{_TIMES}|(?<!{FILLED}){FILLED}+(?: times)?)\s+(?:as|more|less)\s+likely\b")
_LIKELY = re.compile("likely", re.IGNORECASE)
ODDS = re.compile(r"\bodds\b", re.IGNORECASE)


def odds_as_likelihood(text: Examined) -> Iterator[Finding]:
    """“Three times as likely” where what is cited is an odds ratio, or beside the word odds."""
    for sentence in text.sentences if text.written.english and _LIKELY.search(text.prose) else ():
        for words in text.found(LIKELY, sentence):
            if _tells_odds(text, sentence):
                shown = text.written.manuscript.text[words.start() : words.end()]
                yield Finding(
                    "odds-as-likelihood", words.start(), words.end(),
                    f"“{' '.join(shown.split())}” words odds as a likelihood, which is not the same",
                    hint="Write of odds: “three times the odds”, “41% lower odds”.",
                )  # fmt: skip


def _tells_odds(text: Examined, sentence: Sentence) -> bool:
    """Whether the sentence tells of odds: in words, by a fact, or by a source of which only odds are known."""
    if any(text.found(ODDS, sentence)):
        return True
    register, named = text.register, text.backing(sentence)
    facts = register.used(named) or tuple(
        fact for source in register.cited(named) for fact in register.by_source.get(source.id, ())
    )
    return any(ODDS.search(register.stated[fact.id].unit or "") for fact in facts)


_LESS = "Write “is associated with”."
_FOUND = "Say what was looked for and found: “we found no …”."
OVERCLAIMS = {
    r"caus(?:es|ed|ing)": _LESS,
    r"lead(?:s|ing)? to|led to": _LESS,
    r"prove[sdn]?": "Write “suggests” or “found”.",
    r"never|always": "Say how often it was seen, and where.",
    r"no evidence": _FOUND,
}
"""Words that claim much, with what to write in their place."""

_OVERCLAIM = Words(
    r"(?<!not )(?<!n't )(?<!n’t )(?<!not been )(?<!cannot )(?<!may have )\b(?:"
    + "|".join(f"(?P<w{number}>{words})" for number, words in enumerate(OVERCLAIMS))
    + r")\b"
)


def overclaim(text: Examined) -> Iterator[Finding]:
    """“Causes”, “proven”, “never” … beside a source that can only show that things go together."""
    for sentence in text.sentences if text.written.english else ():
        met = tuple(text.found(_OVERCLAIM, sentence))
        if not met:
            continue
        designs = {
            source.id: str(source.custom.get("design", "")) for source in text.register.cited(text.backing(sentence))
        }
        weak = [(key, design) for key, design in designs.items() if design in OBSERVATIONAL]
        for words in met if weak else ():
            key, design = weak[0]
            yield Finding(
                "overclaim", words.start(), words.end(),
                f"“{words[0]}” says more than `{key}` can show: its design is {design.replace('-', ' ')}",
                hint=tuple(OVERCLAIMS.values())[int((words.lastgroup or "w0")[1:])],
            )  # fmt: skip
