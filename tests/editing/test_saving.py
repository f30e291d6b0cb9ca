"""Nobody presses Save, and nobody loses a word: two tabs, an editor and this program write one file at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from editing.places import NAME, TEXT, Clock

from briefgen.diagnostics import BriefError
from briefgen.editing.edits import ABSENT, AsText, Move, Remove, Set
from briefgen.editing.history import DAYS_KEPT, MOST_MOMENTS, History, Kind, rev_of
from briefgen.editing.saving import moment, opened, put_back, save, save_text
from briefgen.editing.writing import Saved
from briefgen.workspace import Workspace, exchanging


def rev(place: Workspace) -> str:
    """The hash that a page built now would carry."""
    return rev_of(opened(place, NAME).data)


def saved(found: Saved | AsText) -> Saved:
    assert isinstance(found, Saved), found
    return found


def text(place: Workspace) -> bytes:
    return place.read(NAME).data


def kinds(place: Workspace) -> list[Kind]:
    return [moment.kind for moment in History(place, NAME).moments()]


def test_a_value_is_saved_and_nothing_else_is_touched(place: Workspace) -> None:
    found = saved(save(place, NAME, rev(place), [Set(("title",), "Two")]))
    assert text(place) == TEXT.replace(b"One", b"Two")
    assert found.rev == rev_of(text(place))
    assert found.wrote
    assert not found.conflicts


def test_the_same_value_writes_nothing(place: Workspace) -> None:
    before = os.stat(place.root / NAME)
    assert not saved(save(place, NAME, rev(place), [Set(("title",), "One")])).wrote
    assert os.stat(place.root / NAME).st_ino == before.st_ino


def test_two_tabs_that_change_two_values(place: Workspace) -> None:
    page = rev(place)
    save(place, NAME, page, [Set(("title",), "Two")])
    found = saved(save(place, NAME, page, [Set(("meeting", "place"), "There")]))
    assert found.others == (("title",),)
    assert text(place) == TEXT.replace(b"One", b"Two").replace(b"Here", b"There")


def test_an_editor_between_a_page_and_its_save(place: Workspace) -> None:
    page = rev(place)
    (place.root / NAME).write_bytes(TEXT.replace(b"Do it", b"Do it now  # said"))
    found = saved(save(place, NAME, page, [Move(("blocks", 1), 0)]))
    assert found.others == (("ask",),)
    assert b"Do it now  # said" in text(place)
    assert text(place).endswith(b"  - {use: beta, length: short}\n  # the first\n  - alpha\n")


def test_the_same_value_on_both_sides_is_shown_and_nothing_of_it_is_written(place: Workspace) -> None:
    page = rev(place)
    save(place, NAME, page, [Set(("title",), "Theirs")])
    found = saved(save(place, NAME, page, [Set(("title",), "Mine"), Set(("ask",), "Do that")]))
    (conflict,) = found.conflicts
    assert (conflict.path, conflict.base, conflict.mine, conflict.now) == (("title",), "One", "Mine", "Theirs")
    assert text(place) == TEXT.replace(b"One", b"Theirs").replace(b"Do it", b"Do that")


def test_the_words_that_collided_are_kept_apart(place: Workspace) -> None:
    page = rev(place)
    save(place, NAME, page, [Set(("title",), "Theirs")])
    for typed in ("Mi", "Mine", "Mine, and more"):
        save(place, NAME, page, [Set(("title",), typed)])
    apart = [moment for moment in History(place, NAME).moments() if moment.kind is Kind.APART]
    assert [History(place, NAME).version(one.rev) for one in apart] == [TEXT.replace(b"One", b"Mine, and more")]


def test_keep_mine_is_a_save_with_the_file_of_now(place: Workspace) -> None:
    page = rev(place)
    other = saved(save(place, NAME, page, [Set(("title",), "Theirs")]))
    assert saved(save(place, NAME, page, [Set(("title",), "Mine")])).conflicts
    assert not saved(save(place, NAME, other.rev, [Set(("title",), "Mine")])).conflicts
    assert text(place) == TEXT.replace(b"One", b"Mine")


def test_wrong_words_are_saved_too(place: Workspace) -> None:
    save(place, NAME, rev(place), [Set(("date",), "November 31"), Set(("titel",), "One")])
    assert text(place) == TEXT + b"date: November 31\ntitel: One\n"


def test_a_value_that_no_file_can_hold_is_said_and_the_others_are_saved(place: Workspace) -> None:
    found = saved(save(place, NAME, rev(place), [Set(("title",), "Two\x0c"), Set(("ask",), "Do that")]))
    ((path, why),) = found.refused
    assert (path, why.code) == (("title",), "control-character")
    assert text(place) == TEXT.replace(b"Do it", b"Do that")


def test_keys_that_were_not_there_are_laid_over_what_others_changed(place: Workspace) -> None:
    page = rev(place)
    save(place, NAME, page, [Set(("title",), "Two")])
    saved(save(place, NAME, page, [Set(("bill", "number"), "H.R. 1"), Set(("bill", "version"), "as introduced")]))
    assert text(place) == TEXT.replace(b"One", b"Two") + b"bill: {number: H.R. 1, version: as introduced}\n"


def test_a_folder_that_cannot_be_written_can_be_looked_at(place: Workspace) -> None:
    (place.root / ".briefgen").write_text("in the way")
    assert opened(place, NAME).data == TEXT


def test_a_file_that_cannot_be_read_is_left_and_said(place: Workspace) -> None:
    page = rev(place)
    broken = TEXT + b"\tmeeting: x\n"
    (place.root / NAME).write_bytes(broken)
    found = save(place, NAME, page, [Set(("title",), "Two")])
    assert isinstance(found, AsText)
    assert found.line == 9
    assert text(place) == broken


def test_the_line_is_mended_as_text_and_the_form_comes_back(place: Workspace) -> None:
    (place.root / NAME).write_bytes(TEXT + b"\tmeeting: x\n")
    saved(save_text(place, NAME, rev(place), TEXT + b"pages: 2\n"))
    assert text(place) == TEXT + b"pages: 2\n"
    saved(save(place, NAME, rev(place), [Set(("pages",), 3)]))


def test_a_text_that_is_wrong_is_saved(place: Workspace) -> None:
    saved(save_text(place, NAME, rev(place), b"title: [One\n"))
    assert text(place) == b"title: [One\n"


def test_a_text_is_laid_over_what_others_changed(place: Workspace) -> None:
    page = rev(place)
    save(place, NAME, page, [Set(("ask",), "Theirs")])
    found = saved(save_text(place, NAME, page, TEXT.replace(b"One", b"Mine")))
    assert not found.conflicts
    assert text(place) == TEXT.replace(b"One", b"Mine").replace(b"Do it", b"Theirs")


def test_a_text_with_a_new_comment_is_not_laid_over_without_it(place: Workspace) -> None:
    page = rev(place)
    other = save(place, NAME, page, [Set(("ask",), "Theirs")])
    mine = b"# A comment of mine.\n" + TEXT
    found = saved(save_text(place, NAME, page, mine))
    assert [one.mine for one in found.conflicts] == [mine.decode()]
    assert saved(other).rev == rev_of(text(place))


def test_a_page_whose_version_is_no_longer_kept(place: Workspace) -> None:
    found = saved(save(place, NAME, "0" * 32, [Set(("title",), "Mine"), Set(("ask",), "Do it")]))
    assert [(one.path, one.base, one.mine, one.now) for one in found.conflicts] == [(("title",), ABSENT, "Mine", "One")]
    assert text(place) == TEXT


def test_the_rights_of_a_file_stay(place: Workspace) -> None:
    os.chmod(place.root / NAME, 0o640)
    save(place, NAME, rev(place), [Set(("title",), "Two")])
    assert os.stat(place.root / NAME).st_mode & 0o777 == 0o640


def test_a_link_is_not_written_through(place: Workspace, tmp_path: Path) -> None:
    page = rev(place)
    (tmp_path / "elsewhere.yaml").write_bytes(TEXT)
    (place.root / NAME).unlink()
    (place.root / NAME).symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(BriefError):
        save(place, NAME, page, [Set(("title",), "Two")])
    assert (tmp_path / "elsewhere.yaml").read_bytes() == TEXT


def test_a_folder_that_cannot_be_written_is_said(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    page = rev(place)

    def full(*_: object) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BriefError) as error:
        save(place, NAME, page, [Set(("title",), "Two")])
    assert [one.code for one in error.value.diagnostics] == ["cannot-write"]
    assert "disk is full" in error.value.diagnostics[0].message
    assert text(place) == TEXT


# What an editor writes in the very moment of a save


MOMENTS = ("before the look", "after the look")


def while_saving(place: Workspace, monkeypatch: pytest.MonkeyPatch, moment: str, *writes: bytes) -> None:
    """Let an editor replace the file right before or after a save looks at it once more, as long as it has something to write."""
    rest = list(writes)
    name = {"before the look": "_stands", "after the look": "_trade"}[moment]
    real = getattr(exchanging, name)

    def late(*given: Any) -> Any:
        if rest:
            (place.root / "new").write_bytes(rest.pop(0))
            os.replace(place.root / "new", place.root / NAME)
        return real(*given)

    monkeypatch.setattr(exchanging, name, late)


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_written_in_the_moment_of_a_save_is_put_together_with_it(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    page = rev(place)
    while_saving(place, monkeypatch, moment, TEXT.replace(b"Do it", b"Theirs  # said"))
    found = saved(save(place, NAME, page, [Set(("title",), "Mine")]))
    assert found.others == (("ask",),)
    assert text(place) == TEXT.replace(b"One", b"Mine").replace(b"Do it", b"Theirs  # said")


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_written_in_that_moment_and_collides_stays(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    page = rev(place)
    while_saving(place, monkeypatch, moment, TEXT.replace(b"One", b"Theirs"))
    found = saved(save(place, NAME, page, [Set(("title",), "Mine")]))
    assert [(one.mine, one.now) for one in found.conflicts] == [("Mine", "Theirs")]
    assert text(place) == TEXT.replace(b"One", b"Theirs")


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_written_in_that_moment_and_cannot_be_read_stays(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    page = rev(place)
    while_saving(place, monkeypatch, moment, b"title: [half")
    assert isinstance(save(place, NAME, page, [Set(("title",), "Mine")]), AsText)
    assert text(place) == b"title: [half"


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_written_again_and_again(place: Workspace, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    page = rev(place)
    while_saving(place, monkeypatch, moment, *(TEXT.replace(b"Do it", b"Theirs %d" % number) for number in range(5)))
    saved(save(place, NAME, page, [Set(("title",), "Mine")]))
    assert text(place) == TEXT.replace(b"One", b"Mine").replace(b"Do it", b"Theirs 4")


def test_what_a_program_writes_late_into_the_file_that_it_had_open(place: Workspace) -> None:
    page = rev(place)
    with open(place.root / NAME, "r+b") as late:
        save(place, NAME, page, [Set(("title",), "Mine")])
        late.write(TEXT.replace(b"Do it", b"Late"))
        late.truncate()
    assert opened(place, NAME).data == TEXT.replace(b"One", b"Mine").replace(b"Do it", b"Late")


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_exchange_where_the_disk_cannot_do_it_at_once(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    monkeypatch.setattr("briefgen.workspace.exchanging._at_once", lambda: None)
    page = rev(place)
    while_saving(place, monkeypatch, moment, TEXT.replace(b"Do it", b"Theirs"))
    saved(save(place, NAME, page, [Set(("title",), "Mine")]))
    assert text(place) == TEXT.replace(b"One", b"Mine").replace(b"Do it", b"Theirs")


def test_few_files_are_left_aside(place: Workspace) -> None:
    for number in range(9):
        save(place, NAME, rev(place), [Set(("title",), f"{number}")])
    assert len(os.listdir(place.root / ".briefgen/aside")) <= 4


# Moments


def test_the_first_change_of_a_day_is_a_moment(place: Workspace, clock: Clock) -> None:
    for title in ("Two", "Three"):
        save(place, NAME, rev(place), [Set(("title",), title)])
    clock.go(days=1)
    save(place, NAME, rev(place), [Set(("title",), "Four")])
    found = History(place, NAME).moments()
    assert [one.kind for one in found] == [Kind.DAY, Kind.DAY]
    assert [one.at.day for one in found] == [30, 29]
    assert [History(place, NAME).version(one.rev) for one in found] == [TEXT.replace(b"One", b"Three"), TEXT]


def test_what_was_given_away_is_a_moment(place: Workspace, clock: Clock) -> None:
    given = moment(place, NAME, Kind.GIVEN, "Rep. Example")
    save(place, NAME, rev(place), [Set(("title",), "Two")])
    found = History(place, NAME).moments()[-1]
    assert (found.kind, found.rev, found.about, found.at) == (Kind.GIVEN, given, "Rep. Example", clock.time)
    assert History(place, NAME).version(given) == TEXT


def test_what_another_program_wrote_over_is_a_moment(place: Workspace) -> None:
    save(place, NAME, rev(place), [Set(("title",), "Typed here")])
    stale = TEXT.replace(b"Do it", b"Theirs")
    (place.root / NAME).write_bytes(stale)
    save(place, NAME, rev(place), [Set(("pages",), 1)])
    assert kinds(place) == [Kind.MERGE, Kind.OVERWRITTEN, Kind.DAY]
    merged, overwritten, _ = History(place, NAME).moments()
    assert History(place, NAME).version(overwritten.rev) == TEXT.replace(b"One", b"Typed here")
    assert History(place, NAME).version(merged.rev) == stale


def test_what_another_program_wrote_is_noticed_once(place: Workspace) -> None:
    save(place, NAME, rev(place), [Set(("title",), "Typed here")])
    (place.root / NAME).write_bytes(b"title: [half")
    for typed in "abc":
        assert isinstance(save(place, NAME, rev(place), [Set(("title",), typed)]), AsText)
    assert kinds(place) == [Kind.MERGE, Kind.OVERWRITTEN, Kind.DAY]


def test_moments_that_come_by_the_dozen_make_room_for_others(place: Workspace) -> None:
    history = History(place, NAME)
    for kind in (Kind.MADE, Kind.GIVEN):
        history.remember(kind, history.keep(kind.encode()), "to an office")
    for number in range(80):
        history.remember(Kind.MERGE, history.keep(b"%d" % number))
    assert len(history.moments()) == MOST_MOMENTS
    assert kinds(place)[-2:] == [Kind.GIVEN, Kind.MADE]
    assert history.moments()[-1].about == "to an office"


def test_versions_are_kept_for_a_while_and_those_of_moments_longer(place: Workspace, clock: Clock) -> None:
    history = History(place, NAME)
    old, made = history.keep(b"old"), history.keep(b"made")
    history.remember(Kind.MADE, made)
    for name in os.listdir(place.root / ".briefgen/history"):
        written = clock.time.timestamp() - (DAYS_KEPT + 1) * 86_400
        os.utime(place.root / ".briefgen/history" / name, (written, written))
    save(place, NAME, rev(place), [Set(("title",), "Two")])
    assert history.version(old) is None
    assert history.version(made) == b"made"


def test_put_back_is_a_change_like_any_other(place: Workspace) -> None:
    first = rev(place)
    save(place, NAME, first, [Remove(("blocks", 0)), Set(("title",), "Two")])
    page = rev(place)
    save(place, NAME, page, [Set(("ask",), "Do that")])
    found = saved(put_back(place, NAME, page, first))
    assert found.others == (("ask",),)
    assert text(place) == TEXT.replace(b"Do it", b"Do that")
    assert kinds(place)[0] is Kind.BACK
    saved(put_back(place, NAME, rev(place), History(place, NAME).moments()[0].rev))
    assert b"title: Two" in text(place)


def test_put_back_of_what_somebody_changed_since_is_shown(place: Workspace) -> None:
    first = rev(place)
    save(place, NAME, first, [Set(("title",), "Two")])
    page = rev(place)
    save(place, NAME, page, [Set(("title",), "Three")])
    assert [one.path for one in saved(put_back(place, NAME, page, first)).conflicts] == [("title",)]
    assert b"title: Three" in text(place)


def test_a_broken_file_is_put_back_as_it_was(place: Workspace) -> None:
    first = rev(place)
    (place.root / NAME).write_bytes(b"title: [half")
    saved(put_back(place, NAME, rev(place), first))
    assert text(place) == TEXT


def test_a_damaged_history_is_as_good_as_none(place: Workspace) -> None:
    save(place, NAME, rev(place), [Set(("title",), "Two")])
    for name in os.listdir(place.root / ".briefgen/history"):
        (place.root / ".briefgen/history" / name).write_bytes(b'[["x"], 1]')
    assert History(place, NAME).moments() == ()
    saved(save(place, NAME, rev(place), [Set(("title",), "Three")]))
    assert text(place) == TEXT.replace(b"One", b"Three")


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_was_put_together_once_is_not_laid_over_again(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    page = rev(place)
    while_saving(place, monkeypatch, moment, TEXT.replace(b"Do it", b"Theirs"))
    save(place, NAME, page, [Set(("title",), "Mine")])
    save(place, NAME, rev(place), [Set(("ask",), "Do it")])
    assert opened(place, NAME).data == TEXT.replace(b"One", b"Mine")


class Killed(BaseException):
    """Stands for the end of a process: nothing of it runs any more."""


@pytest.mark.parametrize("number", (1, 2))
def test_a_save_that_is_killed_right_after_an_exchange(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """An editor wrote right before it: its file is already out of its place, or already back."""
    page, trade, trades = rev(place), exchanging._trade, []

    def killed(aside: Path, target: Path) -> None:
        if not trades:
            (place.root / NAME).write_bytes(TEXT.replace(b"Do it", b"Theirs"))
        trade(aside, target)
        trades.append(aside)
        if len(trades) == number:
            raise Killed

    monkeypatch.setattr(exchanging, "_trade", killed)
    with pytest.raises(Killed):
        save(place, NAME, page, [Set(("title",), "Mine")])
    monkeypatch.undo()
    after = TEXT.replace(b"Do it", b"Theirs")
    assert opened(place, NAME).data == (after.replace(b"One", b"Mine") if number == 1 else after)
    assert after not in [aside.data for aside in place.asides("")]
