"""A composite is labelled by the program: in every length and layout, whatever its block and its brief say."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from consenting import keep_record
from rendering import prepared_brief as prepare

from briefgen.diagnostics import BriefError
from briefgen.document.nodes import Group, GroupRole, Heading, Paragraph, Passage, Role, plain_text
from briefgen.document.walking import walk
from briefgen.models.labels import Labels
from briefgen.pipeline import Prepared
from briefgen.workspace import Workspace
from briefgen.writers import docx, html, text

LABEL = "Illustrative composite, not a real person"
BLOCK = """---
title: Somebody
summary: S
audience: public
stance: voice
voice: {{kind: {kind}, name: Somebody}}
consent: r
{more}---
# Headline
I stood there.

# Short
::: quote
I stood there, and waited.
:::

# Full
- I stood there.
- I waited.
"""


def prepared(
    folder: Path,
    section: str,
    more: str = "",
    kind: str = "composite",
    name: str = "v.md",
    matter: str = "",
    *,
    named: bool = False,
) -> Prepared:
    """A brief with one section, in a workspace with one voice."""
    files = {
        "briefgen.yaml": "organization: {name: Example Coalition}\n",
        f"briefs/blocks/{name}": BLOCK.format(kind=kind, more=matter),
        "briefs/one.yaml": f"title: T\ndate: 2026-05-20\n{more}sections: [{{{section}}}]\n",
    }
    for path, words in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(words, "utf-8")
    keep_record(folder, names=[], named=named)
    return prepare(Workspace(folder, today=dt.date(2026, 5, 20)), "briefs/one.yaml")


def labels(made: Prepared) -> list[str]:
    """The labels that stand first in passages, or right under the heading of one."""
    found = []
    for node in walk(made.document.children):
        if isinstance(node, Passage):
            first = next(flow for flow in node.children if not isinstance(flow, Heading))
            found += [plain_text(first.children)] if isinstance(first, Paragraph) and first.role is Role.LABEL else []
    return found


@pytest.mark.parametrize("length", ["headline", "short", "full"])
@pytest.mark.parametrize("titles", ["heading", "run-in", "none"])
@pytest.mark.parametrize("layout", ["prose", "bullets", "numbers"])
def test_every_composite_stands_under_its_label(length: str, titles: str, layout: str, tmp_path: Path) -> None:
    section = f"heading: H, length: {length}, titles: {titles}, layout: {layout}, blocks: [v]"
    assert labels(prepared(tmp_path, section)) == [LABEL]


def test_a_title_of_the_brief_does_not_take_its_place(tmp_path: Path) -> None:
    assert labels(prepared(tmp_path, "heading: H, blocks: [{use: v, title: A true story}]")) == [LABEL]


def test_a_section_headed_by_its_title_has_the_label(tmp_path: Path) -> None:
    assert labels(prepared(tmp_path, "blocks: [v]")) == [LABEL]


def test_a_person_under_their_own_name_has_none(tmp_path: Path) -> None:
    assert labels(prepared(tmp_path, "heading: H, blocks: [v]", kind="person", named=True)) == []


@pytest.mark.parametrize("length", ["headline", "short", "full"])
def test_a_person_under_another_name_has_one_that_says_so(length: str, tmp_path: Path) -> None:
    section = f"heading: H, length: {length}, titles: none, blocks: [{{use: v, title: Maria}}]"
    assert labels(prepared(tmp_path, section, kind="person")) == ["A real person’s account, under another name"]


def test_an_illustration_says_that_it_rests_on_nobody(tmp_path: Path) -> None:
    found = labels(prepared(tmp_path, "heading: H, blocks: [v]", matter="rests_on: []\n"))
    assert found == ["Illustration, based on no real person"]
    (tmp_path / "es").mkdir()
    spanish = prepared(
        tmp_path / "es", "heading: H, blocks: [v]", "language: es\n", name="v.es.md", matter="rests_on: []\n"
    )
    assert labels(spanish) == ["Ilustración que no se basa en ninguna persona real"]


@pytest.mark.parametrize(
    ("label", "matter", "kind", "fine", "gone"),
    [
        ("illustration", "rests_on: []\n", "composite", "An invented example", "A true story"),
        ("pseudonym", "", "person", "Her name was changed", "In her words"),
        ("pseudonym", "", "person", "Not her real name", "A neighbor"),
    ],
)
def test_no_label_may_be_worded_away(label: str, matter: str, kind: str, fine: str, gone: str, tmp_path: Path) -> None:
    made = prepared(tmp_path, "heading: H, blocks: [v]", f"labels: {{{label}: {fine}}}\n", kind, matter=matter)
    assert labels(made) == [fine]
    with pytest.raises(BriefError) as caught:
        prepared(tmp_path, "heading: H, blocks: [v]", f"labels: {{{label}: {gone}}}\n", kind, matter=matter)
    assert [d.code for d in caught.value.diagnostics] == [f"{label}-label"]


def test_it_is_said_in_the_language_of_the_brief(tmp_path: Path) -> None:
    found = labels(prepared(tmp_path, "heading: H, blocks: [v]", "language: es\n", name="v.es.md"))
    assert found == ["Retrato compuesto a modo de ilustración, no una persona real"]


def test_it_is_the_same_in_every_format(tmp_path: Path) -> None:
    made = prepared(tmp_path, "heading: H, blocks: [v]")
    word = zipfile.ZipFile(io.BytesIO(docx.write(made.document, made.style).data)).read("word/document.xml").decode()
    for printed in (
        word,
        html.write(made.document, made.style).data.decode(),
        text.write(made.document, made.style).data.decode(),
    ):
        assert printed.count(LABEL) == 1


def test_it_may_be_worded_another_way(tmp_path: Path) -> None:
    more = "labels: {composite: A composite portrait}\n"
    assert labels(prepared(tmp_path, "heading: H, blocks: [v]", more)) == ["A composite portrait"]


def test_it_may_not_be_worded_away(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        prepared(tmp_path, "heading: H, blocks: [v]", "labels: {composite: In her words}\n")
    assert [(d.code, d.span.line) for d in caught.value.diagnostics if d.span] == [("composite-label", 3)]


def test_a_brief_without_composites_may_word_it_as_it_likes(tmp_path: Path) -> None:
    made = prepared(
        tmp_path, "heading: H, blocks: [v]", "labels: {composite: In her words}\n", kind="person", named=True
    )
    assert not made.diagnostics


def test_the_words_of_a_language_without_labels_are_told_of(tmp_path: Path) -> None:
    made = prepared(tmp_path, "heading: H, blocks: [v]", "language: fr\n", name="v.fr.md")
    (note,) = [d for d in made.diagnostics if d.code == "untranslated-labels"]
    assert f"“{Labels().composite}”" in note.message


def test_nothing_but_a_passage_has_such_a_label(tmp_path: Path) -> None:
    made = prepared(tmp_path, "heading: H, blocks: [v]", "signers: {names: [A, B]}\n")
    roles = [node.role for node in walk(made.document.children) if isinstance(node, Group)]
    assert GroupRole.SIGNERS in roles
    assert labels(made) == [LABEL]
