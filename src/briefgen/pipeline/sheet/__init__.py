"""The sheet of a style: a brief that shows every kind of text, box and color of it, made like any other brief.

It lies in no workspace: its files are put before those of the workspace while it is made, and so are a source of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Report
from briefgen.models.folders import SETTINGS, SOURCES, STYLES
from briefgen.models.meeting import Organization
from briefgen.models.settings import language_of
from briefgen.noun import noun
from briefgen.pipeline.sheet.palette import grounds_picture, palette_picture
from briefgen.pipeline.sheet.specimen import SOURCE_FILE, settings_text, spec_text
from briefgen.pipeline.sheet.tables import pairs_of
from briefgen.readers.brief.reading import read_settings
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace


@noun
class Sheet:
    """A workspace in which there is the sheet of a style, and the name of its spec."""

    workspace: Workspace
    file: str


def sheet(workspace: Workspace, name: str) -> Sheet:
    """The sheet of the style of that name. Raises BriefError where the style cannot be used."""
    report = Report()
    style = read_style(workspace, name, report)
    if style is None:
        report.raise_if_failed()
    assert style is not None, "a style that cannot be read is told as an error"
    settings = read_settings(workspace, Report())
    organization = settings.organization if settings else Organization(name="Example Coalition")
    folder = f"{STYLES}/{name}"
    pairs = pairs_of(style.tokens)
    text = spec_text(style, pairs, folder, organization, language_of(settings))
    files = {
        SETTINGS: settings_text(organization).encode(),
        f"{folder}/sheet.yaml": text.encode(),
        f"{folder}/palette.png": palette_picture(style.tokens),
        f"{folder}/grounds.png": grounds_picture(style.tokens, pairs),
        SOURCES: SOURCE_FILE.encode(),
    }
    return Sheet(workspace.with_files(files, (STYLES, *_pictures(organization))), f"{folder}/sheet.yaml")


def _pictures(organization: Organization) -> Iterator[str]:
    """The logos of the workspace."""
    yield from filter(None, (organization.logo, organization.logo_reversed))
    for partner in organization.partners:
        yield from filter(None, (partner.logo, partner.logo_reversed))
