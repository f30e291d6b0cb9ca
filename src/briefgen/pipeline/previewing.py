"""The pages of a spec as they would be printed, in memory: also those of a document that does not fit."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.models.formats import Format
from briefgen.noun import noun
from briefgen.pipeline.asked import Asked
from briefgen.pipeline.drafting import cite, compose
from briefgen.pipeline.fitting import fit, start
from briefgen.pipeline.keeping import InWorkspace
from briefgen.pipeline.looking import Look, look
from briefgen.pipeline.material import plan
from briefgen.pipeline.prepared import Checked, checked
from briefgen.pipeline.reading import each, read
from briefgen.pipeline.writing import found_in
from briefgen.writers.keeping import kept_by

if TYPE_CHECKING:
    from briefgen.workspace import Workspace
    from briefgen.writers.pdf import Press


@noun
class Preview:
    """One document as it would be printed: how it lies on its pages, and these as a PDF.

    One that does not fit is overfull: its `pdf` has as many pages as its lengths take, and `diagnostics` say by how much
    it is too long. There is no way to save one, for nothing was compared with the brief, and no manifest is made.
    """

    look: Look
    pdf: bytes = field(repr=False)
    overfull: bool
    diagnostics: tuple[Diagnostic, ...]


def preview(workspace: Workspace, asked: Asked, press: Press) -> list[Preview]:
    """Every document of a spec, or those asked for, as they would be printed. Formats and reading back count for nothing.

    Raises BriefError with everything that keeps any of them from being laid out.
    """
    asked, shared = replace(asked, formats=(Format.PDF,), explain=True, read_back=False), workspace.for_one_run()
    with kept_by(InWorkspace(shared)):
        materials = [plan(shared, brief, asked) for brief in read(shared, asked, press)]
        drafts = each(lambda material: cite(compose(material)), materials)
        return each(_preview, each(lambda draft: checked(start(draft, press)), drafts))


def _preview(begun: Checked) -> Preview:
    done, settled = fit(begun)
    layouts, lengths = done.layouts, settled.lengths
    seen = look(done, settled)
    output = layouts.outputs(lengths)[Format.PDF]
    overfull = not output.data
    shown = layouts.overfull(lengths) if overfull else output
    found = found_in(done, settled, {Format.PDF: shown})
    return Preview(seen, shown.data, overfull, found.diagnostics)
