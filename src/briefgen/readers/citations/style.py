"""`styles/csl/NAME.csl` and the words of its language → a citation style ready to use."""

from __future__ import annotations

from functools import lru_cache, partial

from briefgen.csl import CslError, CslStyle, Locale, read_csl, read_locale
from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, nearest
from briefgen.models.folders import CITATION_STYLES as FOLDER
from briefgen.models.languages import USUAL_LANGUAGE, cited_in
from briefgen.workspace import File, Workspace


def read_citation_style(
    workspace: Workspace, name: str, language: str, report: Report, span: Span | None = None
) -> tuple[CslStyle, Locale] | None:
    """The citation style `name`, asked for at `span`, and the words of the language.

    None, with the reasons in the report, when the style cannot be used. A style of the
    workspace comes before one of the same name that comes with briefgen.
    """
    try:
        file = _file(workspace, f"{name}.csl")
    except BriefError as error:
        report.add(*error.diagnostics)
        return None
    if file is None:
        report.add(_unknown(name, workspace, span))
        return None
    return workspace.once(("citation style", name, language), partial(_read, workspace, file, language), report)


def _read(workspace: Workspace, file: File, language: str, report: Report) -> tuple[CslStyle, Locale] | None:
    try:
        return _style(workspace, file), _locale(workspace, language)
    except CslError as error:
        problems = error.problems
        report.add(
            *(
                Diagnostic(p.code, p.message, Span(error.name, p.line), expected=p.expected, hint=p.hint)
                for p in problems
            )
        )
    except BriefError as error:
        report.add(*error.diagnostics)
    return None


def citation_style_names(workspace: Workspace) -> tuple[str, ...]:
    """The names of all citation styles: the workspace's and those that come with briefgen."""
    files = workspace.files(FOLDER, ".csl") + workspace.starter_files(FOLDER, ".csl")
    return tuple(sorted({file.removeprefix(f"{FOLDER}/").removesuffix(".csl") for file in files}))


def _style(workspace: Workspace, file: File) -> CslStyle:
    """The style in a file, or the one of which it is another name."""
    style = _kept(file.data, file.name)
    if isinstance(style, CslStyle):
        return style
    parent = _file(workspace, f"{style.rstrip('/').rpartition('/')[2].removesuffix('.csl')}.csl")
    return read_csl(file.data, file.name, parent=lambda _: parent.data if parent else None)


@lru_cache(maxsize=8)
def _kept(data: bytes, name: str) -> CslStyle | str:
    """A style, kept from one brief to the next; of one that only points to another, the address of that."""
    addresses: list[str] = []
    try:
        return read_csl(data, name, parent=addresses.append)
    except CslError:
        if addresses:
            return addresses[0]
        raise


def _locale(workspace: Workspace, language: str) -> Locale:
    tag = cited_in(language) or USUAL_LANGUAGE
    name = f"{FOLDER}/locales/locales-{tag}.xml"
    file = workspace.once(("locale", name), lambda _: workspace.starter_read(name), Report())
    return _words(file.data, file.name)


_words = lru_cache(maxsize=8)(read_locale)


def _file(workspace: Workspace, name: str) -> File | None:
    return workspace.once(("citation style file", name), lambda _: _found(workspace, name), Report())


def _found(workspace: Workspace, name: str) -> File | None:
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
        hint=f"Put its CSL file into {FOLDER}.",
    )
