"""The lock of a brief: whether its lengths still hold, and what it is to hold from now on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.plan import Lengths, Use
from briefgen.fit import fingerprint, lock_text, locked_lengths
from briefgen.models.lock import lock_name
from briefgen.pipeline.material import Material
from briefgen.writers.pdf import engine_version


def locked_lengths_of(material: Material) -> Lengths | None:
    """The lengths of the lock, where nothing has changed since it was written; of one for all meetings, those of this one."""
    if material.shared is not None:
        return _of_its_uses(material.shared, material.plan.uses)
    lock = material.lock
    if lock is None or material.report.failed or lock.inputs != inputs_of(material):
        return None
    return locked_lengths(lock, material.plan.uses)


def _of_its_uses(shared: Mapping[tuple[str, int], str], uses: Sequence[Use]) -> Lengths:
    """The lengths of those uses that a meeting has; the richest for one that the lock does not know."""
    seen: Counter[str] = Counter()
    found = []
    for use in uses:
        options = [option.length for option in use.options]
        length = shared.get((use.block, seen[use.block]), options[0])
        found.append(length if length in options else options[0])
        seen[use.block] += 1
    return tuple(found)


def inputs_of(material: Material) -> str:
    """What stands for all inputs of a brief."""
    return fingerprint(material.brief.spec, material.plan.uses, material.library, material.style, engine_version())


def lock_of(material: Material, lengths: Lengths) -> bytes | None:
    """What the lock is to hold for lengths that were chosen and fit; None where none is needed.

    One that cannot be used stays as its author left it, until it is to be forgotten.
    """
    known = material.lock is not None or material.asked.refit
    if not known and (material.spoiled or lengths == material.plan.richest):
        return None
    file, document = PurePosixPath(material.brief.file).stem, material.brief.document
    return lock_text(file, inputs_of(material), material.plan.uses, lengths, document).encode("utf-8")


def outdated(material: Material) -> Iterator[Diagnostic]:
    """Why the lengths of a lock were not kept."""
    if material.shared is not None:
        message = "the lengths that all meetings share do not fit this one: it alone is shorter"
        hint = "`briefgen batch … --refit` chooses lengths anew that fit all."
        yield Diagnostic("shorter-alone", message, material.places.span("pages"), Severity.WARNING, hint=hint)
    lock, span = material.lock, Span(lock_name(material.brief.file, material.brief.document))
    if lock is not None and lock.inputs != inputs_of(material):
        message = "the lengths were chosen anew, because the brief or something it uses has changed"
        yield Diagnostic("outdated-lock", message, span, Severity.NOTE)
    elif lock is not None:
        message = "the lengths were chosen anew, because those of the lock do not fit this brief"
        yield Diagnostic("unusable-lock", message, span, Severity.WARNING)
