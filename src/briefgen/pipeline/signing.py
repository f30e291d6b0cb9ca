"""Who signs a brief that says `signers: {from: approvals}`: known before its lengths are, for names take lines.

An organization signs where it has approved every length that a use of a block may be given, so that it does not matter
which of them is chosen; see docs/decisions/0014-signers-before-the-fit.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from briefgen.checks.approvals import Followed, Occasion, Stand, approvals_due, inside, logos_left_out, stand_of
from briefgen.checks.consent import day_of
from briefgen.checks.funding import unknown_to_signers
from briefgen.compose import make_plan
from briefgen.compose.approving import texts_used
from briefgen.diagnostics import BriefError, Report
from briefgen.models.approvals import Endorser, Text, folded_name
from briefgen.models.funding import Grants
from briefgen.models.library import Library
from briefgen.models.meeting import MOST_PARTNERS, Organization, Partner, Signer, Signers, SignersFrom
from briefgen.models.minor import Minor
from briefgen.models.signing import alphabetical
from briefgen.models.spec import Audience, Brief, Part, Spec
from briefgen.noun import noun
from briefgen.pipeline.minor import minor_changes
from briefgen.readers.approvals.reading import read_approvals
from briefgen.workspace import Workspace

LIMIT_BYTES = 50_000_000
"""The largest picture or file of data that is looked at."""


@noun
class Signed:
    """A brief with those who sign it; `approved` are those whose approvals say so, by their names, each with the
    texts that it approved but for a minor change."""

    brief: Brief
    spec: Spec
    approved: Mapping[str, tuple[Followed, ...]] = field(default_factory=dict)


def signed(workspace: Workspace, brief: Brief, spec: Spec, library: Library, report: Report) -> Signed:
    """The brief with the organizations whose approvals cover it; the same one, where it does not ask for them.

    `spec` is that of the brief in full.
    """
    if spec.signers is None or spec.signers.source is not SignersFrom.APPROVALS:
        return Signed(brief, spec)
    endorsers, span = read_approvals(workspace, report), brief.places.span("signers", "from")
    if spec.audience is Audience.COALITION:
        if prints_signers(spec):
            report.add(*inside(spec.audience, span))
        return Signed(brief, spec)
    texts = texts_of_paper(workspace, brief, spec, library)
    stands = stands_of(workspace, brief, spec, endorsers, texts, minor_changes(workspace, report))
    report.add(*unknown_to_signers(endorsers, library.grants), *approvals_due(stands, texts, span))
    signing = [stand for stand in stands if stand.signs]
    shown, without = _logos(spec.organization, signing)
    if without and prints(spec, Part.MASTHEAD):
        report.add(logos_left_out([one.name for one in without], MOST_PARTNERS, span))
    typed = spec.signers.model_copy(update={"names": tuple(_barred(spec.signers, stands, library.grants or {}))})
    given = {"signers": _signers(typed, signing), "organization": _with_logos(spec.organization, shown)}
    approved = {one.endorser.name: one.minor for one in signing}
    return Signed(replace(brief, spec=brief.spec.model_copy(update=given)), spec.model_copy(update=given), approved)


def prints_signers(spec: Spec) -> bool:
    """Whether a brief has a place for those who sign."""
    return prints(spec, Part.SIGNERS)


def prints(spec: Spec, part: Part) -> bool:
    """Whether a brief has that part."""
    return part in (*spec.parts, *(section.part for section in spec.sections))


def texts_of_paper(workspace: Workspace, brief: Brief, spec: Spec, library: Library) -> tuple[Text, ...]:
    """The texts that must be approved of a brief that others read."""
    plan = make_plan(spec, brief.places, library, Report())

    def file_sum(name: str) -> str:
        try:
            return hashlib.sha256(workspace.read(name, limit_bytes=LIMIT_BYTES).data).hexdigest()[:16]
        except BriefError:
            return ""

    return texts_used(spec, brief.places, plan, library, brief.name, file_sum)


def stands_of(
    workspace: Workspace, brief: Brief, spec: Spec, endorsers: Sequence[Endorser], texts: Sequence[Text],
    declared: Sequence[Minor],
) -> tuple[Stand, ...]:  # fmt: skip
    """How each organization stands to the texts of a brief."""
    occasion = Occasion(day_of(spec, workspace.today), spec.jurisdiction or "", brief.name, spec.funding)
    return tuple(stand_of(endorser, texts, occasion, declared) for endorser in endorsers)


def _barred(typed: Signers, stands: Sequence[Stand], grants: Grants) -> Iterator[Signer]:
    """Those that are typed, each with the grants that the approvals of the same organization name as not for it."""
    known = {name: stand.endorser.not_for for stand in stands for name in stand.endorser.names}
    for one in typed.names:
        more = [grant for grant, _ in known.get(folded_name(one.first), ()) if grant in grants]
        yield one.model_copy(update={"not_for": (*one.not_for, *more)}) if more else one


def _signers(typed: Signers, signing: Sequence[Stand]) -> Signers:
    """Those that are typed, then those who have approved, by the alphabet; nobody twice."""
    known = {folded_name(one.first) for one in typed.names}
    new = [
        Signer.model_validate({"organization": stand.endorser.name, "first": stand.endorser.leads})
        for stand in signing
        if not known & stand.endorser.names
    ]
    return typed.model_copy(update={"names": (*typed.names, *sorted(new, key=alphabetical))})


def _logos(own: Organization | None, signing: Sequence[Stand]) -> tuple[Sequence[Endorser], Sequence[Endorser]]:
    """Those who sign and let their logos be shown, beside those that are typed: as many as there is room for, and the others."""
    if own is None:
        return (), ()
    typed = {folded_name(partner.name) for partner in own.partners}
    found = sorted(
        (one.endorser for one in signing if one.logo and not typed & one.endorser.names),
        key=lambda one: (not one.leads, alphabetical(Signer(organization=one.name))),
    )
    room = max(0, MOST_PARTNERS - len(own.partners))
    return found[:room], found[room:]


def _with_logos(own: Organization | None, shown: Sequence[Endorser]) -> Organization | None:
    """The organization with these logos beside its own."""
    partners = tuple(
        Partner(name=one.name, logo=one.logo, logo_reversed=one.logo_reversed) for one in shown if one.logo
    )
    return own.model_copy(update={"partners": (*own.partners, *partners)}) if own and partners else own
