"""Everything in a workspace read and checked, also what no brief uses yet."""

from __future__ import annotations

from briefgen.catalog import brief_files, style_names, template_files, translated
from briefgen.cite import cite
from briefgen.compose import Places, compose
from briefgen.diagnostics import BriefError, Report, Span
from briefgen.library import Block
from briefgen.manuscript import Manuscript
from briefgen.plan import Choice, Plan, PlannedSection
from briefgen.readers.library import read_library
from briefgen.readers.spec import read_settings, read_spec
from briefgen.readers.style import read_style
from briefgen.render import prepare, reading
from briefgen.spec import Layout, Part, Spec
from briefgen.workspace import Workspace

USUAL = "en-US"
"""The language of a block whose file name states none."""

FULL_SPEC = Spec.model_validate(
    {
        "title": "Title",
        "jurisdiction": "federal",
        "organization": {"name": "Name"},
        "meeting": {
            "legislator": {"name": "First Last", "title": "Rep.", "district": "NY-12"},
            "office": "Office",
            "staff": "Staff",
            "date": "2000-01-01",
            "time": "noon",
            "place": "Place",
        },
        "ask": "Ask",
        "bill": {
            "number": "H.R. 0000",
            "title": "Title",
            "version": "introduced",
            "as_of": "2000-01-01",
            "position": "Oppose",
        },
        "contact": {
            "name": "Name",
            "role": "Role",
            "email": "name@example.org",
            "phone": "555 0100",
            "web": "https://example.org",
        },
        "signers": {"names": ["Name"]},
    }
)
"""A brief that gives every value that text may name, so that none is missing when all blocks are read."""


def check_brief(workspace: Workspace, name: str, report: Report) -> None:
    """Everything that can be said of one brief before it is laid out."""
    try:
        report.add(*prepare(workspace, name).diagnostics)
    except BriefError as error:
        report.add(*error.diagnostics)


def check_workspace(workspace: Workspace, report: Report) -> None:
    """Settings, blocks in every length and language, sources, styles, templates and briefs; each problem once."""
    read_settings(workspace, report)
    for name, origin in style_names(workspace).items():
        if origin == "workspace":
            read_style(workspace, name, report)
    for file in filter(None, template_files(workspace).values()):
        read_spec(workspace, file, (), report)
    for name in brief_files(workspace):
        check_brief(workspace, name, report)
    for language in dict.fromkeys((USUAL, *translated(workspace))):
        _check_library(workspace, language, report)


def _check_library(workspace: Workspace, language: str, report: Report) -> None:
    """Every block in every length, composed as if one brief held them all and gave every value there is."""
    library = read_library(workspace, report, language=language)
    spec = FULL_SPEC.model_copy(update={"language": language, "date": workspace.today})
    plan = Plan((Part.SECTIONS,), tuple(map(_section_of, library.blocks.values())))
    document = compose(spec, Places({}, {}), plan, library, reading(workspace, language, report), report)
    cite(document, library.sources, report)


def _section_of(block: Block) -> PlannedSection:
    span = block.spans.get(("title",), Span(block.file, 1))
    title = Manuscript(block.matter.title, block.file, (span.line,), ("",) * (span.line - 1) + (span.text,))
    choices = (Choice(block.id, length, block.language, title, "none", "", span) for length in block.lengths)
    return PlannedSection(block.id, title, tuple(choices), Layout.PROSE)
