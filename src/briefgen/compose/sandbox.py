"""Jinja2, fenced in: no calls, an allow-list of syntax and filters, strict about names, bounded in steps and output.

A template comes from a partner organization and is treated as such. The sandbox of Jinja2
is the base; on it, what is not on a list here does not exist. A name that is not there is
recorded with its line, and rendering goes on, so that all of them are reported together.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Mapping
from types import FrameType
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import FilterArgumentError, TemplateError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from briefgen.compose.filters import FILTERS, printed
from briefgen.compose.guesses import Guess
from briefgen.compose.literal import marked
from briefgen.compose.steps import MARKS, TURNS, NotAllowed, Steps
from briefgen.diagnostics import Diagnostic
from briefgen.models.library import Fact
from briefgen.noun import noun

MOST_CHARACTERS = 200_000
"""The longest template and the longest text made from one."""
MOST_STEPS = 20_000
"""The most pieces of output of one template."""
MOST_NODES = 5_000
MOST_LOOPS = 3
"""How many loops may stand inside one another."""

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign, nodes.Name, nodes.Const,
    nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Keyword, nodes.Test, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Neg, nodes.CondExpr, nodes.List, nodes.Tuple,
)  # fmt: skip
READABLE: dict[type, tuple[str, ...]] = {
    dt.date: ("year", "month", "day"),
    LoopContext: ("index", "index0", "revindex", "first", "last", "length", "previtem", "nextitem"),
}
TESTS = ("defined", "undefined", "none", "string", "number", "odd", "even", "in", "eq", "ne", "gt", "ge", "lt", "le")


@noun
class FactShelf:
    """The facts that text may name, by their variable: what `fact` stands for, or `local` for local figures."""

    facts: Mapping[str, Fact]


@noun
class Written:
    """A value that is Markdown, `variables: {x: {text: …}}`: printed as it stands, with its emphasis, citations and notes."""

    text: str


@noun
class Missing:
    """A name that was used and is not there. `line` counts from 1; `known` are the names beside it.

    `lacking` says why a local figure is not there that its table should have.
    """

    name: str
    line: int
    known: tuple[str, ...]
    lacking: Diagnostic | None = None


def _line_of_template() -> int:
    """The line of the template that is being rendered now, found on the interpreter's stack."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if template := frame.f_globals.get("__jinja_template__"):
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox for the text of one brief. `missing` collects every name that was not there,
    `guesses` every surname that was used and nobody gave.

    `names` are those that a brief may give, also when this one does not: they are offered as what was meant.
    """

    intercepted_binops = frozenset("+-")

    def __init__(self, language: str, names: tuple[str, ...] = ()) -> None:
        super().__init__(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, finalize=self.printed)
        self.language = language
        self.names = names
        self.steps = Steps()
        self.filters = {name: self.steps.charged(function) for name, function in FILTERS.items()}
        self.filters[TURNS] = self.steps.turns
        self.tests = {name: self.tests[name] for name in TESTS}
        self.globals = {}
        self.missing: list[Missing] = []
        self.facts: list[str] = []
        self.guesses: list[Guess] = []
        self.top: tuple[str, ...] = ()
        self.undefined = _recording(self)

    def printed(self, value: Any) -> str:
        """Data, made safe to stand in Markdown: never markup, never a template. A fact brings its citation."""
        if isinstance(value, Written):
            return value.text
        words = escape(printed(value, self.language))
        if any(mark in words for mark in MARKS):
            raise FilterArgumentError("it holds a character that no text may hold, one of U+FDD0 to U+FDD3")
        if not isinstance(value, Fact):
            return marked(words)
        locator = value.stated.locator
        return f"{marked(words)} [@{value.entry.source}{', ' + escape(locator) if locator else ''}]"

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value of that name within a group of values; a date has year, month and day, a loop its counters."""
        for kind, names in READABLE.items():
            if isinstance(obj, kind) and attribute in names:
                return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The value of that name or number; nothing of Python itself can be reached."""
        if isinstance(obj, Undefined):
            return obj[argument]
        if isinstance(obj, FactShelf):
            # A name that is not there itself says so: nothing is to be said of the fact.
            return argument if isinstance(argument, Undefined) else self._fact(obj, str(argument))
        if isinstance(obj, Fact):
            return self._of_fact(obj, str(argument))
        if isinstance(obj, Written) and argument == "text":
            return obj.text
        try:
            if isinstance(obj, Mapping) or (isinstance(obj, list | tuple) and isinstance(argument, int)):
                return self._told(obj[argument])
        except LookupError:
            pass
        return self.undefined(obj=obj, name=str(argument))

    def _told(self, value: Any) -> Any:
        """The value; one that is a guess is remembered as used."""
        if not isinstance(value, Guess):
            return value
        self.guesses.append(value)
        return str(value)

    def _fact(self, shelf: FactShelf, name: str) -> Any:
        """The fact of that name, as text or briefs/facts.yaml spells it, remembered as used here."""
        fact = shelf.facts.get(name.replace("-", "_"))
        if fact is None or (fact.local and fact.local.lacking):
            return self.undefined(obj=shelf, name=name)
        self.facts.append(fact.id)
        return fact

    def _of_fact(self, fact: Fact, name: str) -> Any:
        """One thing a fact says of itself: `say` and `value` without the citation, `as_of`, `version` …"""
        known = {**fact.stated.model_dump(exclude_none=True), "source": fact.entry.source}
        known |= {"figure": fact.local.figure} if fact.local else {}
        known |= {"version": fact.stated.called or fact.version} if fact.version else {}
        return self.getitem(known, name)

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing can be called."""
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Plus and minus, for numbers only, so that no text can be doubled again and again."""
        for value in (left, right):
            if isinstance(value, Undefined):
                str(value)
                return 0
            if not isinstance(value, int | float) or abs(value) > 1e15:
                raise FilterArgumentError(f"`{operator}` works on numbers only")
        return super().call_binop(context, operator, left, right)


def _names(value: Any, top: tuple[str, ...]) -> tuple[str, ...]:
    """What can be named within a value; within none, what can be named at all."""
    if value is missing:
        return top
    if isinstance(value, Mapping):
        return tuple(map(str, value))
    if isinstance(value, FactShelf):
        return tuple(value.facts)
    return next((names for kind, names in READABLE.items() if isinstance(value, kind)), ())


def _lacking(shelf: Any, name: str) -> Diagnostic | None:
    """Why a local figure has nothing to say, where it is one."""
    fact = shelf.facts.get(_figure(name)) if isinstance(shelf, FactShelf) else None
    return fact.local.lacking if fact and fact.local else None


def _figure(name: str) -> str:
    """The name of a fact in what is asked of it: `x` in `x.say`."""
    return name.partition(".")[0].replace("-", "_")


def _recording(environment: Environment) -> type[StrictUndefined]:
    """A class of undefined values that records its use and then behaves as nothing."""

    def record(value: Any) -> None:
        if value._recorded or value._undefined_name is None:
            return
        value._recorded = True
        name, known = str(value._undefined_name), _names(value._undefined_obj, environment.top)
        lacking = _lacking(value._undefined_obj, name)
        environment.missing.append(Missing(name, _line_of_template(), known, lacking))

    def nothing(result: Any) -> Any:
        def use(self: Any, *_: Any) -> Any:
            record(self)
            return result

        return use

    def deeper(self: Any, name: Any) -> Any:
        return type(self)(name=f"{self._undefined_name}.{name}", obj=self._undefined_obj)

    def attribute(self: Any, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        return deeper(self, name)

    def start(self: Any, *args: Any, **kwargs: Any) -> None:
        StrictUndefined.__init__(self, *args, **kwargs)
        self._recorded = False

    body: dict[str, Any] = {name: nothing(False) for name in ("__bool__", "__contains__", "__eq__", "__ne__")}
    body |= {name: nothing(False) for name in ("__lt__", "__le__", "__gt__", "__ge__")}
    body |= {name: nothing(0) for name in ("__len__", "__int__", "__neg__", "__abs__", "__round__", "__hash__")}
    body |= {"__str__": nothing(""), "__float__": nothing(0.0), "__iter__": lambda self: iter(nothing(())(self))}
    body |= {"__getattr__": attribute, "__getitem__": deeper, "__init__": start, "__slots__": ("_recorded",)}
    return type("Recording", (StrictUndefined,), body)


MARKUP = re.compile(r"\A-(?=[$€£¥]?\.?\d)|(?<=[A-Za-z])\.(?= |[A-Z]\.)|([!#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
"""Every mark that Markdown could read, caught as a group; the points of `H.R. 0000` and `Rep. Doe` are none, nor the sign of a
negative number."""


def escape(text: str) -> str:
    """Text with every mark that Markdown could read escaped and on one line; quotes stay, to be made typographic."""
    return MARKUP.sub(lambda found: f"\\{found[1]}" if found[1] else found[0], " ".join(text.split()))


def compile_template(environment: Environment, text: str) -> Any:
    """The template made from `text`; raises jinja2.TemplateSyntaxError with the line of what is not right."""
    if len(text) > MOST_CHARACTERS:
        raise NotAllowed(f"a text of more than {MOST_CHARACTERS:,} characters", 1)
    try:
        tree = environment.parse(text)
        _guard(tree)
        _count_turns(tree)
        return environment.from_string(tree)
    except TemplateError:
        raise
    except (ArithmeticError, RecursionError, MemoryError, SyntaxError, ValueError) as error:
        raise NotAllowed("variables and conditions nested too deeply", 1) from error


def _guard(tree: nodes.Template) -> None:
    """Refuse every piece of syntax that is not on the list; walks without recursion."""
    made = {name.name for assign in tree.find_all(nodes.Assign) for name in _within(assign.target)}
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 1)]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node, loops, line = waiting.pop()
        line = getattr(node, "lineno", None) or line
        if not isinstance(node, ALLOWED):
            raise NotAllowed(_plain(node), line)
        if isinstance(node, nodes.For):
            loops += 1
            if loops > MOST_LOOPS or node.recursive:
                raise NotAllowed(f"more than {MOST_LOOPS} loops inside one another", line)
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise NotAllowed("a name that begins with `_`", line)
        if isinstance(node, nodes.List | nodes.Tuple) and any(
            name.ctx == "load" and name.name in made for name in _within(node)
        ):
            # A list of itself, again and again, would take forever to compare.
            raise NotAllowed("a list that holds a name made with `{% set %}`", line)
        waiting.extend((child, loops, line) for child in node.iter_child_nodes())
    raise NotAllowed("so many variables and conditions", 1)


def _within(node: nodes.Node) -> tuple[nodes.Name, ...]:
    """The names in a piece of syntax, itself included."""
    return (node,) if isinstance(node, nodes.Name) else tuple(node.find_all(nodes.Name))


def _count_turns(tree: nodes.Template) -> None:
    """Have every loop pay for its turns, also one that prints nothing."""
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, TURNS, [], [], None, None, lineno=loop.lineno)


PLAIN = {
    nodes.Call: "a call, with `(…)`", nodes.Mul: "`*`", nodes.Div: "`/`", nodes.FloorDiv: "`//`", nodes.Mod: "`%`",
    nodes.Pow: "`**`", nodes.Concat: "`~`", nodes.Dict: "`{…}` within a variable", nodes.Slice: "`[a:b]`",
    nodes.Macro: "`{% macro %}`", nodes.Include: "`{% include %}`", nodes.Import: "`{% import %}`",
    nodes.FromImport: "`{% from %}`", nodes.Extends: "`{% extends %}`", nodes.Block: "`{% block %}`",
    nodes.AssignBlock: "`{% set %}` … `{% endset %}`", nodes.FilterBlock: "`{% filter %}`", nodes.With: "`{% with %}`",
}  # fmt: skip


def _plain(node: nodes.Node) -> str:
    return PLAIN.get(type(node), f"`{type(node).__name__.lower()}`")


def generate(template: Any, values: Mapping[str, Any]) -> str:
    """The text of a template, within its budget; raises jinja2.TemplateError or NotAllowed."""
    environment: Environment = template.environment
    environment.steps.reset()
    environment.top = tuple(dict.fromkeys((*values, *environment.names)))
    pieces: list[str] = []
    size = 0
    for steps, piece in enumerate(template.generate(**values)):
        size += len(piece)
        if steps > MOST_STEPS or size > MOST_CHARACTERS:
            raise NotAllowed(f"more than {MOST_STEPS:,} pieces or {MOST_CHARACTERS:,} characters", 1)
        pieces.append(piece)
    return "".join(pieces)
