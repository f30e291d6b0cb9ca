"""Which files may be replaced: those that this program wrote, that nobody changed since, and that are of the same paper."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Span
from briefgen.usage.manifests import digest_of, shown
from briefgen.usage.papers import LookedUp, Written
from briefgen.usage.rendering import Rendering
from briefgen.workspace import Workspace

NAME_OF_A_MEETING: Final = (
    'Let `name` tell them apart, as name: "{{ meeting.date }}-{{ meeting.legislator.name }}" does'
)


class Guard:
    """Looks at each file that is there already before it is replaced, and says why it must be kept."""

    def __init__(
        self,
        workspace: Workspace,
        folder: Path,
        papers: Mapping[str, tuple[Rendering, bytes]],
        own: Collection[Path] = (),
        known: Written | None = None,
    ) -> None:
        """`papers` are the files that are to be written into `folder`: what each carries, and its bytes.

        `known` is what is known of files; unsaid, the manifests are asked. `own` are files that were written in the same
        sitting: their meeting may have got another name or day.
        """
        self._workspace = workspace
        self._folder = folder
        self._papers = papers
        self._own = own
        self._known = known or LookedUp(workspace)

    def __call__(self, name: str, there: Path) -> Iterator[Diagnostic]:
        """Why the file of this name, whose bytes lie at `there`, is kept; nothing where it may be replaced."""
        rendering, data = self._papers[name]
        with open(there, "rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest == digest_of(data):
            return
        writers = self._known.writers(digest)
        if not writers:
            yield self._changed(name)
        elif all(writer.is_of_another(rendering) for writer in writers) and not self._may_retell(
            name, rendering, writers
        ):
            yield self._taken(name, writers[-1], rendering)
        else:
            return
        # Whoever watches the workspace will want to know when the file has been moved away.
        self._workspace.exists(shown(self._workspace, self._folder, name))

    def _may_retell(self, name: str, rendering: Rendering, writers: list[Rendering]) -> bool:
        paper = (rendering.spec, rendering.document)
        return self._folder / name in self._own and any((one.spec, one.document) == paper for one in writers)

    def _changed(self, name: str) -> Diagnostic:
        place = shown(self._workspace, self._folder, name)
        if self._known.names(place):
            message = f"“{name}” was changed after briefgen wrote it: it was kept, and nothing was written"
            hint = "To keep the changes, move that file or give it another name. To replace it, add --force."
            return Diagnostic("edited-output", message, self._span(name), hint=hint)
        message = f"“{name}” is there already, and no manifest says that briefgen wrote it: it was kept, and nothing was written"
        hint = "Move that file, choose another folder with -o, or give the brief a `name`. To replace it, add --force."
        return Diagnostic("unknown-output", message, self._span(name), hint=hint)

    def _taken(self, name: str, writer: Rendering, rendering: Rendering) -> Diagnostic:
        message = f"“{name}” is the paper of {_other(writer, rendering)}: it was kept, and nothing was written"
        same = (writer.spec, writer.document) == (rendering.spec, rendering.document)
        own = NAME_OF_A_MEETING if same else "Give this one a `name` of its own"
        hint = f"{own}, or write into another folder with -o. To replace it, add --force."
        return Diagnostic("taken-output", message, self._span(name), hint=hint)

    def _span(self, name: str) -> Span:
        place = shown(self._workspace, self._folder, name)
        return Span(place if place != name else (self._folder / name).as_posix())


def _other(writer: Rendering, rendering: Rendering) -> str:
    """What the file there was written for, as far as it differs."""
    if writer.spec != rendering.spec:
        return f"another brief, {writer.spec}"
    if writer.document != rendering.document:
        return f"another document, `{writer.document}`" if writer.document else "the brief as it was without documents"
    return f"another meeting, {writer.whom}" if writer.whom else "another meeting"
