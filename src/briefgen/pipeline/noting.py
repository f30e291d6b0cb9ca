"""What a manifest says of a finished document, beside what it carries: its plan, its words, its look, how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal

import briefgen
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document.plan import Choice, Lengths, Plan
from briefgen.models.spec import Audience
from briefgen.pipeline.layouts import Layouts
from briefgen.pipeline.material import Material
from briefgen.pipeline.prepared import Prepared
from briefgen.pipeline.signing import prints_signers

if TYPE_CHECKING:
    from briefgen.checks.approvals import Followed
    from briefgen.usage.rendering import CarriedSigner, Rendering

OWN_WORDS = "own words"
"""What stands in a plan for text of the brief itself."""

CARRIED: Final = (
    "date", "audience", "language", "blocks", "sources", "facts", "stated", "occasion", "lobbying", "funding", "spec_sum",
    "meeting", "signers",
)  # fmt: skip
"""What a manifest says of a document that may change while nothing that is printed does."""


def noted(
    layouts: Layouts, lengths: Lengths, prepared: Prepared, pages: int | None, told: Sequence[Diagnostic]
) -> Rendering:
    """The rendering of a document in these lengths, with `told` warnings and so many `pages` where there is a PDF."""
    # What reads files back is being loaded meanwhile, for the comparison that comes next.
    from briefgen.pipeline.printed import look_of, outline_of

    material, compared = layouts.material, layouts.compared(lengths)
    outline = outline_of(compared.expected)
    open_to_others = material.spec.audience is not Audience.COALITION
    said = {
        "plan": tuple(planned(prepared.plan)),
        "code": compared.code or None,
        "words": compared.words,
        "letters": outline.whole,
        "paragraphs": outline.sums if open_to_others else None,
        "sizes": outline.sizes if open_to_others else None,
        "running": outline.running if open_to_others else None,
        "style": material.spec.style,
        "style_sum": look_of(material.style),
        "program": briefgen.__version__,
        "made": material.today,
        "pages": pages,
        "warned": tuple(sorted({one.code for one in told if one.severity is Severity.WARNING})),
        "read_back": material.asked.read_back,
        "draft": material.asked.draft or None,
    }
    return carried(material, prepared).model_copy(update=said)


def carried(material: Material, prepared: Prepared) -> Rendering:
    """What is known of a document that lies there just as it would be made: what it carries, for whom, and who signs it."""
    said = {
        "spec_sum": material.spec_sum,
        "meeting": material.asked.meeting.key if material.asked.meeting else None,
        "signers": tuple(signing(material)) or None,
    }
    return prepared.rendering.model_copy(update=said)


def told_anew(before: Rendering, now: Rendering) -> Rendering:
    """What a manifest says of a document that lies there as `before`, with what it carries `now`."""
    return before.model_copy(update={name: getattr(now, name) for name in CARRIED})


def signing(material: Material) -> Iterator[CarriedSigner]:
    """Those who sign, where the document has a place for them; and those whose logos their approvals brought."""
    from briefgen.usage.rendering import CarriedSigner

    spec, approved = material.spec, material.approved
    named = spec.signers.names if spec.signers and prints_signers(spec) else ()
    logos = {partner.name for partner in spec.organization.partners} if spec.organization else set()
    for signer in named:
        how: Literal["approved", "typed"] = "approved" if signer.first in approved else "typed"
        minor = _sums(approved.get(signer.first, ()))
        yield CarriedSigner(name=signer.first, how=how, logo=signer.first in logos or None, minor=minor)
    for name in sorted(approved.keys() & logos - {signer.first for signer in named}):
        yield CarriedSigner(name=name, how="approved", logo=True, minor=_sums(approved[name]))


def _sums(followed: Sequence[Followed]) -> tuple[str, ...] | None:
    """What stands for texts that were changed; None where there are none."""
    return tuple(text.hash for text, _, _ in followed) or None


def planned(plan: Plan) -> Iterator[str]:
    """The parts of a brief, each block with its length."""
    for section in plan.sections:
        for item in section.items:
            what = f"{item.block} {item.length}" if isinstance(item, Choice) else OWN_WORDS
            yield f"{section.id or '–'}: {what}"
