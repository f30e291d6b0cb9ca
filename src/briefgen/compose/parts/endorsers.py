"""Those who sign on, in a row: how many there are, and some of their names."""

from __future__ import annotations

from briefgen.compose.parts.lines import Line, joined
from briefgen.compose.prose import NBSP, Prose
from briefgen.document.nodes import Flow, Group, GroupRole, Paragraph, Role, Strong, Text, plain_text
from briefgen.models.meeting import Signers
from briefgen.models.places import Places
from briefgen.models.signing import Joined, joined_to
from briefgen.models.spec import Spec

LONGEST_WHOLE = 32
"""Letters of the longest name that is kept on one line: longer ones would leave too much of it empty."""


def endorsers(signers: Signers, spec: Spec, places: Places, prose: Prose) -> tuple[Flow, ...]:
    """A line: “Joined by 24 organizations, among them: A · B · C”; nothing where nobody but ourselves signs."""
    ours = joined_to(signers, spec.organization.name if spec.organization else "")
    if not ours.all:
        return ()
    lead = Strong(_lead(ours, signers.heading, spec, places, prose))
    names = joined(_whole(prose.plain(signer.first)) for signer in ours.named)
    line = Paragraph((lead, Text(" "), *names), Role.ENDORSERS)
    return (Group(GroupRole.SIGNERS, (line,), new_page=signers.new_page),)


def _whole(name: Line) -> Line:
    if len(plain_text(name)) > LONGEST_WHOLE:
        return name
    return tuple(Text(part.text.replace(" ", NBSP)) if isinstance(part, Text) else part for part in name)


def _lead(ours: Joined, heading: str | None, spec: Spec, places: Places, prose: Prose) -> Line:
    """What stands before the names; a heading that ends with a colon is all of it."""
    counted, *among = (getattr(spec.labels, label) for label in ours.labels)
    end = "".join(f", {words}" for words in among) + ":"
    if heading is None:
        return prose.plain(counted.replace("{count}", str(len(ours.all))) + end)
    words = prose.line(places.manuscript(heading, "signers", "heading"))
    return words if heading.endswith(":") else (*words, *prose.plain(end))
