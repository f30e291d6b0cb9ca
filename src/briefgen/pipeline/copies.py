"""The final copies that each organization is owed whose name stands under a paper, by what the manifests say was made."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.models.folders import OUTPUT
from briefgen.noun import noun
from briefgen.usage.manifests import digest_of, read_manifests
from briefgen.usage.rendering import Rendering
from briefgen.workspace import Workspace

FOLDER: Final = f"{OUTPUT}/copies"
"""Where copies are put together, a folder for each organization."""

LIMIT_BYTES: Final = 200_000_000


@noun
class Copy:
    """A paper that an organization signs, and those of its files that nothing was written over since.

    `minor` is whether it approved a text of it in other words, and the change since was declared minor.
    """

    organization: str
    typed: bool
    document: str
    rendering: Rendering
    files: tuple[str, ...]
    minor: bool = False


def copies(workspace: Workspace, organization: str = "") -> tuple[Copy, ...]:
    """What each organization is owed, by organization and document; of one, where it is named.

    Only files that are current: what an earlier text was printed in is owed to nobody.
    """
    found = []
    for manifest in read_manifests(workspace).values():
        for rendering in manifest.renderings:
            files = tuple(file for file in rendering.files if manifest.is_current(rendering, file))
            for signer in (rendering.signers or ()) if files else ():
                if organization in ("", signer.name):
                    minor = bool(signer.minor)
                    found.append(Copy(signer.name, signer.how == "typed", rendering.paper, rendering, files, minor))
    return tuple(sorted(found, key=lambda one: (one.organization, one.document, str(one.rendering.date), one.files)))


def collect(workspace: Workspace, owed: Iterable[Copy], report: Report) -> tuple[str, ...]:
    """Put the files together, in a folder of each organization; what is gone or was edited since is told, and left out.

    Raises BriefError where they cannot be written.
    """
    made: list[str] = []
    for one in owed:
        folders: dict[str, dict[str, bytes]] = {}
        for file in one.files:
            if data := _data(workspace, one, file, report):
                folders.setdefault(_place(one, file), {})[PurePosixPath(file).name] = data
        for folder, files in folders.items():
            workspace.write(workspace.root / folder, files)
            made += [f"{folder}/{name}" for name in files]
    return tuple(dict.fromkeys(made))


def _place(one: Copy, file: str) -> str:
    """The folder of a copy: that of the organization, and in it one for each meeting of a table, whose papers have the same names."""
    place = f"{FOLDER}/{_folder(one.organization)}"
    return f"{place}/{PurePosixPath(file).parent.name}" if one.rendering.meeting else place


def _data(workspace: Workspace, one: Copy, file: str, report: Report) -> bytes | None:
    try:
        found = workspace.read_if_there(file, limit_bytes=LIMIT_BYTES)
    except BriefError:
        found = None
    if found is not None and one.rendering.wrote(digest_of(found.data)):
        return found.data
    state = "was edited since it was made" if found else "is no longer there"
    meeting = f" --meeting {shlex.quote(one.rendering.meeting)}" if one.rendering.meeting else ""
    hint = f"`briefgen render {PurePosixPath(one.rendering.spec).stem}{meeting}` makes it again."
    report.add(Diagnostic("no-final-copy", f"“{file}” {state}", Span(file), Severity.WARNING, hint=hint))
    return None


def _folder(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60].strip("-") or "organization"
