"""Each construct in each container is printed, or refused by one message: as the table in docs/writing-blocks.md says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rendering import prepared_brief as prepare
from specimen import picture

from briefgen.diagnostics import BriefError, Report
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Heading, plain_text
from briefgen.document.walking import running_text, walk
from briefgen.readers.markdown import parse
from briefgen.workspace import Workspace

GUIDE = Path(__file__).resolve().parents[2] / "docs/writing-blocks.md"
PRINTED = "printed"

CONSTRUCTS = {
    "a paragraph": "Marker.",
    "a list": "- Marker.",
    "a table": "| a | b |\n|---|---|\n| Marker | 1 |",
    "`::: callout`": "::: callout\nMarker.\n:::",
    "`::: quote`": "::: quote Somebody\nMarker.\n:::",
    "`::: numbers`": "::: numbers\n1% | Marker\n2% | of them\n:::",
    "`::: bars`": "::: bars What they show\n| a | b |\n|---|---|\n| Marker | 1% |\n| c | 2% |\n:::",
    "`::: side`": "::: side Title\nMarker.\n:::",
    "`::: bill`": "::: bill H.R. 0000, as introduced\n~~Marker~~ ++Other++.\n:::",
    "`::: pull-quote`": "::: pull-quote\nMarker.\n:::",
    "`::: answers`": "::: answers\n**What they say** : Marker.\n:::",
    "`::: chart`": '::: chart {alt="Seen."} What it shows [@doe]\n| a | b |\n|---|---|\n| Marker | 1% |\n| c | 2% |\n:::',
    "`::: compare`": "::: compare What is compared\n| | **Ours** |\n|---|---|\n| Marker | yes |\n:::",
    "a picture": '![A map](briefs/map.png "Marker")',
    "a picture at the side": '![A map](briefs/map.png "Marker"){side}\n\nBeside it.',
    "a heading": "## Marker",
    "a list of tasks": "- [ ] Marker",
}

CONTAINERS = {
    "the text": "{}",
    "a list in a callout": "::: callout\n- item\n\n{indented}\n:::",
    "a callout in a list": "- item\n\n    ::: callout\n{indented}\n    :::",
    "a callout": "::: callout Title\n{}\n:::",
    "a quotation": "::: quote\n{}\n:::",
    "a list": "- item\n\n{indented}",
    "`::: side`": "::: side\n{}\n:::",
    "`::: bill`": "::: bill H.R. 0000, as introduced\n{}\n:::",
    "`::: pull-quote`": "::: pull-quote\n{}\n:::",
    "`::: answers`": "::: answers\n**A claim** : an answer.\n\n{}\n:::",
    "a footnote": "Text.[^1]\n\n[^1]: A note.\n\n{indented}",
}

BOXED = tuple(name for name in CONTAINERS if name not in ("the text", "a footnote"))
TOGETHER = {
    "any box, a list or a quotation": BOXED,
    "any box, a list, a quotation or a footnote": (*BOXED, "a footnote"),
}
"""What the guide says of several containers at once."""

MAP = picture(600, 300, "A map")
"""What every picture shows."""

KEYS = {"the ask": "ask", "the summary": "summary", "a key of one line, such as `title`": "title"}
"""Where texts of the brief itself stand."""


def outcome(text: str) -> str:
    """What becomes of a text: printed, or the one message that refuses it."""
    report = Report()
    flows = parse(Manuscript.verbatim(text, "block.md", 1, tuple(text.split("\n"))), lambda *_: MAP, report)
    codes = [one.code for one in report.diagnostics]
    if codes:
        return " ".join(codes)
    said = running_text(flows) + running_text(
        tuple(node for note in walk(flows) for node in getattr(note, "children", ()))
    )
    said += "".join(plain_text(node.children) for node in walk(flows) if isinstance(node, Heading))
    assert "Marker" in said
    return PRINTED


def told(folder: Path, key: str, text: str) -> str:
    (folder / "briefs").mkdir()
    (folder / "briefgen.yaml").write_text(
        "organization: {name: Example Coalition}\nchecks: {unsourced-number: off}\n", "utf-8"
    )
    (folder / "briefs/sources.yaml").write_text("references: [{id: doe, type: book, title: A Book}]\n", "utf-8")
    (folder / "briefs/map.png").write_bytes(MAP.data)
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    title = "" if key == "title" else "title: T\n"
    (folder / "briefs/one.yaml").write_text(f"{title}date: 2026-05-20\n{key}: |\n{lines}", "utf-8")
    try:
        prepared = prepare(Workspace(folder), "briefs/one.yaml")
    except BriefError as error:
        return " ".join(dict.fromkeys(one.code for one in error.diagnostics if one.severity == "error"))
    assert "Marker" in running_text(prepared.document.children)
    return PRINTED


@cache
def refused() -> dict[tuple[str, str], str]:
    """The table of the guide: what refuses a construct, by it and its container."""
    text = GUIDE.read_text("utf-8").partition("| in | is refused | as |\n|---|---|---|\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in text.strip().split("\n")]
    # What is said of one container stands above what is said of several.
    return {
        (each, one): code.strip("`")
        for place, what, code in reversed(rows)
        for one in TOGETHER.get(place, (place,))
        for each in what.split(", ")
    }


def indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_it_is_printed_or_refused_as_the_guide_says(construct: str, container: str) -> None:
    text = CONSTRUCTS[construct]
    shown = CONTAINERS[container].format(text, indented=indented(text))
    assert outcome(shown) == refused().get((construct, container), PRINTED)


@pytest.mark.parametrize("container", KEYS)
@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_so_it_is_in_texts_of_the_brief(construct: str, container: str, tmp_path: Path) -> None:
    assert told(tmp_path, KEYS[container], CONSTRUCTS[construct]) == refused().get((construct, container), PRINTED)


def test_the_guide_names_nothing_else() -> None:
    assert {container for _, container in refused()} <= {*CONTAINERS, *KEYS}
    assert {construct for construct, _ in refused()} <= set(CONSTRUCTS)
