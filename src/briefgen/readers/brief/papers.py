"""What `briefgen.yaml` says of each paper: the brief that a new one begins as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, nearest
from briefgen.models.folders import spec_file
from briefgen.noun import noun
from briefgen.readers.brief.merge import Node
from briefgen.readers.brief.reading import own_documents, settings_tree
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import brief_files, stems, template_files


@noun
class Start:
    """The brief that new ones of a `paper` begin as: `node` is what its file says of it, without template and settings.

    `name` is what it is called: `leave-behind`, or `lobby-day.leave-behind` for a document of a packet.
    """

    paper: str
    name: str
    node: Node = field(repr=False)


def read_starts(workspace: Workspace, report: Report) -> Mapping[str, Start]:
    """The starting brief of each paper that has one.

    Reports a paper that is no template (`unknown-template`), a brief or document that is not there (`unknown-brief`,
    `unknown-document`), and one that fills another template (`other-paper`).
    """
    settings = settings_tree(workspace, report)
    papers = settings.keys.get("papers") if settings else None
    found: dict[str, Start] = {}
    for paper, said in (papers.keys if papers else {}).items():
        if paper not in template_files(workspace):
            report.add(_no_paper(paper, said.key_span, tuple(template_files(workspace))))
        elif name := said.word("starts_from"):
            try:
                found[paper] = _start(workspace, paper, name, said.keys["starts_from"].span)
            except BriefError as error:
                report.add(*error.diagnostics)
    return found


def _start(workspace: Workspace, paper: str, name: str, span: Span | None) -> Start:
    """The starting brief of a paper. Raises BriefError."""
    stem, _, document = name.rpartition(".")
    whole = workspace.exists(spec_file(name)) or not stem
    file, document = (spec_file(name), "") if whole else (spec_file(stem), document)
    if file not in brief_files(workspace):
        raise BriefError([_no_brief(name, span, stems(brief_files(workspace)))])
    documents = own_documents(workspace, file)
    if document not in documents:
        raise BriefError([_no_document(name, span, tuple(documents))])
    own = documents[document]
    if (template := own.word("template")) != paper:
        raise BriefError([_other_paper(name, template, paper, span)])
    return Start(paper, name, own)


def _no_paper(paper: str, span: Span | None, papers: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        "unknown-template", f"there is no template `{paper}`, so there are no papers of this kind", span,
        expected=", ".join(papers), nearest=nearest(paper, papers),
    )  # fmt: skip


def _no_brief(name: str, span: Span | None, names: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        "unknown-brief", f"there is no brief `{name}`", span,
        expected="the name of a file in briefs/, without .yaml; of a document of a packet, behind a dot: lobby-day.leave-behind",
        nearest=nearest(name, names), hint="`briefgen list briefs` shows all of them.",
    )  # fmt: skip


def _no_document(name: str, span: Span | None, documents: tuple[str, ...]) -> Diagnostic:
    stem, _, document = name.rpartition(".")
    known = tuple(f"{stem or name}.{one}" for one in documents if one)
    message = f"the packet `{stem}` has no document `{document}`" if stem else f"`{name}` is a packet"
    if not known:
        message, known = f"`{stem}` is no packet, and has no document `{document}`", (stem,)
    return Diagnostic(
        "unknown-document", message, span, expected=", ".join(known), nearest=nearest(name, known) if stem else ""
    )


def _other_paper(name: str, template: str, paper: str, span: Span | None) -> Diagnostic:
    found = f"fills the template `{template}`" if template else "fills no template"
    return Diagnostic(
        "other-paper", f"`{name}` {found}, and so cannot be what a `{paper}` starts from", span,
        expected=f"a brief, or a document of a packet, with `template: {paper}`",
    )  # fmt: skip
