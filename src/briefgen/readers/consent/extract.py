"""`briefs/consent.yaml`, the extract that is shared; and every consent there is, from the records or from the extract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.models.consent import ALL, Consent, Entry, Extract, Record, sum_of
from briefgen.models.folders import EXTRACT
from briefgen.readers.consent.records import Kept, read_records
from briefgen.readers.files.positions import Positioned
from briefgen.readers.files.yaml import load
from briefgen.readers.validation import settle
from briefgen.workspace import Workspace

HEAD: Final = """\
# yaml-language-server: $schema=../schemas/consent.schema.json
# What the consent records behind our voices allow, without a word about any person. The records
# themselves stay in private/consent/, on the computers of those who took them.
# Made by `briefgen consent extract`: nobody edits it by hand.
"""

MAKE: Final = "`briefgen consent extract` writes it anew, on a computer that has the records."


def read_consents(workspace: Workspace, report: Report) -> Mapping[str, Consent]:
    """Every consent that is known here by id: what a record says, and where there is none, what the extract says."""
    return workspace.once("consents", lambda own: _read(workspace, own), report)


def read_extract(workspace: Workspace, report: Report) -> Mapping[str, Consent]:
    """The consents of the extract by id; one that was changed by hand has no entry, and counts as none."""
    try:
        file = workspace.read_if_there(EXTRACT)
    except BriefError as error:
        report.add(*error.diagnostics)
        return {}
    positioned = load(file, report) if file and file.data.strip() else None
    if positioned is None or positioned.data is None:
        return {}
    below = positioned.under("consents", EXTRACT)
    settled = settle(Extract, below, report)
    entries = settled[0].consents if settled else {}
    return {name: _sound(name, entries.get(name), below, report) for name in below.data["consents"] or ()}


def extract_of(entries: Mapping[str, Entry]) -> str:
    """The text of an extract."""
    import yaml

    said = {name: _plain(entry) for name, entry in sorted(entries.items())}
    body: str = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000)
    return HEAD + (body if said else "")


def shared_entries(workspace: Workspace, report: Report) -> dict[str, Entry]:
    """What the extract should say: of records what they share; of consents whose record is on another computer what it said."""
    records = read_records(workspace, report)
    there = {name: one.entry for name, one in read_extract(workspace, report).items() if one.entry}
    mine = {name: kept.record.shared for name, kept in records.items() if kept.record}
    return {name: entry for name, entry in there.items() if name not in records} | mine


def _plain(entry: Entry) -> dict[str, Any]:
    said = entry.model_dump(mode="python", exclude_none=True)
    plain = {key: [str(one) for one in value] if isinstance(value, tuple) else value for key, value in said.items()}
    return {key: ALL if value == [ALL] else value for key, value in plain.items()}


def _read(workspace: Workspace, report: Report) -> Mapping[str, Consent]:
    records, extract = read_records(workspace, report), read_extract(workspace, report)
    if workspace.exists(EXTRACT):
        report.add(*_stale(records, extract))
    return {**extract, **{name: _of_record(name, kept) for name, kept in records.items()}}


def _of_record(name: str, kept: Kept) -> Consent:
    record: Record | None = kept.record
    return Consent(name, record.shared if record else None, Span(kept.file), record.names if record else ())


def _stale(records: Mapping[str, Kept], extract: Mapping[str, Consent]) -> Iterator[Diagnostic]:
    """An extract that does not say what the records say: colleagues would go on with what no longer holds."""
    behind = [
        name
        for name, kept in records.items()
        if kept.record and (name not in extract or kept.record.shared != extract[name].entry)
    ]
    if behind:
        message = f"{EXTRACT} does not say what the records say of {', '.join(f'`{name}`' for name in behind)}"
        hint = (
            "`briefgen consent extract` writes it anew; then give it to your colleagues, as you give them the briefs."
        )
        yield Diagnostic("stale-extract", message, Span(EXTRACT), Severity.WARNING, hint=hint)


def _sound(name: str, entry: Entry | None, positioned: Positioned, report: Report) -> Consent:
    span = positioned.key_spans.get(("consents", name)) or Span(EXTRACT)
    if entry is not None and sum_of(entry) != entry.hash:
        message = f"the entry `{name}` was changed after briefgen wrote it, and counts as no consent"
        report.add(Diagnostic("edited-extract", message, span, hint=f"Nobody edits the extract by hand: {MAKE}"))
        entry = None
    return Consent(name, entry, span)
