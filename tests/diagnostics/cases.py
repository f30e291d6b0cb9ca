"""Cases as documents: the files of a small workspace, the commands, and what they say to the letter."""

from __future__ import annotations

import base64
import contextlib
import io
import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.cli.start import run

FENCE = re.compile(r"^(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=mark)[ ]*$\n?", re.MULTILINE | re.DOTALL)
REPEATED = re.compile("«(.+?) × ([0-9]+)»", re.DOTALL)
SETTINGS = "organization: {name: Example Coalition}\n"
"""The workspace's settings where a case does not write its own."""


def all_cases() -> list[Path]:
    """The documents there are, one a code."""
    return sorted(Path(__file__).parent.glob("*.md"))


@dataclass(frozen=True)
class Case:
    """One document: prose, files (`file=NAME` after a fence), and one console with what is typed and said."""

    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @property
    def code(self) -> str:
        return self.path.stem

    @property
    def meaning(self) -> str:
        """What is wrong, in a sentence: the line under the heading."""
        return self.text.splitlines()[2]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files by name. `«words × 3»` in one stands for the words three times over.

        A body marked `base64` is decoded; in one marked `escaped`, `\\xe9` stands for a byte.
        """
        for fence in FENCE.finditer(self.text):
            if name := re.search(r"file=(\S+)", fence["info"]):
                yield name[1], _data(fence["body"], fence["info"])

    def console(self) -> re.Match[str]:
        return next(fence for fence in FENCE.finditer(self.text) if fence["info"].strip() == "console")

    def lay_out(self, folder: Path) -> None:
        """Make the workspace of this case."""
        for name, data in {"briefgen.yaml": SETTINGS.encode(), **dict(self.files())}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def play(self) -> str:
        """The console as it is now: every command with what it says, run in the current folder."""
        commands = [line for line in self.console()["body"].splitlines() if line.startswith("$ ")]
        return "".join(map(transcript, commands))

    def keep(self, console: str) -> None:
        """Write what is said now into the document."""
        start, end = self.console().span("body")
        self.path.write_text(self.text[:start] + console + self.text[end:], "utf-8")


def _data(body: str, info: str) -> bytes:
    if "base64" in info:
        return base64.b64decode(body)
    if "escaped" in info:
        return body.encode().decode("unicode_escape").encode("latin-1")
    return REPEATED.sub(lambda match: match[1] * int(match[2]), body).encode()


def transcript(line: str) -> str:
    """A command line, what it wrote, and its exit code where it is not 0."""
    words = shlex.split(line.removeprefix("$ "))
    values = dict(word.split("=", 1) for word in words if re.fullmatch(r"[A-Z_]+=.*", word))
    arguments = [word for word in words if not re.fullmatch(r"[A-Z_]+=.*", word)]
    assert arguments[0] == "briefgen", line
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), _environment(values):
        code = run(arguments[1:])
    return f"{line}\n{said.getvalue()}" + (f"[exit code {int(code)}]\n" if code else "")


@contextlib.contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
