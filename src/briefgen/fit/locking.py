"""The lock of a brief: the lengths once chosen, and a fingerprint of everything they were chosen for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from briefgen.document.plan import Lengths, Use
from briefgen.models.library import Library
from briefgen.models.lock import Lock
from briefgen.models.spec import Spec
from briefgen.models.style import Style

ABOUT = """\
# Written by briefgen: the lengths with which {what} keeps to its pages. Keep it beside the brief.
# It holds until the brief, its blocks, sources, facts or style change. To choose anew: briefgen render {words} --refit
"""

ABOUT_ALL = """\
# Written by briefgen: the lengths with which {what} keeps to its pages at every meeting. Keep it beside the packet.
# It holds until the packet, its blocks, sources, facts or style change. To choose anew: briefgen batch {words} --refit
"""


def fingerprint(spec: Spec, uses: Sequence[Use], library: Library, style: Style, *engines: str) -> str:
    """Sixty-four hexadecimal digits for everything that decides what fits: the brief, what it uses, its look, the program."""
    digest = hashlib.sha256()
    for part in _parts(spec, uses, library, style):
        digest.update(hashlib.sha256(part.encode("utf-8")).digest())
    for engine in engines:
        digest.update(hashlib.sha256(engine.encode("utf-8")).digest())
    return digest.hexdigest()


def lock_text(
    brief: str, inputs: str, uses: Sequence[Use], lengths: Lengths, document: str = "", *, of_meetings: bool = False
) -> str:
    """The lock as YAML, with a comment that says what it is. `document` is the id of the document in its packet.

    One that is `of_meetings` holds for all meetings of a table.
    """
    about = (
        ABOUT_ALL.format(what=f"{document} in {brief}.yaml", words=brief) if of_meetings else _about(brief, document)
    )
    whose = [f"brief: {brief}", *([f"document: {document}"] if document else ())]
    lines = [f"  - {{use: {use.block}, length: {length}}}" for use, length in zip(uses, lengths, strict=True)]
    return "\n".join([about + whose[0], *whose[1:], f"inputs: {inputs}", "uses:", *lines, ""])


def _about(brief: str, document: str) -> str:
    what, words = (
        (f"{document} in {brief}.yaml", f"{brief} --document {document}") if document else (f"{brief}.yaml", brief)
    )
    return ABOUT.format(what=what, words=words)


def locked_lengths(lock: Lock, uses: Sequence[Use]) -> Lengths | None:
    """The lengths of a lock, None where they are not those of these uses."""
    if [use.use for use in lock.uses] != [use.block for use in uses]:
        return None
    allowed = [{option.length for option in use.options} for use in uses]
    lengths = tuple(use.length for use in lock.uses)
    return lengths if all(length in names for length, names in zip(lengths, allowed, strict=True)) else None


def _parts(spec: Spec, uses: Sequence[Use], library: Library, style: Style) -> Iterator[str]:
    """The inputs, each as text. Of sources and facts only those that are named somewhere in the brief's texts."""
    yield spec.model_dump_json()
    texts = [spec.model_dump_json()]
    for use in uses:
        block = library.blocks[use.block]
        texts += [block.matter.title, *(f"{length} {text.text}" for length, text in block.lengths.items())]
    yield from texts
    written = "\n".join(texts)
    facts = [fact for name, fact in sorted(library.facts.items()) if fact.name in written]
    cited = {fact.entry.source for fact in facts}
    yield from (f"{fact.id} {fact.entry.model_dump_json()}" for fact in facts)
    for name, source in sorted(library.sources.items()):
        if name in cited or f"@{name}" in written:
            yield f"{name} {sorted(source.csl.items())}"
    yield style.tokens.model_dump_json()
    yield from (f"{name} {known}" for name, known in style.sums.items())
