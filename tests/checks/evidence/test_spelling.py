"""What is looked for in small letters first is found as it would be without that."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.checks.evidence.exempt import EXEMPT, NAMED, exempt
from briefgen.checks.evidence.spelling import Words

PATTERN = r"(?<!each )half\b|(?:twice|sixfold|kilos?) as"

TEXTS = st.lists(
    st.sampled_from(
        "half HALF Half each Each twice TWICE as AS kilo \u212aILO kilo\u017f \u017fixfold s\u0131xfold S\u0130XFOLD . É ß".split()
    )
).map(" ".join)


@given(TEXTS, st.integers(0, 20), st.integers(0, 80))
@example("s\u0131xfold as", 0, 80)
@example("S\u0130XFOLD as", 0, 80)
@example("\u212aILO as", 0, 80)
@example("kilo\u017f as", 0, 80)
def test_capitals_do_not_count(text: str, start: int, end: int) -> None:
    expected = [one.span() for one in re.compile(PATTERN, re.IGNORECASE).finditer(text, start, end)]
    assert [one.span() for one in Words(PATTERN).finditer(text, start, end)] == expected


NUMBERS = st.lists(
    st.sampled_from(
        [
            "Sec.", "§", "H. Con. Res.", "Assembly Resolution", "Nos.", "Public Law", "U.S.C.", "Text", "ABCDEFGH" * 5, "to",
            "within", "days", "ages", "and", "over", "24/7", "Jan.", "May", "2019", "2019–20", "5", "12,000", "3.5", "%", "(a)", "(1)",
            "(212)", "555-0100", "–", ",", ".", "#5", "+1", "Main", "Street", "Tier", "Pneumono" * 6, "The", "Yes", "on", "p.", "Bill",
            "10:30", "p.m.", " " * 40, "\n", "year-old", "\ufdd2", "É", "half",
        ]
    ),
    max_size=12,
)  # fmt: skip


@given(NUMBERS, st.sampled_from(["", " "]))
@example(["Pneumono" * 7, "5"], " ")
@example([" " * 60, "(5)", "words"], " ")
@example(["Text", "ABCDEFGH" * 8, "to", "12345"], " ")
@example(["H. Con. Res.", "Nos.", "5"], " ")
def test_what_is_exempt_is_seen_wherever_it_may_begin(words: list[str], between: str) -> None:
    text = between.join(words)
    for named, pattern in ((True, f"{EXEMPT}|{NAMED}"), (False, EXEMPT)):
        expected = [one.span() for one in re.finditer(pattern, text)]
        assert [one.span() for one in exempt(named).finditer(text)] == expected
