"""How tokens become Word's styles, theme and settings."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from specimen import METADATA, document, style, words
from writers.docx.reading import Word, select, twips, value

from briefgen.document.nodes import Role
from briefgen.models.style import Style
from briefgen.writers.docx import write
from briefgen.writers.docx.names import HEADING_STYLES, ROLE_STYLES
from briefgen.writers.metrics import line_height, text_width

BUILT_IN = {
    "Normal", "Default Paragraph Font", "No List", "Normal Table", "Table Grid", "Title", "Subtitle", "heading 1",
    "heading 2", "heading 3", "Body Text", "Quote", "caption", "footnote text", "footnote reference", "Hyperlink",
    "FollowedHyperlink", "Strong", "Emphasis", "HTML Code", "HTML Preformatted", "Bibliography", "header", "footer", "Closing",
    "List Bullet", "List Bullet 2", "List Bullet 3", "List Bullet 4", "List Number", "List Number 2",
    "List Number 3", "List Number 4", "List Continue", "List Continue 2", "List Continue 3", "List Continue 4",
}  # fmt: skip
"""Names that Word knows itself, in every language of its menus."""

OURS = {
    "Organization", "Kicker", "Summary", "Meeting", "Address", "Ask Label", "Ask", "Ask Further", "Ask Bill", "Callout Title",
    "Callout", "Stat Number", "Stat Text", "Stat Unit",
    "Attribution", "Table Text", "Label", "Contact", "Signer", "Figure", "Horizontal Rule", "Brief Table",
}  # fmt: skip


def written(look: Style | None = None, paper: str = "letter") -> Word:
    return Word(write(document(words("Text."), paper=paper), look or style()).data)


def changed(**parts: dict[str, object]) -> Style:
    """The civic style with some of its tokens changed: `changed(colors={"accent": "#112233"})`."""
    civic = style()
    given = civic.tokens.model_dump()
    for name, values in parts.items():
        given[name] = given[name] | values
    # Measures are points by now, which the model takes only with their unit.
    return replace(civic, tokens=type(civic.tokens).model_validate(_with_units(given)))


def _with_units(value: object, name: str = "") -> object:
    if isinstance(value, dict):
        return {key: _with_units(entry, key) for key, entry in value.items()}
    return f"{value:g}pt" if isinstance(value, float) and name != "line" else value


def test_names_are_words_own_where_it_has_one() -> None:
    word = written()
    ours = set(word.find("w:style[@w:customStyle='1']/w:name/@w:val", "word/styles.xml"))
    assert ours == OURS
    assert set(word.style_names.values()) - ours == BUILT_IN


def test_every_role_and_heading_has_one_style() -> None:
    assert set(ROLE_STYLES) == set(Role)
    assert set(HEADING_STYLES) == {1, 2, 3}
    assert len({name.id for name in (*ROLE_STYLES.values(), *HEADING_STYLES.values())}) == len(Role) + 3


def test_a_look_becomes_a_style() -> None:
    look = {"font": "heading", "size": 9.5, "line": 1.3, "bold": True, "uppercase": True, "tracking": 0.8}
    look |= {"color": "muted", "before": 10.0, "keep_with_next": True}
    kicker = written(changed(looks={"kicker": look})).style("Kicker")
    assert value(kicker, "w:rPr/w:sz/@w:val") == "19"
    assert value(kicker, "w:rPr/w:rFonts/@w:asciiTheme") == "majorHAnsi"
    assert value(kicker, "w:rPr/w:spacing/@w:val") == "16"
    assert value(kicker, "w:rPr/w:color/@w:themeColor") == "text2"
    assert len(select(kicker, "w:rPr/w:b | w:rPr/w:caps | w:pPr/w:keepNext")) == 3
    assert value(kicker, "w:pPr/w:spacing/@w:before") == "200"


def test_a_heading_has_its_level_and_stays_with_its_text() -> None:
    heading = written().style("heading 2")
    assert value(heading, "w:pPr/w:outlineLvl/@w:val") == "1"
    assert len(select(heading, "w:pPr/w:keepNext | w:pPr/w:keepLines")) == 2


def test_letters_are_kerned_as_in_the_pdf() -> None:
    assert written().find("w:docDefaults//w:kern/@w:val", "word/styles.xml") == ["2"]


@pytest.mark.parametrize(
    ("font", "line", "rule"),
    [
        ("body", 1.4, "atLeast"),  # Source Serif 4 asks for 1.371 by itself
        ("body", 1.3, "exact"),
        ("heading", 1.2, "atLeast"),  # Public Sans asks for 1.175
        ("heading", 1.1, "exact"),
    ],
)
def test_lines_are_as_tall_as_in_the_pdf(font: str, line: float, rule: str) -> None:
    look = {"font": font, "size": 10.0, "line": line}
    spacing = value(written(changed(looks={"source": look})).style("Bibliography"), "w:pPr/w:spacing")
    found = {key.rpartition("}")[2]: value for key, value in spacing.attrib.items()}
    assert (found["line"], found["lineRule"]) == (twips(10 * line), rule)


def test_fonts_say_how_tall_and_wide_they_are() -> None:
    fonts = style().fonts
    assert line_height(fonts["SourceSerif4-Regular.ttf"]) == pytest.approx(1.371)
    assert line_height(fonts["PublicSans-Regular.ttf"]) == pytest.approx(1.175)
    assert text_width(fonts["PublicSans-Regular.ttf"], "") == 0
    assert text_width(fonts["PublicSans-Bold.ttf"], "mmm") == pytest.approx(3 * 0.8955)
    missing = text_width(fonts["PublicSans-Regular.ttf"], "字")
    assert missing == text_width(fonts["PublicSans-Regular.ttf"], "\U0010ffff") > 0


@pytest.mark.parametrize("data", [b"", b"no font", b"\x00\x01\x00\x00\x00\x09" + b"x" * 20])
def test_what_is_no_font_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(ValueError, match="TrueType"):
        line_height(data)
    with pytest.raises(ValueError, match="TrueType"):
        text_width(data, "a")


def test_the_theme_carries_palette_and_fonts() -> None:
    word = written(changed(colors={"accent": "#112233"}))
    theme = "word/theme/theme1.xml"
    assert word.find("//a:accent1/a:srgbClr/@val", theme) == ["112233"]
    colors = style().tokens.colors
    assert word.find("//a:dk1/a:srgbClr/@val", theme) == [colors.text.removeprefix("#")]
    assert word.find("//a:lt2/a:srgbClr/@val", theme) == [colors.tint.removeprefix("#")]
    assert word.find("//a:majorFont/a:latin/@typeface", theme) == ["Public Sans"]
    assert word.find("//a:minorFont/a:latin/@typeface", theme) == ["Source Serif 4"]
    fonts = {font.get(font.keys()[0]): value(font, "w:altName/@w:val") for font in word.part("word/fontTable.xml")}
    assert fonts == {"Source Serif 4": "Georgia", "Public Sans": "Calibri"}


def test_every_color_and_font_goes_through_the_theme() -> None:
    styles = written().files["word/styles.xml"].decode()
    assert re.findall(r"<w:color [^>]*>", styles)
    assert all("themeColor" in found for found in re.findall(r"<w:color [^>]*>", styles))
    assert all("themeFill" in found for found in re.findall(r"<w:shd [^>]*>", styles))
    assert all("asciiTheme" in found for found in re.findall(r"<w:rFonts [^>]*>", styles))


@pytest.mark.parametrize(("paper", "size"), [("letter", ("12240", "15840")), ("a4", ("11906", "16838"))])
def test_the_paper_is_that_of_the_document(paper: str, size: tuple[str, str]) -> None:
    word = written(paper=paper)
    (page,) = word.find("//w:sectPr/w:pgSz")
    assert tuple(page.attrib.values()) == size
    (margins,) = word.find("//w:sectPr/w:pgMar")
    found = {key.rpartition("}")[2]: value for key, value in margins.attrib.items()}
    given = style().tokens.page
    assert {side: found[side] for side in ("left", "right", "top", "footer")} == {
        "left": twips(given.margins.left),
        "right": twips(given.margins.right),
        "top": twips(given.margins.top),
        "footer": twips(given.footer),
    }
    (tab,) = word.find("w:style[w:name/@w:val='footer']/w:pPr/w:tabs/w:tab/@w:pos", "word/styles.xml")
    assert abs(int(tab) - (int(size[0]) - int(found["left"]) - int(found["right"]))) <= 1


def test_the_footer_counts_pages() -> None:
    footer = written().part("word/footer1.xml")
    assert "".join(footer.itertext()) == "Example Health Coalition · November 20, 2026Page  PAGE 1 of  NUMPAGES 1"
    assert [content.tag.rpartition("}")[2] for content in select(footer, "//w:r[w:tab]/*")] == ["tab"]


def test_a_footer_too_long_for_one_line_has_the_page_number_on_a_second() -> None:
    large = changed(
        looks=style().tokens.looks.model_dump() | {"footer": {"font": "heading", "size": 18.0, "line": 1.3}}
    )
    footer = written(large).part("word/footer1.xml")
    assert [content.tag.rpartition("}")[2] for content in select(footer, "//w:r[w:tab]/*")] == ["br", "tab"]


def test_settings_are_those_of_todays_word() -> None:
    word = written()
    mode = word.find("//w:compatSetting[@w:name='compatibilityMode']/@w:val", "word/settings.xml")
    assert mode == ["15"]
    assert word.find("//w:removePersonalInformation", "word/settings.xml")
    assert word.find("//w:themeFontLang/@w:val", "word/settings.xml") == [METADATA.language]
