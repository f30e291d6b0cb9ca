"""Saving under a lock: what is there is looked at, laid under what was changed, exchanged, and looked at once more."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from briefgen.diagnostics import BriefError
from briefgen.editing.edits import AsText, Edit, Set
from briefgen.editing.files import changed
from briefgen.editing.history import History, Kind, rev_of
from briefgen.editing.planning import Plan, lay_edits, lay_text, lay_version
from briefgen.editing.splice import refusal
from briefgen.editing.writing import Planning, Saved, Writing
from briefgen.workspace import File, Workspace


def opened(workspace: Workspace, name: str) -> File:
    """A file for a page that is built from it: its version is kept, and what others wrote in the same moment is in it.

    Raises BriefError as `Workspace.read` and `Workspace.only_writer` do.
    """
    history = History(workspace, name)
    if workspace.asides(history.key):
        with workspace.only_writer(name):
            Writing(workspace, name, history).recover()
    file = workspace.read(name)
    with suppress(BriefError):  # a folder that cannot be written can be looked at
        history.keep(file.data)
    return file


def save(workspace: Workspace, name: str, rev: str, edits: Iterable[Edit]) -> Saved | AsText:
    """Write edits of the version `rev` of a file: laid over what the file is now.

    A value that holds what no file can is left out and said. Raises BriefError (`cannot-write`, and as `Workspace.read` does).
    """
    wanted = tuple(edits)
    refused = tuple((edit.path, why) for edit in wanted if isinstance(edit, Set) and (why := refusal(name, edit)))
    paths = {path for path, _ in refused}
    edits = tuple(edit for edit in wanted if edit.path not in paths)

    def plan(now: File, history: History) -> Plan | AsText:
        base = _version(history, name, rev)
        found = lay_edits(now, base, edits)
        if isinstance(found, Plan) and found.conflicts and base is not None:
            own = changed(base, edits)
            if not isinstance(own, AsText):
                history.remember(Kind.APART, history.keep(own))
        return found

    saved = written(workspace, name, plan)
    return replace(saved, refused=refused) if isinstance(saved, Saved) else saved


def moment(workspace: Workspace, name: str, kind: Kind, about: str = "") -> str:
    """Make a moment of a file as it is now: made, given away, before a partner's file. Gives its hash.

    Raises BriefError as `save` does.
    """
    history = History(workspace, name)
    with workspace.only_writer(name):
        rev = history.keep(workspace.read(name).data)
        history.remember(kind, rev, about)
    return rev


def save_text(workspace: Workspace, name: str, rev: str, text: bytes) -> Saved | AsText:
    """Write a file that was edited as text, also where it is wrong. Raises BriefError as `save` does."""
    mine = File(name, text)
    return written(workspace, name, lambda now, history: lay_text(now, _version(history, name, rev), mine))


def save_typed(workspace: Workspace, name: str, rev: str, text: str) -> Saved | AsText:
    """Write a file that was typed on a page, which knows one kind of line end and no byte-order mark: as the file has them.

    Raises BriefError as `save` does.
    """
    base = _version(History(workspace, name), name, rev)
    data = base.data if base is not None else b""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
    ended = lines.replace("\n", "\r\n") if b"\r\n" in data else lines
    return save_text(workspace, name, rev, (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + ended.encode())


def put_back(workspace: Workspace, name: str, rev: str, version: str) -> Saved | AsText:
    """Put a version of before back: what it says in place of what the version `rev` does, which the page shows.

    Raises BriefError as `save` does.
    """

    def plan(now: File, history: History) -> Plan | AsText:
        base, mine = _version(history, name, rev), _version(history, name, version)
        if base is None or mine is None:
            return AsText(name, "That version is no longer kept.")
        history.remember(Kind.BACK, rev_of(now.data))
        return lay_version(now, base, mine)

    return written(workspace, name, plan)


def _version(history: History, name: str, rev: str) -> File | None:
    data = history.version(rev)
    return None if data is None else File(name, data)


def written(workspace: Workspace, name: str, plan: Planning) -> Saved | AsText:
    """Write what is planned for a file as it is now, as its only writer. Raises BriefError as `save` does."""
    history = History(workspace, name)
    with workspace.only_writer(name):
        return Writing(workspace, name, history).write(plan)
