"""One of those who write the same file at once; what it did is written down as it goes. `racer.py ROOT KIND NAME FIRST LAST`."""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

from briefgen.editing.edits import AsText, Edit, Insert, Move, Remove, Set
from briefgen.editing.files import read_values
from briefgen.editing.history import rev_of
from briefgen.editing.saving import opened, save
from briefgen.workspace import File, Workspace

NAME = "briefs/race.yaml"


class Log:
    """Lines that are there even if this process is killed right after."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(self, *words: object) -> None:
        """Write one line: when, and what."""
        os.write(self._handle, f"{time.time():.6f} {' '.join(map(str, words))}\n".encode())


def edits(file: File, name: str, number: int, chance: random.Random) -> tuple[str, list[Edit]]:
    """What a person does next on a page that was built from a file."""
    values, word = read_values(file), f"{name}-{number}"
    assert not isinstance(values, AsText), values
    blocks = values.data["blocks"]
    own = [at for at, item in enumerate(blocks) if str(item).startswith(f"{name}-")]
    match chance.randrange(6):
        case 0 | 1:
            return "add", [Insert(("blocks", chance.randint(0, len(blocks))), word)]
        case 2 if len(own) > 4:
            return f"remove {blocks[own[0]]}", [Remove(("blocks", own[0]))]
        case 3 if len(blocks) > 1:
            return "move", [Move(("blocks", chance.randrange(len(blocks))), chance.randrange(len(blocks)))]
        case 4:
            return "title", [Set(("title",), word)]
        case _:
            return "own", [Set(("own", name), word)]


def write(root: Path, name: str, first: int, last: int) -> None:
    """Save as a page of the desk does, sometimes from one that is not of now."""
    workspace, log = Workspace(root), Log(root / f"{name}.log")
    chance, page = random.Random(f"{name} {first}"), opened(Workspace(root), NAME)
    for number in range(first, last):
        if chance.random() < 0.7:
            page = opened(workspace, NAME)
        kind, wanted = edits(page, name, number, chance)
        log.say("try", f"{name}-{number}", kind)
        found = save(workspace, NAME, rev_of(page.data), wanted)
        if isinstance(found, AsText):
            log.say("text", f"{name}-{number}", kind, found.why)
        else:
            log.say("collided" if found.conflicts else "saved", f"{name}-{number}", kind)


def edit(root: Path, name: str, first: int, last: int) -> None:
    """Add a line to the file as an editor does: read it, let a moment pass, put a new file in its place."""
    log, chance = Log(root / f"{name}.log"), random.Random(name)
    for number in range(first, last):
        began, text = time.time(), (root / NAME).read_text("utf-8")
        new = f"{text}  # typed\n  - {name}-{number}\n"
        time.sleep(chance.random() * 0.004)
        (root / "briefs/race.yaml~").write_text(new, "utf-8")
        os.replace(root / "briefs/race.yaml~", root / NAME)
        log.say("replaced", f"{name}-{number}", f"{began:.6f}")
        time.sleep(chance.random() * 0.05)


if __name__ == "__main__":
    root, kind, name, first, last = sys.argv[1:]
    {"writer": write, "editor": edit}[kind](Path(root), name, int(first), int(last))
