"""The benchmarks run and tell everything; how fast anything is, no test says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]

ROWS = [
    "leave-behind: PDF and DOCX, cold",
    "leave-behind: the same in processor time",
    "full-brief: PDF and DOCX, cold",
    "full-brief: the same in processor time",
    "briefgen --help",
    "briefgen list blocks",
    "leave-behind: PDF and DOCX, warm",
    "full-brief: PDF and DOCX, warm",
    "leave-behind: read back, warm",
    "leave-behind: reading back, a page",
    "leave-behind: reading back, a page, in processor time",
    "full-brief: read back, warm",
    "full-brief: reading back, a page",
    "full-brief: reading back, a page, in processor time",
    "one-page: page budget, searched",
    "one-page: page budget, locked",
    "four-pages: page budget, searched",
    "four-pages: page budget, locked",
    "leave-behind: watched edit of a block",
    "leave-behind: from the last key to the words",
    "leave-behind: from the last key to the picture",
    "full-brief: from the last key to the words",
    "full-brief: from the last key to the picture",
    "citing: 12 notes written by hand, against no notes",
    "citing: 12 citations of 60 sources, against no notes",
    "citing: the same, against notes by hand",
    "library of 5,000 sources, loaded again",
    "5,000 blocks: list blocks, in processor time",
    "5,000 blocks: check, in processor time",
    "5,000 blocks: render leave-behind, in processor time",
    "5,000 blocks: most memory",
    "2,000 long blocks, 200 briefs: check, in processor time",
    "2,000 long blocks, 200 briefs: check again, in processor time",
    "2,000 long blocks, 200 briefs: check after an edit of a brief, in processor time",
    "2,000 short blocks, 200 briefs: check, in processor time",
    "2,000 short blocks, 200 briefs: check again, in processor time",
    "2,000 short blocks, 200 briefs: check after an edit of a brief, in processor time",
    "full-brief: peak memory",
]


@pytest.mark.thorough
def test_one_round_fills_every_row(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    command = [sys.executable, CHECKOUT / "benchmarks/compare.py", "--rounds", "1", "--json", file]
    done = subprocess.run(command, capture_output=True, text=True, cwd=CHECKOUT)
    assert done.returncode == 0, done.stderr
    rows = json.loads(file.read_text("utf-8"))["rows"]
    assert [row["name"].partition(" (")[0] for row in rows] == ROWS
    # What reading back takes is a difference: of one round, it may be anything.
    assert all(row["ours"]["min"] > 0 for row in rows if ": reading back" not in row["name"])
    assert all(row["met"] in (True, False) for row in rows if row["target"])
    assert all(name in done.stdout for name in ROWS)


def test_both_make_files_with_the_same_words(tmp_path: Path) -> None:
    from docx import Document

    sys.path.insert(0, str(CHECKOUT / "benchmarks"))
    try:
        from words import save_words
    finally:
        sys.path.pop(0)
    words = save_words("briefs/leave-behind.yaml", CHECKOUT, tmp_path)
    (tmp_path / "naive").mkdir()
    fonts = CHECKOUT / "styles/civic/fonts"
    subprocess.run([sys.executable, CHECKOUT / "benchmarks/naive.py", words, fonts, tmp_path / "naive"], check=True)
    spec = "briefs/leave-behind.yaml"
    subprocess.run(
        [sys.executable, "-m", "briefgen", "render", spec, "-o", tmp_path / "ours"], check=True, cwd=CHECKOUT
    )
    ours, naive = (Document(str(tmp_path / maker / "leave-behind.docx")) for maker in ("ours", "naive"))
    # The calls of notes are numbers in the naive file and fields of Word's in ours.
    said = re.sub(r"(?<=\S)\d+\b", "", " ".join(paragraph.text for paragraph in naive.paragraphs))
    missing = [
        word
        for paragraph in ours.paragraphs
        for word in re.sub(r"(?<=\S)\d+\b", "", paragraph.text).split()
        if word not in said
    ]
    assert not missing
