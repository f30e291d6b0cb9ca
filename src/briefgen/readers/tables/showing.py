"""A cell as it is stored → the words that it shows, or why they cannot be told."""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from typing import Final

from briefgen.models.tables import Kind, Value
from briefgen.noun import noun
from briefgen.readers.tables.amounts import amount, number
from briefgen.readers.tables.cells import Stored
from briefgen.readers.tables.codes import Code, Token, Unknown, chosen, taken_apart
from briefgen.readers.tables.moments import NoDay, moment
from briefgen.readers.tables.spoilt import NO_RESULT, turned_into_a_day
from briefgen.readers.tables.workbook import SHORT_DATE, UNKNOWN, Look, Text, Workbook, unescaped

LISTED: Final = "one such as General, 0, 0.00, #,##0, 0%, $#,##0.00, 00000, (000) 000-0000, m/d/yyyy, mmmm d, yyyy, h:mm AM/PM, [h]:mm"
"""The formats that are read, in short."""

YES: Final = {"es": ("FALSO", "VERDADERO")}
"""How what is true or false is shown, in other languages than English."""


@noun
class Shown:
    """What a cell shows, what it holds, and whether it is struck through."""

    words: str
    kind: Kind = Kind.TEXT
    value: Value = None
    struck: bool = False


class Unshown(Exception):
    """A cell that shows nothing that could be printed; `expected` and `hint` say what to do."""

    def __init__(self, message: str, hint: str, expected: str = "") -> None:
        super().__init__(message)
        self.message, self.hint, self.expected = message, hint, expected


def shown(cell: Stored, book: Workbook, language: str) -> Shown:
    """What a cell shows. Raises Unshown."""
    look = book.looks[cell.look] if cell.look < len(book.looks) else Look()
    if cell.formula and not cell.value and cell.kind != "str":
        hint = "Open the workbook in a spreadsheet program and save it: then what the formulas give is in it, too."
        raise Unshown("this cell has a formula, and what it gives is not in the file", hint)
    match cell.kind:
        case "s" | "str" | "inlineStr":
            return _words(_text(cell, book), look)
        case "e":
            raise Unshown(f"this cell shows {cell.value or '#N/A'}, and no value", NO_RESULT)
        case "b":
            yes = cell.value == "1" or (cell.value or "").lower() == "true"
            names = YES.get(language.partition("-")[0], ("FALSE", "TRUE"))
            return Shown(names[yes], Kind.TRUTH, yes, look.struck)
        case "d":
            return _number(_serial(cell.value or ""), _of_a_day(look), False, language)
        case "n":
            return _number(cell.value or "", look, book.from_1904, language) if cell.value else Shown("")
    raise Unshown("this cell holds something of an unknown kind", "Write the value again.")


def _text(cell: Stored, book: Workbook) -> Text:
    """The words of a cell that holds words. Raises Unshown."""
    if cell.kind == "s":
        at = cell.value or ""
        if not (at.isascii() and at.isdecimal() and len(at) < 10 and int(at) < len(book.texts)):
            raise Unshown(
                "the words of this cell are not in the file", "Save the workbook again in a spreadsheet program."
            )
        return book.texts[int(at)]
    return cell.text or Text(unescaped(cell.value or ""))


def _words(text: Text, look: Look) -> Shown:
    """Words, in the one form of each letter, with what the format puts around them. Raises Unshown."""
    words, section = text.words, _code(look.code).text
    if section is not None:
        if not section.has("text"):
            raise _unlisted(look.code)
        words = "".join(_around(token, words, look.code) for token in section.tokens)
    return Shown(unicodedata.normalize("NFC", words), struck=text.struck or look.struck)


def _around(token: Token, words: str, code: str) -> str:
    match token.kind:
        case "text":
            return words
        case "literal":
            return token.words
        case "blank":
            return ""
    raise _unlisted(code)


def _code(code: str) -> Code:
    """A code taken apart. Raises Unshown."""
    try:
        return taken_apart(code or "General")
    except Unknown:
        raise _unlisted(code) from None


def _number(stored: str, look: Look, from_1904: bool, language: str) -> Shown:
    """A number, a date or a time, as its format shows it. Raises Unshown."""
    code = _code(look.code)
    try:
        value = number(stored)
        section, minus = chosen(code, float(value))
        if section.is_of_time:
            words, kind, held = moment(section, float(stored), from_1904, language)
        else:
            words, kind, held = amount(section, value, minus, language), Kind.NUMBER, value
    except NoDay:
        hint = "Write the day again, in a cell without a format."
        raise Unshown(f"{stored} is no day, and is shown as a wrong one or as ####", hint) from None
    except Unknown:
        raise _unshowable(look.code, stored) from None
    if isinstance(held, dt.date) and (problem := turned_into_a_day(look.code, held, words)):
        raise Unshown(*problem)
    if not words:
        raise _unlisted(look.code)
    return Shown(words, kind, held, look.struck)


def _unlisted(code: str) -> Unshown:
    hint = "Give the cell a usual format, or the format Text and write what is to be printed."
    if code == UNKNOWN:
        return Unshown("the number format of this cell is not in the file", hint, LISTED)
    return Unshown(f"the number format of this cell, “{code}”, is none that is read", hint, LISTED)


def _unshowable(code: str, stored: str) -> Unshown:
    """A number that its format cannot show, or not whole."""
    hint = "Widen the number's format, such as 0 or #,##0; what is no amount, such as a telephone number, gets the format Text."
    try:
        size = abs(float(stored))
    except ValueError:
        size = math.nan
    if not math.isfinite(size):
        return Unshown(f"this cell says that it holds a number, and holds “{stored[:40]}”", "Write the value again.")
    if code in ("", "General"):
        return Unshown(f"this number is shown as {float(stored):.5E}, and not with all of its digits", hint)
    if size >= 1e15:
        hint = "Give the cell the format Text, and write the number again."
        return Unshown(
            "this number has more than 15 digits, and spreadsheet programs keep no more: the last ones are lost", hint
        )
    return _unlisted(code)


def _of_a_day(look: Look) -> Look:
    """The look of a cell that holds a date: the short form of the language, where its own says nothing of dates. Raises Unshown."""
    dated = any(section.is_of_time for section in _code(look.code).numbers)
    return look if dated else Look(SHORT_DATE, look.struck)


def _serial(said: str) -> str:
    """The count of days of a date that is stored as words (18.18.11, `d`). Raises Unshown."""
    try:
        when = dt.datetime.fromisoformat(said)
    except ValueError:
        raise Unshown(
            f"this cell says that it holds a date, and holds “{said[:40]}”", "Write the date again."
        ) from None
    days = (when.replace(tzinfo=None) - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    return repr(days)
