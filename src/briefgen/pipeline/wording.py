"""The rules about words, for those who check a brief or a library; and the exceptions that texts make to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.checks.evidence.texts import Written, all_texts
from briefgen.checks.unwritten import words_of
from briefgen.diagnostics import BriefError, Report
from briefgen.models.folders import WORD_RULES
from briefgen.models.library import Library
from briefgen.models.rules import Checks
from briefgen.models.settings import language_of
from briefgen.noun import noun
from briefgen.readers.blocks.library import read_blocks
from briefgen.readers.brief.reading import read_briefs, read_settings
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import brief_files, translated

if TYPE_CHECKING:
    from briefgen.checks.words import Judge


def judge_of(workspace: Workspace, checks: Checks, library: Library, report: Report) -> Judge | None:
    """Who judges words in this run; None where the workspace has no rules about them.

    What it takes to judge is not even loaded there.
    """
    return workspace.once("judge", lambda own: _judge(workspace, checks, library, own), report)


def _judge(workspace: Workspace, checks: Checks, library: Library, report: Report) -> Judge | None:
    try:
        file = workspace.read_if_there(WORD_RULES)
    except BriefError as error:
        report.add(*error.diagnostics)
        return None
    if file is None:
        return None
    from briefgen.checks.words import Judge
    from briefgen.readers.prose import word_rules

    rules = word_rules(workspace, file, report)
    return Judge(rules, checks, library) if rules else None


@noun
class Excepted:
    """A rule about words that does not hold in one place, and why; a switch without a reason has none, and switches nothing."""

    file: str
    line: int
    rule: str
    reason: str


def exceptions(workspace: Workspace, report: Report) -> tuple[Excepted, ...]:
    """Every exception that blocks, in all languages, and briefs make to the rules about words, file by file."""
    from briefgen.checks.words import exceptions_of

    found = [
        Excepted(text.manuscript.file, text.place(one.start, one.end).line, one.rule, one.reason)
        for text, one in exceptions_of(_texts(workspace, report), Library({}, (), {}))
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.file, one.line)))


def _texts(workspace: Workspace, report: Report) -> Iterator[Written]:
    usual = language_of(read_settings(workspace, report))
    for language in dict.fromkeys((usual, *translated(workspace))):
        blocks, names = read_blocks(workspace, report, None, language, base_language=usual)
        yield from all_texts(Library(blocks, names, {}))
    for file in brief_files(workspace):
        for brief in read_briefs(workspace, file, (), report):
            for path, words in words_of(brief.spec):
                yield Written(brief.places.manuscript(words, *path), brief.spec.language)
