"""Local figures in text: what their names print, and what an approval of such a text is bound to."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers.local.small import FILES, packet

from briefgen.compose.fill import fill
from briefgen.compose.sandbox import Environment
from briefgen.compose.values import NAMES, values_of
from briefgen.diagnostics import Report, Span
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.models.approvals import Text
from briefgen.models.library import Fact
from briefgen.models.local import LocalColumn
from briefgen.models.meetings import MeetingRow
from briefgen.models.spec import Spec
from briefgen.pipeline import Asked
from briefgen.pipeline.material import plan
from briefgen.pipeline.meetings import chosen
from briefgen.pipeline.reading import AsWritten
from briefgen.pipeline.signing import texts_of_paper
from briefgen.readers.bibliography import read_sources
from briefgen.readers.brief.reading import read_briefs
from briefgen.readers.local.joining import with_local
from briefgen.readers.local.reading import local_files, read_local
from briefgen.workspace import Workspace

DAY, ABOUT, BLOCK = "briefs/day.yaml", "briefs/meetings/districts.yaml", "briefs/blocks/near.md"


def figures(folder: Path) -> dict[str, Fact]:
    """Those of EX-7."""
    place = packet(folder)
    tables = read_local(place, local_files(place, DAY), read_sources(place, Report()), Report())
    row = with_local(MeetingRow("k", "n", Span(""), (), {"district": "EX 7"}), tables)
    return {fact.id: fact for fact in row.local}


@pytest.mark.parametrize(
    ("text", "words", "used"),
    [
        ("{{ local.programs }} here", "1 program [@county-2025, table 3] here", ["local:programs"]),
        ("{{ local.deaths.say }} [@county-2025]", "1,204 deaths [@county-2025]", ["local:deaths"]),
        ("{{ local['deaths'].figure }}", "1,204", ["local:deaths"]),
        ("{{ local.deaths.value | number }} {{ local.deaths.unit }}", "1,204 deaths", ["local:deaths", "local:deaths"]),
        ("{{ local.programs.as_of }} {{ local.programs.source }}", "2025 county-2025", ["local:programs"] * 2),
        ("{% if local.deaths.value > 1000 %}many{% endif %}", "many", ["local:deaths"]),
    ],
)
def test_a_local_figure_prints_as_a_fact_does(text: str, words: str, used: list[str], tmp_path: Path) -> None:
    environment, report = Environment("en-US", NAMES), Report()
    values = values_of(Spec(), figures(tmp_path))
    filled = fill(Manuscript.verbatim(text, "b.md", 1, (text,)), values, environment, report)
    assert not report.diagnostics and filled and filled.text.replace("\\", "") == words
    assert environment.facts == used


@pytest.mark.parametrize(
    ("text", "code", "message", "nearest"),
    [
        ("{{ local.progams }}", "unknown-variable", "no table of local figures has a column for `local.progams`", "local.programs"),
        ("{{ local['progams'] }}", "unknown-variable", "there is no variable `progams`", "programs"),
        ("{{ local.deaths.sya }}", "unknown-variable", "there is no variable `local.deaths.sya`", ""),
        ("{{ locl.deaths }}", "unknown-variable", "there is no variable `locl.deaths`", "local.deaths"),
    ],
)  # fmt: skip
def test_a_name_that_is_not_there(text: str, code: str, message: str, nearest: str, tmp_path: Path) -> None:
    environment, report = Environment("en-US", NAMES), Report()
    environment.top = NAMES
    fill(Manuscript.verbatim(text, "b.md", 1, (text,)), values_of(Spec(), figures(tmp_path)), environment, report)
    (found,) = report.diagnostics
    assert (found.code, found.message, found.nearest) == (code, message, nearest)


def test_without_a_table_no_value_is_given() -> None:
    report = Report()
    text = "{{ local.deaths }}"
    fill(Manuscript.verbatim(text, "b.md", 1, (text,)), values_of(Spec(), {}), Environment("en-US", NAMES), report)
    (found,) = report.diagnostics
    assert (found.code, found.message) == ("missing-value", "this brief gives no value for `local.deaths`")
    assert found.hint.startswith("Name a table of local figures in `local`")


@pytest.mark.parametrize(
    ("say", "one", "unit", "figure", "words"),
    [
        (None, None, None, "39%", "39%"), (None, None, "percent", "39%", "39%"), (None, None, "percent", "39", "39 percent"),
        (None, None, "deaths", "0", "0 deaths"), ("some {} of us", None, "x", "3", "some 3 of us"), ("{} are", "{} is", None, "1", "1 is"),
        ("{} are", "{} is", None, "11", "11 are"),
    ],
)  # fmt: skip
def test_how_a_figure_is_worded(say: str | None, one: str | None, unit: str | None, figure: str, words: str) -> None:
    said = {key: value for key, value in {"say": say, "one": one, "unit": unit}.items() if value}
    assert LocalColumn.model_validate({"source": "s", **said}).worded(figure) == words


def texts(place: Workspace, member: str = "") -> dict[str, str]:
    """The texts of the paper that must be approved, by what they are: of a meeting, or as they are sent to be approved."""
    meeting = chosen(place, DAY, member) if member else None
    (brief,) = read_briefs(place, DAY, (), Report(), (), meeting)
    material = plan(place, AsWritten(brief, ()), Asked(DAY, meeting=meeting))
    found: tuple[Text, ...] = texts_of_paper(place, material.brief, material.spec, material.library)
    return {" ".join(one.key[:2]): one.wording for one in found}


PANEL = {ABOUT: "panel: [deaths]\n" + FILES[ABOUT]}


def test_an_approval_is_of_the_wording_and_the_source_whatever_the_figure(tmp_path: Path) -> None:
    place = packet(tmp_path, **PANEL)
    asked = texts(place)
    assert asked == texts(place, "Jordan Example") == texts(place, "Alex Sample")
    wording = "{{ local.programs [local.programs: ‹a figure› programs / ‹a figure› program @county-2025] }}"
    assert wording in asked["near full"]
    assert asked["day.card local.1"] == (
        "{{ local.deaths.figure [local.deaths.figure: ‹a figure› deaths @county-2025] }} deaths [@county-2025]"
    )


@pytest.mark.parametrize(
    ("old", "new"), [('"{} programs"', '"{} good programs"'), ('"{} program"', '"a program ({})"'),
     ("county-2025, locator", "other, locator")]
)  # fmt: skip
def test_other_words_and_another_source_are_another_text(old: str, new: str, tmp_path: Path) -> None:
    sources = (
        "references:\n- {id: county-2025, type: report, title: Counts}\n- {id: other, type: report, title: More}\n"
    )
    before = texts(packet(tmp_path, **{"briefs/sources.yaml": sources}))["near full"]
    changed = FILES[ABOUT].replace(old, new)
    assert changed != FILES[ABOUT]
    assert texts(packet(tmp_path, **{"briefs/sources.yaml": sources, ABOUT: changed}))["near full"] != before


def test_another_figure_is_the_same_text(tmp_path: Path) -> None:
    before = texts(packet(tmp_path), "Jordan Example")
    table = {"briefs/meetings/districts.csv": "District,Programs,Deaths\nEX-7,5,9\nEX-8,0,n/a\n"}
    assert texts(packet(tmp_path, **table), "Jordan Example") == before


def test_a_passage_for_some_meetings_is_a_text_of_its_own_and_only_they_need_it(tmp_path: Path) -> None:
    passage = "{text: For Rules alone., when: {committee: Rules}}, {text: For all., when: {state: EX}}"
    place = packet(tmp_path, **{DAY: FILES[DAY].replace("blocks: [near]", f"blocks: [{passage}, near]")})
    everything, jordan, alex = (set(texts(place, one).values()) for one in ("", "Jordan Example", "Alex Sample"))
    assert "For Rules alone." in everything and everything == jordan
    assert jordan - alex == {"For Rules alone."} and "For all." in alex
