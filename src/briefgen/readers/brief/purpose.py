"""What a template is for, as the comment at its beginning says."""

from __future__ import annotations

from briefgen.models.spec import Brief


def purpose(template: Brief) -> str:
    """What a template is for: the first sentence of the comment it begins with, else its kind of document."""
    comments: list[str] = []
    for line in template.places.lines.get(template.file, ()):
        if not line.startswith("#"):
            break
        if not line.startswith("# yaml-language-server"):
            comments.append(line.lstrip("# ").rstrip())
    return " ".join(comments).split(". ")[0].rstrip(".") or template.spec.kicker or ""
