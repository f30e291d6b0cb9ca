"""What the template engine would not take, in our words and at its place: no sentence of the engine gets through."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from jinja2.exceptions import FilterArgumentError, TemplateSyntaxError

from briefgen.compose.filters import FILTERS
from briefgen.compose.sandbox import Environment
from briefgen.compose.steps import NotAllowed
from briefgen.diagnostics import Diagnostic, Span, nearest
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.noun import noun

CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
ENDS = {"endif": "if", "elif": "if", "else": "if", "endfor": "for"}
WELL_FORMED = "Variables look like {{ meeting.date }}, conditions like {% if … %} … {% endif %}."


@noun
class Tag:
    """A variable, statement or comment of a text. `start` counts characters from 0, `line` lines from 0."""

    text: str
    start: int
    line: int
    closed: bool = True

    @property
    def end(self) -> int:
        """The character after the last one."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """The first word of a statement: `if`, `endfor` …; empty for everything else."""
        found = re.match(r"\{%[-+]?\s*(\w+)", self.text)
        return found[1] if found else ""


def tags(text: str) -> Iterator[Tag]:
    """Every variable, statement and comment, in time that grows with the text alone; one not closed is the last."""
    ends = [found.start() for found in re.finditer("\n", text)]
    at, raw = 0, False
    while found := re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}" if raw else r"\{[{%#]").search(text, at):
        end = found.end() - 2 if raw else text.find(CLOSING[found[0]], found.end())
        line = bisect_right(ends, found.start() - 1) if found.start() else 0
        if end < 0:
            yield Tag(text[found.start() :], found.start(), line, closed=False)
            return
        at = end + 2
        tag = Tag(text[found.start() : at], found.start(), line)
        raw = tag.word == "raw"
        yield tag


def refused(error: Exception, manuscript: Manuscript, environment: Environment) -> Diagnostic:
    """What went wrong, as a problem of the author's text."""
    line = (getattr(error, "lineno", None) or _line_of(error)) - 1
    words = str(getattr(error, "message", None) or error)
    if unknown := re.match(r"No (filter|test) named '(.+?)'", words):
        names = FILTERS if unknown[1] == "filter" else environment.tests
        return Diagnostic(
            f"unknown-{unknown[1]}", f"there is no {unknown[1]} `{unknown[2]}`",
            _word(unknown[2], manuscript.span(line)),
            expected=f"one of {', '.join(sorted(names))}", nearest=nearest(unknown[2], names),
        )  # fmt: skip
    if isinstance(error, NotAllowed):
        return _not_in_templates(words, _at_line(line, manuscript))
    if isinstance(error, TemplateSyntaxError):
        return _unbalanced(manuscript) or _ill_formed(line, manuscript, environment)
    place = _at_line(line, manuscript)
    if isinstance(error, FilterArgumentError) and _is_ours(error):
        return Diagnostic("template-value", f"a variable cannot be printed: {words}", place)
    return Diagnostic(
        "template-value", "a value does not fit what is done with it here", place,
        hint="Filters such as `date`, `number` and `join` each take one kind of value: a date, a number, a list.",
    )  # fmt: skip


def _is_ours(error: Exception) -> bool:
    """Whether the sentence is one of this project; those of the engine are not shown."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return step is not None and str(step.tb_frame.f_globals.get("__name__", "")).startswith("briefgen.")


def _not_in_templates(what: str, place: Span) -> Diagnostic:
    return Diagnostic(
        "not-in-templates", f"text of a brief cannot have {what}", place,
        hint="There are variables, filters, {% if %}, {% for %} and {% set %}.",
    )  # fmt: skip


def _syntax(message: str, place: Span) -> Diagnostic:
    return Diagnostic("template-syntax", message, place, hint=WELL_FORMED)


def _unbalanced(manuscript: Manuscript) -> Diagnostic | None:
    """What is opened and not closed, or closed and not opened."""
    open_ones: list[Tag] = []
    for tag in tags(manuscript.text):
        if not tag.closed:
            return _syntax(f"`{tag.text[:2]}` is not closed with `{CLOSING[tag.text[:2]]}`", place_of(tag, manuscript))
        if tag.word in ("if", "for"):
            open_ones.append(tag)
        elif tag.word in ENDS:
            within = open_ones[-1].word if open_ones else ""
            if within != ENDS[tag.word] and not (tag.word == "else" and within):
                begin = ENDS[tag.word]
                return _syntax(
                    f"`{{% {tag.word} %}}` stands without its `{{% {begin} … %}}`", place_of(tag, manuscript)
                )
            if tag.word.startswith("end"):
                open_ones.pop()
    if open_ones:
        tag = open_ones[-1]
        return _syntax(f"`{{% {tag.word} … %}}` is not closed with `{{% end{tag.word} %}}`", place_of(tag, manuscript))
    return None


def _ill_formed(line: int, manuscript: Manuscript, environment: Environment) -> Diagnostic:
    """The first variable or statement, from the line on, that cannot be read by itself."""
    around = {"if": "{}{{% endif %}}", "elif": "{{% if 1 %}}{}{{% endif %}}", "for": "{}{{% endfor %}}"}
    kept = ("endif", "else", "endfor", "raw", "endraw")
    for tag in tags(manuscript.text):
        if tag.line + tag.text.count("\n") < line or tag.word in kept or tag.text.startswith("{#"):
            continue
        try:
            environment.parse(around.get(tag.word, "{}").format(tag.text))
        except TemplateSyntaxError as error:
            if re.match("Encountered unknown tag", str(error.message)):
                return _not_in_templates(f"`{{% {tag.word} %}}`", place_of(tag, manuscript))
            shown = tag.text if len(tag.text) <= 60 and "\n" not in tag.text else f"{tag.text[:2]} … {tag.text[-2:]}"
            return _syntax(f"`{shown}` is not well-formed", place_of(tag, manuscript))
    return _syntax("a variable or condition is not well-formed", manuscript.span(line))


def _at_line(line: int, manuscript: Manuscript) -> Span:
    """The variable or statement on a line, when there is one only; else the line."""
    found = [tag for tag in tags(manuscript.text) if tag.line <= line <= tag.line + tag.text.count("\n")]
    return place_of(found[0], manuscript) if len(found) == 1 else manuscript.span(line)


def place_of(tag: Tag, manuscript: Manuscript) -> Span:
    """Where the author wrote it."""
    return manuscript.find(tag.text.split("\n")[0], tag.line)


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
