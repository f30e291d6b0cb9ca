"""Whether the names between braces at the foot of pages are ones that can be filled in there."""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic, Report, nearest
from briefgen.models.footing import FILLED, NAME, NUMBERED
from briefgen.models.style import Tokens
from briefgen.readers.files.positions import Positioned


def check_footer(tokens: Tokens, positioned: Positioned, report: Report) -> None:
    """Report names that there are not, and braces that hold none (`unknown-variable`)."""
    for slot in ("left", "center", "right"):
        words: str = getattr(tokens.footer, slot) or ""
        known = (*FILLED, *(NUMBERED if slot == "right" else ()))
        names = [name for name in NAME.findall(words) if name not in known]
        stray = "{" in NAME.sub("", words) or "}" in NAME.sub("", words)
        for name in names or (["{"] if stray else []):
            report.add(
                Diagnostic(
                    "unknown-variable",
                    f"there is no `{{{name}}}` at the {slot} of the footer" if name != "{" else "a brace is left alone",
                    positioned.span(("footer", slot)),
                    expected=", ".join(f"{{{one}}}" for one in known),
                    nearest=nearest(name, known),
                    hint="Page numbers stand at the right." if name in NUMBERED else "",
                )
            )
