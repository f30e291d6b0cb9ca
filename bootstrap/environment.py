"""The folder .venv: Python packages as the lock files name them, made and mended when needed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import TypedDict

from bootstrap import debian, pango
from bootstrap.commands import SetupError, last_lines, only_one_at_a_time, remove, say, works, write_script
from bootstrap.places import BRIEFGEN, CACHE, CHECKOUT, MODULE, NATIVE, PYTHON, RUNTIME_LOCK, STATE, TEST_LOCK, VENV


class State(TypedDict):
    """What the last finished set-up left: for which Python and folder, which locks, where Pango is."""

    made_for: str
    locks: list[str]
    pango: str


def set_up(lock: Path) -> State:
    """Makes .venv hold what `lock` names. Takes milliseconds when it does already.

    Raises SetupError when packages cannot be had.
    """
    state = read_state()
    if not is_complete(state, lock):
        with only_one_at_a_time():
            state = install(read_state(), lock)
    if state["pango"] == "none":
        state["pango"] = pango.find()
        write_state(state)
    write_launcher(pango.variables(state["pango"]))
    return state


def is_complete(state: State, lock: Path) -> bool:
    return PYTHON.exists() and state["made_for"] == identity() and fingerprint(lock) in state["locks"]


def identity() -> str:
    """What a virtual environment is bound to: this Python and this folder."""
    return f"{sys.version_info[0]}.{sys.version_info[1]} {sys.base_prefix} {VENV}"


def fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def read_state() -> State:
    """The state that is written down; an empty one when set-up never ran or was cut short."""
    try:
        saved = json.loads(STATE.read_text(encoding="utf-8"))
        return State(made_for=saved["made_for"], locks=list(saved["locks"]), pango=saved["pango"])
    except (OSError, ValueError, KeyError, TypeError):
        return State(made_for="", locks=[], pango="")


def write_state(state: State) -> None:
    part = STATE.with_suffix(".part")
    part.write_text(json.dumps(state, indent=1), encoding="utf-8")
    part.replace(STATE)


def install(state: State, lock: Path) -> State:
    """Installs `lock`. While it works there is no state, so the next run sees when it was cut short."""
    if is_complete(state, lock):
        return state
    if state["made_for"] != identity() or not PYTHON.exists():
        state = State(made_for=identity(), locks=[], pango="")
        make_venv()
    STATE.unlink(missing_ok=True)
    say("Installing Python packages; the first time this takes a minute or two.")
    pip_install(lock)
    # The lock of the tests holds all that the program needs.
    covered = {RUNTIME_LOCK, lock} if lock == TEST_LOCK else {lock}
    state["locks"] = sorted({*state["locks"], *map(fingerprint, covered)})
    write_source_path()
    state["pango"] = pango.find()
    write_state(state)
    return state


def make_venv() -> None:
    """Makes .venv afresh, keeping downloads."""
    say("Making the folder .venv")
    if VENV.is_symlink() or VENV.is_file():
        remove(VENV)
    # The starters in native/bin hold the path of the folder, which may have moved.
    for path in [*VENV.glob("*"), NATIVE / "bin"]:
        if path not in (NATIVE, CACHE):
            remove(path)
    venv.create(VENV, with_pip=False, symlinks=os.name != "nt")


def pip_install(lock: Path, *options: str) -> None:
    """Installs exactly what `lock` names; the computer's own pip settings and proxies hold.

    Raises SetupError with pip's last words.
    """
    command = [*pip(), "install", "-qq", "--require-hashes", "-r", str(lock), *options]
    env = {"PIP_CACHE_DIR": str(CACHE / "pip"), **os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    result = subprocess.run(command, env=env, stderr=subprocess.PIPE, text=True, errors="replace")
    if result.returncode:
        reasons = "\n".join(line for line in result.stderr.splitlines() if not line.startswith("WARNING"))
        raise SetupError(
            "The Python packages could not be installed. Is this computer online, and has its disk room\n"
            f"for 1 GB? pip says\n{last_lines(reasons)}\nRun the same command again when that is mended."
        )


def pip() -> list[str]:
    """A pip that can fill .venv. Debian's Python may have neither pip nor the module that brings it."""
    if works(sys.executable, *MODULE, "pip", "--python", PYTHON, "--version"):
        return [sys.executable, *MODULE, "pip", "--python", str(PYTHON)]
    if works(PYTHON, *MODULE, "pip", "--version") or works(PYTHON, *MODULE, "ensurepip"):
        return [str(PYTHON), *MODULE, "pip"]
    if debian.is_here():
        wheels = debian.unpack("pip", "python3-pip-whl") / "usr/share/python-wheels"
        for wheel in wheels.glob("pip-*.whl"):
            return [str(PYTHON), str(wheel / "pip")]
    raise SetupError("This Python has no pip. Install pip (or the package python3-venv) and run this again.")


def write_source_path() -> None:
    """Lets .venv import briefgen from src/, so that an edit needs no new installation."""
    folder = VENV / "Lib" if os.name == "nt" else VENV / "lib" / "python{}.{}".format(*sys.version_info)
    (folder / "site-packages" / "briefgen-source.pth").write_text(f"{CHECKOUT / 'src'}\n", encoding="utf-8")


def write_launcher(env: dict[str, str]) -> None:
    """Makes .venv/bin/briefgen, for those who activate the environment."""
    if os.name != "nt":
        changed = {name: value for name, value in env.items() if os.environ.get(name) != value}
        write_script(VENV / "bin" / "briefgen", [PYTHON, *BRIEFGEN], changed)
