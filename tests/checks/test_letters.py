"""Letters of a brief's language that a face of its style lacks are told: bold or italic words must not vanish."""

from __future__ import annotations

import pytest
from specimen import ROOT

from briefgen.checks.showing import lost_letters
from briefgen.diagnostics import Report, Span
from briefgen.models.style import Style
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace

SPAN = Span("briefs/small.yaml", 1, 1)


def shipped(name: str) -> Style:
    read = read_style(Workspace(ROOT), name, Report())
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("style", "language", "files", "lacking"),
    [
        ("office", "ro-RO", ["Caladea-Italic.ttf", "Caladea-BoldItalic.ttf"], "ș Ș ț"),
        ("office", "cs", [], ""),
        ("office", "es-MX", [], ""),
        ("civic", "ro", [], ""),
        ("civic", "en-US", [], ""),
    ],
)
def test_each_face_must_have_the_letters_of_the_language(
    style: str, language: str, files: list[str], lacking: str
) -> None:
    found = list(lost_letters(language, shipped(style), SPAN))
    assert [one.message.split("“")[1].split("”")[0] for one in found] == files
    assert all(one.code == "font-lacks-characters" and one.message.endswith(lacking) for one in found)
