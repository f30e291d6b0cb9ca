"""The lines of a pasted text: those behind a label such as `Where:`, the others, and what is only the head of an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.noun import noun

MOST_LETTERS: Final = 20_000
"""How many characters of a pasted text are read."""

LABELS: Final = {
    "when": ("when", "start", "starts", "date", "day", "cuándo", "cuando", "fecha", "inicio"),
    "time": ("time", "hour", "hora"),
    "where": ("where", "location", "place", "room", "address", "dónde", "donde", "lugar", "ubicación", "sala"),
    "staff": (
        "staff",
        "staffer",
        "aide",
        "staff contact",
        "meeting with staff",
        "with",
        "con",
        "asesor",
        "asesora",
        "personal",
    ),
    "who": ("member", "legislator", "subject", "title", "asunto", "what", "event", "meeting with"),
    "office": ("office", "committee", "comité", "oficina"),
}
"""What stands before a colon, in small letters, and what it introduces."""

HEADS: Final = frozenset("from to cc bcc sent reply-to de para enviado end ends fin calendar organizer created".split())
"""Labels of an e-mail or a calendar whose lines say nothing of the meeting."""

LABEL: Final = re.compile(r"\s*[*_•·-]?\s*\**([^\W\d_][\w' -]{1,24}?)\**\s*:\**[ \t]+(?=\S)")
QUOTED: Final = re.compile(r"\s*(?:>|On .{6,80} wrote:|El .{6,80} escribió:|-{2,}\s*(?:Original|Forwarded))")

_KINDS = {label: kind for kind, labels in LABELS.items() for label in labels}
_SENT = re.compile(r"\b(?:at|,)\s+[0-9]{1,2}:[0-9]{2}")


@noun
class Pasted:
    """A text by its lines, each with the kind of its label; lines without one have none."""

    lines: tuple[tuple[str, str], ...]

    @staticmethod
    def of(text: str) -> Pasted:
        """The lines of a text that may say something of a meeting. An answer quoted below it is left out."""
        return Pasted(tuple(_lines(text)))

    def behind(self, *kinds: str) -> Iterator[str]:
        """What stands behind a label of these kinds."""
        return (line for kind, line in self.lines if kind in kinds)

    def plain(self) -> Iterator[str]:
        """All lines, those behind labels too."""
        return (line for _, line in self.lines)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Every line, one that says several things with labels, one after the other, parted at them."""
    mail = bool(re.search(r"(?m)^\s*\**(?:From|De)\**:", text))
    for line in text.splitlines():
        if QUOTED.match(line):
            return
        for part in _parted(line):
            label = LABEL.match(part)
            name = label[1].strip().casefold() if label else ""
            known = label is not None and (name in _KINDS or name in HEADS)
            words = " ".join((part[label.end() :] if label and known else part).split())
            # The `Date:` of an e-mail is the day on which it was sent.
            if (
                not words
                or name in HEADS
                or (mail and name in ("date", "fecha", "subject", "asunto") and _SENT.search(words))
            ):
                continue
            yield _KINDS.get(name, ""), words


def _parted(line: str) -> Iterator[str]:
    """`100 Example Building. Staff: Alex Sample` is two parts."""
    starts = [0]
    for found in re.finditer(r"(?<=[.;|])\s+(?=([^\W\d_][\w' -]{1,24}?):\s)", line):
        if found[1].casefold() in _KINDS:
            starts.append(found.end())
    for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
        yield line[start:end].strip().removesuffix(";").removesuffix("|")
