"""Text that steers terminals, turns writing around, or means something to the programs on the way."""

from __future__ import annotations

import json
import zipfile

import pytest
from hostile.attempt import BLOCK, BLOCK_TEXT, SPEC, SPEC_TEXT, Place, refuses
from profiles import sample

STEERING = {
    "an escape": "red \x1b[31m text",
    "a title for the window": "\x1b]0;pwned\x07",
    "a bell": "ding \x07",
    "a carriage": "seen\rhidden",
    "a half character": "\udcff",
    "a C1 control": "a\x9b31mb",
    "a line separator": "a\u2028b",
}


@pytest.mark.parametrize(
    ("where", "name"),
    sample(
        [
            *(("block", name) for name in STEERING),
            *((where, "an escape") for where in ("title", "key", "file", "option")),
            ("file", "a half character"),
        ]
    ),
)
def test_nothing_in_a_message_steers_the_terminal(place: Place, name: str, where: str) -> None:
    text = STEERING[name]
    data = text.encode("utf-8", "surrogateescape")
    arguments = ["render", SPEC, "--format", "docx"]
    if where == "title":
        place.write(SPEC, SPEC_TEXT.encode().replace(b"title: Town", b'title: "' + data + b'"'))
    elif where == "block":
        place.write(BLOCK, BLOCK_TEXT.encode().replace(b"Words.", data))
    elif where == "key":
        place.write(SPEC, SPEC_TEXT.encode() + b'"' + data + b'": 1\n')
    elif where == "file":
        arguments = ["render", text.replace("\x00", "") + ".yaml", "--format", "docx"]
    else:
        arguments += ["--set", f"title.{text}=1"]
    outcome = place.run(*arguments)
    assert outcome.code in (0, 1), outcome.stderr
    for stream in (outcome.stdout, outcome.stderr):
        assert not any(character in stream for character in "\x1b\x07\r\x9b\u2028")
        assert "Traceback" not in stream


@pytest.mark.parametrize("character", "\u202e\u2066\u200f\u202a")
def test_text_that_turns_around_is_noticed(place: Place, character: str) -> None:
    place.write(BLOCK, BLOCK_TEXT.replace("Words.", f"Pay {character}001$ now."))
    outcome = place.run("render", SPEC, "--format", "docx")
    assert character not in outcome.stderr
    assert character == "\u200f" or "hidden-character" in outcome.codes


def test_data_that_turns_around_is_shown_with_the_file(place: Place) -> None:
    place.write(SPEC, SPEC_TEXT + 'meeting: {staff: "Sam \\u202e Sample"}\n')
    outcome = place.run("render", SPEC, "--format", "docx")
    assert f"{SPEC}: error[hidden-character]" in outcome.stderr
    assert "stands here: “Sam \\u202e Sample”" in outcome.stderr


MARKUP = (
    "[/x] [bold]b[/bold]",
    "{0} %s %(x)s ${HOME}",
    "</w:t><w:t>",
    "]]> <![CDATA[",
    "<< AT&T >>",
    "`rm -rf`",
    "=1+1",
    "\\newpage",
    "A\u00a0B – “C”",
)


@pytest.mark.parametrize("text", sample(MARKUP))
def test_text_that_means_something_elsewhere_is_only_text(place: Place, text: str) -> None:
    place.write(SPEC, SPEC_TEXT.replace("title: Town", f"title: {json.dumps(text)}\nsubtitle: {json.dumps(text)}"))
    outcome = place.run("render", SPEC, "--format", "docx,html,pdf")
    assert outcome.code == 0, outcome.stderr
    shown = place.run("list", "briefs")
    assert shown.code == 0
    assert text.replace("\u00a0", " ") in shown.stdout.replace("\u00a0", " ")


def test_names_of_files_are_shown_safely(place: Place) -> None:
    (place.root / "briefs/blocks/a\x1b[31mb [x].md").write_text(BLOCK_TEXT, encoding="utf-8")
    (place.root / "briefs/\x1b]0;x\x07.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    refuses(place, "check", codes=None)
    assert "\x1b" not in place.run("list", "briefs").stdout


def test_the_files_hold_no_name_of_this_computer(place: Place) -> None:
    assert place.run("render", SPEC, env={"USER": "alice-example", "LOGNAME": "alice-example"}).code == 0
    with zipfile.ZipFile(place.root / "build/town.docx") as package:
        parts = [package.read(name) for name in package.namelist()]
    for data in (*parts, (place.root / "build/town.pdf").read_bytes()):
        assert b"alice-example" not in data
        assert str(place.folder).encode() not in data
