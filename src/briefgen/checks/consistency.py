"""Whether what a brief says in one place agrees with what it says in another: bills, dates, signers, parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefgen.diagnostics import Diagnostic, KeyPath, Severity, Span
from briefgen.models.formats import Attachment
from briefgen.models.meeting import SHOWN, Bill, ListedBill, Standing, is_one_bill
from briefgen.models.spec import Brief, Part, Spec

LONGEST_AT_A_STAGE = 30
"""How many days after `as_of` it is taken for granted that a bill stands where it stood."""

Find = Callable[..., Span]
"""The place of the value at a path of the brief."""


def consistency(spec: Spec, find: Find) -> Iterator[Diagnostic]:
    """What is wrong where two values of a brief contradict each other."""
    yield from _later_versions(spec, find)
    yield from _old_stages(spec, find)
    yield from _other_versions(spec, find)
    yield from _repeated_signers(spec, find)
    yield from _too_many_leading(spec, find)
    yield from _parts_placed_twice(spec, find)
    yield from _hidden_sources(spec, find)


def _hidden_sources(spec: Spec, find: Find) -> Iterator[Diagnostic]:
    """Sources in the PDF as data, of a brief that shows none."""
    if Attachment.SOURCES in spec.attach and spec.sources == "none":
        yield Diagnostic(
            "hidden-sources",
            "`attach: [sources]` would give away the sources of a brief that shows none (`sources: none`)",
            find("attach"),
            hint="Take `sources` out of `attach`, or show them with `sources: notes`.",
        )


def _later_versions(spec: Spec, find: Find) -> Iterator[Diagnostic]:
    """Bills as of a day after the date of the text, which nobody can have known yet."""
    bills: list[tuple[KeyPath, Bill | ListedBill]] = [(("bill",), spec.bill)] if spec.bill else []
    bills += [(("bills", number), bill) for number, bill in enumerate(spec.bills)]
    for path, bill in bills:
        if spec.date and bill.as_of > spec.date:
            yield Diagnostic(
                "later-version",
                f"the version of {bill.number} is of {bill.as_of}, and the text of {spec.date}",
                find(*path, "as_of"),
                Severity.WARNING,
                hint="Correct `as_of`, or give the text a later `date`.",
            )


def _old_stages(spec: Spec, find: Find) -> Iterator[Diagnostic]:
    """Where a bill stands, as it was long before the date of the text: bills move, and what is printed must be looked up."""
    bill = spec.bill
    if bill is None or not bill.stages or spec.date is None:
        return
    if (days := (spec.date - bill.as_of).days) > LONGEST_AT_A_STAGE:
        yield Diagnostic(
            "old-stage",
            f"where {bill.number} stands was looked up {days} days before the date of the text",
            find("bill", "as_of"),
            Severity.WARNING,
            expected=f"at most {LONGEST_AT_A_STAGE} days",
            hint="Look it up again, and correct `at`, `since` and `as_of`.",
        )


def stages_left_out(briefs: Iterable[Brief]) -> Iterator[Diagnostic]:
    """Stages of a bill that none of the documents which have them prints: in a packet one paper that does is enough."""
    given: dict[Span, list[Spec]] = {}
    for brief in briefs:
        if brief.spec.bill and brief.spec.bill.stages:
            given.setdefault(brief.places.span("bill", "stages"), []).append(brief.spec)
    for place, specs in given.items():
        if not any(Part.TRACKER in (*spec.parts, *(section.part for section in spec.sections)) for spec in specs):
            yield Diagnostic(
                "stages-left-out",
                "the stages of the bill are printed nowhere: the part `tracker` is left out",
                place,
                Severity.WARNING,
                hint="Add `tracker` to `parts`, or write `part: tracker` in a section; or remove `stages`, `at` and `since`.",
            )


def _other_versions(spec: Spec, find: Find) -> Iterator[Diagnostic]:
    """The bill of the ask, listed in another version."""
    asked = spec.bill
    for number, bill in enumerate(spec.bills):
        if asked and is_one_bill(asked, bill) and bill.version != asked.version:
            yield Diagnostic(
                "other-version",
                f"{bill.number} is listed as “{bill.version}”, and the ask names it as “{asked.version}”",
                find("bills", number, "version"),
                Severity.WARNING,
                hint="Read both versions, and write the one that is meant in both places.",
            )


def _repeated_signers(spec: Spec, find: Find) -> Iterator[Diagnostic]:
    """Signers named twice, so that their count is wrong."""
    seen: set[str] = set()
    for number, signer in enumerate(spec.signers.names if spec.signers else ()):
        name = " ".join(signer.first.casefold().split())
        if name in seen:
            yield Diagnostic(
                "repeated-signer",
                f"“{signer.first}” signs twice",
                find("signers", "names", number),
                Severity.WARNING,
                hint="Remove one of the two: signers are counted.",
            )
        seen.add(name)


def _too_many_leading(spec: Spec, find: Find) -> Iterator[Diagnostic]:
    """More signers that come first in a row than are named in it."""
    signers = spec.signers
    if signers is None or signers.shape is not Standing.ROW:
        return
    leading, room = [at for at, one in enumerate(signers.names) if one.leads], signers.show or SHOWN
    if len(leading) > room:
        yield Diagnostic(
            "too-many-first",
            f"{len(leading)} signers say `first: true`, and {room} are named",
            find("signers", "names", leading[room], "first"),
            Severity.WARNING,
            expected=f"at most {room}",
            hint="Name more with `show`, or take `first` from some.",
        )


def _parts_placed_twice(spec: Spec, find: Find) -> Iterator[Diagnostic]:
    """Parts that stand in two sections."""
    placed: set[str] = set()
    for number, section in enumerate(spec.sections):
        if section.part in placed:
            yield Diagnostic(
                "part-placed-twice",
                f"the part `{section.part}` stands in two sections, and is printed in both",
                find("sections", number, "part"),
                Severity.WARNING,
                hint="Remove `part` from one of them.",
            )
        if section.part:
            placed.add(section.part)
