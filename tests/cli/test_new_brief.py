"""`briefgen new brief` writes a spec that is valid at once; on a terminal it asks for what it was not told."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import EVERY_DAY_THE_SAME, Briefgen
from cli.terminal import Terminal

from briefgen.diagnostics import Report
from briefgen.models.spec import Spec
from briefgen.readers.brief.reading import read_spec
from briefgen.workspace import Workspace
from briefgen.workspace.catalog import template_files

ENTER = "\n"


@pytest.fixture
def workspace(workspace: Path) -> Path:
    """A workspace that says of no paper what it starts from."""
    settings = workspace / "briefgen.yaml"
    settings.write_text(settings.read_text("utf-8").partition("# What `new brief`")[0], "utf-8")
    return workspace


@pytest.fixture
def terminal(workspace: Path) -> Callable[..., Terminal]:
    """`terminal("new", "brief", "x")` starts that command in a terminal."""
    source = str(Path(__file__).parents[2] / "src")
    environment = {"PYTHONPATH": source, "SOURCE_DATE_EPOCH": EVERY_DAY_THE_SAME, "NO_COLOR": "1"}
    return lambda *words: Terminal(*words, folder=workspace, environment=environment)


def spec_of(workspace: Path, name: str = "visit") -> Spec:
    report = Report()
    brief = read_spec(Workspace.find(workspace), f"briefs/{name}.yaml", (), report)
    assert brief and not report.failed, report.diagnostics
    return brief.spec


def uses(spec: Spec) -> dict[str | None, list[str | None]]:
    return {section.id: [item.use for item in section.blocks] for section in spec.sections if section.blocks}


# ---- on a terminal ----------------------------------------------------------------------------


def test_it_asks_for_everything(terminal: Callable[..., Terminal], workspace: Path, briefgen: Briefgen) -> None:
    screen = terminal("new", "brief", "visit")
    for question, answer in (
        ("leave-behind  Leave-behind: the one page an office keeps\n", ""),
        ("Which template? Enter for leave-behind: ", "leave-behind\n"),
        ("Title. Enter for “Visit”: ", "Fund services: not stings\n"),
        ("(safety-and-health)\n", ""),
        ("Which blocks for “Why it matters here”? Numbers: ", ENTER),
        ("Which blocks for “What the evidence shows”? Numbers, such as ", "safety-and-health, syringe-analogy\n"),
        ("Which blocks for “In the words of the work”? Numbers, such as ", ENTER),
        ("Which blocks for “A fair question”? ", "1\n"),
        ("Whom do you meet? The member's first and last name: ", "Jordan Example\n"),
        ("The member's title, such as Rep. or Sen.: ", "Rep.\n"),
        ("District or state: ", "NY-12\n"),
        ("Date of the meeting, as YYYY-MM-DD: ", "2026-12-03\n"),
        ("Room or address: ", "Room 100\n"),
        ("What do you ask for, in one or two sentences? ", "Oppose section 5.\n"),
        ("Number of the bill that it is about, such as H.R. 0000: ", "H.R. 0000\n"),
        ("The bill's short title: ", ENTER),
        ("The version that you read, such as introduced: ", "introduced\n"),
        ("The day on which that was the latest version, as YYYY-MM-DD: ", "2026-11-20\n"),
        ("Next: briefgen render visit\n", ""),
    ):
        screen.wait_for(question)
        screen.type(answer)
    assert screen.end() == 0
    spec = spec_of(workspace)
    assert (spec.template, spec.title, spec.ask) == ("leave-behind", "Fund services: not stings", "Oppose section 5.")
    assert uses(spec) == {"evidence": ["safety-and-health", "syringe-analogy"], "objection": ["end-demand-evidence"]}
    assert spec.bill and (spec.bill.number, spec.bill.version, str(spec.bill.as_of)) == (
        "H.R. 0000",
        "introduced",
        "2026-11-20",
    )
    assert spec.meeting and spec.meeting.legislator
    assert spec.meeting.model_dump(mode="json", exclude_unset=True) == {
        "legislator": {"name": "Jordan Example", "title": "Rep.", "district": "NY-12", "surname": "Example"},
        "date": "2026-12-03",
        "place": "Room 100",
    }
    assert briefgen("check", "visit", "--strict").code == 0


def test_a_doubtful_surname_is_asked_for(terminal: Callable[..., Terminal], workspace: Path) -> None:
    given = ("--title", "T", "--ask", "A.", "--block", "syringe-analogy", "--template", "leave-behind")
    for name, answer, surname in (
        ("Ana Cortez Sample", ENTER, "Cortez Sample"),
        ("Dee Sampler Example", "Sampler Example\n", "Sampler Example"),
    ):
        screen = terminal("new", "brief", surname.split()[0].lower(), *given)
        screen.wait_for("The member's first and last name: ")
        screen.type(f"{name}\n")
        screen.wait_for("The surname, as in “Dear Senator …”. Enter for “")
        screen.type(answer)
        for question in (
            "The member's title, such as Rep. or Sen.: ",
            "District or state: ",
            "YYYY-MM-DD: ",
            "Room or address: ",
            "such as H.R. 0000: ",
        ):
            screen.wait_for(question)
            screen.type(ENTER)
        assert screen.end() == 0
        meeting = spec_of(workspace, surname.split()[0].lower()).meeting
        assert meeting and meeting.legislator and meeting.legislator.surname == surname


def test_enter_skips_every_question(terminal: Callable[..., Terminal], workspace: Path, briefgen: Briefgen) -> None:
    screen = terminal("new", "brief", "visit")
    screen.type(ENTER * 13)
    assert screen.end() == 0
    assert "The member's title" not in screen.shown
    spec = spec_of(workspace)
    assert (spec.template, spec.title, spec.meeting) == ("leave-behind", "Visit", None)
    said = briefgen("check", "visit")
    assert said.code == 0 and said.err.count("warning[placeholder]") == 2


def test_what_is_given_is_not_asked_for(terminal: Callable[..., Terminal], workspace: Path) -> None:
    screen = terminal(
        "new", "brief", "visit", "--template", "full-brief", "--title", "T", "--block", "syringe-analogy",
        "--member", "Jordan Example", "--date", "2026-12-03", "--ask", "Vote no.",
    )  # fmt: skip
    for question in ("The member's title", "District or state", "Room or address", "Number of the bill"):
        screen.wait_for(question)
        screen.type(ENTER)
    assert screen.end() == 0
    assert screen.shown.count("?") == 0
    assert uses(spec_of(workspace))["evidence"] == ["syringe-analogy"]


def test_an_answer_that_does_not_fit_is_asked_for_again_in_the_words_of_the_reader(
    terminal: Callable[..., Terminal], workspace: Path
) -> None:
    screen = terminal("new", "brief", "visit", "--title", "T", "--block", "syringe-analogy", "--ask", "A.")
    for question, answer in (
        ("Which template?", "9\n"),
        ("“9” is not on the list.\n  expected: numbers from 1 to ", ""),
        ("Which template?", "1 2\n"),
        ("A brief has one template.", ""),
        ("Which template?", ENTER),
        ("Whom do you meet?", "\x1b[31mJo\n"),
        ("there is an invisible control character here (U+001B)", ""),
        ("Whom do you meet?", ENTER),
        ("Date of the meeting", "December 3\n"),
        ("“December 3” is not a date (`meeting.date`)\n  expected: a date as YYYY-MM-DD, such as 2026-12-03\n", ""),
        ("Date of the meeting", "2026-02-30\n"),
        ("there is no day 2026-02-30 (`meeting.date`)", ""),
        ("Date of the meeting", "2026-12-03\n"),
        ("Room or address", ENTER),
        ("Number of the bill", ENTER),
    ):
        screen.wait_for(question)
        screen.type(answer)
    assert screen.end() == 0
    assert "\x1b" not in screen.shown
    meeting = spec_of(workspace).meeting
    assert meeting and str(meeting.date) == "2026-12-03" and meeting.legislator is None


def test_what_the_template_itself_puts_in_a_section_is_not_asked_for(
    terminal: Callable[..., Terminal], workspace: Path
) -> None:
    screen = terminal("new", "brief", "visit", "--template", "talking-points", "--title", "T", "--ask", "A.")
    screen.type(ENTER * 13)
    assert screen.end() == 0
    assert "“The first 60 seconds”" in screen.shown and "“What not to say”" in screen.shown
    assert "“Before you go home”" not in screen.shown and "“Who says what”" not in screen.shown


def test_a_misspelt_name_is_answered_with_the_right_one(terminal: Callable[..., Terminal], workspace: Path) -> None:
    screen = terminal("new", "brief", "visit")
    screen.wait_for("Which template?")
    screen.type("leave-behnd\n")
    screen.wait_for("“leave-behnd” is not on the list.\n  did you mean: leave-behind\n")
    screen.type("\x03")
    assert screen.end() == 130


def test_it_does_not_ask_for_ever_and_what_was_answered_is_kept(
    terminal: Callable[..., Terminal], workspace: Path, briefgen: Briefgen
) -> None:
    screen = terminal("new", "brief", "visit", "--block", "syringe-analogy")
    for question, answer in (
        ("Which template?", "nonsense\n" * 5),
        ("No usable answer after 5 tries: this is left open.", ""),
        ("Title. ", "Fund services\n"),
        ("Whom do you meet?", "Jordan Example\n"),
        ("The member's title", ENTER),
        ("District or state", ENTER),
        ("Date of the meeting", "tomorrow\n" * 5),
        ("No usable answer after 5 tries: this is left open.", ""),
        ("Room or address", ENTER),
        ("What do you ask for", "Vote no.\n"),
        ("Number of the bill", "H.R. 0000\n"),
        ("The bill's short title", ENTER),
        ("The version that you read", ENTER),
        ("The day on which", "soon\n" * 5),
        ("No usable answer after 5 tries: this is left open.", ""),
    ):
        screen.wait_for(question)
        screen.type(answer)
    assert screen.end() == 0
    text = Path("briefs/visit.yaml").read_text("utf-8")
    assert "title: Fund services" in text and "name: Jordan Example" in text and "ask: Vote no." in text
    assert "number: H.R. 0000" in text and "[[" in text
    assert "error" not in briefgen("check", "visit").err


def test_the_bill_can_be_said_on_the_command_line(briefgen: Briefgen, workspace: Path) -> None:
    assert briefgen("new", "brief", "visit", "--bill", "H.R. 0000").code == 0
    assert "number: H.R. 0000" in Path("briefs/visit.yaml").read_text("utf-8")
    assert "error" not in briefgen("check", "visit").err


@pytest.mark.parametrize("key", ["\x04", "\x03"], ids=["end of input", "Ctrl-C"])
def test_who_walks_away_leaves_nothing_behind(terminal: Callable[..., Terminal], workspace: Path, key: str) -> None:
    screen = terminal("new", "brief", "visit")
    screen.wait_for("Which template?")
    screen.type(key)
    assert screen.end() == 130
    assert "Traceback" not in screen.shown
    assert not Path("briefs/visit.yaml").exists()


def test_nothing_is_asked_about_a_file_that_is_already_there(
    terminal: Callable[..., Terminal], workspace: Path
) -> None:
    screen = terminal("new", "brief", "leave-behind")
    assert screen.end() == 1
    assert "error[file-exists]" in screen.shown and "Which" not in screen.shown


def test_with_no_input_nothing_is_asked(terminal: Callable[..., Terminal], workspace: Path) -> None:
    screen = terminal("new", "brief", "visit", "--no-input")
    assert screen.end() == 0
    assert "Which" not in screen.shown


# ---- without one ------------------------------------------------------------------------------


def test_everything_can_be_said_on_the_command_line(briefgen: Briefgen, workspace: Path) -> None:
    ran = briefgen(
        "new", "brief", "visit", "--template", "leave-behind", "--title", "A #1 case", "--ask", "Oppose: section 5.",
        "--member", "Jordan Example", "--member-title", "Rep.", "--district", "NY-12", "--date", "2026-12-03",
        "--place", "100 House Office Building", "--block", "syringe-analogy", "--block", "local=shared-communities",
    )  # fmt: skip
    assert (ran.code, ran.out, ran.err) == (0, "briefs/visit.yaml\n", "Next: briefgen render visit\n")
    assert briefgen("check", "visit", "--strict").code == 0
    assert uses(spec_of(workspace)) == {"local": ["shared-communities"], "evidence": ["syringe-analogy"]}
    assert "[[" not in Path("briefs/visit.yaml").read_text()


def test_the_spec_explains_its_keys(briefgen: Briefgen, workspace: Path) -> None:
    briefgen("new", "brief", "visit", "--block", "syringe-analogy", "--date", "2026-12-03")
    assert Path("briefs/visit.yaml").read_text("utf-8") == SPEC


SPEC = """\
# yaml-language-server: $schema=../schemas/spec.schema.json
# A brief. Make it with: briefgen render visit
# What stands behind a # is a note for people. Take the # away to use a line.
# What stands in [[double brackets]] is still to be written: briefgen check visit

template: leave-behind    # the order of the parts and the limits: a file in briefs/templates/
title: Visit    # Title of the document.
# subtitle: What policing buyers means for people who sell    # A line under the title.
ask: "[[What we ask for: one or two sentences, or up to five asks]]"    # What we ask for: one or two sentences, or up to five asks.
# bill:    # The bill the ask is about.
#   number: H.R. 0000    # Number as printed: H.R. 0000, S. 1312, A 4567.
#   version: introduced    # The version read: introduced, reported, engrossed, enacted …
#   as_of: 2026-11-20    # The day on which that version was the latest: 2026-11-20.
meeting:    # Who, when, where.
  date: 2026-12-03    # The day of the meeting: 2026-12-03.

# Sections in the order printed. Each lists blocks of the library (briefgen list blocks), or text of your own:
#   blocks: [name-of-a-block, {use: another-block, length: full}, {text: A paragraph in Markdown.}]
sections:
  # - id: local    # Why it matters here
  #   blocks: []
  - id: evidence    # What the evidence shows (required)
    blocks:
      - syringe-analogy
  # - id: voice    # In the words of the work
  #   blocks: []
  # - id: objection    # A fair question
  #   blocks: []

# pages: 1              # the most pages the PDF may have
# style: civic          # how it looks: briefgen list styles
# audience: office      # public, office or coalition: nothing more private is printed
# formats: [pdf, docx]
"""


@pytest.mark.parametrize(
    ("block", "section"),
    [
        ("safety-and-health", "evidence"),
        ("syringe-analogy", "evidence"),
        ("end-demand-explained", "evidence"),
        ("voice-outreach-worker", "voice"),
        ("objection=end-demand-evidence", "objection"),
    ],
)
def test_a_block_goes_where_texts_of_its_kind_belong(
    briefgen: Briefgen, workspace: Path, block: str, section: str
) -> None:
    briefgen("new", "brief", "visit", "--block", block)
    assert uses(spec_of(workspace))[section] == [block.rpartition("=")[2]]


def test_notes_can_be_taken_away_to_use_their_lines(briefgen: Briefgen, workspace: Path) -> None:
    briefgen("new", "brief", "visit", "--block", "syringe-analogy", "--ask", "Vote no.")
    file = workspace / "briefs/visit.yaml"
    lines = file.read_text("utf-8").replace("# subtitle:", "subtitle:").splitlines()
    start = lines.index("# bill:    # The bill the ask is about.")
    lines[start : start + 4] = [line.removeprefix("# ") for line in lines[start : start + 4]]
    file.write_text("\n".join(lines), "utf-8")
    assert spec_of(workspace).bill is not None and briefgen("check", "visit", "--strict").code == 0


def test_what_any_template_requires_is_there_or_marked(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/templates/all.yaml").write_text(
        "requires: [title, ask, bill, meeting.legislator, meeting.place, contact, signers.names, variables.members]\n"
        "sections:\n  - {id: one, required: true}\n  - {id: two, required: true, blocks: [{text: Ours.}]}\n"
    )
    for template in template_files(Workspace.find(workspace)):
        briefgen("new", "brief", f"of-{template}", "--template", template)
        said = briefgen("check", f"of-{template}")
        assert said.code == 0, said.err
    said = briefgen("check", "of-all")
    assert said.err.count("warning[placeholder]") == 9


def test_words_for_a_section_without_a_heading_name_it(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/templates/plain.yaml").write_text("sections: [{id: opening, required: true}]\n")
    briefgen("new", "brief", "visit", "--template", "plain")
    assert "[[What stands in the section “opening”; or name a block" in (workspace / "briefs/visit.yaml").read_text(
        "utf-8"
    )


def test_a_template_without_sections_is_given_one(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/templates/bare.yaml").write_text("pages: 2\n")
    briefgen("new", "brief", "visit", "--template", "bare", "--block", "syringe-analogy")
    assert uses(spec_of(workspace)) == {None: ["syringe-analogy"]}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("--date", "tomorrow"), "--date: “tomorrow” is not a date (`meeting.date`); expected: a date as YYYY-MM-DD"),
        (("--title", "a\nb"), "--title: “a b” does not fit `title`; expected: one line of text"),
        (("--ask", ""), "--ask: `ask` is empty"),
        (("--block", "evidnce=syringe-analogy"), "there is no section “evidnce”; did you mean evidence?"),
        (
            ("--block", "rebuttal-sweden"),
            "is for readers of the kind coalition, and documents of this template go to office",
        ),
    ],
)
def test_what_a_brief_cannot_hold_is_refused(
    briefgen: Briefgen, workspace: Path, typed: tuple[str, ...], message: str
) -> None:
    ran = briefgen("new", "brief", "visit", *typed)
    assert ran.code == 2 and message in ran.err
    assert not Path("briefs/visit.yaml").exists()


def test_a_template_with_faults_is_not_built_on(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefs/templates/odd.yaml").write_text("pages: many\n")
    ran = briefgen("new", "brief", "visit", "--template", "odd")
    assert ran.code == 1 and "briefs/templates/odd.yaml:1:8: error[wrong-type]" in ran.err


ENTRY = """\
Meeting w/ Rep. Jordan Example (Example District 7)
Thu Dec 3, 2026 10:30am – 11am EST
100 Example Building. Staff: Alex Sample, health aide
"""


def test_the_meeting_is_taken_from_a_calendar_entry(briefgen: Briefgen, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "entry.txt").write_text(ENTRY, "utf-8")
    ran = briefgen("new", "brief", "visit", "--from", str(tmp_path / "entry.txt"), "--place", "Room 7")
    assert ran.err.splitlines()[0] == "Found: the member, district, day, time and staff. Please check them."
    meeting = spec_of(workspace).meeting
    assert meeting and meeting.legislator
    assert (meeting.legislator.name, meeting.legislator.district) == ("Jordan Example", "Example District 7")
    assert (str(meeting.date), meeting.time, meeting.place) == ("2026-12-03", "10:30 a.m.", "Room 7")
    assert meeting.staff == "Alex Sample, health aide"


def test_what_can_be_read_in_two_ways_is_told_and_fills_nothing(
    briefgen: Briefgen, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Sen. Example, 12/3"))
    ran = briefgen("new", "brief", "visit", "--from", "-")
    assert ran.err.splitlines()[:3] == [
        "Found: the member. Please check them.",
        "“12/3” may be December 3 or March 12.",
        "  It may be: 2026-12-03, 2027-03-12.",
    ]
    meeting = spec_of(workspace).meeting
    assert meeting and not meeting.date


def test_a_calendar_entry_that_is_not_there_writes_nothing(briefgen: Briefgen, workspace: Path) -> None:
    ran = briefgen("new", "brief", "visit", "--from", "entry.txt")
    assert ran.code == 1 and "error[missing-file]: the file “entry.txt” is not there" in ran.err
    assert not (workspace / "briefs/visit.yaml").exists()
