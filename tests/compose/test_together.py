"""What belongs together in the built-in parts stays on one line, and is found by those who look for it."""

from __future__ import annotations

from pathlib import Path

from rendering import prepared_brief

from briefgen.document.nodes import Text
from briefgen.document.walking import walk
from briefgen.workspace import Workspace

BRIEF = """title: Oppose H.R. 22
date: 2026-12-03
meeting:
  legislator: {name: Jordan Example, title: Rep.}
  date: 2026-12-03
  time: 10:30 a.m.
  place: 100 Example House Office Building, Room 2321
ask: Oppose section 5 of H.R. 22 by Dec. 3.
style: plain
bill: {number: H.R. 22, version: introduced, as_of: 2026-11-20}
"""


def test_addresses_bills_dates_and_names_are_not_parted(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organization: {name: Example Coalition}\n")
    (tmp_path / "briefs/one.yaml").write_text(BRIEF)
    document = prepared_brief(Workspace(tmp_path), "briefs/one.yaml").document
    said = "".join(node.text for node in walk(document.children) if isinstance(node, Text))
    for words in (
        "Rep.~Jordan",
        "December~3,~2026",
        "10:30~a.m.",
        "100~Example House",
        "Room~2321",
        "H.R.~22 (intro",
        "of H.R.~22~by~Dec.~3",
    ):
        assert words.replace("~", "\u00a0") in said, words
    assert (document.metadata.title, document.metadata.subject) == ("Oppose H.R. 22", "H.R. 22")
