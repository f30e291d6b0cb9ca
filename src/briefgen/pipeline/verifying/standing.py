"""Whether a paper is still what the workspace would make now, and what has changed since, block by block, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Final

from briefgen.diagnostics import BriefError
from briefgen.noun import noun
from briefgen.pipeline import prepare
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.coding import code_for
from briefgen.pipeline.noting import planned
from briefgen.pipeline.prepared import Prepared
from briefgen.pipeline.printed import look_of, words_of
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
        self._workspace = workspace
        self._known: dict[str, Standing] = {}

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
            now = self._now(then)
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

    def _now(self, then: Rendering) -> Prepared:
        """What the workspace would make now; of the same day, where the brief does not say which."""
        documents = (then.document,) if then.document else ()
        now = prepare(self._workspace, Asked(then.spec, documents, draft=bool(then.draft)))[then.document or ""]
        if now.spec.date == self._workspace.today != then.date:
            asked = Asked(then.spec, documents, overrides=(f"date={then.date}",), draft=bool(then.draft))
            now = prepare(self._workspace, asked)[then.document or ""]
        return now


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
