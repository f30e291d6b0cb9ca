"""What the desk saves, and what of it can be taken back for as long as the desk runs."""

from __future__ import annotations

import threading

from briefgen.editing.edits import AsText
from briefgen.editing.fields import Form, read_form
from briefgen.editing.history import rev_of
from briefgen.editing.saving import opened, save_typed
from briefgen.editing.sending import Outcome, Sent, send
from briefgen.editing.undoing import Steps
from briefgen.editing.writing import Saved
from briefgen.workspace import Workspace


class Saves:
    """The files of a workspace as they are changed here, one change after another."""

    def __init__(self, workspace: Workspace) -> None:
        self._root = workspace.root
        self._steps: dict[str, Steps] = {}
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
            return send(workspace, file, document, sent, steps)

    def steps(self, file: str) -> int:
        """How many changes of a file can be taken back."""
        return len(self._steps.get(file, ()))

    def rev(self, file: str) -> str:
        """The version of a file that a page is built from, which is kept. Raises BriefError."""
        return rev_of(opened(Workspace(self._root), file).data)

    def text(self, file: str, rev: str, text: str) -> Saved | AsText:
        """Save a file that was edited as text on a page. Raises BriefError."""
        with self._one_at_a_time:
            return save_typed(Workspace(self._root), file, rev, text)
