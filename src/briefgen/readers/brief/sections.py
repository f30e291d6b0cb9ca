"""How the sections of a brief answer to those of its template, by their ids."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Report, Severity, nearest
from briefgen.readers.brief.merge import Node


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
