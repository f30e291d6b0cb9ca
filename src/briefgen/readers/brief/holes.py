"""Holes of a template: what a brief must fill, and whether it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.models.spec import KEY, PARTS, PRINTED_IN, Part, Spec
from briefgen.readers.brief.merge import Node
from briefgen.readers.validation.examples import example_of
from briefgen.readers.validation.shape import dotted_keys, shape_at

NO_HOLES = ("template", "requires", "sections", "documents")
"""Keys that cannot be required: sections are, each by a mark of its own; a packet is not for a template to ask for."""


def check_required(node: Node, report: Report) -> None:
    """Report what cannot be required: a key that there is not, a section that no brief can name."""
    for asked in _asked(node):
        if asked.value.split(".")[0] != "variables" and asked.value not in dotted_keys(Spec, NO_HOLES):
            report.add(_no_such_key(asked))
    for section in _required_sections(node):
        if not section.word("id") and not _filled_section(section):
            report.add(_nameless(section))


def check_forbidden(over: Node, under: Node, report: Report) -> None:
    """Report what `over` leaves out though `under`, a template, requires it."""
    required = {section.word("id"): section for section in _required_sections(under) if section.word("id")}
    for section in _sections(over):
        if section.word("id") in required:
            report.add(*_forbidding(section, required[section.word("id")]))
    if "parts" in over.keys:
        report.add(*_unprinted(over, under, required))


def check_holes(node: Node, file: str, report: Report) -> None:
    """Report the holes that the brief in `file`, filled from its templates, leaves open."""
    known = dotted_keys(Spec, NO_HOLES)
    for asked in _asked(node):
        path = tuple(asked.value.split("."))
        if (asked.value in known or path[0] == "variables") and not _filled(node, path):
            report.add(_unfilled_key(node, path, asked, file))
    for section in _required_sections(node):
        omitted = "omit" in section.keys and section.keys["omit"].value is True
        if section.word("id") and not omitted and not _filled_section(section):
            report.add(_unfilled_section(node, section, file))


def _asked(node: Node) -> Iterator[Node]:
    """The keys that are required, as they stand in `requires`; what is no key at all is left out."""
    listed = node.keys["requires"].items if "requires" in node.keys else ()
    return (
        asked for asked in listed if isinstance(asked.value, str) and not asked.refused and re.match(KEY, asked.value)
    )


def _sections(node: Node) -> tuple[Node, ...]:
    return node.keys["sections"].items if "sections" in node.keys else ()


def _required_sections(node: Node) -> tuple[Node, ...]:
    marked = (section for section in _sections(node) if "required" in section.keys)
    return tuple(section for section in marked if section.keys["required"].value is True)


def _filled(node: Node, path: tuple[str, ...]) -> bool:
    """Whether something is said at `path`; what is said and wrong counts, because that is reported elsewhere."""
    for step in path:
        below = node.keys.get(step) or _said_otherwise(node, step)
        if below is None:
            return node.refused or (bool(node.value) and not isinstance(node.value, dict))
        node = below
    return node.refused or node.value not in (None, "", {}, [])


def _said_otherwise(meeting: Node, step: str) -> Node | None:
    """The one member of a list of one, and the one member where a list is asked for; from where signers are known."""
    if step == "names":
        return meeting.keys.get("from")
    if step == "legislator" and "legislators" in meeting.keys:
        members = meeting.keys["legislators"].items
        return members[0] if len(members) == 1 else None
    return meeting.keys.get("legislator") if step == "legislators" else None


def _filled_section(section: Node) -> bool:
    """Whether there is something in the section that is not left out where there is no room."""
    return "part" in section.keys or any(not _optional(item) for item in _items(section))


def _items(section: Node) -> tuple[Node, ...]:
    return section.keys["blocks"].items if "blocks" in section.keys else ()


def _optional(item: Node) -> bool:
    return "optional" in item.keys and item.keys["optional"].value is True


def _forbidding(section: Node, template: Node) -> Iterator[Diagnostic]:
    for key, value, more in (("omit", True, ", and put something into the section"), ("required", False, "")):
        if key in section.keys and section.keys[key].value is value:
            yield Diagnostic(
                "required-left-out",
                f"the section `{section.word('id')}` cannot be left out: the template requires it",
                section.keys[key].key_span,
                hint=f"{_by(template.keys['required'])} Remove `{key}`{more}.",
            )


def _unprinted(over: Node, under: Node, sections: Mapping[str, Node]) -> Iterator[Diagnostic]:
    """The required keys that the parts of the template print, and those of the brief do not."""
    parts, placed = over.keys["parts"], _placed(under) | _placed(over)
    before = (_listed(under.keys["parts"]) if "parts" in under.keys else set(PARTS)) | placed
    now = _listed(parts) and _listed(parts) | placed
    asked = [(str(node.value).split(".")[0], f"`{node.value}`", node) for node in _asked(under)]
    asked += [("sections", f"the section `{name}`", node.keys["required"]) for name, node in sections.items()]
    for key, called, node in asked:
        printing = PRINTED_IN.get(key, ())
        if now and before.intersection(printing) and not now.intersection(printing):
            yield _part_left_out(parts, called, printing[0], node)


def _listed(parts: Node) -> set[str]:
    return {item.value for item in parts.items if isinstance(item.value, str)}


def _placed(node: Node) -> set[str]:
    """The parts that stand within sections."""
    return {section.word("part") for section in _sections(node)}


def _part_left_out(parts: Node, called: str, printing: Part, asked: Node) -> Diagnostic:
    return Diagnostic(
        "required-left-out",
        f"the template requires {called}, and `parts` leaves out `{printing}`, where that is printed",
        parts.key_span or parts.span,
        hint=f"{_by(asked)} Add `{printing}` to `parts`, or remove `parts` to print those of the template.",
    )


def _no_such_key(asked: Node) -> Diagnostic:
    if asked.value.split(".")[0] == "sections":
        hint = "A section is required by a line of its own: `required: true`, beside its `id`."
        return Diagnostic("unknown-key", "`sections` cannot stand in `requires`", asked.span, hint=hint)
    keys = dotted_keys(Spec, NO_HOLES)
    return Diagnostic(
        "unknown-key",
        f"there is no key `{asked.value}` that a brief could give",
        asked.span,
        expected="a key of a brief, such as ask, bill, contact or meeting.legislator",
        nearest=nearest(asked.value, keys),
    )


def _nameless(section: Node) -> Diagnostic:
    return Diagnostic(
        "missing-key",
        "a section that a brief must fill needs `id`",
        section.keys["required"].key_span,
        expected="a name, by which the brief fills it",
        hint="Add a line `id: …`.",
    )


def _unfilled_key(node: Node, path: tuple[str, ...], asked: Node, file: str) -> Diagnostic:
    given = next(end for end in range(len(path) - 1, -1, -1) if end == 0 or _filled(node, path[:end]))
    around = f"in `{'.'.join(path[:given])}` " if given else ""
    return Diagnostic(
        "unfilled-key",
        f"the template requires `{'.'.join(path)}`, and this brief does not give it",
        _place(node, path, file) or asked.span,
        expected=shape_at(Spec, path).description,
        hint=f"{_by(asked)} Write {around}a line such as `{example_of(Spec, path, given)}`.",
    )


def _unfilled_section(node: Node, section: Node, file: str) -> Diagnostic:
    name, heading = section.word("id"), section.word("heading")
    called = f"`{name}` (“{heading}”)" if heading else f"`{name}`"
    own = section.span is not None and section.span.file == file
    place = section.keys["id"].span if own else None
    missing = "everything in it may be left out" if _items(section) else "this brief puts nothing in it"
    write = (
        "`blocks: [name-of-a-block]` in it"
        if own
        else f"under `sections:` a line `- {{id: {name}, blocks: [name-of-a-block]}}`"
    )
    if _items(section):
        write = "there one use or text that is not `optional`"
    return Diagnostic(
        "unfilled-section",
        f"the template requires the section {called}, and {missing}",
        place or _place(node, ("sections",), file) or section.keys["required"].key_span,
        expected="at least one block, or a text of your own",
        hint=f"{_by(section.keys['required'])} Write {write}.",
    )


def _place(node: Node, path: tuple[str, ...], file: str) -> Span | None:
    """The nearest place in the brief itself: a group on the way to `path`, else where it names its template."""
    found = node.keys["template"].span if "template" in node.keys else None
    for step in path:
        if step not in node.keys:
            break
        node = node.keys[step]
        if node.key_span and node.key_span.file == file:
            found = node.key_span
    return found


def _by(asked: Node) -> str:
    place = asked.span or Span("")
    return f"Required by {place.file}, line {place.line}."
