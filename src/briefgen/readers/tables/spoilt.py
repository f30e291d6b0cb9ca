"""What a spreadsheet program or a wrong encoding has already made of words: told, with what they probably were."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.readers.files.decoding import BIDI, CONTROL, control_character

_HALF: Final = "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in range(0x80, 0xC0))
"""What the later bytes of letters in UTF-8 look like in Windows-1252."""

BROKEN: Final = re.compile(f"[ÂÃ][{re.escape(_HALF)}]|â[€‚„†][{re.escape(_HALF)}]|ð[Ÿ\x9f][{re.escape(_HALF)}]{{2}}")
"""Letters that were written in UTF-8 and read as Windows-1252."""

ROUNDED: Final = re.compile(r"[-+]?[0-9](?:[.,][0-9]+)?E\+[0-9]{1,3}", re.IGNORECASE)

_MONTHS: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|ene|abr|ago|dic"
DAY: Final = re.compile(rf"(?:[0-3]?[0-9]-(?:{_MONTHS})|(?:{_MONTHS})-[3-9][0-9])", re.IGNORECASE)
"""What 3-5 and 2-30 become: 5-Mar and Feb-30."""

ERRORS: Final = frozenset(
    ("#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BUSY!")
)
"""What a formula gives that has no result."""

NO_RESULT: Final = "Mend the formula, or write the value itself."

AS_TEXT: Final = "Give the cell the format Text, and write it again; a date that is meant gets a format with its year."


def turned_into_a_day(code: str, day: dt.date, words: str) -> tuple[str, str] | None:
    """Why a date probably was none when it was typed, and what to do; None for other dates."""
    plain = re.sub(r"\[[^\]]*\]|[\\\"@;]", "", code).lower()
    if plain == "d-mmm":
        return f"“{words}” has no year: spreadsheet programs make it of {day.month}-{day.day}", AS_TEXT
    if plain == "mmm-yy" and 1930 <= day.year <= 1999:
        return (
            f"“{words}” may have been {day.month}-{day.year % 100}: spreadsheet programs make a date of that",
            AS_TEXT,
        )
    return None


def problems(words: str, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with the words of a cell."""
    for found in dict.fromkeys(CONTROL.findall(words)):
        yield control_character(found, span)
    if direction := BIDI.search(words):
        yield Diagnostic(
            "direction-mark",
            f"an invisible mark turns the reading direction here (U+{ord(direction.group()):04X})",
            span,
            Severity.WARNING,
            hint="Delete it, unless the text mixes left-to-right and right-to-left scripts.",
        )
    if "\ufffd" in words:
        hint = "Write the letter again; the file that the words came from still has it, perhaps."
        yield Diagnostic("table-cell", "a letter is lost here: “�” stands in its place", span, hint=hint)
    elif (right := mended(words)) != words:
        message = f"“{_short(words)}” was read in a wrong encoding before it came here"
        hint = "Open the file that the words came from as UTF-8, or mend them here."
        yield Diagnostic("table-cell", message, span, nearest=_short(right), hint=hint)
    if words.strip() in ERRORS:
        yield Diagnostic("table-cell", f"this cell shows {words.strip()}, and no value", span, hint=NO_RESULT)
    elif ROUNDED.fullmatch(words.strip()):
        message = f"“{words.strip()}” is what a spreadsheet program makes of a long number: its digits are lost"
        hint = "Give the cell the format Text, and write the number again."
        yield Diagnostic("table-cell", message, span, hint=hint)
    elif DAY.fullmatch(words.strip()):
        message = f"“{words.strip()}” is what a spreadsheet program makes of two numbers with a hyphen"
        yield Diagnostic("table-cell", message, span, hint=AS_TEXT)


def mended(words: str) -> str:
    """Words as they were before they were read in a wrong encoding."""
    return BROKEN.sub(lambda match: _back(match[0]), words)


def _back(broken: str) -> str:
    try:
        return b"".join(_byte(one) for one in broken).decode("utf-8")
    except UnicodeError:
        return broken


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
