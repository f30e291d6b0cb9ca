"""What is wrong with a line of YAML, in the words of somebody who has never heard of YAML."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.diagnostics import Diagnostic
from briefgen.noun import noun
from briefgen.readers.files.decoding import SourceText

CODE = "yaml-syntax"
_KEY = r"[^\W\d][\w.-]*"
_VALUE = re.compile(rf"^\s*(?:- +)*(?:{_KEY}:[ \t]+|- +)?(?P<value>\S.*)$")
_PAIRS = {"[": "]", "{": "}"}
_BRACKETS = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|([\[\]{}])')
_QUOTES = {'"': "quotation mark", "'": "apostrophe"}


@noun
class _Fault:
    """Where the parser gave up: `line` and `column` counted from 0, `opening` the line of what it was reading."""

    source: SourceText
    line: int
    column: int
    opening: int

    @property
    def here(self) -> str:
        return self.text(self.line)

    def text(self, line: int) -> str:
        return self.source.lines[line] if 0 <= line < len(self.source.lines) else ""

    @property
    def before(self) -> int:
        """The last line above with something on it, or -1."""
        return next((n for n in range(self.line - 1, -1, -1) if _content(self.text(n))), -1)

    def say(self, message: str, hint: str, *, line: int | None = None, column: int | None = None) -> Diagnostic:
        """The diagnostic, at the given line and column (counted from 0) or where the parser gave up."""
        at = self.line if line is None else line
        col = column if column is not None else self.column if line is None else _indent(self.text(at))
        return Diagnostic(CODE, message, self.source.span(at + 1, col + 1), hint=hint)


def explain(source: SourceText, error: Exception) -> Diagnostic:
    """The most likely reason why the parser stopped, judged by the lines, not by its words."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    last = max((n for n, text in enumerate(source.lines) if text.strip()), default=0)
    if line > last:
        line, column = last, len(source.lines[last])
    fault = _Fault(source, line, column, context.line if context else line)
    for rule in _RULES:
        found = rule(fault)
        if found:
            return found
    return fault.say(
        "this line does not fit what stands above it",
        "Each line is `key: value`, with a space after the colon; what belongs to a key is indented under it by two spaces.",
    )


def _tab(fault: _Fault) -> Diagnostic | None:
    for line in (fault.line, fault.before):
        indent = re.match(r"[ ]*\t", fault.text(line))
        if indent:
            hint = "Replace the tab by two spaces; most editors can do so by themselves (“indent with spaces”)."
            return fault.say("the line is indented with a tab", hint, line=line, column=indent.end() - 1)
    return None


def _no_break_space(fault: _Fault) -> Diagnostic | None:
    for line in (fault.line, fault.before):
        found = re.match(rf"[ \t]*(?:-[ \t]+)*(?:-|{_KEY}:)?[ \t]*(?P<space>[^\S \t])", fault.text(line))
        if found:
            hint = (
                "Delete it and type the space anew; such spaces come along when text is copied from Word or a web page."
            )
            return fault.say("this space is not an ordinary one", hint, line=line, column=found.start("space"))
    return None


def _open_quote(fault: _Fault) -> Diagnostic | None:
    for line in range(fault.line, max(-1, fault.line - 200), -1):
        match = _VALUE.match(fault.text(line))
        if not match or match["value"][0] not in _QUOTES:
            continue
        mark = match["value"][0]
        end = _closing(fault, line, match.start("value"))
        if end is None or (end[0] > line and _junk_after(fault, *end)):
            hint = f"Write the same mark ({mark}) at the end of the text, on the same line."
            return fault.say(
                f"the {_QUOTES[mark]} that opens here is not closed", hint, line=line, column=match.start("value")
            )
        if end[0] == fault.line and _junk_after(fault, *end):
            example = "'… \"word\" …'" if mark == '"' else '"Don\'t …"'
            hint = f"Put the whole text between marks of the other kind: {example}."
            return fault.say(f"there is more text after the closing {_QUOTES[mark]}", hint, column=end[1] + 1)
    return None


def _escape(fault: _Fault) -> Diagnostic | None:
    match = _VALUE.match(fault.here)
    if not match or match["value"][0] != '"' or "\\" not in fault.here:
        return None
    hint = "Use apostrophes around the text instead: 'C:\\maps'."
    return fault.say(
        "a backslash (\\) has a meaning of its own between quotation marks", hint, column=fault.here.index("\\")
    )


def _item_beside_key(fault: _Fault) -> Diagnostic | None:
    match = re.match(rf"\s*({_KEY}):[ \t]+(?=- )", fault.here)
    if not match:
        return None
    hint = f"Put the list under `{match[1]}:`, each item on a line of its own; or put the text into quotation marks."
    return fault.say("a list cannot begin on the line of its key", hint, column=match.end())


def _closing(fault: _Fault, line: int, column: int) -> tuple[int, int] | None:
    """Line and column of the mark that closes the one at `line`, `column`."""
    mark = fault.text(line)[column]
    pattern = re.compile(r'\\.|(")' if mark == '"' else r"''|(')")
    start = column + 1
    for at in range(line, len(fault.source.lines)):
        for match in pattern.finditer(fault.text(at), start):
            if match[1]:
                return at, match.start()
        start = 0
    return None


def _junk_after(fault: _Fault, line: int, column: int) -> bool:
    return re.match(r"\s*(?:$|#|:(?:\s|$)|[,\]}])", fault.text(line)[column + 1 :]) is None


_SPECIAL = {
    "{": "the text begins with {{, which begins something else here",
    "%": "a text cannot begin with %",
    "@": "a text cannot begin with @",
    "`": "a text cannot begin with a backtick (`)",
    "*": "a text cannot begin with *",
    "&": "a text cannot begin with &",
    "!": "a text cannot begin with !",
    "|": "a text cannot begin with |",
    ">": "a text cannot begin with >",
}


def _special_start(fault: _Fault) -> Diagnostic | None:
    for line in (fault.line, fault.before):
        match = _VALUE.match(fault.text(line))
        if not match:
            continue
        value = match["value"]
        if value[0] in "|>" and re.fullmatch(r"[|>][+-]?[1-9]?[+-]?(\s+#.*)?\s*", value):
            continue
        if value[0] in _SPECIAL and (value[0] != "{" or value.startswith("{{")):
            hint = "Put the whole text into quotation marks."
            return fault.say(_SPECIAL[value[0]], hint, line=line, column=match.start("value"))
    return None


def _curly_start(fault: _Fault) -> Diagnostic | None:
    for line in (fault.line, fault.before):
        match = _VALUE.match(fault.text(line))
        if match and match["value"][0] in "“”‘’„«":
            hint = 'Use straight quotation marks (") around it; the curly ones of Word are ordinary letters here.'
            return fault.say(
                "the text begins with a curly quotation mark", hint, line=line, column=match.start("value")
            )
    return None


def _bracket(fault: _Fault) -> Diagnostic | None:
    for line in range(fault.line, max(-1, fault.line - 200), -1):
        match = _VALUE.match(fault.text(line))
        if match and match["value"][0] in "[{":
            return _wrong_bracket(fault, line, match.start("value"))
    return None


def _wrong_bracket(fault: _Fault, line: int, column: int) -> Diagnostic | None:
    opening = fault.text(line)[column]
    end = _closing_bracket(fault, line, column)
    if end is None:
        hint = f"Write {_PAIRS[opening]} at the end; or, if the text itself begins with {opening}, put it into quotation marks."
        return fault.say(f"the bracket {opening} that opens here is not closed", hint, line=line, column=column)
    if _junk_after(fault, *end):
        hint = (
            f"Put the whole text into quotation marks, if it begins with {opening}; or remove what follows the bracket."
        )
        return fault.say("there is more text after the closing bracket", hint, line=end[0], column=end[1] + 1)
    return None


def _closing_bracket(fault: _Fault, line: int, column: int) -> tuple[int, int] | None:
    """Line and column of the bracket that closes the one at `line`, `column`, before the next line with a key."""
    waiting: list[str] = []
    for at in range(line, min(len(fault.source.lines), line + 200)):
        if at > line and re.match(rf"{_KEY}:(\s|$)", fault.text(at)):
            return None
        for mark in _BRACKETS.finditer(fault.text(at), column if at == line else 0):
            if mark[1] in _PAIRS:
                waiting.append(_PAIRS[mark[1]])
            elif mark[1] and waiting and waiting.pop() != mark[1]:
                return None
            if mark[1] and not waiting:
                return at, mark.start()
    return None


def _no_space_after_colon(fault: _Fault) -> Diagnostic | None:
    for line in (fault.line, fault.before):
        match = re.match(rf"\s*(?:- +)*({_KEY}):(?!//)[^\s:]", fault.text(line))
        if match:
            hint = f"Write `{match[1]}: ` and then the value."
            return fault.say("there is no space after the colon", hint, line=line, column=match.end() - 1)
    return None


def _colon_in_text(fault: _Fault) -> Diagnostic | None:
    match = re.match(rf"\s*(?:- +)*(?:{_KEY}:[ \t]+)(?P<value>[^\s\"'\[{{|>#].*?)(:)(?:\s|$)", fault.here)
    if not match:
        match = re.match(r"\s*(?:- +)(?P<value>[^\s\"'\[{|>#].*?)(:)(?:\s|$)", fault.here)
        if not match or " " not in match["value"]:
            return None
    hint = "Put the whole text into quotation marks: a colon with a space after it begins a value."
    return fault.say("there is a second colon in this line", hint, column=match.start(2))


def _no_space_after_hyphen(fault: _Fault) -> Diagnostic | None:
    for line in (fault.line, fault.before):
        match = re.match(r"\s*-(?=[^\s-])", fault.text(line))
        if match:
            hint = "Write each item of a list as `- item`, with a space after the hyphen."
            return fault.say("there is no space after the hyphen", hint, line=line, column=match.end())
    return None


def _no_colon(fault: _Fault) -> Diagnostic | None:
    for line in (fault.line, fault.before):
        text = fault.text(line)
        if re.fullmatch(rf"\s*{_KEY}\s*", text) and line >= 0:
            hint = f"Write `{text.strip()}:` and the value after it; or put `- ` before it, if it is an item of a list."
            return fault.say("there is no colon on this line", hint, line=line)
    return None


def _no_hyphen(fault: _Fault) -> Diagnostic | None:
    above = fault.text(fault.before)
    if re.match(r"\s*- ", above) and _indent(fault.here) == _indent(above) and not re.match(r"\s*-(\s|$)", fault.here):
        hint = "Begin each item of the list with `- `; or indent the line by two more spaces, if it belongs to the item above."
        return fault.say("the lines above are items of a list, and this one has no hyphen", hint)
    return None


def _indentation(fault: _Fault) -> Diagnostic | None:
    here, above = _indent(fault.here), _indent(fault.text(fault.before))
    if fault.before < 0 or here == above or not _content(fault.here):
        return None
    return fault.say(
        f"the line begins with {_spaces(here)}, the line above it with {_spaces(above)}",
        "Lines that belong together begin with the same number of spaces; what belongs to a key has two more.",
        column=here,
    )


_RULES: tuple[Callable[[_Fault], Diagnostic | None], ...] = (
    _tab,
    _no_break_space,
    _open_quote,
    _escape,
    _item_beside_key,
    _special_start,
    _curly_start,
    _bracket,
    _no_space_after_colon,
    _colon_in_text,
    _no_space_after_hyphen,
    _no_hyphen,
    _no_colon,
    _indentation,
)
"""The usual mistakes, the surest signs first."""


def _content(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().startswith("#")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _spaces(count: int) -> str:
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")
