"""The letter to each office that a paper went to which is called back: it says neither who asked for that, nor why."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Final

from babel.dates import format_date

from briefgen.models.languages import primary
from briefgen.models.spec import Audience
from briefgen.usage.rendering import Rendering

NOTICES: Final = "build/notices"
"""Where the drafts go; in them is nothing that an office may not read."""

WORDS: Final = {
    "en": """\
To: {whom}

{when} we left a paper with you: {papers}. There is a new version of it, which we enclose.

Please use the new one, take the earlier one out of your files, and destroy it with every copy, also those on computers. \
Please quote nothing from it.

We ask for your understanding that we cannot say more.

{organization}
""",
    "es": """\
Para: {whom}

{when} les dejamos un documento: {papers}. Hay una versión nueva, que adjuntamos.

Les rogamos que usen la nueva, que retiren la anterior de sus archivos y que la destruyan con todas sus copias, también las \
de los ordenadores. Les rogamos que no citen nada de ella.

Les pedimos comprensión por no poder decir más.

{organization}
""",
}
WHEN: Final = {"en": ("On {day}", "Recently"), "es": ("El {day}", "Hace poco")}


def notices(went: Iterable[Rendering], organization: str) -> Mapping[str, str]:
    """The drafts by the names of their files: one for each office and day; papers of our own people go to none."""
    papers: dict[tuple[tuple[str, ...], dt.date | None, str], dict[str, None]] = {}
    for one in went:
        if one.occasion and one.occasion.whom and one.audience is not Audience.COALITION:
            spoken = primary(one.language or "en")
            key = (one.occasion.whom, one.occasion.date, spoken if spoken in WORDS else "en")
            papers.setdefault(key, {})[_paper(one)] = None
    return {
        _file(whom, day): _text(whom, day, language, tuple(named), organization)
        for (whom, day, language), named in papers.items()
    }


def _paper(rendering: Rendering) -> str:
    """What a paper is called, as its file is: no title, which may hold the words of a story."""
    return (rendering.document or rendering.spec.rpartition("/")[2].removesuffix(".yaml")).replace("-", " ")


def _file(whom: tuple[str, ...], day: dt.date | None) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", " ".join(whom).casefold()).strip("-")[:80] or "office"
    return f"{day}-{name}.txt" if day else f"{name}.txt"


def _text(whom: tuple[str, ...], day: dt.date | None, language: str, papers: tuple[str, ...], organization: str) -> str:
    on, undated = WHEN[language]
    when = on.format(day=format_date(day, "long", locale=language)) if day else undated
    return WORDS[language].format(whom=", ".join(whom), when=when, papers="; ".join(papers), organization=organization)
