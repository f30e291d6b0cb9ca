"""A BibTeX or BibLaTeX file → items of CSL, each value with the place of the field that it comes from."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ImplicitComment, ParsingFailedBlock
from bibtexparser.model import Entry as Parsed
from bibtexparser.model import String as Macro
from bibtexparser.splitter import Splitter

from briefgen.diagnostics import Diagnostic, KeyPath, Report, Span, nearest
from briefgen.readers.bibliography.dates import MONTHS
from briefgen.readers.bibliography.entries import Entry, Field, inherited
from briefgen.readers.bibliography.identity import duplicate
from briefgen.readers.bibliography.terms import TYPES
from briefgen.readers.bibliography.works import Trouble, Work
from briefgen.readers.files.decoding import NamedBytes, SourceText, decode, report_direction_marks
from briefgen.readers.files.positions import Positioned

VALUE: Final = re.compile(r'\s*(?:\{(?P<braces>.*)\}|"(?P<quotes>.*)"|(?P<word>[^\s{}",#]+))\s*\Z', re.DOTALL)

ID: Final = re.compile(r"\s*@\w+\s*[{(]\s*([^\s,{}()\"=]+)")
"""What an entry begins with: its kind and its id."""

MARK: Final = re.compile(r'[{}"#]')

LONGEST_LINE: Final = 2_000
"""The most characters of a line in which places are looked for: whole libraries on one line would take hours."""

# What the parser says of a faulty entry is for programmers; the report says it in our words.
logging.getLogger("bibtexparser.splitter").disabled = True


def read_bibtex(file: NamedBytes, report: Report, *, classic: bool) -> Positioned | None:
    """The items of a file as the value of `references`; None when it is no text.

    `classic` reads it as BibTeX does, where BibLaTeX differs. An entry that cannot be read is reported, and refused
    with nothing but its id.
    """
    source = decode(file, report)
    if source is None:
        return None
    report_direction_marks(source, report)
    return _Items(source, report, classic).positioned()


class _Items:
    """The entries of one file on their way to CSL."""

    def __init__(self, source: SourceText, report: Report, classic: bool) -> None:
        self.source = source
        self.report = report
        self.classic = classic
        self.macros: dict[str, str] = {}
        self.unread: dict[str, Span] = {}

    def positioned(self) -> Positioned:
        items: list[dict[str, Any]] = []
        spans: dict[KeyPath, Span] = {(): Span(self.source.file), ("references",): Span(self.source.file)}
        entries: dict[str, Entry] = {}
        for entry in self.entries():
            if entry.key in entries:
                self.report.add(duplicate(entry.key, entries[entry.key].span, entry.span))
            entries.setdefault(entry.key, entry)
        for entry in inherited(entries, classic=self.classic).values():
            if entry.kind != "xdata":
                self.add(entry, items, spans)
        first = len(items)
        for number, (key, span) in enumerate(self.unread.items(), first):
            items.append({"id": key})
            spans |= {("references", number): span, ("references", number, "id"): span}
        refused: Iterable[KeyPath] = (("references", number) for number in range(first, len(items)))
        return Positioned({"references": items}, spans, spans, frozenset(refused))

    def add(self, entry: Entry, items: list[dict[str, Any]], spans: dict[KeyPath, Span]) -> None:
        """Convert an entry and remember where each of its values stands."""
        if entry.kind not in TYPES:
            self.report.add(_unknown_kind(entry))
            self.unread[entry.key] = entry.span
            return
        work = Work(entry, self.classic)
        work.convert()
        self.report.add(*(_told(trouble, entry) for trouble in work.troubles))
        if "title" not in work.variables:
            self.report.add(_untitled(entry))
            work.variables["title"] = entry.key
        path: KeyPath = ("references", len(items))
        spans |= {path: entry.span, (*path, "id"): entry.span}
        spans |= {(*path, name): entry.fields[of].span for name, of in work.origins.items() if of in entry.fields}
        spans |= {
            (*path, "custom", name): entry.fields[f"custom-{name}"].span for name in work.variables.get("custom", ())
        }
        items.append({"id": entry.key, **work.variables})

    def entries(self) -> Iterator[Entry]:
        """The entries in order; what cannot be read is reported."""
        for part in Splitter(self.source.text).split().blocks:
            match part:
                case Macro():
                    self.macros[part.key.lower()] = self.written_out(
                        part.value, self.source.span((part.start_line or 0) + 1)
                    )
                case Parsed():
                    yield self.entry(part)
                case DuplicateBlockKeyBlock(ignore_error_block=Parsed() as again):
                    yield self.entry(again)
                case DuplicateFieldKeyBlock():
                    self.report.add(self.field_twice(part))
                case ParsingFailedBlock():
                    self.report.add(self.unreadable(part))
                case ImplicitComment() if "@" in part.comment:
                    self.report.add(*self.stray(part))

    def entry(self, parsed: Parsed) -> Entry:
        fields = {}
        for found in parsed.fields:
            span = self.place(found.start_line, found.key)
            fields[found.key.lower()] = Field(self.written_out(found.value, span), span)
        span = self.place(parsed.start_line or 0, parsed.key)
        return Entry(parsed.key, parsed.entry_type.lower(), fields, span)

    def place(self, line: int, words: str) -> Span:
        """The place of words on a line counted from 0, or on one of the next; of overlong lines only the line."""
        for number in range(line, min(line + 3, len(self.source.lines))):
            if len(self.source.lines[number]) > LONGEST_LINE:
                break
            column = _find(words, self.source.lines[number])
            if column >= 0:
                return self.source.span(number + 1, column + 1, len(words))
        return self.source.span(line + 1)

    def written_out(self, value: str, span: Span) -> str:
        """The LaTeX of a value: without its marks, macros replaced, parts joined at `#`."""
        parts = _parts(value)
        return "".join(self.part(part, span) for part in parts)

    def part(self, part: str, span: Span) -> str:
        match = VALUE.match(part)
        if match is None:
            self.report.add(_unreadable(span, f"“{part.strip()[:60]}” is not a value"))
            return ""
        if match["word"] is None:
            return match["braces"] or match["quotes"] or ""
        name = match["word"].lower()
        if name in self.macros:
            return self.macros[name]
        if not name.isdecimal() and name not in MONTHS:
            self.report.add(_unknown_macro(match["word"], span, self.macros))
        return match["word"]

    def field_twice(self, part: DuplicateFieldKeyBlock) -> Diagnostic:
        name = min(part.duplicate_keys)
        fields = part.ignore_error_block.fields if isinstance(part.ignore_error_block, Parsed) else []
        again = [found for found in fields if found.key.lower() == name.lower()][-1]
        span = self.place(again.start_line, again.key)
        self.note_unread(part)
        return Diagnostic(
            "duplicate-key", f"`{name}` is written twice in this entry", span, hint="Keep one of the two."
        )

    def unreadable(self, part: ParsingFailedBlock) -> Diagnostic:
        reason = str(getattr(part.error, "abort_reason", ""))
        ends = "block start" in reason or "end of file" in reason
        self.note_unread(part)
        what = "this entry does not end" if ends else "this entry is not written as BibTeX is"
        return _unreadable(self.source.span((part.start_line or 0) + 1), what)

    def note_unread(self, part: ParsingFailedBlock) -> None:
        """Remember the id of an entry that cannot be read, so that what cites it is not called unknown."""
        if found := ID.match(part.raw or ""):
            self.unread[found[1]] = self.place(part.start_line or 0, found[1])

    def stray(self, part: ImplicitComment) -> Iterator[Diagnostic]:
        """Words between entries are remarks; one that begins with @ was hardly meant as such."""
        for offset, line in enumerate(part.comment.split("\n")):
            if line.lstrip().startswith("@"):
                number = (part.start_line or 0) + offset + 1
                yield _unreadable(self.source.span(number, line.index("@") + 1), "this is no entry of BibTeX")


def _find(words: str, line: str) -> int:
    """Where words stand in a line, and are not part of a longer one; -1 when they do not."""
    column = line.find(words)
    while column >= 0:
        before, after = line[:column][-1:], line[column + len(words) :][:1]
        if not (before.isalnum() or after.isalnum()):
            return column
        column = line.find(words, column + 1)
    return column


def _parts(value: str) -> list[str]:
    """The parts of a value that `#` joins outside braces and quotation marks."""
    starts, depth, quoted = [0], 0, False
    for mark in MARK.finditer(value) if "#" in value else ():
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        quoted ^= mark[0] == '"' and depth == 0
        if mark[0] == "#" and depth == 0 and not quoted:
            starts.append(mark.end())
    ends = [start - 1 for start in starts[1:]] + [len(value)]
    return [value[start:end] for start, end in zip(starts, ends, strict=True)]


def _told(trouble: Trouble, entry: Entry) -> Diagnostic:
    span = entry.fields[trouble.field].span if trouble.field in entry.fields else entry.span
    hint = "Write the characters themselves, in UTF-8." if trouble.code == "unknown-latex" else ""
    return Diagnostic(trouble.code, trouble.message, span, expected=trouble.expected, hint=hint)


def _untitled(entry: Entry) -> Diagnostic:
    message = f"the source `{entry.key}` has no `title`"
    return Diagnostic(
        "missing-key", message, entry.span, expected="the title as published", hint="Add a line title = {…}."
    )


def _unknown_kind(entry: Entry) -> Diagnostic:
    return Diagnostic(
        "unknown-entry-type",
        f"there is no kind of entry `@{entry.kind}`",
        entry.span,
        expected="a kind of BibTeX or BibLaTeX, such as @article, @book, @report or @online",
        nearest=nearest(entry.kind, TYPES),
    )


def _unknown_macro(name: str, span: Span, macros: dict[str, str]) -> Diagnostic:
    return Diagnostic(
        "unknown-macro",
        f"there is no abbreviation `{name}`",
        span,
        expected="a name that an @string above gives a text to, a month such as mar, or a text in braces",
        nearest=nearest(name, macros),
        hint=f"Put braces around it, if the word itself is meant: {{{name}}}.",
    )


def _unreadable(span: Span, what: str) -> Diagnostic:
    hint = "Look for a missing brace, comma or quotation mark in it and in the entry before."
    return Diagnostic("bibtex-syntax", what, span, expected="@type{id, field = {text}, …}", hint=hint)
