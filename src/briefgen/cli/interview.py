"""What a new brief needs to know: taken from the command line, else asked for, else marked as still to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.cli.given import placed, sentences
from briefgen.cli.questions import Unusable, ask, can_ask, choose, say
from briefgen.diagnostics import Report
from briefgen.models.belonging import section_for
from briefgen.models.library import Block
from briefgen.models.spec import Brief
from briefgen.models.surnames import Surname, surname_of
from briefgen.pipeline.outlining import Path, Slot, slots_of
from briefgen.readers.blocks.library import read_blocks
from briefgen.readers.brief.purpose import purpose
from briefgen.readers.brief.reading import read_template
from briefgen.readers.brief.usual import usual_language
from briefgen.readers.validation.answers import complaint_about
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import template_files

Values = dict[Path, str]

MEMBER = ("meeting", "legislator", "name")
BILL = ("bill", "number")
SURNAME = ("meeting", "legislator", "surname")
ASKED: Mapping[Path, str] = {
    MEMBER: "Whom do you meet? The member's first and last name",
    ("meeting", "legislator", "title"): "The member's title, such as Rep. or Sen.",
    ("meeting", "legislator", "district"): "District or state",
    ("meeting", "date"): "Date of the meeting, as YYYY-MM-DD",
    ("meeting", "place"): "Room or address",
    ("ask",): "What do you ask for, in one or two sentences?",
    BILL: "Number of the bill that it is about, such as H.R. 0000",
    ("bill", "title"): "The bill's short title",
    ("bill", "version"): "The version that you read, such as introduced",
    ("bill", "as_of"): "The day on which that was the latest version, as YYYY-MM-DD",
}
"""The questions about the meeting, the ask and the bill, in order, by the key that holds the answer."""

FIRST: Mapping[Path, Path] = {path: first for first in (MEMBER, BILL) for path in ASKED if path[:-1] == first[:-1]}
"""The question that must have been answered before another one of its group makes sense."""


class Interview:
    """Asks on a terminal for what was not given; where nobody can answer, nothing is asked."""

    def __init__(self, workspace: Workspace, *, silent: bool) -> None:
        self.workspace = workspace
        self.asking = can_ask() and not silent
        if self.asking:
            say("Press Enter to skip a question.")

    def template(self, usual: str) -> str:
        """The template chosen from a list."""
        if not self.asking:
            return usual
        names = tuple(template_files(self.workspace))
        for number, name in enumerate(names, 1):
            template = read_template(self.workspace, name, Report())
            say(f"{number:>3}  {name}  {purpose(template) if template else ''}")

        def understand(line: str) -> str:
            chosen = choose(names)(line) or [usual]
            if len(chosen) > 1:
                raise Unusable("A brief has one template.")
            return chosen[0]

        return ask(f"Which template? Enter for {usual}", understand)

    def title(self, values: Values, usual: str) -> None:
        """The title; `usual` when there is no other."""
        if ("title",) not in values and self.asking:
            self._value(values, ("title",), f"Title. Enter for “{usual}”")
        values.setdefault(("title",), usual)

    def meeting_and_ask(self, values: Values) -> None:
        """Who, when, where; the ask, and the bill that it is about."""
        for path, question in ASKED.items():
            first = FIRST.get(path, path)
            if self.asking and path not in values and (first == path or first in values):
                self._value(values, path, question)
            if self.asking and path == MEMBER and MEMBER in values:
                self._surname(values, surname_of(values[MEMBER]))

    def _surname(self, values: Values, derived: Surname) -> None:
        """How the member is addressed, where that cannot be told for sure from the full name."""
        if not derived.sure and SURNAME not in values:
            self._value(values, SURNAME, f"The surname, as in “Dear Senator …”. Enter for “{derived.words}”")
            values.setdefault(SURNAME, derived.words)

    def blocks(self, template: Brief, given: Sequence[str]) -> dict[str, list[str]]:
        """The blocks of each section by its id: those given, else those chosen from a list."""
        slots = slots_of(template)
        if given:
            return placed(self.workspace, template, slots, given)
        return self._chosen(template, slots) if self.asking else {}

    def _value(self, values: Values, path: Path, question: str) -> None:
        def understand(line: str) -> str:
            if line and (complaint := complaint_about(path, line)):
                raise Unusable(*sentences(complaint))
            return line

        if answer := ask(question, understand):
            values[path] = answer

    def _chosen(self, template: Brief, slots: Sequence[Slot]) -> dict[str, list[str]]:
        blocks, _ = read_blocks(self.workspace, Report(), base_language=usual_language(self.workspace))
        shown = {name: block for name, block in blocks.items() if template.spec.audience.may_see(block.matter.audience)}
        if not shown:
            return {}
        say("Blocks of the library:")
        for number, (name, block) in enumerate(shown.items(), 1):
            say(f"{number:>3}  {block.matter.title} ({name})")
            say(f"     {block.matter.summary}")
        if hidden := len(blocks) - len(shown):
            say(f"     {hidden} more are too private for readers of the kind {template.spec.audience}.")
        open_slots = [slot for slot in slots if not slot.filled] if slots else [Slot("", "")]
        chosen = {slot.id: ask(_which(slot, slots, shown), choose(tuple(shown))) for slot in open_slots}
        return {section: names for section, names in chosen.items() if names}


def _which(slot: Slot, slots: Sequence[Slot], blocks: Mapping[str, Block]) -> str:
    """The question for the blocks of one section, with the numbers of those whose kind belongs there."""
    ids = [each.id for each in slots]
    fitting = [
        str(n) for n, block in enumerate(blocks.values(), 1) if ids and section_for(block.matter, ids) == slot.id
    ]
    heading = f" for “{slot.heading or slot.id}”" if slot.id else ""
    such_as = f", such as {', '.join(fitting[:3])}" if fitting else ""
    return f"Which blocks{heading}? Numbers{such_as}"
