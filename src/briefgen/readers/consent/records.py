"""`private/consent/*.yaml` → consent records by id; what is wrong with them, without a line of what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, path_text
from briefgen.models.consent import Record
from briefgen.models.folders import RECORDS
from briefgen.models.reserved import PrivateText
from briefgen.models.spec import Audience
from briefgen.models.values import NAME_IN_WORDS
from briefgen.noun import noun
from briefgen.readers.files.yaml import load
from briefgen.readers.validation import settle
from briefgen.workspace import Workspace

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


@noun
class Kept:
    """A record that is there; `record` is None where it cannot be read, which counts as no consent."""

    file: str
    record: Record | None


def read_records(workspace: Workspace, report: Report) -> Mapping[str, Kept]:
    """The records of the workspace by id; none, where this computer has none."""
    return workspace.once(("consent", "records"), lambda own: _read_all(workspace, own), report)


def private_texts(workspace: Workspace) -> tuple[PrivateText, ...]:
    """Every text of the consent records here that must stand in no file that is handed out: names, and what was noted.

    Names of those who agreed to be named may be printed. None where there are no records, which is not the same as that
    nothing was found. Raises nothing.
    """
    found: dict[str, PrivateText] = {}
    for kept in read_records(workspace, Report()).values():
        if (record := kept.record) is None:
            continue
        for text in (*(() if record.named else record.names), record.notes):
            if words := text.strip():
                found.setdefault(words, PrivateText(Span(kept.file), words, Audience.COALITION))
    return tuple(found.values())


def _read_all(workspace: Workspace, report: Report) -> Mapping[str, Kept]:
    try:
        files = workspace.files(RECORDS, ".yaml", ".yml")
    except BriefError as error:
        report.add(*error.diagnostics)
        return {}
    if files:
        report.add(*_in_git(workspace))
    kept: dict[str, Kept] = {}
    for file in files:
        name = PurePosixPath(file).stem
        odd = name in kept or not _NAME.match(name)
        if odd:
            report.add(_misnamed(file, kept.get(name)))
        kept[name] = Kept(file, None if odd else _read(workspace, file, report))
    return kept


def _read(workspace: Workspace, name: str, report: Report) -> Record | None:
    own = Report()
    try:
        positioned = load(workspace.read(name), own)
    except BriefError as error:
        report.add(*error.diagnostics)
        return None
    settled = settle(Record, positioned, own) if positioned is not None else None
    report.add(*map(_discreet, own.diagnostics))
    return settled[0] if settled and not own.failed else None


def _misnamed(file: str, other: Kept | None) -> Diagnostic:
    message = f"“{other.file}” is a record of the same name" if other else "this is not the name of a consent record"
    hint = "Rename the file; until then it counts as no consent."
    return Diagnostic("misnamed-consent", message, Span(file), expected=f"{NAME_IN_WORDS}, then .yaml", hint=hint)


def _discreet(found: Diagnostic) -> Diagnostic:
    """What is wrong with a record, without a word of what it says: a message may end up where others read it."""
    place = found.span
    at = path_text(tuple(step for step in place.path if step in Record.model_fields)) if place else ""
    message = f"the key `{at}` of this record cannot be used" if at else "this record cannot be used as it is"
    return replace(found, message=message, span=replace(place, text="") if place else None, nearest="", also=())


def _in_git(workspace: Workspace) -> Iterator[Diagnostic]:
    """Records that git tracks, or would take up with the next `git add`."""
    tracked = workspace.tracked(RECORDS)
    for name in tracked:
        yield Diagnostic(
            "tracked-consent",
            f"git tracks “{name}”: whoever gets the repository gets the record",
            Span(name),
            hint=f"Take it out with `git rm --cached {name}`, and commit that. What was committed before stays in git's history: "
            "whoever keeps the repository must take it out there.",
        )
    if not tracked and not workspace.left_out_of_git(RECORDS):
        yield Diagnostic(
            "unignored-consent",
            f"nothing keeps git from taking up the records in {RECORDS}/",
            Span(RECORDS),
            expected=f"a file {RECORDS}/.gitignore with one line: *",
            hint="`briefgen new consent NAME` writes it with a record.",
        )
