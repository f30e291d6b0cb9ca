"""Who may see a text, what a person agreed to, and what is due for review."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.nodes import Citation, CitedItem, Document
from briefgen.document.plan import Choice, Plan
from briefgen.document.walking import walk
from briefgen.models.labels import ENGLISH, LABELS, Labels
from briefgen.models.languages import primary
from briefgen.models.library import Block, Library, VoiceKind
from briefgen.models.spec import Audience, Spec


def governance(spec: Spec, plan: Plan, library: Library) -> Iterator[Diagnostic]:
    """Problems of the blocks that a brief uses: at the place where it uses them, and a review at the block itself."""
    for section in plan.sections:
        for item in section.items:
            if isinstance(item, Choice):
                yield from _of_block(library.blocks[item.block], item, spec)


_SAID = re.compile(
    r"composit|compuest|illustrat|ilustra|invent|fictional|fictici|not a real|not one person|no (?:es )?una persona real",
    re.I,
)
"""Words of which one tells a reader, in a language whose fixed words come with briefgen, that nobody speaks here."""


def composite_label(spec: Spec, plan: Plan, library: Library, find: Callable[..., Span]) -> Iterator[Diagnostic]:
    """A label that no longer says of the composites under it that they are some."""
    voices = (
        library.blocks[item.block].matter.voice
        for section in plan.sections
        for item in section.items
        if isinstance(item, Choice)
    )
    if primary(spec.language) not in (ENGLISH, *LABELS) or _SAID.search(spec.labels.composite):
        return
    if any(voice and voice.kind is VoiceKind.COMPOSITE for voice in voices):
        yield Diagnostic(
            "composite-label",
            f"“{spec.labels.composite}” does not tell a reader that a composite is no real person",
            find("labels", "composite"),
            expected=f"words such as “{Labels.model_fields['composite'].default}”",
            hint="Every composite is printed under this label. Remove `composite` from `labels` to print the usual one.",
        )


def private_sources(spec: Spec, document: Document, library: Library) -> Iterator[Diagnostic]:
    """Citations of sources more private than the brief, at their places; they must not have become words yet."""
    for node in walk(document.children):
        for item in node.items if isinstance(node, Citation) else ():
            source = library.sources.get(item.source)
            audience = source.custom.get("audience") if source else None
            if audience and not spec.audience.may_see(Audience(audience)):
                yield _too_private(item, audience, spec)


def _too_private(item: CitedItem, audience: str, spec: Spec) -> Diagnostic:
    return Diagnostic(
        "source-too-private",
        f"the source `{item.source}` is for readers of the kind `{audience}`, and this brief goes to `{spec.audience}`",
        Span(item.file, item.line, item.column, len(item.source) + 1, item.text),
        hint="Cite another source here, or change `custom: {audience: …}` in the source, if that is right.",
    )


def _of_block(block: Block, use: Choice, spec: Spec) -> Iterator[Diagnostic]:
    yield from _audience(block, use, spec)
    yield from _consent(block, use, spec)
    if spec.date is not None:
        yield from review(block, spec.date)


def _audience(block: Block, use: Choice, spec: Spec) -> Iterator[Diagnostic]:
    """A more private text in a brief for a wider circle."""
    if not spec.audience.may_see(block.matter.audience):
        yield Diagnostic(
            "too-private",
            f"the block `{block.id}` is for readers of the kind `{block.matter.audience}`, "
            f"and this brief goes to `{spec.audience}`",
            use.span,
            hint="Choose another block, or change who may see it in its front matter, if that is right.",
        )


_ASK_FIRST = (
    "Choose another block. Change `consent:` in its front matter only when those whose story it is have agreed to it."
)


def _consent(block: Block, use: Choice, spec: Spec) -> Iterator[Diagnostic]:
    """Lived experience without a consent that covers this use, on the day of the brief."""
    voice, consent = block.matter.voice, block.matter.consent
    if voice is None and consent is None:
        return
    if consent is None:
        kind = "composite" if voice and voice.kind is VoiceKind.COMPOSITE else "story of a person"
        message = f"the block `{block.id}` is a {kind} and has no consent record"
        yield Diagnostic("no-consent", message, use.span, expected="`consent:` in its front matter", hint=_ASK_FIRST)
        return
    for reason in _uncovered(block, spec):
        message = f"the block `{block.id}` cannot be used here: {reason}"
        yield Diagnostic("no-consent", message, use.span, hint=_ASK_FIRST)


def _uncovered(block: Block, spec: Spec) -> Iterator[str]:
    consent = block.matter.consent
    day = spec.date or dt.date.max
    if consent is None:
        return
    if consent.withdrawn:
        yield "consent was withdrawn"
    if day > consent.expires:
        yield f"consent expired on {consent.expires}"
    if day < consent.given:
        yield f"consent was given only on {consent.given}, after the date of this brief"
    if spec.audience not in consent.audiences:
        yield f"consent does not cover readers of the kind `{spec.audience}`"
    if consent.documents and spec.template not in consent.documents:
        allowed = ", ".join(consent.documents)
        yield f"consent covers only documents made from {allowed}"


def review(block: Block, day: dt.date) -> Iterator[Diagnostic]:
    """A review of the block that was due before that day, at the line that states the last one."""
    due = block.matter.review_due
    if due is not None and due < day:
        message = f"the block `{block.id}` was due for review on {due}"
        span = block.spans.get(("reviewed",), Span(block.file))
        hint = "Read it again, and write the day into `reviewed:`."
        yield Diagnostic("review-due", message, span, Severity.WARNING, hint=hint)
