"""A document with its blocks in chosen lengths: composed, then cited."""

from __future__ import annotations

from dataclasses import field

from briefgen import cite as citing
from briefgen import compose as composing
from briefgen.diagnostics import Diagnostic, Report
from briefgen.document.nodes import Document
from briefgen.document.plan import Lengths, Plan
from briefgen.noun import noun
from briefgen.pipeline.locks import locked_lengths_of
from briefgen.pipeline.material import Material


@noun
class Composed:
    """The words of a plan in order, `bare` of what citations become; what was wrong up to here."""

    material: Material = field(repr=False)
    lengths: Lengths
    plan: Plan
    bare: Document = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]


@noun
class Draft:
    """A document that may be the one printed; what was wrong up to here."""

    material: Material = field(repr=False)
    lengths: Lengths
    plan: Plan
    bare: Document = field(repr=False)
    document: Document = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]

    @property
    def sound(self) -> Draft:
        """This draft. Raises BriefError where a text in it has errors."""
        report = Report(self.material.brief.file)
        report.add(*self.diagnostics)
        report.raise_if_failed()
        return self


def compose(material: Material, lengths: Lengths | None = None, *, traced: bool = False) -> Composed:
    """The brief with its blocks in these lengths; without any, in those of its lock, where it holds, else in the richest.

    A `traced` one says of everything where in the brief it is from.
    """
    lengths = lengths or locked_lengths_of(material) or material.plan.richest
    plan, report = material.plan, Report(material.brief.file)
    # What is known already need not be said again at every place that it concerns.
    report.add(*material.report.diagnostics)
    if lengths != plan.richest:
        plan = composing.make_plan(material.spec, material.places, material.library, Report(), lengths)
    tokens = material.found_style.tokens if material.found_style else None
    bare = composing.compose(
        material.spec,
        material.places,
        plan,
        material.library,
        material.reading,
        report,
        tokens,
        traced=traced,
        draft=material.asked.draft,
    )
    return Composed(material, lengths, plan, bare, report.diagnostics)


def cite(composed: Composed) -> Draft:
    """The document with its citations written out, as its citation style says."""
    material, report = composed.material, Report(composed.material.brief.file)
    report.add(*composed.diagnostics)
    document = composed.bare
    if material.citing:
        document = citing.cite(document, material.library.sources, material.citing, report)
    printed = composing.bound(composing.numbered(composing.sided(document)))
    return Draft(material, composed.lengths, composed.plan, composed.bare, printed, report.diagnostics)
