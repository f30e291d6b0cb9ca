"""How the sections of a brief answer to those of its template, by their ids."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Report, Severity, nearest
from briefgen.readers.brief.merge import Node

PLACING = ("before", "after")
"""The keys that give a section its place among the others."""


def check_sections(brief: Node, template: Node | None, report: Report) -> None:
    """Report ids that are given twice, that hardly differ from one of the template, or that leave out nothing."""
    known = _ids(template) if template else ()
    counts = Counter(_ids(brief))
    for section in _sections(brief):
        name = section.word("id")
        if counts[name] > 1:
            report.add(_twice(section, name))
            counts[name] = 0
        if _omitted(section) and name not in known:
            report.add(_omits_nothing(section, known))
        elif name and name not in known and nearest(name, known):
            report.add(_similar(section, name, nearest(name, known)))


def without_omitted(node: Node) -> Node:
    """The brief without the sections that are marked `omit: true`."""
    if not any(_omitted(section) for section in _sections(node)):
        return node
    left = [section for section in _sections(node) if not _omitted(section)]
    return node.with_key("sections", replace(node.keys["sections"], value=left))


def arranged(node: Node, report: Report) -> Node:
    """The brief with each section that says `before` or `after` at its place; these keys are taken out.

    One that names no other section is reported, and stands where it stood.
    """
    order = list(_sections(node))
    moving = [section for section in order if any(key in section.keys for key in PLACING)]
    if not moving:
        return node
    for section in moving:
        order = _moved(order, section, report)
    settled = [_without(section) for section in order]
    return node.with_key("sections", replace(node.keys["sections"], value=settled))


def _moved(order: list[Node], section: Node, report: Report) -> list[Node]:
    given = [key for key in PLACING if key in section.keys]
    others = [other for other in order if other is not section]
    ids = [other.word("id") for other in others]
    key = given[0]
    target = section.word(key)
    if len(given) > 1:
        report.add(_two_places(section))
    elif section.keys[key].refused or not target:
        return order
    elif target not in ids:
        report.add(_nowhere(section, key, target, [name for name in ids if name]))
    else:
        at = ids.index(target) + (key == "after")
        # Of several that follow the same section, each stands after the one that was written before it.
        while (
            key == "after"
            and at < len(others)
            and others[at].word("after") == target
            and _earlier(order, others[at], section)
        ):
            at += 1
        return [*others[:at], section, *others[at:]]
    return order


def _earlier(order: list[Node], one: Node, other: Node) -> bool:
    return next(each for each in order if each is one or each is other) is one


def _without(section: Node) -> Node:
    kept = {key: value for key, value in section.keys.items() if key not in PLACING or value.refused}
    return replace(section, value=kept) if section.keys else section


def _nowhere(section: Node, key: str, target: str, known: list[str]) -> Diagnostic:
    return Diagnostic(
        "unknown-section",
        f"there is no section `{target}` for this one to stand {key}",
        section.keys[key].span,
        expected=", ".join(known),
        nearest=nearest(target, known),
        hint="Name the `id` of a section of this brief or of its template.",
    )


def _two_places(section: Node) -> Diagnostic:
    return Diagnostic(
        "two-places",
        "this section is to stand both `before` one and `after` another",
        section.keys["after"].key_span,
        hint="Keep one of the two.",
    )


def _sections(node: Node) -> tuple[Node, ...]:
    return node.keys["sections"].items if "sections" in node.keys else ()


def _ids(node: Node) -> tuple[str, ...]:
    return tuple(section.word("id") for section in _sections(node) if section.word("id"))


def _omitted(section: Node) -> bool:
    return "omit" in section.keys and section.keys["omit"].value is True


def _twice(section: Node, name: str) -> Diagnostic:
    return Diagnostic(
        "duplicate-section",
        f"two sections have the id `{name}`",
        section.keys["id"].span,
        hint="Give each section an id of its own, or put both into one.",
    )


def _omits_nothing(section: Node, known: tuple[str, ...]) -> Diagnostic:
    name = section.word("id")
    return Diagnostic(
        "nothing-to-omit",
        f"there is no section `{name}` in the template to leave out"
        if name
        else "this section has no `id` of one to leave out",
        section.keys["omit"].key_span,
        expected=", ".join(known),
        nearest=nearest(name, known),
        hint="`omit: true` leaves out a section of the template; a section of the brief itself can simply be removed.",
    )


def _similar(section: Node, name: str, close: str) -> Diagnostic:
    return Diagnostic(
        "similar-section",
        f"the template has no section `{name}`, so this one is printed after the others",
        section.keys["id"].span,
        Severity.WARNING,
        nearest=close,
        hint="Give it quite another id, or none, if it is meant to be a section of its own.",
    )
