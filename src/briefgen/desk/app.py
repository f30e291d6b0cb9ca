"""The desk as a whole: its bench, its guard, and which address is answered by what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Scope

from briefgen.desk.bench import Bench
from briefgen.desk.events import Hub
from briefgen.desk.guard import Guard
from briefgen.desk.keys import Keys
from briefgen.desk.needs import Needs
from briefgen.desk.pages import page
from briefgen.desk.saves import Saves
from briefgen.desk.views import arguments, briefs, files, filling, history, home, language, new, static, stream

if TYPE_CHECKING:
    from briefgen.workspace import Workspace
    from briefgen.writers.pdf import Press


class Desk:
    """The desk of one workspace; `with Desk(…) as desk:` has its bench at work, which needs two presses."""

    def __init__(self, workspace: Workspace, presses: tuple[Press, Press], keys: Keys) -> None:
        self.hub = Hub()
        self.bench = Bench(workspace, *presses, self.hub.tell)
        self.needs = Needs(self.bench, self.hub.tell)
        self.saves = Saves(workspace)
        inside = Starlette(
            routes=[
                Route("/", home.show),
                Route("/events", stream.events),
                Route("/new", new.choose),
                Route("/new/{paper}", new.meet, methods=["GET"]),
                Route("/new/{paper}", new.make, methods=["POST"]),
                Route("/new/{paper}/paste", new.paste, methods=["POST"]),
                Route("/new/{paper}/look", new.look, methods=["POST"]),
                Route("/language", language.choose, methods=["POST"]),
                Route("/briefs/{path:path}/arguments", arguments.show, methods=["GET"]),
                Route("/briefs/{path:path}/arguments", arguments.add, methods=["POST"]),
                Route("/briefs/{path:path}", briefs.show, methods=["GET"]),
                Route("/briefs/{path:path}", filling.post, methods=["POST"]),
                Route("/files/{path:path}", files.show, methods=["GET"]),
                Route("/files/{path:path}", files.save, methods=["POST"]),
                Route("/history/{path:path}", history.show, methods=["GET"]),
                Route("/history/{path:path}", history.put_back, methods=["POST"]),
                Route("/static/{path:path}", static.file),
            ],
            exception_handlers={404: _missing},
            lifespan=self._life,
        )
        inside.state.desk = self
        self.routes = inside.routes
        self.app = Guard(inside, keys, _closed)

    def __enter__(self) -> Desk:
        self.bench.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bench.__exit__()

    @asynccontextmanager
    async def _life(self, app: Starlette) -> AsyncIterator[None]:
        self.hub.begin()
        yield


def _closed(scope: Scope) -> Response:
    """What a browser sees that is not in yet."""
    return page(Request(scope), "closed.html", {}, 401)


def _missing(request: Request, error: Exception) -> Response:
    return page(request, "missing.html", {}, 404)
