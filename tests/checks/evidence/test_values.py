"""Values have the rights of text: their figures and citations are seen, they may be Markdown, facts are named in any way."""

from __future__ import annotations

from pathlib import Path

import pytest
from rendering import prepared_brief as prepare

from briefgen.checks.evidence.masking import mask
from briefgen.diagnostics import BriefError, Report
from briefgen.document.nodes import Emphasis
from briefgen.document.walking import walk
from briefgen.pipeline import Prepared
from briefgen.usage import Kind, Thing, Usage
from briefgen.workspace import Workspace
from briefgen.writers import text

FILES = {
    "briefgen.yaml": "organization: {name: Example Coalition}\n",
    "briefs/sources.yaml": "references: [{id: a, type: book, title: Alpha, custom: {design: survey}}]\n",
    "briefs/facts.yaml": "riverside-reversals: {value: 31, say: 31 reversals, source: a}\n",
}


def workspace(folder: Path, words: str, variables: str, more: str = "") -> Workspace:
    """A workspace with one brief of one text."""
    brief = f"title: A brief\ndate: 2026-05-20\nvariables: {variables}\nsections: [{{heading: H, blocks: [{{text: '{words}'}}]}}]\n"
    for name, content in {**FILES, "briefs/one.yaml": brief + more}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return Workspace(folder)


def made(folder: Path, words: str, variables: str = "{}", more: str = "") -> Prepared:
    return prepare(workspace(folder, words, variables, more), "briefs/one.yaml")


def said(folder: Path, words: str, variables: str = "{}", more: str = "") -> list[str]:
    """Place, code and what was found of everything that is said."""
    try:
        found = made(folder, words, variables, more).diagnostics
    except BriefError as error:
        found = error.diagnostics
    return [f"{d.span.line}:{d.span.column} {d.code} {d.message.split('”')[0][1:]}" for d in found if d.span]


def printed(folder: Path, words: str, variables: str = "{}") -> str:
    one = made(folder, words, variables)
    data = text.write(one.document, one.style).data.decode()
    return data.split("H\n-\n\n")[1].split("\n\n")[0]


# Figures in values


@pytest.mark.parametrize(
    ("variables", "words", "found"),
    [
        ("{n: 31 people died}", "Here {{ variables.n }}.", ["31"]),
        ("{n: 31}", "Here {{ variables.n }} people died.", ["31"]),
        ("{n: 31}", "Here {{ variables.n }} people died [@a].", []),
        ("{n: 31}", "Here {{ variables.n }} people died, not {{ fact.riverside_reversals }}.", []),
        ("{n: 31}", "In District 9, {{ variables.n }} people died.", ["31"]),
        ("{n: 5}", "See section {{ variables.n }} of it.", []),
        ('{n: "2019"}', "It was {{ variables.n }} then.", []),
        ("{n: 31%}", "Here {{ variables.n|default(2) }} came, and there 40% did.", ["31%", "40%"]),
        ("{n: {of: {it: 31%}}}", "Here {{ variables.n.of.it }} came.", ["31%"]),
        ("{n: [{of: 31%}, {of: none}]}", "{% for x in variables.n %}Here {{ x.of }} came. {% endfor %}", ["31%"]),
        ("{n: 31%}", "{% set m = variables.n %}Here {{ m }} came.", ["31%"]),
        ("{n: 31%}", "Here nobody came.", []),
        ("{n: 31%}", "They said “we are {{ variables.n }} here” to us.", []),
    ],
)
def test_figures_of_values_are_seen_where_they_are_printed(
    variables: str, words: str, found: list[str], tmp_path: Path
) -> None:
    assert [line.split()[-1] for line in said(tmp_path, words, variables)] == found


def test_the_place_is_the_tag_that_prints_it(tmp_path: Path) -> None:
    (line,) = said(tmp_path, "Here {{ variables.n }} came.", "{n: 31%}")
    assert line == "4:47 bare-number 31%"


def test_a_figure_that_is_not_in_use_any_more_is_seen_in_a_value(tmp_path: Path) -> None:
    place = workspace(tmp_path, "Here {{ variables.n }} came [@a].", "{n: 17%}")
    (tmp_path / "briefs/facts.yaml").write_text(
        "share: {source: a, use: new, versions: {old: {say: 17%}, new: {say: 12%}}}\n", "utf-8"
    )
    (one,) = prepare(place, "briefs/one.yaml").diagnostics
    assert one.code == "superseded-figure"


# Citations in values


@pytest.mark.parametrize(
    ("variables", "more", "found"),
    [
        ("{n: 'It was so [@a]'}", "", ["citation-in-value"]),
        ("{n: 'It was so [see @a, p. 3; @b]'}", "", ["citation-in-value"]),
        ("{n: 'It was so [@typo]'}", "", ["citation-in-value"]),
        ("{n: ['It was so @a']}", "", ["citation-in-value"]),
        ("{n: {m: 'It was so [@a]'}}", "", ["citation-in-value"]),
        ("{n: 'Follow @ExampleOrg or write to a@b.org'}", "", []),
        ("{n: {text: 'It was so [@a].'}}", "", []),
        ("{}", "meeting: {office: 'Office [@a]'}\n", ["citation-in-value"]),
        ("{}", "labels: {ask: 'We ask [@a]'}\n", ["citation-in-value"]),
        ("{}", "signers: {names: ['Alpha [@a]']}\n", ["citation-in-value"]),
        ("{}", "summary: It was so [@a].\n", []),
    ],
)
def test_a_citation_in_a_value_that_is_no_markdown(variables: str, more: str, found: list[str], tmp_path: Path) -> None:
    assert [line.split()[1] for line in said(tmp_path, "Words.", variables, more)] == found


# Values that are Markdown


def test_a_value_that_is_markdown_is_printed_as_such(tmp_path: Path) -> None:
    variables = "{n: {text: 'In *District 9*, 31 died [@a], {{ fact.riverside_reversals }}^[So they say.]'}, m: {text: '**B**'}}"
    assert printed(tmp_path, "{{ variables.n }}. {{ variables.m }}", variables) == (
        "In District 9, 31 died,[1] 31 reversals[2][3]. B"
    )
    document = made(tmp_path, "{{ variables.n }}", variables).document
    assert any(isinstance(node, Emphasis) for node in walk(document.children))


def test_it_may_have_paragraphs_and_lists(tmp_path: Path) -> None:
    variables = '{n: {text: "One.\\n\\n- two\\n- three\\n"}}'
    one = made(tmp_path, "{{ variables.n }}", variables)
    assert text.write(one.document, one.style).data.decode().split("H\n-\n\n")[1].startswith("One.\n\n- two\n- three\n")


def test_it_may_name_other_values(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ variables.n }}", "{m: two * words, n: {text: '*{{ variables.m }}*'}}") == "two * words"


def test_its_words_alone_are_what_they_were(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ variables.n.text }}", "{n: {text: '*so*'}}") == "*so*"


def test_its_figures_are_seen_where_they_are_written(tmp_path: Path) -> None:
    assert said(tmp_path, "{{ variables.n }}", "{n: {text: 'It was 39% there.'}}") == ["3:31 bare-number 39%"]


def test_what_it_cites_counts_for_the_sentence_that_prints_it(tmp_path: Path) -> None:
    assert said(tmp_path, "Here 39% came {{ variables.n }}.", "{n: {text: 'then [@a]'}}") == []


def test_an_unknown_source_is_told_at_its_own_folder(tmp_path: Path) -> None:
    (line,) = said(tmp_path, "So {{ variables.n }}.", "{n: {text: 'it was [@b]'}}")
    assert line.startswith("3:32 unknown-source")


def test_a_fault_is_told_once_where_it_is_written(tmp_path: Path) -> None:
    (line,) = said(tmp_path, "{{ variables.n }} {{ variables.n }}", "{n: {text: 'a <b>c</b> d'}}")[:1]
    assert line.startswith("3:")
    assert all(line.startswith("3:") for line in said(tmp_path, "{{ variables.n }}", "{n: {text: 'a <b>c</b> d'}}"))


def test_a_value_cannot_name_itself(tmp_path: Path) -> None:
    (line,) = said(tmp_path, "{{ variables.n }}", "{n: {text: '{{ variables.n }}'}}")
    assert line.startswith("3:") and "unknown-variable" in line


# Facts named in any way


@pytest.mark.parametrize(
    "tag",
    ["fact.riverside_reversals", "fact['riverside_reversals']", 'fact["riverside-reversals"]', "fact[variables.key]"],
)
def test_a_fact_is_the_same_however_it_is_named(tag: str, tmp_path: Path) -> None:
    words = f"{{{{ {tag} }}}} came, and 12 more.".replace("'", "''")
    assert printed(tmp_path, words, "{key: riverside-reversals}") == "31 reversals[1] came, and 12 more."
    assert said(tmp_path, words, "{key: riverside-reversals}") == []
    place = workspace(tmp_path, words, "{key: riverside-reversals}")
    report = Report()
    uses = Usage(place, report).where(Thing(Kind.FACT, "riverside-reversals"))
    assert [(use.name, use.line) for use in uses] == [("one", 4)]
    assert prepare(place, "briefs/one.yaml").rendering.facts == ("riverside-reversals",)


def test_a_fact_that_there_is_not_is_told_at_its_place(tmp_path: Path) -> None:
    words = "{{ fact[''riverside_reversal''] }} and {{ fact.riverside_reversals }}."
    with pytest.raises(BriefError) as caught:
        made(tmp_path, words)
    (one,) = caught.value.diagnostics
    assert one.span and (one.span.line, one.nearest) == (4, "riverside_reversals")
    assert one.span.text[one.span.column - 1 :].startswith("riverside_reversal'")


def test_a_key_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        made(tmp_path, "{{ fact[variables.kez] }}", "{key: x}")
    assert [(one.code, one.nearest) for one in caught.value.diagnostics] == [("unknown-variable", "variables.key")]


def test_what_a_tag_names_is_known_where_the_values_are() -> None:
    text = "{{ fact[variables.a.b] }} {{ fact[other] }}"
    assert [each.fact for each in mask(text, {"a": {"b": "x-y"}}).references] == ["x_y", "[other]"]


# Lines and asks


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("subtitle: It works, 90% of the time\n", ["bare-number"]),
        ("subtitle: Stings never help\n", ["overclaim"]),
        ("kicker: Twice as many as the rest\n", ["bare-number"]),
        ("footer: 39% of us\n", ["bare-number"]),
        ("labels: {ask: What 39% ask}\n", ["bare-number"]),
        ("ask: Stop stings, which fail in 90% of cases.\n", ["bare-number"]),
        ("ask: Spend $5 million on 12 programs under section 5.\n", []),
        ("ask: Stop stings, which have never helped [@a].\n", ["overclaim"]),
        ("summary: Stop stings, which have never helped [@a].\n", ["overclaim"]),
        ("bill: {number: H.R. 5, version: first, as_of: 2026-05-01, position: Stop 90% of it}\n", ["bare-number"]),
        ("signers: {heading: The 90%, names: [A]}\n", ["bare-number"]),
        ("letter: {closing: For 90% of us}\n", ["bare-number"]),
        ("subtitle: A brief of 2026 on H.R. 5\n", []),
    ],
)
def test_every_line_that_a_brief_prints_is_looked_at(more: str, found: list[str], tmp_path: Path) -> None:
    assert [line.split()[1] for line in said(tmp_path, "Words [@a].", "{}", more)] == found


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("heading: What 90% proves", ["bare-number", "overclaim"]),
        ("heading: H, titles: run-in", ["overclaim"]),
        ("heading: H, titles: none", []),
    ],
)
def test_headings_and_titles_stand_for_what_is_under_them(section: str, found: list[str], tmp_path: Path) -> None:
    place = workspace(tmp_path, "Words.", "{}")
    (tmp_path / "briefs/blocks").mkdir()
    (tmp_path / "briefs/blocks/b.md").write_text(
        "---\ntitle: {}\nsummary: S\naudience: public\n---\n# Short\nIt was so [@a].\n".format(
            "Stings never help" if "H," in section else "Stings"
        ),
        "utf-8",
    )
    (tmp_path / "briefs/one.yaml").write_text(
        f"title: A brief\ndate: 2026-05-20\nsections: [{{{section}, blocks: [b]}}]\n", "utf-8"
    )
    assert [one.code for one in prepare(place, "briefs/one.yaml").diagnostics] == found
