"""Makes a workspace with a large library: many.py FOLDER BLOCKS [BRIEFS [long]]

Its blocks are short; long ones are as long as those of the starter workspace, and of the same words.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
BLOCK = """\
---
title: Outreach works in town {number}
summary: Use it when somebody asks about town {number}.
audience: public
tags: [outreach]
---

# Headline

Outreach in town {number} reaches people whom nobody else reaches.

# Short

Outreach in town {number} reaches people whom nobody else reaches, and people there say so when they are asked.

# Full

Outreach in town {number} reaches people whom nobody else reaches, and people there say so when they are asked.

- It comes to where people are.
- It asks nothing in return.

That is why the town pays for it year after year.
"""


PER_BRIEF = 12
RULES = "extends: [english, spanish]\nreading: {grade: 16, ease: 40}\n"

LENGTHS = ("headline", "short", "full")


def letters(number: int) -> str:
    """A name made of the digits of a number: 42 is `Ec`. Numbers in a sentence would be asked for their sources."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).capitalize()


PLACED = re.compile(r"(\w+ \w+ \w+)\. ")
"""The ends of sentences, where a town is named, so that no two long blocks say the same."""
MOST_PLACED = 6


def main(folder: Path, blocks: int, briefs: int = 0, size: str = "short") -> None:
    """Write the checkout's own workspace, with so many blocks more in its library, of the size `short` or `long`.

    With briefs there are rules about words, too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("briefs", "styles"):
        shutil.copytree(CHECKOUT / part, folder / part)
    shutil.copy(CHECKOUT / "briefgen.yaml", folder)
    place = folder / "briefs/blocks/towns"
    place.mkdir()
    patterns = long_blocks() if size == "long" else [BLOCK]
    for number in range(blocks):
        text = patterns[number % len(patterns)].replace("{number}", letters(number))
        (place / f"town-{letters(number).lower()}.md").write_text(text, "utf-8")
    if briefs:
        (folder / "briefs/rules.yaml").write_text(RULES, "utf-8")
    for number in range(briefs):
        (folder / f"briefs/town-{letters(number).lower()}.yaml").write_text(brief(number, blocks), "utf-8")


def long_blocks() -> list[str]:
    """The blocks of the starter workspace that are nobody's voice, for everybody, with `{number}` where a town is named."""
    found = []
    for path in sorted((CHECKOUT / "briefs/blocks").glob("*.md")):
        text = path.read_text("utf-8")
        if "\nvoice:" not in text and path.name.count(".") == 1:
            _, head, body = text.split("---\n", 2)
            head = re.sub(r"audience: .*", "audience: public", head)
            body = PLACED.sub(r"\1 in {number}. ", body, count=MOST_PLACED)
            found.append(f"---\n{head}---\n{body}")
    return found


def brief(number: int, blocks: int) -> str:
    """A brief for one town, of some of the blocks in all lengths."""
    lines = ["audience: coalition", f"title: What {letters(number)} may do", "date: 2026-11-20"]
    lines += ["meeting: {legislator: {name: Jordan Example, title: Rep.}, date: 2026-12-03}"]
    lines += ["ask: Fund the program.", "sections:", "  - id: towns", "    heading: Towns", "    blocks:"]
    for step in range(PER_BRIEF):
        name = letters((number * PER_BRIEF + step) % blocks).lower()
        lines.append(f"      - {{use: town-{name}, length: {LENGTHS[step % 3]}}}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0, *sys.argv[4:])
