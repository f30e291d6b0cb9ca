"""What is said of a brief, of a workspace, of facts and sources themselves; and how much it weighs."""

from __future__ import annotations

from pathlib import Path

import pytest
from rendering import prepared_brief

from briefgen.diagnostics import BriefError, Diagnostic, Report
from briefgen.pipeline.survey import check_workspace, stale_sources
from briefgen.workspace import Workspace

BLOCK = "---\ntitle: T\nsummary: S\naudience: public\n{}---\n"
SOURCES = """references:
  - {id: a, type: book, title: Alpha, custom: {design: survey}}
  - {id: b, type: book, title: Beta}
"""
FACTS = "share: {value: 39, unit: percent, say: 39%, source: a, review: 2026-06-01}\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """A workspace in which nothing is wrong on November 20, 2026, but what a test adds."""
    return {
        "briefgen.yaml": "organization: {name: Example Coalition}\n",
        "briefs/one.yaml": "title: A brief\ndate: 2026-05-20\nsections: [{heading: H, blocks: [local]}]\n",
        "briefs/blocks/local.md": BLOCK.format("")
        + "# Short\nSome of them came [@a].\n\n# Full\nMost of them came [@b].\n",
        "briefs/sources.yaml": SOURCES,
    }


def workspace(files: dict[str, str], folder: Path) -> Workspace:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return Workspace(folder)


def said(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Place, severity and code of each."""
    return [f"{d.span.file}:{d.span.line}:{d.span.column} {d.severity} {d.code}" for d in diagnostics if d.span]


def of_brief(files: dict[str, str], folder: Path) -> list[str]:
    return said(prepared_brief(workspace(files, folder), "briefs/one.yaml").diagnostics)


def of_workspace(files: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")
    report = Report()
    check_workspace(workspace(files, folder), report)
    return said(report.diagnostics)


def test_nothing_is_wrong(files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert of_brief(files, tmp_path) == of_workspace(files, tmp_path, monkeypatch) == []


def test_a_brief_is_told_of_the_lengths_it_uses(files: dict[str, str], tmp_path: Path) -> None:
    files["briefs/blocks/local.md"] = BLOCK.format("") + "# Short\nIt is 39%.\n\n# Full\nIt is 41%.\n"
    assert of_brief(files, tmp_path) == ["briefs/blocks/local.md:7:7 warning bare-number"]


def test_a_workspace_is_told_once_of_every_length(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files["briefs/blocks/local.md"] = (
        BLOCK.format("") + "# Short\nIt is 39% [@b].\n\nIt is 40%.\n\n# Full\nIt is 41%. See @a.\n"
    )
    assert of_workspace(files, tmp_path, monkeypatch) == [
        "briefs/blocks/local.md:9:7 warning bare-number",
        "briefs/blocks/local.md:12:7 warning bare-number",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{text: It is 39% there.}", "6:22"),
        ('{text: "It is \\"x\\" and 39% there."}', "6:33"),
    ],
)
def test_text_of_the_brief_itself(text: str, place: str, files: dict[str, str], tmp_path: Path) -> None:
    files["briefs/one.yaml"] = (
        f"title: A brief\ndate: 2026-05-20\nsections:\n  - heading: H\n    blocks:\n      - {text}\n"
    )
    assert of_brief(files, tmp_path) == [f"briefs/one.yaml:{place} warning bare-number"]


@pytest.mark.parametrize("mark", [">-", "|"])
def test_text_of_several_lines(mark: str, files: dict[str, str], tmp_path: Path) -> None:
    files["briefs/one.yaml"] = (
        f"title: A brief\ndate: 2026-05-20\nsummary: {mark}\n  Some words.\n  It is 39% there,\n  and 40%.\n"
        "sections: [{heading: H, blocks: [local]}]\n"
    )
    assert of_brief(files, tmp_path) == [
        "briefs/one.yaml:5:9 warning bare-number",
        "briefs/one.yaml:6:7 warning bare-number",
    ]


def test_the_ask_may_name_a_sum(files: dict[str, str], tmp_path: Path) -> None:
    files["briefs/one.yaml"] += "ask: Spend $5 million on housing.\n"
    assert of_brief(files, tmp_path) == []


def test_each_of_several_asks_is_looked_at(files: dict[str, str], tmp_path: Path) -> None:
    files["briefs/one.yaml"] += "ask:\n  - Spend $5 million.\n  - {do: Help, and: reach 39% of them.}\n"
    assert of_brief(files, tmp_path) == ["briefs/one.yaml:6:27 warning bare-number"]


@pytest.mark.parametrize(("date", "due"), [("2026-06-01", False), ("2026-06-02", True)])
def test_a_fact_in_use_is_due_on_the_day_of_the_brief(
    date: str, due: bool, files: dict[str, str], tmp_path: Path
) -> None:
    files["briefs/facts.yaml"] = FACTS + FACTS.replace("share", "unused")
    files["briefs/blocks/local.md"] = BLOCK.format("") + "It is {{ fact.share }}.\n"
    files["briefs/one.yaml"] = files["briefs/one.yaml"].replace("2026-05-20", date)
    assert of_brief(files, tmp_path) == (["briefs/facts.yaml:1:1 warning fact-review-due"] if due else [])


def test_a_workspace_is_told_of_every_fact_that_is_due_today(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files["briefs/facts.yaml"] = FACTS + FACTS.replace("share", "unused")
    assert of_workspace(files, tmp_path, monkeypatch) == [
        "briefs/facts.yaml:1:1 warning fact-review-due",
        "briefs/facts.yaml:2:1 warning fact-review-due",
    ]


@pytest.mark.parametrize(
    ("second", "conflict"),
    [
        ("{value: 41, unit: percent, say: 41%, source: b, quantity: q}", True),
        ("{value: 39, unit: people, say: 39 people, source: b, quantity: q}", True),
        ("{value: 39, unit: percent, say: about four in ten, source: b, quantity: q}", False),
        ("{value: 41, unit: percent, say: 41%, source: b, quantity: r}", False),
        ("{value: 41, unit: percent, say: 41%, source: b}", False),
        (
            "{unit: percent, source: b, quantity: q, use: new, versions: {old: {value: 41, say: 41%}, new: {value: 39, say: 39%}}}",
            False,
        ),
        (
            "{unit: percent, source: b, quantity: q, use: old, versions: {old: {value: 41, say: 41%}, new: {value: 39, say: 39%}}}",
            True,
        ),
    ],
)
def test_two_facts_of_one_quantity_agree(second: str, conflict: bool, files: dict[str, str], tmp_path: Path) -> None:
    files["briefs/facts.yaml"] = (
        f"share: {{value: 39, unit: percent, say: 39%, source: a, quantity: q}}\nother: {second}\n"
    )
    files["briefs/blocks/local.md"] = BLOCK.format("") + "It is {{ fact.share }}.\n"
    assert of_brief(files, tmp_path) == (["briefs/facts.yaml:2:1 warning conflicting-facts"] if conflict else [])


@pytest.mark.parametrize(
    ("custom", "text", "found"),
    [
        ("do_not_print: Ask first", "It was so [@a].", ["not-for-print"]),
        ("do_not_print: Ask first", "It was so [@a], and so [@a].", ["not-for-print"]),
        ("caveat: Open first.", "It was so [@a].", ["not-for-print"]),
        ("caveat: 'One city. Find it before printing a figure.'", "It was so [@a].", ["not-for-print"]),
        ("caveat: Confirm both before giving credit in print.", "It was so [@a].", ["not-for-print"]),
        ("caveat: Do not cite it as US evidence.", "It was so [@a].", []),
        ("caveat: Ask before you quote it.", "It was so [@a].", []),
        ("caveat: One city.", "It was so [@a].", []),
        ("reported_in: The Herald", "It was so [@a].", ["reported-only"]),
        ("reported_in: The Herald", "As reported in the Herald, it was so [@a].", []),
        ("reported_in: The Herald", "It was so [as quoted in the Herald; @a].", []),
        ("reported_in: The Herald", "It was so, a press summary says [@a].", []),
        ("reported_in: The Herald", "It was so [@b].", []),
    ],
)
def test_what_a_source_says_of_itself_is_known(
    custom: str, text: str, found: list[str], files: dict[str, str], tmp_path: Path
) -> None:
    files["briefs/sources.yaml"] = SOURCES.replace("design: survey", custom)
    files["briefs/blocks/local.md"] = BLOCK.format("") + f"{text}\n"
    assert [line.split()[-1] for line in of_brief(files, tmp_path)] == found


def test_check_lists_the_stale_sources_that_list_sources_names(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files["briefs/sources.yaml"] = (
        "references:\n"
        "  - {id: a, type: book, title: Alpha, custom: {as_of: '2009'}}\n"
        "  - {id: b, type: book, title: Beta, issued: 2012}\n"
        "  - {id: c, type: book, title: Gamma, issued: 2012}\n"
        "  - {id: d, type: book, title: Delta, issued: 2012, custom: {review: 2027-01-01}}\n"
    )
    files["briefs/blocks/local.md"] = BLOCK.format("") + "It was so [@a]. It was 39% [@b; @d]. So it was [@c].\n"
    assert of_workspace(files, tmp_path, monkeypatch) == [
        "briefs/sources.yaml:2:10 warning source-review-due",
        "briefs/sources.yaml:3:10 warning source-review-due",
    ]
    _, stale = stale_sources(Workspace(tmp_path), Report())
    assert list(stale) == ["a", "b"]
    files["briefgen.yaml"] += "checks: {source-review-due: off}\n"
    assert of_workspace(files, tmp_path, monkeypatch) == []


def test_facts_that_contradict_each_other_concern_a_brief_that_uses_one(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files["briefs/facts.yaml"] = "".join(
        f"{name}: {{value: {value}, say: {value}%, source: a, quantity: q}}\n"
        for name, value in (("one", 39), ("two", 41))
    )
    assert of_brief(files, tmp_path) == []
    assert of_workspace(files, tmp_path, monkeypatch) == ["briefs/facts.yaml:2:1 warning conflicting-facts"]


@pytest.mark.parametrize("text", ["[@b]", "See @b.", "{{ fact.other.say }} came.", "| x | y [@a; @b] |"])
def test_a_source_is_used_by_a_citation_or_a_fact(
    text: str, files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files["briefs/facts.yaml"] = "other: {value: 1, say: One, source: b}\n"
    files["briefs/blocks/local.md"] = BLOCK.format("") + f"Words [@a].\n\n{text}\n"
    assert of_workspace(files, tmp_path, monkeypatch) == []


@pytest.mark.parametrize("text", ["Words.", "`[@b]`", "Write to a@b.org.", "<!-- [@b] -->"])
def test_a_source_that_nothing_uses(
    text: str, files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files["briefs/facts.yaml"] = "other: {value: 1, say: One, source: b}\n"
    files["briefs/blocks/local.md"] = BLOCK.format("") + f"Words [@a].\n\n{text}\n"
    assert of_workspace(files, tmp_path, monkeypatch) == ["briefs/sources.yaml:3:10 warning unused-source"]


def test_a_source_is_used_by_a_brief_a_template_another_language_or_kept(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "".join(f"  - {{id: {name}, type: book, title: T}}\n" for name in ("c", "d", "e"))
    files["briefs/sources.yaml"] = SOURCES + more + "  - {id: f, type: book, title: T, custom: {kept: For later.}}\n"
    files["briefs/one.yaml"] += "summary: Words [@c].\n"
    files["briefs/templates/mine.yaml"] = "title: T\nsections: [{id: s, blocks: [{text: 'Words [@d].'}]}]\n"
    files["briefs/blocks/local.es.md"] = BLOCK.format("") + "Palabras [@e].\n"
    assert of_workspace(files, tmp_path, monkeypatch) == []


def test_no_source_is_called_unused_while_a_block_cannot_be_read(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files["briefs/blocks/local.md"] = "no front matter"
    assert {line.split()[-1] for line in of_workspace(files, tmp_path, monkeypatch)} == {"no-front-matter"}


@pytest.mark.parametrize("weight", ["note", "warning", "error"])
def test_a_rule_weighs_what_the_workspace_says(weight: str, files: dict[str, str], tmp_path: Path) -> None:
    files["briefgen.yaml"] += f"checks: {{bare-number: {weight}}}\n"
    files["briefs/one.yaml"] += "summary: It is 39%.\n"
    expected = [f"briefs/one.yaml:4:16 {weight} bare-number"]
    if weight == "error":
        with pytest.raises(BriefError) as caught:
            of_brief(files, tmp_path)
        assert said(caught.value.diagnostics) == expected
    else:
        assert of_brief(files, tmp_path) == expected


def test_a_rule_can_be_switched_off(files: dict[str, str], tmp_path: Path) -> None:
    files["briefs/one.yaml"] += "summary: It is 39%. And 41% caused it [@a].\n"
    found = ["briefs/one.yaml:4:16 warning bare-number", "briefs/one.yaml:4:29 warning overclaim"]
    assert of_brief(files, tmp_path) == found
    files["briefgen.yaml"] += "checks: {bare-number: off}\n"
    assert of_brief(files, tmp_path) == found[1:]


def test_a_rule_that_there_is_not(files: dict[str, str], tmp_path: Path) -> None:
    files["briefgen.yaml"] += "checks: {bare-numbers: off, overclaim: loud}\n"
    with pytest.raises(BriefError) as caught:
        of_brief(files, tmp_path)
    wrong = [(d.code, d.message, d.nearest) for d in caught.value.diagnostics]
    assert ("unknown-key", "there is no key `bare-numbers` in `checks`", "bare-number") in wrong
    assert ("unknown-value", "“loud” is no value for `checks.overclaim`", "") in wrong


def test_the_starter_library_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")
    report = Report()
    check_workspace(Workspace(Path(__file__).parents[3]), report)
    assert report.diagnostics == ()
