"""Which section of a template a block belongs in, by its tags and the kind of text it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.models.library import FrontMatter, Stance

KINDS: Mapping[Stance, tuple[str, ...]] = {
    Stance.EVIDENCE: ("evidence", "point", "reason"),
    Stance.ARGUMENT: ("argument", "point", "reason", "evidence"),
    Stance.BACKGROUND: ("background", "problem", "introduction", "opening", "evidence", "point"),
    Stance.REBUTTAL: ("rebuttal", "objection", "question", "answer", "bridge"),
    Stance.VOICE: ("voice", "story", "people"),
}
"""Words in the ids of sections where a block of each kind belongs, the best one first."""


def section_for(matter: FrontMatter, sections: Sequence[str]) -> str:
    """The id among `sections` where the block belongs: one that is named like a tag of it, then one for its kind.

    Where there is none, the first. Raises ValueError when there are no sections.
    """
    named = next((tag for tag in matter.tags if tag in sections), None)
    kinds = (name for word in KINDS[matter.stance] for name in sections if _speaks_of(name, word))
    return named or next(kinds, None) or _first(sections)


def _speaks_of(name: str, word: str) -> bool:
    return any(part in (word, f"{word}s") for part in name.split("-"))


def _first(sections: Sequence[str]) -> str:
    if not sections:
        raise ValueError("a template without sections")
    return sections[0]
