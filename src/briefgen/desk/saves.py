"""What the desk saves, and what of it can be taken back for as long as the desk runs."""

from __future__ import annotations

import threading
from contextlib import suppress

from briefgen.diagnostics import BriefError
from briefgen.editing.doing import Done
from briefgen.editing.edits import AsText
from briefgen.editing.fields import Form, read_form
from briefgen.editing.history import Kind, rev_of
from briefgen.editing.moments import Entry, entries
from briefgen.editing.saving import moment, opened, put_back, save_typed
from briefgen.editing.sending import Outcome, Sent, send
from briefgen.editing.undoing import Steps
from briefgen.editing.writing import Saved
from briefgen.workspace import Workspace


class Saves:
    """The files of a workspace as they are changed here, one change after another."""

    def __init__(self, workspace: Workspace) -> None:
        self._root = workspace.root
        self._steps: dict[str, Steps] = {}
        self._done: dict[str, tuple[str, Done | None]] = {}
        self._one_at_a_time = threading.Lock()

    def form(self, file: str, document: str) -> Form | AsText:
        """A brief as a form. Raises BriefError."""
        workspace = Workspace(self._root)
        return read_form(workspace, opened(workspace, file), document)

    def send(self, file: str, document: str, sent: Sent) -> Outcome:
        """Save a form. Raises BriefError."""
        with self._one_at_a_time:
            workspace = Workspace(self._root)
            steps = self._steps.setdefault(file, Steps(workspace, file))
            outcome = send(workspace, file, document, sent, steps)
            if outcome.wrote or sent.undo:
                self._done[file] = (document, outcome.done)
            return outcome

    def steps(self, file: str) -> int:
        """How many changes of a file can be taken back."""
        return len(self._steps.get(file, ()))

    def done(self, file: str, document: str) -> Done | None:
        """What was added, moved or taken out last, as long as nothing else was changed here since."""
        whose, done = self._done.get(file, ("", None))
        return done if whose == document else None

    def rev(self, file: str) -> str:
        """The version of a file that a page is built from, which is kept. Raises BriefError."""
        return rev_of(opened(Workspace(self._root), file).data)

    def moments(self, file: str) -> tuple[str, tuple[Entry, ...]]:
        """The version of a file that a page is built from, and its moments. Raises BriefError."""
        workspace = Workspace(self._root)
        now = opened(workspace, file)
        return rev_of(now.data), entries(workspace, now)

    def gave(self, file: str, about: str) -> None:
        """Remember that a paper of this file was given away. Where that cannot be written down, do nothing."""
        with suppress(BriefError):
            moment(Workspace(self._root), file, Kind.GIVEN, about)

    def put_back(self, file: str, rev: str, version: str) -> Saved | AsText:
        """Put a version back in place of the one that a page shows; it can be taken back. Raises BriefError."""
        with self._one_at_a_time:
            workspace = Workspace(self._root)
            saved = put_back(workspace, file, rev, version)
            if isinstance(saved, Saved):
                self._steps.setdefault(file, Steps(workspace, file)).took(saved, ())
            return saved

    def undo(self, file: str) -> Saved | AsText | None:
        """Take the last change of a file back; None where there is none. Raises BriefError."""
        with self._one_at_a_time:
            steps = self._steps.get(file)
            return steps.undo() if steps else None

    def text(self, file: str, rev: str, text: str) -> Saved | AsText:
        """Save a file that was edited as text on a page. Raises BriefError."""
        with self._one_at_a_time:
            return save_typed(Workspace(self._root), file, rev, text)
