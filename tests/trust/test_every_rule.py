"""Each reader and each rule is needed: without it, something is missed that is found with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from trust import planting_docx, planting_pdf
from trust.phrases import index

from briefgen.trust import docx, markup
from briefgen.trust.docx import look_docx
from briefgen.trust.folding import _simple, folded, stream
from briefgen.trust.index import units_of
from briefgen.trust.pdf import content, inside, look_pdf, streams
from briefgen.trust.plain import look_html
from briefgen.trust.said import Held, _alike

PHRASE, PRIVATE = "he voted no", "In committee he voted no, as expected."
NONE: Any = lambda *_, **__: ()  # noqa: E731
EMPTY: Any = lambda *_, **__: Held()  # noqa: E731
SAME: Any = lambda one, *_: one  # noqa: E731
NOTHING = re.compile(b"(?!)")
AT_ZERO: Any = lambda *_, **__: b""  # noqa: E731


def without(**parts: Any) -> Any:
    """What takes XML apart, but for some of what it gives."""
    whole = markup.markup
    return lambda data: replace(whole(data), **parts)


T = "briefgen.trust"
IN_WORD: list[tuple[str, Any, str]] = [
    (f"{T}.docx.parts.markup", without(texts=()), "text"),
    (f"{T}.docx.parts.markup", without(tags=()), "the title of a picture"),
    (f"{T}.docx.parts.markup", without(asides=()), "a remark"),
    (f"{T}.docx.parts.LEAST", 10**6, "the name of a control"),
    (f"{T}.docx.parts.is_markup", lambda data: data.startswith(b"{"), "split runs"),
    (f"{T}.docx.parts.rich_text", lambda data: "", "a rich text within"),
    (f"{T}.binary.picture", EMPTY, "the text of a picture"),
    (f"{T}.binary.strange", EMPTY, "a program"),
    (f"{T}.binary.ZEROS", NOTHING, "wide letters in a JPEG"),
    (f"{T}.binary._inflated", AT_ZERO, "the packed text of a picture"),
    (f"{T}.binary._png_extra", NONE, "what a camera says in a PNG"),
    (f"{T}.binary._jpeg_extra", NONE, "the remark of a JPEG"),
    (f"{T}.binary.plain_words", NONE, "a font"),
    (f"{T}.docx._around", EMPTY, "the remark on the archive"),
    (f"{T}.docx.DEEPEST", 0, "a Word file within"),
    (f"{T}.docx.zipped._between", AT_ZERO, "before the list of parts"),
    (f"{T}.folding.unescape", SAME, "text by numbers"),
    (f"{T}.folding.unquote", SAME, "an address"),
]
IN_PDF: list[tuple[str, Any, str]] = [
    (f"{T}.pdf.inside.texts_of", NONE, "the title"),
    (f"{T}.pdf.inside.names_in", NONE, "a role"),
    (f"{T}.binary.words_in", NONE, "between objects as it is"),
    (f"{T}.pdf.inside.markup", without(texts=()), "XMP description"),
    (f"{T}.pdf.inside.markup", without(tags=()), "XMP key words"),
    (f"{T}.pdf.inside.markup", without(asides=()), "a remark in XMP"),
    (f"{T}.pdf.inside.drawn", lambda *_: [], "text"),
    (f"{T}.pdf.content.DIGITS", NOTHING, "text in digits"),
    (f"{T}.pdf.content.texts_in", NONE, "a wide actual text"),
    (f"{T}.pdf.inside._remarks", lambda data: [], "a remark among operators"),
    (f"{T}.pdf.inside._program", NONE, "the program of a font"),
    (f"{T}.pdf.inside.binary.picture", EMPTY, "the remark of a picture"),
    (f"{T}.pdf.inside.look_docx", EMPTY, "a Word file within"),
    (f"{T}.pdf.inside._file", EMPTY, "an attachment"),
    (f"{T}.pdf.inside.Inside._packed", NONE, "a free text"),
    (f"{T}.pdf.streams._run_lengths", AT_ZERO, "runs of bytes"),
    (f"{T}.pdf.streams.binascii.unhexlify", AT_ZERO, "hexadecimal digits"),
    (f"{T}.pdf.texts.NUMBERED", NOTHING, "a name with spaces"),
    (f"{T}.pdf.texts.ESCAPE", re.compile(rb"\\(.)"), "a text by numbers"),
]

pytestmark = pytest.mark.slow


REMEMBERED = (
    docx._known.clear, inside._programs.clear, inside._named.cache_clear, streams._remembered.clear, content._said.clear,
    content._sound.clear, content._glyphs.clear, markup.tag_of.cache_clear, markup._whole_tag.cache_clear, units_of.cache_clear,
    _simple.cache_clear, _alike.clear,
)  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> Iterator[None]:
    """What was read with all rules is not known any more, and what was read without one is forgotten."""
    forget()
    yield
    forget()


def forget() -> None:
    for one in REMEMBERED:
        one()


def found(held: Held) -> bool:
    private = index(PRIVATE)
    return any(private.find(one.words) for one in held.said)


def name(case: tuple[str, Any, str]) -> str:
    return f"{case[0].rpartition('.')[2]}: {case[2]}"


@pytest.mark.parametrize("case", IN_WORD, ids=name)
def test_of_a_word_file(
    case: tuple[str, Any, str], files: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    rule, nothing, place = case
    data = planting_docx.planted(planting_docx.parts_of(files["docx"]), place, PHRASE)
    assert found(look_docx(data))
    forget()
    monkeypatch.setattr(rule, nothing)
    assert not found(look_docx(data))


@pytest.mark.parametrize("case", IN_PDF, ids=name)
def test_of_a_pdf(case: tuple[str, Any, str], files: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    rule, nothing, place = case
    data = planting_pdf.planted(files["pdf"], place, PHRASE)
    assert found(look_pdf(data))
    forget()
    monkeypatch.setattr(rule, nothing)
    assert not found(look_pdf(data))


def test_glyphs_are_read_by_the_tables_of_their_fonts(
    files: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    private = index("Outreach reaches people whom nobody else reaches while garlands wither.")
    pages = [one for one in look_pdf(files["pdf"]).said if one.place.startswith("page")]
    assert any("nobodyelsereaches" in one.words.letters for one in pages) and len(private)
    monkeypatch.setattr(f"{T}.pdf.inside.table", lambda data: content.Table())
    pages = [one for one in look_pdf(files["pdf"]).said if one.place.startswith("page")]
    assert not any("nobodyelsereaches" in one.words.letters for one in pages)


RULES: list[tuple[str, str, str]] = [
    ("_names", "Ask for Dana Ruizmann, who decides.", "and Dana Ruizmann"),
    ("_judgements", PRIVATE, "that he voted no"),
    ("_addresses", "The line is 202-555-0147.", "call (202) 555-0147"),
    (
        "_runs",
        "Their whip count falls short by eleven and leadership already knows it now.",
        "whip count falls short by eleven",
    ),
    ("_whole", "Insiders expect turmoil.", "insiders expect turmoil"),
    ("_surname", "On Monday Senator Okonkwo called.", "and senator okonkwo"),
]


@pytest.mark.parametrize(("rule", "private", "said"), RULES, ids=[rule for rule, _, _ in RULES])
def test_of_words(rule: str, private: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert index(private).find(stream([said]))
    units_of.cache_clear()
    monkeypatch.setattr(f"{T}.units.{rule}", (lambda *_: None) if rule == "_surname" else NONE)
    assert not index(private).find(stream([said]))


NEVER = re.compile("(?!)")
HIDDEN: list[tuple[str, Any, str, str]] = [
    ("HUMP", NEVER, PRIVATE, "MemoHeVotedNo.docx"),
    ("UNSEEN", NEVER, "In committee he wa\u00advers badly.", "he wavers badly"),
    ("ACCENTS", NEVER, "In committee he v\u00f3t\u00e9d no.", PHRASE),
    ("APOSTROPHE", NEVER, "In committee he’s against.", "he’s against"),
    ("unescape", SAME, PRIVATE, "he &#118;oted no"),
    ("unquote", SAME, PRIVATE, "he%20voted%20no"),
    ("RIGHT_TO_LEFT", NEVER, PRIVATE, "\u05d0 on detov eh"),
]


@pytest.mark.parametrize(("rule", "nothing", "private", "said"), HIDDEN, ids=[one[0] for one in HIDDEN])
def test_of_what_hides_words(rule: str, nothing: Any, private: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if rule == "APOSTROPHE":
        # Where it parts a word, there are more words than somebody wrote.
        assert folded(said) == ("hes", "against")
    else:
        assert index(private).find(stream([said]))
    forget()
    monkeypatch.setattr(f"{T}.folding.{rule}", nothing)
    assert folded(said) != ("hes", "against") and not index(private).find(stream([said]))


def test_letters_of_two_bytes_are_those_of_any_script(
    files: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "Ιωάννης Παπαδόπουλος"
    parts = {"customXml/item1.xml": f"<x>{name}</x>".encode("utf-16")}
    private = index(f"Ask for {name} there.")
    assert any(private.find(one.words) for one in look_docx(planting_docx.zipped(parts)).said)
    docx._known.clear()
    monkeypatch.setattr(f"{T}.markup.decoded", lambda data: data.decode("latin-1"))
    assert not any(private.find(one.words) for one in look_docx(planting_docx.zipped(parts)).said)


PLACES = {
    "text": "<p>he voted no</p>", "a title": "<p title='he voted no'>x</p>", "a remark": "<!-- he voted no -->",
    "a description": '<meta name="description" content="he voted no"/>', "a hidden part": "<p hidden>he voted no</p>",
    "an address": "<a href='https://x.example/he%20voted%20no'>x</a>", "a style": "<style>/* he voted no */</style>",
    "a program": "<script>// he voted no</script>", "entities": "<p>he &#118;oted no</p>",
    "a drawing": "<svg><title>he voted no</title></svg>", "an attribute of its own": "<p data-x='he voted no'>x</p>",
    "a drawing within": "<img src='data:image/svg+xml,%3Csvg%3Ehe voted no%3C/svg%3E'/>".replace(" ", "%20"),
    "a picture within": "<img src='data:image/jpeg;base64,{jpeg}'/>", "a file within": "<a href='data:text/plain;base64,{text}'>x</a>",
}  # fmt: skip


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES)
def test_of_a_web_page(text: str, files: Mapping[str, bytes]) -> None:
    import base64

    jpeg = base64.b64encode(planting_docx._jpeg(0xFE, PHRASE.encode())).decode()
    filled = text.replace("{jpeg}", jpeg).replace("{text}", base64.b64encode(PHRASE.encode()).decode())
    data = files["html"].replace(b"</body>", filled.encode() + b"</body>")
    assert not found(look_html(files["html"])) and found(look_html(data))
