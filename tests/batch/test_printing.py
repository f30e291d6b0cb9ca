"""What is printed of a day: in its order, so many copies, with slip sheets; and again, what differs from what was printed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from cli.conftest import Briefgen, briefgen
from conforming import pdf_faults
from fit.conftest import SOURCES, save
from reading_pdf import page_texts
from tools import pdf_problems, requires
from writers.pdf.joined import bookmarks, faults

__all__ = ["briefgen"]

OFFICE, INTERNAL, AGAIN = (f"build/day/print/{name}.pdf" for name in ("office", "internal", "again"))
PACKET = """\
title: Hearing
date: 2026-11-20
meetings: briefs/meetings/day.csv
formats: [pdf]
print: {}
documents:
  - id: card
    formats: [pdf, docx]
    sections: [{heading: Card, blocks: [{text: "Thank you, {{ meeting.legislator.surname }}, in {{ meeting.place }}."}]}]
  - id: notes
    audience: coalition
    sections: [{heading: Ours, blocks: [{text: "Ask {{ meeting.legislator.surname }} about it."}]}]
"""
MEETINGS = """\
Key,Title,Member,Date,Time,Room,Team,Notes,Staff
a,Rep.,Ann Early,2026-12-03,9:15 a.m.,Room 1,Red,A secret,Sam Staff
b,Sen.,Bea Late,2026-12-03,2:30 p.m.,Room 2,Blue,A secret,Sam Staff
c,Rep.,Cal Friday,2026-12-04,8:45 a.m.,Room 3,Red,A secret,Sam Staff
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace whose packets were made."""
    folder = tmp_path_factory.mktemp("made")
    save(folder, "briefgen.yaml", "organization: {name: Example Coalition}\n")
    save(folder, "briefs/sources.yaml", SOURCES)
    save(folder, "briefs/day.yaml", PACKET)
    save(folder, "briefs/meetings/day.csv", MEETINGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SOURCE_DATE_EPOCH", "1795305600")
        from briefgen.cli.start import run

        assert run(["batch", "day", "--jobs", "1"]) == 0
    yield folder


@pytest.fixture
def place(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, as a copy that is the current folder."""
    folder = tmp_path / "workspace"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    return folder


def change(place: Path, name: str, old: str, new: str) -> None:
    path = place / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def says(place: Path, how: str) -> None:
    """Have the papers printed like this."""
    change(place, "briefs/day.yaml", "print: {}", f"print: {how}")


def listed(place: Path, name: str = OFFICE) -> list[tuple[int, str, int]]:
    with pikepdf.open(place / name) as pdf:
        assert faults(pdf) == []
        return bookmarks(pdf)


def texts(place: Path, name: str) -> list[str]:
    return [" ".join(text.split()) for text in page_texts((place / name).read_bytes())]


def table(place: Path, *rows: str) -> None:
    """Have further columns in the table: a line for the headings, and one for each meeting."""
    lines = MEETINGS.splitlines()
    save(place, "briefs/meetings/day.csv", "".join(f"{line},{more}\n" for line, more in zip(lines, rows, strict=True)))


def test_the_day_is_printed_hour_by_hour_each_paper_on_a_front_side(place: Path) -> None:
    assert listed(place) == [
        (0, "Thursday, December 3, 2026", 1),
        (1, "9:15 a.m., Rep. Ann Early", 1), (2, "Card", 1),
        (1, "2:30 p.m., Sen. Bea Late", 3), (2, "Card", 3),
        (0, "Friday, December 4, 2026", 5),
        (1, "8:45 a.m., Rep. Cal Friday", 5), (2, "Card", 5),
    ]  # fmt: skip
    assert [bool(text) for text in texts(place, OFFICE)] == [True, False, True, False, True]
    assert ["Ask Early" in text for text in texts(place, INTERNAL)] == [True, False, False, False, False]
    assert not any("Ask" in text for text in texts(place, OFFICE))


@requires("qpdf")
def test_what_is_printed_is_pdf_ua_and_sound(place: Path, briefgen: Briefgen) -> None:
    says(place, "{slips: true}")
    assert briefgen("batch", "day", "--jobs", "1").code == 0
    assert briefgen("batch", "day", "--mark-printed").code == 0
    change(place, "briefs/meetings/day.csv", "Room 2", "Room 7")
    assert briefgen("batch", "day", "--jobs", "1").code == 0
    for name in (OFFICE, INTERNAL, AGAIN):
        assert pdf_faults(place / name, "ua1") == []
        assert pdf_problems(place / name) == ""


def test_team_by_team_on_one_side(place: Path, briefgen: Briefgen) -> None:
    says(place, "{order: team, duplex: false}")
    assert briefgen("batch", "day", "--jobs", "1").code == 0
    assert listed(place) == [
        (0, "Blue", 1), (1, "Thursday, December 3, 2026", 1), (2, "2:30 p.m., Sen. Bea Late", 1), (3, "Card", 1),
        (0, "Red", 2), (1, "Thursday, December 3, 2026", 2), (2, "9:15 a.m., Rep. Ann Early", 2), (3, "Card", 2),
        (1, "Friday, December 4, 2026", 3), (2, "8:45 a.m., Rep. Cal Friday", 3), (3, "Card", 3),
    ]  # fmt: skip


def test_as_many_copies_as_the_table_says(place: Path, briefgen: Briefgen) -> None:
    table(place, "Copies", "3", "0", "some")
    done = briefgen("batch", "day", "--jobs", "1")
    assert done.code == 0
    assert "warning[unread-copies]: “some” is no number of copies: one is printed" in done.err
    assert ["Early" in text for text in texts(place, OFFICE)] == [True, False] * 3 + [False]
    assert [title for _, title, _ in listed(place)] == [
        "Thursday, December 3, 2026", "9:15 a.m., Rep. Ann Early", "Card",
        "Friday, December 4, 2026", "8:45 a.m., Rep. Cal Friday", "Card",
    ]  # fmt: skip


def test_a_slip_sheet_says_whose_a_packet_is_and_nothing_private(place: Path, briefgen: Briefgen) -> None:
    says(place, "{slips: true}")
    assert briefgen("batch", "day", "--jobs", "1").code == 0
    first = texts(place, OFFICE)[0]
    for words in ("Packet for Rep. Ann Early", "Thursday, December 3, 2026", "9:15 a.m.", "Room 1", "Red", "Card 1 1 "):
        assert words in first
    slips = [text for text in texts(place, OFFICE) if text.startswith("Packet for")]
    assert len(slips) == 3
    assert not any(word in " ".join(slips) for word in ("secret", "Sam Staff", "Notes", "INTERNAL"))
    assert "INTERNAL" in texts(place, INTERNAL)[0]
    assert [title for _, title, _ in listed(place)][2:4] == ["Slip sheet", "Card"]


def test_a_slip_sheet_is_in_the_language_of_its_papers(place: Path, briefgen: Briefgen) -> None:
    says(place, "{slips: true}")
    table(place, "Language", "español", "", "")
    assert briefgen("batch", "day", "--jobs", "1").code == 0
    pages = [text for text in texts(place, OFFICE) if text]
    assert "Paquete para Rep. Ann Early" in pages[0] and "jueves, 3 de diciembre de 2026" in pages[0]
    assert "Packet for Sen. Bea Late" in pages[2]
    with pikepdf.open(place / OFFICE) as pdf:
        assert [str(part.Lang) for part in pdf.Root.StructTreeRoot.K[0].K] == ["es", "es", *["en-US"] * 4]


def test_papers_are_in_large_print_where_the_row_asks(place: Path, briefgen: Briefgen) -> None:
    table(place, "Large print", "yes", "no", "")
    assert briefgen("batch", "day", "--jobs", "1").code == 0

    def large(name: str) -> bool:
        with pikepdf.open(place / "build/day" / name / "card.pdf") as pdf:
            drawn = pikepdf.parse_content_stream(pdf.pages[0])
            return any(float(one.operands[1]) == 24 for one in drawn if str(one.operator) == "Tf")  # 18 points

    assert [large(name) for name in ("2026-12-03-0915-Early", "2026-12-03-1430-Late")] == [True, False]


def test_nothing_for_our_own_people_makes_no_file_and_takes_an_old_one_away(place: Path, briefgen: Briefgen) -> None:
    change(place, "briefs/day.yaml", "audience: coalition", "audience: office")
    assert briefgen("batch", "day", "--jobs", "1").code == 0
    assert not (place / INTERNAL).exists() and (place / OFFICE).exists()


def test_a_dry_run_leaves_what_is_to_print_as_it_is(place: Path, briefgen: Briefgen) -> None:
    before = (place / OFFICE).read_bytes()
    change(place, "briefs/meetings/day.csv", "Room 1", "Room 9")
    assert briefgen("batch", "day", "--jobs", "1", "--dry-run").code == 0
    assert (place / OFFICE).read_bytes() == before


def test_what_is_as_it_was_is_not_made_again_and_would_have_the_same_bytes(place: Path, briefgen: Briefgen) -> None:
    before, stamp = (place / OFFICE).read_bytes(), (place / OFFICE).stat().st_mtime_ns
    done = briefgen("batch", "day", "--jobs", "1")
    assert (done.code, "To print" in done.err) == (0, False)
    assert (place / OFFICE).stat().st_mtime_ns == stamp
    (place / OFFICE).unlink()
    done = briefgen("batch", "day", "--jobs", "1")
    assert "To print: build/day/print/office.pdf (5 pages)." in done.err
    assert (place / OFFICE).read_bytes() == before


def test_an_edited_word_file_prints_as_it_was_made_and_is_told(place: Path, briefgen: Briefgen) -> None:
    before = (place / OFFICE).read_bytes()
    with open(place / "build/day/2026-12-03-0915-Early/card.docx", "ab") as word:
        word.write(b"edited")
    done = briefgen("batch", "day", "--jobs", "1")
    assert "warning[prints-unedited]: “build/day/2026-12-03-0915-Early/card.docx” was edited" in done.err
    assert "not among the files to print" not in done.err
    assert (place / OFFICE).read_bytes() == before
    # Nor does one that this run does not come to lose its place.
    briefgen("batch", "day", "--jobs", "1", "--only", "b")
    assert (place / OFFICE).read_bytes() == before


def test_an_edited_packet_whose_pages_are_not_right_any_longer_is_missing(place: Path, briefgen: Briefgen) -> None:
    with open(place / "build/day/2026-12-03-0915-Early/card.docx", "ab") as word:
        word.write(b"edited")
    change(place, "briefs/meetings/day.csv", "Room 1", "Room 9")
    done = briefgen("batch", "day", "--jobs", "1")
    assert "1 packet is not among the files to print: it is not made yet, or not right.\n" in done.err
    assert not any("Early" in text for text in texts(place, OFFICE))
    briefgen("batch", "day", "--jobs", "1", "--only", "b")
    assert not any("Early" in text for text in texts(place, OFFICE))


def test_a_pdf_that_was_changed_is_left_out_and_told(place: Path, briefgen: Briefgen) -> None:
    with open(place / "build/day/2026-12-03-0915-Early/card.pdf", "ab") as pdf:
        pdf.write(b"edited")
    done = briefgen("batch", "day", "--jobs", "1", "--only", "b")
    assert "warning[not-printed]: “build/day/2026-12-03-0915-Early/card.pdf” was changed by somebody" in done.err
    assert not any("Early" in text for text in texts(place, OFFICE))
    (place / "build/day/2026-12-03-0915-Early/card.pdf").unlink()
    done = briefgen("batch", "day", "--jobs", "1", "--only", "b")
    assert "“build/day/2026-12-03-0915-Early/card.pdf” is not there any longer" in done.err


def test_again_holds_what_differs_from_what_was_printed_and_says_what_to_take_out(
    place: Path, briefgen: Briefgen
) -> None:
    assert briefgen("batch", "day", "--mark-printed").err == "6 papers marked as printed.\n"
    done = briefgen("batch", "day", "--jobs", "1")
    assert "Nothing differs from what was printed last.\n" in done.err
    assert not (place / AGAIN).exists()
    change(place, "briefs/meetings/day.csv", "Room 2", "Room 7")
    done = briefgen("batch", "day", "--jobs", "1")
    assert [line.split(" (")[0] for line in done.err.splitlines()][-5:-1] == [
        "take out of 2026-12-03-1430-Late: Sen. Bea Late, Card",
        "take out of 2026-12-03-1430-Late: Sen. Bea Late, Notes",
        "put into 2026-12-03-1430-Late: Sen. Bea Late, Card",
        "put into 2026-12-03-1430-Late: Sen. Bea Late, Notes",
    ]
    first, blank, card, back, notes = texts(place, AGAIN)
    assert "Take out" in first and "Sen. Bea Late · Dec 3, 2026 · 2:30 p.m." in first and "INTERNAL" in first
    assert (blank, back) == ("", "") and "Late, in Room 7" in card and "Ask Late" in notes
    assert re.findall(r"(Card|Notes \(internal\)) 1 \w{10}", first) == ["Card", "Notes (internal)"] * 2
    assert [one for one in listed(place, AGAIN) if one[0] == 0] == [
        (0, "What to change", 1), (0, "For the offices", 3), (0, "For our own people", 5)
    ]  # fmt: skip
    assert briefgen("batch", "day", "--mark-printed").code == 0
    assert not (place / AGAIN).exists()
    assert "Nothing differs" in briefgen("batch", "day", "--jobs", "1").err


def test_a_meeting_that_is_no_more_is_to_be_taken_out(place: Path, briefgen: Briefgen) -> None:
    assert briefgen("batch", "day", "--mark-printed").code == 0
    save(place, "briefs/meetings/day.csv", "".join(MEETINGS.splitlines(keepends=True)[:3]))
    done = briefgen("batch", "day", "--jobs", "1")
    assert [line.split(" (")[0] for line in done.err.splitlines()][-3:-1] == [
        "take out of 2026-12-04-0845-Friday: Rep. Cal Friday, Card",
        "take out of 2026-12-04-0845-Friday: Rep. Cal Friday, Notes",
    ]
    assert len(texts(place, AGAIN)) == 1


def test_a_packet_that_failed_is_neither_taken_out_nor_forgotten(place: Path, briefgen: Briefgen) -> None:
    assert briefgen("batch", "day", "--mark-printed").code == 0
    change(place, "briefs/meetings/day.csv", "b,Sen.,Bea Late,2026-12-03", "b,Sen.,Bea Late,2026-13-03")
    done = briefgen("batch", "day", "--jobs", "1")
    assert "1 packet is not among" in done.err and "Nothing differs from what was printed last." in done.err
    assert briefgen("batch", "day", "--mark-printed").code == 0
    save(place, "briefs/meetings/day.csv", MEETINGS)
    assert "Nothing differs" in briefgen("batch", "day", "--jobs", "1").err


def test_more_copies_are_printed_again_and_fewer_are_taken_out(place: Path, briefgen: Briefgen) -> None:
    table(place, "Copies", "1", "3", "1")
    assert briefgen("batch", "day", "--jobs", "1").code == 0
    assert briefgen("batch", "day", "--mark-printed").code == 0
    table(place, "Copies", "3", "1", "1")
    lines = briefgen("batch", "day", "--jobs", "1").err.splitlines()
    told = [re.sub(r" \(\w+\)", "", line) for line in lines if "Card" in line]
    assert told == [
        "take out of 2026-12-03-1430-Late: Sen. Bea Late, Card, 2 copies",
        "put into 2026-12-03-0915-Early: Rep. Ann Early, Card, 2 copies",
    ]
    assert ["Thank you, Early" in text for text in texts(place, AGAIN)].count(True) == 2


def test_what_was_not_there_to_print_cannot_be_marked(place: Path, briefgen: Briefgen) -> None:
    (place / OFFICE).unlink()
    done = briefgen("batch", "day", "--mark-printed")
    assert (done.code, "error[print-gone]: “build/day/print/office.pdf” is not there as it was made" in done.err) == (
        1,
        True,
    )
    assert not (place / "manifests/day.printed").exists()
    shutil.rmtree(place / ".briefgen/print-day")
    assert "error[nothing-to-mark]" in briefgen("batch", "day", "--mark-printed").err


def test_a_note_of_what_was_printed_that_cannot_be_read_is_told(place: Path, briefgen: Briefgen) -> None:
    save(place, "manifests/day.printed", '{"printed": [{"key": 3}]}')
    done = briefgen("batch", "day", "--jobs", "1")
    assert done.code == 0
    assert (
        "manifests/day.printed: warning[unreadable-printed]: “manifests/day.printed”, which says what was printed"
        in done.err
    )
    assert not (place / AGAIN).exists()
