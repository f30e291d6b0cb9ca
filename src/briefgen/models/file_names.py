"""Names of files that can be written on Windows, macOS and Linux alike, and told apart there."""

from __future__ import annotations

import re
import unicodedata

from briefgen.noun import noun

MOST_BYTES = 120
"""The longest name, in bytes of UTF-8, so that there is room for its ending and for the folders around it."""

_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"} | {
    f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"
}
"""Names that are devices on Windows, whatever their ending.

Source: Microsoft, Naming Files, Paths, and Namespaces.
"""

_REFUSED = set('<>:"|?*%⁄∕／＼$`;&')
"""Signs that Windows, a web address or a command line takes for something else than a part of a name."""
_SEPARATORS = "/\\"


@noun
class Unusable:
    """Why no file can be called like that: what is wrong, what would be right, what to do."""

    fault: str
    expected: str = ""
    hint: str = ""


def file_name(text: str) -> str | Unusable:
    """The name that `text` gives a file, without its ending.

    What cannot stand in the name of a file becomes a hyphen, and so does a run of blanks; hyphens, dots
    and blanks at the ends go. Given the result again, it gives the same result. A text without a letter or
    digit, that leads to another folder, is too long or is the name of a device gives no name.
    """
    if separator := next((mark for mark in _SEPARATORS if mark in text), ""):
        hint = "Leave that value out, or write its words into `name` in another way."
        return Unusable(f"holds `{separator}`, which parts folders", "a name without folders", hint)
    if text.strip().startswith(".."):
        return Unusable("begins with `..`, which leads to another folder", "a name that begins with a letter or digit")
    name = _spelled(text)
    if not any(char.isalnum() for char in name):
        return Unusable("has no letter or digit left in it", "a name such as {{ meeting.date }}-{{ document }}")
    if is_device(name):
        return Unusable("is the name of a device on Windows", hint="Put another word before it.")
    if (size := len(name.encode("utf-8"))) > MOST_BYTES:
        expected = f"at most {MOST_BYTES} bytes: a plain letter takes one, a letter of another script two or three"
        return Unusable(f"is {size} bytes long", expected, "Leave a value out of `name`, or shorten it.")
    return name


def is_device(name: str) -> bool:
    """Whether Windows keeps a name for a device, with or without an ending."""
    return name.split(".")[0].upper() in _DEVICES


def folded(name: str) -> str:
    """What is the same for names that one of the systems takes for the same: in another case, or composed differently.

    Source: The Unicode Standard, definition D146, compatibility caseless match.
    """
    once = unicodedata.normalize("NFKD", unicodedata.normalize("NFD", name).casefold())
    return unicodedata.normalize("NFKD", once.casefold())


def _spelled(text: str) -> str:
    spaced = "".join(" " if _unwelcome(char) else char for char in unicodedata.normalize("NFC", text))
    joined = re.sub(r"-{2,}", "-", re.sub(r"\s+", "-", spaced.strip()))
    return re.sub(r"\.{2,}", ".", joined).strip("-. ~")


def _unwelcome(char: str) -> bool:
    """Whether a character cannot stand in a name: controls, marks of direction, what is not assigned, blanks, signs."""
    return unicodedata.category(char)[0] in "CZ" or char in _REFUSED
