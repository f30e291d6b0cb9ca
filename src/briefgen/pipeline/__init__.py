"""The one sentence: read, plan, compose, cite, check, fit, write, read back; for a brief, a packet, a workspace. Begin here.

Doors (the command line, `import briefgen`) call what is named here, and nothing below it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefgen.pipeline.asked import Asked
from briefgen.pipeline.keeping import InWorkspace
from briefgen.pipeline.reading import each, read
from briefgen.writers.keeping import kept_by

if TYPE_CHECKING:
    from briefgen.libreoffice import PageCounter
    from briefgen.pipeline.prepared import Prepared
    from briefgen.pipeline.writing import Rendered, RenderedDocument
    from briefgen.workspace import Workspace
    from briefgen.writers.pdf import Press

__all__ = ["Asked", "Prepared", "Rendered", "RenderedDocument", "prepare", "render"]

_HOMES = {"Prepared": "prepared", "Rendered": "writing", "RenderedDocument": "writing"}
"""Where the nouns are that need all steps to be loaded."""


def render(workspace: Workspace, asked: Asked, press: Press, counter: PageCounter | None = None) -> Rendered:
    """The files of every document that a spec asks for, made but not yet saved.

    What documents share is read once, and nothing is written before all of them were checked. The `counter`
    is given the Word file of a brief that has a limit of pages. What the finished files say is compared with
    their document. Raises BriefError with everything that is wrong in any of them; warnings come with the files.
    """
    shared = workspace.for_one_run()
    with kept_by(InWorkspace(shared)):
        briefs = read(shared, asked, press)
        # The press knows the style now and makes ready, which takes as long as to load the steps that follow.
        from briefgen.pipeline.drafting import cite, compose
        from briefgen.pipeline.fitting import fit, start
        from briefgen.pipeline.material import plan
        from briefgen.pipeline.prepared import checked
        from briefgen.pipeline.proving import read_back
        from briefgen.pipeline.writing import Rendered, write

        materials = [plan(shared, brief, asked) for brief in briefs]
        drafts = each(lambda material: cite(compose(material)), materials)
        sound = each(lambda draft: checked(start(draft, press, counter)), drafts)
        return Rendered(workspace, each(lambda one: read_back(write(fit(one))), sound))


def prepare(workspace: Workspace, asked: Asked) -> dict[str, Prepared]:
    """Every document of a spec up to where only the writers are missing, by its id; a plain brief's is empty.

    Blocks stand in the lengths of the lock, where there is one that holds, else in the richest.
    Raises BriefError with everything that is wrong in any of them.
    """
    from briefgen.pipeline.drafting import cite, compose
    from briefgen.pipeline.material import plan
    from briefgen.pipeline.prepared import check

    shared = workspace.for_one_run()
    materials = [plan(shared, brief, asked) for brief in read(shared, asked)]
    prepared = each(lambda material: check(cite(compose(material))), materials)
    return {material.brief.document: one for material, one in zip(materials, prepared, strict=True)}


def __getattr__(name: str) -> Any:
    """A noun, from where it is (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
