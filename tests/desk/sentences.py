"""The sentences of the core as its sources have them: what comes to be the message, the hint or the expected of a problem."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from desk.sources import (
    Function,
    Module,
    Place,
    argument,
    callers,
    calls,
    local,
    modules,
    named,
    parameters,
    returned,
)

from briefgen.checks.minor import Why

ELSEWHERE: Final = (
    "cli", "trust", "watch", "pipeline.verifying", "pipeline.outfitting", "pipeline.recalling", "workspace.handed", "usage",
    "reading_back",
)  # fmt: skip
"""Rooms whose own problems no page of the desk shows."""

SHOWN: Final = ("briefgen.usage.guarding", "briefgen.usage.manifests", "briefgen.usage.saving")
"""Those of them whose problems it shows."""

PLACES: Final[Mapping[str, Mapping[str, int]]] = {
    "Diagnostic": {"message": 1, "expected": 4, "hint": 6},
    "Finding": {"message": 3, "expected": 4, "hint": 6},
    "Told": {"message": 3, "expected": 4, "hint": 6},
    "Leftover": {"message": 2, "hint": 3},
    "CslProblem": {"message": 1, "expected": 3, "hint": 4},
    "Unusable": {"fault": 0, "expected": 1, "hint": 2},
    "trouble": {"message": 2, "expected": 3},
    "Doubt": {"message": 2},
    "AsText": {"why": 1},
    "FilterArgumentError": {"": 0},
    "InWords": {"": 0},
    "Refused": {"message": 0, "hint": 1, "expected": 2},
    "_refused": {"message": 0, "hint": 2, "expected": 3},
    "damaged": {"why": 0},
    "Unshown": {"message": 0, "hint": 1, "expected": 2},
    "_Unmatched": {"message": 1},
    "replace": {"message": 99, "expected": 99, "hint": 99},
}
"""What is made of sentences, and at which places these stand among its arguments: a `Diagnostic`, or what becomes one."""

DEEPEST: Final = 12
"""How many steps a text is followed through names, calls and arguments."""

MOST: Final = 60
"""How many texts one expression may come to be; what is more is a hole."""

CODE: Final = re.compile(r"[a-z]+(-[a-z]+)+|\S*[/{]\S*|http\S*|<\S+ xmlns=\S+")
"""A name of files, an address or a code: no words."""

HOLE: Final = "\0"
WORDS: Final = (
    "headline", "short", "full", "left out", "the file", "filter", "test", "quotation", "footnote",
    "a footnote", "a heading", "a title, a footer or another line by itself", "a caption", "the description of a picture",
    "a composite is no real person", "an illustration is no real person", "a person speaks under another name",
    "Every composite", "Every illustration", "Every voice under another name",
    "a mail address", "a telephone number", "a street address", "a call, with `(…)`", "`{…}` within a variable",
    "{0} in this value stands {1} without a fact or a citation", "the bars of two series",
    "the {0}", "make {0} smaller", "`{0}` ({1})", "{0}: its figures are as of {1}",
    "{0}: its facts are as of {1}",
    "{0}: it carries figures and was published in {1}", "Save it as a PNG whose ground is transparent{0}.",
    "these words are not among those stored of `{0}`: “{1}”",
    "these words are ascribed to `{0}`, and no words of it are stored: “{1}”",
    "block", "fact", "template", "the block `{0}`", "the fact `{0}`", "the template `{0}`",
    "there is no source, fact or block `{0}`", "there is no filter `{0}`", "there is no test `{0}`", "{0} has no items",
    "no logo", "federal only", "no logo, federal only",
    *(f"{{0}} of the {{1}}{end} Congress" for end in ("st", "nd", "rd", "th")),
    *(f"the {{0}}{end} Congress" for end in ("st", "nd", "rd", "th")),
    "{0}, session {1}", "{0} of {1}, session {2}",
    "the block `{0}` is about {1} of {2}, and this brief about {3}",
    "the block `{0}` is about {1}, and this brief about {2} of {3}",
    "the block `{0}` is about {1} of {2}, and this brief about {3} of {4}",
    "When it is approved, write `status: approved` into {0}.", "{0} looks after it.",
    "Until then, `briefgen render --draft` makes the paper with a mark on every page.",
    "When it has been read again, `briefgen review {0}` writes down the day.",
    "When it says the same again, `briefgen review {0}` writes down what it follows.",
    *(f"this {one} cites nothing, and its block is marked `stance: evidence`" for one in ("paragraph", "list", "table")),
    "bold", "italic", "regular", "{0} pixels", "{0} as short", "{0} as headline", "{0} as full",
    "YAML aliases", "YAML anchors", "YAML tags", "the bill is at {0}, which is none of its stages",
    "{0} does not sign, for what it approved has changed: {1}; and {2} more",
    "the change of {0} is no minor one, and counts as none: {1}; and {2} more", "“{0}” is {1}", *(why.value for why in Why),
    "“{0}” is no table that can be read", "“{0}” has no year: spreadsheet programs make it of {1}-{2}",
    "“{0}” may have been {1}-{2}: spreadsheet programs make a date of that",
    "row {0} is", "rows {0} are", "rows {0} and {1} are", "column {0} is", "columns {0} are", "columns {0} and {1} are",
    "{0} more", "a picture",
    "A picture of a table has no cells: type it into a spreadsheet, or ask for the file that it was made from.",
    "Open it in the program that wrote it and save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”.",
)  # fmt: skip
"""What comes into sentences from elsewhere: names of lengths, and what is put together step by step."""


@dataclass
class Found:
    """The texts that were found, with where they stand; what keys are for; and those of parts of sentences."""

    whole: dict[str, str] = field(default_factory=dict)
    described: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)


class Reader:
    """Follows expressions to the texts that they come to be."""

    def __init__(self) -> None:
        self.found = Found()
        self.callers = callers()
        self.busy: set[tuple[int, int]] = set()

    def read(self) -> Found:
        for module in modules().values():
            if (
                f"{module.name}.".startswith(tuple(f"briefgen.{room}." for room in ELSEWHERE))
                and module.name not in SHOWN
            ):
                continue
            self.yielded(module)
            for place, call in calls(module):
                called = named(call.func)
                if called == "Field":
                    self.describe(call, place)
                for key, number in PLACES.get(called, {}).items():
                    if value := argument(call, key, number):
                        for text in self.texts(value, place, 0):
                            self.keep(self.found.whole, text, place, value)
        return self.found

    def yielded(self, module: Module) -> None:
        """Keep the texts that functions yield: reasons and advice that come into sentences."""
        for functions in module.functions.values():
            for function in functions:
                for node in ast.walk(function):
                    if isinstance(node, ast.Yield) and isinstance(node.value, (ast.Constant, ast.JoinedStr, ast.BinOp)):
                        for text in self.texts(node.value, Place(module, function), 0):
                            if " " in text:
                                self.keep(self.found.parts, text, Place(module, function), node)

    def describe(self, call: ast.Call, place: Place) -> None:
        """Keep what a key is for: where nothing is written for it, that is what was expected."""
        for one in call.keywords:
            if one.arg == "description":
                for text in self.texts(one.value, place, 0):
                    self.keep(self.found.described, text, place, one.value)

    def keep(self, into: dict[str, str], text: str, place: Place, value: ast.AST) -> None:
        if any(letter.isalpha() for letter in text.replace(HOLE, "")) and not CODE.fullmatch(text):
            into.setdefault(text, f"{place.module.name}:{getattr(value, 'lineno', 0)}")

    def texts(self, node: ast.expr, place: Place, depth: int) -> list[str]:
        """All texts that an expression may come to be, a hole for each part that is not known here."""
        if depth > DEEPEST:
            return [HOLE]
        found = list(dict.fromkeys(self._texts(node, place, depth + 1)))
        return found if 0 < len(found) <= MOST else [HOLE]

    def _texts(self, node: ast.expr, place: Place, depth: int) -> list[str]:
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.Constant(value=None):
                return [""]
            case ast.JoinedStr(values=values):
                return self._joined(values, place, depth)
            case ast.FormattedValue(value=value):
                return [self._hole(value, place, depth)]
            case ast.IfExp(body=body, orelse=orelse):
                return self.texts(body, place, depth) + self.texts(orelse, place, depth)
            case ast.BoolOp(values=values):
                return [text for one in values for text in self.texts(one, place, depth)]
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._joined([left, right], place, depth)
            case ast.NamedExpr(value=value):
                return self.texts(value, place, depth)
            case ast.Subscript(value=value):
                return self._picked(value, node.slice, place, depth)
            case ast.Name(id=name):
                return self._of_name(name, place, depth)
            case ast.Call():
                return self._of_call(node, place, depth)
        return [HOLE]

    def _joined(self, values: list[ast.expr], place: Place, depth: int) -> list[str]:
        texts = [""]
        for one in values:
            more = self.texts(one, place, depth)
            texts = [text + end for text in texts for end in more]
            if len(texts) > MOST:
                return [HOLE]
        return texts

    def _hole(self, value: ast.expr, place: Place, depth: int) -> str:
        """A hole; what may come to stand there is kept as a part of a sentence."""
        for text in self.texts(value, place, depth):
            self.keep(self.found.parts, text, place, value)
        return HOLE

    def _picked(self, value: ast.expr, index: ast.expr, place: Place, depth: int) -> list[str]:
        number = index.value if isinstance(index, ast.Constant) else None
        found: list[str] = []
        for where, one in self._values(value, place, depth):
            if isinstance(one, ast.Dict):
                entries = [
                    entry
                    for key, entry in zip(one.keys, one.values, strict=True)
                    if not isinstance(index, ast.Constant) or not isinstance(key, ast.Constant) or key.value == number
                ]
            elif isinstance(one, (ast.Tuple, ast.List)):
                entries = (
                    [one.elts[number]]
                    if isinstance(number, int) and -len(one.elts) <= number < len(one.elts)
                    else one.elts
                )
            else:
                entries = []
            for entry in entries:
                found += self.texts(entry, where, depth)
        return found or [HOLE]

    def _values(self, node: ast.expr, place: Place, depth: int) -> Iterator[tuple[Place, ast.expr]]:
        """The expressions that a name or a call stands for."""
        if depth > DEEPEST:
            return
        if isinstance(node, ast.Name):
            for where, one in self._named(node.id, place, depth):
                yield from self._values(one, where, depth + 1)
        elif isinstance(node, ast.IfExp):
            yield from self._values(node.body, place, depth + 1)
            yield from self._values(node.orelse, place, depth + 1)
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Call):
            yield from self._values(node.value, place, depth + 1)
        elif isinstance(node, ast.Subscript):
            for where, one in self._values(node.value, place, depth + 1):
                values = one.values if isinstance(one, ast.Dict) else getattr(one, "elts", [])
                for value in values:
                    yield from self._values(value, where, depth + 1)
        elif isinstance(node, ast.Call):
            if named(node.func) in ("get", "items") and isinstance(node.func, ast.Attribute):
                for where, one in self._values(node.func.value, place, depth + 1):
                    for value in one.values if isinstance(one, ast.Dict) else []:
                        yield from self._values(value, where, depth + 1)
                return
            for where, function in self._functions(node, place):
                for one in returned(function):
                    yield from self._values(one, where, depth + 1)
        else:
            yield place, node

    def _named(self, name: str, place: Place, depth: int) -> Iterator[tuple[Place, ast.expr]]:
        function = place.function
        if function and name in local(function):
            yield from ((place, one) for one in local(function)[name])
        elif function and name in parameters(function):
            yield from self._given(function, name, place)
        elif name in place.module.constants:
            yield from ((Place(place.module), one) for one in place.module.constants[name])
        elif name in place.module.imported:
            module, original = place.module.imported[name]
            if module in modules():
                there = modules()[module]
                if original in there.constants:
                    yield from ((Place(there), one) for one in there.constants[original])

    def _given(self, function: Function, name: str, place: Place) -> Iterator[tuple[Place, ast.expr]]:
        """What callers give for a parameter, and its default."""
        arguments = function.args
        names = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
        bound = 1 if names[:1] in (["self"], ["cls"]) else 0
        for where, call in self.callers.get(function.name, ()):
            if (
                where.module is not place.module
                and where.module.imported.get(function.name, ("",))[0]
                not in (
                    place.module.name,
                    place.module.name.rpartition(".")[0],
                )
                and isinstance(call.func, ast.Name)
            ):
                continue
            number = names.index(name) - bound if name in names else -1
            value = next((one.value for one in call.keywords if one.arg == name), None)
            if (
                value is None
                and 0 <= number < len(call.args)
                and not any(isinstance(one, ast.Starred) for one in call.args[: number + 1])
            ):
                value = call.args[number]
            if value is not None:
                yield where, value
        defaults = dict(zip(names[::-1], arguments.defaults[::-1], strict=False))
        defaults |= {
            one.arg: value for one, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if value
        }
        if name in defaults:
            yield Place(place.module), defaults[name]

    def _joined_items(self, node: ast.expr, place: Place, depth: int) -> Iterator[str]:
        """The texts of what is put behind one another."""
        if depth > DEEPEST:
            return
        for where, value in self._values(node, place, depth):
            if isinstance(value, (ast.List, ast.Tuple)):
                for one in value.elts:
                    if isinstance(one, ast.Starred):
                        yield from self._joined_items(one.value, where, depth + 1)
                    else:
                        yield from self.texts(one, where, depth + 1)
            elif isinstance(value, (ast.GeneratorExp, ast.ListComp)):
                yield from self.texts(value.elt, where, depth + 1)
            elif not isinstance(value, ast.Starred):
                yield from self.texts(value, where, depth + 1)

    def _of_name(self, name: str, place: Place, depth: int) -> list[str]:
        key = (id(place.function), hash(name))
        if key in self.busy:
            return [HOLE]
        self.busy.add(key)
        found: list[str] = []
        for where, one in self._named(name, place, depth):
            found += self.texts(one, where, depth)
        self.busy.discard(key)
        return found or [HOLE]

    def _functions(self, call: ast.Call, place: Place) -> list[tuple[Place, Function]]:
        name, module = named(call.func), place.module
        if name not in module.functions and name in module.imported:
            source, name = module.imported[name]
            if source not in modules():
                return []
            module = modules()[source]
            if name not in module.functions and name in module.imported and module.imported[name][0] in modules():
                module = modules()[module.imported[name][0]]
        elif isinstance(call.func, ast.Attribute) and name not in module.functions:
            return []
        return [(Place(module, one), one) for one in module.functions.get(name, [])]

    def _of_call(self, call: ast.Call, place: Place, depth: int) -> list[str]:
        called = named(call.func)
        if called == "counted" and len(call.args) > 1:
            found = []
            for text in self.texts(call.args[1], place, depth):
                found += [f"{HOLE} {text}", f"{HOLE} {text}s"]
            return found
        if called == "get" and isinstance(call.func, ast.Attribute):
            found = [text for where, one in self._values(call, place, depth) for text in self.texts(one, where, depth)]
            return found + [text for one in call.args[1:] for text in self.texts(one, place, depth)]
        if called == "join":
            for item in [one for argument in call.args for one in self._joined_items(argument, place, depth)]:
                self.keep(self.found.parts, item, place, call)
            return [HOLE]
        if called in ("capitalize", "strip", "removesuffix", "rstrip", "format") and isinstance(
            call.func, ast.Attribute
        ):
            found = self.texts(call.func.value, place, depth)
            return [_formatted(text) for text in found] if called == "format" else found
        found = []
        for where, function in self._functions(call, place):
            for one in returned(function):
                found += self.texts(one, where, depth)
        return found or [HOLE]


def _formatted(text: str) -> str:
    """A text that values are put into by `str.format`, with holes in their places."""
    return re.sub(r"\{\w*\}", HOLE, text.replace("{{", "\1").replace("}}", "\2")).replace("\1", "{").replace("\2", "}")


def numbered(text: str) -> str:
    """A text with its holes numbered, as a catalog has it."""
    first, *others = text.split(HOLE)
    return first + "".join(f"{{{number}}}{one}" for number, one in enumerate(others))
