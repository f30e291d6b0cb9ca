"""C types asked for by name, each parsed without the hundreds of names that it does not contain.

cffi reads a type such as `hb_codepoint_t[44]` by parsing it behind a list of all names that were
declared, which takes a hundred times as long as the type itself. Every font of every document asks
for new ones, since the length of an array is part of its type.
"""

from __future__ import annotations

import re
from typing import Any

from cffi.cparser import Parser

WORD = re.compile(r"[A-Za-z_]\w*")
TYPEDEF = "typedef "


def install() -> None:
    """Let this process parse C types so."""
    Parser.parse_type_and_quals = _parse


_parse_after_all_names = Parser.parse_type_and_quals


def _parse(parser: Any, declaration: str) -> Any:
    """What cffi's own function returns; all but type names are left as they were, for they cost nothing."""
    everything, words = parser._declarations, set(WORD.findall(declaration))
    parser._declarations = {
        name: declared
        for name, declared in everything.items()
        if not name.startswith(TYPEDEF) or name.removeprefix(TYPEDEF) in words
    }
    try:
        return _parse_after_all_names(parser, declaration)
    finally:
        parser._declarations = everything | parser._declarations
