"""The YAML file beside a table of local figures → what its columns are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, nearest
from briefgen.models.library import Source, where_sources_are
from briefgen.models.local import LocalFile
from briefgen.models.upkeep import KEYS
from briefgen.noun import noun
from briefgen.readers.files.decoding import decode
from briefgen.readers.files.positions import Positioned
from briefgen.readers.files.remembered import remembered
from briefgen.readers.files.yaml import load_text
from briefgen.readers.validation import settle
from briefgen.workspace import File, Workspace


@noun
class Described:
    """What a table of local figures holds, as it is written in `file`, with the places of that, and the lines of the file."""

    file: str
    said: LocalFile
    places: Positioned
    lines: tuple[str, ...]

    def span(self, *path: str | int) -> Span:
        """The place of a key, or of what is around it."""
        return self.places.key_spans.get(path) or self.places.span(path) or Span(self.file)

    def upkeep_spans(self, name: str) -> Mapping[str, Span]:
        """The places of the keys of a column that speak of its upkeep."""
        path = ("columns", name)
        return {key: self.places.spans[(*path, key)] for key in (*KEYS, "review") if (*path, key) in self.places.spans}


def described(workspace: Workspace, table: str, span: Span, report: Report) -> Described | None:
    """What is said of the `table`, which is named at `span`; None, and diagnostics, where that cannot be used."""
    name = beside(table)
    try:
        file = workspace.read_if_there(name)
    except BriefError as error:
        report.add(*error.diagnostics)
        return None
    if file is None:
        report.add(_undescribed(table, name, span))
        return None
    return remembered(_written, file, report)


def beside(table: str) -> str:
    """The file that says what the columns of a table are."""
    return PurePosixPath(table).with_suffix(".yaml").as_posix()


def unknown_sources(one: Described, sources: Mapping[str, Source], report: Report) -> None:
    """Report each column whose source is not there (`unknown-source`)."""
    for name, column in one.said.columns.items():
        if column.source not in sources:
            report.add(
                Diagnostic(
                    "unknown-source",
                    f"there is no source `{column.source}`",
                    one.places.span(("columns", name, "source")),
                    expected=f"the id of an entry in {where_sources_are(sources)}",
                    nearest=nearest(column.source, sources),
                    hint="`briefgen list sources` shows all of them.",
                )
            )


def _written(file: File, report: Report) -> Described | None:
    source = decode(file, report)
    positioned = load_text(source, report) if source else None
    settled = settle(LocalFile, positioned, report) if positioned else None
    if source is None or settled is None:
        return None
    found = Described(file.name, *settled, source.lines)
    report.add(*_unknown_in_panel(found), *_wordless_in_panel(found))
    return found


def _unknown_in_panel(one: Described) -> list[Diagnostic]:
    return [
        Diagnostic(
            "unknown-column",
            f"the panel has a column `{name}`, and `columns` says nothing of it",
            one.places.span(("panel", number)),
            expected=", ".join(one.said.columns),
            nearest=nearest(name, one.said.columns),
        )
        for number, name in enumerate(one.said.panel)
        if name not in one.said.columns
    ]


def _wordless_in_panel(one: Described) -> list[Diagnostic]:
    return [
        Diagnostic(
            "missing-key",
            f"`{name}` stands in the panel, and nothing says what its figure counts",
            one.span("columns", name),
            expected="`what`, the words under the figure, or `unit`",
        )
        for name in one.said.panel
        if (column := one.said.columns.get(name)) and not (column.what or column.unit)
    ]


def _undescribed(table: str, name: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "local-undescribed",
        f"nothing says what the columns of “{table}” are",
        span,
        expected=f"a file {name}",
        hint="Write there, for each column that is printed, its unit and its source: docs/local-facts.md has an example.",
    )
