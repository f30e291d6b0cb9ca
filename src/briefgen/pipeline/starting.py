"""A new brief that begins as the starting brief of its paper: the same words, and nothing of the meeting it was for."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.diagnostics import BriefError, Report
from briefgen.editing.edits import AsText, Set
from briefgen.editing.splice import splice
from briefgen.models.folders import spec_file
from briefgen.models.spec import PRINTED_IN, Brief
from briefgen.noun import noun
from briefgen.readers.brief.merge import plain_data
from briefgen.readers.brief.papers import Start, read_starts
from briefgen.readers.brief.reading import read_template
from briefgen.readers.files.yaml import load
from briefgen.readers.files.yaml_text import yaml_lines
from briefgen.readers.validation.answers import placeholder
from briefgen.workspace import Workspace

Values = Mapping[tuple[str, ...], Any]
"""Values of a brief by their keys, each after those of the groups around it."""

OF_THE_OTHER = ("meeting", "date", "name", "documents")
"""What belongs to the brief that another begins as: whom it was for, its day, what its files are called."""

FOR_ONE_PART = ("bills", "team", "hearing", "letter", "signers")
"""Keys whose values no text names, but the parts that print them."""

MEETING = re.compile(r"\bmeeting((?:\.[a-z_]+)+)")
"""A value of the meeting, as texts name it."""

NAME = ("meeting", "legislator", "name")

HEAD = """\
# yaml-language-server: $schema=../schemas/spec.schema.json
# A brief that began as {start}. Make it with: briefgen render {name}
"""


@noun
class Started:
    """The text of a new brief, and the keys that its words print and that nobody gave."""

    text: str
    lacking: tuple[str, ...]


def starting_brief(workspace: Workspace, paper: str) -> Start | None:
    """What new briefs of a paper begin as; None where the workspace says nothing of it. Raises BriefError."""
    report = Report()
    start = read_starts(workspace, report).get(paper)
    report.raise_if_failed()
    return start


def started(workspace: Workspace, start: Start, name: str, values: Values) -> Started:
    """A new brief with these values in place of those of the starting brief.

    Of the meeting it has what is given, and in double brackets what its words print besides. It is a copy of the starting
    brief, with the notes in it; the document of a packet, whose values stand in several places, is written anew.
    """
    template = read_template(workspace, start.paper, Report())
    data = {key: value for key, value in plain_data(start.node).items() if value is not None}
    left = {*OF_THE_OTHER, *_unprinted(data, template)}
    data = {key: value for key, value in data.items() if key not in left}
    whole: dict[str, Any] = {}
    for path, value in values.items():
        _put(whole, path, value)
    if "bill" in whole:
        whole["bill"] = (placeholder(("bill",), workspace.today) or {}) | whole["bill"]
    given = {"template": start.paper, **data, **whole}
    lacking = list(_lacking(given, template, workspace.today))
    if (copied := _copied(workspace, start, given)) is not None:
        return Started(copied, tuple(lacking))
    order = [*(key for key in ("template", "title", "subtitle", "meeting") if key in given), *given]
    lines = yaml_lines({key: given[key] for key in dict.fromkeys(order)})
    return Started(HEAD.format(start=start.name, name=name) + "\n".join([*lines, ""]), tuple(lacking))


def again(workspace: Workspace, packet: str, values: Values) -> str:
    """The file of a packet for another meeting: all its papers, and nothing of the meeting that they were for. Raises BriefError.

    What its words print of a meeting and nobody gave stands in double brackets.
    """
    file, report = workspace.read(spec_file(packet)), Report(spec_file(packet))
    positioned = load(file, report)
    report.raise_if_failed()
    assert positioned is not None, "a file that cannot be read is reported"
    given = _without_the_other(positioned.data)
    given["documents"] = [_without_the_other(one) for one in positioned.data["documents"]]
    for path, value in values.items():
        _put(given, path, value)
    templates = {one.get("template") for one in given["documents"]} - {None}
    for template in (None, *sorted(templates)):
        list(_lacking(given, read_template(workspace, template, Report()) if template else None, workspace.today))
    found = splice(file, [Set((), given)])
    if isinstance(found, AsText):
        raise BriefError(found.diagnostics)
    return found.decode("utf-8")


def _without_the_other(data: Mapping[str, Any]) -> dict[str, Any]:
    """A packet or a document of one without what belongs to its meeting; how its files are called stays where it is a pattern."""
    kept = {key: value for key, value in data.items() if key not in OF_THE_OTHER}
    return kept | ({"name": data["name"]} if "{{" in str(data.get("name", "")) else {})


def _copied(workspace: Workspace, start: Start, given: dict[str, Any]) -> str | None:
    """The file of the starting brief with what is to be said put in where it stands; None where that cannot be done."""
    file = spec_file(start.name)
    if not workspace.exists(file):
        return None
    found = splice(workspace.read(file), [Set((), given)])
    return None if isinstance(found, AsText) else found.decode("utf-8")


def _unprinted(data: Mapping[str, Any], template: Brief | None) -> set[str]:
    """Keys that a packet has for other papers of it: this one prints none of their parts."""
    if template is None:
        return set()
    placed = {section.part for section in template.spec.sections}
    placed |= {section.get("part") for section in data.get("sections") or () if isinstance(section, dict)}
    printed = {str(part) for part in (*(data.get("parts") or template.spec.parts), *placed) if part}
    return {key for key in FOR_ONE_PART if not printed.intersection(map(str, PRINTED_IN[key]))}


def _lacking(given: dict[str, Any], template: Brief | None, today: dt.date) -> Iterator[str]:
    """What the words print of the meeting and nobody gave: put in double brackets, or named where no words can stand for it."""
    words = json.dumps(given, default=str) + (template.spec.model_dump_json() if template else "")
    printed = [_path_of(found) for found in MEETING.findall(words)]
    if any(path[:2] == NAME[:2] for path in printed) or _holds(given, NAME[:2]):
        printed.insert(0, NAME)
    for path in dict.fromkeys(printed):
        if not _holds(given, path):
            if (value := placeholder(path, today)) is None:
                yield ".".join(path)
            else:
                _put(given, path, value)


def _path_of(found: str) -> tuple[str, ...]:
    """The key of a value that a text names: a surname is that of the full name."""
    steps = found.removeprefix(".").split(".")
    if steps[0] == "legislator":
        return (*NAME[:2], steps[1]) if steps[1:2] in (["title"], ["district"]) else NAME
    return ("meeting", steps[0])


def _put(group: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for step in path[:-1]:
        group = group.setdefault(step, {})
    group[path[-1]] = value


def _holds(group: Any, path: tuple[str, ...]) -> bool:
    for step in path:
        if not isinstance(group, Mapping) or step not in group:
            return False
        group = group[step]
    return bool(group)
