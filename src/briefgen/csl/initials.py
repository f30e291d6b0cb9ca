"""Given names → initials: Jean-Luc → J.-L."""

from __future__ import annotations

import re


def initials(given: str, after: str, *, keep_names: bool = False, with_hyphen: bool = True) -> str:
    """The given names as initials, each followed by `after`.

    With `keep_names` only what is an initial already gets it. Small words stay as they are.
    """
    written = [_initial(word, is_initial, after, keep_names, with_hyphen) for word, is_initial in _words(given)]
    return "".join(written).replace(" -", "-").strip(" ")


def _words(given: str) -> list[tuple[str, bool]]:
    """The words of a name, those after a hyphen with it, and whether each is an initial already."""
    words: list[tuple[str, bool]] = []
    for found in re.finditer(r"(-?[^\s.\-]+)(\.?)|-", given):
        word, stop = found[1] or "", found[2] or ""
        if word:
            words.append((word, bool(stop) or len(word) == 1))
    return words


def _initial(word: str, is_initial: bool, after: str, keep_names: bool, with_hyphen: bool) -> str:
    if is_initial:
        return word + after
    if word.isalpha() and word.islower():
        return f"{word} " if after.endswith(" ") else f" {word} "
    if keep_names:
        return f"{word} "
    letters = _first_letters(word, with_hyphen)
    return letters + after if letters else ""


def _first_letters(word: str, with_hyphen: bool) -> str:
    if word.startswith("-"):
        letter = word[1:2]
        return ("-" if with_hyphen else "") + letter if letter.isupper() else ""
    if not word[:1].isupper():
        return word
    is_digraph = word[1:2].isupper() and len(word) > 2 and word[2:].islower()
    return word[0] + word[1].lower() if is_digraph else word[0]
