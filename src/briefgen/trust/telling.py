"""What was found in a finished file → messages that name the text, the file and the place, and repeat no more than first words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefgen.diagnostics import Diagnostic, Span
from briefgen.models.formats import Format
from briefgen.models.spec import Audience
from briefgen.noun import noun
from briefgen.trust.folding import WORD, bare
from briefgen.trust.index import Index, Match
from briefgen.trust.private import Marked
from briefgen.trust.said import Held

MOST_TOLD: Final = 5
"""How many texts, and how many unknown things, are told of one file."""

NAMES: Final = {
    Format.PDF: "the PDF", Format.DOCX: "the Word file", Format.HTML: "the web page", Format.TXT: "the plain text",
}  # fmt: skip
READERS: Final = {Audience.COALITION: "the coalition", Audience.OFFICE: "offices", Audience.PUBLIC: "everybody"}
MOST_WORDS: Final = 3
LETTERS: Final = 3
"""How many words of a text a message repeats, or letters, where it is one."""


@noun
class Leak:
    """Words of a private text in a file: what was found, in which file, and where in it."""

    match: Match
    form: Format
    place: str


def leaks(held: Held, index: Index, form: Format, known: Callable[[str], bool]) -> Iterator[Leak]:
    """Each private text of which a file says something; `known` is whether its readers know some letters anyway."""
    told: set[Marked] = set()
    for one in held.said if len(index) else ():
        for match in index.find(one.words):
            if match.text not in told and not known(match.letters):
                told.add(match.text)
                yield Leak(match, form, one.place)


def messages(found: Iterable[Leak]) -> Iterator[Diagnostic]:
    """A message for each private text, with all the files that say something of it."""
    by_text: dict[Span, list[Leak]] = {}
    for one in found:
        by_text.setdefault(one.match.text.span, []).append(one)
    for several in list(by_text.values())[:MOST_TOLD]:
        yield _message(several)
    if (more := len(by_text) - MOST_TOLD) > 0:
        count = "one more text" if more == 1 else f"{more} more texts"
        yield Diagnostic("leak", f"the files say something of {count} that their readers may not see")


def _message(several: Sequence[Leak]) -> Diagnostic:
    first = several[0]
    readers = READERS[first.match.text.audience]
    places = "; ".join(
        f"{NAMES[form]}, {_where(place)}" for form, place in {one.form: one.place for one in reversed(several)}.items()
    )
    message = f"this is for {readers} alone, and stands in finished files: {first_words(first.match)} ({places})"
    hint = (
        "No file was replaced. Take these words out of the brief and of what it uses; or, if its readers may know them, "
        "say so where this text stands."
    )
    return Diagnostic("leak", message, replace(first.match.text.span, text=""), hint=hint)


def _where(place: str) -> str:
    return f"on {place}" if place.startswith("page ") else f"in {place}"


def first_words(match: Match) -> str:
    """The first words of what was found, as the private text has them: less than half of them where they are few."""
    words = WORD.findall(bare(match.text.text))
    folded = [word.casefold() for word in words]
    for at in range(len(words)):
        count = _count(folded[at:], match.letters)
        if count:
            shown = 1 if words[at].isdecimal() else min(MOST_WORDS, -(-count // 2))
            return f"“{' '.join(words[at : at + shown])}…”" if count > 1 else f"“{words[at][:LETTERS]}…”"
    return f"“{match.letters[:LETTERS]}…”"


def _count(words: Sequence[str], letters: str) -> int:
    """How many words from the first one on have exactly these letters; 0 where they do not."""
    count = 0
    while letters and count < len(words) and letters.startswith(words[count]):
        letters = letters.removeprefix(words[count])
        count += 1
    return 0 if letters else count


def unknown(held: Held, form: Format, file: str) -> Iterator[Diagnostic]:
    """A message for each thing that the program did not mean to write."""
    for one in held.unknown[:MOST_TOLD]:
        message = f"{NAMES[form]} holds what briefgen does not write: {one.what}, {_where(one.place)}"
        hint = "No file was replaced. This is a fault of briefgen or of a program that it uses, not of your text: please report it."
        yield Diagnostic("unknown-part", message, Span(file), hint=hint)
    if (more := len(held.unknown) - MOST_TOLD) > 0:
        count = "one more thing" if more == 1 else f"{more} more things"
        yield Diagnostic("unknown-part", f"{NAMES[form]} holds {count} that briefgen does not write", Span(file))
