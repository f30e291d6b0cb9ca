"""Random YAML texts in all the habits mixed, for properties that must hold for every one of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

WORDS = (
    "alpha",
    "it's",
    "“so”",
    "10:30",
    "#1",
    "—",
    "größe",
    "東京",
    "a:b",
    "x#y",
    "no",
    "5",
    "(old)",
    "50%",
    "wait…",
    "\U0001f600",
    "e.g.",
    "&",
    "-",
)

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
comments = st.sampled_from(("", "", "", " # why", "   #", "\t# tab"))


class Habits:
    """The habits of one text."""

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        self.draw = draw
        self.step = draw(st.sampled_from((2, 2, 4)))
        self.list_step = draw(st.sampled_from((0, 2, 4)))
        self.padding = draw(st.sampled_from(("", "", " ")))
        self.after_colon = draw(st.sampled_from((" ", " ", "  ", "\t")))
        self.after_hyphen = draw(st.sampled_from((" ", " ", "   ")))
        self.blank = draw(st.sampled_from((0, 0, 1)))
        self.commented = draw(st.booleans())

    def one_of(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def comment_lines(self, indent: int) -> list[str]:
        if not self.commented or not self.one_of(False, False, True):
            return []
        return [" " * indent + f"# c{self.draw(st.integers(0, 999))}" for _ in range(self.one_of(1, 1, 2))]

    def comment(self) -> str:
        return self.draw(comments) if self.commented else ""

    def mapping(self, indent: int, depth: int, first: str = "") -> list[str]:
        """The lines of a mapping; `first` stands before its first key, in place of the indent."""
        lines: list[str] = []
        for number in range(self.one_of(1, 2, 3)):
            key = (
                f"k{number}"
                if self.one_of(True, True, False)
                else self.one_of(f'"k {number}"', f"'q{number}'", f"é{number}")
            )
            lead = first if first and not lines else " " * indent
            above = [] if first and not lines else [*[""] * (self.blank if lines else 0), *self.comment_lines(indent)]
            lines += [*above, *self.entry(f"{lead}{key}:", indent, self.after_colon, depth, keyed=True)]
        return lines

    def items(self, indent: int, depth: int) -> list[str]:
        lines: list[str] = []
        for number in range(self.one_of(1, 2, 3, 4)):
            above = [*[""] * (self.blank if number else 0), *self.comment_lines(indent)]
            lines += [*above, *self.entry(" " * indent + "-", indent, self.after_hyphen, depth, keyed=False)]
        return lines

    def entry(self, lead: str, indent: int, blank: str, depth: int, *, keyed: bool) -> list[str]:
        kind = self.one_of("text", "text", "text", "flow", "lines", "nothing", *(("block",) * 3 if depth else ()))
        if kind == "nothing":
            return [lead + self.one_of("", " ~", " null") + self.comment()]
        if kind == "flow":
            return [f"{lead}{blank}{self.flow(depth)}{self.comment()}"]
        if kind == "lines":
            return self.text_in_lines(lead, indent, blank)
        if kind == "block":
            return self.nested(lead, indent, blank, depth, keyed=keyed)
        return self.text(lead, indent, blank)

    def nested(self, lead: str, indent: int, blank: str, depth: int, *, keyed: bool) -> list[str]:
        if keyed and self.one_of(True, False):
            return [lead + self.comment(), *self.items(indent + self.list_step, depth - 1)]
        if keyed:
            return [lead + self.comment(), *self.mapping(indent + self.step, depth - 1)]
        blank = blank.replace("\t", " ")
        return self.mapping(indent + 1 + len(blank), depth - 1, lead + blank)

    def text(self, lead: str, indent: int, blank: str) -> list[str]:
        value, style = self.draw(words), self.one_of("plain", "'", '"', "plain", "over", "number")
        below = " " * (indent + self.step)
        if style == "number":
            return [f"{lead}{blank}{self.one_of('1', '-7', 'true', 'false')}{self.comment()}"]
        if style == "over":
            lines = [
                f"{lead}{blank}word {value.replace('#', '').replace(': ', ' ').replace(' -', '').strip()}",
                f"{below}and more",
            ]
            lines[0] = lines[0].replace(" &", "")
            return [*lines[:-1], lines[-1] + self.comment()]
        if style == "plain":
            return [f"{lead}{blank}w {value.replace(' #', ' n')}{self.comment()}"]
        if style == "'":
            inside = value.replace("'", "''")
            return self.over(f"{lead}{blank}'{inside}'", below)
        return self.over(f"{lead}{blank}{json.dumps(value, ensure_ascii=self.one_of(True, False))}", below)

    def over(self, line: str, below: str) -> list[str]:
        if " more " not in line and self.one_of(True, False) and line.rstrip("'\"").count(" ") > 6:
            head, _, tail = line.rpartition(" ")
            return [head, below + tail + self.comment()]
        return [line + self.comment()]

    def text_in_lines(self, lead: str, indent: int, blank: str) -> list[str]:
        below = " " * (indent + self.step)
        head = self.one_of("|", "|-", "|+", ">", ">-", ">+")
        inside = self.draw(st.lists(words | st.just("") | st.just("#no") | st.just("- x"), max_size=3))
        lines = [self.draw(words), *inside, self.draw(words)]
        comment = self.one_of("", " # why")
        kept = [""] if head.endswith("+") else []
        return [f"{lead}{blank}{head}{comment}", *(below + line if line else "" for line in lines), *kept]

    def flow(self, depth: int) -> str:
        def inside() -> str:
            if depth and self.one_of(False, False, True):
                return self.flow(0)
            return str(self.one_of("a", "b c", "'d, e'", '"f: g"', "5", "~", "x-y"))

        parting, pad = self.one_of(", ", ",", ",  "), self.padding
        values = [inside() for _ in range(self.one_of(0, 1, 2, 3))]
        end = self.one_of("", ",") if values else ""
        if self.one_of(True, False):
            return f"[{pad}{parting.join(values)}{end}{pad}]"
        return f"{{{pad}{parting.join(f'k{number}: {value}' for number, value in enumerate(values))}{end}{pad}}}"


@st.composite
def texts(draw: Callable[[Any], Any]) -> bytes:
    """The bytes of a YAML file."""
    habits = Habits(draw)
    head = ["# of the file", *draw(st.sampled_from(([], [""])))] if habits.commented else []
    body = habits.mapping(0, 3) if draw(st.sampled_from((True, True, True, False))) else habits.items(0, 2)
    begin, end = draw(st.sampled_from((([], []), ([], []), (["---"], []), (["---"], ["..."]), ([], ["# at the end"]))))
    text = "\n".join((*begin, *head, *body, *end)) + draw(st.sampled_from(("\n", "\n", "\n\n", "")))
    mark = draw(st.sampled_from(("", "", "\ufeff")))
    line_end: str = draw(st.sampled_from(("\n", "\n", "\r\n")))
    data: str = (mark + text).replace("\n", line_end)
    return data.encode()
