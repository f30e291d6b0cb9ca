"""Text with variables → text with their values, each line still knowing where it came from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2.exceptions import TemplateError, TemplateSyntaxError

from briefgen.compose.sandbox import Environment, Missing, NotAllowed, compile_template, generate
from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.manuscript import Manuscript
from briefgen.spec import Spec

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters of Unicode, which no text may hold: they carry line numbers through a template."""
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
STATEMENT = re.compile(r"\s*\{[%#]")


def fill(manuscript: Manuscript, values: Mapping[str, Any], environment: Environment, report: Report) -> Manuscript | None:
    """The manuscript with its variables filled in; None, with the reasons in `report`, when that cannot be."""
    if "{" not in manuscript.text:
        return manuscript
    environment.missing.clear()
    try:
        text = generate(compile_template(environment, _marked(manuscript.text)), values)
    except TemplateError as error:
        report.add(_refused(error, manuscript, environment))
        return None
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        report.add(_diagnostic("template-syntax", f"the text cannot be filled in: {error}", manuscript.span(0)))
        return None
    if environment.missing:
        report.add(*(_missing(one, manuscript) for one in environment.missing))
        return None
    return _unmarked(text, manuscript)


def _marked(text: str) -> str:
    """The text with the number of each line at its start, except within a tag and before a statement."""
    tags = list(_tags(text))
    lines, at = [], 0
    for number, line in enumerate(text.split("\n")):
        before = bisect_left(tags, (at,)) - 1
        within = before >= 0 and at < tags[before][1]
        lines.append(line if within or STATEMENT.match(line) else f"{OPEN}{number}{CLOSE}{line}")
        at += len(line) + 1
    return "\n".join(lines)


def _tags(text: str) -> Iterator[tuple[int, int]]:
    """Where each variable, statement and comment begins and ends, in time that grows with the text alone."""
    at = 0
    while found := re.compile(r"\{[{%#]").search(text, at):
        end = text.find(CLOSING[found[0]], found.end())
        if end < 0:
            return
        at = end + 2
        yield found.start(), at


def _unmarked(text: str, manuscript: Manuscript) -> Manuscript:
    """The text without the numbers, which go into the manuscript's own record of lines."""
    lines, sources, current = [], [], 0
    for line in text.split("\n"):
        if found := re.search(f"{OPEN}(\\d+){CLOSE}", line):
            current = int(found[1])
        sources.append(manuscript.lines[min(current, len(manuscript.lines) - 1)])
        lines.append(re.sub(f"{OPEN}\\d+{CLOSE}", "", line))
    return Manuscript("\n".join(lines), manuscript.file, tuple(sources), manuscript.source)


def _diagnostic(code: str, message: str, span: Span, **more: str) -> Diagnostic:
    return Diagnostic(code, message, span, **more)


def _missing(missing: Missing, manuscript: Manuscript) -> Diagnostic:
    """A name that is not there: misspelt, or known but not given in this brief."""
    line = missing.line - 1
    shown = manuscript.span(line).text
    found = re.search(rf"(?:\w+\.)*{re.escape(missing.name)}\b", shown)
    name = found[0] if found else missing.name
    wrong = missing.name.split(".")[0]
    span = manuscript.span(line, (found.start() + 1) if found else 0, len(name))
    if _declared(name):
        return _diagnostic(
            "missing-value", f"this brief gives no value for `{name}`", span,
            hint=f"add {name} to the brief, or put the text between {{% if {name} is defined %}} and {{% endif %}}",
        )  # fmt: skip
    close = nearest(wrong, missing.known)
    return _diagnostic(
        "unknown-variable", f"there is no variable `{name}`", span,
        expected=f"one of {', '.join(sorted(missing.known))}" if missing.known else "",
        nearest=re.sub(rf"\b{re.escape(wrong)}\b", close, name, count=1) if close else "",
    )  # fmt: skip


def _declared(name: str) -> bool:
    """Whether a brief could give a value of this name."""
    model: Any = Spec
    for part in name.split("."):
        field = getattr(model, "model_fields", {}).get(part)
        if field is None:
            return False
        model = next((t for t in _members(field.annotation) if hasattr(t, "model_fields")), None)
    return True


def _members(annotation: Any) -> tuple[Any, ...]:
    return (annotation, *getattr(annotation, "__args__", ()))


def _refused(error: TemplateError, manuscript: Manuscript, environment: Environment) -> Diagnostic:
    """What the template engine would not take, at its line, in our words."""
    line = getattr(error, "lineno", None) or _line_of(error)
    span = manuscript.span(line - 1)
    words = re.sub(f"{OPEN}\\d+{CLOSE}", "", str(error.message or error))
    if unknown := re.match(r"No (filter|test) named '(.+?)'", words):
        names = environment.filters if unknown[1] == "filter" else environment.tests
        return _diagnostic(
            f"unknown-{unknown[1]}", f"there is no {unknown[1]} `{unknown[2]}`", _word(unknown[2], span),
            expected=f"one of {', '.join(sorted(names))}", nearest=nearest(unknown[2], names),
        )  # fmt: skip
    if isinstance(error, NotAllowed) or (match := re.match(r"Encountered unknown tag '(\w+)'", words)):
        what = words if isinstance(error, NotAllowed) else f"`{{% {match[1]} %}}`"
        return _diagnostic(
            "not-in-templates", f"text of a brief cannot have {what}", span,
            hint="there are variables, filters, {% if %}, {% for %} and {% set %}",
        )  # fmt: skip
    if isinstance(error, TemplateSyntaxError):
        return _diagnostic(
            "template-syntax", f"a variable or condition is not well-formed: {words.rstrip('.')}", span,
            hint="variables look like {{ meeting.date }}, conditions like {% if … %} … {% endif %}",
        )  # fmt: skip
    return _diagnostic("template-value", f"a variable cannot be printed: {words}", span)


def _line_of(error: BaseException) -> int:
    """The line of the template in which an error came up, which the engine writes into the traceback."""
    line, step = 1, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line


def _word(word: str, span: Span) -> Span:
    found = re.search(rf"\b{re.escape(word)}\b", span.text)
    return Span(span.file, span.line, found.start() + 1, len(word), span.text) if found else span
