"""What the money behind a document forbids, as the workspace says it: texts and people, and lobbying."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from briefgen.checks.bills import suits
from briefgen.checks.consent import day_of, is_told, reasons_against
from briefgen.diagnostics import Diagnostic, KeyPath, Span, nearest
from briefgen.document.plan import Choice, Plan
from briefgen.models.approvals import Endorser
from briefgen.models.funding import Grants, Lobbying, barred
from briefgen.models.library import Block, Library
from briefgen.models.rules import Checks
from briefgen.models.sessions import Legislatures
from briefgen.models.spec import Part, Spec
from briefgen.models.upkeep import Status
from briefgen.noun import noun

Find = Callable[..., Span]
"""The place of the value at a path of the brief."""


def funding(
    spec: Spec, plan: Plan, library: Library, table: Legislatures, find: Find, today: dt.date
) -> Iterator[Diagnostic]:
    """What the grants of a document forbid of what stands in it, each at its place; and names of grants that are none.

    `table` are the sessions that the workspace declares, `today` is the day of the run. Nothing is said where the settings
    could not be read.
    """
    grants = library.grants
    if grants is None:
        return
    yield from _unknown(spec.funding, grants, lambda number: find("funding", number))
    yield from _lobbying(spec, grants, find)
    for person in _people(spec):
        yield from _unknown(person.not_for, grants, lambda number, path=person.path: find(*path, "not_for", number))  # type: ignore[misc]
        for grant in _forbidding(person.not_for, spec, grants) if person.printed else ():
            yield Diagnostic(
                "not-for-funding",
                f"“{person.name}” must not stand in what {_named(grant, grants)} pays for",
                find(*person.path),
                hint="Name somebody else here, or take the grant out of `funding` where it does not pay for this.",
            )
    for use in _uses(plan):
        block = library.blocks[use.block]
        yield from unknown_grants(block, grants)
        for grant in _forbidding(block.matter.not_for, spec, grants):
            yield _barred(use, grant, grants, _substitute(block, spec, library, plan, table, today))


def unknown_grants(block: Block, grants: Grants | None) -> Iterator[Diagnostic]:
    """Names of grants in a block that are none, at their places."""
    places = block.spans
    return _unknown(block.matter.not_for, grants, lambda number: places.get(("not_for", number), Span(block.file)))


def unknown_to_signers(endorsers: Iterable[Endorser], grants: Grants | None) -> Iterator[Diagnostic]:
    """Names of grants in the approvals of organizations that are none, at their places."""
    for endorser in endorsers:
        for name, place in endorser.not_for:
            yield from _unknown((name,), grants, lambda _, place=place: place)  # type: ignore[misc]


def lobbying_said(spec: Spec, find: Find, checks: Checks) -> Iterator[Diagnostic]:
    """A document that does not say whether it lobbies, where the workspace asks for that."""
    severity = checks.severity("lobbying-unsaid")
    if severity is not None and spec.lobbying is None:
        message = "this document does not say whether it lobbies"
        hint = "Write `lobbying: yes` or `lobbying: no`; whoever knows the law for your organization decides which."
        yield Diagnostic("lobbying-unsaid", message, find(), severity, hint=hint)


def _unknown(named: tuple[str, ...], grants: Grants | None, place: Callable[[int], Span]) -> Iterator[Diagnostic]:
    for number, name in enumerate(named):
        if grants is not None and name not in grants:
            yield Diagnostic(
                "unknown-grant",
                f"there is no grant `{name}`",
                place(number),
                expected=", ".join(grants) or "an id under `funding` in briefgen.yaml",
                nearest=nearest(name, grants) or "",
                hint=f"Write it into briefgen.yaml, where it is one: `funding: {{{name}: {{name: …}}}}`.",
            )


def _lobbying(spec: Spec, grants: Grants, find: Find) -> Iterator[Diagnostic]:
    """A document that lobbies, paid for by what must not pay for that."""
    for name in spec.funding if spec.lobbying is Lobbying.YES else ():
        if name in grants and grants[name].lobbying is Lobbying.NO:
            yield Diagnostic(
                "lobbying-not-funded",
                f"this document lobbies, and {_named(name, grants)} must not pay for lobbying",
                find("lobbying"),
                hint="Pay for it with other money, and name that in `funding`; what counts as lobbying is no question for a program.",
            )


@noun
class _Person:
    """A person or an organization that a document names, at its place, with the grants that are not for it."""

    path: KeyPath
    name: str
    not_for: tuple[str, ...]
    printed: bool


def _people(spec: Spec) -> Iterator[_Person]:
    """Those whom a document names, whether it prints them or not."""
    parts = {*spec.parts, *(section.part for section in spec.sections)}
    for number, signer in enumerate(spec.signers.names if spec.signers else ()):
        name = signer.name or signer.first
        yield _Person(("signers", "names", number), name, signer.not_for, Part.SIGNERS in parts)
    for number, member in enumerate(spec.team):
        yield _Person(("team", number), member.name, member.not_for, Part.TEAM in parts)
    if spec.hearing:
        yield _Person(("hearing",), spec.hearing.witness, spec.hearing.not_for, Part.HEARING in parts)
    if spec.contact:
        yield _Person(("contact",), spec.contact.name, spec.contact.not_for, Part.CONTACT in parts)


def _forbidding(not_for: tuple[str, ...], spec: Spec, grants: Grants) -> Iterator[str]:
    return (name for name in barred(not_for, spec.funding) if name in grants)


def _named(name: str, grants: Grants) -> str:
    return f"the grant `{name}` ({grants[name].name})"


def _uses(plan: Plan) -> Iterator[Choice]:
    return (item for section in plan.sections for item in section.items if isinstance(item, Choice))


def _barred(use: Choice, grant: str, grants: Grants, other: str) -> Diagnostic:
    return Diagnostic(
        "not-for-funding",
        f"the block `{use.block}` must not stand in what {_named(grant, grants)} pays for",
        use.span,
        hint=f"Use `{other}` in its place: of the blocks that may stand here, it has the most tags in common."
        if other
        else "Leave it out, or pay for this with other money: no other block with a tag of it may stand here.",
    )


def _substitute(block: Block, spec: Spec, library: Library, plan: Plan, table: Legislatures, today: dt.date) -> str:
    """The block with most of the same tags that may stand in the place of one; empty where none has any of them."""
    used, tags, near = {use.block for use in _uses(plan)}, {*block.matter.tags}, []
    for name, other in library.others.items():
        own = {*other.matter.tags}
        if tags & own and name not in used and _fits(other, block, spec, library, table, today):
            near.append((-len(tags & own), other.matter.stance != block.matter.stance, len(own), name))
    return min(near)[3] if near else ""


def _fits(other: Block, block: Block, spec: Spec, library: Library, table: Legislatures, today: dt.date) -> bool:
    """Whether a block may stand where another one must not: approved, for these readers, about no other bill, and of the
    same language and kind; a story only where it may be told here."""
    matter = other.matter
    if matter.status is not Status.APPROVED or barred(matter.not_for, spec.funding):
        return False
    if not spec.audience.may_see(matter.audience) or other.language != block.language:
        return False
    if matter.about and not (suits(matter.about, spec, table) if spec.bill else matter.about == block.matter.about):
        return False
    return is_told(other) == is_told(block) and not (
        is_told(other) and any(reasons_against(other, library, spec, day_of(spec, today)))
    )
