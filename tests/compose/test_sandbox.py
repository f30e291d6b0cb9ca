"""Templates from partners: what they can do, and that nothing else happens."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.fill import fill
from briefgen.compose.sandbox import Environment, FactShelf, escape
from briefgen.diagnostics import Report
from briefgen.diagnostics.manuscript import Manuscript

VALUES = {
    "meeting": {
        "date": dt.date(2026, 12, 3),
        "legislator": {"name": "Jane O'Brien", "surname": "O'Brien"},
    },
    "variables": {
        "clinics": 12000,
        "rows": [{"a": 1}, {"a": 2}],
        "names": ["Ann", "Bo"],
        "empty": [],
        "text": "ab" * 9000,
        "code": "H.R. `1`",
    },
    "fact": FactShelf({}),
}


def filled(text: str) -> tuple[str | None, list[str]]:
    """The text filled in, or None, and the problems as `line:column code: message`."""
    report = Report()
    manuscript = Manuscript.verbatim(text, "block.md", 1, tuple(text.split("\n")))
    result = fill(manuscript, VALUES, Environment("en-US"), report)
    problems = [f"{d.span.line}:{d.span.column} {d.code}: {d.message}" for d in report.diagnostics]
    return (result.text if result else None), problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no variables, { or }", "no variables, { or }"),
        ("{{ meeting.legislator.name }}", "Jane O'Brien"),
        ("{{ meeting.date }}", r"December 3\, 2026"),
        ("{{ meeting.date|date('weekday') }}", r"Thursday\, December 3"),
        ("{{ variables.clinics }}", "12000"),
        ("{{ variables.clinics|number }}", r"12\,000"),
        ("{{ variables.names|join(' and ') }}", "Ann and Bo"),
        ("{{ variables.rows|map(attribute='a')|join }}", r"1\, 2"),
        ("{{ variables.rows|sum(attribute='a') + 1 }}", "4"),
        ("{% if bill is defined %}a bill{% else %}no bill{% endif %}", "no bill"),
        ("{% if meeting.place is defined %}x{% endif %}", ""),
        ("{{ meeting.place|default('here') }}", "here"),
        ("{% for n in variables.names %}{{ loop.index }}{{ n }} {% endfor %}", "1Ann 2Bo "),
        ("{% set who = meeting.legislator %}{{ who.surname }}", "O'Brien"),
        ("`{{ meeting.date }}`, {{ meeting.date }}", r"`December 3, 2026`, December 3\, 2026"),
        ("``a ` {{ variables.code }}`` and `b`", "``a ` H.R. '1'`` and `b`"),
        (r"\`{{ meeting.date }}\`", r"\`December 3\, 2026\`"),
        ("one ` {{ meeting.date }}\n\nand ` another", "one ` December 3\\, 2026\n\nand ` another"),
        ("```\n{{ meeting.date }} `\n```\n{{ meeting.date }}", "```\nDecember 3, 2026 `\n```\nDecember 3\\, 2026"),
        ("{{ variables.code }} `{{ variables.code }}`", r"H.R. \`1\` `H.R. '1'`"),
        ("{% raw %}{{ as it is }}{% endraw %}", "{{ as it is }}"),
        ("{# a note to ourselves #}text", "text"),
    ],
)
def test_what_text_can_do(text: str, expected: str) -> None:
    assert filled(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{ meting.date }}", "1:4 unknown-variable: there is no variable `meting.date`"),
        ("a\nb {{ meeting.legislater.name }}", "2:6 unknown-variable: there is no variable `meeting.legislater.name`"),
        ("{{ meeting.place }}", "1:4 missing-value: this brief gives no value for `meeting.place`"),
        ("{% if bill %}x{% endif %}", "1:7 missing-value: this brief gives no value for `bill`"),
        ("{{ variables.rows|map(attribute='b')|join }}", "1:34 unknown-variable: there is no variable `b`"),
        ("{{ meeting.date|dat }}", "1:17 unknown-filter: there is no filter `dat`"),
        ("{% if meeting is wrong %}{% endif %}", "1:18 unknown-test: there is no test `wrong`"),
        ("{{ meeting.plcae }}", "1:4 unknown-variable: there is no variable `meeting.plcae`"),
        ("{% set y = z %}\n\n{{ y }}", "1:12 unknown-variable: there is no variable `z`"),
        ("{{ meeting }}", "1:1 template-value: a variable cannot be printed: a list or a group of values cannot be "
         "printed as it is; name one of its values"),
        ("{{ meeting.legislator.name|date }}", "1:1 template-value: a variable cannot be printed: `date` needs a "
         "date, such as meeting.date"),
        ("{{ 'a' + 'b' }}", "1:1 template-value: a variable cannot be printed: `+` works on numbers only"),
        ("text {{ ", "1:6 template-syntax: `{{` is not closed with `}}`"),
        ("a\n{{ meeting.date\n\nb", "2:1 template-syntax: `{{` is not closed with `}}`"),
        ("a {% if meeting %}\nb", "1:3 template-syntax: `{% if … %}` is not closed with `{% endif %}`"),
        ("a\n{% endfor %}", "2:1 template-syntax: `{% endfor %}` stands without its `{% for … %}`"),
        ("a\n {% else %}", "2:2 template-syntax: `{% else %}` stands without its `{% if … %}`"),
        ("{% if 1 %}{% for a in [1] %}{% endif %}{% endfor %}",
         "1:29 template-syntax: `{% endif %}` stands without its `{% if … %}`"),
        ("{{ meeting.date }} {{ meeting. }}", "1:20 template-syntax: `{{ meeting. }}` is not well-formed"),
        ("a\n{{ a b }}", "2:1 template-syntax: `{{ a b }}` is not well-formed"),
        ("{{ 'x }}", "1:1 template-syntax: `{{ 'x }}` is not well-formed"),
        ("{% raw %}{{ {% endraw %}{% if %}a{% endif %}", "1:25 template-syntax: `{% if %}` is not well-formed"),
        ("a\nb {{ 'x'|abs }}", "2:3 template-value: a value does not fit what is done with it here"),
        ("{{ 'x'|default(1, 2, 3, 4) }}", "1:1 template-value: a value does not fit what is done with it here"),
        ("{{ fact|dictsort }}", "1:1 template-value: a value does not fit what is done with it here"),
        ("{{ meeting|dictsort(by='z') }}", "1:1 template-value: a value does not fit what is done with it here"),
        ("a\ufdd0b {{ 1 }}", "1:2 control-character: a character that cannot be printed, U+FDD0, stands in the text"),
        ("{{ '\\ufdd01\\ufdd1' }}",
         "1:1 template-value: a variable cannot be printed: it holds a character that no text may hold, one of U+FDD0 to U+FDD3"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_said_with_its_place(text: str, problem: str) -> None:
    assert filled(text) == (None, [problem])


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("{{ meeting.plcae }}", "meeting.place"), ("{{ meeting.legislator.surnme }}", "meeting.legislator.surname"),
     ("{{ meeting.date.yeer }}", "meeting.date.year"), ("{{ variables.clinic }}", "variables.clinics"),
     ("{{ meeting.zzz }}", "")],
)  # fmt: skip
@pytest.mark.parametrize("values", [VALUES, {"variables": VALUES["variables"]}], ids=["meeting given", "no meeting"])
def test_the_nearest_name_is_another_one_also_within_what_is_not_given(
    text: str, nearest: str, values: dict[str, object]
) -> None:
    report = Report()
    fill(Manuscript.verbatim(text, "b.md", 1, (text,)), values, Environment("en-US", ("meeting",)), report)
    assert [d.nearest for d in report.diagnostics] == [nearest]


def test_a_name_in_text_that_was_folded_is_found_on_its_own_line() -> None:
    """As YAML gives `ask: >-`: one line of text, several in the file."""
    source = ("ask: >-", "  First line here,", "  second {{ meetng.date }} line.")
    report = Report()
    text = "First line here, second {{ meetng.date }} line."
    fill(Manuscript(text, "b.yaml", (1,), source), VALUES, Environment("en-US"), report)
    assert [(d.span.line, d.span.column) for d in report.diagnostics] == [(3, 13)]


def test_every_missing_name_of_a_text_is_reported() -> None:
    _, problems = filled("{{ one }}\n{{ two }}\n{% if three %}{% endif %}")
    assert [p.split(":")[0] for p in problems] == ["1", "2", "3"]


def test_a_name_that_this_brief_does_not_give_is_offered_all_the_same() -> None:
    report = Report()
    fill(Manuscript.verbatim("{{ bil.number }}", "b.md"), VALUES, Environment("en-US", ("bill",)), report)
    assert [d.nearest for d in report.diagnostics] == ["bill.number"]


def test_lines_are_remembered_through_conditions_and_loops() -> None:
    text = "one\n{% if bill is defined %}\ntwo\n{% endif %}\nthree\n{% for n in variables.names %}\n- {{ n }}\n{% endfor %}\nend"
    result = fill(Manuscript.verbatim(text, "b.md", 11), VALUES, Environment("en-US"), Report())
    assert result is not None
    assert list(zip(result.text.split("\n"), result.lines, strict=True)) == [
        ("one", 11), ("three", 15), ("- Ann", 17), ("- Bo", 17), ("end", 19),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ meeting['__class__'] }}",
        "{{ meeting|attr('__class__') }}",
        "{{ meeting.date.today() }}",
        "{{ meeting.date.strftime }}",
        "{{ '%s'|format(meeting) }}",
        "{{ 'a'.format() }}",
        "{{ range(10) }}",
        "{{ lipsum() }}",
        "{{ cycler }}",
        "{{ self }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ 'x' ~ 'y' }}",
        "{{ 'a'|center(1000000000) }}",
        "{{ 'a'|indent(1000000000) }}",
        "{{ 'a'|replace('a', 'b' ) }}",
        "{{ 1.5|round(1000000000) }}",
        "{{ [[1],[2]]|sum }}",
        "{% include 'secret.md' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% set x %}text{% endset %}",
        "{% filter upper %}x{% endfilter %}",
        "{% call x() %}{% endcall %}",
        "{% with a = 1 %}{% endwith %}",
        "{% autoescape true %}{% endautoescape %}",
        "{% for a in variables.rows recursive %}{% endfor %}",
        "{% for a in 'ab' %}" * 4 + "{% endfor %}" * 4,
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ " + "-" * 3000 + "1 }}",
        "{{" * 90_000,
        "{{\n" * 60_000,
        "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
        "x" * 200_001 + "{{ meeting.date }}",
        "\ufdd07\ufdd1{{ nothing }}",
        "\ufdd0" + "9" * 5000 + "\ufdd1{{ meeting.date }}",
        "{% for a in variables.text %}{% for b in variables.text %}{% endfor %}{% endfor %}",
        "{% for a in variables.text %}{% if variables.text|sort|length == 3 %}x{% endif %}{% endfor %}",
        "{% set a=[1] %}{% set b=[1] %}" + "{% set a=[a,a] %}{% set b=[b,b] %}" * 40 + "{% if a==b %}x{% endif %}",
        "{% set a=(1,1) %}" + "{% set a=(a,a) %}" * 40 + "{% for q in [1]|unique %}x{% endfor %}",
    ],
)
def test_attacks_end_in_a_diagnostic(attack: str) -> None:
    text, problems = filled(attack)
    assert text is None
    assert len(problems) == 1


def test_loops_have_a_budget() -> None:
    many = {"variables": {"rows": list(range(200))}}
    text = "{% for a in variables.rows %}{% for b in variables.rows %}{{ b }}{% endfor %}{% endfor %}"
    report = Report()
    assert fill(Manuscript.verbatim(text, "b.md"), many, Environment("en-US"), report) is None
    assert [d.code for d in report.diagnostics] == ["not-in-templates"]


@given(st.text())
def test_values_are_data(value: str) -> None:
    """A value never brings a variable, a condition or a mark of Markdown that is not escaped."""
    report = Report()
    result = fill(Manuscript.verbatim("{{ v }}", "b.md"), {"v": value}, Environment("en-US"), report)
    assert result is not None
    bare = result.text.replace("\\\\", "")
    assert "\n" not in result.text
    assert not any(mark in "#*_`[]<>@{}|!" and bare[at - 1 : at] != "\\" for at, mark in enumerate(bare))


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), min_size=1))
def test_values_in_code_are_printed_as_they_are(value: str) -> None:
    report = Report()
    result = fill(Manuscript.verbatim("x`a{{ v }}a`y", "b.md"), {"v": value}, Environment("en-US"), report)
    assert result is not None
    assert result.text == f"x`a{' '.join(value.split()).replace('`', chr(39))}a`y"


@given(st.text(alphabet=st.sampled_from(list("{}%#|.()[]'\"-+* \nabif for in end set 1")), max_size=60))
def test_no_text_raises(text: str) -> None:
    result, problems = filled(text)
    assert (result is None) == bool(problems)


def test_escape_leaves_quotes_to_become_typographic() -> None:
    assert escape('"Ann\'s" *x*\n y') == '"Ann\'s" \\*x\\* y'
