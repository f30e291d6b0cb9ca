"""Whether a paper is still what the workspace would make now, and what has changed since, block by block, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Final

from briefgen.diagnostics import BriefError, Report
from briefgen.models.meetings import MeetingRow
from briefgen.noun import noun
from briefgen.pipeline import prepare
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.coding import code_for
from briefgen.pipeline.noting import planned
from briefgen.pipeline.prepared import Prepared
from briefgen.pipeline.printed import look_of, words_of
from briefgen.pipeline.same_meeting import same_meeting
from briefgen.readers.brief.reading import read_briefs
from briefgen.reading_back.expected import Expected, expected
from briefgen.usage.rendering import Rendering
from briefgen.workspace import Workspace

THINGS: Final = {"fact": "the fact", "source": "the source"}


@noun
class Standing:
    """Whether a paper is current, None where that cannot be told; and why it is not, in words.

    `expected` is what it must say, where the workspace still says the same.
    """

    current: bool | None
    changes: tuple[str, ...] = ()
    expected: Expected | None = field(default=None, repr=False)


class Standings:
    """How papers stand in one workspace, each looked up once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace.for_one_run()
        self._known: dict[str, Standing] = {}
        self._packet: tuple[Asked | None, Mapping[str, Prepared]] = None, {}

    def of(self, rendering: Rendering) -> Standing:
        """How a paper stands."""
        key = rendering.model_dump_json()
        if key not in self._known:
            self._known[key] = self._standing(rendering)
        return self._known[key]

    def _standing(self, then: Rendering) -> Standing:
        if not self._workspace.exists(then.spec):
            return Standing(None, (f"the brief {then.spec} is not there any more",))
        try:
            meeting = same_meeting(self._workspace, then)
            if then.meeting and meeting is None:
                return Standing(False, (f"the meeting {then.meeting} is in the table no more",))
            if then.document and meeting and not self._is_for(then, meeting):
                return Standing(False, (f"the paper `{then.document}` is not for this meeting any more",))
            now = self._now(then, meeting)
        except BriefError as error:
            number = sum(one.severity == "error" for one in error.diagnostics)
            found = f"{number} errors" if number != 1 else "an error"
            return Standing(None, (f"the brief {then.spec} has {found} now: `briefgen check {then.spec}` shows them",))
        said = expected(now.document, now.style)
        if _is_same(then, now, said):
            return Standing(True, (), said)
        if then.code is None and then.words is None:
            return Standing(None, ("it was made before briefgen noted the words of papers",))
        return Standing(False, tuple(_changes(then, now, said)))

    def _is_for(self, then: Rendering, meeting: MeetingRow) -> bool:
        """Whether the packet has that document for the meeting now."""
        briefs = read_briefs(self._workspace, then.spec, (), Report(), (), meeting)
        return any(brief.document == then.document for brief in briefs)

    def _now(self, then: Rendering, meeting: MeetingRow | None) -> Prepared:
        """What the workspace would make now; of the same day, where the brief does not say which."""
        asked = Asked(then.spec, draft=bool(then.draft), meeting=meeting)
        now = self._prepared(asked, then.document or "")
        if now.spec.date == self._workspace.today != then.date:
            now = self._prepared(replace(asked, overrides=(f"date={then.date}",)), then.document or "")
        return now

    def _prepared(self, asked: Asked, document: str) -> Prepared:
        """One document; those of a meeting are looked up together, for mostly all of its papers are asked about."""
        if asked.meeting is None:
            return prepare(self._workspace, replace(asked, documents=(document,) if document else ()))[document]
        if self._packet[0] != asked:
            try:
                self._packet = asked, prepare(self._workspace, asked)
            except BriefError:
                self._packet = asked, {}
        found = self._packet[1].get(document)
        return found or prepare(self._workspace, replace(asked, documents=(document,)))[document]


def _is_same(then: Rendering, now: Prepared, said: Expected) -> bool:
    if then.code is not None:
        return then.code == code_for(now.name, then.document or "", now.spec, now.style, words_of(said))
    return then.words == words_of(said) and then.style_sum == look_of(now.style)


def _changes(then: Rendering, now: Prepared, said: Expected) -> Iterator[str]:
    """What is another since; never nothing."""
    found = [*_blocks(then, now.rendering), *_stated(then, now.rendering), *_rest(then, now)]
    if not found and then.words != words_of(said):
        found = ["the words of the brief itself have changed"]
    yield from found or ["how it is made has changed: the paper, or briefgen itself"]


def _blocks(then: Rendering, now: Rendering) -> Iterator[str]:
    before, after = ({one.name: one for one in each.blocks} for each in (then, now))
    for name, one in before.items():
        other = after.get(name)
        if other is None:
            yield f"the argument `{name}` is not in it any more"
        elif (one.length, one.language) != (other.length, other.language):
            yield f"the argument `{name}` stands in {other.length}, not in {one.length}"
        elif one.text != other.text:
            yield f"the words of the argument `{name}` ({one.length}) have changed"
    for name in after:
        if name not in before:
            yield f"the argument `{name}` was added"


def _stated(then: Rendering, now: Rendering) -> Iterator[str]:
    if then.stated is None:
        return
    after = now.stated or {}
    for key in dict.fromkeys((*then.stated, *after)):
        kind, _, name = key.partition(":")
        if key not in after:
            yield f"{THINGS[kind]} `{name}` is not in it any more"
        elif key not in then.stated:
            yield f"{THINGS[kind]} `{name}` was added"
        elif then.stated[key] != after[key]:
            yield f"{THINGS[kind]} `{name}` says something else"


def _rest(then: Rendering, now: Prepared) -> Iterator[str]:
    plan = tuple(planned(now.plan))
    if then.plan is not None and then.plan != plan and sorted(then.plan) == sorted(plan):
        yield "its parts stand in another order"
    if then.style not in (None, now.spec.style):
        yield f"it is set in the style `{now.spec.style}`, not in `{then.style}`"
    elif then.style_sum not in (None, look_of(now.style)):
        yield f"the style `{then.style}` looks otherwise"
    before, after = (one.occasion.words if one.occasion else "nobody in particular" for one in (then, now.rendering))
    if before != after:
        yield f"it is for {after}, not for {before}"
    if then.language not in (None, now.rendering.language):
        yield f"its language is {now.rendering.language}, not {then.language}"
    if then.audience != now.rendering.audience:
        yield f"it goes to {now.rendering.audience}, not to {then.audience}"
