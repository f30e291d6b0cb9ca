"""What the manifests of a workspace know, by sum, code and paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from briefgen.diagnostics import Report
from briefgen.noun import noun
from briefgen.pipeline.verifying.pages import Printed
from briefgen.usage.manifest import Manifest, Sealed
from briefgen.usage.manifests import changed_manifest, read_all, unreadable_entries, unreadable_manifest
from briefgen.workspace import Workspace

LEAST_ALIKE = 0.3
"""Which share of its paragraphs a file must have for a paper to be the one that it was made of."""


@noun
class Noted:
    """An entry of a manifest, and the name of that."""

    name: str
    rendering: Sealed


class Known:
    """All entries that are as they were written. What is wrong with a manifest goes into the report, as a warning."""

    def __init__(self, workspace: Workspace, report: Report) -> None:
        self._noted: list[Noted] = []
        for name, manifest in read_all(workspace).items():
            if manifest is None:
                report.add(unreadable_manifest(name))
                continue
            if manifest.changed:
                report.add(changed_manifest(name, manifest))
            self._noted += _sound(name, manifest)
        report.add(*unreadable_entries(workspace))
        self._by_code = {one.rendering.code: one for one in self._noted if one.rendering.code}

    @property
    def codes(self) -> tuple[str, ...]:
        """All content codes that are known."""
        return tuple(code for code in self._by_code if code)

    def of_code(self, code: str) -> Noted | None:
        """The latest paper with this code."""
        return self._by_code.get(code)

    def of_sum(self, digest: str) -> Noted | None:
        """The latest paper of which a file with this SHA-256 sum was written."""
        return next((one for one in reversed(self._noted) if one.rendering.wrote(digest)), None)

    def on(self, pages: Printed) -> Noted | None:
        """The paper of which most of the longest paragraphs stand on pages, the latest of several."""
        found, most = None, LEAST_ALIKE
        for one in self._noted:
            own = one.rendering
            shared = pages.share(own.paragraphs or (), own.sizes or ()) if own.sizes else 0.0
            if shared >= most:
                found, most = one, shared
        return found

    def like(self, sums: Collection[str]) -> Noted | None:
        """The paper with most of these paragraphs, the latest of several; None, where none has many of them."""
        found, most = None, LEAST_ALIKE
        for one in self._noted:
            own = one.rendering.paragraphs or ()
            shared = sum((Counter(own) & Counter(sums)).values()) / max(len(own), len(sums), 1)
            if shared >= most:
                found, most = one, shared
        return found


def _sound(name: str, manifest: Manifest) -> Iterator[Noted]:
    for one in manifest.renderings:
        if one.sound:
            yield Noted(name, one)
