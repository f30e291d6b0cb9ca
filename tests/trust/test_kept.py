"""What arguments hide is kept between runs: the answers are the same, and nothing is believed that was not kept here."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from trust.phrases import SECRETS

from briefgen.diagnostics import Report, Span
from briefgen.models.formats import Format
from briefgen.models.spec import Audience
from briefgen.pipeline import block_secrets, secrets
from briefgen.pipeline.private import of_block
from briefgen.readers.blocks.block_files import Variant
from briefgen.readers.blocks.library import read_block
from briefgen.trust.folding import stream
from briefgen.trust.index import Index
from briefgen.trust.keys import Keys, keys_of
from briefgen.trust.private import Marked, Unread
from briefgen.trust.said import Held, said
from briefgen.trust.telling import leaks
from briefgen.trust.units import units
from briefgen.workspace import File, Workspace, stamps

PUBLIC = "Outreach reaches people whom nobody else reaches in the harbor district"
PASSAGE = "The clerk quietly promised amendments before the autumn recess"
OFFICES = "Rehearse the harbor anecdote with pilot numbers twice beforehand"
PAPER = f"{PUBLIC}. {SECRETS[0]}. {PASSAGE}. {OFFICES}. {SECRETS[1]}."


def block(audience: str, *texts: str) -> str:
    said = "\n\n".join(f"{text}." if not text.startswith(":::") else text for text in texts)
    return f"---\ntitle: An argument\nsummary: Use it.\naudience: {audience}\n---\n\n{said}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "place"
    files = {
        "a": block("public", PUBLIC, SECRETS[1]),
        "b": block("coalition", SECRETS[0], PUBLIC),
        "c": block("public", f"::: only coalition\n{PASSAGE}.\n:::", PUBLIC),
        "d": block("office", OFFICES),
        "e": block("coalition", SECRETS[1], SECRETS[0]),
        "f": '---\ntitle: "Of\naudience: public\nthe day"\nsummary: Use it.\n---\n\nWhales ledger hidden beneath granite.\n',
    }
    (place / "briefs/blocks").mkdir(parents=True)
    (place / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n", "utf-8")
    for name, text in files.items():
        (place / f"briefs/blocks/{name}.md").write_text(text, "utf-8")
    return place


def found(folder: Path, readers: Audience) -> list[tuple[str, str]]:
    """What a new run finds in the paper, and where it is from."""
    secrets._indexes.clear()
    index = secrets.hidden_index(Workspace(folder), readers)
    return [(one.letters, one.text.span.file) for one in index.find(stream([PAPER]))]


def at_once(folder: Path, readers: Audience) -> list[tuple[str, str]]:
    """The same, with all texts read beforehand."""
    workspace = Workspace(folder)
    files = [f"briefs/blocks/{file.name}" for file in sorted((folder / "briefs/blocks").glob("*.md"))]
    blocks = [read_block(workspace.read(file), file, Variant(file, "en-US"), Report()) for file in files]
    texts = [text for block in blocks if block for text in of_block(block, readers)]
    hidden = [Marked(one.span, one.text, one.audience) for one in texts]
    allowed = [
        text.removeprefix("---").split("---", 1)[1]
        for file in sorted((folder / "briefs/blocks").glob("*.md"))
        for text in [file.read_text("utf-8")]
        if "audience: public" in text and file.stem in "ac"
    ]
    shown = [text.replace(PASSAGE, "") for text in allowed]
    if readers is Audience.OFFICE:
        shown.append(f"{OFFICES}.")
    return [(one.letters, one.text.span.file) for one in Index(hidden, shown).find(stream([PAPER]))]


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the arguments that are read from now on."""
    names: list[str] = []
    read = block_secrets.read_block

    def noted(file, name, *others):  # type: ignore[no-untyped-def]
        names.append(name)
        return read(file, name, *others)

    monkeypatch.setattr(block_secrets, "read_block", noted)
    return names


def spoiled(folder: Path) -> Path:
    for file in (folder / ".briefgen/cache").glob("hidden-*"):
        file.write_bytes(file.read_bytes().replace(b'"none"', b'"all"').replace(b'"some"', b'"all"'))
    return folder


def emptied(folder: Path) -> Path:
    for file in (folder / ".briefgen/cache").glob("hidden-*"):
        file.write_bytes(file.read_bytes()[:80])
    return folder


def taken_elsewhere(folder: Path) -> Path:
    (files,) = [list((folder / ".briefgen/cache").glob("hidden-*"))]
    assert files
    return Path(shutil.copytree(folder, folder.parent / "another"))


@pytest.mark.parametrize("readers", [Audience.PUBLIC, Audience.OFFICE])
def test_what_is_kept_gives_the_same_answers(folder: Path, readers: Audience, monkeypatch: pytest.MonkeyPatch) -> None:
    first = found(folder, readers)
    assert {place for _, place in first} >= {"briefs/blocks/b.md", "briefs/blocks/c.md"}
    assert first == at_once(folder, readers)
    names = reads(monkeypatch)
    assert found(folder, readers) == first
    assert "f" not in names, "nothing of it is in the paper"


@pytest.mark.parametrize("spoil", [spoiled, emptied, taken_elsewhere])
def test_what_was_not_kept_here_is_not_believed(
    folder: Path, spoil: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = found(folder, Audience.PUBLIC)
    place, names = spoil(folder), reads(monkeypatch)
    assert found(place, Audience.PUBLIC) == first
    assert "f" in names, "it is read anew"


def test_what_changed_is_read_anew(folder: Path) -> None:
    before = found(folder, Audience.PUBLIC)
    (folder / "briefs/blocks/b.md").write_text(block("public", SECRETS[0]), "utf-8")
    (folder / "briefs/blocks/e.md").unlink()
    after = found(folder, Audience.PUBLIC)
    assert "briefs/blocks/b.md" in {place for _, place in before}
    assert not {"briefs/blocks/b.md", "briefs/blocks/e.md"} & {place for _, place in after}


def test_a_file_that_looks_as_before_is_not_opened_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "SETTLED_NS", -1)
    first = found(folder, Audience.PUBLIC)
    opened: list[str] = []
    read = Workspace.read

    def noted(self: Workspace, name: str, **limit: int) -> File:
        opened.append(name)
        return read(self, name, **limit)

    monkeypatch.setattr(Workspace, "read", noted)
    secrets._indexes.clear()
    index = secrets.hidden_index(Workspace(folder), Audience.PUBLIC)
    assert not [name for name in opened if "blocks/" in name]
    assert [(one.letters, one.text.span.file) for one in index.find(stream([PAPER]))] == first
    assert "briefs/blocks/b.md" in opened and "briefs/blocks/f.md" not in opened


def test_one_that_changed_a_moment_ago_is_told_by_its_bytes(folder: Path) -> None:
    assert Workspace(folder).stamp("briefs/blocks/b.md") is None


def test_where_nothing_is_hidden_no_words_are_gathered() -> None:
    def asked() -> tuple[str, ...]:
        raise AssertionError

    held = Held(lambda: said("the text", asked))
    assert not list(leaks(held, Index((), ()), Format.TXT, lambda letters: False))


def test_an_argument_for_everybody_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = reads(monkeypatch)
    secrets._indexes.clear()
    secrets.hidden_index(Workspace(folder), Audience.PUBLIC)
    assert sorted(names) == ["b", "c", "d", "e", "f"]


@pytest.mark.parametrize(
    "head",
    [
        "title: A\nsummary: B",
        "title: A\nsummary: B\naudience: coalition",
        "title: A\nsummary: B\naudience: public\naudience: coalition",
        'title: A\nsummary: B\naudience: public\n"audience": coalition',
        'title: A\nsummary: B\naudience: public\n"\\x61udience": coalition',
        'title: "A\naudience: public\nB"\nsummary: C',
        "title: A\nsummary: B\ntags: [a,\naudience: public\n]",
        "title: A\nsummary: B\n# audience: public",
        "title: A\nsummary: B\n  audience: public",
        "title: A\nsummary: B\naudience: &a public",
        "title: A\nsummary: B\naudience: nobody",
    ],
)
def test_a_head_that_may_say_something_else_is_read(head: str) -> None:
    assert not block_secrets._is_open(f"---\n{head}\n---\n\nA text.\n".encode(), Audience.PUBLIC)


def test_a_plain_head_is_not_read() -> None:
    head = "title: \"A: b\"\nsummary: It’s 'so'.\ntags:\n  - a\n  - b\nreviewed: 2026-01-02\naudience: public"
    assert not block_secrets._is_open(b"---\naudience: public\n---\n::: only office\nA\n:::\n", Audience.PUBLIC)
    assert block_secrets._is_open(f"---\n{head}\n---\n\nA text.\n".encode(), Audience.PUBLIC)


@pytest.mark.parametrize(
    "said", [*SECRETS, "Call 202-555-0199, or Sen. Dana Ruizmann: she never lied. It’s ana@example.org"]
)
def test_a_text_is_read_for_each_of_its_units(said: str) -> None:
    for unit in units(said):
        words = stream([f"Before that {unit.letters} and after"])
        assert Keys(keys_of([said])).found_in(words)
        texts = (Marked(Span("briefs/blocks/a.md", 1), said, Audience.COALITION),)
        index = Index((), (), unread=[Unread(keys_of([said]), lambda texts=texts: texts)])  # type: ignore[misc]
        assert [one.text for one in index.find(words)] == list(texts)


def test_a_word_with_which_something_begins_reads_nothing() -> None:
    texts = keys_of(["Secret ledgers were hidden beneath granite by whales."])
    assert not Keys(texts).found_in(stream(["A secret of people"]))
    assert Keys(texts).found_in(stream(["Now: secret ledgers were hidden beneath granite, by whales"]))
