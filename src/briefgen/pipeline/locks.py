"""The lock of a brief: whether its lengths still hold, and what it is to hold from now on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.plan import Lengths
from briefgen.fit import fingerprint, lock_text, locked_lengths
from briefgen.models.lock import lock_name
from briefgen.pipeline.material import Material
from briefgen.writers.pdf import engine_version


def locked_lengths_of(material: Material) -> Lengths | None:
    """The lengths of the lock, where nothing has changed since it was written."""
    lock = material.lock
    if lock is None or material.report.failed or lock.inputs != inputs_of(material):
        return None
    return locked_lengths(lock, material.plan.uses)


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
    lock, span = material.lock, Span(lock_name(material.brief.file, material.brief.document))
    if lock is not None and lock.inputs != inputs_of(material):
        message = "the lengths were chosen anew, because the brief or something it uses has changed"
        yield Diagnostic("outdated-lock", message, span, Severity.NOTE)
    elif lock is not None:
        message = "the lengths were chosen anew, because those of the lock do not fit this brief"
        yield Diagnostic("unusable-lock", message, span, Severity.WARNING)
