"""Text of a brief or block → its canonical text, which an approval is bound to.

Facts and all that is ours are filled in: a changed figure is another text. What belongs to a meeting stays open, under its
name: another member's name is the same text. So does a local figure, with its wording and its source. Conditions stay with all
their branches, so that whichever is printed was seen.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from jinja2 import Undefined, nodes
from jinja2.exceptions import TemplateError

from briefgen.compose.direct import UNFIT
from briefgen.compose.literal import settled
from briefgen.compose.refusals import Tag, tags
from briefgen.compose.sandbox import Environment, FactShelf, compile_template, generate
from briefgen.models.comments import without_comments
from briefgen.models.language_marks import without_language_marks
from briefgen.models.library import Fact

LOCAL: Final = "local"
"""The name under which text has local figures."""

OPEN: Final = frozenset({"meeting", "date", "contact", "signers", "title", "subtitle", "ask", "asks", LOCAL})
"""Names whose values stay open: of the meeting and the day, whom to call, who signs; and texts that are approved themselves."""

FILE: Final = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)|^:::.*?\bsrc=[\"']?([^\s\"'}]+)", re.MULTILINE)
"""A picture, or the data of a chart, that a text shows."""

FileSum = Callable[[str], str]
"""What stands for a file of the workspace; empty where it cannot be read."""


def canonical(text: str, values: Mapping[str, Any], environment: Environment, files: FileSum) -> str:
    """The canonical text: of Unicode, letters put together (NFC); of lines, one kind of end; without comments and marks of languages.

    `values` are those that text may name; `files` says what stands for a picture or for data that the text shows: another
    picture is another text.
    """
    bare = without_language_marks(without_comments(text.replace("\r\n", "\n").replace("\r", "\n")))
    filled = _filled(bare, values, environment) if "{" in bare else bare
    shown = dict.fromkeys(name for found in FILE.finditer(filled) if (name := found[1] or found[2]))
    lines = [f"({name}: {sum_})" for name in shown if (sum_ := files(name))]
    return unicodedata.normalize("NFC", "\n\n".join((filled.strip(), *lines)))


def _filled(text: str, values: Mapping[str, Any], environment: Environment) -> str:
    """The text with every value in its place that does not stay open. One that cannot be read stays as it is written."""
    try:
        made = _made(environment.parse(text))
    except TemplateError:
        return text
    pieces, at = [], 0
    for tag in tags(text):
        pieces += [text[at : tag.start], _tag(tag, values, environment, OPEN | made)]
        at = tag.end
    return settled("".join((*pieces, text[at:])))


def _made(tree: nodes.Template) -> frozenset[str]:
    """The names that a text makes itself."""
    targets = [*(one.target for one in tree.find_all(nodes.Assign)), *(one.target for one in tree.find_all(nodes.For))]
    return frozenset(
        name.name
        for target in targets
        for name in ((target,) if isinstance(target, nodes.Name) else target.find_all(nodes.Name))
    )


def _tag(tag: Tag, values: Mapping[str, Any], environment: Environment, still: Collection[str]) -> str:
    """A variable filled in, or as it is written, with what it takes of what is filled in; a comment is nothing."""
    if tag.text.startswith("{#"):
        return ""
    if tag.text.startswith("{%"):
        wrapped = {"for": f"{tag.text}{{% endfor %}}", "set": tag.text}.get(tag.word)
        return _spaced(tag.text, _taken(wrapped, values, environment, still) if wrapped else ())
    tree = environment.parse(tag.text)
    stays = any(name.name in still for name in tree.find_all(nodes.Name))
    if not stays and (words := _printed(tag.text, values, environment)) is not None:
        return words
    return _spaced(tag.text, _taken(tag.text, values, environment, still))


def _printed(text: str, values: Mapping[str, Any], environment: Environment) -> str | None:
    """A variable as it is printed; None where it cannot be, which is reported where it is filled in."""
    environment.missing.clear()
    try:
        words = generate(compile_template(environment, text), values)
    except (TemplateError, *UNFIT):
        return None
    return None if environment.missing else words


def _spaced(tag: str, taken: Collection[str]) -> str:
    """A tag as it is written, one space between its words; with the values that it takes."""
    words = tag[2:-2].strip().split()
    inside = " ".join((*words, *(f"[{one}]" for one in taken)))
    return f"{tag[:2]} {inside} {tag[-2:]}"


def _taken(text: str, values: Mapping[str, Any], environment: Environment, still: Collection[str]) -> tuple[str, ...]:
    """The values that a tag takes of what does not stay open, with their names."""
    found: dict[str, str] = {}
    for steps in _chains(environment.parse(text)):
        if (steps[0] not in still or steps[0] == LOCAL) and steps[0] in values:
            found[".".join(map(str, steps))] = _said(steps, values, environment)
    return tuple(f"{name}: {said}" for name, said in sorted(found.items()))


def _chains(node: nodes.Node) -> Iterator[tuple[str | int, ...]]:
    """The names of a tag, each with what is taken of it: `fact.x.value` as its three steps."""
    if (steps := _steps(node)) is not None:
        yield steps
        return
    for child in node.iter_child_nodes():
        yield from _chains(child)


def _steps(node: nodes.Node) -> tuple[str | int, ...] | None:
    match node:
        case nodes.Name(ctx="load"):
            return (node.name,)
        case nodes.Getattr():
            steps = _steps(node.node)
            return (*steps, node.attr) if steps else None
        case nodes.Getitem(arg=nodes.Const(value=str() | int() as key)):
            steps = _steps(node.node)
            return (*steps, key) if steps else None
    return None


def _said(steps: tuple[str | int, ...], values: Mapping[str, Any], environment: Environment) -> str:
    value: Any = values[str(steps[0])]
    if steps[0] == LOCAL and isinstance(value, FactShelf):
        return _open(value, str(steps[1]) if len(steps) > 1 else "")
    for step in steps[1:]:
        value = environment.getitem(value, step)
    if isinstance(value, Undefined):
        return ""
    if isinstance(value, Fact):
        return f"{value.stated.say} @{value.entry.source}"
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def _open(shelf: FactShelf, name: str) -> str:
    """How a local figure is worded, and where it is from: what each meeting has another of stays open."""
    fact = shelf.facts.get(name.replace("-", "_"))
    return f"{fact.local.open} @{fact.entry.source}" if fact and fact.local else ""
