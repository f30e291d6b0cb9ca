"""`legislative-notes` beside the rules that readers in a legislature know, each with what must be printed.

Numbers of rules: The Bluebook, 21st edition (BB); The Indigo Book, 2nd edition. Sources are as Zotero exports them.
"""

from __future__ import annotations

from typing import Any

import pytest
from csl.oracle import cite, locale, style, words

from briefgen.cite.law import as_cited
from briefgen.csl import Processor

Csl = dict[str, Any]

SAMPLE = [{"family": "Sample", "given": "Nora"}]


def source(kind: str, *, day: tuple[int, ...] = (), **said: Any) -> Csl:
    """A source; `_` in a name stands for a hyphen."""
    issued = {"issued": {"date-parts": [list(day)]}} if day else {}
    return {"type": kind, **{name.replace("_", "-"): value for name, value in said.items()}, **issued}


def printed(*citations: str, list_it: bool = False, **sources: Csl) -> list[str]:
    """What is printed for citations of sources, or for their list."""
    items = {name: as_cited(csl) for name, csl in sources.items()}
    result = Processor(style("legislative-notes"), locale(), items).process([cite(one) for one in citations])
    return [words(entry.inlines) for entry in result.entries] if list_it else [words(one.note) for one in result.cited]


RULE = source(
    "regulation",
    day=(2024, 2, 2),
    title="Medications",
    container_title="Fed. Reg.",
    volume="89",
    page="7528-7561",
    number="2024-01693",
)
ORDER = source(
    "regulation",
    day=(2021, 1, 26),
    title="Reforming Our System",
    container_title="Fed. Reg.",
    volume="86",
    page="7483",
    number="Exec. Order No. 14006",
)
HR40 = source("bill", day=(2019, 1, 3), title="A Study Act", number="H.R. 40", chapter_number="116th Cong.")
HR40_AGAIN = source("bill", day=(2021, 1, 4), title="A Study Act", number="H.R. 40", chapter_number="117th Cong.")
CASE = source(
    "legal_case",
    day=(1973,),
    title="Roe v. Wade",
    container_title="U.S.",
    volume="410",
    page="113",
    authority="Supreme Court of the United States",
)
DOCKET = source("legal_case", day=(2022, 5, 3), title="Doe v. Example", number="No. 22-cv-100", authority="D.D.C.")
ROUTINE = source(
    "hearing",
    day=(2020,),
    title="Oversight of the Response",
    section="S. Comm. on Finance",
    chapter_number="116th Cong.",
    author=SAMPLE,
)

FIRST: list[tuple[str, Csl, str]] = [
    ("BB 14.2, Indigo R19: a rule has its day, and no number of a file", RULE, "Medications, 89 Fed. Reg. 7528 (Feb. 2, 2024)."),
    (
        "BB 14.2: also where it is a statute of Zotero",
        {**RULE, "type": "legislation"},
        "Medications, 89 Fed. Reg. 7528 (Feb. 2, 2024).",
    ),
    ("BB 14.6: an executive order is known by its number", ORDER, "Exec. Order No. 14006, 86 Fed. Reg. 7483 (Jan. 26, 2021)."),
    (
        "BB 14.2: the Code of Federal Regulations has its year",
        source("regulation", day=(2024,), title="Treatment", container_title="C.F.R.", volume="42", section="8.12"),
        "42 C.F.R. § 8.12 (2024).",
    ),
    (
        "BB 12.4: a public law",
        source("legislation", day=(2018, 12, 21), title="A Care Act", number="115-393", container_title="Stat.", volume="132", page="5265"),
        "A Care Act, Pub. L. No. 115-393, 132 Stat. 5265 (2018).",
    ),
    (
        "BB 12.4: a section of a public law",
        source("legislation", day=(2018,), title="A Care Act", number="115-393", section="501", container_title="Stat.", volume="132", page="5265"),
        "A Care Act, Pub. L. No. 115-393, § 501, 132 Stat. 5265 (2018).",
    ),
    (
        "BB 12.4: “Pub. L.” once",
        source("legislation", day=(1990,), title="A Care Act", number="Pub. L. 101-381", container_title="Stat.", volume="104", page="576"),
        "A Care Act, Pub. L. 101-381, 104 Stat. 576 (1990).",
    ),
    (
        "BB 20: an act of another country is no public law",
        source("legislation", day=(2003,), title="Sexual Offences Act 2003", number="c. 42"),
        "Sexual Offences Act 2003, c. 42 (2003).",
    ),
    (
        "BB 21: nor is a directive",
        source("legislation", day=(2011,), title="Directive on Trafficking", number="2011/36/EU", container_title="O.J. (L 101)", page="1"),
        "Directive on Trafficking, 2011/36/EU, O.J. (L 101) 1 (2011).",
    ),
    (
        "BB 12.4: nor is a law of a state",
        source("legislation", day=(2022,), title="Safer Streets Act", number="ch. 86", container_title="Cal. Stat.", volume="2022", page="5312"),
        "Safer Streets Act, ch. 86, 2022 Cal. Stat. 5312 (2022).",
    ),
    (
        "BB 11, Indigo R23: a constitution",
        source("legislation", title="U.S. Const.", section="amend. XIV"),
        "U.S. Const. amend. XIV.",
    ),
    (
        "BB 11: with a section of its own",
        source("legislation", title="U.S. Const.", section="amend. XIV, § 1"),
        "U.S. Const. amend. XIV, § 1.",
    ),
    (
        "BB 3.3(b), Indigo R5.2.3: several sections",
        source("legislation", title="TVPA", container_title="U.S.C.", volume="22", section="7101-7114"),
        "22 U.S.C. §§ 7101–7114.",
    ),
    (
        "BB 3.3(b): sections that were listed",
        source("legislation", title="TVPA", container_title="U.S.C.", volume="22", section="7101, 7105"),
        "22 U.S.C. §§ 7101, 7105.",
    ),
    (
        "BB 3.3: a section whose number has a hyphen is one",
        source("legislation", title="Grants", container_title="U.S.C.", volume="42", section="300x-21"),
        "42 U.S.C. § 300x-21.",
    ),
    (
        "BB 3.3: also where it is made of figures alone",
        source("legislation", title="Crime", container_title="N.C. Gen. Stat.", section="14-204"),
        "N.C. Gen. Stat. § 14-204.",
    ),
    (
        "BB 3.3(b): the sign once",
        source("legislation", title="CDA", container_title="U.S.C.", volume="47", section="§ 230(e)(5)"),
        "47 U.S.C. § 230(e)(5).",
    ),
    ("BB 13.2: a bill of Congress", HR40, "A Study Act, H.R. 40, 116th Cong. (2019)."),
    (
        "BB 13.2: its house is in its number",
        {**HR40, "authority": "United States House of Representatives"},
        "A Study Act, H.R. 40, 116th Cong. (2019).",
    ),
    (
        "BB 13.2: a bill of a state says whose it is",
        source("bill", day=(2022,), title="Loitering", number="S.B. 357", chapter_number="2021–2022 Reg. Sess.", authority="Cal."),
        "Loitering, S.B. 357, 2021–2022 Reg. Sess. (Cal. 2022).",
    ),
    (
        "BB 13.2: as introduced",
        source("bill", day=(2022, 2, 1), title="Loitering", number="S.B. 357", status="introduced", authority="Cal."),
        "Loitering, S.B. 357 (as introduced, Cal. Feb. 1, 2022).",
    ),
    (
        "BB 13.3: a statement at a hearing",
        ROUTINE,
        "*Oversight of the Response: Hearing Before the S. Comm. on Finance*, 116th Cong. (2020) (statement of Nora Sample).",
    ),
    (
        "BB 13.3: the committee of a hearing, named in full",
        source("hearing", day=(2017,), title="Latest Developments", section="the Senate Committee on the Judiciary", chapter_number="115th Cong."),
        "*Latest Developments: Hearing Before the Senate Committee on the Judiciary*, 115th Cong. (2017).",
    ),
    (
        "BB 13.3: the committee once",
        source("hearing", day=(2017,), title="Latest: Hearing Before the S. Comm.", section="S. Comm.", chapter_number="115th Cong."),
        "*Latest: Hearing Before the S. Comm.*, 115th Cong. (2017).",
    ),
    (
        "BB T2: the record of a debate has its house, volume and column",
        source("hearing", day=(2018, 7, 4), title="Sex Workers", authority="House of Commons", volume="643", page="col. 123WH"),
        "*Sex Workers*, House of Commons, vol. 643, col. 123WH (July 4, 2018).",
    ),
    (
        "BB T2: or its reporter",
        source("hearing", day=(2018,), title="Sex Workers", container_title="Parl. Deb.", authority="H.C.", volume="643", page="123"),
        "*Sex Workers*, H.C., 643 Parl. Deb. 123 (2018).",
    ),
    (
        "BB 13.5: the Congressional Record",
        source("article-journal", day=(2018, 3, 21), title="Debate on H.R. 1865", container_title="Cong. Rec.", volume="164", page="S1849-S1852"),
        "Debate on H.R. 1865, 164 Cong. Rec. S1849 (2018).",
    ),
    ("BB 10.4, Indigo R12: the reporter names the Supreme Court", CASE, "*Roe v. Wade*, 410 U.S. 113 (1973)."),
    (
        "BB 10.4: any other court is named",
        source("legal_case", day=(1999,), title="Doe v. Roe", container_title="F.3d", volume="188", page="9", authority="9th Cir."),
        "*Doe v. Roe*, 188 F.3d 9 (9th Cir. 1999).",
    ),
    ("BB 10.8.1: a slip opinion has its docket and its day", DOCKET, "*Doe v. Example*, No. 22-cv-100 (D.D.C. May 3, 2022)."),
    (
        "BB 18.2: a page without an author has its site",
        source("webpage", title="Syringe Programs", container_title="KFF", accessed={"date-parts": [[2024, 3, 5]]}),
        "“Syringe Programs” (*KFF*, n.d.), accessed Mar. 5, 2024.",
    ),
    (
        "BB 18.2: its site is not named again where it is the author",
        source("webpage", day=(2024,), title="Syringe Programs", container_title="KFF", author=[{"literal": "KFF"}]),
        "KFF, “Syringe Programs” (2024).",
    ),
    (
        "BB 18.2.2: a post has its blog",
        source("post-weblog", day=(2019, 12, 31), title="Thoughts", container_title="The Blog", author=SAMPLE),
        "Nora Sample, “Thoughts” (*The Blog*, Dec. 31, 2019).",
    ),
    (
        "BB 18.7: an episode has its program",
        source("broadcast", day=(2020, 1, 1), title="Episode 1", container_title="The Show"),
        "“Episode 1” (*The Show*, Jan. 1, 2020).",
    ),
    (
        "BB 18.2: a table has its site",
        source("dataset", day=(2020,), title="Deaths", container_title="CDC WONDER"),
        "*Deaths* (*CDC WONDER*, 2020).",
    ),
    (
        "BB 17.2: a speech has its occasion",
        source("speech", day=(2022, 9), title="Remarks", author=SAMPLE, event_title="City summit", event_place="Boston"),
        "Nora Sample, “Remarks” (City summit, Boston, Sept. 2022).",
    ),
    (
        "BB 17.2.3: a letter says to whom",
        source("personal_communication", day=(2018, 2, 27), title="On H.R. 1865", author=SAMPLE, recipient=[{"family": "Roe", "given": "Rita"}]),
        "Nora Sample, “On H.R. 1865” (letter to Rita Roe, Feb. 27, 2018).",
    ),
    (
        "BB 17.2.5: an interview says who asked",
        source("interview", day=(2021, 2, 3), title="Talking", author=SAMPLE, interviewer=[{"family": "Host", "given": "Hank"}]),
        "Nora Sample, “Talking” (interview by Hank Host, Feb. 3, 2021).",
    ),
    (
        "BB 15.5: a chapter has its pages",
        source("chapter", day=(2005,), title="On syringes", author=SAMPLE, container_title="Harm reduction", publisher="Routledge", page="45-67"),
        "Nora Sample, “On syringes,” in *Harm reduction* (Routledge, 2005), 45–67.",
    ),
    (
        "BB 15.1(c): a body is named once",
        source("report", day=(2021, 6, 21), title="Sex Trafficking", number="GAO-21-385", author=[{"literal": "U.S. GAO"}], publisher="U.S. GAO"),
        "U.S. GAO, *Sex Trafficking* (GAO-21-385, June 21, 2021).",
    ),
    (
        "BB 15: a publisher who is not the author",
        source("report", day=(2021,), title="Sex Trafficking", author=SAMPLE, publisher="U.S. GAO"),
        "Nora Sample, *Sex Trafficking* (U.S. GAO, 2021).",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("csl", "note"), [case[1:] for case in FIRST], ids=[case[0] for case in FIRST])
def test_the_first_note(csl: Csl, note: str) -> None:
    assert printed("[@a]", a=csl) == [note]


AGAIN: list[tuple[str, Csl, str, list[str]]] = [
    ("BB 14.5: a rule by its page", RULE, "7530", ["Medications, 89 Fed. Reg. 7528, 7530 (Feb. 2, 2024).", "89 Fed. Reg. at 7530."]),
    (
        "BB 14.5: an executive order by its number",
        ORDER,
        "sec. 2",
        ["Exec. Order No. 14006, 86 Fed. Reg. 7483, § 2 (Jan. 26, 2021).", "Exec. Order No. 14006, § 2."],
    ),
    ("BB 13.8: a bill and a page", HR40, "p. 7", ["A Study Act, H.R. 40, 116th Cong., p. 7 (2019).", "H.R. 40, p. 7."]),
    ("BB 13.8: a bill and a section", HR40, "sec. 2", ["A Study Act, H.R. 40, 116th Cong. § 2 (2019).", "H.R. 40 § 2."]),
    ("BB 10.9: a case", CASE, "115", ["*Roe v. Wade*, 410 U.S. 113, 115 (1973).", "*Roe v. Wade*, 410 U.S. at 115."]),
    (
        "BB 10.8.1: a slip opinion",
        DOCKET,
        "4",
        ["*Doe v. Example*, No. 22-cv-100, slip op. at 4 (D.D.C. May 3, 2022).", "*Doe v. Example*, slip op. at 4."],
    ),
    (
        "BB 14.2: the year of the C.F.R. once",
        source("regulation", day=(2024,), title="Treatment", container_title="C.F.R.", volume="42", section="8.12"),
        "(b)(1)",
        ["42 C.F.R. § 8.12(b)(1) (2024).", "42 C.F.R. § 8.12(b)(1)."],
    ),
    (
        "BB 15.5: a page of a chapter in place of all its pages",
        source("chapter", day=(2005,), title="On syringes", author=SAMPLE, container_title="Harm reduction", page="45-67"),
        "p. 47",
        ["Nora Sample, “On syringes,” in *Harm reduction* (2005), p. 47.", "Sample, “On syringes,” p. 47."],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("csl", "place", "notes"), [case[1:] for case in AGAIN], ids=[case[0] for case in AGAIN])
def test_the_first_note_and_the_next_with_a_place(csl: Csl, place: str, notes: list[str]) -> None:
    assert printed(f"[@a, {place}]", f"[@a, {place}]", a=csl) == notes


def test_one_number_in_two_congresses_is_told_apart() -> None:
    """BB 13.8: a short form must be clear, also where only one of the two is cited again."""
    notes = printed("[@a]", "[@b]", "[@a]", a=HR40, b=HR40_AGAIN)
    assert notes[2:] == ["H.R. 40, 116th Cong."]
    assert printed("[@a]", "[@b]", "[@b, sec. 2]", "[@a, p. 7]", a=HR40, b=HR40_AGAIN)[2:] == [
        "H.R. 40, 117th Cong. § 2.",
        "H.R. 40, 116th Cong., p. 7.",
    ]
    assert printed("[@a]", "[@a]", a=HR40)[1:] == ["H.R. 40."]


def test_a_constitution_is_listed_by_its_name_once() -> None:
    constitution = source("legislation", title="U.S. Const.", section="amend. XIV")
    assert printed("[@a]", list_it=True, a=constitution) == ["U.S. Const. amend. XIV."]


@pytest.mark.parametrize("changed", [{"container-title": "Journal of Law"}, {"type": "book"}, {"publisher": "Another"}])
def test_what_no_rule_speaks_of_is_left_alone(changed: Csl) -> None:
    csl = {"type": "article-journal", "title": "T", "section": "§ 5", "author": [{"literal": "KFF"}], **changed}
    assert as_cited(csl) == csl
