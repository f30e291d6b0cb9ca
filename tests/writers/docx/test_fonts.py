"""The fonts that a Word file carries: whole scripts of each face, and what Word is told of them."""

from __future__ import annotations

import hashlib
import io
import struct
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTWriter
from lxml import etree
from specimen import ROOT, document, style, words
from writers.docx.reading import Word, q

from briefgen.diagnostics import BriefError, Report
from briefgen.models.style import Style, WordFiles
from briefgen.pipeline.keeping import InWorkspace
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace
from briefgen.writers.docx import write
from briefgen.writers.docx.fonts import embedding
from briefgen.writers.docx.fonts.cutting import EVERYTHING, Damaged, cut, draw, sound
from briefgen.writers.docx.fonts.scripts import LATIN, OTHERS, scripts_of
from briefgen.writers.docx.fonts.shipped import SHIPPED
from briefgen.writers.keeping import kept_by

FACES = sorted(path for folder in ("civic", "office") for path in (ROOT / "styles" / folder / "fonts").glob("*.ttf"))
each_face = pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
LIST, LINKS = "word/fontTable.xml", "word/_rels/fontTable.xml.rels"
SERIF = (ROOT / "styles/civic/fonts/SourceSerif4-Regular.ttf").read_bytes()


def shipped(name: str) -> Style:
    report = Report()
    read = read_style(Workspace(ROOT), name, report)
    assert read and not report.diagnostics
    return read


def without_embedding(given: Style) -> Style:
    return Style(given.tokens.model_copy(update={"docx": WordFiles(embed_fonts=False)}), given.fonts)


def carried(word: Word) -> dict[tuple[str, str], bytes]:
    """The fonts of a Word file, made readable as ISO/IEC 29500-1, 17.8.1 says, by family and face."""
    targets = {link.get("Id"): link.get("Target") for link in word.part(LINKS)} if LINKS in word.files else {}
    found = {}
    for face in word.find("//w:font/*[@w:fontKey]", LIST):
        data = word.files[f"word/{targets[face.get(q('r:id'))]}"]
        key = bytes(reversed(uuid.UUID(face.get(q("w:fontKey"))).bytes))
        clear = bytes(byte ^ key[at % 16] for at, byte in enumerate(data[:32])) + data[32:]
        found[face.getparent().get(q("w:name")), etree.QName(face).localname.removeprefix("embed")] = clear
    return found


def test_every_face_of_both_families_is_in_the_file_under_its_own_name() -> None:
    word = Word(write(document(words("Words.")), style()).data)
    found = carried(word)
    assert list(found) == [
        (family, face)
        for family in ("Source Serif 4", "Public Sans")
        for face in ("Regular", "Bold", "Italic", "BoldItalic")
    ]
    for (family, face), data in found.items():
        font = TTFont(io.BytesIO(data))
        assert font["name"].getBestFamilyName() == family
        assert font["name"].getDebugName(2).replace(" ", "") == face
        assert font["OS/2"].fsType == 0
    types = word.files["[Content_Types].xml"].decode()
    assert (
        '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
        in types
    )
    settings = [etree.QName(one).localname for one in word.part("word/settings.xml")]
    # Between what stands before and after it in the schema (ISO/IEC 29500-1, 17.15.1.78); a subset would lack letters.
    assert settings.index("zoom") < settings.index("embedTrueTypeFonts") < settings.index("defaultTabStop")
    assert "saveSubsetFonts" not in settings


def test_the_same_fonts_are_in_every_file() -> None:
    """Word draws a family from the first open file that has it: a second one must not lack letters there."""
    texts = ("Words.", "Other “words”, žluťoučký kůň – 5 € ½ → ≤", "Tiếng Việt, Ðæð, ŵ")
    first, *others = (carried(Word(write(document(words(text)), style()).data)) for text in texts)
    assert others == [first, first]


def test_whole_blocks_are_added_for_greek_and_cyrillic_and_all_of_a_font_for_other_scripts() -> None:
    greek, cyrillic = OTHERS
    assert scripts_of(["Plain – “words” ✓"]) == LATIN
    assert scripts_of(["the α of it"]) == LATIN + greek
    assert scripts_of(["Привет", "α"]) == LATIN + greek + cyrillic
    assert scripts_of(["שלום"]) == EVERYTHING
    word = Word(write(document(words("Sexarbeit и закон")), style()).data)
    font = TTFont(io.BytesIO(carried(word)["Source Serif 4", "Italic"]))
    assert set(range(0x410, 0x450)) <= font.getBestCmap().keys() and 0x3B1 not in font.getBestCmap()


@pytest.mark.parametrize(("text", "further"), [("Words.", []), ("Done ✘", ["Noto Sans Symbols2"])])
def test_a_font_for_symbols_is_carried_only_where_the_text_has_some(text: str, further: list[str]) -> None:
    found = carried(Word(write(document(words(text)), shipped("civic")).data))
    assert [family for family, face in found if face == "Regular"] == ["Source Serif 4", "Public Sans", *further]


def test_a_style_can_leave_its_fonts_out() -> None:
    word = Word(write(document(words("Words ✘")), without_embedding(style())).data)
    assert not [name for name in word.files if "fonts/" in name or name == LINKS]
    assert not carried(word) and "odttf" not in word.files["[Content_Types].xml"].decode()
    assert not word.find("//w:embedTrueTypeFonts", "word/settings.xml")


def test_what_word_chooses_another_font_by_is_that_of_the_font_file() -> None:
    word = Word(write(document(words("Words.")), style()).data)
    for name, file in (("Source Serif 4", "SourceSerif4-Regular.ttf"), ("Public Sans", "PublicSans-Regular.ttf")):
        table = TTFont(io.BytesIO(style().fonts[file]))["OS/2"]
        (font,) = word.find(f"//w:font[@w:name='{name}']", LIST)
        parts = [etree.QName(part).localname for part in font]
        assert parts[:6] == ["altName", "panose1", "charset", "family", "pitch", "sig"]
        panose = font.find(q("w:panose1")).get(q("w:val"))
        assert panose == "".join(f"{number:02X}" for number in vars(table.panose).values())
        blocks = [table.ulUnicodeRange1, table.ulUnicodeRange2, table.ulUnicodeRange3, table.ulUnicodeRange4]
        numbers = [*blocks, table.ulCodePageRange1, table.ulCodePageRange2]
        assert [int(number, 16) for number in font.find(q("w:sig")).attrib.values()] == numbers


def test_the_office_style_names_what_every_office_has_and_carries_nothing() -> None:
    word = Word(write(document(words("Words.")), shipped("office")).data)
    assert word.find("//a:latin/@typeface", "word/theme/theme1.xml") == ["Calibri", "Cambria"]
    names = {font.get(q("w:name")): font.find(q("w:altName")).get(q("w:val")) for font in word.part(LIST)}
    assert names == {"Cambria": "Caladea", "Calibri": "Carlito"}
    assert not carried(word)


def outline(font: TTFont, glyph: str) -> list[object]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return [glyphs[glyph].width, *pen.value]


@each_face
def test_a_cut_font_draws_its_letters_as_the_whole_one_and_has_no_others(path: Path) -> None:
    data = path.read_bytes()
    whole, made = TTFont(io.BytesIO(data), lazy=False), TTFont(io.BytesIO(cut(data, LATIN)), lazy=False)
    before, after = whole.getBestCmap(), made.getBestCmap()
    wanted = {code for first, last in LATIN for code in range(first, last + 1)} & before.keys()
    assert after.keys() == wanted and len(wanted) > 350
    for code in wanted:
        assert outline(made, after[code]) == outline(whole, before[code]), chr(code)
    assert len(cut(data, LATIN)) < len(data)


@each_face
@pytest.mark.parametrize("text", ["AVATAR To Ty. office “Yes,” flow", "Žižka v. L’Étoile ½ 1–16 A\u0301"])
def test_a_cut_font_sets_words_as_the_whole_one(path: Path, text: str) -> None:
    """Pairs of letters keep their distance, and what letters turn into is there."""
    data = path.read_bytes()
    whole, made = shaped(data, text), shaped(cut(data, LATIN), text)
    assert made == whole
    assert len({advance for advance, _ in whole}) > 5


def shaped(data: bytes, text: str) -> list[tuple[int, object]]:
    """How far each glyph of a text goes, and its extent."""
    font, buffer = hb.Font(hb.Face(data)), hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    places = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(place.x_advance, font.get_glyph_extents(info.codepoint)) for info, place in places]


@each_face
def test_a_cut_font_is_always_the_same_and_its_sums_are_right(path: Path) -> None:
    data = path.read_bytes()
    made = cut(data, LATIN)
    cut.cache_clear()
    assert cut(data, LATIN) == made
    assert sum(struct.unpack(f">{len(made) // 4}I", made)) & 0xFFFFFFFF == 0xB1B0AFBA
    font = TTFont(io.BytesIO(made), checkChecksums=2, lazy=False)
    assert font["head"].modified == TTFont(io.BytesIO(data))["head"].modified


def read_tables(data: bytes) -> dict[bytes, bytes]:
    """The tables of a font by their tags."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4s4xII", data, 12 + 16 * number) for number in range(count))
    return {tag: data[start : start + size] for tag, start, size in entries}


def join_tables(tables: dict[bytes, bytes]) -> bytes:
    """A font of these tables."""
    made = SFNTWriter(file := io.BytesIO(), len(tables))
    for tag, data in tables.items():
        made[tag.decode()] = data
    made.close()
    return file.getvalue()


def with_rights(data: bytes, rights: int) -> bytes:
    tables = read_tables(data)
    table = tables[b"OS/2"]
    return join_tables(tables | {b"OS/2": table[:8] + struct.pack(">H", rights) + table[10:]})


def test_a_font_that_may_not_be_cut_is_carried_whole() -> None:
    data = with_rights(SERIF, 0x0100)
    given = Style(style().tokens, {**style().fonts, "SourceSerif4-Regular.ttf": data})
    found = carried(Word(write(document(words("Words.")), given).data))
    assert found["Source Serif 4", "Regular"] == data
    assert found["Source Serif 4", "Bold"] != style().fonts["SourceSerif4-Bold.ttf"]


def damages() -> Iterator[tuple[str, bytes]]:
    """Fonts that are broken inside, though their list of tables is whole."""
    tables = read_tables(SERIF)
    glyf, loca = tables[b"glyf"], tables[b"loca"]
    yield "outlines cut off", join_tables(tables | {b"glyf": glyf[: len(glyf) // 2]})
    yield "outlines overwritten", join_tables(tables | {b"glyf": bytes(len(glyf))})
    yield "outlines of noise", join_tables(tables | {b"glyf": bytes(at * 193 % 251 for at in range(len(glyf)))})
    yield "places cut off", join_tables(tables | {b"loca": loca[:100]})
    yield "places in disorder", join_tables(tables | {b"loca": loca[::-1]})
    yield "no characters", join_tables(tables | {b"cmap": b"\0" * 40})
    yield "characters cut off", join_tables(tables | {b"cmap": tables[b"cmap"][:200]})
    yield "ligatures cut off", join_tables(tables | {b"GSUB": tables[b"GSUB"][:300]})
    yield "distances cut off", join_tables(tables | {b"GPOS": tables[b"GPOS"][:3000]})
    yield "no number of glyphs", join_tables(tables | {b"maxp": b"\0\0"})


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in damages()])
def test_a_font_that_is_damaged_inside_is_named_and_nothing_is_made(data: bytes) -> None:
    given = Style(style().tokens, {**style().fonts, "SourceSerif4-Regular.ttf": data})
    with pytest.raises(BriefError) as caught:
        write(document(words("Words.")), given)
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.message) == (
        "unusable-font",
        "the font file “SourceSerif4-Regular.ttf” is damaged inside, so the Word file cannot carry it",
    )


@pytest.mark.parametrize("step", [1, 7, 61])
def test_a_font_cut_off_or_changed_anywhere_is_cut_or_refused(step: int) -> None:
    """Never anything else: no other error, and no loop without end."""
    for at in range(0, len(SERIF), len(SERIF) // 24 + step):
        for broken in (SERIF[:at], SERIF[:at] + bytes((255 - SERIF[at],)) * 9 + SERIF[at + 9 :]):
            try:
                cut(broken, LATIN)
            except Damaged:
                continue


def test_every_font_that_comes_along_is_known_by_its_sum_and_draws_all_its_letters() -> None:
    fonts = [path.read_bytes() for path in sorted((ROOT / "styles").glob("*/fonts/*.ttf"))]
    assert {hashlib.sha256(data).hexdigest() for data in fonts} == SHIPPED
    for data in fonts:
        draw(data, frozenset(hb.Face(data).unicodes))


def test_a_font_that_differs_in_one_byte_from_one_that_comes_along_is_drawn() -> None:
    places = {record.tag: record.offset for record in TTFont(io.BytesIO(SERIF)).reader.tables.values()}
    at = places["glyf"] + 4000
    assert sound(SERIF)
    with pytest.raises(Damaged):
        sound(SERIF[:at] + bytes((255,)) * 400 + SERIF[at + 400 :])


def written_anew(workspace: Workspace, given: Style) -> bytes:
    """A Word file as a new process writes it, which remembers nothing but what the workspace keeps."""
    for remembered in (embedding._made, cut, sound):
        remembered.cache_clear()
    with kept_by(InWorkspace(workspace)):
        return write(document(words("Words.")), given).data


def test_a_face_is_drawn_and_cut_once_in_a_workspace_for_as_long_as_it_is_the_same(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    first = written_anew(workspace, style())
    assert (sound.cache_info().misses, len(workspace.own_files("cache"))) == (8, 8)
    assert written_anew(workspace, style()) == first
    assert (sound.cache_info().misses, cut.cache_info().misses) == (0, 0), "nothing was drawn or cut again"
    bold = {"SourceSerif4-Bold.ttf": style().fonts["SourceSerif4-BoldIt.ttf"]}
    assert written_anew(workspace, Style(style().tokens, {**style().fonts, **bold})) != first
    assert sound.cache_info().misses == 1, "a file of the same name with other bytes is another one"


def test_a_damaged_font_is_refused_each_time_and_never_kept(tmp_path: Path) -> None:
    workspace, (_, data) = Workspace(tmp_path), next(damages())
    written_anew(workspace, style())
    for _ in range(2):
        with pytest.raises(BriefError):
            written_anew(workspace, Style(style().tokens, {**style().fonts, "SourceSerif4-Regular.ttf": data}))
    assert len(workspace.own_files("cache")) == 8
    written_anew(workspace, style())
    assert sound.cache_info().misses == 0, "what was kept of the sound font stands"
