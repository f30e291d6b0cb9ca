"""How long a testimony takes: 135 words a minute, rounded up to five seconds, in the units of the language."""

from __future__ import annotations

import pytest

from briefgen.compose.parts.hearing import speaking_time


@pytest.mark.parametrize(
    ("words", "language", "time"),
    [
        (1, "en-US", "5 sec"),
        (27, "en-US", "15 sec"),
        (135, "en-US", "1 min"),
        (136, "en-US", "1 min 5 sec"),
        (350, "en-US", "2 min 40 sec"),
        (405, "en-US", "3 min"),
        (350, "es", "2 min 40 s"),
        (350, "de", "2 Min. 40 Sek."),
    ],
)
def test_speaking_time(words: int, language: str, time: str) -> None:
    assert speaking_time(words, language).replace("\u00a0", " ") == time
