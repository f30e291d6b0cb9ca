"""`styles/csl/NAME.csl` and the words of its language → a citation style ready to use."""

from __future__ import annotations

from briefgen.csl import CslError, CslStyle, Locale, read_csl, read_locale
from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, nearest
from briefgen.workspace import File, Workspace

FOLDER = "styles/csl"
LOCALES = {"en": "en-US", "de": "de-DE", "es": "es-ES", "fr": "fr-FR"}
"""The languages whose words come with briefgen, by their first part; any other cites in English."""


def read_citation_style(
    workspace: Workspace, name: str, language: str, report: Report, span: Span | None = None
) -> tuple[CslStyle, Locale] | None:
    """The citation style `name`, asked for at `span`, and the words of the language.

    None, with the reasons in the report, when the style cannot be used. A style of the
    workspace comes before one of the same name that comes with briefgen.
    """
    try:
        file = _file(workspace, f"{name}.csl")
        if file is None:
            report.add(_unknown(name, workspace, span))
            return None
        return _style(workspace, file), _locale(workspace, language)
    except CslError as error:
        problems = error.problems
        report.add(*(Diagnostic(p.code, p.message, Span(error.name, p.line), expected=p.expected, hint=p.hint) for p in problems))
    except BriefError as error:
        report.add(*error.diagnostics)
    return None


def citation_style_names(workspace: Workspace) -> tuple[str, ...]:
    """The names of all citation styles: the workspace's and those that come with briefgen."""
    files = workspace.files(FOLDER, ".csl") + workspace.starter_files(FOLDER, ".csl")
    return tuple(sorted({file.removeprefix(f"{FOLDER}/").removesuffix(".csl") for file in files}))


def _style(workspace: Workspace, file: File) -> CslStyle:
    def parent(address: str) -> bytes | None:
        found = _file(workspace, f"{address.rstrip('/').rpartition('/')[2].removesuffix('.csl')}.csl")
        return found.data if found else None

    return read_csl(file.data, file.name, parent=parent)


def _locale(workspace: Workspace, language: str) -> Locale:
    tag = LOCALES.get(language.split("-")[0], "en-US")
    file = workspace.starter_read(f"{FOLDER}/locales/locales-{tag}.xml")
    return read_locale(file.data, file.name)


def _file(workspace: Workspace, name: str) -> File | None:
    path = f"{FOLDER}/{name}"
    own = workspace.read_if_there(path)
    if own is None and workspace.starter_exists(path):
        return workspace.starter_read(path)
    return own


def _unknown(name: str, workspace: Workspace, span: Span | None) -> Diagnostic:
    names = citation_style_names(workspace)
    return Diagnostic(
        "unknown-citation-style",
        f"there is no citation style `{name}`",
        span,
        expected=", ".join(names),
        nearest=nearest(name, names),
        hint=f"put its CSL file into {FOLDER}",
    )
