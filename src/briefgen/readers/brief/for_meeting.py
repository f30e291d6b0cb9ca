"""What a brief has from one row of a table of meetings; and what of it is for that meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from briefgen.diagnostics import Diagnostic, Report, nearest
from briefgen.models.meetings import PACKET_KEYS, MeetingRow, Said, named_like
from briefgen.models.row_papers import LARGE_PRINT, asks_for_large_print, language_asked
from briefgen.readers.brief.merge import Node, plain_data

WHEN = "when"


def given_by(meeting: MeetingRow) -> Node:
    """The values that a row gives, as if they stood in the spec: each has the place of its cell."""
    return _grown([(said.path, said) for said in (*meeting.gives, *_of_papers(meeting))], meeting)


def _of_papers(meeting: MeetingRow) -> Iterator[Said]:
    """The language and the style that a row asks for."""
    if language := language_asked(meeting.says):
        yield Said(("language",), language, meeting.span)
    if asks_for_large_print(meeting.says):
        yield Said(("style",), LARGE_PRINT, meeting.span)


def _grown(values: Sequence[tuple[tuple[str | int, ...], Said]], meeting: MeetingRow) -> Node:
    if len(values) == 1 and not values[0][0]:
        said = values[0][1]
        return Node(said.data, said.span, said.span)
    below: dict[str | int, list[tuple[tuple[str | int, ...], Said]]] = {}
    for path, said in values:
        below.setdefault(path[0], []).append((path[1:], said))
    made = {step: _grown(under, meeting) for step, under in below.items()}
    numbered = all(isinstance(step, int) for step in made) and made
    value: Any = [made[step] for step in sorted(made)] if numbered else made
    return Node(value, meeting.span, meeting.span)


def for_meeting(node: Node, meeting: MeetingRow | None, report: Report) -> Node:
    """A brief with only those sections and blocks that are for this meeting.

    Where there is no meeting of a table, nothing may say for which it is (`when-without-meetings`).
    """
    if "sections" not in node.keys:
        return node
    kept = [_section(one, meeting, report) for one in node.keys["sections"].items if _is_for(one, meeting, report)]
    return node.with_key("sections", replace(node.keys["sections"], value=kept))


def _section(section: Node, meeting: MeetingRow | None, report: Report) -> Node:
    if "blocks" not in section.keys or not isinstance(section.keys["blocks"].value, list):
        return section
    blocks = section.keys["blocks"]
    kept = [one for one in blocks.items if _is_for(one, meeting, report)]
    return section.with_key("blocks", replace(blocks, value=kept))


def _is_for(node: Node, meeting: MeetingRow | None, report: Report) -> bool:
    if WHEN not in node.keys:
        return True
    if meeting is None:
        report.add(_without_meetings(node.keys[WHEN]))
        return True
    return is_for(node, meeting, report)


def is_for(node: Node, meeting: MeetingRow, report: Report) -> bool:
    """Whether a document, a section or a block is for this meeting; a column that its table has not is reported."""
    if WHEN not in node.keys:
        return True
    report.add(*unknown_columns(node.keys[WHEN], meeting.says))
    return meeting.is_for(when_of(node))


WORKED_OUT: Final = ("begins", "until")
"""What is worked out from the column of times, for lists and schedules."""


def unknown_columns(when: Node, known: Collection[str]) -> Iterator[Diagnostic]:
    """Columns by which something is for some meetings, and that their table has not (`unknown-column`)."""
    for column, words in when.keys.items():
        if named_like(column, known) not in known:
            yield Diagnostic(
                "unknown-column",
                f"the table of meetings has no column `{column}`",
                words.key_span,
                expected=f"one of {', '.join(one for one in known if one not in WORKED_OUT)}",
                nearest=nearest(column, known),
            )


def when_of(node: Node) -> Mapping[str, tuple[str, ...]]:
    """For which meetings something is, as far as that is written as it must be."""
    said = plain_data(node.keys[WHEN]) if WHEN in node.keys else None
    if not isinstance(said, dict):
        return {}
    listed = {column: one if isinstance(one, list) else [one] for column, one in said.items()}
    return {column: tuple(map(str, words)) for column, words in listed.items()}


def misplaced_keys(node: Node) -> Iterator[Diagnostic]:
    """Keys that speak of all meetings of a packet, and stand elsewhere (`not-of-a-packet`)."""
    for key in PACKET_KEYS:
        if key in node.keys:
            message = f"`{key}` speaks of all meetings of a packet, and does not stand beside `documents`"
            hint = "Name the papers of each meeting in `documents: [leave-behind, …]` of the same file."
            yield Diagnostic("not-of-a-packet", message, node.keys[key].key_span, hint=hint)


def local_alone(node: Node) -> Iterator[Diagnostic]:
    """Tables of local figures of a packet that has no table of meetings (`local-without-meetings`)."""
    if "local" in node.keys and "meetings" not in node.keys:
        message = "`local` has figures for the meetings of a table, and there is no table of them"
        hint = "Name the table in `meetings`; figures of one meeting stand in `meeting.local`."
        yield Diagnostic("local-without-meetings", message, node.keys["local"].key_span, hint=hint)


def _without_meetings(when: Node) -> Diagnostic:
    hint = "Name the table in `meetings`, beside `documents`; or leave `when` out."
    message = "`when` says for which meetings this is, and there is no table of them"
    return Diagnostic("when-without-meetings", message, when.key_span, hint=hint)
