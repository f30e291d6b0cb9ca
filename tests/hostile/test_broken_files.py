"""Files that are missing, empty, not text, too large or no files at all, in every place where a file is read."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hostile.attempt import BLOCK, BLOCK_TEXT, CHECKOUT, SPEC, SPEC_TEXT, Place, refuses
from profiles import sample

STYLE, SOURCES, SETTINGS, TEMPLATE = (
    "styles/own/style.yaml",
    "briefs/sources.yaml",
    "briefgen.yaml",
    "briefs/templates/own.yaml",
)
STYLE_TEXT = "name: own\ntitle: Own\nextends: civic\n"
TEXTS = {
    SPEC: SPEC_TEXT.replace("title: Town", "title: Town\nstyle: own\ntemplate: own"),
    BLOCK: BLOCK_TEXT,
    STYLE: STYLE_TEXT,
    TEMPLATE: "subtitle: From the template\n",
    SOURCES: (CHECKOUT / SOURCES).read_text("utf-8"),
    SETTINGS: (CHECKOUT / SETTINGS).read_text("utf-8"),
}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40

CONTENTS: dict[str, tuple[bytes, str]] = {
    "a PNG": (PNG, "binary-file"),
    "a Word file": (b"PK\x03\x04" + bytes(2000), "binary-file"),
    "zeros": (bytes(5000), "binary-file"),
    "21 MB": (b"# " + b"x" * 21_000_000, "too-large"),
    "UTF-16 with a mark": ("title: Café\n".encode("utf-16"), "not-utf8"),
    "UTF-16 without a mark": ("title: Café\n".encode("utf-16-le"), "not-utf8"),
    "Latin-1": ("---\ntitle: Café\n".encode("latin-1"), "not-utf8"),
    "an escape": (b"---\ntitle: a\x1b[31mb\n---\n\x1b]0;title\x07", "control-character"),
}
"""What stands in the file, and what is said of it wherever that is."""


@pytest.fixture
def full(place: Place) -> Place:
    """A place whose brief uses a style, a template and a block of the workspace."""
    for name, text in TEXTS.items():
        place.write(name, text)
    return place


@pytest.mark.parametrize(
    ("file", "content"),
    sample([*((file, "a PNG") for file in TEXTS), *((BLOCK, content) for content in CONTENTS if content != "a PNG")]),
)
def test_what_is_not_text_is_refused_by_name(full: Place, file: str, content: str) -> None:
    data, code = CONTENTS[content]
    full.write(file, data)
    outcome = refuses(full, "render", SPEC, "--format", "docx", codes=None)
    assert code in outcome.codes
    assert file in outcome.stderr


EMPTY = {SPEC: "empty-file", BLOCK: "empty-file", STYLE: "empty-file", SETTINGS: "empty-file", SOURCES: "empty-file"}


@pytest.mark.parametrize(("file", "data"), [*((file, b"") for file in EMPTY), (SPEC, b"\n\n"), (SPEC, b"\xef\xbb\xbf")])
def test_an_empty_file_is_called_empty(full: Place, file: str, data: bytes) -> None:
    full.write(file, data)
    outcome = refuses(full, "render", SPEC, "--format", "docx", codes=None)
    assert EMPTY[file] in outcome.codes


def folder(place: Place, name: str) -> None:
    (place.root / name).unlink()
    (place.root / name).mkdir()


def link_outside(place: Place, name: str) -> None:
    (place.root / name).unlink()
    (place.root / name).symlink_to(place.folder / "secret.txt")


def pipe(place: Place, name: str) -> None:
    (place.root / name).unlink()
    os.mkfifo(place.root / name)


def device(place: Place, name: str) -> None:
    (place.root / name).unlink()
    (place.root / name).symlink_to("/dev/zero")


MADE_INTO: dict[Callable[[Place, str], None], set[str]] = {
    folder: {"not-a-file", "unknown-block", "unknown-style", "unknown-template", "no-workspace"},
    link_outside: {"outside-workspace", "unknown-block", "unknown-style", "unknown-template"},
    pipe: {"not-a-file", "unknown-style", "unknown-template", "no-workspace"},
    device: {"outside-workspace", "not-a-file", "unknown-block", "unknown-style", "unknown-template", "no-workspace"},
}


@pytest.mark.parametrize("file", sample(TEXTS, 2))
@pytest.mark.parametrize("change", MADE_INTO, ids=lambda change: change.__name__)
def test_what_is_no_ordinary_file_is_not_read(full: Place, file: str, change: Callable[[Place, str], None]) -> None:
    change(full, file)
    outcome = refuses(full, "render", SPEC, "--format", "docx", codes=None)
    assert set(outcome.codes) & MADE_INTO[change]
    assert "a secret" not in outcome.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("file", TEXTS)
def test_a_file_that_may_not_be_read_is_named(full: Place, file: str) -> None:
    (full.root / file).chmod(0)
    assert "unreadable-file" in refuses(full, "render", SPEC, "--format", "docx", codes=None).codes
