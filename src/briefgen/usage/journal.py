"""What was saved for single meetings and stands in no manifest yet: a small file for each packet, written before its papers are.

So a run that is ended at any moment leaves nothing that the next one does not know, and a batch need not write the manifest
of all its packets anew for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from typing import Final

from briefgen.diagnostics import BriefError
from briefgen.noun import noun
from briefgen.usage.manifest import Manifest, Sealed, sealed, understood
from briefgen.usage.rendering import Rendering, short_sum
from briefgen.usage.sums import digest_of
from briefgen.workspace import OUTPUT_LIMIT, Workspace

JOURNAL: Final = "journal"
"""The folder of `.briefgen` with what is to go into manifests."""

BEGUN: Final = "begun"
"""What the name of an entry ends in whose papers are being put in their place."""

DONE: Final = "json"
"""What it ends in when they are there."""

DIGITS: Final = 6


@noun
class Entry:
    """One packet by its file in the journal, or files that were taken away; `renderings` are None where it cannot be read."""

    file: str
    renderings: tuple[Sealed, ...] | None
    gone: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where it lies, as people see it."""
        return f".briefgen/{JOURNAL}/{self.file}"


def names_in_journal(workspace: Workspace) -> set[str]:
    """The names of the manifests into which something is to go."""
    return {name for file in workspace.own_files(JOURNAL) if (name := _name(file))}


def entries(workspace: Workspace, name: str) -> Iterator[Entry]:
    """What is to go into a manifest, in the order in which it was saved.

    Of papers that were on their way when a run ended, only those files count as written that are there.
    """
    for file in _files(workspace, name):
        data = workspace.read_own(JOURNAL, file)
        known = understood(data) if data is not None else None
        begun = file.endswith(f".{BEGUN}")
        renderings = known.renderings if known else None
        if renderings and begun:
            renderings = tuple(_as_found(workspace, one) for one in renderings)
        yield Entry(file, renderings, (known and known.gone) or {})


def after(known: Manifest, saved: Iterable[Entry], latest: Iterable[Rendering] = ()) -> Manifest:
    """A manifest with what the journal says, in its order, and then the `latest`."""
    renderings: list[Rendering] = []
    gone: set[tuple[str, str]] = set()
    for entry in (*saved, Entry("", tuple(map(sealed, latest)))):
        gone.update(entry.gone.items())
        for one in entry.renderings or ():
            renderings.append(one)
            gone.difference_update(one.files.items())
    return known.with_latest(*renderings).without(gone) if renderings or gone else known


def raw_entries(workspace: Workspace, name: str) -> Iterator[bytes]:
    """The bytes of what is to go into a manifest."""
    for file in _files(workspace, name):
        if data := workspace.read_own(JOURNAL, file):
            yield data


def begin(workspace: Workspace, name: str, renderings: Iterable[Rendering]) -> str:
    """Note that these papers are about to be put in their place; the name of the entry. Raises BriefError (`cannot-write`)."""
    told = Manifest(renderings=tuple(map(sealed, renderings)))
    entry = _next(workspace, name, *(one.meeting or "" for one in told.renderings))
    workspace.write_own(JOURNAL, {f"{entry}.{BEGUN}": told.data})
    return entry


def note_gone(workspace: Workspace, name: str, gone: Mapping[str, str]) -> None:
    """Note that files were taken away, by their names and sums. Raises BriefError (`cannot-write`)."""
    data = Manifest(gone=dict(gone)).data
    workspace.write_own(JOURNAL, {f"{_next(workspace, name, *gone)}.{DONE}": data})


def _next(workspace: Workspace, name: str, *about: str) -> str:
    """The name of the next entry, which is about these."""
    number = 1 + max((int(_number(file)) for file in _files(workspace, name)), default=0)
    return f"{name}.{number:0{DIGITS}}-{short_sum(*about)}"


def settle(workspace: Workspace, entry: str) -> None:
    """Note that the papers are in their place; where that cannot be done, the next run looks whether they are."""
    data = workspace.read_own(JOURNAL, f"{entry}.{BEGUN}")
    with suppress(BriefError):
        if data is not None:
            workspace.keep_own(JOURNAL, f"{entry}.{DONE}", data)
            workspace.drop_own(JOURNAL, f"{entry}.{BEGUN}")


def give_up(workspace: Workspace, entry: str) -> None:
    """Take back what was begun: its papers were not put in their place."""
    workspace.drop_own(JOURNAL, f"{entry}.{BEGUN}")


def drop(workspace: Workspace, entry: Entry) -> None:
    """Remove an entry, when its manifest has it; one that was being settled when a run ended may have left two files."""
    workspace.drop_own(JOURNAL, f"{entry.file.removesuffix(DONE)}{BEGUN}")
    workspace.drop_own(JOURNAL, entry.file)


def _as_found(workspace: Workspace, rendering: Sealed) -> Sealed:
    """A rendering of which the run ended while it was saved: a file that is not there is known by its sum alone."""
    if not rendering.sound:
        return rendering
    there = {file: digest for file, digest in rendering.files.items() if _lies_there(workspace, file, digest)}
    gone = tuple(digest for file, digest in rendering.files.items() if file not in there)
    earlier = tuple(dict.fromkeys((*(rendering.earlier or ()), *gone)))
    return sealed(rendering.model_copy(update={"files": there, "earlier": earlier or None}))


def _lies_there(workspace: Workspace, file: str, digest: str) -> bool:
    try:
        found = workspace.read_if_there(file, limit_bytes=OUTPUT_LIMIT)
    except BriefError:
        return False
    return found is not None and digest_of(found.data) == digest


def _files(workspace: Workspace, name: str) -> list[str]:
    """The entries of a name, each once: one that was settled when the run ended may have left both of its files."""
    mine = [file for file in workspace.own_files(JOURNAL) if _name(file) == name]
    done = {file.removesuffix(f".{DONE}") for file in mine if file.endswith(f".{DONE}")}
    return [file for file in mine if not (file.endswith(f".{BEGUN}") and file.removesuffix(f".{BEGUN}") in done)]


def _name(file: str) -> str:
    """The name of the manifest into which an entry goes; empty for a file that is none."""
    name, number, ending = (["", "", "", *file.rsplit(".", 2)])[-3:]
    return (
        name if ending in (BEGUN, DONE) and number[:DIGITS].isdecimal() and number[DIGITS : DIGITS + 1] == "-" else ""
    )


def _number(file: str) -> str:
    return file.rsplit(".", 2)[1][:DIGITS]
