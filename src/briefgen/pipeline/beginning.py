"""A new brief for a meeting: which papers there are, what is known of the meeting, and the file, never over another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span
from briefgen.models.file_names import is_device
from briefgen.models.folders import EXTRACT, FACTS, MINOR, SOURCES, WORD_RULES, spec_file
from briefgen.models.spec import Audience, Brief
from briefgen.models.surnames import surname_of
from briefgen.noun import noun
from briefgen.pipeline import outlining
from briefgen.pipeline.starting import again, started, starting_brief
from briefgen.readers.brief.papers import Start, read_starts
from briefgen.readers.brief.purpose import purpose
from briefgen.readers.brief.reading import read_template
from briefgen.readers.invitation import MEMBER, Doubt
from briefgen.readers.invitation.days import day
from briefgen.readers.invitation.lines import Pasted
from briefgen.readers.validation.answers import complaint_about
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import template_files

Path = tuple[str, ...]

NAME: Final = (*MEMBER, "name")
SURNAME: Final = (*MEMBER, "surname")
DAY: Final = ("meeting", "date")

MOST_OF_A_NAME: Final = 60
"""The most letters of a file's name that a surname or paper gives it."""

MOST_NAMES: Final = 999
"""How many briefs may have the same name but for the number behind it."""

KEPT: Final = (SOURCES, FACTS, WORD_RULES, EXTRACT, MINOR)
"""Files beside the briefs that are none."""

OF_THE_FILE: Final = re.compile(r" \(`[\w.]+`\)|`meeting[.\w]*`")
"""How a problem names the key of a value; beside a field, everybody sees which one is meant."""


@noun
class Offer:
    """A paper that a new brief may be: what it is for, what it starts from, and the template it fills."""

    paper: str
    purpose: str
    start: Start | None
    template: Brief

    @property
    def inside(self) -> bool:
        """Whether it never leaves the team."""
        return self.template.spec.audience is Audience.COALITION


@noun
class Understood:
    """What was typed of a meeting, as a brief would say it; and what cannot be understood, or in two ways."""

    values: Mapping[Path, str]
    doubts: tuple[Doubt, ...]


def offers(workspace: Workspace, report: Report) -> tuple[Offer, ...]:
    """The papers of a workspace, those with a starting brief first, in the order of briefgen.yaml.

    What is wrong with one is reported, and the others are offered all the same.
    """
    starts = read_starts(workspace, report)
    found = []
    for paper in dict.fromkeys((*starts, *template_files(workspace))):
        if (template := read_template(workspace, paper, report)) is not None:
            found.append(Offer(paper, purpose(template), starts.get(paper), template))
    return tuple(found)


def understand(workspace: Workspace, typed: Mapping[Path, str]) -> Understood:
    """What was typed of a meeting: a day in any way in which people write it, everything else as it stands."""
    values: dict[Path, str] = {}
    doubts: list[Doubt] = []
    for path, text in typed.items():
        if not (value := " ".join(text.split())):
            continue
        read = day(Pasted.of(value), workspace.today) if path == DAY else None
        if read and read.doubts:
            doubts += read.doubts
            continue
        value = read.value.isoformat() if read and read.value else value
        if complaint := complaint_about(path, value) if path != SURNAME else complaint_about(NAME, value):
            doubts.append(Doubt(path, value, _at_its_field(complaint), complaint.replacements))
        else:
            values[path] = value
    return Understood(values, tuple(doubts))


def begin(workspace: Workspace, paper: str, values: Mapping[Path, str]) -> str:
    """Write a new brief of a paper, for the meeting that the values tell, and give its name.

    Where the name is taken it gets a number; a file that is there is never touched. Raises BriefError.
    """
    return _written(workspace, paper, values, lambda name: _text(workspace, paper, name, values))


def begin_again(workspace: Workspace, packet: str, values: Mapping[Path, str]) -> str:
    """Write all papers of a packet once more, for the meeting that the values tell, and give the new packet's name.

    The packet itself stays as it is. Raises BriefError.
    """
    return _written(workspace, packet, values, lambda _: again(workspace, packet, values))


def _written(workspace: Workspace, kind: str, values: Mapping[Path, str], text: Callable[[str], str]) -> str:
    for name in _names(kind, values):
        if (
            name
            and not workspace.exists(spec_file(name))
            and workspace.create(spec_file(name), text(name).encode("utf-8"))
        ):
            return name
    raise BriefError([_all_taken(kind)])


def _text(workspace: Workspace, paper: str, name: str, values: Mapping[Path, str]) -> str:
    if (start := starting_brief(workspace, paper)) is not None:
        return started(workspace, start, name, values).text
    report = Report()
    template = read_template(workspace, paper, report)
    report.raise_if_failed()
    assert template is not None, "a template that cannot be read is reported"
    titled = {("title",): paper.replace("-", " ").capitalize(), **values}
    whole = outlining.with_required(titled, template, workspace.today)
    return outlining.brief(outlining.Outline(name, paper, outlining.slots_of(template), whole, {}, dict(template.spec)))


def _names(paper: str, values: Mapping[Path, str]) -> Iterator[str]:
    """The names that the file may have, in order: 2026-12-03-example, 2026-12-03-example-2."""
    surname = values.get(SURNAME) or surname_of(values.get(NAME, "")).words
    kind, member, day_of_it = _plain(paper) or "brief", _plain(surname), values.get(DAY, "")
    name = "-".join(filter(None, (day_of_it or kind, member or (kind if day_of_it else ""))))
    for number in range(1, MOST_NAMES + 1):
        one = name if number == 1 else f"{name}-{number}"
        if not is_device(one) and spec_file(one) not in KEPT:
            yield one


def _plain(words: str) -> str:
    """Words in small letters a–z, digits and hyphens, as names of files are written; nothing where none are left."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.casefold()).strip("-")[:MOST_OF_A_NAME].strip("-")


def _at_its_field(complaint: Diagnostic) -> str:
    """What a problem says beside the field of its value."""
    message = OF_THE_FILE.sub(lambda found: "" if found[0].startswith(" ") else "this", complaint.message)
    return f"{message}; expected: {complaint.expected}" if complaint.expected else message


def _all_taken(paper: str) -> Diagnostic:
    hint = "Move briefs that are done to another folder."
    return Diagnostic("file-exists", f"{MOST_NAMES} briefs have that name already", Span(spec_file(paper)), hint=hint)
