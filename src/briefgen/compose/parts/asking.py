"""What is asked for: the ask word for word with its bill, and the opening paragraph."""

from __future__ import annotations

from briefgen.compose.parts.lines import bill_in_words, joined
from briefgen.compose.prose import Prose
from briefgen.document.nodes import Flow, Group, GroupRole, Paragraph, Role
from briefgen.models.places import Places
from briefgen.models.spec import Spec


def ask(spec: Spec, places: Places, prose: Prose, named: bool) -> tuple[Flow, ...]:
    """The ask box: label, the ask word for word, the bill with its version, our position."""
    if spec.ask is None:
        return ()
    label = (Paragraph(prose.plain(spec.labels.ask), Role.ASK_LABEL),) if named else ()
    words = prose.boxed(places.manuscript(spec.ask, "ask"), "ask", Role.ASK)
    return (Group(GroupRole.ASK, (*label, *words, *_bill(spec, prose))),)


def _bill(spec: Spec, prose: Prose) -> tuple[Flow, ...]:
    if spec.bill is None:
        return ()
    return (Paragraph(joined(map(prose.plain, bill_in_words(spec.bill, spec))), Role.ASK_BILL),)


def summary(spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """The opening paragraph."""
    if spec.summary is None:
        return ()
    words = prose.paragraphs(places.manuscript(spec.summary, "summary"), "summary", Role.SUMMARY)
    return (Group(GroupRole.SUMMARY, words),)
