"""Streams of a PDF that draw: what is read by whole shows is what is read glyph by glyph."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.trust.pdf import content as module
from briefgen.trust.pdf.content import Table, drawing, drawn, table

UNICODE = b"1 beginbfchar <0001> <0041> endbfchar 1 beginbfrange <0002> <0009> <0062> endbfrange"
WIDE = b"2 beginbfchar <0001> <0041> <d801> <0058> endbfchar"
NARROW = b"2 beginbfchar <01> <0041> <10> <0042> endbfchar"
FONTS = {b"F": [table(UNICODE)], b"G": [table(NARROW)], b"H": [table(WIDE)], b"I": [table(UNICODE), table(WIDE)]}

PIECES = (
    b"/F 9 Tf ", b"/G 9 Tf ", b"/H 9 Tf ", b"/I 9 Tf ", b"[<0001>-3<0002>] TJ\n", b"[<00010002>] TJ ", b"<0003> Tj ", b"[<d8010001>]TJ",
    b"[]TJ", b"[ 3 <0004> ]\nTJ", b"<0005>'", b"<01> Tj", b"[<0> <1>] TJ", b"[<00 01>]TJ", b"<0001> 5 <0002> Tj", b"<", b">", b"<<", b">>",
    b"[", b"]", b" 5 ", b"-", b"A", b"TJ", b" Tj", b"<0006>", b"/Span\n<</MCID 3>>\nBDC\n", b"/Span <</ActualText <FEFF0041>>> BDC ",
    b"/F <0001> 3 ", b"(a) Tj", b"(", b")", b"[<0001>(a)] TJ", b"EMC\n", b"/a1.0 gs\n", b"<ffff> Tj", b"|",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map(b"".join))
@example(b"/F 9 Tf [<0001>-3<0002>] TJ /F 8 Tf <0003> Tj /I 9 Tf <0001> Tj")
@example(b"/Span <</ActualText <FEFF0041>>> BDC /F 9 Tf [<0001>] TJ")
@example(b"<0001> 5 <0002> Tj")
@example(b"/F 9 Tf [<0> <1>] TJ")
@example(b"/F 9 Tf [A<0001>] TJ")
@example(b"/F 9 Tf [<0001>A] TJ")
def test_both_ways_find_the_same(data: bytes) -> None:
    short, long = module._plain(data), module._of_any_kind(data)
    if short is None:
        return
    assert short.rest == long.rest
    for fonts in (FONTS, {}):
        assert drawn(short, fonts) == drawn(long, fonts)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"BT /F 9 Tf [<0001>-3<0002>] TJ [<0003>] TJ ET", "Ab\nc"),
        (b"/Span <</ActualText <FEFF0042>>> BDC /F 9 Tf <00010002> Tj EMC", "Ab"),
    ],
)
def test_most_streams_are_read_by_whole_shows(data: bytes, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHOWN", None)
    assert drawn(drawing(data), FONTS)[0] == said


def test_a_show_says_in_each_font_what_its_glyphs_stand_for_there() -> None:
    other = {b"F": [table(b"1 beginbfchar <0001> <005A> endbfchar")]}
    read = drawing(b"/F 9 Tf [<0001>] TJ")
    assert [drawn(read, fonts)[0] for fonts in (FONTS, other, FONTS)] == ["A", "Z", "A"]


def test_halves_of_a_code_are_not_read_one_by_one() -> None:
    assert Table({1: "A"}).spelled is not None and Table({0xD801: "A"}).spelled is None


@pytest.mark.parametrize(
    ("data", "said"), [(b"/G 9 Tf [<01> <0>] TJ", "A"), (b"/G 9 Tf [<01><1>] TJ", "AB"), (b"(a\\9\\101) Tj", "a9A")]
)
def test_what_nobody_writes_so_is_read_all_the_same(data: bytes, said: str) -> None:
    """The last digit of an odd number of them is that of a pair with 0, and a stroke before no digit of eight is left out."""
    assert drawn(drawing(data), FONTS)[0] == said
