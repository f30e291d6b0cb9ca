"""Whether an ask is one: what asks for several things at once is told to be a list, of which an office keeps the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefgen.diagnostics import Diagnostic, Span
from briefgen.models.asks import texts_of
from briefgen.models.languages import primary
from briefgen.models.rules import Checks
from briefgen.models.spec import Spec

_ASKING = (
    r"(?:add|allow|amend|ask|block|call|commit|co-?sponsor|create|delete|direct|end|establish|exempt|expand|extend|fund|give|"
    r"hold|introduce|invest|join|keep|lead|meet|move|oppose|pass|pay|protect|publish|put|reject|remove|repeal|replace|require|"
    r"restore|sign|speak|sponsor|stop|strike|support|visit|vote|withdraw|write)"
)
_FURTHER = re.compile(rf"(?:\band\b(?: then| also)?|;) (?:to )?{_ASKING}\b", re.IGNORECASE)
"""A further thing that is asked for. “And” between things, as in “testing and housing”, is none."""

_ITEM = re.compile(r"^ {0,3}(?:[-+*]|[0-9]{1,3}[.)])\s+\S", re.MULTILINE)

MOST_FURTHER = 1
"""How many further things one ask may ask for: “oppose the section, and fund housing” is one ask still."""

HINT = "Write each on a line of its own after a hyphen; they are printed with numbers, the first in bold."


def one_ask(spec: Spec, find: Callable[..., Span], checks: Checks) -> Iterator[Diagnostic]:
    """A note for each ask that holds several; `find` gives the place of the value at a path of the brief."""
    severity = checks.severity("one-ask")
    if severity is None:
        return
    for path, words in texts_of(spec.ask):
        if isinstance(spec.ask, str) and len(_ITEM.findall(words)) > 1:
            yield Diagnostic("one-ask", "`ask` is one text that holds a list", find("ask"), severity, hint=HINT)
        elif primary(spec.language) == "en" and len(_FURTHER.findall(" ".join(words.split()))) > MOST_FURTHER:
            yield Diagnostic("one-ask", "one ask asks for several things", find("ask", *path), severity, hint=HINT)
