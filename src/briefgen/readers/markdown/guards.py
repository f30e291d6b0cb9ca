"""Refuses text that could not be printed, could mislead its reader, or would never finish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from markdown_it.rules_core import StateCore

from briefgen.diagnostics import Diagnostic, Report, Severity, Span
from briefgen.diagnostics.manuscript import LONGEST_TEXT, Manuscript

LONGEST_PARAGRAPH = 20_000
"""Characters of one paragraph: some six pages."""

MOST_MARKS = 1_000
"""Characters of one paragraph that may mean markup."""

DEEPEST_BRACKETS = 20
"""Square brackets open at once; each one more makes looking for links take longer."""

LONGEST_WORD = 2_000
"""Characters without a space or hyphen; longer ones stop the layout of a page."""

MOST_ACCENTS = 8
"""Combining marks on one letter; more of them stop the layout of a page."""

HIGH = re.compile(f"[\u0300-\U0010ffff]{{{MOST_ACCENTS + 1}}}")
"""So many characters together that they may be combining marks, of which none comes before."""

MARKS = re.compile(r"[\[\]*_`<!&@^~\"'\\]")

BRACKET = re.compile(r"[\[\]]")

LONG_WORD = re.compile(rf"[^\s-]{{{LONGEST_WORD + 1}}}")

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffd-\uffff\ud800-\udfff]")
"""Control characters but tab and line feed, line separators, and code points that are no characters."""

HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
"""Characters that turn or hide the text around them: bidirectional overrides and isolates, tags."""

INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
"""Characters without width that come along when text is copied from web pages."""


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")


def _place(manuscript: Manuscript, line: int, found: re.Match[str]) -> Span:
    """Where the character stands: in a value of a spec, not as far from the left as in the text."""
    span = manuscript.span(line, found.start() + 1)
    return span if span.text.startswith(found[0], found.start()) else manuscript.find(found[0], line)


REFUSED = (
    (
        CONTROL,
        "control-character",
        "a character that cannot be printed, {}, stands in the text",
        Severity.ERROR,
        "Delete it; it usually came along with copied text.",
    ),
    (
        HIDDEN,
        "hidden-character",
        "an invisible character that changes how the text is read, {}, stands here",
        Severity.ERROR,
        "Delete it, and type the words around it again.",
    ),
    (
        INVISIBLE,
        "invisible-character",
        "an invisible character, {}, stands in the text",
        Severity.WARNING,
        "Delete it; it usually came along with copied text.",
    ),
)
"""Characters that are not let through: which, the code, the message, how much it weighs, the hint."""


ANY_REFUSED = re.compile("|".join(refused[0].pattern for refused in REFUSED))
"""One of these; nearly all lines have none."""


def _character_problems(manuscript: Manuscript, line: int, text: str) -> Iterator[Diagnostic]:
    for pattern, code, message, severity, hint in REFUSED if ANY_REFUSED.search(text) else ():
        for found in pattern.finditer(text):
            place = _place(manuscript, line, found)
            yield Diagnostic(code, message.format(_named(found[0])), place, severity, hint=hint)


def _accents(text: str) -> int:
    """The position of the first letter with more combining marks than allowed, or -1."""
    if not HIGH.search(text):
        return -1
    run = 0
    for position, character in enumerate(text):
        run = run + 1 if unicodedata.category(character).startswith("M") else 0
        if run > MOST_ACCENTS:
            return position - run
    return -1


def _line_problems(manuscript: Manuscript, line: int, text: str) -> Iterator[Diagnostic]:
    yield from _character_problems(manuscript, line, text)
    if len(text) > LONGEST_WORD and (found := LONG_WORD.search(text)):
        yield Diagnostic(
            "word-too-long",
            f"a word here has more than {LONGEST_WORD:,} characters",
            manuscript.span(line, found.start() + 1),
            hint="Put spaces between the words.",
        )
    if not text.isascii() and (position := _accents(text)) >= 0:
        yield Diagnostic(
            "too-many-accents",
            f"a letter here carries more than {MOST_ACCENTS} accents",
            manuscript.span(line, max(position, 0) + 1),
            hint="Type the word again.",
        )


def guard(manuscript: Manuscript, report: Report) -> bool:
    """Report what makes a manuscript unfit to be read; whether it may be read."""
    if len(manuscript.text) > LONGEST_TEXT:
        report.add(
            Diagnostic(
                "text-too-long",
                f"this text has {len(manuscript.text):,} characters",
                manuscript.span(0),
                expected=f"at most {LONGEST_TEXT:,} characters",
                hint="Split it into several blocks.",
            )
        )
        return False
    found = Report()
    for line, text in enumerate(manuscript.text.split("\n")):
        found.add(*_line_problems(manuscript, line, text.removesuffix("\r")))
    report.add(*found.diagnostics)
    return not found.failed


def _too_much(content: str) -> tuple[str, str, str] | None:
    """Code, message and expectation when a paragraph is more than can be read in reasonable time."""
    if len(content) > LONGEST_PARAGRAPH:
        most = f"at most {LONGEST_PARAGRAPH:,} characters"
        return "paragraph-too-long", f"this paragraph has {len(content):,} characters", most
    if (marks := len(MARKS.findall(content))) > MOST_MARKS:
        most = f"at most {MOST_MARKS:,} of them in a paragraph"
        return "too-many-marks", f"this paragraph holds {marks:,} brackets, stars, quotes and other marks", most
    if _bracket_depth(content) > DEEPEST_BRACKETS:
        most = f"at most {DEEPEST_BRACKETS} within one another, and each closed"
        return "too-many-brackets", "this paragraph opens brackets without closing them", most
    return None


def _bracket_depth(content: str) -> int:
    """How many brackets are open at once at most."""
    steps = (1 if bracket == "[" else -1 for bracket in BRACKET.findall(content))
    return max(accumulate(steps), default=0)


def limit_paragraphs(state: StateCore) -> None:
    """The rule of markdown-it that empties paragraphs it could not read in reasonable time, and says so."""
    manuscript, report = state.env["manuscript"], state.env["report"]
    for token in state.tokens:
        if token.type == "inline" and (problem := _too_much(token.content)):
            code, message, expected = problem
            token.content = ""
            span = manuscript.span(token.map[0] if token.map else 0)
            report.add(Diagnostic(code, message, span, expected=expected, hint="Divide it with empty lines."))
