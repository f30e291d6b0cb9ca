"""Numbers in prose: which of them are figures, and whether they are backed and current."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.checks.evidence.examined import Examined, Finding, Register, Sentence
from briefgen.checks.evidence.exempt import exempt
from briefgen.checks.evidence.figures import DIGIT, DIGITS, NUMBER, figure_key
from briefgen.checks.evidence.masking import FILLED, Filling
from briefgen.checks.evidence.passages import Kind
from briefgen.checks.evidence.spelling import Words
from briefgen.checks.evidence.texts import Saying
from briefgen.noun import noun

NEAR = 40
"""How many characters after a number what it counts is looked for."""

_PROPORTION = re.compile(r"%|per ?cent|\b(?:in|of|times|half|third|quarter|fold)\b|halv|doubl|tripl", re.IGNORECASE)
"""What makes a figure a claim also in an ask: it does not say how much of something is asked for."""

_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_LARGE = rf"(?:{_SMALL}|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|a thousand|{DIGITS})"
_PARTS = r"(?:third|quarter|fourth|fifth|sixth|eighth|tenth)"
WORDED = Words(
    rf"\b(?=[0-9abdefhilmnoqstu])(?:{_SMALL} (?:in|out of|of every)(?: every)? {_LARGE}"
    rf"|(?:one|two|three|four)[- ]{_PARTS}s?(?! part(?:y|ies))"
    rf"|(?:by )a {_PARTS}|a {_PARTS}(?= (?:of|more|less|fewer|higher|lower))"
    r"|(?<!each )(?<!first )(?<!second )(?<!other )(?<!latter )(?<!former )half"
    r"(?= (?:of|the|as|all|that|those|these|our|their|its|his|her)\b)"
    r"|(?:about|almost|nearly|over|under|by|in|(?:more|less) than) half(?! (?:an?|hour|year|month|day)\b)"
    r"|halv(?:es|ed|ing)|(?:doubl|tripl|quadrupl)(?:ed|ing)|(?:two|three|four|five|six|ten)-?fold"
    rf"|(?:twice|(?:{_SMALL}|{DIGITS}) times) (?:as|the|that|more|less|higher|lower|fewer)"
    rf"|{_LARGE}(?:-{_SMALL})? (?:percent|per cent)|(?:(?:a|{_LARGE}) )?(?:hundred|thousand|million|billion)s?"
    r"|dozens of)\b"
)
"""Proportions and multiples in English words. Plain counts (`three paths`) are no figures."""


@noun
class Figure:
    """A figure at `text[start:end]`, or in a value that the tag there prints; `after` is what follows it."""

    words: str
    start: int
    end: int
    after: str
    brought: bool = False


def bare_number(text: Examined) -> Iterator[Finding]:
    """A figure in a sentence that names neither a fact nor a source. What an ask asks for is none, but for its proportions."""
    replaced, asking = text.register.superseded, text.written.saying is Saying.ASK
    for sentence in text.sentences:
        large = sentence.passage.kind is Kind.NUMBER  # what is set large has a rule of its own
        for figure in () if sentence.references or large else _figures(text, sentence):
            asked = asking and not _PROPORTION.search(figure.words)
            if not asked and figure_key(figure.words) not in replaced:
                yield _bare(figure, text)


def superseded_figure(text: Examined) -> Iterator[Finding]:
    """A figure that a fact gave in another version than the one in use."""
    replaced = text.register.superseded
    figures = text.fillings or DIGIT.search(text.prose)
    for sentence in text.sentences if replaced and figures else ():
        suspected = text.fillings or any(figure_key(one) in replaced for one in _numbers(text, sentence))
        for figure in _figures(text, sentence) if suspected else ():
            if found := replaced.get(figure_key(figure.words)):
                fact, version = found
                stated = text.register.stated[fact]
                named = text.register.library.facts[fact].named
                yield Finding(
                    "superseded-figure", figure.start, figure.end,
                    f"“{figure.words}” is what the fact `{fact}` said as `{version}`; now in use is “{stated.say}”",
                    nearest=f"{{{{ {named} }}}}",
                )  # fmt: skip


def _numbers(text: Examined, sentence: Sentence) -> list[str]:
    """The numbers in digits of a sentence, whatever they mean."""
    if not DIGIT.search(text.prose, sentence.extent.start, sentence.extent.end):
        return []
    return NUMBER.findall(text.prose, sentence.extent.start, sentence.extent.end)


def _figures(text: Examined, sentence: Sentence) -> Iterator[Figure]:
    """The figures of a sentence, in order; then those of the values that it prints."""
    first, last = sentence.extent.start, sentence.extent.end
    words = text.prose[first:last]
    for found in _found(words, text):
        yield Figure(found[0], first + found.start(), first + found.end(), words[found.end() : found.end() + NEAR])
    if fillings := [filling for filling in sentence.extent.of(text.fillings) if text.prose[filling.start] == FILLED]:
        yield from _figures_brought(text, sentence, fillings)


def _figures_brought(text: Examined, sentence: Sentence, fillings: Sequence[Filling]) -> Iterator[Figure]:
    """The figures that values bring into a sentence, looked for in the sentence as it is printed."""
    words, at = "", sentence.extent.start
    places: list[tuple[int, int, Filling]] = []
    for filling in fillings:
        words += text.prose[at : filling.start]
        places.append((len(words), len(words) + len(filling.words), filling))
        words, at = words + filling.words, filling.end
    words += text.prose[at : sentence.extent.end]
    for found in _found(words, text):
        for start, end, filling in places:
            if found.start() < end and start < found.end():
                after = words[found.end() : found.end() + NEAR]
                yield Figure(found[0].strip(), filling.start, filling.end, after, brought=True)
                break


def _found(words: str, text: Examined) -> Iterator[re.Match[str]]:
    """The figures in words on one line, in order of their kind, without what is exempt."""
    taken = bytearray(len(words))

    def take(found: re.Match[str]) -> None:
        taken[found.start() : found.end()] = b"x" * (found.end() - found.start())

    if DIGIT.search(words):
        for harmless in exempt(text.written.saying is not Saying.LINE).finditer(words):
            take(harmless)
    for pattern in (NUMBER, WORDED) if text.written.english else (NUMBER,):
        for found in pattern.finditer(words, 0, len(words)):
            if not any(taken[found.start() : found.end()]):
                take(found)
                yield found


def _bare(figure: Figure, text: Examined) -> Finding:
    register = text.register
    same = [name for name in register.by_figure.get(figure_key(figure.words), ()) if _means(figure, name, register)]
    shown = f"“{' '.join(figure.words.split())}”"
    where, hint = (
        "in a sentence",
        "Cite its source, [@id], or write it as a fact in briefs/facts.yaml and print that: {{ fact.name }}.",
    )
    if text.written.saying is not Saying.PROSE:
        where, hint = (
            "here",
            "A line like this cannot cite. Say it in the text, where its source stands; or print the words of a fact: {{ fact.name.say }}.",
        )
    if figure.brought:
        hint = "Cite its source beside the value, [@id]; or make the value Markdown that cites it: `variables: {name: {text: …}}`."
    return Finding(
        "bare-number", figure.start, figure.end,
        f"{shown}{' in this value' if figure.brought else ''} stands {where} without a fact or a citation",
        nearest=f"{{{{ fact.{same[0]} }}}}" if len(same) == 1 else "",
        hint=hint,
    )  # fmt: skip


def _means(figure: Figure, name: str, register: Register) -> bool:
    """Whether a figure that a fact has as well may be that fact: a plain count only where the same is counted."""
    if not figure_key(figure.words).isdigit():
        return True
    unit = register.stated[register.facts[name].id].unit
    return bool(unit) and str(unit).casefold() in figure.after.casefold()
