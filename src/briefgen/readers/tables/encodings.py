"""Texts that a spreadsheet program saved in another encoding than UTF-8: read where there is no doubt which, and told.

Source: WHATWG Encoding, windows-1252; what Excel calls “CSV (Comma delimited)” and “Unicode Text” on Windows.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.diagnostics import Diagnostic, Report, Severity, Span
from briefgen.noun import noun
from briefgen.readers.files.decoding import NamedBytes

AS_UTF8: Final = (
    "In a spreadsheet program: Save as, “CSV UTF-8”; or save it as a workbook (.xlsx), which has no such trouble."
)

LETTERS: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""Letters as UTF-8 has them."""

OTHER: Final = re.compile(
    rb"[\x81-\x84\x86-\x90\x98\x9a-\x9f\xd7\xf7]|[A-Za-z][\x80\x85\x91\x93\x94\x95\x96\x97\x99][A-Za-z]"
    rb"|[A-Za-z]{2}\x92(?!(?:[sdmt]|re|ve|ll)\b)[A-Za-z]|\b[A-Za-z]\x92[a-z](?<!\x92[sdmt])"
)
"""What stands in no word that is saved in Windows-1252, but in those of old Macintosh and DOS programs."""


@noun
class _Bytes:
    name: str
    data: bytes


def in_utf8(file: NamedBytes, report: Report) -> NamedBytes:
    """A file in UTF-8, whatever it was saved in; as it is where that is not certain, or in two encodings at once."""
    data = file.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _recoded(file, "utf-16", "UTF-16", report)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data or OTHER.search(data):
            return file
        if LETTERS.search(data):
            report.add(_two(file.name, data, error.start))
            return file
        return _recoded(file, "cp1252", "Windows-1252", report)
    return file


def _recoded(file: NamedBytes, encoding: str, name: str, report: Report) -> NamedBytes:
    try:
        text = file.data.decode(encoding)
    except UnicodeDecodeError:
        return file
    message = f"this file is saved in {name}, and is read so"
    report.add(Diagnostic("table-text", message, Span(file.name), Severity.NOTE, hint=AS_UTF8))
    return _Bytes(file.name, text.encode())


def _two(name: str, data: bytes, start: int) -> Diagnostic:
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("utf-8", "replace")
    place = Span(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
    message = "this file is saved in two encodings: most letters are UTF-8, and this one is not"
    return Diagnostic("not-utf8", message, place, expected="UTF-8 text", hint=AS_UTF8)
