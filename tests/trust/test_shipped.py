"""No paper alarms that gives nothing away: those that come with briefgen, and briefs written at random beside private texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from documents.random_briefs import STYLES, WORDS, written
from documents.samples import PACKET
from rendering import rendered_brief
from tools import CHECKOUT
from trust.phrases import SECRETS

from briefgen.diagnostics import BriefError
from briefgen.models.formats import Format
from briefgen.pipeline import Asked, render
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

EVERY = (Format.PDF, Format.DOCX, Format.HTML, Format.TXT)
RANDOM = 100
MOST_ALARMS = 1
"""Of so many random briefs."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


@pytest.mark.parametrize("spec", [PACKET, "briefs/full-brief.yaml", "briefs/leave-behind.yaml"])
def test_the_papers_that_come_with_briefgen_alarm_nobody(spec: str, press: Press) -> None:
    assert render(Workspace(CHECKOUT), Asked(spec, formats=EVERY, read_back=False), press).documents


@pytest.mark.thorough
@pytest.mark.parametrize("style", STYLES)
def test_in_any_style(style: str, press: Press) -> None:
    overrides = (f"style={style}", "pages=60")
    assert render(
        Workspace(CHECKOUT), Asked(PACKET, formats=EVERY, overrides=overrides, read_back=False), press
    ).documents


def alarms(number: int, folder: Path, press: Press) -> bool:
    """Whether a random brief is refused that stands beside private texts in its own words, of which it says nothing."""
    written(number, folder)
    # Another well than that of the brief: from the same one, both would say the same.
    random = Random(f"private {number}")
    said = [
        f"{' '.join(random.choices(WORDS, k=random.randint(9, 18))).capitalize()}. {secret}."
        for secret in random.sample(SECRETS, 4)
    ]
    text = "\n\n".join(said) + "\n\nCall 202-555-0199, ask for Dana Ruizmann: she never lied before.\n"
    matter = "---\ntitle: What only we know\nsummary: Internal.\naudience: coalition\n---\n"
    (folder / "briefs/blocks/private.md").write_text(matter + text, "utf-8")
    try:
        rendered_brief(Workspace(folder), "briefs/random.yaml", press, formats=EVERY, read_back=False)
    except BriefError as error:
        assert {one.code for one in error.diagnostics if one.severity == "error"} == {"leak"}, json.dumps(str(error))
        return True
    return False


def test_random_briefs_that_give_nothing_away_alarm_nobody(press: Press, tmp_path: Path) -> None:
    assert not [number for number in range(3) if alarms(number, tmp_path / str(number), press)]


@pytest.mark.thorough
def test_of_a_hundred_random_briefs_at_most_one_alarms(press: Press, tmp_path: Path) -> None:
    assert sum(alarms(number, tmp_path / str(number), press) for number in range(RANDOM)) <= MOST_ALARMS
