"""Makes a workspace with a large library: many.py FOLDER BLOCKS"""

from __future__ import annotations

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


def letters(number: int) -> str:
    """A name made of the digits of a number: 42 is `Ec`. Numbers in a sentence would be asked for their sources."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).capitalize()


def main(folder: Path, blocks: int) -> None:
    """Write the checkout's own workspace, with so many blocks more in its library."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("briefs", "styles"):
        shutil.copytree(CHECKOUT / part, folder / part)
    shutil.copy(CHECKOUT / "briefgen.yaml", folder)
    place = folder / "briefs/blocks/towns"
    place.mkdir()
    for number in range(blocks):
        (place / f"town-{letters(number).lower()}.md").write_text(BLOCK.format(number=letters(number)), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
