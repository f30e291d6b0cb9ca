"""Names of files: which ones may be asked for."""

from __future__ import annotations

import unicodedata

from briefgen.diagnostics import BriefError, Diagnostic, Span

_LONGEST = 400


def split_name(name: str) -> tuple[str, ...]:
    """The folders and the file of a workspace-relative name, in order.

    Raises BriefError (`outside-workspace`) for every name that could lead elsewhere:
    absolute, with `..`, with a drive, a backslash or a control character, or hidden.
    """
    segments = tuple(part for part in name.split("/") if part != ".")
    fault = _fault(name, segments)
    if fault:
        raise BriefError([_refusal(name, fault)])
    return segments


def _fault(name: str, segments: tuple[str, ...]) -> str:
    if not name or not segments:
        return "is empty"
    if len(name) > _LONGEST:
        return f"is longer than {_LONGEST} characters"
    if name.startswith("/") or ":" in name:
        return "is the full path of a file on one computer"
    if ".." in segments:
        return "leads out of the workspace"
    if "\\" in name:
        return "has a backslash"
    if not name.isprintable() and any(unicodedata.category(char) in ("Cc", "Cs") for char in name):
        return "has a control character"
    if any(part.startswith(".") or not part.strip() for part in segments):
        return "names a hidden file or an empty folder name"
    return ""


def _refusal(name: str, fault: str) -> Diagnostic:
    return Diagnostic(
        "outside-workspace",
        f"the file name “{name[:120]}” {fault}",
        Span(name[:120]),
        expected="a file inside the workspace, named from its top folder with forward slashes",
        hint="Copy the file into the workspace, for example to briefs/images/map.png, and name it like that.",
    )
