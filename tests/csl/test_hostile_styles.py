"""Styles and locales that cannot be used: every one is a problem with a place, never a fault and never a wait."""

from __future__ import annotations

import pytest
from csl.oracle import STYLES, locale

from briefgen.csl import Cite, CitedSource, CslError, Processor, read_csl, read_locale

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">'

CITATION = '<citation><layout><text variable="title"/></layout></citation>'

PARENT = "http://www.zotero.org/styles/apa"

DEPENDENT = f'{HEAD}\n<info><link rel="independent-parent" href="{PARENT}"/></info></style>'


def problems(data: bytes | str) -> list[tuple[str, int]]:
    """The codes and lines of what is wrong with a style."""
    with pytest.raises(CslError) as found:
        read_csl(data.encode() if isinstance(data, str) else data, "odd.csl")
    assert found.value.name == "odd.csl"
    assert all(problem.message for problem in found.value.problems)
    return [(problem.code, problem.line) for problem in found.value.problems]


def style_of(*lines: str) -> str:
    return "\n".join([HEAD, *lines, "</style>"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "csl-malformed", id="empty"),
        pytest.param(b"not XML", "csl-malformed", id="words"),
        pytest.param(b"\xff\xfe\x00<", "csl-malformed", id="bytes"),
        pytest.param(HEAD.encode(), "csl-malformed", id="cut off"),
        pytest.param(b'<?xml version="1.0" encoding="nonsense"?><style/>', "csl-malformed", id="unknown encoding"),
        pytest.param(b"<html><body/></html>", "csl-not-a-style", id="a web page"),
        pytest.param(b'<style version="1.0"/>', "csl-not-a-style", id="no namespace"),
        pytest.param(b"<style>" + b"x" * 3_000_000, "csl-too-large", id="3 MB"),
        pytest.param((HEAD + "<group>" * 5_000 + "</group>" * 5_000 + "</style>").encode(), "csl-", id="deep"),
        pytest.param(style_of(f'<info a="{"x" * 5_000}"/>', CITATION).encode(), "csl-too-large", id="long attribute"),
    ],
)
def test_what_is_no_style_is_named(data: bytes, code: str) -> None:
    assert problems(data)[0][0].startswith(code)


def test_entities_are_refused_unread() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    assert problems(f'<!DOCTYPE style [<!ENTITY e0 "ha">{bomb}]>{HEAD}&e11;</style>') == [("csl-malformed", 0)]
    assert problems('<!DOCTYPE style SYSTEM "file:///etc/passwd"><style/>') == [("csl-malformed", 0)]


def test_all_problems_are_found_at_once_with_their_lines() -> None:
    text = style_of('<macro name="a"><nonsense/></macro>', "<citation><layout>", "<text/>", '<number variable=""/>',
                    '<names variable="author"><name et-al-min="many"/></names>', "</layout></citation>")  # fmt: skip
    assert problems(text) == [
        ("csl-unknown-element", 2),
        ("csl-incomplete", 4),
        ("csl-incomplete", 5),
        ("csl-bad-value", 6),
    ]


def test_a_style_that_says_nothing_about_citations_is_incomplete() -> None:
    assert problems(style_of('<macro name="a"><text variable="title"/></macro>')) == [("csl-incomplete", 1)]


def test_a_missing_macro_is_found_where_it_is_called() -> None:
    text = style_of("<citation><layout>", '<text macro="author"/>', "</layout></citation>")
    assert problems(text) == [("csl-unknown-macro", 3)]
    sorted_by_it = CITATION.replace("<layout>", '\n<sort><key macro="author"/></sort><layout>')
    assert problems(style_of(sorted_by_it)) == [("csl-unknown-macro", 3)]


def test_macros_in_a_circle_are_found() -> None:
    macros = [f'<macro name="m{n}"><group><text macro="m{(n + 1) % 400}"/></group></macro>' for n in range(400)]
    assert [code for code, _ in problems(style_of(*macros, CITATION))] == ["csl-macro-circle"]
    itself = '<macro name="me"><choose><if type="book"><text macro="me"/></if></choose></macro>'
    assert [code for code, _ in problems(style_of(itself, CITATION))] == ["csl-macro-circle"]


def test_macros_that_double_at_every_step_are_too_large() -> None:
    """Sixty macros, each calling the next one twice, would print the last one 2 to the 60 times."""
    calls = [f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>' for n in range(60)]
    last = '<macro name="m60"><text variable="title"/></macro>'
    start = CITATION.replace('variable="title"', 'macro="m0"')
    assert [code for code, _ in problems(style_of(*calls, last, start))] == ["csl-too-large"]


def test_a_long_chain_of_macros_is_too_deep() -> None:
    calls = [f'<macro name="m{n}"><text macro="m{n + 1}"/></macro>' for n in range(3_000)]
    last = '<macro name="m3000"><text variable="title"/></macro>'
    start = CITATION.replace('variable="title"', 'macro="m0"')
    assert [code for code, _ in problems(style_of(*calls, last, start))] == ["csl-too-large"]


def test_words_that_are_repeated_count_too() -> None:
    calls = [f'<macro name="m{n}">{f"""<text macro="m{n + 1}"/>""" * 5}</macro>' for n in range(5)]
    last = f'<macro name="m5"><text value="{"x" * 900}"/></macro>'
    start = CITATION.replace('variable="title"', 'macro="m0"')
    assert [code for code, _ in problems(style_of(*calls, last, start))] == ["csl-too-large"]


def test_a_dependent_style_needs_its_parent() -> None:
    assert problems(DEPENDENT) == [("csl-no-parent", 1)]


def test_a_dependent_style_is_its_parent() -> None:
    asked: list[str] = []

    def parent(address: str) -> bytes:
        asked.append(address)
        return (STYLES / "apa.csl").read_bytes()

    found = read_csl(DEPENDENT.encode(), "journal", parent=parent)
    assert asked == [PARENT]
    assert found.name == "journal"
    assert not found.options.is_note


def test_a_parent_that_is_dependent_itself_is_refused() -> None:
    with pytest.raises(CslError) as found:
        read_csl(DEPENDENT.encode(), "journal", parent=lambda address: DEPENDENT.encode())
    assert [problem.code for problem in found.value.problems] == ["csl-no-parent"]


def test_a_style_without_a_list_gives_an_empty_one() -> None:
    style = read_csl(style_of(CITATION).encode(), "bare")
    result = Processor(style, locale(), {"a": {"type": "book", "title": "T"}}).process([Cite((CitedSource("a"),))])
    assert result.entries == ()


def test_a_locale_that_is_none_is_named() -> None:
    with pytest.raises(CslError) as found:
        read_locale((STYLES / "apa.csl").read_bytes(), "locales-xx.xml")
    assert [problem.code for problem in found.value.problems] == ["csl-not-a-style"]


@pytest.mark.parametrize("path", sorted((STYLES / "locales").glob("*.xml")), ids=lambda path: path.stem)
def test_shipped_locales_have_the_words_that_styles_use(path: object) -> None:
    found = locale(path.stem.removeprefix("locales-"))  # type: ignore[attr-defined]
    assert all(found.term(name) for name in ("and", "et-al", "editor", "month-01", "page", "open-quote"))
