"""How tokens become Word's styles, theme and settings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from specimen import METADATA, ROOT, document, style, words
from writers.docx.reading import Word, select, twips, value

from briefgen.diagnostics import Report
from briefgen.document.geometry import geometry
from briefgen.document.nodes import Role
from briefgen.document.roles import LEADS
from briefgen.models.style import Look, Style
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace
from briefgen.writers.docx import names, write
from briefgen.writers.docx.names import HEADING_STYLES, ROLE_STYLES
from briefgen.writers.docx.palette import THEME_COLORS
from briefgen.writers.docx.sheet import Sheet
from briefgen.writers.metrics import line_height, text_width

BUILT_IN = {
    "Normal", "Default Paragraph Font", "No List", "Normal Table", "Table Grid", "Title", "Subtitle", "heading 1",
    "heading 2", "heading 3", "Body Text", "Quote", "caption", "footnote text", "footnote reference", "Hyperlink",
    "FollowedHyperlink",
    "heading 4", "heading 5", "heading 6", "List Paragraph", "toc 1", "toc 2", "toc 3", "TOC Heading",
    "Strong", "Emphasis", "HTML Code", "HTML Preformatted", "Bibliography", "header", "footer", "Closing", "Signature",
    "List Bullet", "List Bullet 2", "List Bullet 3", "List Bullet 4", "List Number", "List Number 2",
    "List Number 3", "List Number 4", "List Continue", "List Continue 2", "List Continue 3", "List Continue 4",
}  # fmt: skip
"""Names that Word knows itself, in every language of its menus."""

OURS = {
    "Organization", "Tagline", "Dateline",
    "Kicker", "Content Code", "Summary", "Meeting", "Address", "Spoken", "Ask Label", "Ask", "Ask Further", "Ask Bill", "Callout Title",
    "Callout", "Stat Number", "Stat Text", "Stat Unit",
    "Attribution", "Running Head", "Table Text", "Table Figures",
    "Side Label", "Side Number", "Side", "Contact Card", "Contact Label",
    "Pull Quote", "Pull Attribution", "Bill Title", "Bill", "Bill Legend", "Bill Struck", "Bill Inserted",
    "Answer", "Claim", "Answer Text",
    "Label", "Contact", "Signer", "Endorsers", "Funding", "Picture", "Horizontal Rule", "Brief Table",
}  # fmt: skip

TABLE_FIGURES = {"numForm": "lining"}
"""What the letters of tables say beside their look."""


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


ATTRIBUTES = {"spacing", "ind", "rFonts"}
"""Properties of which Word inherits each attribute by itself."""

Properties = dict[str, str]


def said(style: Any) -> tuple[Properties, Properties]:
    """What a style says of paragraphs and of letters, each property in words; what takes something back is empty."""
    paragraph, letters = (select(style, f"w:{kind}/* | w:{kind}Default/w:{kind}/*") for kind in ("pPr", "rPr"))
    return properties(paragraph), properties(letters)


def properties(elements: Iterable[Any]) -> Properties:
    found: Properties = {}
    for element in elements:
        name = element.tag.rpartition("}")[2]
        values = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
        if name in ATTRIBUTES:
            found |= {f"{name}.{key}": value for key, value in values.items()}
        elif name == "pBdr":
            found |= {f"{name}.{key}": value for key, value in properties(element).items()}
        elif len(element):
            found[name] = " ".join(f"{key}={value}" for key, value in properties(element).items())
        else:
            found[name] = " ".join(values.values()) or "1"
    return found


def chain(word: Word, name: str) -> tuple[Properties, Properties]:
    """What holds of paragraphs and letters in a style when it has inherited all that it does not say itself."""
    (defaults,) = word.find("w:docDefaults", "word/styles.xml")
    paragraph, letters = said(defaults)
    for one in word.chain(name):
        of_paragraph, of_letters = said(one)
        paragraph, letters = paragraph | of_paragraph, letters | of_letters
    return paragraph, letters


def without_words(found: Properties) -> Properties:
    """Without what only takes back something."""
    gone = {
        "b": "0",
        "bCs": "0",
        "i": "0",
        "iCs": "0",
        "caps": "0",
        "keepNext": "0",
        "keepLines": "0",
        "jc": "left",
        "spacing.val": "0",
    }
    return {key: value for key, value in found.items() if gone.get(key) != value and value != "nil" and key != "lang"}


def expected(sheet: Sheet, look: Look) -> tuple[Properties, Properties]:
    """A look of the tokens in Word's words."""
    kind, size = ("major" if look.font == "heading" else "minor"), str(round(look.size * 2))
    color = getattr(sheet.tokens.colors, look.color).removeprefix("#")
    letters = {
        "rFonts.asciiTheme": f"{kind}HAnsi",
        "rFonts.hAnsiTheme": f"{kind}HAnsi",
        "kern": "2",
        "sz": size,
        "szCs": size,
    }
    letters |= {"rFonts.eastAsiaTheme": f"{kind}EastAsia", "rFonts.cstheme": f"{kind}Bidi"}
    letters |= {"color": f"{color} {THEME_COLORS[look.color]}"}
    letters |= {"b": "1", "bCs": "1"} if look.bold else {}
    letters |= {"i": "1", "iCs": "1"} if look.italic else {}
    letters |= {"caps": "1"} if look.uppercase else {}
    letters |= {"spacing.val": twips(look.tracking)} if look.tracking else {}
    paragraph = {"widowControl": "1", "spacing.before": twips(look.before), "spacing.after": twips(look.after)}
    paragraph |= {"spacing.line": twips(look.line * look.size)}
    paragraph |= {"spacing.lineRule": "atLeast" if sheet.fits(look) else "exact"}
    paragraph |= {"keepNext": "1"} if look.keep_with_next else {}
    paragraph |= {"jc": look.align.value} if look.align != "left" else {}
    return paragraph, letters


SHIPPED = sorted(folder.parent.name for folder in (ROOT / "styles").glob("*/style.yaml"))


def shipped(name: str) -> Style:
    found = read_style(Workspace(ROOT), name, Report())
    assert found is not None
    return found


LOUD = {
    "body": {
        "size": 11.0,
        "line": 1.3,
        "bold": True,
        "uppercase": True,
        "tracking": 0.5,
        "align": "center",
        "before": 2.0,
        "keep_with_next": True,
    }
}
"""Running text that has everything there is, so that every style above it must take something back."""


@pytest.mark.parametrize("name", [*SHIPPED, "loud"])
def test_over_its_chain_every_style_has_the_look_of_its_token(name: str) -> None:
    look = changed(looks=LOUD) if name == "loud" else shipped(name)
    word, sheet = written(look), Sheet(look, geometry(document(), look.tokens), "en-US")
    looks = {names.ROLE_STYLES[role]: sheet.look(role) for role in Role}
    looks |= {style: sheet.heading(level) for level, style in names.HEADING_STYLES.items()}
    looks |= {style: sheet.heading(3) for style in names.DEEPER_HEADINGS.values()}
    for named, token in looks.items():
        paragraph, letters = map(without_words, chain(word, named.name))
        of_paragraph, of_letters = expected(sheet, token)
        figures = TABLE_FIGURES if named is names.ROLE_STYLES[Role.TABLE] else {}
        assert letters == of_letters | figures, named.name
        assert of_paragraph.items() <= paragraph.items(), named.name
        assert ("jc" in paragraph) == ("jc" in of_paragraph), named.name
        assert "keepNext" in of_paragraph or "keepNext" not in paragraph or token in map(sheet.look, LEADS), named.name


@pytest.mark.parametrize("name", [*SHIPPED, "loud"])
def test_no_style_says_what_it_inherits(name: str) -> None:
    word = written(changed(looks=LOUD) if name == "loud" else shipped(name))
    for one in word.find("w:style[@w:type='paragraph'][w:basedOn]", "word/styles.xml"):
        below = chain(word, word.style_names[value(one, "w:basedOn/@w:val")])
        for own, inherited in zip(said(one), below, strict=True):
            again = own.items() & inherited.items()
            if own.get("spacing.line") != inherited.get("spacing.line"):
                again -= {("spacing.lineRule", own.get("spacing.lineRule"))}
            assert not again, value(one, "w:name/@w:val")


@pytest.mark.parametrize(
    ("style", "below"),
    [
        ("Body Text", ["Normal"]),
        ("List Bullet 3", ["List Bullet", "Body Text", "Normal"]),
        ("List Continue 2", ["List Continue", "Body Text", "Normal"]),
        ("Summary", ["Body Text", "Normal"]),
        ("Callout Title", ["Callout", "Body Text", "Normal"]),
        ("Ask Label", ["Ask", "Body Text", "Normal"]),
        ("Attribution", ["Quote", "Body Text", "Normal"]),
        ("heading 3", ["heading 1", "Normal"]),
        ("heading 6", ["heading 3", "heading 1", "Normal"]),
        ("TOC Heading", ["heading 1", "Normal"]),
        ("Title", ["Normal"]),
        ("footnote text", ["Normal"]),
    ],
)
def test_styles_stand_on_one_another(style: str, below: list[str]) -> None:
    found = [value(one, "w:name/@w:val") for one in written().chain(style)]
    assert found == [*reversed(below), style]


def test_every_frame_is_said_once_for_its_box() -> None:
    """Who changes the ground of Callout in Word changes that of its title with it."""
    word = written()
    for name in ("Callout Title", "Ask Label", "Ask Bill", "Attribution"):
        assert select(word.style(name), "w:pPr/w:pBdr | w:pPr/w:shd | w:pPr/w:ind") == [], name


def test_the_font_of_paragraphs_is_not_offered_as_a_style() -> None:
    style = written().style("Default Paragraph Font")
    assert select(style, "w:semiHidden") and not select(style, "w:qFormat")


def test_headings_that_no_brief_has_are_there_when_they_are_used() -> None:
    word = written()
    for level in (4, 5, 6):
        assert chain(word, f"heading {level}")[0]["outlineLvl"] == str(level - 1)
        assert select(word.style(f"heading {level}"), "w:semiHidden | w:unhideWhenUsed")


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
    heading = chain(written(), "heading 2")[0]
    assert {"keepNext": "1", "keepLines": "1", "outlineLvl": "1"}.items() <= heading.items()


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
    found = chain(written(changed(looks={"source": look})), "Bibliography")[0]
    assert (found["spacing.line"], found["spacing.lineRule"]) == (twips(10 * line), rule)


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
    assert fonts == {"Source Serif 4": "Cambria", "Public Sans": "Calibri"}


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
    first = written().part("word/footer2.xml")
    assert "".join(first.itertext()) == "Example Health Coalition · November 20, 2026", "a single page has no number"
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
    assert word.find("//w:themeFontLang/@w:val", "word/settings.xml") == [METADATA.language]


def test_reviewers_keep_their_names() -> None:
    """These two make Word call everybody who comments or tracks changes "Author" (ISO/IEC 29500-1, 17.15.1.68 and 69)."""
    settings = written().files["word/settings.xml"]
    assert b"removePersonalInformation" not in settings and b"removeDateAndTime" not in settings


def test_the_color_of_text_is_that_of_normal() -> None:
    """Among the defaults, LibreOffice prints it over the color of links in the cells of a table."""
    word = written()
    assert not word.find("w:docDefaults//w:color", "word/styles.xml")
    assert chain(word, "Table Text")[1]["color"] == chain(word, "Normal")[1]["color"]
