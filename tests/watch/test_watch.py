"""`briefgen watch` makes a brief again when something it is made of changes, and only then."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
import tools
from watch.conftest import BLOCK, Place, Watch, Watching

HTML = ("--format", "html")
POSIX = os.name == "posix"


def words(place: Place, brief: str = "one") -> str:
    return place.read(f"build/{brief}.html")


def nothing_more(watching: Watching, place: Place) -> None:
    """What came before caused no round: the next one is that of a change made now."""
    place.write("briefs/one.yaml", place.read("briefs/one.yaml") + "\n# one more line\n")
    assert watching.round().changed == "briefs/one.yaml"


def test_a_saved_block_is_printed_and_one_line_says_so(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML)
    watching.begun()
    assert [(found.brief, found.went, found.changed) for found in watching.rounds] == [("one", "written", "")]
    place.block("own-one", "Quite other words.")
    found = watching.round()
    assert (found.brief, found.went, found.changed) == ("one", "written", "briefs/blocks/own-one.md")
    assert "Quite other words." in words(place)
    assert watching.printed(2) == ["build/one.html"] * 2


@tools.requires("ps")
def test_pages_are_counted_and_one_process_lays_all_of_them_out(watch: Watch, place: Place) -> None:
    watching = watch("one")
    watching.begun()
    before, first = children(watching), Path(place.root, "build/one.pdf").read_bytes()
    assert len(before) == 1
    place.block("own-one", "Words. " * 60 + "\n\n" + "More words. " * 900)
    found = watching.round()
    assert found.went.endswith("pages") and found.brief == "one"
    assert children(watching) == before
    assert first != Path(place.root, "build/one.pdf").read_bytes()


def children(watching: Watching) -> list[str]:
    return tools.start("ps", "-o", "pid=", "--ppid", watching.process.pid).stdout.split()


def test_a_brief_is_made_again_for_what_it_uses_alone(watch: Watch, place: Place) -> None:
    watching = watch("one", "two", *HTML)
    watching.begun()
    place.block("own-two", "New in two.")
    assert watching.round().brief == "two"
    place.block("shared", "New in both.")
    assert {watching.round().brief for _ in range(2)} == {"one", "two"}
    assert "New in both." in words(place, "one") and "New in both." in words(place, "two")


def test_what_the_brief_does_not_use_makes_no_round(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML)
    watching.begun()
    place.block("unused", "Other words of none.")
    place.write("briefs/two.yaml", "title: Two\n")
    place.write("briefs/notes.txt", "To do.")
    place.write("briefs/blocks/own-one.md~", "What an editor keeps.")
    place.write("notes.md", "To do.")
    place.write("manifests/other.json", "{}")
    nothing_more(watching, place)


def test_a_file_that_was_saved_without_a_change_makes_no_round(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML)
    watching.begun()
    place.write("briefs/blocks/own-one.md", place.read("briefs/blocks/own-one.md"))
    os.utime(place.root / "briefs/blocks/shared.md", (1, 1))
    nothing_more(watching, place)


def test_a_file_put_in_the_place_of_another_is_seen(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML)
    watching.begun()
    place.write("briefs/blocks/.own-one.md.new", BLOCK.format(title="own-one", text="Put in place."))
    os.replace(place.root / "briefs/blocks/.own-one.md.new", place.root / "briefs/blocks/own-one.md")
    watching.round()
    assert "Put in place." in words(place)


def test_a_file_emptied_and_then_written_ends_as_it_was_written(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML)
    watching.begun()
    for text in ("The first text.", "The second text.", "The third text."):
        whole = BLOCK.format(title="own-one", text=text)
        with open(place.root / "briefs/blocks/own-one.md", "w", encoding="utf-8") as file:
            for half in (whole[:20], whole[20:]):
                file.write(half)
                file.flush()
        watching.round_that(lambda found: found.went == "written")
        assert text in words(place)


def test_a_file_half_saved_for_long_is_told_and_not_printed(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML)
    watching.begun()
    before, whole = words(place), BLOCK.format(title="own-one", text="Whole at last.")
    with open(place.root / "briefs/blocks/own-one.md", "w", encoding="utf-8") as file:
        file.write(whole[:20])
        file.flush()
        watching.round_that(lambda found: "error" in found.went)
        assert words(place) == before
        file.write(whole[20:])
    watching.round_that(lambda found: found.went == "written")
    assert "Whole at last." in words(place)


def test_a_mistake_is_told_and_the_last_good_file_stays_until_it_is_mended(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML)
    watching.begun()
    good = words(place)
    place.write("briefs/one.yaml", place.read("briefs/one.yaml") + "titel: One\n")
    found = watching.round_that(lambda found: "error" in found.went)
    assert found.went == "1 error; the files from before stay"
    assert any("briefs/one.yaml:6:1: error[unknown-key]" in line for line in watching.err)
    assert words(place) == good
    place.write("briefs/one.yaml", place.read("briefs/one.yaml").replace("titel: One\n", "subtitle: Mended\n"))
    watching.round_that(lambda found: found.went == "written")
    assert "Mended" in words(place)


def test_a_warning_is_told_once_and_counted_every_time(watch: Watch, place: Place) -> None:
    place.write("briefs/one.yaml", "title: One\nsections: [{heading: One, blocks: [shared, own-one, shared]}]\n")
    watching = watch("one", *HTML)
    watching.begun()
    place.block("own-one", "Other words.")
    assert watching.round().went == "written, 1 warning"
    assert sum("warning[block-used-twice]" in line for line in watching.err) == 1


def test_a_problem_that_briefs_share_is_told_once(watch: Watch, place: Place) -> None:
    watching = watch("one", "two", *HTML)
    watching.begun()
    place.write("briefs/blocks/shared.md", BLOCK.format(title="shared", text="A note[^1] without its text."))
    assert [watching.round_that(lambda found: "error" in found.went).brief for _ in range(2)] == ["one", "two"]
    assert sum("error[undefined-note]" in line for line in watching.err) == 1


def test_a_block_that_was_missing_appears(watch: Watch, place: Place) -> None:
    block = place.root / "briefs/blocks/own-one.md"
    text = block.read_text("utf-8")
    block.unlink()
    watching = watch("one", *HTML)
    watching.begun()
    assert watching.rounds[0].went == "1 error; nothing was written"
    assert any("error[unknown-block]" in line for line in watching.err)
    block.write_text(text, "utf-8")
    found = watching.round_that(lambda found: found.went == "written")
    assert found.changed == "briefs/blocks/own-one.md"


@pytest.mark.parametrize("start", [None, "title: [\n"], ids=["not there", "broken"])
def test_a_spec_that_cannot_be_read_at_the_start_is_waited_for(watch: Watch, place: Place, start: str | None) -> None:
    spec, good = place.root / "briefs/one.yaml", place.read("briefs/one.yaml")
    spec.unlink() if start is None else place.write("briefs/one.yaml", start)
    watching = watch("one", *HTML)
    watching.begun()
    assert watching.rounds[0].went == "1 error; nothing was written"
    place.write("briefs/one.yaml", good)
    watching.round_that(lambda found: found.went == "written")
    assert "Of one alone." in words(place)


def test_folders_may_go_and_come_back(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML)
    watching.begun()
    for folder in ("briefs/blocks", "briefs", "."):
        there = (place.root / folder).resolve()
        away = place.root.parent / "away"
        there.rename(away)
        assert "error" in watching.round_that(lambda found: "error" in found.went).went
        away.rename(there)
        watching.round_that(lambda found: found.went == "written")


def test_the_workspace_may_be_made_anew_in_its_place(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML)
    watching.begun()
    shutil.copytree(place.root, place.root.parent / "copy")
    shutil.rmtree(place.root)
    watching.round_that(lambda found: "error" in found.went)
    (place.root.parent / "copy").rename(place.root)
    watching.round_that(lambda found: found.went == "written")
    place.block("own-one", "In the new place.")
    watching.round_that(lambda found: found.went == "written")
    assert "In the new place." in words(place)


@pytest.mark.parametrize("folder", ["out", "briefs", "briefs/blocks"])
def test_what_the_watch_writes_is_no_change(watch: Watch, place: Place, folder: str) -> None:
    watching = watch("one", *HTML, "-o", folder)
    watching.begun()
    place.block("own-one", "Other words.")
    assert watching.round().changed == "briefs/blocks/own-one.md"
    nothing_more(watching, place)


def test_the_lock_that_the_watch_writes_is_no_change_but_taking_it_away_is(watch: Watch, place: Place) -> None:
    long = "# Short\n\nA line.\n\n# Full\n\n" + "\n\n".join(["Many words. " * 60] * 12)
    place.block("own-one", long)
    spec = place.read("briefs/one.yaml").replace("own-one", "{use: own-one, length: full, at_least: short}")
    place.write("briefs/one.yaml", spec + "pages: 1\n")
    watching = watch("one", "--format", "pdf")
    watching.begun()
    lock = place.root / "briefs/one.lock.yaml"
    assert "own-one" in lock.read_text("utf-8")
    nothing_more(watching, place)
    lock.unlink()
    assert watching.round().changed == "briefs/one.lock.yaml"
    assert lock.exists()


def test_values_given_in_the_command_hold_every_time(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML, "--set", "title=From the command")
    watching.begun()
    place.block("own-one", "Other words.")
    watching.round()
    assert "From the command" in words(place) and "Other words." in words(place)


def test_two_specs_of_one_name_do_not_overwrite_each_other(watch: Watch, place: Place) -> None:
    (place.root / "briefs/more").mkdir()
    place.write("briefs/more/one.yaml", place.read("briefs/two.yaml"))
    watching = watch("briefs/one.yaml", "briefs/more/one.yaml", *HTML)
    watching.begun()
    assert [found.went for found in watching.rounds] == ["written", "1 error; nothing was written"]
    place.block("own-one", "Other words.")
    assert watching.round().went == "written"


def test_programs_get_messages_alone(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML, "--message-format", "json")
    watching.hear("build/one.html")
    place.write("briefs/one.yaml", "titel: One\n")
    watching.hear('"code": "unknown-key"')
    assert all(line.startswith("{") for line in watching.err)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system's own way of opening files")
def test_the_file_is_opened_once(watch: Watch, place: Place, tmp_path: Path) -> None:
    opener = tmp_path / "programs/xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\necho "$1" >> "{tmp_path}/opened"\n')
    opener.chmod(0o755)
    good = place.read("briefs/one.yaml")
    place.write("briefs/one.yaml", "titel: One\n")
    watching = watch("one", *HTML, "--open", env={"PATH": f"{opener.parent}{os.pathsep}{os.environ['PATH']}"})
    watching.begun()
    assert not (tmp_path / "opened").exists()
    place.write("briefs/one.yaml", good)
    watching.round_that(lambda found: found.went == "written")
    for text in ("Other words.", "Yet other words."):
        place.block("own-one", text)
        watching.round()
    assert watching.stop() == 0
    while not (tmp_path / "opened").exists():
        pass
    assert (tmp_path / "opened").read_text() == f"{place.root}/build/one.html\n"


def test_a_spec_outside_the_workspace_is_refused(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("title: Other\n")
    watching = watch("../other.yaml", *HTML)
    assert watching.process.wait(timeout=90) == 1


@pytest.mark.skipif(not POSIX, reason="Ctrl-C reaches a process in another way there")
@tools.requires("ps")
def test_ctrl_c_ends_the_watch_and_all_that_it_started(watch: Watch, place: Place) -> None:
    watching = watch("one")
    watching.begun()
    (press,) = children(watching)
    assert watching.stop() == 0
    assert "Traceback" not in "\n".join(watching.err)
    assert not tools.start("ps", "-o", "pid=", "-p", press).stdout.strip()


@pytest.mark.skipif(not POSIX, reason="Ctrl-C reaches a process in another way there")
def test_ctrl_c_amid_a_round_leaves_whole_files(watch: Watch, place: Place) -> None:
    watching = watch("one")
    watching.begun()
    place.block("own-one", "\n\n".join(["Many more words. " * 50] * 60))
    assert watching.stop() == 0
    assert "Traceback" not in "\n".join(watching.err)
    assert sorted(path.name for path in (place.root / "build").iterdir()) == ["one.docx", "one.pdf"]
    assert (place.root / "build/one.pdf").read_bytes().rstrip().endswith(b"%%EOF")


def test_a_file_that_somebody_edited_is_kept_and_the_watch_goes_on(watch: Watch, place: Place) -> None:
    watching = watch("one", *HTML)
    watching.begun()
    place.write("build/one.html", "What a colleague wrote.")
    place.block("own-one", "Quite other words.")
    assert watching.round().went == "1 error; the files from before stay"
    watching.hear("error[edited-output]: “one.html” was changed after briefgen wrote it")
    assert words(place) == "What a colleague wrote."
    (place.root / "build/one.html").rename(place.root / "build/mine.html")
    found = watching.round()
    assert (found.went, found.changed) == ("written", "build/one.html")
    assert "Quite other words." in words(place)
    assert place.read("build/mine.html") == "What a colleague wrote."


def test_a_watched_meeting_may_get_another_day_or_member(watch: Watch, place: Place) -> None:
    spec = place.read("briefs/one.yaml")
    place.write("briefs/one.yaml", spec + "meeting: {date: 2026-12-03, legislator: {name: Cai Sample}}\n")
    watching = watch("one", *HTML)
    watching.begun()
    place.write("briefs/one.yaml", spec + "meeting: {date: 2026-12-10, legislator: {name: Dee Sample}}\n")
    assert watching.round().went == "written"


def test_force_replaces_what_somebody_edited(watch: Watch, place: Place) -> None:
    (place.root / "build").mkdir()
    place.write("build/one.html", "What a colleague wrote.")
    watching = watch("one", *HTML, "--force")
    watching.begun()
    assert watching.rounds[0].went == "written"
    assert "Of one alone." in words(place)
