"""A workspace to be hostile to, and what the real command makes of it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
WATCH = Path(__file__).resolve().parent / "watch"
SECONDS = 60
MEMORY = 3 << 30
"""Bytes of address space; the command needs a tenth of it."""

SPEC = "briefs/town.yaml"
BLOCK = "briefs/blocks/town.md"
SPEC_TEXT = """\
title: Town
date: 2026-11-20
sections:
  - heading: Why
    blocks: [{use: town, length: short}]
"""
BLOCK_TEXT = """\
---
title: Town
summary: For tests.
audience: public
---
# Short
Words.
"""
LAST_GOOD = {"town.pdf": b"the last good PDF", "town.docx": b"the last good Word file"}
RECORD = {
    "renderings": [
        {
            "spec": SPEC,
            "date": "2026-11-20",
            "audience": "office",
            "files": {f"build/{name}": hashlib.sha256(data).hexdigest() for name, data in LAST_GOOD.items()},
        }
    ]
}
"""What says that briefgen made the last good files."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it said."""

    code: int
    stdout: str
    stderr: str

    @property
    def codes(self) -> list[str]:
        """The codes of the errors it reported, in order."""
        return re.findall(r"error\[([a-z0-9-]+)\]", self.stderr)


class Place:
    """A folder with a workspace in it, and beside it the traps that must not be touched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "work"
        self.log = folder / "watch.log"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        shutil.copytree(CHECKOUT / "briefs", self.root / "briefs")
        shutil.copy(CHECKOUT / "briefgen.yaml", self.root)
        self.write(SPEC, SPEC_TEXT)
        self.write(BLOCK, BLOCK_TEXT)
        for name, data in LAST_GOOD.items():
            self.write(f"build/{name}", data)
        self.write("manifests/town.json", json.dumps(RECORD))
        (folder / "secret.txt").write_text("a secret outside", encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> Path:
        """A file of the workspace."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(
        self, *arguments: str, env: Mapping[str, str | None] = {}, cwd: Path | None = None, memory: int = MEMORY
    ) -> Outcome:
        """The command, to its end."""
        done = subprocess.run(
            self.command(*arguments), cwd=cwd or self.root, env=self.environment(env), timeout=SECONDS,
            capture_output=True, stdin=subprocess.DEVNULL, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory)),
        )  # fmt: skip
        return Outcome(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "briefgen", *arguments]

    def environment(self, changes: Mapping[str, str | None] = {}) -> dict[str, str]:
        """That of the test, with the watch in it; None takes a variable away."""
        env = os.environ | {
            "PYTHONPATH": os.pathsep.join((str(WATCH), str(CHECKOUT / "src"))),
            "WATCHED_FOLDERS": str(self.folder),
            "WATCHED_LOG": str(self.log),
            "TMPDIR": str(self.temporary),
            **changes,
        }
        return {name: value for name, value in env.items() if value is not None}

    def watched(self) -> str:
        """What the watch wrote down: nothing, where all is well."""
        return self.log.read_text(encoding="utf-8") if self.log.exists() else "the watch did not run"

    def state(self) -> dict[str, str]:
        """Every file and link below the folder, with a digest of what is in it; what briefgen keeps for itself left out."""
        found = {}
        own = self.root / ".briefgen"
        for path in sorted(self.folder.rglob("*")):
            if path.is_relative_to(own) and not own.is_symlink():
                continue
            if path.is_symlink():
                found[str(path)] = f"-> {os.readlink(path)}"
            elif path.is_file() and path != self.log and os.access(path, os.R_OK):
                found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
            elif path != self.log:
                found[str(path)] = "folder or device"
        return found


def refuses(place: Place, *arguments: str, codes: set[str] | None, exit_code: int = 1, **given: object) -> Outcome:
    """Run the command and see that it fails in good order: these codes (None: any), and nothing changed, written or fetched."""
    before = place.state()
    outcome = place.run(*arguments, **given)  # type: ignore[arg-type]  # its own words, handed on
    assert "Traceback" not in outcome.stderr, outcome.stderr
    assert outcome.code == exit_code and outcome.codes, (outcome.code, outcome.stderr)
    assert codes is None or set(outcome.codes) == codes, outcome.stderr
    assert place.state() == before
    assert place.watched() == ""
    assert "\x1b" not in outcome.stderr + outcome.stdout
    return outcome
