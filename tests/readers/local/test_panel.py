"""The district panel from a table: which figures stand in it, with what under them, and when a brief's own stand there."""

from __future__ import annotations

from pathlib import Path

from readers.local.small import FILES, packet

from briefgen.models.spec import Spec
from briefgen.pipeline import Asked, prepare
from briefgen.pipeline.meetings import chosen
from briefgen.usage.rendering import Rendering
from briefgen.workspace import Workspace
from briefgen.writers.text import write

DAY = "briefs/day.yaml"
PANEL = "briefs/meetings/districts.yaml"
WITH_PANEL = "panel: [deaths, programs]\n" + FILES[PANEL].replace(
    '"{} program",', '"{} program", what: "programs, all *open*",'
)


def printed(place: Workspace, member: str = "Jordan Example") -> tuple[str, Spec, Rendering]:
    (made,) = prepare(place, Asked(DAY, meeting=chosen(place, DAY, member))).values()
    return write(made.document, made.style).data.decode(), made.spec, made.rendering


def test_the_figures_that_the_description_names_stand_there_in_its_order(tmp_path: Path) -> None:
    words, _, carried = printed(packet(tmp_path, **{PANEL: WITH_PANEL}))
    panel = words[words.index("EX-07", words.index("EX-07") + 1) :]
    assert panel.index("1,204") < panel.index("deaths") < panel.index("programs, all open")
    assert carried.facts == ("local:programs", "local:deaths") and carried.sources == ("county-2025",)
    assert carried.stated and set(carried.stated) == {"fact:local:programs", "fact:local:deaths", "source:county-2025"}


def test_what_the_brief_says_itself_stands_in_place_of_all_of_them(tmp_path: Path) -> None:
    own = "meeting: {local: [{say: 7 towns, what: have none, source: county-2025}]}\n"
    words, spec, carried = printed(packet(tmp_path, **{PANEL: WITH_PANEL, DAY: FILES[DAY] + own}))
    assert "7" in words and "have none" in words and "1,204" not in words
    assert spec.meeting and len(spec.meeting.local) == 1 and carried.facts == ("local:programs",)


def test_a_paper_without_the_panel_needs_no_figure_for_it(tmp_path: Path) -> None:
    sample = {PANEL: WITH_PANEL, DAY: FILES[DAY] + "    parts: [title, sections]\n"}
    words, _, carried = printed(packet(tmp_path, **sample), "Alex Sample")
    assert "0 programs" in words and carried.facts == ("local:programs",)
