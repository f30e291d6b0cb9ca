"""What a check found is kept: the next one says the same, and looks again only at what rests on something that has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from workbooks import Sheet, row, workbook
from workbooks import text as words

from briefgen.diagnostics import Diagnostic, Report
from briefgen.pipeline import survey
from briefgen.pipeline.memory import KIND, Memory
from briefgen.pipeline.survey import check_workspace
from briefgen.workspace import Workspace
from briefgen.workspace.keeping import CACHE
from briefgen.workspace.traced import Traced

DAY = dt.date(2026, 11, 20)

FILES = {
    "briefgen.yaml": "organization: {name: Us}\n",
    ".gitignore": "/private/\n",
    "briefs/sources.yaml": "references:\n- {id: a, type: book, title: Alpha, issued: 2020}\n- {id: b, type: book, title: Beta}\n",
    "briefs/facts.yaml": "share: {value: 39, say: 39%, source: a}\n",
    "briefs/rules.yaml": "extends: [english]\n",
    "briefs/first.yaml": "title: First\nsections:\n- {heading: H, blocks: [one]}\n",
    "briefs/second.yaml": "title: Second\naudience: coalition\nsections:\n- {heading: H, blocks: [two, {text: Some words.}]}\n",
    "briefs/third.yaml": "template: short\ntitle: Third\n",
    "briefs/templates/short.yaml": "audience: public\nsections:\n- {heading: H, blocks: [one]}\n",
    "briefs/blocks/one.md": "---\ntitle: One\nsummary: S\naudience: public\n---\nDrug users were {{ fact.share.say }} [@a].\n",
    "briefs/blocks/two.md": "---\ntitle: Two\nsummary: S\naudience: coalition\n---\nA word of ours.\n",
    "briefs/blocks/two.es.md": "---\ntitle: Dos\nsummary: S\naudience: coalition\n---\nUna palabra.\n",
    "styles/own/style.yaml": "name: own\ntitle: Own\nextends: civic\n",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        write(tmp_path, name, text)
    return tmp_path


def write(place: Path, name: str, text: str) -> None:
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(text, "utf-8")


def said(place: Path, day: dt.date = DAY) -> list[tuple[Diagnostic, str]]:
    """What a check says, with the lines that are shown."""
    report = Report()
    check_workspace(Workspace(place, today=day), report)
    return [(one, one.span.text if one.span else "") for one in report.diagnostics]


def anew(place: Path, day: dt.date = DAY) -> list[tuple[Diagnostic, str]]:
    """The same without anything that is kept."""
    for file in (place / ".briefgen/cache").iterdir():
        file.unlink()
    return said(place, day)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pieces that are looked at."""
    names: list[str] = []
    for name in ("check_brief", "_check_library", "_check_evidence", "_check_figures", "_check_unused"):
        whole: Callable[..., None] = getattr(survey, name)

        def noted(workspace: Workspace, *more: object, name: str = name, whole: Callable[..., None] = whole) -> None:
            names.append(str(more[0]) if name == "check_brief" else name.removeprefix("_check_"))
            whole(workspace, *more)

        monkeypatch.setattr(survey, name, noted)
    return names


def test_what_did_not_change_is_not_looked_at_again(place: Path, looked: list[str]) -> None:
    first = said(place)
    assert {one.code for one, _ in first} >= {"avoided-term", "unused-source"}
    assert set(looked) == {
        "briefs/first.yaml",
        "briefs/second.yaml",
        "briefs/third.yaml",
        "library",
        "evidence",
        "figures",
        "unused",
    }
    looked.clear()
    assert said(place) == first
    assert looked == []


BRIEFS = ["briefs/first.yaml", "briefs/second.yaml", "briefs/third.yaml"]


@pytest.mark.parametrize(
    ("name", "text", "briefs"),
    [
        ("briefs/blocks/one.md", FILES["briefs/blocks/one.md"].replace("Drug users", "Addicts"), [BRIEFS[0], BRIEFS[2]]),
        ("briefs/blocks/two.md", FILES["briefs/blocks/two.md"] + "\nAnd a junkie.\n", [BRIEFS[1]]),
        ("briefs/second.yaml", FILES["briefs/second.yaml"].replace("Some", "An addict’s"), [BRIEFS[1]]),
        ("briefs/templates/short.yaml", FILES["briefs/templates/short.yaml"].replace("H,", "An addict,"), [BRIEFS[2]]),
        ("briefgen.yaml", FILES["briefgen.yaml"] + "checks: {bare-number: error, unused-source: off}\n", BRIEFS),
        ("briefgen.yaml", FILES["briefgen.yaml"] + "language: es\n", BRIEFS),
        ("briefs/sources.yaml", FILES["briefs/sources.yaml"].replace("{id: a", "{id: c"), BRIEFS),
        ("briefs/facts.yaml", "share: {value: 39, say: 39%, source: a, review: 2026-01-01}\n", BRIEFS),
        ("briefs/rules.yaml", "terms: [{term: word, instead: term, why: It is one}]\n", BRIEFS),
        ("styles/civic/style.yaml", "extends: nothing\n", BRIEFS),
    ],
)  # fmt: skip
def test_after_a_change_the_same_is_said_as_without_anything_kept(
    name: str, text: str, briefs: list[str], place: Path, looked: list[str]
) -> None:
    before = said(place)
    looked.clear()
    write(place, name, text)
    after = said(place)
    assert [one for one in looked if one.startswith("briefs/")] == briefs
    assert after == anew(place)
    assert after != before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("briefs/blocks/three.md", FILES["briefs/blocks/two.md"].replace("ours", "an addict")),
        ("briefs/blocks/one.es.md", "---\ntitle: Uno\nsummary: S\naudience: public\nfollows: 0000000000000000\n---\nUna.\n"),
        ("briefs/blocks/sub/one.md", FILES["briefs/blocks/one.md"]),
        ("briefs/fourth.yaml", "title: Fourth\nsections:\n- {heading: H, blocks: [none]}\n"),
        ("briefs/blocks/two.md", FILES["briefs/blocks/two.md"].replace("audience:", "voice: {name: X}\naudience:")),
        ("briefs/consent.yaml", "consents: [{id: x}]\n"),
        ("private/consent/x.yaml", "nothing: here\n"),
        ("approvals/them.yaml", "nothing: here\n"),
        ("manifests/first.json", "{"),
        ("briefs/blocks/one.md", ""),
    ],
)  # fmt: skip
def test_files_that_come_are_seen(name: str, text: str, place: Path) -> None:
    before = said(place)
    write(place, name, text)
    after = said(place)
    assert after != before and after == anew(place)


@pytest.mark.parametrize("name", FILES)
def test_files_that_go_are_seen(name: str, place: Path) -> None:
    if name == "briefgen.yaml":
        return
    said(place)
    (place / name).unlink()
    assert said(place) == anew(place)


def test_nothing_of_another_day_holds(place: Path, looked: list[str]) -> None:
    write(place, "briefs/facts.yaml", "share: {value: 39, say: 39%, source: a, review: 2026-12-01}\n")
    assert "fact-review-due" not in [one.code for one, _ in said(place)]
    looked.clear()
    assert "fact-review-due" in [one.code for one, _ in said(place, dt.date(2026, 12, 2))]
    assert looked


CHART = '::: chart {lines src=data/deaths.xlsx alt="Deaths fell."} Deaths fell [@a]\n:::\n'


def test_a_cell_of_a_workbook_is_named_again(place: Path) -> None:
    cells = (
        row(1, words("A1", "Year"), words("B1", "Deaths")),
        row(2, words("A2", "2024"), '<c r="B2" t="e"><v>#N/A</v></c>'),
    )
    (place / "data").mkdir()
    (place / "data/deaths.xlsx").write_bytes(workbook(Sheet("".join(cells))))
    write(place, "briefs/blocks/one.md", FILES["briefs/blocks/one.md"] + "\n" + CHART)
    places = [one.span for one, _ in said(place) if one.code == "table-cell"]
    assert [(span.within, span.cell) for span in places if span] == [("sheet “Data”, cell B2", "B2")]
    assert [one.span for one, _ in said(place) if one.code == "table-cell"] == places


@pytest.mark.parametrize("damage", ["nothing", "garbage", "half"])
def test_a_damaged_file_counts_as_none(damage: str, place: Path, looked: list[str]) -> None:
    first = said(place)
    (file,) = (place / ".briefgen/cache").glob(f"{KIND}-*")
    whole = file.read_bytes()
    file.write_bytes({"nothing": b"", "garbage": b"\x80\x04N.", "half": whole[: len(whole) // 2]}[damage])
    looked.clear()
    assert said(place) == first and looked
    looked.clear()
    assert said(place) == first and not looked


@pytest.mark.parametrize(
    "value", [[], {}, {"facts": [[]], "works": 3, "said": {}}, {"facts": [], "works": [[[7], []]], "said": {}}]
)
def test_what_has_another_form_counts_as_none(value: object, place: Path) -> None:
    first = said(place)
    workspace = Workspace(place, today=DAY)
    workspace.keep(KIND, Memory(workspace)._mark, value)
    assert said(place) == first


def test_a_program_that_cannot_keep_anything_checks_all_the_same(place: Path) -> None:
    write(place, ".briefgen", "a file where a folder would be\n")
    assert said(place) == said(place) != []


def test_no_text_is_kept_but_what_is_said(place: Path) -> None:
    write(
        place,
        "briefs/blocks/two.md",
        FILES["briefs/blocks/two.md"] + "\nOnly we may know of the shelter in Elm Street.\n",
    )
    said(place)
    (file,) = (place / ".briefgen/cache").glob(f"{KIND}-*")
    assert "Drug users" in file.read_text("utf-8")
    # `recall` removes all that lies there.
    assert file.name in Workspace(place).own_files(CACHE)
    assert "Elm Street" not in file.read_text("utf-8") and "Some words" not in file.read_text("utf-8")


NO_ANSWERS = {
    "asides", "changed_at", "clock", "create", "day_is_said", "drop_aside", "drop_own", "exchange", "find", "for_one_run", "keep",
    "keep_own", "kept", "name_of", "only_writer", "own_before", "pack", "read", "read_if_there", "remove", "root", "stamp", "starter",
    "today", "with_files", "write", "write_new", "write_own",
}  # fmt: skip
"""What a workspace offers that no check asks of its files, or that goes through another of these: `read`, by `_read`."""


def test_every_answer_of_a_workspace_is_written_down(place: Path) -> None:
    offered = {name for name in (*vars(Workspace), *vars(Workspace(place))) if not name.startswith("_")}
    assert offered - NO_ANSWERS == {name for name in vars(Traced) if not name.startswith("_")} - {"work"}
