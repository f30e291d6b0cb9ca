"""PDFs joined to one: it is tagged as each of them was, says the same on the same pages, and leads to pages of its own."""

from __future__ import annotations

import itertools
import resource
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from conforming import pdf_faults
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from profiles import examples
from reading_pdf import page_texts
from specimen import document, row, specimen, style, words
from tools import pdf_problems, requires
from writers.pdf.joined import bookmarks, faults

from briefgen.document.nodes import Alignment, Link, Note, Paragraph, Table, Text
from briefgen.writers.pdf import Press
from briefgen.writers.pdf.joining import Joined, Part, join

WHOLE = Joined("All papers", "en-US", "Example Health Coalition")
ON_BOTH_SIDES = Joined("All papers", "en-US", "Example Health Coalition", duplex=True)


@pytest.fixture(scope="session")
def parts(press: Press, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Papers of one and of three pages, with notes, links, tables, in another language, lying on the long side."""
    noted = Paragraph((Text("Noted"), Note((words("A note."),), 1), Link("https://example.org", (Text("here"),))))
    table = Table(row("", "Deaths"), (row("2024", "3"),), (Alignment.LEFT, Alignment.RIGHT))
    made = (
        specimen(),
        document(noted, noted),
        document(table, landscape=True),
        document(words("Nur Wörter."), language="de", paper="a4"),
    )
    folder = tmp_path_factory.mktemp("parts")
    pending = [press.submit(one, style()) for one in made]
    for number, one in enumerate(pending):
        (folder / f"{number}.pdf").write_bytes(one.result().data)
    return tuple(folder / f"{number}.pdf" for number in range(len(made)))


def joined(paths: Sequence[Path], folder: Path, whole: Joined = WHOLE, name: str = "joined.pdf") -> Path:
    place = folder / name
    join([Part(path, f"Paper {number}") for number, path in enumerate(paths)], whole, place)
    return place


def texts(path: Path) -> list[str]:
    return page_texts(path.read_bytes())


def test_all_is_there_in_its_order_and_hangs_together(parts: tuple[Path, ...], tmp_path: Path) -> None:
    many = [*parts, *parts, *parts]
    place = joined(many, tmp_path)
    assert texts(place) == [text for path in many for text in texts(path)]
    with pikepdf.open(place) as pdf:
        assert faults(pdf) == []
        whole = pdf.Root.StructTreeRoot.K[0]
        assert [str(one.S) for one in whole.K] == ["/Part"] * 12
        assert [str(one.Lang) for one in whole.K] == ["en-US", "en-US", "en-US", "de"] * 3


@requires("qpdf")
@pytest.mark.parametrize("whole", [WHOLE, ON_BOTH_SIDES], ids=["one side", "both sides"])
def test_it_is_pdf_ua_and_sound(whole: Joined, parts: tuple[Path, ...], tmp_path: Path) -> None:
    place = joined([*parts, *parts], tmp_path, whole)
    assert pdf_faults(place, "ua1") == []
    assert pdf_problems(place) == ""


def test_on_both_sides_each_part_begins_on_a_front_side(parts: tuple[Path, ...], tmp_path: Path) -> None:
    three, one, wide = (texts(parts[number]) for number in (0, 1, 2))
    place = joined([parts[0], parts[1], parts[2], parts[1]], tmp_path, ON_BOTH_SIDES)
    assert texts(place) == [*three, "", *one, "", *wide, "", *one]
    with pikepdf.open(place) as pdf:
        assert [page for _, _, page in bookmarks(pdf)] == [1, 5, 7, 9]
        assert [float(size) for size in pdf.pages[7].mediabox] == [float(size) for size in pdf.pages[6].mediabox]


def test_bookmarks_stand_in_those_around_them_and_lead_to_the_first_page(
    parts: tuple[Path, ...], tmp_path: Path
) -> None:
    place = tmp_path / "joined.pdf"
    listed = [
        Part(parts[0], "Leave-behind", ("Thursday", "Rep. Example")),
        Part(parts[0], "", ("Thursday", "Rep. Example")),
        Part(parts[1], "Brief", ("Thursday", "Rep. Example")),
        Part(parts[1], "Brief", ("Thursday", "Rep. Sample")),
        Part(parts[1], "Brief", ("Friday", "Rep. Sample")),
    ]
    join(listed, WHOLE, place)
    with pikepdf.open(place) as pdf:
        assert bookmarks(pdf) == [
            (0, "Thursday", 1), (1, "Rep. Example", 1), (2, "Leave-behind", 1), (2, "Brief", 7), (1, "Rep. Sample", 8),
            (2, "Brief", 8), (0, "Friday", 9), (1, "Rep. Sample", 9), (2, "Brief", 9),
        ]  # fmt: skip


def test_it_says_whose_it_is_and_carries_nothing_that_was_attached(parts: tuple[Path, ...], tmp_path: Path) -> None:
    with pikepdf.open(joined(parts, tmp_path)) as pdf:
        assert (str(pdf.Root.Lang), len(pdf.attachments)) == ("en-US", 0)
        with pdf.open_metadata() as said:
            assert said["dc:title"] == "All papers"
            assert said["dc:creator"] == ["Example Health Coalition"]


def test_many_parts_do_not_keep_their_files_open(parts: tuple[Path, ...], tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    place = tmp_path / "joined.pdf"
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        assert join(itertools.repeat(Part(parts[1], "Brief"), 300), WHOLE, place) == 300
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert texts(place) == texts(parts[1]) * 300


@settings(max_examples=examples(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.integers(0, 3), min_size=1, max_size=6), duplex=st.booleans())
def test_any_parts_in_any_order(chosen: list[int], duplex: bool, parts: tuple[Path, ...], tmp_path: Path) -> None:
    paths = [parts[number] for number in chosen]
    place = joined(paths, tmp_path, ON_BOTH_SIDES if duplex else WHOLE)
    first = place.read_bytes()
    assert [text for text in texts(place) if text] == [text for path in paths for text in texts(path)]
    with pikepdf.open(place) as pdf:
        assert faults(pdf) == []
        assert all(page % 2 for _, _, page in bookmarks(pdf)) or not duplex
    assert joined(paths, tmp_path, ON_BOTH_SIDES if duplex else WHOLE, "once-more.pdf").read_bytes() == first
