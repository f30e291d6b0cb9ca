"""The contact: a line as before, a card with more, and what is said of its QR code in the brief's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from rendering import prepared_brief as prepare

from briefgen.document.nodes import Figure, Group, GroupRole
from briefgen.document.walking import walk
from briefgen.pipeline import Prepared
from briefgen.workspace import Workspace

WEB = "web: https://www.coalition.example/five/"


def made(folder: Path, contact: str, language: str = "en-US") -> Prepared:
    (folder / "briefs").mkdir()
    (folder / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    brief = f"title: T\ndate: 2026-05-20\nlanguage: {language}\ncontact: {{name: Sam, {contact}}}\nstyle: plain\n"
    (folder / "briefs/one.yaml").write_text(brief, "utf-8")
    return prepare(Workspace(folder), "briefs/one.yaml")


@pytest.mark.parametrize(
    ("contact", "role"),
    [
        (WEB, GroupRole.CONTACT),
        (f"{WEB}, qr: false", GroupRole.CONTACT),
        (f"{WEB}, qr: true", GroupRole.CONTACT_CARD),
        ("address: 100 Example Street", GroupRole.CONTACT_CARD),
        ('social: ["@example"]', GroupRole.CONTACT_CARD),
    ],
)
def test_it_is_a_card_only_where_it_says_more(contact: str, role: GroupRole, tmp_path: Path) -> None:
    groups = [flow.role for flow in made(tmp_path, contact).document.children if isinstance(flow, Group)]
    assert groups == [GroupRole.MASTHEAD, role]


@pytest.mark.parametrize(
    ("language", "alt"),
    [("en-US", "QR code for coalition.example/five"), ("es", "Código QR de coalition.example/five")],
)
def test_a_code_is_described_in_the_language_of_the_brief(language: str, alt: str, tmp_path: Path) -> None:
    prepared = made(tmp_path, f"{WEB}, qr: true", language)
    (code,) = [node for node in walk(prepared.document.children) if isinstance(node, Figure)]
    assert (code.image.alt, code.code) == (alt, "https://www.coalition.example/five/")
    assert prepared.diagnostics == ()


def test_words_of_a_code_that_nobody_translated_are_named(tmp_path: Path) -> None:
    (told,) = made(tmp_path, f"{WEB}, qr: true", "fr").diagnostics
    assert told.code == "untranslated-labels" and "qr_code" in told.hint + told.message + told.expected
