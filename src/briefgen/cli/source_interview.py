"""Questions about a source, by its kind; or an entry that is pasted instead of answers."""

from __future__ import annotations

import sys
from typing import Any

from briefgen.cli.given import sentences
from briefgen.cli.questions import Unusable, ask, choose, say
from briefgen.cli.source_answers import pasted, said, suggested, understood
from briefgen.cli.source_kinds import KINDS, PEOPLE, QUESTIONS
from briefgen.diagnostics import BriefError

Csl = dict[str, Any]

MOST_LINES = 500
"""The most lines of a pasted entry."""


def interview(kind: str | None, given: Csl, today: str) -> Csl:
    """The source, as somebody at the terminal describes or pastes it; its id is under `id`."""
    say("Press Enter to skip a question.")
    if kind is None and (found := _entry_or_kind()):
        if isinstance(found, dict):
            return found
        kind = found
    chosen = KINDS[kind or "webpage"]
    csl: Csl = {"type": chosen.type}
    for variable in chosen.asks:
        if variable in given:
            csl[variable] = given[variable]
        elif variable != "accessed" or "issued" not in csl:
            _answer(csl, variable, variable in chosen.needs, today)
    csl |= {name: value for name, value in given.items() if name not in csl}
    usual = suggested(csl)
    csl["id"] = ask(f"Id, by which it is cited. Enter for {usual}", lambda line: _id(line or usual))
    return csl


def _entry_or_kind() -> Csl | str | None:
    say("Paste an entry of BibTeX or CSL-JSON, or choose what it is:")
    for number, (name, kind) in enumerate(KINDS.items(), 1):
        say(f"{number:>3}  {name}  {kind.meaning}")

    def understand(line: str) -> Csl | str:
        if line[:1] in ("@", "{", "["):
            return _whole_entry(line)
        chosen = choose(tuple(KINDS))(line) or ["webpage"]
        if len(chosen) > 1:
            raise Unusable("A source is of one kind.")
        return chosen[0]

    return ask("What is it? Enter for webpage", understand)


def _whole_entry(first: str) -> Csl:
    """The entry that begins with a line: read on until its braces are closed."""
    lines = [first]
    while not _is_closed("\n".join(lines)) and len(lines) < MOST_LINES and (line := sys.stdin.readline()):
        lines.append(line.rstrip("\n"))
    try:
        return pasted("\n".join(lines))
    except BriefError as error:
        raise Unusable(
            "This entry cannot be used.", *(line for d in error.diagnostics for line in sentences(d))
        ) from None


def _is_closed(text: str) -> bool:
    return all(text.count(left) <= text.count(right) for left, right in ("{}", "[]")) and text.rstrip()[-1:] in (
        "}",
        "]",
    )


def _answer(csl: Csl, variable: str, needed: bool, today: str) -> None:
    usual = today if variable == "accessed" else ""
    question = QUESTIONS[variable] + (f". Enter for {usual}" if usual else "")

    def understand(line: str) -> Any:
        if not (line or usual):
            if needed:
                raise Unusable("A source of this kind cannot be found again without it.")
            return None
        return understood(variable, line or usual)

    value = ask(question, understand)
    if value is not None:
        csl[variable] = value
    if value and variable in PEOPLE:
        say(f"     understood: {said(value)}")


def _id(line: str) -> str:
    return str(understood("id", line))
