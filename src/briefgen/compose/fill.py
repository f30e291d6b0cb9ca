"""Text with variables → text with their values, each line still knowing where it came from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from jinja2.exceptions import TemplateError

from briefgen.compose.direct import UNFIT, filled
from briefgen.compose.literal import settled
from briefgen.compose.refusals import refused, tags
from briefgen.compose.sandbox import READABLE, Environment, FactShelf, Missing, compile_template, generate
from briefgen.compose.steps import MARKS
from briefgen.diagnostics import Diagnostic, Report, Severity, Span, nearest
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.folders import FACTS
from briefgen.models.spec import Audience, Spec

OPEN, CLOSE = MARKS[0], MARKS[1]
STATEMENT = re.compile(r"\s*\{[%#]")


ONE: Final = "meeting.legislator"
"""The member, by the name that text has for the only one."""
ONE_MEMBER: Final = re.compile(rf"{re.escape(ONE)}(?![a-z])")

LOCAL_FIGURE: Final = re.compile(r"local(?![a-z])")
"""A local figure, by the name that text has for it."""

NOTES: Final = "meeting.notes"
"""What only we may know of the meeting, by the name that text has for it."""


def fill(
    manuscript: Manuscript, values: Mapping[str, Any], environment: Environment, report: Report
) -> Manuscript | None:
    """The manuscript with its variables filled in; None, with the reasons in `report`, when that cannot be."""
    if "{" not in manuscript.text:
        return manuscript
    environment.missing.clear()
    if marks := [mark for mark in MARKS if mark in manuscript.text]:
        report.add(_unusable(marks[0], manuscript))
        return None
    if (lines := filled(manuscript.text, values, environment)) is not None:
        return _placed(lines, manuscript)
    environment.missing.clear()
    try:
        text = generate(compile_template(environment, _marked(manuscript.text)), values)
    except (TemplateError, *UNFIT) as error:
        report.add(refused(error, manuscript, environment))
        return None
    if environment.missing:
        found = [_missing(one, manuscript, values) for one in environment.missing]
        report.add(*(one for one in found if not _follows(one, report)))
        return None
    return _unmarked(text, manuscript)


def _follows(one: Diagnostic, report: Report) -> bool:
    """Whether a fact is only not there because the file that has it is wrong, which is told already."""
    unread = any(
        each.severity is Severity.ERROR and each.span and each.span.file == FACTS for each in report.diagnostics
    )
    return unread and one.code == "unknown-variable" and "`fact." in one.message


def _marked(text: str) -> str:
    """The text with the number of each line at its start, except within a tag and before a statement."""
    inside = [(tag.start, tag.end) for tag in tags(text)]
    lines, at = [], 0
    for number, line in enumerate(text.split("\n")):
        before = bisect_left(inside, (at,)) - 1
        within = before >= 0 and at < inside[before][1]
        lines.append(line if within or STATEMENT.match(line) else f"{OPEN}{number}{CLOSE}{line}")
        at += len(line) + 1
    return "\n".join(lines)


def _placed(lines: Sequence[str], manuscript: Manuscript) -> Manuscript:
    """The text of these lines, one for each of the manuscript; a value may have brought line ends along."""
    last = len(manuscript.lines) - 1
    sources = [manuscript.lines[min(at, last)] for at, line in enumerate(lines) for _ in range(line.count("\n") + 1)]
    return replace(manuscript, text=settled("\n".join(lines)), lines=tuple(sources))


def _unmarked(text: str, manuscript: Manuscript) -> Manuscript:
    """The text without the numbers, which go into the manuscript's own record of lines."""
    lines, sources, current = [], [], 0
    for line in text.split("\n"):
        if found := re.search(f"{OPEN}(\\d+){CLOSE}", line):
            current = int(found[1])
        sources.append(manuscript.lines[min(current, len(manuscript.lines) - 1)])
        lines.append(re.sub(f"{OPEN}\\d+{CLOSE}", "", line))
    return replace(manuscript, text=settled("\n".join(lines)), lines=tuple(sources))


def _unusable(mark: str, manuscript: Manuscript) -> Diagnostic:
    line = manuscript.text[: manuscript.text.index(mark)].count("\n")
    return Diagnostic(
        "control-character", f"a character that cannot be printed, U+{ord(mark):04X}, stands in the text",
        manuscript.find(mark, line), hint="Delete it; it usually came along with copied text.",
    )  # fmt: skip


def _missing(missing: Missing, manuscript: Manuscript, values: Mapping[str, Any]) -> Diagnostic:
    """A name that is not there: misspelt, or known but not given in this brief."""
    if missing.lacking:
        return missing.lacking
    span = _place(missing, manuscript)
    written = span.text[span.column - 1 :][: span.length]
    name = written if written.endswith(missing.name) else missing.name
    if name == NOTES and values.get("audience") != Audience.COALITION:
        return _private_notes(span, str(values.get("audience", "")))
    if LOCAL_FIGURE.match(name):
        return _no_figure(name, span, values.get("local"))
    if ONE_MEMBER.match(name) and len(members := _members_of(values)) > 1:
        return _several(name, len(members), span)
    right, known = _declared(name)
    if right == name:
        return Diagnostic(
            "missing-value", f"this brief gives no value for `{name}`", span,
            hint=f"Add {name} to the brief, or put the text between {{% if {name} is defined %}} and {{% endif %}}.",
        )  # fmt: skip
    if not known:
        wrong, known = missing.name.split(".")[0], missing.known
        close = nearest(wrong, known)
        right = re.sub(rf"\b{re.escape(wrong)}\b", close, name, count=1) if close else ""
    return Diagnostic(
        "unknown-variable", f"there is no variable `{name}`", span,
        expected=f"one of {', '.join(sorted(known))}" if known else "", nearest=right,
    )  # fmt: skip


def _members_of(values: Mapping[str, Any]) -> Sequence[Any]:
    """The members of the meeting."""
    found = values.get("meeting", {}).get("legislators", ())
    return found if isinstance(found, list | tuple) else ()


def _private_notes(span: Span, audience: str) -> Diagnostic:
    """A text that prints what only we may know of the meeting, in a document for others."""
    return Diagnostic(
        "private-notes",
        f"`{NOTES}` is for readers of the kind `coalition`, and this brief goes to `{audience}`",
        span,
        hint="Print it in a document for the coalition, such as talking points, or put it between "
        "`::: only coalition` and `:::`.",
    )


def _no_figure(name: str, span: Span, shelf: Any) -> Diagnostic:
    """A local figure that this meeting has none of, or that no table has."""
    known = shelf.facts if isinstance(shelf, FactShelf) else {}
    figure = name.split(".")[1].replace("-", "_") if "." in name else ""
    if figure in known:
        asked = ".".join(name.split(".")[:2])
        expected = f"{asked}.say, {asked}.figure, {asked}.value, {asked}.as_of"
        return Diagnostic("unknown-variable", f"there is no variable `{name}`", span, expected=expected)
    if known:
        close = nearest(figure, known)
        return Diagnostic(
            "unknown-variable",
            f"no table of local figures has a column for `{name}`",
            span,
            expected=f"one of {', '.join(sorted(known))}",
            nearest=f"local.{close}" if close else "",
        )
    return Diagnostic(
        "missing-value",
        f"this brief gives no value for `{name}`",
        span,
        hint=f"Name a table of local figures in `local`, beside the `meetings` of a packet; "
        f"or put the text between {{% if {name} is defined %}} and {{% endif %}}.",
    )


def _several(name: str, count: int, span: Span) -> Diagnostic:
    """A text that speaks of the one member, where there are several."""
    key = name.removeprefix(f"{ONE}.") if name != ONE else "name"
    joined = f"meeting.legislators | map('{key}') | join(', ', ' and ')"
    return Diagnostic(
        "several-members",
        f"`{name}` is that of one member, and this meeting has {count}",
        span,
        hint=f"Name all of them: {{{{ {joined} }}}}.",
    )


def _place(missing: Missing, manuscript: Manuscript) -> Span:
    """Where the name stands: on the line where it was used, else above, where that value was made."""
    written = re.compile(rf"(?<![\w.])(?:\w+\.)*{re.escape(missing.name)}(?!\w)")
    lines = manuscript.text.split("\n")[: missing.line]
    for at in range(len(lines) - 1, -1, -1):
        if words := written.search(lines[at]):
            found = written.search(manuscript.span(at).text)
            return manuscript.span(at, found.start() + 1, len(found[0])) if found else manuscript.find(words[0], at)
    return manuscript.span(missing.line - 1)


def _declared(name: str) -> tuple[str, tuple[str, ...]]:
    """The name as a brief may give it, empty when nothing is near, and what can be named where it goes wrong.

    Nothing can be named where the brief itself decides on the names, or where its first part is wrong.
    """
    model: Any = Spec
    parts = name.split(".")
    for index, part in enumerate(parts):
        fields = getattr(model, "model_fields", {})
        known = tuple(fields) or READABLE.get(model, ())
        if part not in known:
            close = nearest(part, known)
            right = ".".join((*parts[:index], close, *parts[index + 1 :])) if close else ""
            return (right, known) if index else ("", ())
        kinds = _members(fields[part].annotation) if part in fields else ()
        model = next((kind for kind in kinds if hasattr(kind, "model_fields") or kind in READABLE), None)
    return name, ()


def _members(annotation: Any) -> tuple[Any, ...]:
    """A type and the types it is made of."""
    return (annotation, *(one for part in getattr(annotation, "__args__", ()) for one in _members(part)))
