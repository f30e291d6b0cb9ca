"""What the documents of a packet share is read once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from counting import Counting

from briefgen.pipeline import Asked, prepare

CHECKOUT = Path(__file__).resolve().parents[2]


def test_no_file_is_read_twice_for_a_packet() -> None:
    workspace = Counting(CHECKOUT)
    assert len(prepare(workspace, Asked("briefs/lobby-day.yaml"))) == 8
    assert {name: times for name, times in Counter(workspace.opened).items() if times > 1} == {}
