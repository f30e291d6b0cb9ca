"""How letters call a member, as far as that can be told."""

from __future__ import annotations

from typing import Final

SPOKEN: Final = {
    "asm": "Assemblymember", "assemb": "Assemblymember", "cm": "Council Member", "comm": "Commissioner", "del": "Delegate",
    "gov": "Governor", "rep": "Representative", "sen": "Senator",
}  # fmt: skip
"""Forms of address that stand short before a name, in small letters and without a point, and how they are said."""


def in_letters(title: str, surname: str) -> str:
    """`Representative Example` of `Rep.` and `Example`; nothing where it cannot be told how the form of address is said."""
    short = title.strip().removesuffix(".")
    said = SPOKEN.get(short.casefold(), "" if "." in title else short)
    return f"{said} {surname.strip()}" if said and surname.strip() else ""
