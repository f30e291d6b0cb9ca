"""What tables of meetings become, and what is told of them: the documents in `cases/`."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case, agree, cases
from readers.meetings.tables_read import SETTINGS, read, shown, told

CASES = cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_table_becomes_these_meetings(case: Case, tmp_path: Path, update: bool) -> None:
    parts = case.parts
    settings = SETTINGS + parts.get("settings", "")
    beside = {name: parts.get(name, "") for name in ("members", "changes")}
    rows, whole = read(tmp_path, parts["table"], parts.get("packet", ""), settings, **beside)
    messages = [told(one) for one in (*(one for row in rows for one in row.problems), *whole)]
    agree(case, {"meetings": "".join(map(shown, rows)), "messages": "".join(messages)}, update)
