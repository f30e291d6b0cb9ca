"""Signers in a row: who is counted, who is named, in which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from rendering import prepared_brief as prepare

from briefgen.document.nodes import Group, GroupRole, Paragraph, plain_text
from briefgen.document.walking import walk
from briefgen.pipeline import Prepared
from briefgen.workspace import Workspace


def made(folder: Path, signers: str, more: str = "") -> Prepared:
    (folder / "briefs").mkdir()
    (folder / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    brief = f"title: T\ndate: 2026-05-20\n{more}signers: {{as: row, {signers}}}\n"
    (folder / "briefs/one.yaml").write_text(brief, "utf-8")
    return prepare(Workspace(folder), "briefs/one.yaml")


def row(prepared: Prepared) -> str:
    """The words of the row, with plain spaces."""
    groups = [node for node in walk(prepared.document.children) if isinstance(node, Group)]
    lines = [child for group in groups if group.role is GroupRole.SIGNERS for child in group.children]
    assert all(isinstance(line, Paragraph) for line in lines)
    return " | ".join(plain_text(line.children) for line in lines if isinstance(line, Paragraph)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("signers", "words"),
    [
        ("names: [A, B, C]", "Joined by 3 organizations: A · B · C"),
        ("show: 2, names: [A, B, C]", "Joined by 3 organizations, among them: A · B"),
        ("show: 2, names: [A, B, {organization: C, first: true}]", "Joined by 3 organizations, among them: C · A"),
        ("show: 2, sorted: true, names: [D, The B, {organization: C, first: true}]", "Joined by 3 organizations, among them: C · D"),
        ("names: [A]", "Joined by: A"),
        ("names: [A, example  coalition, B]", "Joined by 2 organizations: A · B"),
        ("names: [A, {name: Pat Sample, role: nurse}]", "Joined by 2 organizations and people: A · Pat Sample"),
        ("names: [{organization: A, name: Pat Sample}, B]", "Joined by 2 organizations: A · B"),
        ("heading: With us, show: 1, names: [A, B]", "With us, among them: A"),
        ("heading: 'With us, for one:', show: 1, names: [A, B]", "With us, for one: A"),
        ("names: [Example Coalition]", ""),
        ("show: 3", ""),
    ],
)  # fmt: skip
def test_a_row_counts_all_and_names_some(signers: str, words: str, tmp_path: Path) -> None:
    assert row(made(tmp_path, signers)) == words


def test_what_is_not_said_is_eight(tmp_path: Path) -> None:
    names = ", ".join(f"Fund {letter}" for letter in "ABCDEFGHIJ")
    said = row(made(tmp_path, f"names: [{names}]"))
    assert said.startswith("Joined by 10 organizations, among them: Fund A · ") and said.endswith(" · Fund H")


def test_a_row_is_in_the_language_of_the_brief(tmp_path: Path) -> None:
    prepared = made(tmp_path, "show: 1, names: [A, B]", "language: es\n")
    assert row(prepared) == "Con el apoyo de 2 organizaciones, entre ellas: A"
    assert prepared.diagnostics == ()


def test_words_that_nobody_gave_in_the_language_are_told(tmp_path: Path) -> None:
    prepared = made(tmp_path, "show: 1, names: [A, B]", "language: de\nlabels: {page_of: 'Seite {page} von {pages}'}\n")
    (told,) = [one for one in prepared.diagnostics if one.code == "untranslated-labels"]
    assert "“Joined by {count} organizations”, “among them”" in told.message


def test_a_middle_dot_stays_with_what_follows(tmp_path: Path) -> None:
    groups = [node for node in made(tmp_path, "names: [A, B]").document.children if isinstance(node, Group)]
    line = groups[-1].children[0]
    assert isinstance(line, Paragraph)
    assert plain_text(line.children).endswith("A ·\u00a0B")


def test_a_name_stays_on_one_line_if_it_is_not_long(tmp_path: Path) -> None:
    names = ["Example Outreach Collective", "An Association of Many Counties and of Cities"]
    (group,) = [node for node in made(tmp_path, f"names: {names}").document.children if isinstance(node, Group)][-1:]
    line = group.children[0]
    assert isinstance(line, Paragraph)
    first, second = plain_text(line.children).partition(": ")[2].split(" ·\u00a0")
    assert (first, " " in second) == ("Example\u00a0Outreach\u00a0Collective", True)
