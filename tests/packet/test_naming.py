"""Names of files: every text gives one that can be written on Windows, macOS and Linux, or a reason why it gives none."""

from __future__ import annotations

import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.models.file_names import MOST_BYTES, Unusable, file_name, folded

DEVICES = ["con", "CON", "Nul", "aux.txt", "com1", "LPT9", "COM¹"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("leave-behind", "leave-behind"),
        ("2026-12-03-Example-q-and-a", "2026-12-03-Example-q-and-a"),
        ("Rep. Jordan Example, 2026-12-03", "Rep.-Jordan-Example,-2026-12-03"),
        ("a:b*c?", "a-b-c"),
        ("10:30 a.m.", "10-30-a.m"),
        ("Ask — “why?”", "Ask-—-“why-”"),
        ("\u202egnp.exe", "gnp.exe"),
        ("cafe\u0301", "café"),
        ("日本語の会議", "日本語の会議"),
        ("-rf", "rf"),
        ("--help", "help"),
        (".hidden", "hidden"),
        ("name. ", "name"),
        ("Bob Jr..brief", "Bob-Jr.brief"),
        ("100 %", "100"),
        ("tab\tline\nend", "tab-line-end"),
        ("a\u2044b", "a-b"),
        ("O’Neil & Sons; $1", "O’Neil-Sons-1"),
        ("🏳️‍🌈 pride", "🏳️-🌈-pride"),
        ("console", "console"),
        ("a" * MOST_BYTES, "a" * MOST_BYTES),
    ],
)
def test_what_a_text_becomes(text: str, name: str) -> None:
    assert file_name(text) == name


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no letter or digit"),
        (" . - ", "no letter or digit"),
        ("\u200b\u202e", "no letter or digit"),
        ("😀_!", "no letter or digit"),
        ("Health/Labor", "holds `/`"),
        ("C:\\Windows", "holds `\\`"),
        ("../../etc/passwd", "holds `/`"),
        ("..", "begins with `..`"),
        (" ..secret", "begins with `..`"),
        ("a" * (MOST_BYTES + 1), "121 bytes"),
        ("議" * 41, "123 bytes"),
        *((device, "device") for device in DEVICES),
    ],
)
def test_a_text_that_gives_no_name(text: str, fault: str) -> None:
    found = file_name(text)
    assert isinstance(found, Unusable) and fault in found.fault


@given(st.text(max_size=200))
@example("e\u200d\u0301")
@example("<\u0338")
@example("\u0301a")
def test_a_name_can_be_written_anywhere(text: str) -> None:
    name = file_name(text)
    if isinstance(name, Unusable):
        return
    assert 0 < len(name.encode("utf-8")) <= MOST_BYTES
    assert not set(name) & set('<>:"/\\|?*%')
    assert all(unicodedata.category(char)[0] not in "CZ" for char in name)
    assert name[0] not in "-.~ " and name[-1] not in "-.~ "
    assert unicodedata.is_normalized("NFC", name)
    assert file_name(name) == name


@given(st.text(min_size=1, max_size=30))
def test_a_name_is_one_file_in_its_folder(text: str) -> None:
    name = file_name(text)
    if isinstance(name, Unusable):
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"{name}.pdf").write_bytes(b"")
        assert [path.name for path in Path(folder).iterdir()] == [f"{name}.pdf"]


@given(st.text(max_size=40))
def test_case_and_composition_tell_no_two_names_apart(text: str) -> None:
    for other in (text.upper(), text.lower(), text.casefold(), unicodedata.normalize("NFD", text)):
        if other.casefold() == text.casefold() or unicodedata.normalize("NFC", other) == unicodedata.normalize(
            "NFC", text
        ):
            assert folded(other) == folded(text)
    assert folded(folded(text)) == folded(text)


def test_names_that_a_disk_could_take_for_one() -> None:
    assert folded("Straße") == folded("STRASSE")
    assert folded("Café") == folded("CAFE\u0301")
    assert folded("ﬁt") == folded("FIT")
    assert folded("leave-behind") != folded("leave-behind-2")
