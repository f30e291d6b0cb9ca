"""Properties of the YAML reader: whatever the bytes, it gives data with true places, or says what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.diagnostics import Report, Severity
from briefgen.readers.files import yaml as reader
from briefgen.readers.files.positions import KeyPath, Positioned
from briefgen.readers.files.yaml import DEEPEST, load
from briefgen.workspace import File

PARSERS = {"libyaml": reader.Parser, "pure Python": yaml.BaseLoader}


@pytest.fixture(params=PARSERS, autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every test here runs on both of PyYAML's parsers; the second is what a machine without the C library has."""
    monkeypatch.setattr(reader, "Parser", PARSERS[request.param])
    return str(request.param)


def read(data: bytes | str) -> tuple[Positioned | None, Report]:
    report = Report()
    return load(File("f.yaml", data.encode() if isinstance(data, str) else data), report), report


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report.diagnostics]


def test_the_fast_parser_is_the_one_in_use() -> None:
    assert PARSERS["libyaml"] is yaml.CBaseLoader


near_yaml = st.text(
    st.sampled_from("ab:-# \n\t'\"[]{},&*!|>%@`?~\\<=0é“—\ud7ff\ufeff\x85\u2028\x00\U0001f600"), max_size=60
)


@given(
    st.one_of(
        st.binary(max_size=200),
        near_yaml.map(lambda text: text.encode()),
        st.text(max_size=200).map(lambda text: text.encode("utf-8")),
    )
)
@example(b"%YAML 99999999999999999999.1\n---\na: b")
@example(b'"\\UFFFFFFFF"')
@example(b"? - ? - a")
@example(b"{{ x }}: {{ y }}")
@example(b"&a [*a]")
@example(b"a: &x\n")
@example(b"<<: <<\n<<: 1")
@example(b"\xef\xbb\xbf")
def test_nothing_is_ever_raised_and_nothing_is_lost_silently(data: bytes) -> None:
    positioned, report = read(data)
    if positioned is None:
        assert report.failed
    for diagnostic in report.diagnostics:
        assert diagnostic.span is not None and diagnostic.span.file == "f.yaml"
        assert diagnostic.span.line <= data.count(b"\n") + data.count(b"\r") + 1


plain_keys = st.text("abcdefghij-", min_size=1, max_size=6).filter(lambda key: not key.startswith("-"))
quoted = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")), max_size=20)
data_trees = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | quoted,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain_keys, inner, max_size=4),
    max_leaves=20,
)


@given(data_trees, st.booleans(), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_what_another_program_writes_is_read_back(tree: Any, flow: bool, newline: str, mark: bool) -> None:
    """Written by PyYAML with every text in quotation marks, in block or flow style, with any line ends and with a byte order mark."""
    text = yaml.dump(tree, Dumper=_Quoting, default_flow_style=flow, allow_unicode=True, width=10_000, sort_keys=False)
    data = (b"\xef\xbb\xbf" if mark else b"") + text.replace("\n", newline).encode()
    positioned, report = read(data)
    assert report.diagnostics == ()
    assert positioned is not None and positioned.data == tree


class _Quoting(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


@given(data_trees)
def test_every_value_and_key_has_its_place(tree: Any) -> None:
    text = yaml.dump(tree, Dumper=_Quoting, allow_unicode=True, width=10_000, sort_keys=False)
    positioned, _ = read(text)
    assert positioned is not None
    for path, value in leaves(tree, ()):
        span = positioned.spans[path]
        shown = span.text[span.column - 1 : span.column - 1 + span.length]
        assert yaml.safe_load(shown) == value
        assert span.text == text.split("\n")[span.line - 1]
        if path and isinstance(path[-1], str):
            key = positioned.key_spans[path]
            assert key.text[key.column - 1 :].startswith(f'"{path[-1]}"')


def leaves(tree: Any, path: KeyPath) -> list[tuple[KeyPath, Any]]:
    if isinstance(tree, dict):
        return [leaf for key, value in tree.items() for leaf in leaves(value, (*path, key))]
    if isinstance(tree, list):
        return [leaf for number, value in enumerate(tree) for leaf in leaves(value, (*path, number))]
    return [(path, tree)]


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S")), min_size=1, max_size=12))
def test_an_unquoted_word_is_what_was_written(word: str) -> None:
    """Whatever an unquoted value becomes, printing it gives the characters of the file."""
    positioned, report = read(f"key: {word}\n")
    if report.diagnostics or positioned is None or not isinstance(positioned.data, dict):
        return
    value = positioned.data.get("key")
    spelled = {None: {"~", "null", "Null", "NULL"}, True: {"true", "True", "TRUE"}, False: {"false", "False", "FALSE"}}
    if value is None and word.startswith("#"):
        return
    if isinstance(value, int | str) and not isinstance(value, bool):
        assert str(value) == word or word[0] in "'\"|>"
    elif value in (None, True, False):
        assert word in spelled[value] or word[0] in "|>"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("UTF-16 of Notepad", "title: Fund services\n".encode("utf-16"), "not-utf8"),
        ("UTF-16 without a mark", "title: Fund services\n".encode("utf-16-le"), "not-utf8"),
        ("Windows-1252", "title: Caf\xe9\n".encode("cp1252"), "not-utf8"),
        ("a Word document", b"PK\x03\x04" + bytes(range(256)), "binary-file"),
        ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(40), "binary-file"),
        ("NULs alone", bytes(100), "binary-file"),
        ("a NUL in a text", b"title: a\0b\n", "control-character"),
        ("an escape sequence", b"title: \x1b[31m\n", "control-character"),
        ("an escaped surrogate", b'title: "\\ud800"\n', None),
        ("a line separator", "title: a\u2028b\n".encode(), "control-character"),
    ],
)
def test_files_that_are_no_plain_text(name: str, data: bytes, code: str | None) -> None:
    _, report = read(data)
    assert report.failed
    assert code is None or codes(report) == [code]


def test_the_place_of_a_character_that_is_not_utf8() -> None:
    _, report = read(b"one: 1\r\ntwo: Caf\xe9 au lait\r\n")
    (diagnostic,) = report.diagnostics
    assert diagnostic.span is not None
    assert (diagnostic.span.line, diagnostic.span.column, diagnostic.span.text) == (2, 9, "two: Café au lait")
    assert "UTF-8" in diagnostic.hint


BOMBS = {
    "many brackets": b"[" * 100_000,
    "many braces": b"{" * 100_000,
    "deep lists": b"- " * 100_000,
    "deep keys": b"".join(b" " * n + b"k:\n" for n in range(2_000)),
    "laughs": b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n",
    "merging": b"a: &a {x: 1}\nb: {<<: *a}\n",
    "an endless number": b"pages: " + b"9" * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_or_harmless(name: str) -> None:
    positioned, report = read(BOMBS[name])
    if name == "an endless number":
        assert positioned is not None and positioned.data["pages"] == "9" * 100_000
    else:
        assert report.failed


@pytest.mark.parametrize(("depth", "allowed"), [(DEEPEST, True), (DEEPEST + 1, False)])
def test_the_greatest_depth(depth: int, allowed: bool) -> None:
    _, report = read("[" * depth + "]" * depth)
    assert codes(report) == ([] if allowed else ["too-deep"])


def test_the_most_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_VALUES", 5)
    assert codes(read("[1, 2, 3, 4]")[1]) == []
    assert codes(read("[1, 2, 3, 4, 5]")[1]) == ["too-many-values"]


def test_a_refused_value_says_so_that_nothing_more_is_said_about_it() -> None:
    positioned, _ = read('a: *x\nb: "\\e"\nc: !t {d: 1}\ne: {{ f }}\n')
    assert positioned is not None
    assert positioned.refused == {("a",), ("b",), ("c",), ("e",)}


def test_warnings_do_not_hide_an_error_on_their_line() -> None:
    _, report = read("a: “x”\nb: {c: “y”, d: [e}\n")
    assert Severity.ERROR in [d.severity for d in report.diagnostics]
