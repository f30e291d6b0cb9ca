"""The line at the end of a document that says who pays for it."""

from __future__ import annotations

from briefgen.compose.prose import Prose
from briefgen.document.nodes import Flow, Paragraph, Role
from briefgen.models.funding import Grants
from briefgen.models.spec import Spec


def paid_for(spec: Spec, grants: Grants, prose: Prose) -> tuple[Flow, ...]:
    """The lines that the grants of a document ask for, each once, in the order in which it names them."""
    known = (grants[name].footer for name in spec.funding if name in grants)
    return tuple(Paragraph(prose.plain(words), Role.FUNDING) for words in dict.fromkeys(known) if words)
