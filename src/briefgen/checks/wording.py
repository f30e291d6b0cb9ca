"""Whether text of a bill is of the version that the brief is about, and whether a sentence is set large beside itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document.marked import Inserted, Struck
from briefgen.document.nodes import Callout, Document, Heading, Paragraph, Quote, Role, plain_text
from briefgen.document.roles import BoxName
from briefgen.document.walking import rebuild_all, running_text, walk
from briefgen.models.labels import Labels
from briefgen.models.meeting import Bill, ListedBill
from briefgen.models.spec import Spec

NUMBERED = re.compile(r"\A\s*(?:sec|§|art|title|tit|part|div|subsec|para|abschn)", re.IGNORECASE)
"""How words begin that name a place in a bill and not the bill: the text is then of the bill that the brief is about."""


def bill_versions(spec: Spec, document: Document) -> Iterator[Diagnostic]:
    """Texts of a bill of the brief that are of another version than the brief names, or do not say of which."""
    for node in walk(document.children):
        if isinstance(node, Callout) and node.box is BoxName.BILL and (title := plain_text(node.title)):
            bill = _meant(title, spec)
            if bill is not None and _folded(bill.version) not in _folded(title):
                yield Diagnostic(
                    "bill-version",
                    f"this text is of “{_squeezed(title)}”, and the brief is about the version “{bill.version}”",
                    node.span,
                    Severity.WARNING,
                    expected=f"“{bill.version}” behind ::: bill",
                    hint="Read both versions, print the text of the one that is meant, and name it in both places.",
                )


def _meant(title: str, spec: Spec) -> Bill | ListedBill | None:
    """The bill of a brief that a title names by its number, or by a section alone."""
    bills: tuple[Bill | ListedBill, ...] = (*([spec.bill] if spec.bill else []), *spec.bills)
    named = next(
        (bill for bill in bills if re.search(rf"{re.escape(_joined(bill.number))}(?!\d)", _joined(title))), None
    )
    return named or (spec.bill if NUMBERED.match(title) else None)


def _joined(words: str) -> str:
    return "".join(words.split()).casefold()


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def _folded(words: str) -> str:
    """Letters and figures alone, one space between words."""
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def said_twice(document: Document) -> Iterator[Diagnostic]:
    """Sentences set large that stand in the paper once more."""
    pulled = [node for node in walk(document.children) if _is_pulled(node)]
    if not pulled:
        return
    rest = rebuild_all(document.children, lambda node: () if _is_pulled(node) else (node,))
    heads = (plain_text(node.children) for node in walk(rest) if isinstance(node, Heading))
    others = [f" {_folded(words)} " for words in (running_text(rest), *heads)]
    for node in pulled:
        said = f" {_folded(running_text(node.children))} "
        if said.strip() and any(said in words for words in others):
            yield _twice(node)
        others.append(said)


def _is_pulled(node: Any) -> bool:
    return isinstance(node, Quote) and node.box is BoxName.PULL_QUOTE


def _twice(node: Quote) -> Diagnostic:
    words = _squeezed(running_text(node.children))
    return Diagnostic(
        "pull-quote-repeated",
        f"“{words if len(words) <= 60 else words[:59].rstrip() + '…'}” stands in the text too",
        node.span,
        expected="each sentence once",
        hint="Take it out of the text, or set another one large: whoever listens or copies would get it twice.",
    )


LEGENDS = ("amendment", "amendment_struck", "amendment_inserted")
"""The keys of what says how struck and new words look."""


def labels_printed(document: Document, labels: Labels) -> Iterator[str]:
    """The keys of the fixed words that stand in texts of bills and in answers, or are read aloud there."""
    nodes = list(walk(document.children))
    struck, new = (any(isinstance(node, kind) and node.said for node in nodes) for kind in (Struck, Inserted))
    yield from (key for key, printed in (("struck", struck), ("inserted", new)) if printed)
    legends = {
        plain_text(node.children) for node in nodes if isinstance(node, Paragraph) and node.role is Role.BILL_LEGEND
    }
    yield from (key for key in LEGENDS if any(_folded(getattr(labels, key)) == _folded(words) for words in legends))
    if any(isinstance(node, Paragraph) and node.role is Role.CLAIM for node in nodes):
        yield "claim"
