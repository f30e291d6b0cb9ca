"""Nothing is said twice: what one place of a paper says, the others leave out."""

from __future__ import annotations

from typing import Any

import pytest
from specimen import style
from tailored import tailored
from writers.test_running_head import prose_of

from briefgen.compose.footing import usual_foot
from briefgen.compose.parts.asking import as_values, ask
from briefgen.compose.parts.bills import bills
from briefgen.compose.parts.contact import contact
from briefgen.compose.parts.head import title
from briefgen.compose.parts.hearing import hearing
from briefgen.compose.parts.letter import closing
from briefgen.compose.parts.lines import says
from briefgen.compose.prose import Prose
from briefgen.document.nodes import Paragraph, Role, Table, plain_text
from briefgen.document.walking import walk
from briefgen.models.places import Places
from briefgen.models.spec import Part, Spec

NOWHERE = Places("b.yaml", {}, {})
BILL = {"number": "H.R. 0000", "version": "as introduced", "as_of": "2026-11-20", "position": "Oppose section 5"}
PAPER: dict[str, Any] = {
    "organization": {"name": "Example Coalition"}, "title": "Fund health", "date": "2026-11-20", "bill": BILL,
    "ask": "Oppose section 5 of H.R. 0000.",
    "contact": {"name": "Sam Sample", "role": "policy director", "email": "sam@coalition.example"},
    "letter": {"signature": ["Sam Sample", "Policy Director"], "closing": "Sincerely,"},
}  # fmt: skip


def spec_of(**keys: Any) -> Spec:
    return Spec.model_validate({name: value for name, value in (PAPER | keys).items() if value is not None})


def prose_for(spec: Spec) -> Prose:
    prose = prose_of(spec)
    said = {"title": spec.title or "", **as_values((str(spec.ask),))}
    return Prose(prose.environment, {**prose.values, **said}, prose.flows, prose.inlines, prose.report, prose.file)


def printed(flows: Any) -> str:
    made = (plain_text(node.children) for node in walk(flows) if isinstance(node, Paragraph))
    return " | ".join(made).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("words", "others", "said"),
    [
        ("Oppose section 5 of H.R. 0000.", "oppose  Section 5", True),
        ("Oppose section 5 of H.R. 0000.", "H.R. 0000", True),
        ("Oppose section 52 of it.", "Oppose section 5", False),
        ("Do not oppose it", "Oppose", True),
        ("", "Oppose", False),
    ],
)
def test_whether_words_say_others(words: str, others: str, said: bool) -> None:
    assert says(words, others) is said


@pytest.mark.parametrize(
    ("position", "line"),
    [
        ("Oppose section 5", "H.R. 0000 (as introduced, as of November 20, 2026)"),
        ("Against", "H.R. 0000 (as introduced, as of November 20, 2026) · Position: Against"),
    ],
)
def test_a_position_that_the_ask_or_the_title_says_stands_there_alone(position: str, line: str) -> None:
    spec = spec_of(bill=BILL | {"position": position}, ask=["Oppose section 5 of it."], title="Oppose section 5",
                   hearing={"committee": "Example Committee", "witness": "Sam Sample"})  # fmt: skip
    made = printed(ask(spec, NOWHERE, prose_for(spec), named=False))
    assert made.endswith(f"| {line}")
    assert f"| Bill: {line} |" in printed(hearing(spec, prose_for(spec), ()))


@pytest.mark.parametrize(
    ("parts", "keys", "said"),
    [
        ({Part.MASTHEAD}, {"letter": None}, "{title} · {bill} · {date}"),
        ((), {"letter": None}, "{organization} · {title} · {bill} · {date}"),
        ({Part.MASTHEAD, Part.MEETING}, {"meeting": {"date": "2026-12-03"}}, "{title} · {bill}"),
        ({Part.MASTHEAD, Part.MEETING}, {"meeting": {"place": "Room 1"}}, "{title} · {bill} · {date}"),
        ({Part.MASTHEAD, Part.ADDRESS}, {}, "{title} · {bill}"),
        ({Part.MASTHEAD, Part.ADDRESS}, {"title": "Oppose H.R. 0000"}, "{title}"),
        ({Part.MASTHEAD, Part.ADDRESS}, {"title": "T" * 200}, "{bill}"),
        ({Part.MASTHEAD, Part.ADDRESS}, {"title": f"{'T' * 200} H.R. 0000", "short_title": "T"}, "{title} · {bill}"),
    ],
)
def test_the_foot_says_what_no_other_place_does(parts: Any, keys: dict[str, Any], said: str) -> None:
    spec = spec_of(**keys)
    assert usual_foot(spec, NOWHERE, prose_of(spec), parts, style().tokens) == said


def test_the_foot_does_not_say_what_the_head_of_the_pages_does() -> None:
    spec, look = spec_of(), tailored("page: {running_head: true}").tokens
    assert usual_foot(spec, NOWHERE, prose_of(spec), {Part.MASTHEAD, Part.ADDRESS}, look) == ""
    assert usual_foot(spec, NOWHERE, prose_of(spec), {Part.MASTHEAD}, look) == "{date}"


def test_whoever_signs_a_letter_is_not_named_again_under_it() -> None:
    for signature, line in (
        (["Sam Sample", "Policy Director"], "Contact: sam@coalition.example"),
        (["Kim Example"], "Contact: Sam Sample, policy director · sam@coalition.example"),
    ):
        spec = spec_of(letter={"signature": signature})
        assert printed(contact(spec, NOWHERE, prose_of(spec))) == line


@pytest.mark.parametrize(
    ("title_of_it", "language", "order", "said"),
    [
        ("Fund health", "en-US", ["address", "title"], "Re: Fund health"),
        ("Re: Fund health", "en-US", ["address", "title"], "Re: Fund health"),
        ("Fund health", "en-US", ["title", "address"], "Fund health"),
        ("Fund health", "en-US", ["title"], "Fund health"),
    ],
)
def test_the_title_of_a_letter_is_its_subject(title_of_it: str, language: str, order: list[str], said: str) -> None:
    spec = spec_of(title=title_of_it, language=language, parts=order)
    assert printed(title(spec, NOWHERE, prose_of(spec))) == said


def test_there_is_room_to_sign_unless_a_list_of_signers_stands_in_it() -> None:
    roles = []
    for signers in (None, {"names": ["Example Alliance"]}):
        spec = spec_of(signers=signers)
        roles.append([flow.role for flow in closing(spec, NOWHERE, prose_of(spec)) if isinstance(flow, Paragraph)])
    assert roles == [[Role.CLOSING, Role.SIGNATURE], [Role.CLOSING, Role.BODY]]


def test_a_position_among_bills_has_a_sign_and_a_day_one_line() -> None:
    row = {"number": "S. 1", "version": "filed", "as_of": "2026-11-20", "summary": ""}
    said = ["Oppose section 5", "Support", "None (law)", "Watch", None]
    rows = [row | ({"position": words} if words else {}) for words in said]
    spec = spec_of(bills=[one | {"summary": "S"} for one in rows])
    (made,) = bills(spec, NOWHERE, _with_flows(prose_of(spec)), named=False)
    assert isinstance(made, Table)
    cells = [[plain_text(cell.children) for cell in one.cells] for one in made.rows]
    assert [one[-2].replace("\u00a0", " ") for one in cells] == [
        "✕ Oppose section 5",
        "✓ Support",
        "– None (law)",
        "Watch",
        "–",
    ]
    assert {one[-1] for one in cells} == {"Nov\u00a020,\u00a02026"}
    bare = spec_of(bills=[row | {"summary": "S"}])
    (made,) = bills(bare, NOWHERE, _with_flows(prose_of(bare)), named=False)
    assert isinstance(made, Table) and len(made.header.cells) == 4, "no column where nobody says a position"


def _with_flows(prose: Prose) -> Prose:
    def flows(manuscript: Any, report: Any) -> Any:
        return (Paragraph(prose.inlines(manuscript, report)),)

    return Prose(prose.environment, prose.values, flows, prose.inlines, prose.report, prose.file)
