"""`NAME.lock.yaml` beside a brief → `Lock`; what cannot be used is a warning, for the brief can be made without."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.models.lock import Lock, lock_name
from briefgen.readers.files.yaml import load
from briefgen.readers.validation import validate
from briefgen.workspace import Workspace


def read_lock(workspace: Workspace, brief: str, report: Report, document: str = "") -> Lock | None:
    """The lock of the brief whose spec is the file `brief`, or of a document of it; None, with a warning, when it cannot be used."""
    name, found = lock_name(brief, document), Report()
    lock = _lock(workspace, name, found)
    if found.failed:
        first = found.diagnostics[0]
        report.add(
            _unusable(brief, document, f"it is not as briefgen wrote it: {first.message}", first.span or Span(name))
        )
        return None
    if lock is not None and (lock.brief, lock.document or "") != (PurePosixPath(brief).stem, document):
        owner = f"{lock.brief}.{lock.document}" if lock.document else lock.brief
        report.add(_unusable(brief, document, f"it belongs to another brief, `{owner}`", Span(name)))
        return None
    return lock


def _lock(workspace: Workspace, name: str, found: Report) -> Lock | None:
    try:
        file = workspace.read_if_there(name)
    except BriefError as error:
        found.add(*error.diagnostics)
        return None
    positioned = load(file, found) if file else None
    return validate(Lock, positioned, found) if positioned else None


def _unusable(brief: str, document: str, reason: str, span: Span) -> Diagnostic:
    chosen = f" --document {document}" if document else ""
    return Diagnostic(
        "unusable-lock",
        f"the lock of this {'document' if document else 'brief'} is not used: {reason}",
        span,
        Severity.WARNING,
        hint=f"`briefgen render {PurePosixPath(brief).stem}{chosen} --refit` writes a new one.",
    )
