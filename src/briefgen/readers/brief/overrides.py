"""Values given on the command line, `--set meeting.date=2026-12-04`, in place of those in the files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefgen.diagnostics import Diagnostic, Report, Span, nearest, relocate
from briefgen.noun import noun
from briefgen.readers.brief.merge import Node, grow
from briefgen.readers.files.decoding import CONTROL, SourceText, control_character
from briefgen.readers.files.scalars import plain
from briefgen.readers.files.yaml import DEEPEST, load_text

FILE = "--set"
"""The name that stands in a Span where otherwise a file does."""

_EXAMPLE = "KEY=VALUE, such as meeting.date=2026-12-04"


@noun
class Override:
    """One value from the command line and the way to where it goes."""

    path: tuple[str, ...]
    node: Node
    span: Span

    def problem(self, code: str, message: str, *, expected: str = "", nearest: str = "") -> Diagnostic:
        """A diagnostic about this override."""
        return Diagnostic(code, message, self.span, expected=expected, nearest=nearest)


class _Unfit(Exception):
    """An override that leads nowhere."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read_overrides(arguments: Sequence[str], report: Report) -> tuple[Override, ...]:
    """The overrides in the order given; those that cannot be read are reported (`bad-override`)."""
    read = (_read(argument, report) for argument in arguments)
    return tuple(override for override in read if override)


def as_override(key: str, value: object) -> str:
    """`KEY=VALUE` for a value of Python: a text stays a text, whatever it looks like."""
    return f"{key}={json.dumps(value, ensure_ascii=False, default=str)}"


def _read(argument: str, report: Report) -> Override | None:
    shown = CONTROL.sub("\ufffd", argument)
    span = Span(FILE, 0, 0, len(shown), shown)
    if match := CONTROL.search(argument):
        report.add(control_character(match.group(), span))
        return None
    key, equals, value = argument.partition("=")
    path = tuple(step.strip() for step in key.split("."))
    if not equals or not all(path) or len(path) > DEEPEST:
        report.add(Diagnostic("bad-override", f"“{shown}” does not say which value to set", span, expected=_EXAMPLE))
        return None
    span = replace(span, path=tuple(int(step) if step.isdecimal() else step for step in path))
    node = _value(value.strip(), span, report)
    return Override(path, node, span) if node else None


def _value(text: str, span: Span, report: Report) -> Node | None:
    """The value by the rules of the files: in quotation marks or brackets as YAML, else as an unquoted word.

    A text that begins with a variable, `{{ … }}`, needs no quotation marks: YAML has no use for such a beginning.
    """
    if text.startswith(("{{", "{%")) or text[:1] not in ("[", "{", '"', "'"):
        return Node(plain(text), span, span)
    own = Report()
    positioned = load_text(SourceText.of(FILE, text), own)
    report.add(*(relocate(diagnostic, span) for diagnostic in own.diagnostics))
    return _placed(grow(positioned), span) if positioned else None


def _placed(node: Node, span: Span) -> Node:
    value: Any = node.value
    if isinstance(value, dict):
        value = {key: _placed(below, span) for key, below in value.items()}
    elif isinstance(value, list):
        value = [_placed(below, span) for below in value]
    return Node(value, span, span, node.refused)


def apply(node: Node, overrides: Sequence[Override], report: Report) -> Node:
    """The tree with each override in its place; what leads nowhere is reported (`unknown-item`, `not-a-group`)."""
    for override in overrides:
        try:
            node = _set(node, override, 0)
        except _Unfit as unfit:
            report.add(unfit.diagnostic)
    return node


def _set(node: Node, override: Override, depth: int) -> Node:
    if depth == len(override.path):
        return override.node
    step = override.path[depth]
    if isinstance(node.value, list):
        at = _item(node, step, override, depth)
        items = list(node.value)
        items[at] = _set(items[at], override, depth + 1)
        return replace(node, value=items)
    group = _as_group(node, override, depth)
    below = group.keys.get(step, Node(None, override.span, override.span))
    return group.with_key(step, _set(below, override, depth + 1))


def _as_group(node: Node, override: Override, depth: int) -> Node:
    if isinstance(node.value, dict):
        return node
    if node.value is None:
        return Node({}, override.span, override.span)
    if isinstance(node.value, str) and override.path[depth - 2 : depth - 1] == ("blocks",):
        return replace(node, value={"use": node})
    name = ".".join(override.path[:depth])
    raise _Unfit(override.problem("not-a-group", f"`{name}` is one value and has no `{override.path[depth]}` in it"))


def _item(node: Node, step: str, override: Override, depth: int) -> int:
    names = [item.word("id") for item in node.items]
    if step in names:
        return names.index(step)
    if step.isascii() and step.isdigit() and len(step) < 6 and int(step) < len(names):
        return int(step)
    name = ".".join(override.path[:depth]) or "the brief"
    numbers = {0: "", 1: "0"}.get(len(names), f"a number from 0 to {len(names) - 1}")
    expected = " or ".join(part for part in (numbers, ", ".join(filter(None, names))) if part)
    raise _Unfit(
        override.problem(
            "unknown-item",
            f"there is no `{step}` in `{name}`",
            expected=expected or "nothing: the list is empty",
            nearest=nearest(step, filter(None, names)),
        )
    )
