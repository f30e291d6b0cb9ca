"""Lines that open and close: boxes and passages (`:::`), and code (```` ``` ````), as every reader of a text knows them."""

from __future__ import annotations

import re

FENCE = re.compile(r":{3,}[ \t]*(?P<words>.*?)[ \t:]*$")
"""A line that opens a box, by the words behind its colons, or closes one, where there are none."""

CODE_FENCE = re.compile(r"(`{3,}|~{3,})")


def code_fence(line: str, within: str) -> str:
    """The fence of the code that a line stands in, given the one that the line before stood in; blanks before it left out."""
    if within:
        return "" if line.startswith(within) and not line.strip(within[0] + " \t") else within
    fence = CODE_FENCE.match(line)
    return fence[0] if fence else ""
