"""What an address of the desk leads to: a brief, a paper of a packet, and what of it; found among what there is, never built."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request

from briefgen.desk.bench import Bench, Shelf
from briefgen.desk.needs import Needs
from briefgen.desk.papers import Mark
from briefgen.desk.saves import Saves
from briefgen.models.folders import BRIEFS, SETTINGS, STYLES
from briefgen.models.spec import Brief
from briefgen.noun import noun
from briefgen.pipeline.agenda import Listed

FOLDERS: Final = (f"{BRIEFS}/", f"{STYLES}/")
KINDS: Final = (".yaml", ".md", ".bib", ".json", ".csv")
"""What people write in a workspace, and the desk tells them of."""


@noun
class Place:
    """A brief or packet, its paper, None for a packet as a whole or what cannot be read; and what of it is asked for."""

    listed: Listed
    brief: Brief | None
    rest: tuple[str, ...]

    @property
    def mark(self) -> Mark:
        """What tells its paper from others."""
        return (self.listed.name, self.brief.document if self.brief else "")


def bench_of(request: Request) -> Bench:
    """The bench of the desk that is asked."""
    return cast(Bench, request.app.state.desk.bench)


def saves_of(request: Request) -> Saves:
    """Where the desk that is asked saves."""
    return cast(Saves, request.app.state.desk.saves)


def needs_of(request: Request) -> Needs:
    """What the desk that is asked knows of the lines that arguments need."""
    return cast(Needs, request.app.state.desk.needs)


def place_of(request: Request, shelf: Shelf) -> Place:
    """Where `/briefs/…` leads. Raises HTTPException, 404, where there is nothing."""
    name, *rest = request.path_params["path"].split("/")
    listed = shelf.named(name)
    if listed is None:
        raise HTTPException(404)
    if not listed.packet:
        return Place(listed, next(iter(listed.documents), None), tuple(rest))
    brief = next((one for one in listed.documents if rest and one.document == rest[0]), None)
    return Place(listed, brief, tuple(rest[1:] if brief else rest))


def file_named(request: Request) -> str:
    """The file that an address names, if it is one that people write. Raises HTTPException, 404, for all others."""
    name = str(request.path_params["path"])
    if not (name == SETTINGS or (name.startswith(FOLDERS) and PurePosixPath(name).suffix in KINDS)):
        raise HTTPException(404)
    return name
