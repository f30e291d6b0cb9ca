"""Values of a brief that are no Markdown: what is printed of them as it stands, though it was meant otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from briefgen.checks.evidence.masking import CALLED, CITATION
from briefgen.checks.unwritten import words_of
from briefgen.diagnostics import Diagnostic, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.spec import Spec

MARKDOWN: tuple[tuple[str, ...], ...] = (
    ("title",), ("subtitle",), ("kicker",), ("ask",), ("ask", "*", "*"), ("summary",), ("footer",), ("name",),
    ("sections", "*", "heading"), ("sections", "*", "blocks", "*", "title"), ("sections", "*", "blocks", "*", "text"),
    ("bills", "*", "summary"), ("bills", "*", "effect"), ("team", "*", "says"), ("signers", "heading"),
    ("letter", "*"), ("letter", "*", "*"), ("variables", "*", "text"), ("meeting", "local", "*", "say"),
    ("meeting", "local", "*", "what"),
)  # fmt: skip
"""The keys of a brief whose texts are read as Markdown, so that citations in them are none of this."""

Path = tuple[str | int, ...]


def citations_in_values(spec: Spec, sources: Collection[str], place: Callable[..., Manuscript]) -> Iterator[Diagnostic]:
    """Citations in values that are printed to the letter, where a reader would see `[@id]`."""
    for path, words in words_of(spec):
        if "@" in words and not any(_fits(path, key) for key in MARKDOWN):
            for found in _cited(words, sources):
                yield _printed_raw(found, path, place(words, *path).find(found))


def _fits(path: Path, key: tuple[str, ...]) -> bool:
    return len(path) == len(key) and all(want in ("*", step) for step, want in zip(path, key, strict=True))


def _cited(words: str, sources: Collection[str]) -> Iterator[str]:
    """What can only be a citation: brackets with a key in them, or the id of a source that there is."""
    for found in CITATION.finditer(words):
        keys = CALLED.findall(found[0])
        if keys and (found[0].startswith("[") or any(key in sources for key in keys)):
            yield found[0]


def _printed_raw(found: str, path: Path, span: Span) -> Diagnostic:
    name = ".".join(map(str, path))
    hint = "Cite the source in the text that prints the value, or write the words there themselves."
    if path[0] == "variables" and len(path) == 2:
        hint = f"Make the value Markdown: `variables: {{{path[1]}: {{text: …}}}}`. Or cite the source in the text that prints it."
    message = (
        f"“{' '.join(found.split())}” in `{name}` would be printed as it stands: this value is not read as Markdown"
    )
    return Diagnostic("citation-in-value", message, span, hint=hint)
