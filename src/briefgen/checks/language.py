"""What a brief would say in another language than its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.nodes import Document, Group, GroupRole, Paragraph, Passage, Role
from briefgen.document.walking import walk
from briefgen.models.labels import english_in
from briefgen.models.spec import Spec


def untranslated(spec: Spec, document: Document, span: Span) -> Iterator[Diagnostic]:
    """A note of the fixed words that nobody gave in the brief's language; `spec` is as its author wrote it, `span` its language."""
    english = english_in(spec.labels, spec.language)
    printed = [key for key in _printed(spec, document) if key in english]
    if printed:
        words = ", ".join(f"“{getattr(spec.labels, key)}”" for key in printed)
        given = ", ".join(f"{key}: …" for key in printed)
        yield Diagnostic(
            "untranslated-labels",
            f"fixed words of this brief are printed in English, and its language is `{spec.language}`: {words}",
            span,
            Severity.NOTE,
            hint=f"Say them in its language: `labels: {{{given}}}`.",
        )


def _printed(spec: Spec, document: Document) -> Iterator[str]:
    """The keys of the labels that stand in the document, in their order."""
    roles = {node.role for node in walk(document.children) if isinstance(node, Group)}
    if GroupRole.MEETING in roles and spec.meeting and spec.meeting.legislator:
        yield "prepared_for"
    if GroupRole.ASK in roles:
        yield "ask"
        if spec.bill:
            yield "as_of"
            yield from ("position",) if spec.bill.position else ()
    if any(_labelled(node) for node in walk(document.children)):
        yield "composite"
    if GroupRole.SIGNERS in roles and spec.signers and not spec.signers.heading:
        yield "signers"
    for role, key in ((GroupRole.CONTACT, "contact"), (GroupRole.SOURCES, "sources")):
        if role in roles:
            yield key
    yield "page_of"


def _labelled(node: Any) -> bool:
    """Whether it is a passage under a label; only a composite has one."""
    return isinstance(node, Passage) and any(
        isinstance(flow, Paragraph) and flow.role is Role.LABEL for flow in node.children
    )
