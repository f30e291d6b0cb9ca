"""Starting, asking and ending the process that lays out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import briefgen
from briefgen.writers.pdf.protocol import receive, send

NO_SYSTEM_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""
"""A configuration in which no font is installed: only those of the style are found, on every machine."""


COMMAND = (sys.executable, "-P", "-W", "ignore", "-m", "briefgen.writers.pdf.engine.worker")
"""How the process is started; `-P` keeps it from importing what lies in the folder it is in."""


WORDS = "words"
"""The file, in its folder, that takes what the process and its libraries say of themselves."""

MOST_WORDS = 2_000
"""How many bytes of the end of it are looked at."""


class Ended(Exception):
    """The process gave no answer: it ran out of time (`timed_out`), or it broke; `last_words` are the end of what it said."""

    def __init__(self, timed_out: bool, last_words: str = "") -> None:
        super().__init__()
        self.timed_out = timed_out
        self.last_words = last_words


class Process:
    """A process that lays out one document at a time, in a private folder that goes away with it."""

    def __init__(self, memory: int) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix=f"briefgen-{os.getpid()}-"))
        self._known: set[str] = set()
        try:
            with open(self._folder / WORDS, "wb") as words:
                self._child = subprocess.Popen(
                    [*COMMAND, str(memory), str(self._folder)],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words,
                    cwd=self._folder, env=self._environment(), **_apart(),
                )  # fmt: skip
            assert self._child.stdin and self._child.stdout
            self._questions, self._answers = self._child.stdin, self._child.stdout
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    @property
    def id(self) -> int:
        """Its number in the system."""
        return self._child.pid

    def ask(self, job: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The answer to a job; a look travels only where the process does not have it. Raises Ended, and the process is gone then."""
        late = threading.Event()
        timer = threading.Timer(seconds, self._end, [late])
        timer.daemon = True
        timer.start()
        try:
            send(self._questions, job if job["style"] not in self._known else job | {"look": None})
            answer: dict[str, Any] = receive(self._answers)
        except (OSError, EOFError, UnpicklingError, ValueError):
            self._child.kill()
            self._child.wait()
            words = self._last_words()
            self.close()
            raise Ended(late.is_set(), words) from None
        finally:
            timer.cancel()
        self._known = set(answer.get("looks", ()))
        return answer

    def _end(self, late: threading.Event) -> None:
        late.set()
        self._child.kill()

    def close(self) -> None:
        """End it, whatever it is doing, and remove its folder."""
        self._child.kill()
        self._child.wait()
        for pipe in (self._questions, self._answers):
            try:
                pipe.close()
            except OSError:
                continue
        shutil.rmtree(self._folder, ignore_errors=True)

    def _last_words(self) -> str:
        """The last line that the process wrote before it ended; Python's account of an error ends with the error itself."""
        try:
            with open(self._folder / WORDS, "rb") as words:
                words.seek(max(0, words.seek(0, os.SEEK_END) - MOST_WORDS))
                lines = words.read().decode("utf-8", "replace").split("\n")
        except OSError:
            return ""
        said = "".join(character for character in next(filter(None, reversed(lines)), "") if character.isprintable())
        return said.strip()[:300]

    def _environment(self) -> dict[str, str]:
        """The environment of this program, but with the folder as its only place, no other fonts, and no clock:
        fontTools would write the time into every font that it cuts down."""
        fonts = self._folder / "fonts.conf"
        fonts.write_text(NO_SYSTEM_FONTS.format(folder=self._folder / "cache"), encoding="utf-8")
        package = str(Path(briefgen.__file__).parent.parent)
        paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
        folder = str(self._folder)
        return os.environ | {
            "FONTCONFIG_FILE": str(fonts),
            "FONTCONFIG_PATH": folder,
            "PYTHONPATH": os.pathsep.join(paths),
            "PYTHONHASHSEED": "0",
            "PYTHONUTF8": "1",
            "SOURCE_DATE_EPOCH": "0",
            "MALLOC_ARENA_MAX": "2",
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME"), folder),
        }


def _apart() -> dict[str, Any]:
    """What keeps Ctrl-C in the terminal from reaching the process: its parent decides when it ends."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
