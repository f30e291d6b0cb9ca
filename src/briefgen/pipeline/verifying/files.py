"""A file that somebody hands over → which papers it is of, and whether it has their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Span
from briefgen.models.codes import ALPHABET, LENGTH, is_code
from briefgen.pipeline.printed import Outline, outline_of, paragraph, part_words, whole_of
from briefgen.pipeline.verifying.known import Known
from briefgen.pipeline.verifying.pages import Printed, found_in
from briefgen.pipeline.verifying.standing import Standing, Standings
from briefgen.pipeline.verifying.verdicts import Kind, Verdict
from briefgen.pipeline.verifying.words import Found, in_parts
from briefgen.reading_back.expected import Expected
from briefgen.reading_back.finished import Finished, NotRead
from briefgen.reading_back.process import read_apart
from briefgen.usage.manifests import digest_of
from briefgen.usage.rendering import Rendering

CODES: Final = re.compile(f"(?=([{ALPHABET}]{{{LENGTH}}}))")
"""Where a code may begin, also amid other letters: words of a page come without what parts them."""

MOST_BROKEN: Final = 2
"""How many stretches of a part of a paper may begin or go on on a page that is not there: one at each end."""

PDF, ZIP = b"%PDF-", b"PK\x03\x04"
FIRST_BYTES: Final = 1024
"""Within so many bytes a PDF says that it is one (ISO 32000-1, H.3)."""


def verdicts_of(name: str, data: bytes, known: Known, standings: Standings) -> Iterator[Verdict]:
    """What is to be said of a file, paper by paper. Raises BriefError."""
    if noted := known.of_sum(digest_of(data)):
        rendering = noted.rendering
        yield Verdict(Kind.WRITTEN, name, rendering, standings.of(rendering), rendering.code or "")
        return
    form = _form(name, data)
    try:
        finished = read_apart(form, data)
    except NotRead as reason:
        raise BriefError([_unreadable(name, reason)]) from None
    if form == "docx":
        yield _of_word(name, finished, known, standings)
    else:
        yield from _of_pages(name, finished, known, standings)


def _form(name: str, data: bytes) -> str:
    if PDF in data[:FIRST_BYTES]:
        return "pdf"
    if data.startswith(ZIP):
        return "docx"
    raise BriefError(
        [Diagnostic("not-a-paper", f"“{name}” is neither a PDF nor a Word file", Span(name), expected=".pdf or .docx")]
    )


def _of_word(name: str, finished: Finished, known: Known, standings: Standings) -> Verdict:
    parts = (*finished.parts, *(part for note in finished.notes for part in note.parts))
    sums = tuple(map(paragraph, parts))
    rendering = _rendering(name, finished.running, sums, known)
    standing = standings.of(rendering)
    outline = _outline(rendering, standing)
    code = rendering.code or ""
    if rendering.letters is not None and rendering.letters == whole_of(sums):
        return Verdict(Kind.SAME, name, rendering, standing, code)
    if outline is None:
        kind = Kind.UNTOLD if rendering.letters is None else Kind.EDITED
        return Verdict(kind, name, rendering, standing, code)
    words = [part_words(part) for part in parts]
    found = in_parts(outline, sums, words)
    kind = Kind.EDITED if found.new or found.lost else Kind.SAME
    return Verdict(kind, name, rendering, standing, code, (), found.new, _told(found, outline, standing))


def _of_pages(name: str, finished: Finished, known: Known, standings: Standings) -> Iterator[Verdict]:
    sums = tuple(map(paragraph, (*finished.parts, *(part for note in finished.notes for part in note.parts))))
    for code, pages in _papers(finished.running, known):
        said = [finished.running[page - 1] for page in pages]
        noted = known.of_code(code) or known.like(sums) or known.on(Printed(said))
        rendering = noted.rendering if noted else _rendering(name, said, sums, known)
        yield _of_paper(
            name, rendering, said, pages if len(pages) < len(finished.running) else (), standings.of(rendering)
        )


def _of_paper(
    name: str, rendering: Rendering, said: Sequence[str], pages: tuple[int, ...], standing: Standing
) -> Verdict:
    outline, code = _outline(rendering, standing), rendering.code or ""
    found = found_in(outline, said, code) if outline else None
    if outline is None or found is None:
        return Verdict(Kind.UNTOLD, name, rendering, standing, code, pages)
    whole_paper = rendering.pages is None or len(said) >= rendering.pages
    if whole_paper:
        kind, lost = Kind.EDITED if found.new or found.lost else Kind.SAME, _told(found, outline, standing)
        return Verdict(kind, name, rendering, standing, code, pages, found.new, lost)
    if len(found.new) > MOST_BROKEN:
        return Verdict(Kind.EDITED, name, rendering, standing, code, pages, found.new)
    return Verdict(Kind.PART, name, rendering, standing, code, pages, broken=found.new)


def _papers(running: Sequence[str], known: Known) -> list[tuple[str, tuple[int, ...]]]:
    """The papers of a PDF by their codes, with their pages, counted from 1; pages without a code that is known belong to none,
    but where there is no other."""
    found: dict[str, list[int]] = {}
    for number, words in enumerate(running, 1):
        codes = [code for code in codes_in_page(words) if known.of_code(code)]
        if codes:
            found.setdefault(codes[0], []).append(number)
    every = tuple(range(1, len(running) + 1))
    return [(code, tuple(pages)) for code, pages in found.items()] or [("", every)]


def codes_in_page(words: str) -> list[str]:
    """The codes in words that may lack what parts them."""
    bare = "".join(words.split())
    return [found[1] for found in CODES.finditer(bare) if is_code(found[1])]


def _rendering(name: str, running: Sequence[str], sums: tuple[str, ...], known: Known) -> Rendering:
    """The paper that a file is of, by its code, else by its paragraphs. Raises BriefError (`unknown-paper`)."""
    codes = [code for words in running for code in codes_in_page(words)]
    noted = next(filter(None, map(known.of_code, codes)), None) or known.like(sums)
    if noted is None:
        raise BriefError([_unknown(name, codes)])
    return noted.rendering


def _outline(rendering: Rendering, standing: Standing) -> Outline | None:
    """What the paper said, without its words: as the workspace would still make it, else as it was noted."""
    if standing.expected is not None:
        return outline_of(standing.expected)
    if rendering.paragraphs is None or rendering.sizes is None:
        return None
    return Outline(rendering.paragraphs, rendering.sizes, rendering.running or {}, rendering.letters or "")


def _told(found: Found, outline: Outline, standing: Standing) -> tuple[str, ...]:
    """What the paragraphs that are missing said, where that is known, else which they were."""
    if standing.expected is None:
        return tuple(f"paragraph {number + 1} of {len(outline.sums)}" for number in found.lost)
    texts = _texts(standing.expected)
    return tuple(texts[number] for number in found.lost)


def _texts(said: Expected) -> list[str]:
    parts = [one.part for one in said.parts] + [one.part for note in said.notes for one in note.parts]
    return [part_words(part) for part in parts]


def _unreadable(name: str, reason: NotRead) -> Diagnostic:
    hint = "Nothing of it was opened outside of a process that is ended when a file takes too much."
    return Diagnostic("unreadable-paper", f"“{name}” cannot be looked into: {reason}", Span(name), hint=hint)


def _unknown(name: str, codes: Sequence[str]) -> Diagnostic:
    if codes:
        message = f"“{name}” bears the code {codes[0]}, which no manifest of this workspace knows"
        hint = (
            "It was made in another workspace, or its manifest is not here: `manifests/` belongs into version control."
        )
    else:
        message = f"“{name}” bears no content code, and no paper of this workspace has its words"
        hint = "Papers are known by the manifests of the workspace that made them."
    return Diagnostic("unknown-paper", message, Span(name), hint=hint)
