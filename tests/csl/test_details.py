"""The small rules that citations are made of, each by example."""

from __future__ import annotations

from dataclasses import replace

import pytest
from csl.oracle import STYLES, cite, locale, ours, shipped, style, words
from hypothesis import given
from hypothesis import strategies as st

from briefgen.cite.settling import Mark, settled
from briefgen.csl import Cite, CitedSource, Processor, aside, place_in_source, read_csl
from briefgen.csl.casing import recase
from briefgen.csl.initials import initials
from briefgen.csl.item import PersonName, read_date, read_names
from briefgen.csl.labels import letters
from briefgen.csl.markup import parse, without_markup
from briefgen.csl.numbers import in_form, is_numeric
from briefgen.csl.pages import page_ranges
from briefgen.csl.positions import places
from briefgen.csl.rich import BOLD, ITALIC, PRESERVED, SUBSCRIPT, SUPERSCRIPT, join, plain, rich
from briefgen.csl.sorting import in_order
from briefgen.csl.style import Layout, SortKey
from briefgen.document.nodes import Emphasis, Link, Note, Paragraph, Text
from briefgen.document.walking import walk


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('the "war on drugs"', "the “war on drugs”"),
        ("don't", "don’t"),
        ("workers' rights", "workers’ rights"),
        ("the 'end-demand' model", "the “end-demand” model"),
        ("\"outer 'inner' outer\"", "“outer “inner” outer”"),
        ('6" wide', '6" wide'),
        ("<i>Homo</i> sapiens", "Homo sapiens"),
        ("<b>never closed", "<b>never closed"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a\x00b\x1b[31mc\u202e", "ab[31mc\u202e"),
        ("lines\nand\ttabs", "lines and tabs"),
    ],
)
def test_markup_is_read_and_all_else_is_words(written: str, read: str) -> None:
    assert without_markup(written) == read


@pytest.mark.parametrize(
    ("written", "face"),
    [
        ("<i>x</i>", ITALIC),
        ("<b>x</b>", BOLD),
        ("<i><b>x</b></i>", ITALIC | BOLD),
        ("<i>a<i>x</i>", ITALIC),
        ("<i><i>x</i></i>", 0),
        ("<sup>x</sup>", SUPERSCRIPT),
        ("<sub>x</sub>", SUBSCRIPT),
        ('<span class="nocase">x</span>', PRESERVED),
    ],
)
def test_faces_of_markup(written: str, face: int) -> None:
    assert parse(written)[-1].face == face


@given(st.text(st.sampled_from("ab \"'“”‘’«»<>/i"), max_size=60))
def test_markup_loses_no_letter(text: str) -> None:
    kept = "".join(letter for letter in without_markup(text) if letter in "ab")
    assert kept == "".join(letter for letter in text if letter in "ab")


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("Why?", ". Press", "Why? Press"),
        ("Act up!", ", 2012", "Act up!, 2012"),
        ("Jr.", ". Press", "Jr. Press"),
        ("a ", " b", "a b"),
        ("a ", ", b", "a, b"),
        ("Title:", ". b", "Title: b"),
        ("“Why?”", ".", "“Why?”"),
    ],
)
def test_punctuation_where_pieces_meet(left: str, right: str, joined: str) -> None:
    assert plain(join([parse(left), rich(right)])).replace("\ufdd0", "“").replace("\ufdd1", "”") == joined


@pytest.mark.parametrize(
    ("case", "text", "changed"),
    [
        ("title", "risk among drug injectors: a study of the law", "Risk Among Drug Injectors: A Study of the Law"),
        ("title", "the iPhone and mRNA of the USA", "The iPhone and mRNA of the USA"),
        ("title", "what we stand for", "What We Stand For"),
        ("title", "self-help for end-users", "Self-Help for End-Users"),
        ("sentence", "Why Sex Work Should Be Legal: The USA", "Why sex work should be legal: The USA"),
        ("capitalize-first", "in the beginning", "In the beginning"),
        ("uppercase", "straße", "STRASSE"),
        ("lowercase", "ÉTÉ", "été"),
    ],
)
def test_changes_of_case(case: str, text: str, changed: str) -> None:
    assert plain(recase(parse(text), case)) == changed


def test_marked_words_keep_their_case() -> None:
    assert plain(recase(parse('effects of <span class="nocase">de novo</span> synthesis'), "title")) == (
        "Effects of de novo Synthesis"
    )


@pytest.mark.parametrize(
    ("style_", "pages", "printed"),
    [
        ("", "110-122", "110–122"),
        ("expanded", "1234-56", "1234–1256"),
        ("expanded", "999-1002", "999–1002"),
        ("minimal", "42-45", "42–5"),
        ("minimal-two", "42-45", "42–45"),
        ("minimal-two", "787-789", "787–89"),
        ("chicago", "71-72", "71–72"),
        ("chicago", "100-104", "100–104"),
        ("chicago", "107-108", "107–8"),
        ("chicago", "321-328", "321–28"),
        ("chicago", "1496-1504", "1496–1504"),
        ("chicago-16", "1496-1504", "1496–504"),
        ("chicago", "S333-S340", "S333–40"),
        ("chicago", "12, 20-25 & 30", "12, 20–25 & 30"),
        ("chicago", r"A\-1", "A-1"),
        ("chicago", "x-S5", "x–S5"),
        ("minimal", "1-12", "1–12"),
        ("minimal", "1-16", "1–16"),
        ("minimal-two", "9-97", "9–97"),
        ("minimal-two", "12-123", "12–123"),
        ("chicago", "101-1012", "101–1012"),
        ("chicago-16", "107-1078", "107–1078"),
        ("chicago", "S99-S991", "S99–991"),
    ],
)
def test_ranges_of_pages(style_: str, pages: str, printed: str) -> None:
    assert page_ranges(pages, style_, "–") == printed


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        *((1, "ordinal", "1st"), (2, "ordinal", "2nd"), (11, "ordinal", "11th"), (112, "ordinal", "112th")),
        *((23, "ordinal", "23rd"), (3, "long-ordinal", "third"), (12, "long-ordinal", "12th")),
        *((1999, "roman", "mcmxcix"), (4000, "roman", "4000"), (7, "numeric", "7")),
    ],
)
def test_forms_of_numbers(number: int, form: str, printed: str) -> None:
    assert in_form(number, form, locale()) == printed


@pytest.mark.parametrize("text", ["5", "2nd", "D2", "2-4", "2, 3", "3 & 4", "S333-S340"])
def test_text_that_is_a_number(text: str) -> None:
    assert is_numeric(text)


@pytest.mark.parametrize("text", ["", "XI", "E.20.XI.6", "Suppl 3", "5 and 6", "2010:49", "²"])
def test_text_that_is_no_number(text: str) -> None:
    assert not is_numeric(text)


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("Lucy", "L. "),
        ("Jean-Luc", "J.-L. "),
        ("Ji-ping", "J. "),
        ("J.R.R.", "J. R. R. "),
        ("Anna de la", "A. de la "),
        ("Łukasz", "Ł. "),
        ("", ""),
    ],
)
def test_given_names_as_initials(given: str, printed: str) -> None:
    assert initials(given, ". ") == printed.strip()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ({"family": "van Gogh", "given": "Vincent"}, PersonName("Gogh", "Vincent", particle="van")),
        ({"family": "d'Alembert", "given": "Jean"}, PersonName("Alembert", "Jean", particle="d’")),
        ({"family": "Beethoven", "given": "Ludwig van"}, PersonName("Beethoven", "Ludwig", dropping_particle="van")),
        ({"family": "King", "given": "Martin Luther, Jr."}, PersonName("King", "Martin Luther", suffix="Jr.")),
        ({"family": '"van der Meer"'}, PersonName("van der Meer")),
        ({"literal": "World Health Organization"}, PersonName(literal="World Health Organization")),
        ("Prince", PersonName(literal="Prince")),
    ],
)
def test_names_are_taken_apart(written: object, name: PersonName) -> None:
    assert read_names([written]) == (name,)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ({"date-parts": [[2018, 12, 21]]}, ((2018, 12, 21),)),
        ({"date-parts": [["2018", "12"]]}, ((2018, 12),)),
        ({"date-parts": [[1990], [1999]]}, ((1990,), (1999,))),
        ({"date-parts": [[2016]], "season": 2}, ((2016, 14),)),
        ("2018-12", ((2018, 12),)),
        ("2018/open", ((2018,), (0,))),
        ({"raw": "-0043"}, ((-44,),)),
        ({"literal": "in press"}, ()),
    ],
)
def test_dates_are_read(written: object, parts: tuple[tuple[int, ...], ...]) -> None:
    date = read_date(written)
    assert date is not None
    assert date.parts == parts


@pytest.mark.parametrize("written", [None, {}, [], 5, {"date-parts": []}, {"date-parts": [["x"]]}, ""])
def test_what_is_no_date_says_nothing(written: object) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(("number", "written"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (703, "aaa")])
def test_letters_after_a_year(number: int, written: str) -> None:
    assert letters(number) == written


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("pp. 3-4", ("page", "3-4")),
        ("33", ("page", "33")),
        ("xiv", ("page", "xiv")),
        ("S12", ("page", "S12")),
        ("chap. 3", ("chapter", "3")),
        ("§ 5", ("section", "5")),
        ("sec. 501", ("section", "501")),
        ("¶¶ 3-5", ("paragraph", "3-5")),
        ("(b)(1)(B)", ("subdivision", "(b)(1)(B)")),
        ("app. A", ("appendix", "A")),
        ("cl. 4", ("custom", "cl. 4")),
        ("abstract, Results", ("custom", "abstract, Results")),
    ],
)
def test_places_within_a_source(written: str, place: tuple[str, str]) -> None:
    assert place_in_source(written, locale()) == place


def test_places_in_the_language_of_the_text() -> None:
    assert place_in_source("Kapitel 3", locale("de-DE")) == ("chapter", "3")
    assert place_in_source("pp. 3-4", locale("de-DE")) == ("page", "3-4")


@given(st.text(max_size=40))
def test_a_place_loses_no_figure(text: str) -> None:
    label, place = place_in_source(text, locale())
    assert label
    assert [c for c in place if c.isdigit()] == [c for c in text if c.isdigit()]


def positions(*cites: Cite, note_style: bool = True) -> list[list[str]]:
    found = places(cites, style("legislative-notes" if note_style else "apa"))
    return [sorted(place.positions) for of_cite in found for place in of_cite]


def test_where_a_source_was_cited_before() -> None:
    a, b = CitedSource("a"), CitedSource("b")
    first, second, third = Cite((a,), 1), Cite((a,), 2), Cite((CitedSource("a", locator="3"),), 3)
    assert positions(first, second, third) == [
        ["first"],
        ["ibid", "near-note", "subsequent"],
        ["ibid", "ibid-with-locator", "near-note", "subsequent"],
    ]
    assert positions(first, Cite((b,), 2), Cite((a,), 3))[2] == ["near-note", "subsequent"]
    assert positions(Cite((a, b), 1), Cite((a,), 2))[2] == ["near-note", "subsequent"]
    assert positions(first, Cite((a,), 9))[1] == ["subsequent"]
    assert positions(Cite((a, b)), Cite((a,)), note_style=False)[2] == ["subsequent"]
    assert positions(first, second, note_style=False)[1] == ["ibid", "subsequent"]


def test_notes_of_legislative_readers() -> None:
    """The full form, then the short one; law as a legislature cites it."""
    citations = ["[@s1312-pl-115-393, sec. 501]", "[@usc-34-20713, (b)(1)(B)]", "[@s3758-117]", "[@platt-2018]"]
    printed = ours(
        "legislative-notes", shipped(), [*citations, "[@s1312-pl-115-393]", "[@s3758-117, sec. 2]", "[@platt-2018]"]
    )
    assert printed.citations == [
        "Trafficking Victims Protection Act of 2017, Pub. L. No. 115-393, § 501, 132 Stat. 5265 (2018).",
        "34 U.S.C. § 20713(b)(1)(B).",
        "SESTA/FOSTA Examination of Secondary Effects for Sex Workers Study Act, S. 3758, 117th Cong. "
        "(as introduced, Mar. 3, 2022).",
        "Lucy Platt et al., “Associations between sex work laws and sex workers’ health: A systematic review and "
        "meta-analysis of quantitative and qualitative studies,” *PLOS Medicine* 15, no. 12 (2018): e1002680, "
        "https://doi.org/10.1371/journal.pmed.1002680.",
        "Pub. L. No. 115-393.",
        "S. 3758 § 2.",
        "Platt et al., “Associations between sex work laws and sex workers’ health.”",
    ]


def test_a_bill_without_more_is_cited_by_number_congress_and_year() -> None:
    bill = {"type": "bill", "number": "S. 1312", "chapter-number": "115th Cong.", "issued": {"date-parts": [[2018]]}}
    result = Processor(style("legislative-notes"), locale(), {"b": bill}).process([Cite((CitedSource("b"),))])
    assert words(result.cited[0].note) == "S. 1312, 115th Cong. (2018)."


def links(name: str, source: str) -> list[tuple[str, str]]:
    result = Processor(style(name), locale(), shipped()).process([cite(f"[@{source}]")])
    texts = (result.cited[0].note, result.entries[0].inlines)
    return [(words(node.children), node.target) for text in texts for node in walk(text) if isinstance(node, Link)]


def test_addresses_that_are_printed_are_links() -> None:
    doi = "https://doi.org/10.1371/journal.pmed.1002680"
    assert links("legislative-notes", "platt-2018") == [(doi, doi), (doi, doi)]


def test_where_no_address_is_printed_the_title_leads_to_the_source() -> None:
    title = "Abolish Human Trafficking Act of 2017"
    target = "https://www.congress.gov/bill/115th-congress/senate-bill/1311"
    assert links("legislative-notes", "s1311-pl-115-392") == [(title, target), (title, target)]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "javascript://x", "file:///etc/passwd", "data:text/html,x", "a b"]
)
def test_an_address_that_must_not_be_followed_is_no_link(address: str) -> None:
    source = {"type": "webpage", "title": "T", "URL": address}
    result = Processor(style("apa"), locale(), {"a": source}).process([Cite((CitedSource("a"),))])
    targets = [node.target for node in walk(result.entries[0].inlines) if isinstance(node, Link)]
    assert all(target.startswith("https://") and address in target for target in targets)


def test_in_the_sentence_of_a_note_style_the_author_stays_in_the_text() -> None:
    result = Processor(style("legislative-notes"), locale(), shipped()).process([cite("@platt-2018 [p. 3]")])
    assert words(result.cited[0].text) == "Lucy Platt et al."
    assert words(result.cited[0].note).startswith("“Associations between")


def test_a_citation_within_another_note_stands_in_parentheses() -> None:
    assert aside((Text("Platt, "), Emphasis((Text("PLOS Medicine."),)))) == (
        Text("("), Text("Platt, "), Emphasis((Text("PLOS Medicine"),)), Text(")"),
    )  # fmt: skip


def test_sources_that_are_not_cited_can_be_listed() -> None:
    result = Processor(style("apa"), locale(), shipped()).process([cite("[@platt-2018]")], ["who-2012"])
    assert [entry.id for entry in result.entries] == ["platt-2018", "who-2012"]


def test_the_quotation_marks_of_a_language() -> None:
    source = {"a": {"type": "article-journal", "title": 'Der "Krieg"', "container-title": "Z"}}
    for language, printed in (("de-DE", "„Der ‚Krieg‘“"), ("fr-FR", "«\u202fDer “Krieg”\u202f»")):
        result = Processor(style("chicago-notes-bibliography"), locale(language), source).process([cite("[@a]")])
        assert printed.replace("\u202f", "") in words(result.cited[0].note).replace("\u202f", "").replace("\xa0", "")


def test_a_style_may_bring_its_own_words() -> None:
    text = (STYLES / "legislative-notes.csl").read_text("utf-8")
    own = read_csl(text.encode(), "own").locale(locale())
    assert own.term("section", "short", False) == "§"
    assert own.term("page", "short", False) == "p."


def test_one_source_in_three_modes() -> None:
    printed = ours("apa", shipped(), ["[@platt-2018]", "@platt-2018", "[-@platt-2018]"])
    assert printed.citations == ["(Platt et al., 2018)", "Platt et al. (2018)", "(2018)"]


@pytest.mark.parametrize(("descending", "order"), [(False, ["old", "new", "never"]), (True, ["new", "old", "never"])])
def test_what_has_no_date_comes_last(descending: bool, order: list[str]) -> None:
    layout = Layout((), sort=(SortKey(variable="issued", descending=descending),))
    values = {"never": None, "new": (("2018", ""),), "old": (("1999", ""),)}
    assert in_order(["never", "new", "old"], layout, lambda id, key: values[id]) == order


def test_a_note_follows_all_quotation_marks_that_close_before_it() -> None:
    note = Note((Paragraph((Text("Platt."),)),))
    line = Paragraph((Text("“What we call ‘harm"), Mark((), note), Text(".’” Others")))
    assert settled(line).children == (Text("“What we call ‘harm"), Text(".’”"), note, Text(" Others"))


def test_the_list_is_written_only_where_it_is_asked_for() -> None:
    processor = Processor(style("apa"), locale(), shipped())
    asked = [cite("[@platt-2018]")]
    assert processor.process(asked, listing=False) == replace(processor.process(asked), entries=())
