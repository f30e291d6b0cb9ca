"""One edit each, and the text after it: what a person would have typed, in the manner of what is around."""

from __future__ import annotations

import pytest

from briefgen.editing.edits import AsText, Edit, Insert, Move, Remove, Set
from briefgen.editing.splice import splice
from briefgen.workspace import File

CASES: dict[str, tuple[str, list[Edit], str]] = {
    "a plain text": ("title: One  # why\n", [Set(("title",), "Another")], "title: Another  # why\n"),
    "marks that a text had": ("title: 'One'\n", [Set(("title",), "Don't: “x”")], "title: 'Don''t: “x”'\n"),
    "marks where they are needed": ("title: One\n", [Set(("title",), "10: 30 # a")], 'title: "10: 30 # a"\n'),
    "marks of the neighbors": ("a: 'x'\ntitle: One\n", [Set(("title",), "x: y")], "a: 'x'\ntitle: 'x: y'\n"),
    "a text that looks like a number": ("title: One\n", [Set(("title",), "12")], 'title: "12"\n'),
    "a number": ("pages: 1\n", [Set(("pages",), 2)], "pages: 2\n"),
    "a text of several lines": (
        "ask: One  # why\nend: x\n", [Set(("ask",), "One\ntwo\n")], "ask: |  # why\n  One\n  two\nend: x\n"),
    "lines become one": ("ask: |  # why\n  One\n  two\n\nend: x\n", [Set(("ask",), "One")], "ask: |-  # why\n  One\n\nend: x\n"),
    "folded text is folded again": (
        "# as wide as this comment\nask: >-\n  One two three\n  four\n",
        [Set(("ask",), "One two three four five six seven")],
        "# as wide as this comment\nask: >-\n  One two three four five\n  six seven\n",
    ),
    "a text that was nothing": ("title:\nend: ~\n", [Set(("title",), "One"), Set(("end",), "x")], "title: One\nend: x\n"),
    "a new key, like the others": ('a:  "x"\nb:  "y"\r\n', [Set(("c",), "z")], 'a:  "x"\nb:  "y"\r\nc:  "z"\r\n'),
    "a new key in its place": ("a: 1\n# of c\nc: 3\n", [Set(("b",), 2, after="a")], "a: 1\nb: 2\n# of c\nc: 3\n"),
    "a new key in braces": ("m: { a: x }\n", [Set(("m", "b"), "y, z")], 'm: { a: x, b: "y, z" }\n'),
    "a question in braces": ("m: {a: x}\nt: y\n", [Set(("m", "a"), "why?"), Set(("t",), "why?")], 'm: {a: "why?"}\nt: why?\n'),
    "keys that are not there yet": ("a: 1\n", [Set(("meeting", "member", "name"), "Jo")], "a: 1\nmeeting:\n  member: {name: Jo}\n"),
    "a key goes with its comment": ("a: 1\n# of b\nb: 2  # two\nc: 3\n", [Remove(("b",))], "a: 1\nc: 3\n"),
    "the last key goes": ("m:\n  a: 1\nb: 2\n", [Remove(("m", "a"))], "m: {}\nb: 2\n"),
    "an argument gets a length": (
        "blocks:\n- alpha  # first\n- beta\n",
        [Set(("blocks", 0), {"use": "alpha", "length": "short"})],
        "blocks:\n- {use: alpha, length: short}  # first\n- beta\n",
    ),
    "an argument gets a length, as the others have it": (
        "blocks:\n- alpha\n- use: beta\n  length: full\n",
        [Set(("blocks", 0), {"use": "alpha", "length": "short"})],
        "blocks:\n- use: alpha\n  length: short\n- use: beta\n  length: full\n",
    ),
    "and loses it": ("blocks:\n- {use: alpha, length: short}  # a\n", [Set(("blocks", 0), "alpha")], "blocks:\n- alpha  # a\n"),
    "an item moves with its comments": (
        "blocks:\n  # a\n  - alpha\n\n  # b, the\n  # second\n  - use: beta\n    length: full\n\n  - gamma\n",
        [Move(("blocks", 1), 0)],
        "blocks:\n  # b, the\n  # second\n  - use: beta\n    length: full\n\n  # a\n  - alpha\n\n  - gamma\n",
    ),
    "an item moves with the deeper comments below it": (
        "blocks:\n  - a\n    # length of a\n  - b\n", [Move(("blocks", 0), 1)], "blocks:\n  - b\n  - a\n    # length of a\n"),
    "new braces are like the others": (
        "m: { a: 1 }\nt: [b]\n", [Set(("t", 0), {"use": "b", "length": "full"})],
        "m: { a: 1 }\nt: [{ use: b, length: full }]\n"),
    "a heading among comments stays": (
        "documents:\n  # GIVEN AWAY\n\n  # one page\n  - a\n\n  # two\n  - b\n",
        [Move(("documents", 0), 1)],
        "documents:\n  # GIVEN AWAY\n\n  # two\n  - b\n\n  # one page\n  - a\n",
    ),
    "the last item without a line end moves": ("- a\n- b", [Move((1,), 0)], "- b\n- a"),
    "an item moves in brackets": ("t: [a,  b, {c: d}]\n", [Move(("t", 2), 0)], "t: [{c: d},  a, b]\n"),
    "a new item": ("blocks:\n    - a\n", [Insert(("blocks", 1), "b"), Insert(("blocks", 0), "c")], "blocks:\n    - c\n    - a\n    - b\n"),
    "a new item among blank lines": ("t:\n- a\n\n- b\n", [Insert(("t", 2), "c")], "t:\n- a\n\n- b\n\n- c\n"),
    "the first item": ("t: []\n", [Insert(("t", 0), "a")], "t: [a]\n"),
    "an item goes": ("t:\n# of a\n- a\n# of b\n- b\n", [Remove(("t", 0))], "t:\n# of b\n- b\n"),
    "the head of a file stays": ("# of the file\na: 1\nb: 2\n", [Remove(("a",))], "# of the file\nb: 2\n"),
    "but not what is below it": (
        "# of the file\n\n# of a\na: 1\nb: 2\n", [Remove(("a",))], "# of the file\n\nb: 2\n"),
    "items of a broken list in brackets": (
        "t: [\n  a,  # one\n  b  # two\n]\n", [Insert(("t", 2), "c")], "t: [\n  a,  # one\n  b,  # two\n  c\n]\n"),
    "a file that says nothing": ("# nothing yet\n", [Set(("title",), "One")], "# nothing yet\ntitle: One\n"),
    "a file that has only begun": ("---\n", [Set(("title",), "One")], "---\ntitle: One\n"),
    "a spelling from before": (
        "t:\n  - a\n", [Insert(("t", 1), "b", spelling="  # of b\n  - 'b'")], "t:\n  - a\n  # of b\n  - 'b'\n"),
    "a spelling that no longer fits": ("t:\n- a\n", [Insert(("t", 1), "b", spelling="  # of b\n  - 'b'")], "t:\n- a\n- b\n"),
    "a list is edited item by item": (
        "t:\n# of a\n- a\n# of b\n- b\n", [Set(("t",), ["b", "c", "a"])], "t:\n# of b\n- b\n- c\n# of a\n- a\n"),
    "the same value": ("a:   'x'\n", [Set(("a",), "x")], "a:   'x'\n"),
    "no edit": ("a: 1\r\nb: [ ]", [], "a: 1\r\nb: [ ]"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_text_after_an_edit(name: str) -> None:
    before, edits, after = CASES[name]
    assert splice(File("f.yaml", before.encode()), edits) == after.encode()


AS_TEXT: dict[str, tuple[str, Edit, int]] = {
    "anchors": ("a: &x 1\nb: 2\n", Set(("b",), 3), 1),
    "a tab as indent": ("a:\n\tb: 1\n", Set(("b",), 3), 2),
    "a key twice": ("a: 1\na: 2\n", Set(("a",), 3), 2),
    "a second document": ("a: 1\n---\nb: 2\n", Set(("a",), 3), 2),
    "no UTF-8": ("a: \udcff\n", Set(("a",), 3), 1),
    "a comment within what becomes a text": ("a:\n  # why\n  b: 1\n", Set(("a",), "x"), 1),
    "comments beside items in brackets": ("a: [\n  b,  # one\n  c]\n", Move(("a", 0), 1), 2),
    "a place that is gone": ("a: [b]\n", Remove(("a", 3)), 0),
    "a place within a text": ("a: b\n", Set(("a", "b"), "c"), 0),
}


@pytest.mark.parametrize("name", AS_TEXT)
def test_what_cannot_be_changed_safely_is_said(name: str) -> None:
    text, edit, line = AS_TEXT[name]
    found = splice(File("f.yaml", text.encode("utf-8", "surrogateescape")), [edit])
    assert isinstance(found, AsText)
    assert (found.file, found.line) == ("f.yaml", line)
    assert found.why


def test_why_a_file_is_shown_as_text_is_said_in_the_words_of_the_reader() -> None:
    found = splice(File("f.yaml", b"a:\n\tb: 1\n"), [Set(("a",), 1)])
    assert isinstance(found, AsText)
    assert found.why == "the line is indented with a tab"
    assert [one.code for one in found.diagnostics] == ["yaml-syntax"]


def test_a_letter_that_no_text_may_hold_is_named() -> None:
    found = splice(File("f.yaml", b"a: 1\n"), [Set(("a",), ["x", {"y": "z\x07"}])])
    assert isinstance(found, AsText)
    assert "U+0007" in found.why
