"""Key numbers as they are made: what is set large, what it says, and what of it is too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.display import KeyNumber
from briefgen.document.nodes import Citation, Inline, Note, Text, plain_text

LONGEST_NUMBER, LONGEST_WORDS = 16, 120
"""Characters of a number with its unit, which is set large, and of what it says."""

WITH_UNIT = re.compile(r"(?P<number>\S*\d\S*)\s+(?P<unit>\D+)")
"""A number and the words that belong to it. Where those have a digit as well, as in “1 in 3”, all of it is the number."""


def made_of(left: tuple[Inline, ...], right: tuple[Inline, ...]) -> KeyNumber:
    """A number and what it says. What the number cites is called behind the words, so that nothing stands beside it that
    could be read as a part of it."""
    cited = tuple(one for one in left if isinstance(one, Citation | Note))
    number, unit = _parted(tuple(one for one in left if not isinstance(one, Citation | Note)))
    return KeyNumber(number, unit, cited_behind(right, cited))


def cited_behind(words: tuple[Inline, ...], cited: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Words with what is cited at their end, before the stop."""
    space = (Text(" "),) if any(isinstance(one, Citation) for one in cited) else ()
    match words:
        case (*before, Text(text)) if cited and text.endswith("."):
            return (*before, Text(text.removesuffix(".")), *space, *cited, Text("."))
        case _:
            return (*words, *space, *cited) if cited else words


def _parted(left: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    match left:
        case (Text(words),) if found := WITH_UNIT.fullmatch(words.strip()):
            return (Text(found["number"]),), (Text(found["unit"]),)
        case (*before, Text(words)):
            return (*before, *((Text(kept),) if (kept := words.rstrip()) else ())), ()
        case _:
            return left, ()


BEFORE, BEHIND = "before the |", "behind it"
"""Where a number and its words stand in `::: numbers`."""


def length_problems(one: KeyNumber, span: Span, before: str = BEFORE, behind: str = BEHIND) -> Iterator[Diagnostic]:
    """What of a key number is too long to be read at a glance; `before` and `behind` say where its two parts stand."""
    number = " ".join(filter(None, map(plain_text, (one.number, one.unit))))
    for name, words, most in (("number", number, LONGEST_NUMBER), ("text", plain_text(one.words), LONGEST_WORDS)):
        if (count := len(words.strip())) > most:
            hint = f"Leave the number and its unit {before}, and say the rest {behind}."
            yield Diagnostic(
                "too-long", f"this {name} of key numbers has {count} characters", span,
                expected=f"at most {most}", hint=hint if name == "number" else "Say it in fewer words.",
            )  # fmt: skip
