"""What the process that lays out came upon → diagnostics in the words of this project."""

from __future__ import annotations

import errno
import math
import re
import sys
from collections.abc import Mapping
from typing import Any

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document.extent import Box, Extent, Heights, Sheet, Traced
from briefgen.document.nodes import Document
from briefgen.models.style import ADD_A_FONT
from briefgen.writers import Output
from briefgen.writers.pdf.context import around

INSTALL = {
    "darwin": "Install Pango with `brew install pango`",
    "win32": "Install MSYS2, then `pacman -S mingw-w64-ucrt-x86_64-pango` in its window",
    "linux": "Install Pango with the system's package manager: `sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`",
}
"""What to do where Pango is missing, by the name that Python has for the system."""

GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]{4,6})\)$", re.DOTALL)
SLOWER = "Using fontTools instead of HarfBuzz-Subset"
"""How a message begins that says how fonts are cut down, which changes nothing on the page."""

ENGINE_ONLY = ("Ignored `", "Invalid ", "Unsupported ", "Expected ", "Unknown rule")
"""How messages begin that speak of rules which nobody wrote: a style has no CSS."""

FONT = re.compile(r"Font-face '(.+)' cannot be loaded")
ANCHOR = re.compile(r"No anchor #(.+) for internal URI reference", re.DOTALL)


def findings(document: Document, answer: Mapping[str, Any]) -> Output | tuple[Diagnostic, ...]:
    """The file with what was noticed; or, where there is no file, why not."""
    if "failed" in answer:
        return (_failure(answer["failed"], answer["reason"]),)
    found = (
        *(_stray(*stray) for stray in answer["strays"]),
        *([_side_too_long(answer["side"], answer["extent"][3])] if answer.get("side") else []),
        *(_refused(address) for address in answer["refused"]),
        *(_message(message, document) for message in answer["messages"] if not message.startswith(SLOWER)),
    )
    return Output(answer["data"], tuple(dict.fromkeys(found)), _extent(answer))


def heights(_: Document, answer: Mapping[str, Any]) -> Heights | tuple[Diagnostic, ...]:
    """What was measured; or, where nothing was, why not."""
    if "failed" in answer:
        return (_failure(answer["failed"], answer["reason"]),)
    return Heights(tuple(answer["heights"]), answer["page"], answer["foot"], answer["line"], answer["first"])


def traced(_: Document, answer: Mapping[str, Any]) -> Traced | tuple[Diagnostic, ...]:
    """Where everything stands; or, where nothing was laid out, why not."""
    if "failed" in answer:
        return (_failure(answer["failed"], answer["reason"]),)
    boxes, sheets = answer["traced"]
    return Traced(tuple(Box(*box) for box in boxes), tuple(Sheet(*sheet) for sheet in sheets), _extent(answer))


def _extent(answer: Mapping[str, Any]) -> Extent:
    pages, page, last, line = answer["extent"]
    return Extent(pages, page, last, line, answer["side"]["lacking"] if answer.get("side") else 0.0)


def after_end(timed_out: bool, seconds: float, last_words: str = "") -> tuple[Diagnostic, ...]:
    """Why there is no answer at all; `last_words` are what the process said before it ended."""
    if timed_out:
        message = f"laying out the PDF took longer than {seconds:g} seconds and was stopped"
        return (Diagnostic("pdf-timeout", message, hint="Shorten the text, or split it into several briefs."),)
    message = "the program that lays out the PDF stopped without an answer"
    if last_words:
        message = f"{message}; its last words: {last_words}"
    hint = "Try again; if it happens with this brief every time, leave its parts out one by one to find the cause."
    return (Diagnostic("pdf-crashed", message, hint=hint),)


def not_started(error: OSError) -> tuple[Diagnostic, ...]:
    """Why there is nobody who could answer."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS):
        return (_failure("room", str(error.strerror or error)),)
    message = f"the program that lays out the PDF could not be started: {error.strerror or error}"
    hint = "Make room on the disk and in memory, close other programs, and try again."
    return (Diagnostic("pdf-crashed", message, hint=hint),)


def _failure(kind: str, reason: str) -> Diagnostic:
    match kind:
        case "engine":
            hint = (
                f"{INSTALL.get(sys.platform, 'Install Pango')}; or install LibreOffice, which then makes the PDF from the "
                "Word file. The Word file and the HTML page do not need it."
            )
            return Diagnostic("no-pdf-engine", "the PDF cannot be made: the library Pango is not installed", hint=hint)
        case "unloadable":
            message = f"the PDF cannot be made: the program that lays it out cannot be loaded ({reason[:300]})"
            hint = (
                "Install briefgen anew, with the versions of its libraries that it asks for; no other needs this one."
            )
            return Diagnostic("no-pdf-engine", message, hint=hint)
        case "memory":
            message = "laying out the PDF needs more memory than it may have"
            return Diagnostic("pdf-memory", message, hint="Shorten the text, or use fewer pictures.")
        case "depth":
            return too_deep()
        case "room":
            message = f"the PDF cannot be laid out: there is no room for temporary files ({reason})"
            hint = "Make room on the disk, or name a folder that has some in the variable TMPDIR."
            return Diagnostic("cannot-write", message, hint=hint)
        case _:
            message = f"the PDF cannot be laid out ({reason})"
            return Diagnostic("pdf-crashed", message, hint="This is a fault of the program; please report it.")


def too_deep() -> Diagnostic:
    """A text whose levels nobody could follow, the layout least of all."""
    message = "lists, quotes and boxes stand too deep inside one another to be laid out"
    return Diagnostic("too-deep", message, hint="Bring the text to fewer levels.")


def _stray(number: int, call_page: int, note_page: int, whole: bool) -> Diagnostic:
    """A note that is not on the page of its call: a warning where it can be read, an error where words of it are lost."""
    if not note_page:
        message = f"footnote {number} did not find room on any page"
        return Diagnostic("lost-footnote", message, hint="Shorten the footnote.")
    message = f"footnote {number} is called on page {call_page} but stands on page {note_page}"
    hint = "Shorten the footnote, or the paragraph or row that calls it."
    return Diagnostic("strayed-footnote", message, severity=Severity.WARNING if whole else Severity.ERROR, hint=hint)


def _side_too_long(said: Mapping[str, Any], line: float) -> Diagnostic:
    """The side column does not stand whole above the notes of its page: by how much, and what in it is the longest."""
    lines, parts = math.ceil(said["lacking"] / line), said["parts"]
    count = f"{lines} line{'' if lines == 1 else 's'}"
    found = f"is {count} too long: it reaches into the notes" if lines else "is longer than its page"
    name = max(parts, key=lambda part: part[1])[0] if parts else ""
    shorter = f"Shorten “{name}”, the longest of what stands in it" if name else "Take something out of it"
    return Diagnostic(
        "side-too-long",
        f"the side column {found}",
        expected="as much as stands beside the text of one page, above its notes",
        hint=f"{shorter}, or make it wider in the style: `page: {{side: {{width: 130pt}}}}`.",
    )


def _refused(address: str) -> Diagnostic:
    message = f"the layout asked for something outside the document: {address[:200]}"
    return Diagnostic("outside-reference", message, hint="Use pictures and fonts of the workspace only.")


def _message(message: str, document: Document) -> Diagnostic:
    """A warning of WeasyPrint or fontTools; an error where the page would be wrong."""
    if match := GLYPH.match(message):
        return _missing_glyph(chr(int(match[1], 16)), document)
    if match := FONT.match(message):
        hint = "Put a whole TrueType font in the style's `fonts` folder in its place."
        return Diagnostic("unusable-font", f"a font file of “{match[1]}” cannot be used", hint=hint)
    if match := ANCHOR.match(message):
        hint = "Link to a heading of this brief, or take the link out."
        return Diagnostic("unknown-anchor", f"a link leads to `#{match[1]}`, which is not in the document", hint=hint)
    if message.startswith(ENGINE_ONLY):
        hint = "Look at the PDF, and at what was last changed in the style."
        words = "the PDF may not look as meant: the style asks for something that cannot be laid out"
        return Diagnostic("pdf-warning", words, severity=Severity.WARNING, hint=hint)
    return Diagnostic("pdf-warning", f"the PDF may not look as meant: {message[:300]}", severity=Severity.WARNING)


def _missing_glyph(character: str, document: Document) -> Diagnostic:
    place = around(character, document)
    words = f", in “{place}”" if place else ""
    message = f"no font of the style has the character {character} (U+{ord(character):04X}){words}"
    return Diagnostic("missing-glyph", message, hint=ADD_A_FONT)
