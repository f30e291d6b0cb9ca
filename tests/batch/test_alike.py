"""Over random tables: a batch makes what `render --meeting` makes row by row, and a second one makes nothing."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path

import profiles
import pytest
from batch.conftest import FILES, TABLE, made
from cli.conftest import EVERY_DAY_THE_SAME, lay_out
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.cli.start import run

NAMES = st.sampled_from(
    ["Jordan Example", "Alex Sample", "Ana Nuñez-O’Neil", "Li Example", "Con Prn", "José de la Cruz", "Kim Lee Jr."]
)
ROOMS = st.sampled_from(["Room 100", "Room *1*", "“The” {{ attic }}", "Room 1, left", "Raum ß", "=1+1", "Room_1_"])
ROW = st.tuples(
    NAMES,
    st.sampled_from(["NY-12", "NJ-3", "CA-1"]),
    st.sampled_from(["2026-12-03", "2026-12-04"]),
    st.sampled_from(["9:00 a.m.", "2:30 p.m."]),
    ROOMS,
)
TABLES = st.lists(ROW, min_size=1, max_size=4, unique_by=lambda row: (row[0], row[2]))


@example([
    ("Li Example", "NY-12", "2026-12-03", "9:00 a.m.", "Room 1"),
    ("Jordan Example", "NY-1", "2026-12-03", "9:00 a.m.", "Room 1"),
])  # fmt: skip
@settings(max_examples=profiles.examples(6))
@given(TABLES)
def test_a_batch_makes_what_each_meeting_alone_gets(rows: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        root = Path(name).resolve()
        patch.setenv("SOURCE_DATE_EPOCH", EVERY_DAY_THE_SAME)
        patch.chdir(root)
        lay_out(root, {**FILES, TABLE: table(rows)})
        assert run(["batch", "day", "--format", "docx", "--quiet"]) == 0
        before = made(root)
        assert len(before) == 2 * len(rows)
        assert run(["batch", "day", "--format", "docx", "--quiet"]) == 0 and made(root) == before
        for key, folder in folders(root).items():
            words = ["render", "day", "--meeting", key, "--format", "docx", "--quiet", "--output", "alone", "--force"]
            assert run(words) == 0
            for paper in ("card.docx", "note.docx"):
                assert (root / "alone" / paper).read_bytes() == (root / folder / paper).read_bytes()


def folders(root: Path) -> dict[str, str]:
    """The folder of each meeting, by its key, as the manifest has them."""
    manifest = json.loads((root / "manifests/day.json").read_text("utf-8"))
    return {one["meeting"]: next(iter(one["files"])).rpartition("/")[0] for one in manifest["renderings"]}


def table(rows: list[tuple[str, ...]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows([("Member", "District", "Date", "Time", "Room"), *rows])
    return written.getvalue()
