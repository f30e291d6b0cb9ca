"""Questions on a terminal: asked until the answer can be used, or too often."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from briefgen.cli.show import show
from briefgen.diagnostics import nearest

Answer = TypeVar("Answer")

TRIES = 5
"""How often one question is asked."""


class Unusable(Exception):
    """An answer that cannot be used; its lines say why."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


def can_ask() -> bool:
    """Whether somebody sits there to answer: what is typed and what is said both go to a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, understand: Callable[[str], Answer]) -> Answer:
    """The answer as `understand` makes it, which raises `Unusable` to have the question asked again.

    After too many unusable answers the question is left open, as if it had been skipped: what was answered before is not
    lost for it. Raises KeyboardInterrupt when there will be no answer.
    """
    for _ in range(TRIES):
        say(question + (" " if question.endswith("?") else ": "), end="")
        line = sys.stdin.readline()
        if not line:
            say("")
            raise KeyboardInterrupt
        try:
            return understand(line.strip())
        except Unusable as unusable:
            for number, reason in enumerate(unusable.lines):
                say(f"{'  ' if number else ''}{reason}")
    say(f"No usable answer after {TRIES} tries: this is left open. You can write it into the file afterwards.")
    return understand("")


def choose(names: Sequence[str]) -> Callable[[str], list[str]]:
    """What understands numbers or names, with spaces or commas between them, as some of `names`, each once."""

    def understand(line: str) -> list[str]:
        return list(dict.fromkeys(_named(word, names) for word in line.replace(",", " ").split()))

    return understand


def _named(word: str, names: Sequence[str]) -> str:
    if word in names:
        return word
    if word.isascii() and word.isdigit() and len(word) < 6 and 0 < int(word) <= len(names):
        return names[int(word) - 1]
    meant = nearest(word, names)
    expected = f"numbers from 1 to {len(names)}, such as 1 or 1, 2; or names"
    raise Unusable(f"“{word}” is not on the list.", f"did you mean: {meant}" if meant else f"expected: {expected}")


def say(line: str, end: str = "\n") -> None:
    """Show a line on the terminal, and nothing that could steer it."""
    sys.stderr.write(show(line) + end)
    sys.stderr.flush()
