"""A brief → what its readers may see of it: without the texts and passages that are for fewer, and the notes of the meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from briefgen.diagnostics import KeyPath, Report
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.reserved import PrivateText, reserved_at, withheld_from
from briefgen.models.spec import Audience, Brief, Item, Section, Spec
from briefgen.noun import noun
from briefgen.readers.reserving import Taken, take_apart


@noun
class Text:
    """A text of a brief at its path, the marks of its passages taken out; `audience` is for whom it is as a whole.

    `written` is the text with its marks.
    """

    path: KeyPath
    written: str
    taken: Taken
    audience: Audience

    def left_for(self, audience: Audience) -> Taken:
        """What readers of this kind may see of it."""
        return self.taken.left_for(audience) if audience.may_see(self.audience) else Taken("", ())


def marked_texts(brief: Brief, report: Report) -> Iterator[Text]:
    """The texts of a brief in which a passage may be for fewer readers: its summary, its `text` items and variables."""
    spec = brief.spec
    for path, words, said in _texts(spec):
        taken = take_apart(brief.places.manuscript(words, *path), report, said)
        yield Text(path, words, taken, said or spec.audience)


def _texts(spec: Spec) -> Iterator[tuple[KeyPath, str, Audience | None]]:
    """Each text with its path, and for whom it says itself to be."""
    if spec.summary:
        yield ("summary",), spec.summary, None
    for number, section in enumerate(spec.sections):
        for place, item in enumerate(section.blocks):
            if item.text:
                yield ("sections", number, "blocks", place, "text"), item.text, item.audience
    for name, value in spec.variables.items():
        words = value.get("text") if isinstance(value, Mapping) else None
        if isinstance(words, str) and words:
            yield ("variables", name, "text"), words, None


def left_for_readers(brief: Brief, report: Report) -> Brief:
    """The brief with nothing in it that its own readers may not see; the same brief, where they may see all of it.

    A `text` of which nothing is left is empty. What is wrong with the marks of passages goes into `report`.
    """
    left: dict[KeyPath, str] = {}
    kept: dict[KeyPath, tuple[int, ...]] = {}
    for text in marked_texts(brief, report):
        seen = text.left_for(brief.spec.audience)
        if seen.text != text.written:
            left[text.path], kept[text.path] = seen.text, seen.numbers
    private_notes = (
        bool(brief.spec.meeting and brief.spec.meeting.notes) and brief.spec.audience is not Audience.COALITION
    )
    if not left and not private_notes:
        return brief
    return replace(brief, spec=_with(brief.spec, left), places=replace(brief.places, kept=kept))


def without_blocks(brief: Brief, names: Collection[str]) -> Brief:
    """The brief as if it used none of these blocks: where one stood stands a text without words."""
    if not names:
        return brief
    sections = tuple(
        section.model_copy(update={"blocks": tuple(_emptied(item, names) for item in section.blocks)})
        for section in brief.spec.sections
    )
    return replace(brief, spec=brief.spec.model_copy(update={"sections": sections}))


def _emptied(item: Item, names: Collection[str]) -> Item:
    return Item.model_construct(text="") if item.use in names else item


def withheld_in(brief: Brief, audience: Audience) -> Iterator[PrivateText]:
    """What readers of a kind do not get of a brief that they may see: texts, passages and the notes of the meeting."""
    places, meeting = brief.places, brief.spec.meeting
    for text in marked_texts(brief, Report()):
        written = places.manuscript(text.written, *text.path)
        if not audience.may_see(text.audience):
            yield PrivateText(written.span(0), text.taken.text, text.audience)
            continue
        lines = text.taken.text.split("\n")
        for part in withheld_from(audience, text.taken.reserved):
            place = written.span(text.taken.numbers[part.first])
            yield PrivateText(place, "\n".join(lines[part.first : part.last]), part.audience)
    if meeting and meeting.notes and audience is not Audience.COALITION:
        yield PrivateText(places.span("meeting", "notes"), meeting.notes, Audience.COALITION)


def reserved_lines(brief: Brief) -> Iterator[tuple[Manuscript, int, Audience]]:
    """The lines of its file that hold texts of a brief for fewer readers than its own, with the text and these readers."""
    own = brief.spec.audience
    for text in marked_texts(brief, Report()):
        written = brief.places.manuscript(text.written, *text.path)
        for number, line in enumerate(text.taken.numbers):
            audience = reserved_at(text.taken.reserved, number) or text.audience
            if not own.may_see(audience):
                yield written, written.lines[line], audience
    meeting = brief.spec.meeting
    if meeting and meeting.notes and own is not Audience.COALITION:
        notes = brief.places.manuscript(meeting.notes, "meeting", "notes")
        yield from ((notes, line, Audience.COALITION) for line in notes.lines)


def _with(spec: Spec, left: Mapping[KeyPath, str]) -> Spec:
    """The spec with other texts at these paths, and without the notes of the meeting where its readers may not see them."""
    sections = tuple(_section(section, number, left) for number, section in enumerate(spec.sections))
    variables = {
        name: {"text": left[path]} if (path := ("variables", name, "text")) in left else value
        for name, value in spec.variables.items()
    }
    meeting = spec.meeting
    if meeting and meeting.notes and spec.audience is not Audience.COALITION:
        meeting = meeting.model_copy(update={"notes": None})
    summary = left.get(("summary",), spec.summary) or None
    changed = {"sections": sections, "variables": variables, "meeting": meeting, "summary": summary}
    return spec.model_copy(update={name: value for name, value in changed.items() if value != getattr(spec, name)})


def _section(section: Section, number: int, left: Mapping[KeyPath, str]) -> Section:
    blocks = tuple(
        _item(item, left.get(("sections", number, "blocks", place, "text")))
        for place, item in enumerate(section.blocks)
    )
    return section if blocks == section.blocks else section.model_copy(update={"blocks": blocks})


def _item(item: Item, text: str | None) -> Item:
    return item if text is None else item.model_copy(update={"text": text})
