"""`/new`: what the paper is for, whom it is for, and the brief that is made of both."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from briefgen.desk.finding import bench_of
from briefgen.desk.forms import form_of
from briefgen.desk.pages import page
from briefgen.desk.views.briefs import current_shelf
from briefgen.diagnostics import BriefError, Diagnostic, Report
from briefgen.models.addresses import in_letters
from briefgen.models.surnames import surname_of
from briefgen.noun import noun
from briefgen.pipeline.agenda import Listed
from briefgen.pipeline.beginning import DAY, NAME, SURNAME, Offer, Understood, begin, begin_again, offers, understand
from briefgen.readers.invitation import MEMBER, Doubt, Invitation, read_invitation
from briefgen.workspace import Workspace

FIELDS: Final = {
    "title": (*MEMBER, "title"), "name": NAME, "surname": SURNAME, "district": (*MEMBER, "district"), "day": DAY,
    "time": ("meeting", "time"), "place": ("meeting", "place"), "staff": ("meeting", "staff"),
    "office": ("meeting", "office"),
}  # fmt: skip
"""The fields of the form, and the key of a brief that each fills."""

PACKET: Final = "packet."
"""What stands before the name of a packet whose papers are made again: no kind of paper is called so."""

TAKE: Final = "-is"
"""What stands behind the name of a field in that of a button which gives it a value."""

Answer = TypeVar("Answer")


@noun
class Again:
    """The papers of a packet that is there, to be made again for another meeting."""

    listed: Listed

    @property
    def packet(self) -> str:
        """What the packet is called."""
        return self.listed.name

    @property
    def paper(self) -> str:
        """What stands for it in addresses."""
        return PACKET + self.packet


async def choose(request: Request) -> Response:
    """The page of all papers that a new brief may be."""
    report = Report()
    offered = await _at_work(request, lambda workspace: offers(workspace, report))
    bench = bench_of(request)
    values = {
        "shelf": await current_shelf(bench), "offers": offered, "standings": bench.standings(),
        "problems": report.diagnostics,
    }  # fmt: skip
    return page(request, "new.html", values)


async def meet(request: Request) -> Response:
    """The empty page of the meeting."""
    return await _page(request, await _offer(request), {}, Understood({}, ()))


async def paste(request: Request) -> Response:
    """The page of the meeting, with what the pasted text says put where nothing stands yet."""
    offer, form = await _offer(request), await form_of(request)
    today = bench_of(request).today()
    found = read_invitation(form.get("paste", ""), today)
    typed = _typed(form)
    if not any(name.endswith(TAKE) for name in form):
        typed = {name: typed[name] or found.values.get(path, "") for name, path in FIELDS.items()}
    understood = await _at_work(request, lambda workspace: understand(workspace, _by_path(typed)))
    known = {doubt.path for doubt in understood.doubts} | {FIELDS[name] for name, text in typed.items() if text}
    doubts = tuple(doubt for doubt in found.doubts if doubt.path not in known)
    return await _page(request, offer, {**form, **typed}, understood, doubts=doubts, found=found)


async def look(request: Request) -> Response:
    """The page of the meeting for what is typed so far, of which a page in the browser takes what has changed."""
    offer, typed = await _offer(request), _typed(await form_of(request))
    understood = await _at_work(request, lambda workspace: understand(workspace, _by_path(typed)))
    return await _page(request, offer, typed, understood)


async def make(request: Request) -> Response:
    """Make the brief and go to it; where something is wrong, the page of the meeting with all that was typed."""
    offer, form = await _offer(request), await form_of(request)
    typed = {} if "without" in form else _typed(form)
    understood = await _at_work(request, lambda workspace: understand(workspace, _by_path(typed)))
    if understood.doubts:
        return await _page(request, offer, {**form, **typed}, understood, status=422)
    try:
        name = await _at_work(request, lambda workspace: _begun(workspace, offer, understood.values))
    except BriefError as error:
        return await _page(request, offer, {**form, **typed}, understood, problems=error.diagnostics, status=409)
    # The list is looked at anew before anybody goes there: it was made a moment ago without this one.
    await asyncio.wrap_future(bench_of(request).look())
    return RedirectResponse(f"/briefs/{name}", 303)


def _begun(workspace: Workspace, offer: Offer | Again, values: Mapping[tuple[str, ...], str]) -> str:
    return (
        begin_again(workspace, offer.packet, values)
        if isinstance(offer, Again)
        else begin(workspace, offer.paper, values)
    )


async def _offer(request: Request) -> Offer | Again:
    """The paper or packet that is asked for, among those that there are. Raises HTTPException, 404."""
    if (asked := request.path_params["paper"]).startswith(PACKET):
        listed = (await current_shelf(bench_of(request))).named(asked.removeprefix(PACKET))
        if listed is None or not listed.packet:
            raise HTTPException(404)
        return Again(listed)
    offered = await _at_work(request, lambda workspace: offers(workspace, Report()))
    found = next((one for one in offered if one.paper == request.path_params["paper"]), None)
    if found is None:
        raise HTTPException(404)
    return found


async def _page(
    request: Request, offer: Offer | Again, form: Mapping[str, str], understood: Understood, *,
    doubts: tuple[Doubt, ...] = (), found: Invitation | None = None, problems: Iterable[Diagnostic] = (),
    status: int = 200,
) -> Response:  # fmt: skip
    bench = bench_of(request)
    names = {path: name for name, path in FIELDS.items()}
    day = understood.values.get(DAY)
    values: dict[str, Any] = {
        "shelf": await current_shelf(bench), "offer": offer,
        "packet": offer.listed if isinstance(offer, Again) else None, "form": form, "today": bench.today(),
        "errors": {names[one.path]: one for one in understood.doubts},
        "doubts": {names[one.path]: one for one in doubts},
        "found": None if found is None else [names[path] for path in found.values],
        "day": dt.date.fromisoformat(day) if day else None,
        "letters": _letters(understood), "problems": tuple(problems),
    }  # fmt: skip
    return page(request, "meeting.html", values, status)


def _letters(understood: Understood) -> str:
    """How letters call the member, where that can be told."""
    name = understood.values.get(NAME, "")
    surname = understood.values.get(SURNAME) or (surname_of(name).words if name else "")
    return in_letters(understood.values.get(FIELDS["title"], ""), surname)


def _typed(form: Mapping[str, str]) -> dict[str, str]:
    """What the fields say; a button that gives one of them a value has the last word."""
    return {name: form.get(name + TAKE, form.get(name, "")) for name in FIELDS}


def _by_path(typed: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    return {FIELDS[name]: text for name, text in typed.items()}


async def _at_work(request: Request, work: Callable[[Workspace], Answer]) -> Answer:
    """What takes a moment, and needs no press: read and written as the command line does, on the day that is today."""
    root = bench_of(request).workspace.root
    return await run_in_threadpool(lambda: work(Workspace(root)))
