"""`briefs/rules.yaml` with the sets of words that it builds on → the rules about words."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.diagnostics import Report
from briefgen.models.folders import SHIPPED_RULES
from briefgen.models.prose import RuleSet, Term, WordRules
from briefgen.readers.files.yaml import load
from briefgen.readers.validation import validate
from briefgen.workspace import File, Workspace


def word_rules(workspace: Workspace, file: File, report: Report) -> WordRules | None:
    """The rules of a workspace, those of the sets that it builds on among them; None where they cannot be used at all."""
    own = _of(file, report)
    if own is None:
        return None
    below = [shipped(workspace, name) for name in own.extends]
    terms = _together((*(term for one in below for term in one.terms), *own.terms))
    acronyms = tuple(dict.fromkeys(word for one in (*below, own) for word in one.acronyms))
    return own.model_copy(update={"terms": terms, "acronyms": acronyms})


def shipped(workspace: Workspace, name: RuleSet) -> WordRules:
    """A set that comes with briefgen."""
    found = _of(workspace.starter_read(f"{SHIPPED_RULES}/{name}.yaml"), Report())
    assert found is not None, "what comes with briefgen can be read"
    return found


def _together(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Of those with the same first words the last one."""
    return tuple({(term.name.casefold(), term.language): term for term in terms}.values())


def _of(file: File, report: Report) -> WordRules | None:
    """The rules of a file; one that says nothing has those that hold where nothing is said."""
    positioned = load(file, report)
    if positioned is None or positioned.data is None:
        return WordRules() if positioned and () not in positioned.refused else None
    return validate(WordRules, positioned, report)
