"""Pages of our own among what is printed, laid out in the style of a packet; each is kept until it says something else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Report
from briefgen.document.nodes import Document
from briefgen.document.summing import sum_of
from briefgen.models.style import Style
from briefgen.noun import noun
from briefgen.workspace import Workspace
from briefgen.workspace.keeping import own_folder, program
from briefgen.writers.by_word import AnyPress
from briefgen.writers.pdf.press import SECONDS

BEGINS: Final = "page-"
"""What the name of a file begins with that holds such a page."""

AT_ONCE: Final = 50
"""How many pages are in the making at a time."""


@noun
class OwnPage:
    """A page that is laid out: where it lies, and what stands for all that is on it."""

    path: Path
    sum: str


def laid_out(
    workspace: Workspace, folder: str, documents: Sequence[Document], style: Style, report: Report
) -> list[OwnPage]:
    """The pages of these documents, in their order; only those that are not there yet are laid out. Raises BriefError."""
    look = sum_of((style, program((".",)).decode()))
    sums = [sum_of((look, document)) for document in documents]
    there = set(workspace.own_files(folder))
    missing = {digest: one for digest, one in zip(sums, documents, strict=True) if _name(digest) not in there}
    if missing:
        with AnyPress(SECONDS, at_once=True) as press:
            listed = list(missing.items())
            for first in range(0, len(listed), AT_ONCE):
                group = [(digest, press.submit(one, style)) for digest, one in listed[first : first + AT_ONCE]]
                for digest, pending in group:
                    output = pending.result()
                    report.add(*output.diagnostics)
                    workspace.keep_own(folder, _name(digest), output.data)
    place = own_folder(workspace.root, folder)
    return [OwnPage(place / _name(digest), digest) for digest in sums]


def tidy(workspace: Workspace, folder: str, used: Sequence[OwnPage]) -> None:
    """Drop the pages that are not among those used."""
    names = {one.path.name for one in used}
    for name in workspace.own_files(folder):
        if name.startswith(BEGINS) and name not in names:
            workspace.drop_own(folder, name)


def _name(digest: str) -> str:
    return f"{BEGINS}{digest[:24]}.pdf"
