"""Bytes → text: UTF-8 only, one kind of line end, nothing invisible that could do harm."""

from __future__ import annotations

import re
from typing import Protocol

from briefgen.diagnostics import Diagnostic, KeyPath, Report, Severity, Span
from briefgen.noun import noun

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that no text needs and that break files, terminals or Word."""

BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the reading direction, by which a text can look like another one."""

_MAGIC = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"GIF8", b"\x1f\x8b")
_MOST_NULS = 8
MOST_SHOWN = 10
"""How many characters of one kind are told one by one."""

_SAVE_AS_UTF8 = (
    "Open it in the program that wrote it and save it as “UTF-8” "
    "(Notepad: Save As, Encoding; Word: Save As Plain Text, Other encoding; TextEdit: Plain Text, UTF-8)."
)


class NamedBytes(Protocol):
    """What a reader needs to know of a file."""

    @property
    def name(self) -> str: ...
    @property
    def data(self) -> bytes: ...


@noun
class SourceText:
    """A text as the author wrote it, with `\\n` between its lines."""

    file: str
    text: str
    lines: tuple[str, ...]

    @staticmethod
    def of(file: str, written: str) -> SourceText:
        """A text as it was written, its lines ended in whatever way: they are counted alike by all that read it."""
        text = written.replace("\r\n", "\n").replace("\r", "\n")
        return SourceText(file, text, tuple(text.split("\n")))

    def span(self, line: int, column: int = 1, length: int = 1, path: KeyPath = ()) -> Span:
        """The place at `line` and `column`, both counted from 1, with the line itself; `path` leads to the value there."""
        shown = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Span(self.file, line, column, max(1, length), shown, path)

    def span_at(self, index: int, length: int = 1) -> Span:
        """The place of character `index` of the text, counted from 0."""
        line = self.text.count("\n", 0, index) + 1
        return self.span(line, index - self.text.rfind("\n", 0, index), length)


def decode(file: NamedBytes, report: Report) -> SourceText | None:
    """The text of a file, or None when it is no UTF-8 text.

    Reports `not-utf8`, `binary-file`, and `control-character` for each one found; those
    stand as □ in the result, so that reading goes on and nobody reports them again.
    """
    data = file.data
    if _is_utf16(data):
        report.add(_not_utf8(Span(file.name), "UTF-16 (“Unicode” in older Windows programs)"))
        return None
    if _is_binary(data):
        report.add(_binary(file.name))
        return None
    try:
        decoded = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.add(_undecodable(file.name, data, error.start))
        return None
    source = SourceText.of(file.name, decoded)
    return _without_controls(source, report) if CONTROL.search(source.text) else source


def _is_utf16(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = data[:400]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return len(head) >= 4 and max(even, odd) > len(head) // 4 and min(even, odd) < len(head) // 16 + 1


def _is_binary(data: bytes) -> bool:
    return data.startswith(_MAGIC) or data.count(0, 0, 8000) > _MOST_NULS


def _undecodable(name: str, data: bytes, start: int) -> Diagnostic:
    before = data[:start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    line = data[data.rfind(b"\n", 0, start) + 1 : start + 200].split(b"\n")[0].rstrip(b"\r")
    # Windows-1252 is what such a file nearly always is; it is used here for showing only.
    shown = line.decode("cp1252", "replace")
    place = Span(name, before.count("\n") + 1, len(before) - before.rfind("\n"), 1, shown)
    return _not_utf8(place, "an older encoding (such as Windows-1252 or Latin-1)")


def _binary(name: str) -> Diagnostic:
    return Diagnostic(
        "binary-file",
        "this is not a text file",
        Span(name),
        expected="plain text, written in a text editor",
        hint="A Word document, PDF or picture cannot be read here, even when its name ends in .md or .yaml.",
    )


def _not_utf8(place: Span, kind: str) -> Diagnostic:
    return Diagnostic("not-utf8", f"this file is saved in {kind}", place, expected="UTF-8 text", hint=_SAVE_AS_UTF8)


def _without_controls(source: SourceText, report: Report) -> SourceText:
    found = list(CONTROL.finditer(source.text))
    for match in found[:MOST_SHOWN]:
        report.add(control_character(match.group(), source.span_at(match.start())))
    text = CONTROL.sub("□", source.text)
    return SourceText(source.file, text, tuple(text.split("\n")))


def control_character(char: str, place: Span) -> Diagnostic:
    """The diagnostic for a character that must not stand in any text."""
    return Diagnostic(
        "control-character",
        f"there is an invisible control character here (U+{ord(char):04X})",
        place,
        hint="Delete it: it often comes along when text is copied from a PDF or a web page.",
    )


def report_direction_marks(source: SourceText, report: Report) -> None:
    """Warn of characters that turn the reading direction (`direction-mark`)."""
    for match in list(BIDI.finditer(source.text))[:MOST_SHOWN]:
        report.add(
            Diagnostic(
                "direction-mark",
                f"an invisible mark turns the reading direction here (U+{ord(match.group()):04X})",
                source.span_at(match.start()),
                Severity.WARNING,
                hint="Delete it, unless the text mixes left-to-right and right-to-left scripts.",
            )
        )
