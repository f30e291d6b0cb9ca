"""`briefgen consent`: the consents behind voices, with what ends soon first; and the extract that colleagues share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.options import Today
from briefgen.cli.table import Row, give
from briefgen.diagnostics import Report

if TYPE_CHECKING:
    from briefgen.models.consent import Consent
    from briefgen.workspace import Workspace

EXAMPLES = """
$ briefgen consent
$ briefgen consent extract
"""

COLUMNS = ("Consent", "State", "Voices")

SOON: Final = dt.timedelta(days=60)
"""How long before its end a consent is said to end soon."""


def consent(
    door: Door,
    extract: Annotated[
        str | None, typer.Argument(metavar="[extract]", help="Write briefs/consent.yaml from the records.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    today: Today = None,
) -> ExitCode:
    """Show the consents behind voices, those that end first at the top.

    `briefgen consent extract` writes what colleagues need of the records in private/consent/
    into briefs/consent.yaml: what each allows and until when, and nothing of any person. Give
    that file to them with the briefs; the records stay with you.

    The fields are: id, state (in order, ends soon, ended, not begun, withdrawn, unreadable),
    first day, last day, the day until which the record is kept, whether the record is on this
    computer, and the voices that name it.
    """
    workspace = door.open(today)
    if extract not in (None, "extract"):
        raise typer.BadParameter(f"there is no “{extract}”; did you mean extract?", param_hint="[extract]")
    return _extract(door, workspace) if extract else _show(door, workspace, json=json)


def _extract(door: Door, workspace: Workspace) -> ExitCode:
    from briefgen.models.folders import EXTRACT
    from briefgen.readers.consent.extract import extract_of, shared_entries
    from briefgen.readers.consent.records import read_records

    report = Report()
    records = read_records(workspace, report)
    if not records:
        door.tell("There are no records in private/consent/ on this computer; nothing was written.")
        return ExitCode.DONE
    folder, _, name = EXTRACT.rpartition("/")
    with workspace.only_writer(EXTRACT):
        data = extract_of(shared_entries(workspace, Report())).encode()
        workspace.write(workspace.root / folder, {name: data})
    door.put(EXTRACT)
    return door.judge(report, strict=False) if report.diagnostics else ExitCode.DONE


def _show(door: Door, workspace: Workspace, *, json: bool) -> ExitCode:
    from briefgen.readers.consent.extract import read_consents

    report = Report()
    known = read_consents(workspace, report)
    used = _used(workspace)
    ordered = sorted(
        known.values(), key=lambda one: (one.entry is not None, one.entry.until if one.entry else dt.date.min)
    )
    rows = [_row(workspace, one, used.get(one.id, [])) for one in ordered]
    give(
        door, COLUMNS, rows, as_json=json, empty="There are no consents: no record in private/consent/, and no extract."
    )
    door.report(report.diagnostics)
    return ExitCode.CONTENT if report.failed else ExitCode.DONE


def _used(workspace: Workspace) -> Mapping[str, list[str]]:
    """The names of the voices that name each consent."""
    from briefgen.models.settings import language_of
    from briefgen.readers.brief.reading import read_settings
    from briefgen.readers.consent.voices import read_voices

    usual = language_of(read_settings(workspace, Report()))
    used: dict[str, list[str]] = {}
    for name, block in read_voices(workspace, usual, usual).items():
        for consent in dict.fromkeys((block.matter.consent or "", *(block.matter.rests_on or ()))):
            used.setdefault(consent, []).append(name)
    return used


def _row(workspace: Workspace, one: Consent, voices: list[str]) -> Row:
    entry, state, keep = one.entry, state_of(one, workspace.today), _kept_until(workspace, one)
    here = one.private is not None
    facts: dict[str, Any] = {
        "id": one.id,
        "state": state,
        "begins": str(entry.begins) if entry else None,
        "until": str(entry.until) if entry else None,
        "keep_until": str(keep) if keep else None,
        "record": "here" if here else "elsewhere",
        "voices": voices,
    }
    ends = f"\nuntil {entry.until}" if entry else ""
    over = "\nits record is to be destroyed" if keep and keep < workspace.today else ""
    return Row(facts, (one.id, f"{state}{ends}{over}" + ("" if here else "\nrecord elsewhere"), "\n".join(voices)))


def state_of(one: Consent, today: dt.date) -> str:
    """How a consent stands on a day, in a word or two."""
    if one.entry is None:
        return "unreadable"
    if one.entry.withdrawn:
        return "withdrawn"
    if today > one.entry.until:
        return "ended"
    if today < one.entry.begins:
        return "not begun"
    return "ends soon" if one.entry.until - today <= SOON else "in order"


def _kept_until(workspace: Workspace, one: Consent) -> dt.date | None:
    from briefgen.readers.consent.records import read_records

    kept = read_records(workspace, Report()).get(one.id)
    return kept.record.keep_until if kept and kept.record else None
