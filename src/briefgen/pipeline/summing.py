"""The last look before printing: for whom a paper is, on which day, what it asks, how old its figures are, what stays at home."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from briefgen.document.nodes import Document, Paragraph, Role, plain_text
from briefgen.document.plan import LEFT_OUT, Choice, Lengths
from briefgen.document.walking import walk
from briefgen.models.library import Fact
from briefgen.models.meeting import Legislator
from briefgen.models.reserved import PrivateText
from briefgen.models.spec import Audience, Spec
from briefgen.noun import noun
from briefgen.pipeline.material import Material
from briefgen.pipeline.prepared import Prepared
from briefgen.pipeline.since import Since, changed_since

YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


@noun
class Figure:
    """A fact that the paper prints: its words, and its id; the time that it describes, how many years that is ago, and the
    day by which it is to be looked up again, as far as they are known.
    """

    id: str
    words: str
    as_of: str
    years: int | None
    review: dt.date | None
    due: bool


@noun
class Summary:
    """What to look at once more before a paper is printed.

    `title`, `whom` and `ask` are in the paper's `language`; `dated` is the day that stands on it. `days` is how many
    days are left to the day of the meeting or hearing; less than 0 when it has passed. `ask` are its words as
    printed. `at_home` are the arguments of the library that are too private for its readers, `left_out` those that it
    would have had if there had been room. `withheld` are the passages of its arguments and of its own texts that are for
    fewer than its readers, and were left out. `minor` are changes since its signers approved it. `internal` papers stay at home themselves.
    """

    title: str
    language: str
    whom: tuple[str, ...]
    dated: dt.date | None
    day: dt.date | None
    days: int | None
    time: str
    place: str
    audience: str
    internal: bool
    ask: tuple[str, ...]
    figures: tuple[Figure, ...]
    at_home: tuple[str, ...]
    left_out: tuple[str, ...]
    withheld: tuple[PrivateText, ...]
    minor: tuple[Since, ...]


def summed(material: Material, prepared: Prepared, lengths: Lengths) -> Summary:
    """The last look at a paper that was checked in these lengths."""
    spec, today = material.spec, material.today
    meeting, hearing = spec.meeting, spec.hearing
    day = (meeting.date if meeting else None) or (hearing.date if hearing else None)
    uses = zip(material.plan.uses, lengths, strict=True)
    return Summary(
        title=prepared.document.metadata.title,
        language=spec.language,
        whom=tuple(_whom(spec)),
        dated=spec.date,
        day=day,
        days=(day - today).days if day else None,
        time=(meeting.time if meeting else None) or "",
        place=(meeting.place if meeting else None) or "",
        audience=str(spec.audience),
        internal=is_internal(spec),
        ask=tuple(_ask(prepared.document)),
        figures=tuple(figure_of(material.library.facts[name], today) for name in prepared.rendering.facts),
        at_home=material.private,
        left_out=tuple(use.block for use, length in uses if length == LEFT_OUT),
        withheld=tuple(_withheld(material, prepared)),
        minor=tuple(changed_since(material)),
    )


def is_internal(spec: Spec) -> bool:
    """Whether a paper is for one's own people alone, and stays at home."""
    return spec.audience is Audience.COALITION


def _withheld(material: Material, prepared: Prepared) -> Iterator[PrivateText]:
    """What was left out of the texts that are printed."""
    items = (item for section in prepared.plan.sections for item in section.items)
    printed = {(item.block, str(item.length)) for item in items if isinstance(item, Choice)}
    yield from (text for text in material.withheld if not text.block or (text.block, text.length) in printed)


def whom(spec: Spec) -> tuple[str, ...]:
    """For whom a brief is, in short: the members with their titles, or else the office or the committee."""
    meeting, hearing = spec.meeting, spec.hearing
    members = tuple(map(_called, meeting.members)) if meeting else ()
    other = (meeting.office if meeting else None) or (hearing.committee if hearing else None)
    return members or ((other,) if other else ())


def _called(member: Legislator) -> str:
    return " ".join(filter(None, (member.title, member.name)))


def _whom(spec: Spec) -> Iterator[str]:
    """Members with title and district, the office and its staff; a committee."""
    if spec.meeting:
        for member in spec.meeting.members:
            name = _called(member)
            yield f"{name} ({member.district})" if member.district else name
        yield from filter(None, (spec.meeting.office, spec.meeting.staff))
    if spec.hearing:
        yield spec.hearing.committee


def _ask(document: Document) -> Iterator[str]:
    """The words of the asks, each once."""
    found = (node for node in walk(document.children) if isinstance(node, Paragraph))
    said = (plain_text(node.children) for node in found if node.role in (Role.ASK, Role.ASK_FURTHER))
    yield from dict.fromkeys(" ".join(words.replace("\u2060", "").split()) for words in said)


def figure_of(fact: Fact, today: dt.date) -> Figure:
    """A fact as a figure with its age on a day."""
    stated, review = fact.stated, fact.entry.review
    as_of = stated.as_of or ""
    years = [int(year) for year in YEAR.findall(as_of)]
    age = max(0, today.year - max(years)) if years else None
    return Figure(fact.id, stated.say, as_of, age, review, review is not None and review <= today)
