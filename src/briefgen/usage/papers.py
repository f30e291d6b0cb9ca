"""Which paper a file is, by its sum, and which places papers have: looked up in the manifests, or loaded once for many papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from briefgen.usage.manifests import manifests_with, read_manifests
from briefgen.usage.rendering import Rendering
from briefgen.workspace import Workspace


class Written(Protocol):
    """What is known of files that were written."""

    def writers(self, digest: str) -> list[Rendering]:
        """The renderings that wrote a file with this sum."""

    def names(self, place: str) -> bool:
        """Whether a file of this name, relative to the workspace, was ever written."""


class LookedUp:
    """What the manifests say at the moment, each time it is asked: for the few files of one run."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def writers(self, digest: str) -> list[Rendering]:
        """As `Written.writers`."""
        return [one for one in self._with(digest) if one.wrote(digest)]

    def names(self, place: str) -> bool:
        """As `Written.names`."""
        return any(place in one.files for one in self._with(place))

    def _with(self, words: str) -> Iterator[Rendering]:
        for manifest in manifests_with(self._workspace, words):
            yield from manifest.renderings


class Papers:
    """What all manifests say, loaded once for a run that saves many packets; `add` what it has saved since."""

    def __init__(self, workspace: Workspace) -> None:
        self._writers: defaultdict[str, list[Rendering]] = defaultdict(list)
        self._last: dict[str, Rendering] = {}
        for manifest in read_manifests(workspace).values():
            self.add(manifest.renderings)

    def add(self, renderings: Iterable[Rendering]) -> None:
        """Know these, too; they are the latest."""
        for one in renderings:
            for file, digest in one.files.items():
                self._writers[digest].append(one)
                self._last[file] = one
            for digest in one.earlier or ():
                self._writers[digest].append(one)

    def remove(self, gone: Mapping[str, str]) -> None:
        """Know that files were taken away, by their names and sums; whose they were stays known."""
        for file, digest in gone.items():
            if file in self._last and self._last[file].files[file] == digest:
                del self._last[file]

    def writers(self, digest: str) -> list[Rendering]:
        """As `Written.writers`."""
        return self._writers.get(digest, [])

    def names(self, place: str) -> bool:
        """As `Written.names`."""
        return place in self._last

    def of_meetings(self, spec: str) -> Mapping[str, Mapping[str, str]]:
        """The files that are current of each meeting of a packet, by its key: their names, with what stands for their bytes."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for file, one in self._last.items():
            if one.spec == spec and one.meeting is not None and "/" in file:
                found[one.meeting][file] = one.files[file]
        return found
