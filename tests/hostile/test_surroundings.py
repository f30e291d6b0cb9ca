"""Strange computers: other languages, clocks, homes and folders. The files are the same, byte for byte."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hostile.attempt import SPEC, Place
from profiles import sample

FILES = ("town.pdf", "town.docx")


def made(place: Place) -> dict[str, bytes]:
    return {name: (place.root / "build" / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files as an ordinary computer makes them."""
    place = Place(tmp_path_factory.mktemp("usual"))
    assert place.run("render", SPEC).code == 0
    return made(place)


STRANGE: dict[str, dict[str, str | None]] = {
    "a far time zone": {"TZ": "Pacific/Kiritimati"},
    "a wrong time zone": {"TZ": "Nowhere/\x1b[31m"},
    "the locale C": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no home": {"HOME": None, "XDG_CACHE_HOME": None, "USER": None, "LOGNAME": None},
    "a home that is not there": {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent/cache"},
    "another seed": {"PYTHONHASHSEED": "4711"},
    "a proxy": {
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        "ALL_PROXY": "http://127.0.0.1:9",
    },
    "warnings as errors": {"PYTHONWARNINGS": "error"},
    "a wide terminal": {"COLUMNS": "-5", "LINES": "x", "TERM": "dumb"},
    "another font configuration": {"FONTCONFIG_FILE": "/nonexistent", "FONTCONFIG_PATH": "/nonexistent"},
}


@pytest.mark.parametrize("name", sample(STRANGE))
def test_strange_surroundings_change_no_byte(place: Place, name: str, usual: dict[str, bytes]) -> None:
    outcome = place.run("render", SPEC, env=STRANGE[name])
    assert (outcome.code, outcome.stderr) == (0, "")
    assert made(place) == usual


def test_a_clock_that_cannot_be_read_is_an_error(place: Place) -> None:
    outcome = place.run("render", SPEC, env={"SOURCE_DATE_EPOCH": "yesterday"})
    assert (outcome.code, outcome.codes) == (1, ["bad-source-date-epoch"])


@pytest.mark.parametrize(
    "name", sample(["with spaces and 'quotes'", "Ünïcödé 日本", "-rf", "$(touch hit)", "[x] %s {0}", "a\nb"])
)
def test_a_workspace_in_a_folder_with_a_strange_name(tmp_path: Path, name: str, usual: dict[str, bytes]) -> None:
    (tmp_path / name).mkdir()
    strange = Place(tmp_path / name)
    outcome = strange.run("render", SPEC)
    assert outcome.code == 0, outcome.stderr
    assert outcome.stdout.count("\n") == len(FILES)
    assert made(strange) == usual
    assert not (strange.root / "hit").exists()


def test_a_current_folder_that_is_gone(place: Place) -> None:
    command = ["sh", "-c", 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', "sh"]
    done = subprocess.run(
        [*command, *place.command("render", SPEC)],
        cwd=place.root,
        env=place.environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
