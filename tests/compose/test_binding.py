"""What stays on one line, in English and in Spanish, and where an address may be broken; nothing that was typed is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specimen import document, words

from briefgen.compose import bound
from briefgen.compose.unbroken import LONGEST, unbroken
from briefgen.document.nodes import (
    Cell,
    Code,
    Emphasis,
    Flow,
    Footer,
    Inline,
    Link,
    Note,
    Paragraph,
    Role,
    Row,
    Strong,
    Table,
    Text,
)
from briefgen.document.walking import walk

SHOWN = str.maketrans({"\u00a0": "_", "\u2060": "~", "\u200b": "|"})
"""A space that does not break as `_`, a joiner as `~`, a place for a break as `|`."""

SEEN_THROUGH = str.maketrans({"\u00a0": " ", "\u2060": None, "\u200b": None})


def set_(*inlines: Inline, role: Role = Role.BODY) -> str:
    flows = bound(document(Paragraph(inlines, role))).children[1:]
    return "".join(node.text for node in walk(flows) if isinstance(node, Text | Code)).translate(SHOWN)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("pages 1–16 and", "pages 1–~16 and"),
        ("from 1999–2008, 39%–41%, S3–S9", "from 1999–~2008, 39%–~41%, S3–~S9"),
        ("on May 26, 2016, and Nov 20, 2026", "on May_26,_2016, and Nov_20,_2026"),
        ("on 26 May 2016; in May 2016", "on 26_May_2016; in May 2016"),
        ("el 26 de mayo de 2016 y el 3 de septiembre", "el 26_de_mayo_de_2016 y el 3_de_septiembre"),
        ("sec. 5, secs. 1–2, § 5(a)(1), no. 4, art. 3", "sec._5, secs._1–~2, §_5(a)~(1), no._4, art._3"),
        ("section 5; artículo 7, núm. 4", "section_5; artículo_7, núm._4"),
        ("H.R. 1234, S. 12, AB 379, Bill C-36, Pub. L. No. 115-393", "H.R._1234, S._12, AB_379, Bill_C-~36, Pub._L._No._115-~393"),
        ("H. Res. 5 and S. Con. Res. 12", "H._Res._5 and S._Con._Res._12"),
        ("call 510-555-0100 at 10:30 a.m. or 4 pm.", "call 510-~555-~0100 at 10:30_a.m. or_4_pm."),
        ("Sen. Doe, la Sra. Paz, Room 2321, 36.2 %", "Sen._Doe, la Sra._Paz, Room_2321, 36.2_%"),
        ("Sam Sample · policy@coalition.example · (555)", "Sam Sample ·_policy@coalition.example ·_(555)"),
        ("Mar 3rd, Maybe 3, the step. 3, COVID-19, well-known", "Mar 3rd, Maybe 3, the step. 3, COVID-19, well-known"),
        ("Oakland–San Francisco, he – said", "Oakland–San Francisco, he – said"),
    ],
)  # fmt: skip
def test_bound(typed: str, printed: str) -> None:
    assert set_(Text(typed)) == printed


def test_what_is_bound_may_be_in_pieces() -> None:
    assert (
        set_(Text("as "), Strong((Text("H.R."),)), Text(" 22, "), Emphasis((Text("no"),)), Text(". 4"))
        == "as H.R._22, no._4"
    )


def test_literal_words_and_notes_stay() -> None:
    note = Note((Paragraph((Text("See § 5."),), Role.FOOTNOTE),), 1)
    assert set_(Code("S. 12"), Text(" is § 5"), note, Text(" 6")) == "S. 12 is §_5See §_5. 6"


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("doi.org/10.1136/bmjopen-2021-063151488", "doi.~org/~10.~1136/|bmjopen-|2021-~063151488"),
        ("government.se/sb/d/13420/a/151488", "government.~se/|sb/|d/|13420/~a/~151488"),
        ("doi.org/10.1371/journal.pone.0225783", "doi.~org/~10.~1371/|journal.~pone.~0225783"),
        ("example.org/short", "example.~org/~short"),
        ("fastdemocracy.com/bill-summary/?id=MEB00012301", "fastdemocracy.~com/|bill-|summary/|?|id=~MEB00012301"),
    ],
)
def test_an_address_is_broken_where_ten_letters_remain(shown: str, printed: str) -> None:
    assert set_(Text("See "), Link(f"https://{shown}", (Text(shown),)), Text(".")) == f"See {printed}."


def test_a_link_with_words_is_no_address() -> None:
    assert set_(Link("https://a.example/and-or", (Text("this and/or that"),))) == "this and/or that"


@pytest.mark.parametrize(
    ("typed", "role", "printed"),
    [
        ("They asked for one thing more than that.", Role.BODY, "They asked for one thing more than_that."),
        ("They asked for one thing more than extraordinary.", Role.BODY, "They asked for one thing more than extraordinary."),
        ("Too few words here.", Role.BODY, "Too few words here."),
        ("One two three four five six seven.", Role.CONTACT, "One two three four five six seven."),
        ("Oppose section 5, and pay for naloxone now, as we do.", Role.ASK, "Oppose section_5, and pay for naloxone_now,_as_we_do."),
    ],
)  # fmt: skip
def test_no_short_word_ends_alone(typed: str, role: Role, printed: str) -> None:
    assert set_(Text(typed), role=role) == printed


def test_a_cell_is_too_narrow_to_bind_its_last_words() -> None:
    table = Table(
        Row((Cell((Text("Some words of a head, as it is"),)),)),
        (Row((Cell((Text("On May 5 they all came to us"),)),)),),
        (),
    )
    said = [node.text.translate(SHOWN) for node in walk(bound(document(table)).children[1:]) if isinstance(node, Text)]
    assert said == ["Some words of a head, as it is", "On May_5 they all came to us"]


def test_too_long_a_run_is_left_free() -> None:
    assert set_(Text("§ 5–6–7–8–9–10–11–12–13–14–15–16–17–18–19")) == "§ 5–6–7–8–9–10–11–12–13–14–15–16–17–18–19"


@given(st.text(st.sampled_from("§ no.123–-()ab·H.R.S May,%de "), max_size=120))
def test_nothing_typed_is_lost(typed: str) -> None:
    made = "".join(unbroken(typed))
    assert made.translate(SEEN_THROUGH) == typed
    assert all(len(run) <= LONGEST or "\u00a0" not in run for run in made.replace("\u2060", "").split(" "))


def test_nothing_changes_where_nothing_is_bound() -> None:
    flows: tuple[Flow, ...] = words("They came."), words("They asked.")
    assert bound(document(*flows)).children[1] is flows[0]


def test_the_footer_too() -> None:
    made = bound(document(words("A"), footer=Footer("Org · December 3", "{page} of {pages}")))
    assert made.footer.left == "Org ·\u00a0December 3"
