"""Running other programs, and saying in plain words when one fails."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bootstrap.places import LOCK_FILE, PYTHON


class SetupError(Exception):
    """Something that set-up cannot mend by itself; the text says it in plain words."""


def say(*parts: object) -> None:
    """Tells the person at the terminal what is going on; results go to stdout instead."""
    print("run.py:", *parts, file=sys.stderr, flush=True)


def checked(command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Runs a program and returns what it prints; raises SetupError with its last words when it fails."""
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, errors="replace")
    if result.returncode:
        raise SetupError(f"{Path(command[0]).name} did not work:\n{last_lines(result.stderr)}")
    return result.stdout


def works(*command: object, env: Mapping[str, str] | None = None) -> bool:
    """Whether a program can be started and ends well."""
    try:
        return subprocess.run([str(part) for part in command], env=env, capture_output=True).returncode == 0
    except OSError:
        return False


def last_lines(output: str | bytes | None, count: int = 6) -> str:
    """The end of what a program printed, indented."""
    text = output.decode(errors="replace") if isinstance(output, bytes) else output
    return "\n".join(f"  {line}" for line in (text or "no reason given").strip().splitlines()[-count:])


def run_python(*arguments: object, env: Mapping[str, str], cwd: Path | None = None) -> int:
    """Runs the environment's Python and returns its exit code; Ctrl-C is left to the child."""
    with subprocess.Popen([str(PYTHON), *map(str, arguments)], env=env, cwd=cwd) as child:
        while True:
            try:
                code = child.wait()
                return code if code >= 0 else 128 - code
            except KeyboardInterrupt:
                continue


FONTS = "FONTCONFIG_FILE"


def write_script(path: Path, command: Sequence[object], env: Mapping[str, str]) -> None:
    """Writes a shell script that sets `env` and becomes `command`, unless it is there already.

    Who starts it may have said what fonts there are; that holds.
    """
    exports = [f"export {name}={shlex.quote(value)}" for name, value in sorted(env.items()) if name != FONTS]
    if FONTS in env:
        exports.append(f'export {FONTS}="${{{FONTS}:-{env[FONTS]}}}"')
    start = "exec " + " ".join(shlex.quote(str(part)) for part in command) + ' "$@"'
    text = "\n".join(["#!/bin/sh", "# Made by run.py.", *exports, start, ""])
    if path.exists() and path.read_text(encoding="utf-8", errors="replace") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def fresh_folder(path: Path) -> Path:
    """An empty folder at `path`, whatever was there."""
    remove(path)
    path.mkdir(parents=True)
    return path


def remove(path: Path) -> None:
    """Removes a file, a link (never what it leads to) or a whole folder, if there is one."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Holds back a second set-up of this folder until the first is done (not on Windows)."""
    if os.name == "nt":
        yield
        return
    import fcntl

    with open(LOCK_FILE, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
