"""Every character that the program itself prints is in the fonts of every style that comes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pytest
from profiles import sample
from specimen import ROOT, document, items, row, specimen, words
from writers.docx.reading import Word, q

from briefgen.diagnostics import Report
from briefgen.document.nodes import Alignment, BulletList, ListItem, OrderedList, Table
from briefgen.models.coverage import Coverage
from briefgen.models.labels import LABELS
from briefgen.models.style import Style
from briefgen.pipeline import Asked, render
from briefgen.readers.styles.reading import read_style, style_names
from briefgen.reading_back.docx_lint import lint
from briefgen.workspace import Workspace
from briefgen.writers import docx
from briefgen.writers.pdf import Press

SHIPPED = Workspace(ROOT)
SYMBOLS = "✓ ✗ ✘ ✔ ◐ ● ○ ★ ☆ ▸ ☐ ☑ □ ■ ▪"
HYPHENS = "\u2010\u2011"
every_style = pytest.mark.parametrize("name", sample(style_names(SHIPPED), 2))


def style(name: str) -> Style:
    report = Report()
    read = read_style(SHIPPED, name, report)
    assert read and not report.diagnostics
    return read


def printed_by_the_program(given: Style) -> Iterator[tuple[str, str]]:
    """What the program puts on a page beside the words of authors, with where it comes from."""
    yield "bullets", "".join(given.tokens.lists.bullets)
    yield "hyphens", HYPHENS
    yield "check boxes", "☐☑"
    for language, labels in LABELS.items():
        yield f"labels in {language}", "".join(labels.values())
    for file in sorted((ROOT / "styles" / "csl").rglob("*.xml")):
        yield file.name, "".join(re.findall(r">([^<]*)<", file.read_text("utf-8")))


@every_style
def test_a_style_draws_every_character_of_the_program(name: str) -> None:
    given = style(name)
    drawn = Coverage.of(given.fonts.values())
    assert not {
        (where, character)
        for where, characters in printed_by_the_program(given)
        for character in characters
        if drawn.lacks(character)
    }


@every_style
def test_every_style_prints_what_civic_prints(name: str) -> None:
    usual, given = (Coverage.of(style(one).fonts.values()) for one in ("civic", name))
    plane = map(chr, [*range(0x20, 0xD800), *range(0xE000, 0xF000)])
    assert not [character for character in plane if given.lacks(character) and not usual.lacks(character)]


@every_style
def test_every_style_prints_a_document_that_has_everything(name: str, press: Press) -> None:
    output = press.submit(specimen(), style(name)).result()
    assert output.data and not output.diagnostics
    assert lint(docx.write(specimen(), style(name)).data) == ()


@pytest.mark.thorough
@every_style
@pytest.mark.parametrize("spec", ["leave-behind", "full-brief", "lobby-day"])
def test_every_style_prints_every_brief_that_comes_along(spec: str, name: str, press: Press) -> None:
    asked = Asked(f"briefs/{spec}.yaml", overrides=(f"style={name}", "pages=60"))
    for made in render(SHIPPED, asked, press).documents:
        assert made.pages and made.files


@every_style
def test_symbols_stand_in_text_and_tables_of_both(name: str, press: Press) -> None:
    table = Table(row("Bill", "✓"), (row("One ✗", "★★☆"),), (Alignment.DEFAULT,) * 2)
    shown = document(words(SYMBOLS), table)
    output = press.submit(shown, style(name)).result()
    assert not output.diagnostics
    text = pypdfium2.PdfDocument(output.data)[0].get_textpage().get_text_range()
    assert set(SYMBOLS) - set(text) == set()
    word = Word(docx.write(shown, style(name)).data)
    (run,) = [run for run in word.body.iter(q("w:r")) if "✘" in "".join(run.itertext())]
    assert run.find(f"{q('w:rPr')}/{q('w:rFonts')}").get(q("w:ascii")) == "Noto Sans Symbols2"
    (named,) = word.find("w:font[@w:name='Noto Sans Symbols2']/w:altName/@w:val", "word/fontTable.xml")
    assert named == "Segoe UI Symbol"


@every_style
def test_a_text_without_symbols_names_no_other_font(name: str, press: Press) -> None:
    shown, given = document(words("Words – “as usual”.")), style(name)
    bare = Style(given.tokens, {file: data for file, data in given.fonts.items() if not file.startswith("Noto")})
    assert docx.write(shown, given).data == docx.write(shown, bare).data
    assert press.submit(shown, given).result().data == press.submit(shown, bare).result().data


@every_style
def test_three_levels_of_bullets_are_marked_alike_in_both(name: str, press: Press) -> None:
    deep = BulletList((ListItem((words("one"), BulletList((ListItem((words("two"), BulletList(items("three")))),)))),))
    numbered = OrderedList((ListItem((words("four"), BulletList(items("five")))),))
    shown, given = document(deep, numbered), style(name)
    output = press.submit(shown, given).result()
    assert not output.diagnostics
    text = pypdfium2.PdfDocument(output.data)[0].get_textpage().get_text_range()
    first, second, third = given.tokens.lists.bullets
    for mark, word in ((first, "one"), (second, "two"), (third, "three"), (second, "five")):
        assert re.search(rf"{re.escape(mark)}\s*{word}", text), (mark, word, text)
    word = Word(docx.write(shown, given).data)
    for level, item in ((0, "one"), (1, "two"), (2, "three"), (1, "five")):
        assert word.paragraph(item).find(f".//{q('w:ilvl')}").get(q("w:val")) == str(level)
        marks = word.find(f"w:abstractNum[1]/w:lvl[@w:ilvl='{level}']/w:lvlText/@w:val", "word/numbering.xml")
        assert marks == [given.tokens.lists.bullets[level]]
