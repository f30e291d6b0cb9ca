"""For which meetings something is: what each gets, columns that the table has not, and what no meeting ever uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers.local.small import packet

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity
from briefgen.pipeline import Asked, prepare
from briefgen.pipeline.meetings import chosen, meetings_of
from briefgen.readers.brief.unused import unused_whens
from briefgen.writers.text import write

DAY = "briefs/day.yaml"
HEAD = "title: Fund services\ndate: 2026-11-20\nmeetings: briefs/meetings/day.csv\ndocuments:\n"


def day(*sections: str, more: str = "") -> dict[str, str]:
    """A packet with these sections in its one document, and `more` of its keys."""
    listed = "".join(f"      - {one}\n" for one in sections)
    return {DAY: f"{HEAD}  - id: card\n{more}    sections:\n{listed}"}


def papers(folder: Path, member: str, files: dict[str, str]) -> dict[str, str]:
    """The words of the papers of a meeting, by their ids."""
    place = packet(folder, **files)
    made = prepare(place, Asked(DAY, meeting=chosen(place, DAY, member)))
    return {name: write(one.document, one.style).data.decode() for name, one in made.items()}


def unused(folder: Path, files: dict[str, str]) -> list[str]:
    place = packet(folder, **files)
    meetings = meetings_of(place, DAY)
    assert meetings
    report = Report()
    report.add(*unused_whens(place, DAY, meetings))
    return [
        f"{one.span.line} {one.severity} {one.code}: {one.message} → {one.expected}"
        for one in report.diagnostics
        if one.span
    ]


@pytest.mark.parametrize(
    ("when", "jordan", "alex"),
    [
        ("{committee: judiciary}", True, False), ("{committee: RULES}", True, False), ("{Committee: [Rules, health]}", True, True),
        ("{state: ex}", True, True), ("{district: EX 007}", True, False), ("{state: EX, committee: Health}", False, True),
        ("{committee: Jud}", False, False), ("{date: 2026-12-03}", True, True), ("{member: alex-sample}", False, True),
    ],
)  # fmt: skip
def test_a_text_is_there_for_those_meetings_alone(when: str, jordan: bool, alex: bool, tmp_path: Path) -> None:
    files = day(f"{{id: a, heading: Why, blocks: [{{text: Always.}}, {{text: Sometimes., when: {when}}}]}}")
    words = [papers(tmp_path, member, files)["card"] for member in ("Jordan Example", "Alex Sample")]
    assert [("Always." in one, "Sometimes." in one) for one in words] == [(True, jordan), (True, alex)]


def test_sections_and_documents_are_there_for_those_meetings_alone(tmp_path: Path) -> None:
    files = day(
        "{id: a, heading: For rules, when: {committee: Rules}, blocks: [{text: Words.}]}",
        "{id: b, heading: All, blocks: [near]}",
    )
    files[DAY] += "  - {template: card, id: other, when: {committee: Health}}\nlocal: briefs/meetings/districts.csv\n"
    jordan, alex = (papers(tmp_path, member, files) for member in ("Jordan Example", "Alex Sample"))
    assert (list(jordan), list(alex)) == (["card"], ["card", "other"])
    assert "For rules" in jordan["card"] and "For rules" not in alex["card"]


def test_a_template_may_say_it_too(tmp_path: Path) -> None:
    files = {
        DAY: HEAD + "  - template: card\n",
        "briefs/templates/card.yaml": (
            "kicker: Card\nsections:\n  - {id: a, heading: Why, blocks: [{text: Always.}, {text: Sometimes., when: {committee: Rulez}}]}\n"
        ),
    }
    assert "Sometimes." not in papers(tmp_path, "Alex Sample", files)["card"]
    place = packet(tmp_path, **files)
    meetings = meetings_of(place, DAY)
    assert meetings
    (found,) = unused_whens(place, DAY, meetings)
    assert found.span and found.span.file == "briefs/templates/card.yaml"
    assert found == Diagnostic(
        "when-unused",
        "no meeting has “Rulez” in its column `committee`",
        found.span,
        Severity.WARNING,
        expected="one of Judiciary; Rules, Health",
        hint="Where such a meeting is still to come, leave it as it is.",
    )


@pytest.mark.parametrize("where", ["document", "section", "text"])
def test_a_column_that_the_table_has_not_is_told_at_its_key(where: str, tmp_path: Path) -> None:
    when = {one: "when: {comittee: Rules}, " if one == where else "" for one in ("document", "section", "text")}
    files = day(
        f"{{id: a, {when['section']}heading: Why, blocks: [{{{when['text']}text: Words.}}]}}",
        more="    when: {comittee: Rules}\n" if where == "document" else "",
    )
    with pytest.raises(BriefError) as raised:
        papers(tmp_path, "Jordan Example", files)
    (found,) = raised.value.diagnostics
    assert (found.code, found.message, found.nearest) == (
        "unknown-column",
        "the table of meetings has no column `comittee`",
        "committee",
    )
    assert found.span and found.span.text[found.span.column - 1 :].startswith("comittee")
    assert found.expected == "one of member, district, state, committee, date, notes, time, party"


def test_words_that_no_meeting_has_are_told_once_with_those_that_there_are(tmp_path: Path) -> None:
    files = day(
        "{id: a, heading: Why, blocks: [{text: Words., when: {committee: [health, Agriculture]}}]}",
        "{id: b, heading: Why not, when: {notes: hearing}, blocks: [{text: More., when: {committee: Health, district: EX-7}}]}",
        "{id: c, heading: Then, blocks: [{text: Last., when: {comittee: Health}}]}",
    )
    hint = "one of Judiciary; Rules, Health"
    columns = "one of member, district, state, committee, date, notes, time, party"
    assert unused(tmp_path, files) == [
        f"7 warning when-unused: no meeting has “Agriculture” in its column `committee` → {hint}",
        "8 warning when-unused: no meeting has “hearing” in its column `notes` → ",
        "8 warning when-unused: there are meetings for each of these words, and none for all of them together → ",
        f"9 error unknown-column: the table of meetings has no column `comittee` → {columns}",
    ]


def test_nothing_is_told_where_every_word_is_used(tmp_path: Path) -> None:
    files = day("{id: a, heading: Why, blocks: [{text: Words., when: {committee: [health, Rules], state: EX}}]}")
    assert unused(tmp_path, files) == []
