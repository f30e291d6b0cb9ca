"""Words to be said aloud: a sentence a line; the ask once more at the end; headings that are smaller than others."""

from __future__ import annotations

from pathlib import Path

import pytest
from rendering import prepared_brief as prepare

from briefgen.compose.speaking import sentences
from briefgen.document.nodes import (
    Citation,
    CitedItem,
    Group,
    GroupRole,
    Heading,
    Paragraph,
    Role,
    Strong,
    Text,
    plain_text,
)
from briefgen.document.walking import walk
from briefgen.pipeline import Prepared
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.workspace import Workspace
from briefgen.writers import docx
from briefgen.writers.pdf import Press

BRIEF = """\
title: T
date: 2026-05-20
audience: coalition
ask: Oppose section 5.
parts: [title, ask, sections]
sections:
  - heading: Aloud
    level: 2
    layout: lines
    blocks: [{text: "Thank you. We **ask. Twice.** Of Rep. Example and of the U.S. House: oppose H.R. 1. Why?\\n\\n- One. Two."}]
  - {heading: Below, level: 2, blocks: [{text: "Said. Not parted."}]}
  - {heading: Home, part: ask-again}
  - {part: ask}
"""


def made(folder: Path, brief: str, **files: str) -> Prepared:
    for name, words in {"briefgen.yaml": "organization: {name: Example}\n", "briefs/one.yaml": brief, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    return prepare(Workspace(folder), "briefs/one.yaml")


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        ("One. Two? Three! “Four.” Five", ["One.", "Two?", "Three!", "“Four.”", "Five"]),
        ("In 1.5 years. 20 people came", ["In 1.5 years.", "20 people came"]),
        ("Rep. Doe and Sen. Roe of the U.S. House read sec. 5, H.R. 1 and S. 2.", None),
        ("¿Qué pide? ¡Que vote! El Dr. Ejemplo", ["¿Qué pide?", "¡Que vote!", "El Dr. Ejemplo"]),
        ("it ends. and goes on", None),
        ("", []),
    ],
)
def test_where_a_sentence_ends(words: str, parted: list[str] | None) -> None:
    found = [plain_text(one) for one in sentences((Text(words),) if words else ())]
    assert found == ([words] if parted is None else parted)


def test_what_is_cited_stays_with_its_sentence_and_bold_words_whole() -> None:
    words = (Strong((Text("A head. It goes on."),)), Text(" Then care."), Citation((CitedItem("x"),)), Text(" More."))
    first, second = sentences(words)
    assert plain_text(first) == "A head. It goes on. Then care." and isinstance(first[-1], Citation)
    assert second == (Text("More."),)


def test_a_card_says_a_sentence_a_line_and_its_ask_twice(tmp_path: Path) -> None:
    prepared = made(tmp_path, BRIEF)
    assert prepared.diagnostics == ()
    nodes = list(walk(prepared.document.children))
    lines = [plain_text(node.children) for node in nodes if isinstance(node, Paragraph) and node.role is Role.SPOKEN]
    assert [line.replace("\u00a0", " ") for line in lines] == [
        *("Thank you.", "We ask. Twice. Of Rep. Example and of the U.S. House: oppose H.R. 1.", "Why?"),
    ]
    levels = [(node.level, plain_text(node.children)) for node in nodes if isinstance(node, Heading)]
    assert levels == [(1, "Aloud"), (2, "Below"), (1, "Home")], "the first has none above it"
    asks = [node for node in nodes if isinstance(node, Group) and node.role is GroupRole.ASK]
    labels = [[one.role for one in ask.children if isinstance(one, Paragraph)] for ask in asks]
    assert labels == [[Role.ASK], [Role.ASK_LABEL, Role.ASK]]
    wanted = expected(prepared.document, prepared.style)
    assert sum("Oppose section" in one.part.text.replace("\u00a0", " ") for one in wanted.parts) == 2
    with Press() as press:
        files = {"pdf": press.submit(prepared.document, prepared.style).result().data}
    files["docx"] = docx.write(prepared.document, prepared.style).data
    assert {kind: differences(wanted, kind, data) for kind, data in files.items()} == {"pdf": (), "docx": ()}


def test_a_style_says_where_sources_stand_and_a_brief_comes_first(tmp_path: Path) -> None:
    source = "references:\n  - {id: doe, type: report, title: A report, author: [{literal: Doe}], issued: 2020-01-01}\n"
    style = "name: large\nextends: civic\ntitle: T\nsources: list\n"
    brief = "title: T\ndate: 2026-05-20\nstyle: large\n{}sections: [{{heading: S, blocks: [{{text: 'So it is [@doe].'}}]}}]\n"
    found = {}
    for said in ("", "sources: notes\n"):
        files = {"briefs/sources.yaml": source, "styles/large/style.yaml": style}
        prepared = made(tmp_path, brief.format(said), **files)
        roles = [node.role for node in prepared.document.children if isinstance(node, Group)]
        found[said] = GroupRole.SOURCES in roles
    assert found == {"": True, "sources: notes\n": False}
