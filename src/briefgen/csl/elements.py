"""The elements of a CSL file → the elements of a style."""

from __future__ import annotations

from typing import Final, get_args

from briefgen.csl.casing import CHANGES
from briefgen.csl.problems import CslProblem
from briefgen.csl.rich import BOLD, ITALIC, SMALL_CAPS, SUBSCRIPT, SUPERSCRIPT, UNDERLINE
from briefgen.csl.style import (
    PLAIN,
    Asks,
    Branch,
    Choose,
    DateElement,
    DatePart,
    Element,
    EtAl,
    Formatting,
    Group,
    Label,
    MacroCall,
    Match,
    Name,
    NameOptions,
    Names,
    Number,
    TextTerm,
    TextValue,
    TextVariable,
)
from briefgen.csl.xml import Node, children, line, local_name

FACES: Final = {
    ("font-style", "italic"): ITALIC,
    ("font-style", "oblique"): ITALIC,
    ("font-weight", "bold"): BOLD,
    ("font-variant", "small-caps"): SMALL_CAPS,
    ("vertical-align", "sup"): SUPERSCRIPT,
    ("vertical-align", "sub"): SUBSCRIPT,
    ("text-decoration", "underline"): UNDERLINE,
}

FORMATS: Final = (
    *("prefix", "suffix", "delimiter", "text-case", "display", "quotes", "strip-periods"),
    *sorted({name for name, _ in FACES}),
)

LARGEST_COUNT: Final = 10_000


def _written(node: Node, *names: str) -> str | None:
    """The first of several attributes that is there."""
    return next((value for name in names if (value := node.get(name)) is not None), None)


def _formatting(node: Node) -> Formatting:
    face = 0
    for (name, value), bit in FACES.items():
        if node.get(name) == value:
            face |= bit
    case = node.get("text-case", "")
    return Formatting(
        node.get("prefix", ""),
        node.get("suffix", ""),
        node.get("delimiter"),
        face,
        case if case in CHANGES else "",
        node.get("display", ""),
        node.get("quotes") == "true",
        node.get("strip-periods") == "true",
    )


class ElementReader:
    """Reads elements and collects what is wrong with them; `lines` says where each macro is first called."""

    def __init__(self) -> None:
        self.problems: list[CslProblem] = []
        self.lines: dict[str, int] = {}

    def complain(self, code: str, node: Node, message: str, expected: str = "") -> None:
        """Takes a problem down, with its line."""
        self.problems.append(CslProblem(code, message, line(node), expected))

    def formatting(self, node: Node) -> Formatting:
        """How the output of an element looks; the one plain formatting where nothing is said."""
        return _formatting(node) if any(name in node.attrib for name in FORMATS) else PLAIN

    def count(self, node: Node, *names: str) -> int | None:
        """A whole number in an attribute."""
        value = _written(node, *names)
        if value is None:
            return None
        value = value.strip()
        if value.isascii() and value.isdigit() and len(value) < 6:
            return min(int(value), LARGEST_COUNT)
        self.complain("csl-bad-value", node, f"{names[0]} is “{value[:40]}”", "a whole number")
        return None

    def flag(self, node: Node, name: str) -> bool | None:
        """A true or false in an attribute."""
        value = node.get(name)
        return None if value is None else value == "true"

    def read_all(self, node: Node) -> tuple[Element, ...]:
        """The elements within a node."""
        return tuple(element for child in node if (element := self._read(child)) is not None)

    def _read(self, node: Node) -> Element | None:
        match local_name(node):
            case "text":
                return self._text(node)
            case "number":
                return Number(self._variable(node), node.get("form", "numeric"), self.formatting(node))
            case "label":
                return self._label(node)
            case "date":
                return self._date(node)
            case "names":
                return self._names(node)
            case "group":
                return Group(self.read_all(node), self.formatting(node))
            case "choose":
                return Choose(tuple(self._branch(child) for child in node))
            case unknown:
                self.complain("csl-unknown-element", node, f"styles have no element <{unknown or node.tag}> here")
                return None

    def _variable(self, node: Node) -> str:
        variable: str = node.get("variable", "")
        if not variable:
            self.complain("csl-incomplete", node, f"<{local_name(node)}> does not say what it prints", "a variable")
        return variable

    def _text(self, node: Node) -> Element | None:
        formatting = self.formatting(node)
        if variable := node.get("variable"):
            return TextVariable(variable, node.get("form") == "short", formatting)
        if macro := node.get("macro"):
            self.lines.setdefault(macro, line(node))
            return MacroCall(macro, formatting)
        if term := node.get("term"):
            return TextTerm(term, node.get("form", "long"), node.get("plural") == "true", formatting)
        if (value := node.get("value")) is not None:
            return TextValue(value, formatting)
        self.complain("csl-incomplete", node, "<text> does not say what it prints", "variable, macro, term or value")
        return None

    def _label(self, node: Node, variable: str = "") -> Label:
        name = variable or self._variable(node)
        return Label(name, node.get("form", "long"), node.get("plural", "contextual"), self.formatting(node))

    def _date(self, node: Node) -> DateElement:
        return DateElement(
            self._variable(node),
            form if (form := node.get("form", "")) in ("text", "numeric") else "",
            node.get("date-parts", "year-month-day"),
            self.date_parts(node),
            self.formatting(node),
        )

    def date_parts(self, node: Node) -> tuple[DatePart, ...]:
        """The parts of a date, in the order in which they are printed."""
        return tuple(
            DatePart(name, part.get("form", ""), part.get("range-delimiter", "–"), self.formatting(part))
            for part in children(node, "date-part")
            if (name := part.get("name", "")) in ("year", "month", "day")
        )

    def _names(self, node: Node) -> Names:
        name, label, et_al, label_first = None, None, None, False
        substitute: tuple[Element, ...] = ()
        for child in node:
            match local_name(child):
                case "name":
                    name = self._name(child)
                case "label":
                    label, label_first = self._label(child, "names"), name is None
                case "et-al":
                    et_al = EtAl(child.get("term", "et-al"), self.formatting(child))
                case "substitute":
                    substitute = self.read_all(child)
                case unknown:
                    self.complain("csl-unknown-element", child, f"<names> has no element <{unknown}>")
        variables = tuple(node.get("variable", "").split())
        options = name_options(node, self)
        return Names(variables, name, et_al, label, label_first, substitute, options, self.formatting(node))

    def _name(self, node: Node) -> Name:
        parts = {part.get("name"): self.formatting(part) for part in reversed(children(node, "name-part"))}
        options = name_options(node, self, form=node.get("form"), delimiter=node.get("delimiter"))
        return Name(options, parts.get("given", PLAIN), parts.get("family", PLAIN), self.formatting(node))

    def _branch(self, node: Node) -> Branch:
        if local_name(node) not in ("if", "else-if", "else"):
            self.complain("csl-unknown-element", node, f"<choose> has no element <{local_name(node)}>")

        match = node.get("match", "all")
        return Branch(
            self.read_all(node),
            Match(match) if match in tuple(Match) else Match.ALL,
            frozenset(node.get("type", "").split()),
            tuple((asks, value) for asks in get_args(Asks) for value in _asked(node, asks)),
        )


def _asked(node: Node, asks: Asks) -> list[str]:
    """What a condition asks for: each of several variables, positions …"""
    values = node.get(asks, "").split()
    return values if asks != "disambiguate" or values == ["true"] else []


def name_options(
    node: Node, reader: ElementReader, *, form: str | None = None, delimiter: str | None = None
) -> NameOptions:
    """The options for names in the attributes of an element; `form` and `delimiter` are those of `<name>` itself."""
    return NameOptions(
        node.get("and"),
        delimiter if delimiter is not None else node.get("name-delimiter"),
        node.get("delimiter-precedes-et-al"),
        node.get("delimiter-precedes-last"),
        reader.count(node, "et-al-min"),
        reader.count(node, "et-al-use-first"),
        reader.count(node, "et-al-subsequent-min"),
        reader.count(node, "et-al-subsequent-use-first"),
        reader.flag(node, "et-al-use-last"),
        form or node.get("name-form"),
        reader.flag(node, "initialize"),
        node.get("initialize-with"),
        node.get("name-as-sort-order"),
        node.get("sort-separator"),
        node.get("names-delimiter"),
    )
