"""The label of a voice that is nobody's, or not under its own name: it may be worded another way, never worded away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from briefgen.checks.consent import voices_used
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.plan import Plan
from briefgen.models.labels import ENGLISH, LABELS, Labels
from briefgen.models.languages import primary
from briefgen.models.library import Library
from briefgen.models.spec import Spec

NOBODY: Final = re.compile(
    r"composit|compuest|illustrat|ilustra|invent|fictional|fictici|not a real|not one person|no (?:es )?una persona real",
    re.I,
)
"""Words of which one tells a reader, in a language whose fixed words come with briefgen, that nobody speaks here."""

NOT_BY_NAME: Final = re.compile(
    r"pseud[oó]n|seud[oó]n|(?:chang|another|not|fals)[^.]* name|name[^.]* (?:chang|not)|(?:otro|cambi|fals)[^.]* nombre"
    r"|nombre[^.]* (?:cambi|fictici|fals|modific)",
    re.I,
)
"""The same, of a person who speaks under another name."""

SAYING: Final = {
    "composite": ("composite-label", NOBODY, "a composite is no real person", "Every composite"),
    "illustration": ("illustration-label", NOBODY, "an illustration is no real person", "Every illustration"),
    "pseudonym": (
        "pseudonym-label",
        NOT_BY_NAME,
        "a person speaks under another name",
        "Every voice under another name",
    ),
}
"""By label: the code of the fault, what it must say in some words, what that is, and under what it is printed."""


def worded_away(spec: Spec, plan: Plan, library: Library, find: Callable[..., Span]) -> Iterator[Diagnostic]:
    """Labels that no longer say of the voices under them what they are there for."""
    if primary(spec.language) not in (ENGLISH, *LABELS):
        return
    used = {library.label_of(library.blocks[use.block]) for use in voices_used(plan, library)}
    for key, (code, said, meaning, which) in SAYING.items():
        words = getattr(spec.labels, key)
        if key in used and not said.search(words):
            usual = Labels.model_fields[key].default
            yield Diagnostic(
                code,
                f"“{words}” does not tell a reader that {meaning}",
                find("labels", key),
                expected=f"words such as “{usual}”",
                hint=f"{which} is printed under this label. Remove `{key}` from `labels` to print the usual one.",
            )
