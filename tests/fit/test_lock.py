"""The lock: the same lengths until something changes, and nothing lost when it is not what it should be."""

from __future__ import annotations

import pytest
from fit.conftest import Make, save
from profiles import sample
from rendering import rendered_brief

from briefgen.cli.start import run
from briefgen.models.formats import Format
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

BRIEF = ("pages: 1", "length: full", "sections: [{heading: Here, blocks: [one, two, three]}]")
LOCK = "briefs/hearing.lock.yaml"


def rendered(workspace: Workspace, press: Press, *, refit: bool = False, overrides: tuple[str, ...] = ()) -> list[str]:
    """The codes of what is said; a new lock is kept, as the command does."""
    found = rendered_brief(
        workspace, "briefs/hearing.yaml", press, formats=(Format.PDF,), refit=refit, overrides=overrides
    )
    assert found.pages == 1
    if found.lock is not None:
        (workspace.root / LOCK).write_bytes(found.lock)
    return [d.code for d in found.diagnostics]


@pytest.fixture
def locked(make: Make, press: Press) -> Workspace:
    workspace = make(*BRIEF)
    assert set(rendered(workspace, press)) == {"shortened-to-fit"}
    return workspace


def lock_of(workspace: Workspace) -> str:
    return (workspace.root / LOCK).read_text("utf-8")


def test_a_locked_brief_is_not_searched_again(locked: Workspace, press: Press) -> None:
    before = lock_of(locked)
    assert rendered(locked, press) == []
    assert lock_of(locked) == before


def test_the_lock_says_what_it_is(locked: Workspace) -> None:
    assert lock_of(locked).startswith("# Written by briefgen: the lengths with which hearing.yaml keeps to its pages.")
    assert "\nbrief: hearing\n" in lock_of(locked)
    assert "  - {use: one, length: " in lock_of(locked)


def test_a_lock_changed_by_hand_to_other_lengths_holds_while_they_fit(locked: Workspace, press: Press) -> None:
    shortest = "\n".join(
        line.replace("short}", "headline}").replace("full}", "headline}") for line in lock_of(locked).splitlines()
    )
    (locked.root / LOCK).write_text(shortest, "utf-8")
    assert rendered(locked, press) == []
    assert lock_of(locked) == shortest


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("briefs/blocks/one.md", "One in a word.", "One in two words."),
        ("briefs/blocks/one.md", "Title of one", "Another title"),
        ("briefs/sources.yaml", "A Report", "The Report"),
        ("briefs/hearing.yaml", "title: Hearing", "title: A hearing"),
    ],
)
def test_a_change_of_what_it_holds_for_ends_it(
    file: str, before: str, after: str, locked: Workspace, press: Press
) -> None:
    text = (locked.root / file).read_text("utf-8")
    assert before in text
    save(locked.root, file, text.replace(before, after))
    assert "outdated-lock" in rendered(locked, press)
    assert rendered(locked, press) == []


def test_what_the_brief_does_not_use_may_change(locked: Workspace, press: Press) -> None:
    save(locked.root, "briefs/blocks/other.md", "---\ntitle: T\nsummary: S\n---\n# Headline\nOther.\n")
    assert rendered(locked, press) == []


def test_refit_chooses_anew(locked: Workspace, press: Press) -> None:
    before = lock_of(locked)
    (locked.root / LOCK).write_text(before.replace("full}", "headline}").replace("short}", "headline}"), "utf-8")
    assert set(rendered(locked, press, refit=True)) == {"shortened-to-fit"}
    assert lock_of(locked) == before


def test_a_value_for_one_run_leaves_the_lock_alone(locked: Workspace, press: Press) -> None:
    before = lock_of(locked)
    assert "outdated-lock" in rendered(locked, press, overrides=("title=Another",))
    assert lock_of(locked) == before


@pytest.mark.parametrize(
    ("before", "after"),
    sample(
        [
            ("brief: hearing", "brief: another"),
            ("brief: hearing", "<<<<<<< ours"),
            ("uses:", "using:"),
            ("inputs: ", "inputs: x"),
            ("{use: one, length:", "{use: one, size:"),
        ]
    ),
)
def test_one_that_cannot_be_used_is_told_and_left_until_it_is_to_be_forgotten(
    before: str, after: str, locked: Workspace, press: Press
) -> None:
    spoiled = lock_of(locked).replace(before, after)
    (locked.root / LOCK).write_text(spoiled, "utf-8")
    assert rendered(locked, press)[0] == "unusable-lock"
    assert lock_of(locked) == spoiled
    assert "unusable-lock" not in rendered(locked, press, refit=True)
    assert rendered(locked, press) == []


def test_lengths_that_the_brief_does_not_allow_are_not_used(locked: Workspace, press: Press) -> None:
    (locked.root / LOCK).write_text(lock_of(locked).replace("{use: two", "{use: one"), "utf-8")
    assert "unusable-lock" in rendered(locked, press)
    assert rendered(locked, press) == []


def test_a_lock_that_is_a_folder_is_told(make: Make, press: Press) -> None:
    workspace = make(*BRIEF)
    (workspace.root / LOCK).mkdir()
    found = rendered_brief(workspace, "briefs/hearing.yaml", press, formats=(Format.PDF,))
    assert (found.diagnostics[0].code, found.lock) == ("unusable-lock", None)


def test_the_command_writes_the_lock_and_lists_no_lock_as_a_brief(
    make: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = make(*BRIEF)
    monkeypatch.chdir(workspace.root)
    assert run(["render", "hearing", "--format", "pdf", "--explain"]) == 0
    said = capsys.readouterr().err
    assert "began as" in said and "makes room" in said
    assert (workspace.root / LOCK).is_file()
    assert run(["list", "briefs"]) == 0
    assert "lock" not in capsys.readouterr().out


@pytest.mark.parametrize("pages", ["0", "-1", "10000"])
def test_a_limit_that_is_none_is_an_error(
    pages: str, make: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = make(f"pages: {pages}", *BRIEF[1:])
    monkeypatch.chdir(workspace.root)
    assert run(["render", "hearing"]) == 1
    assert "error[out-of-range]" in capsys.readouterr().err
    assert not (workspace.root / "build").exists()
