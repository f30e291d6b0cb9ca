"""Numbers in prose: which of them are figures, and whether they are backed and current."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.checks.evidence.examined import Examined, Finding, Register, Sentence
from briefgen.checks.evidence.figures import DIGITS, NUMBER, figure_key

NEAR = 40
"""How many characters after a number what it counts is looked for."""

_DIGIT = re.compile("[0-9]")

_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_LARGE = rf"(?:{_SMALL}|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|a thousand|{DIGITS})"
_PARTS = r"(?:third|quarter|fourth|fifth|sixth|eighth|tenth)"
WORDED = re.compile(
    rf"\b(?:{_SMALL} (?:in|out of|of every)(?: every)? {_LARGE}"
    rf"|(?:one|two|three|four)[- ]{_PARTS}s?(?! part(?:y|ies))"
    rf"|(?:by )a {_PARTS}|a {_PARTS}(?= (?:of|more|less|fewer|higher|lower))"
    r"|(?<!each )(?<!first )(?<!second )(?<!other )(?<!latter )(?<!former )half"
    r"(?= (?:of|the|as|all|that|those|these|our|their|its|his|her)\b)"
    r"|(?:about|almost|nearly|over|under|by|in|(?:more|less) than) half(?! (?:an?|hour|year|month|day)\b)"
    r"|halv(?:es|ed|ing)|(?:doubl|tripl|quadrupl)(?:ed|ing)|(?:two|three|four|five|six|ten)-?fold"
    rf"|(?:twice|(?:{_SMALL}|{DIGITS}) times) (?:as|the|that|more|less|higher|lower|fewer)"
    rf"|{_LARGE}(?:-{_SMALL})? (?:percent|per cent)|(?:(?:a|{_LARGE}) )?(?:hundred|thousand|million|billion)s?"
    r"|dozens of)\b",
    re.IGNORECASE,
)
"""Proportions and multiples in English words. Plain counts (`three paths`) are no figures."""

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_PLACE = (
    r"(?:§§?|[Ss]ecs?\.|[Ss]ections?|[Ss]ubsecs?\.|[Ss]ubsections?|"
    r"[Tt]itles?|[Cc]hapters?|[Cc]h(?:ap)?s?\.|[Aa]rticles?|[Aa]rts?\.|[Pp]aragraphs?|"
    r"[Pp]aras?\.|[Pp]arts?|[Cc]lauses?|[Rr]ules?|[Aa]mendments?|[Pp]roposition|[Pp]rop\.|[Nn]os?\.|[Nn]umber|[Tt]ables?|[Ff]igures?|[Ff]igs?\.|[Bb]ox|"
    r"[Aa]ppendix|[Ss]teps?|[Qq]uestions?|[Nn]otes?|[Oo]ptions?|[Pp]hase|[Vv]ol(?:ume|\.)|[Ii]ssue|[Pp]p?\.|[Pp]ages?|[Dd]istricts?|[Ww]ards?|[Rr]oom|[Rr]oute)"
)
_LABEL = r"[0-9][0-9.:–-]*[A-Za-z]?(?:\([A-Za-z0-9]+\))*"
_BILL = (
    r"(?:H\.? ?R\.?|S\.|[HSA]\.? ?B\.?|A\.|L\.? ?D\.?|[HS]\.? ?F\.?|[HS]\.? ?(?:J\.? ?|Con\.? ?)?Res\.?|"
    r"(?:House|Senate|Assembly) (?:Bill|File|Resolution)|"
    r"[Bb]ills?|Int\.|Intro\.?)"
)
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
EXEMPT = (
    rf"\b{_MONTH} [0-9]{{1,2}}(?:[-–][0-9]{{1,2}})?(?:,? [0-9]{{4}})?\b|\b[0-9]{{1,2}} {_MONTH}(?: [0-9]{{4}})?"
    r"|\b[0-9]+:[0-9]+\b|\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\b"
    rf"|(?<![\w.,$€£]){_YEAR}(?:[-–/](?:[0-9]{{4}}|[0-9]{{2}})\b)?(?![\w%]|,[0-9]|\.[0-9]|"
    r" (?:percent|per cent|%|people|persons|women|men|million)\b)"
    rf"|\b{_BILL}\s?(?:Nos?\. )?[0-9][0-9-]*[A-Z]?\b|\b[AHS] [0-9]{{3,5}}\b"
    rf"|(?<!\w){_PLACE}\s?{_LABEL}(?:(?:, and|, or|,| and| or|;| to) {_LABEL})*"
    r"|\b(?:Pub(?:lic|\.) ?L(?:aw|\.)|P\. ?L\.) ?(?:Nos?\. ?)?[0-9]+[-–][0-9]+"
    r"|\b[0-9]+ (?:U\. ?S\. ?C\.|U\. ?S\.|C\. ?F\. ?R\.|Stat\.|Fed\. Reg\.|F\.(?:2d|3d|4th)|S\. ?Ct\.)(?: ?§+)? ?[0-9][\w.,()-]*"
    r"|\b[0-9]{1,2}(?::[0-9]{2})? ?[ap]\.?m\b|\b24/7\b"
    r"|(?<!\w)(?:\+?[0-9][ .-])?\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}\b|\b(?:911|988|211|311)\b"
    r"|\b[Aa]ge[sd]? [0-9]+(?:(?:[-–]| to | and | or )[0-9]+)?|\b[0-9]+[- ]years?[- ]olds?\b|\b(?:under|over|below) (?:16|18|21)\b"
    r"|\b[0-9]+ (?:and|or) (?:older|over|younger|under)\b"
)
"""What has digits and is no figure: dates, years, bills, laws and their parts, places in a work, times, telephones, ages."""


@cache
def _exempt() -> re.Pattern[str]:
    """The pattern of EXEMPT, which most briefs do not need."""
    return re.compile(EXEMPT)


def bare_number(text: Examined) -> Iterator[Finding]:
    """A figure in a sentence that names neither a fact nor a source."""
    replaced = text.register.superseded
    for sentence in text.sentences:
        for figure in () if sentence.references else _figures(text, sentence):
            if figure_key(figure[0]) not in replaced:
                yield _bare(figure, text.register)


def superseded_figure(text: Examined) -> Iterator[Finding]:
    """A figure that a fact gave in another version than the one in use."""
    replaced = text.register.superseded
    for sentence in text.sentences if replaced else ():
        suspected = any(figure_key(found[0]) in replaced for found in text.found(NUMBER, sentence))
        for figure in _figures(text, sentence) if suspected else ():
            if found := replaced.get(figure_key(figure[0])):
                fact, version = found
                stated = text.register.stated[fact]
                variable = text.register.library.facts[fact].variable
                yield Finding(
                    "superseded-figure", figure.start(), figure.end(),
                    f"“{figure[0]}” is what the fact `{fact}` said as `{version}`; now in use is “{stated.say}”",
                    nearest=f"{{{{ fact.{variable} }}}}",
                )  # fmt: skip


def _figures(text: Examined, sentence: Sentence) -> Iterator[re.Match[str]]:
    """The figures of a sentence, in order."""
    first = sentence.extent.start
    taken = bytearray(sentence.extent.end - first)

    def take(found: re.Match[str]) -> None:
        taken[found.start() - first : found.end() - first] = b"x" * (found.end() - found.start())

    for exempt in text.found(_exempt(), sentence) if any(text.found(_DIGIT, sentence)) else ():
        take(exempt)
    for pattern in (NUMBER, WORDED) if text.written.english else (NUMBER,):
        for found in text.found(pattern, sentence):
            if not any(taken[found.start() - first : found.end() - first]):
                take(found)
                yield found


def _bare(figure: re.Match[str], register: Register) -> Finding:
    same = [name for name in register.by_figure.get(figure_key(figure[0]), ()) if _means(figure, name, register)]
    return Finding(
        "bare-number", figure.start(), figure.end(),
        f"“{' '.join(figure[0].split())}” stands in a sentence without a fact or a citation",
        nearest=f"{{{{ fact.{same[0]} }}}}" if len(same) == 1 else "",
        hint="Cite its source, [@id], or write it as a fact in briefs/facts.yaml and print that: {{ fact.name }}.",
    )  # fmt: skip


def _means(figure: re.Match[str], name: str, register: Register) -> bool:
    """Whether a figure that a fact has as well may be that fact: a plain count only where the same is counted."""
    if not figure_key(figure[0]).isdigit():
        return True
    unit = register.stated[register.facts[name].id].unit
    following = figure.string[figure.end() : figure.end() + NEAR].casefold()
    return bool(unit) and str(unit).casefold() in following
