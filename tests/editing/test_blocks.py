"""An argument block: one key of its front matter is edited, or the text of one length; all other bytes stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing.places import workspace
from hypothesis import given
from hypothesis import strategies as st

from briefgen.editing.blocks import read_block, splice_block
from briefgen.editing.edits import AsText, Edit, Insert, Remove, Set
from briefgen.editing.history import rev_of
from briefgen.editing.saving import opened, save
from briefgen.editing.undoing import Steps
from briefgen.editing.writing import Saved
from briefgen.workspace import File

HEAD = "---\ntitle: One  # the title\ntags: [a, b]\n---\n"
BODY = "# Headline\nFew words.\n\n# Short\n\nMore words,\nover lines.\n\n\n# Full\n## A heading\nAll of them.\n"
TEXT = HEAD + BODY
REPOSITORY = Path(__file__).parents[2]

CASES: dict[str, tuple[str, list[Edit], str]] = {
    "a key": (TEXT, [Set(("matter", "title"), "Two")], TEXT.replace("One", "Two")),
    "a new key": (TEXT, [Set(("matter", "reviewed"), "2026-11-29")], TEXT.replace("b]\n", "b]\nreviewed: 2026-11-29\n")),
    "an item": (TEXT, [Insert(("matter", "tags", 1), "c")], TEXT.replace("a, b", "a, c, b")),
    "the text of a length": (
        TEXT, [Set(("lengths", "short"), "Other words.\n\n- A list\n")],
        TEXT.replace("More words,\nover lines.", "Other words.\n\n- A list"),
    ),
    "the last length": (TEXT, [Set(("lengths", "full"), "All.")], TEXT.replace("## A heading\nAll of them.", "All.")),
    "a text that is emptied, and written again": (
        TEXT, [Set(("lengths", "short"), ""), Set(("lengths", "short"), "New.")],
        TEXT.replace("\nMore words,\nover lines.\n\n", "New.\n\n\n\n"),
    ),
    "CRLF": (TEXT.replace("\n", "\r\n"), [Set(("lengths", "headline"), "A\nb")],
             TEXT.replace("Few words.", "A\nb").replace("\n", "\r\n")),
    "no newline at the end": (TEXT[:-1], [Set(("lengths", "full"), "All.")],
                              TEXT.replace("## A heading\nAll of them.\n", "All.")),
    "a length between two": (
        HEAD + "# headline\nFew.\n\n# full\nAll.\n", [Set(("lengths", "short"), "More.")],
        HEAD + "# headline\nFew.\n\n# short\nMore.\n\n# full\nAll.\n",
    ),
    "a length at the end": (
        HEAD + "# Headline\n\nFew.\n", [Set(("lengths", "full"), "All.")], HEAD + "# Headline\n\nFew.\n\n# Full\n\nAll.\n"),
    "a length beside a body without headings": (
        HEAD + "\nAll.\n", [Set(("lengths", "short"), "More.")], HEAD + "\n# Short\nMore.\n\n# Full\nAll.\n"),
    "the first length": (HEAD, [Set(("lengths", "short"), "More.")], HEAD + "# Short\nMore.\n"),
    "a length goes": (TEXT, [Remove(("lengths", "short"))], HEAD + "# Headline\nFew words.\n\n# Full\n## A heading\nAll of them.\n"),
    "the last length goes": (TEXT, [Remove(("lengths", "full"))], TEXT[: TEXT.index("\n\n\n# Full")] + "\n"),
    "a key and a length": (
        TEXT, [Set(("lengths", "headline"), "Fewer."), Remove(("matter", "tags"))],
        TEXT.replace("Few words", "Fewer").replace("tags: [a, b]\n", ""),
    ),
    "front matter that says nothing": ("---\n---\n" + BODY, [Set(("matter", "title"), "One")], "---\ntitle: One\n---\n" + BODY),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_file_after_an_edit(name: str) -> None:
    before, edits, after = CASES[name]
    found = splice_block(File("b.md", before.encode()), edits)
    assert isinstance(found, bytes), found
    assert found.decode() == after


AS_TEXT: dict[str, tuple[str, Edit, str]] = {
    "no front matter": (BODY, Set(("matter", "title"), "x"), "does not begin with front matter"),
    "front matter that does not end": ("---\na: 1\n" + BODY, Set(("matter", "a"), 2), "does not end"),
    "a fault in the front matter": ("---\na: &b 1\n---\n" + BODY, Set(("matter", "a"), 2), "begins with &"),
    "a text before the lengths": (HEAD + "Words.\n" + BODY, Set(("lengths", "full"), "x"), "before the first heading"),
    "an unknown heading": (HEAD + "# Long\nWords.\n", Set(("lengths", "full"), "x"), "“# Long” is not"),
    "a heading twice": (HEAD + "# Full\na\n# Full\nb\n", Set(("lengths", "full"), "x"), "a second time"),
    "a text that would be a heading": (TEXT, Set(("lengths", "short"), "a\n# Long\nb"), "“# Long” is not"),
    "a text that would take the next": (TEXT, Set(("lengths", "short"), "```\ncode"), "part of another length"),
    "a list where a text belongs": (TEXT, Set(("lengths", "short"), ["a"]), "part of another length"),
    "an unknown length": (TEXT, Set(("lengths", "long"), "a"), "part of another length"),
    "an unknown value": (TEXT, Remove(("other",)), "no longer there"),
}


@pytest.mark.parametrize("name", AS_TEXT)
def test_what_cannot_be_changed_safely_is_said(name: str) -> None:
    text, edit, why = AS_TEXT[name]
    found = splice_block(File("b.md", text.encode()), [edit])
    assert isinstance(found, AsText)
    assert why in found.why


SHIPPED = sorted((REPOSITORY / "briefs/blocks").glob("*.md"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_block_is_edited_in_one_place(path: Path) -> None:
    file = File(path.name, path.read_bytes())
    block = read_block(file)
    assert not isinstance(block, AsText), block
    assert splice_block(file, []) == file.data
    for length, text in block.data["lengths"].items():
        after = splice_block(file, [Set(("lengths", length), f"{text}\n\nMore.")])
        assert after == file.data.replace(text.encode(), f"{text}\n\nMore.".encode())
    after = splice_block(file, [Set(("matter", "reviewed"), "2027-01-01")])
    assert isinstance(after, bytes)
    changed = [(old, new) for old, new in zip(file.data.split(b"\n"), after.split(b"\n"), strict=True) if old != new]
    assert [new for _, new in changed] == [b"reviewed: 2027-01-01"]


texts = st.lists(st.sampled_from(("Words.", "", "- a", "## H", "    x", "*so*", "“é”", "> q")), max_size=5).map(
    "\n".join
)


@given(st.dictionaries(st.sampled_from(("headline", "short", "full")), texts, min_size=1), st.data())
def test_any_edit_of_any_block_says_what_is_meant(lengths: dict[str, str], drawing: st.DataObject) -> None:
    text = HEAD
    for length in ("headline", "short", "full"):
        if length in lengths:
            blank = drawing.draw(st.sampled_from(("\n", "\n\n")))
            text += f"# {length.capitalize()}{blank}{lengths[length]}\n{drawing.draw(st.sampled_from(('', chr(10))))}"
    length, new = drawing.draw(st.sampled_from(("headline", "short", "full"))), drawing.draw(texts)
    data = text.replace("\n", drawing.draw(st.sampled_from(("\n", "\r\n")))).encode()
    before = read_block(File("b.md", data))
    assert not isinstance(before, AsText)
    remove = length in lengths and drawing.draw(st.booleans())
    after = splice_block(File("b.md", data), [Remove(("lengths", length)) if remove else Set(("lengths", length), new)])
    assert isinstance(after, bytes), (data, after)
    block = read_block(File("b.md", after))
    assert not isinstance(block, AsText)
    others = {one: text for one, text in before.data["lengths"].items() if one != length}
    assert {one: text for one, text in block.data["lengths"].items() if one != length} == others
    assert (length in block.data["lengths"]) is not remove
    assert after.startswith(HEAD.replace("\n", "\r\n" if b"\r" in data else "\n").encode())


def test_a_block_is_saved_merged_and_taken_back_like_a_brief(tmp_path: Path) -> None:
    place, name = workspace(tmp_path / "w"), "briefs/blocks/one.md"
    (place.root / "briefs/blocks").mkdir()
    (place.root / name).write_text(TEXT)
    page, steps = rev_of(opened(place, name).data), Steps(place, name)
    mine: list[Edit] = [Set(("lengths", "short"), "Mine."), Remove(("matter", "tags"))]
    found = save(place, name, page, mine)
    assert isinstance(found, Saved)
    steps.took(found, mine)
    found = save(place, name, page, [Set(("lengths", "full"), "Theirs."), Set(("lengths", "short"), "Theirs.")])
    assert isinstance(found, Saved)
    assert [(one.path, one.mine, one.now) for one in found.conflicts] == [(("lengths", "short"), "Theirs.", "Mine.")]
    assert isinstance(steps.undo(), Saved)
    assert place.read(name).data.decode() == TEXT.replace("## A heading\nAll of them.", "Theirs.")
