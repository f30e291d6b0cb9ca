"""What a brief would say in another language than its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefgen.checks.wording import labels_printed
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.document.nodes import (
    Citation,
    Document,
    Figure,
    Group,
    GroupRole,
    Note,
    Paragraph,
    Passage,
    Role,
    Table,
    plain_text,
)
from briefgen.document.stages import Stage
from briefgen.document.walking import walk
from briefgen.models.formats import Attachment
from briefgen.models.labels import VOICES, english_in
from briefgen.models.languages import cited_in, dated, primary
from briefgen.models.meeting import Standing
from briefgen.models.signing import joined_to
from briefgen.models.spec import Audience, Brief, Part, Spec


def untranslated(brief: Brief, bare: Document, document: Document, span: Span) -> Iterator[Diagnostic]:
    """Notes of what nobody gave in the brief's language; `bare` is its document before citations, `span` its language."""
    spec = brief.spec
    yield from _labels(spec, document, span)
    yield from _templates(brief, span)
    if not dated(spec.language):
        message = (
            f"dates and numbers of this brief are printed in English: how `{spec.language}` writes them is not known"
        )
        hint = "Write a date that stands in the text as it should be read; `footer` takes the place of the one at the foot."
        yield Diagnostic("untranslated-dates", message, span, Severity.NOTE, hint=hint)
    if cited_in(spec.language) is None and spec.sources != "none" and _cites(bare):
        message = f"sources are cited in English words, such as “accessed”: those of `{spec.language}` are not known"
        hint = "Choose a citation style that has the words in itself: a .csl file in styles/csl with a `locale` of the language."
        yield Diagnostic("untranslated-sources", message, span, Severity.NOTE, hint=hint)


def _labels(spec: Spec, document: Document, span: Span) -> Iterator[Diagnostic]:
    """A note of the fixed words that are printed in English."""
    english = english_in(spec.labels, spec.language)
    printed = [key for key in dict.fromkeys(_printed(spec, document)) if key in english]
    if printed:
        words = ", ".join(f"“{getattr(spec.labels, key)}”" for key in printed)
        given = ", ".join(f"{key}: …" for key in printed)
        yield Diagnostic(
            "untranslated-labels",
            f"fixed words of this brief are in English, and its language is `{spec.language}`: {words}",
            span,
            Severity.NOTE,
            hint=f"Say them in its language: `labels: {{{given}}}`.",
        )


def _templates(brief: Brief, span: Span) -> Iterator[Diagnostic]:
    """A note of the words that stand in the brief's templates in another language."""
    language = brief.spec.language
    for name, words in brief.foreign:
        listed = ", ".join(f"“{each}”" for each in words)
        yield Diagnostic(
            "untranslated-template",
            f"words of the template `{name}` are printed as they are, and the language is `{language}`: {listed}",
            span,
            Severity.NOTE,
            hint=f"Write them in briefs/templates/{name}.{primary(language)}.yaml, which says the template's words in that language.",
        )


def _of_comparisons(tables: Sequence[Table]) -> Iterator[str]:
    """The keys of what cells say in a comparison, and of what the head of our column says."""
    for table in tables:
        yield from (cell.verdict.label for row in table.rows for cell in row.cells if cell.verdict)
        yield from ("compare_ours" for cell in table.header.cells if cell.own)


def _of_stages(spec: Spec, tables: Sequence[Table]) -> Iterator[str]:
    """The keys of what stands over the stages of a bill and under them."""
    said = {Stage.DONE: "stage_done", Stage.NOW: "stage_since" if spec.bill and spec.bill.since else "stage_now"}
    for table in (one for one in tables if one.stages):
        yield "tracker"
        yield from (said[stage] for stage in table.stages if stage in said)


def _of_signers(spec: Spec) -> Iterator[str]:
    """The keys of what stands over a list of signers, or before the names of a row; a heading takes the place of the first."""
    if spec.signers is None:
        return
    row = spec.signers.shape is Standing.ROW
    over, *further = (
        joined_to(spec.signers, spec.organization.name if spec.organization else "").labels if row else ("signers",)
    )
    yield from further if spec.signers.heading else (over, *further)


def _cites(document: Document) -> bool:
    return any(isinstance(node, Citation) for node in walk(document.children))


def _printed(spec: Spec, document: Document) -> Iterator[str]:
    """The keys of the labels that stand in the document, in their order."""
    nodes = tuple(walk(document.children))
    roles = {node.role for node in nodes if isinstance(node, Group)}
    tables = tuple(node for node in nodes if isinstance(node, Table))
    if GroupRole.MEETING in roles and spec.meeting and spec.meeting.members:
        yield "prepared_for"
    if GroupRole.ASK in roles:
        yield "asks" if isinstance(spec.ask, tuple) and len(spec.ask) > 1 else "ask"
        if spec.bill:
            yield "as_of"
            yield from ("position",) if spec.bill.position else ()
    yield from _over_voices(spec, nodes)
    if GroupRole.SIGNERS in roles:
        yield from _of_signers(spec)
    yield from _of_comparisons(tables)
    yield from _of_stages(spec, tables)
    if GroupRole.LOCAL in roles:
        members = spec.meeting.members if spec.meeting else ()
        yield "local" if len(members) == 1 and members[0].district else "local_unnamed"
    if roles & {GroupRole.CONTACT, GroupRole.CONTACT_CARD}:
        yield "contact"
    if any(isinstance(node, Figure) and node.code for node in nodes):
        yield "qr_code"
    if GroupRole.SOURCES in roles:
        yield "sources"
    yield from labels_printed(document, spec.labels)
    yield from _of_parts(spec)
    yield "page_of"
    if any(isinstance(node, Note) for node in nodes):
        yield from ("note", "back")
    described = {Attachment.DOCX: "word_file", Attachment.SOURCES: "source_data"}
    yield from (described[attached] for attached in spec.attach)


def _over_voices(spec: Spec, nodes: Sequence[Any]) -> Iterator[str]:
    """The keys of the labels that stand over voices."""
    flows = (flow for node in nodes if isinstance(node, Passage) for flow in node.children)
    said = {plain_text(flow.children) for flow in flows if isinstance(flow, Paragraph) and flow.role is Role.LABEL}
    yield from (key for key in VOICES if getattr(spec.labels, key) in said)


def _of_parts(spec: Spec) -> Iterator[str]:
    """The keys of the labels of tables and hearings, where such a part is printed, and of the mark on every page."""
    placed = {*spec.parts, *(section.part for section in spec.sections)}
    if Part.TEAM in placed and spec.team:
        yield from ("team", "member", *(key for key in ("role", "says") if any(getattr(one, key) for one in spec.team)))
    if Part.BILLS in placed and spec.bills:
        yield from ("bills", "bill", "version", "bill_summary", "as_of_head")
        yield from (key for key in ("section", "effect", "position") if any(getattr(one, key) for one in spec.bills))
    if Part.HEARING in placed and spec.hearing:
        yield from ("committee", "witness", "speaking_time", *(("bill", "as_of") if spec.bill else ()))
    if Part.ASK_AGAIN in placed and spec.ask:
        yield "ask_again"
    if Part.ADDRESS in placed and spec.letter and spec.title:
        yield "subject"
    if spec.audience is Audience.COALITION:
        yield "internal"
