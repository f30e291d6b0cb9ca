"""The one sentence: read, plan, compose, cite, check, fit, write, read back; for a brief, a packet, a workspace. Begin here.

Doors (the command line, `import briefgen`) call what is named here, and what has a module of its own because few ask for
it: `survey` for `check`, `previewing` for pages in memory, `starting` for new briefs, `sheet` for styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.pipeline.asked import Asked
from briefgen.pipeline.drafting import cite, compose
from briefgen.pipeline.fitting import fit, start
from briefgen.pipeline.keeping import InWorkspace
from briefgen.pipeline.looked import looked
from briefgen.pipeline.material import plan
from briefgen.pipeline.meetings import folder_of
from briefgen.pipeline.prepared import Prepared, check, checked
from briefgen.pipeline.proving import proven
from briefgen.pipeline.reading import each, read
from briefgen.pipeline.writing import Rendered, RenderedDocument, write
from briefgen.writers.keeping import kept_by

if TYPE_CHECKING:
    from briefgen.libreoffice import PageCounter
    from briefgen.pipeline.looking import Look
    from briefgen.workspace import Workspace
    from briefgen.writers.pdf import Press

__all__ = ["Asked", "Prepared", "Rendered", "RenderedDocument", "prepare", "render"]


def render(
    workspace: Workspace,
    asked: Asked,
    press: Press,
    counter: PageCounter | None = None,
    looks: list[Look] | None = None,
) -> Rendered:
    """The files of every document that a spec asks for, made but not yet saved.

    What documents share is read once, and nothing is written before all of them were checked. The `counter`
    is given the Word file of a brief that has a limit of pages. The finished files are looked at: whether anything is in them
    that must not leave, and whether they say what their document says. Raises BriefError with everything that is wrong in
    any of them; warnings come with the files.
    Where it is asked to explain, `looks` takes how each lies on its pages, also those that do not fit.
    """
    shared = workspace.for_one_run()
    with kept_by(InWorkspace(shared)):
        materials = [plan(shared, brief, asked) for brief in read(shared, asked, press)]
        drafts = each(lambda material: cite(compose(material)), materials)
        sound = each(lambda draft: checked(start(draft, press, counter)), drafts)
        made = each(lambda one: proven(write(looked(fit(one), looks))), sound)
        return Rendered(workspace, made, within=folder_of(shared, asked))


def prepare(workspace: Workspace, asked: Asked) -> dict[str, Prepared]:
    """Every document of a spec up to where only the writers are missing, by its id; a plain brief's is empty.

    Blocks stand in the lengths of the lock, where there is one that holds, else in the richest.
    Raises BriefError with everything that is wrong in any of them.
    """
    shared = workspace.for_one_run()
    materials = [plan(shared, brief, asked) for brief in read(shared, asked)]
    prepared = each(lambda material: check(cite(compose(material))), materials)
    return {material.brief.document: one for material, one in zip(materials, prepared, strict=True)}
