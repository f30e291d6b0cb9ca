"""Files of a workspace that are no brief specs, and what is said of them."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefgen.diagnostics import Diagnostic, Span
from briefgen.models.folders import EXTRACT, FACTS, MINOR, SOURCES, WORD_RULES
from briefgen.readers.brief.merge import Node

_DATA = {
    SOURCES: "the list of sources",
    FACTS: "the list of facts",
    EXTRACT: "the list of consents",
    MINOR: "the list of minor changes",
    WORD_RULES: "the list of rules about words",
}


def other_kind(file: str) -> str:
    """What a file that is no brief spec is by its name; empty, when it may be one."""
    if file.endswith(".md"):
        return "an argument block"
    return "a lock" if file.endswith(".lock.yaml") else _DATA.get(file, "")


def of_other_kind(kind: str, file: str) -> Diagnostic:
    """That a file is of this kind, and no brief spec."""
    use = (
        f"A brief prints it with a line such as `blocks: [{PurePosixPath(file).stem}]`. "
        if file.endswith(".md")
        else ""
    )
    hint = f"{use}`briefgen list briefs` shows the briefs there are."
    return Diagnostic("not-a-spec", f"this is {kind}, and not a brief spec", Span(file), hint=hint)


def not_a_spec(node: Node, file: str) -> Diagnostic:
    """That what stands in a file is no brief spec, or nothing."""
    code, found = (
        ("empty-file", "there is nothing in this file")
        if node.value is None
        else ("not-a-spec", "this is not a brief spec")
    )
    return Diagnostic(
        code,
        found,
        Span(file) if node.value is None else node.span,
        expected="lines such as `title: …` and `sections: …`, or a list of blocks",
        hint="`briefgen new brief NAME` writes one to begin with.",
    )
