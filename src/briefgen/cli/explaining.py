"""How a document lies on its pages, as tables for people: every length of every block, and what takes how many lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.cli.door import Door

if TYPE_CHECKING:
    from briefgen.fit import Explained
    from briefgen.models.reserved import PrivateText
    from briefgen.pipeline.looking import Look
    from briefgen.pipeline.since import Since
    from briefgen.pipeline.summing import Figure, Summary


def counted(lines: int) -> str:
    """A number of lines in words."""
    return f"{lines} line{'' if lines == 1 else 's'}"


COLUMNS = ("block", "began as", "lines", "printed as", "why")


def explain(door: Door, look: Look, *, tables: bool, summary: bool) -> None:
    """Show the last look before printing, and the tables, on standard error, in columns of even width."""
    if look.document or summary:
        door.tell(f"{look.brief}:")
    if summary:
        _table(door, [(f"  {name}", words) for name, words in _summary(look)])
    if tables and look.uses:
        _table(door, [COLUMNS, *(_cells(row) for row in look.uses)])
        door.tell("")
    if tables:
        _table(door, [("part", "lines"), *_parts(look)])


def tell_home(door: Door, looks: Sequence[Look]) -> None:
    """Say which papers of a packet never leave the team."""
    home = [look.brief for look in looks if look.document and look.summary.internal]
    if home:
        door.tell(f"Of these papers, {', '.join(home)} stay{'s' if len(home) == 1 else ''} at home.")


def _summary(look: Look) -> Iterator[tuple[str, str]]:
    """The last look before printing, a line for each thing."""
    seen = look.summary
    yield "for", "; ".join(seen.whom) or "nobody is named"
    day = f"{seen.day:%A, %B} {seen.day.day}, {seen.day.year} ({_away(seen.days)})" if seen.day else "no day is named"
    yield "day", ", ".join(filter(None, (day, seen.time, seen.place)))
    yield "goes to", "nobody: internal, take it home again" if seen.internal else seen.audience
    for number, words in enumerate(seen.ask or ("none stands in a box of its own",)):
        yield "" if number else "ask", words
    for number, figure in enumerate(seen.figures):
        yield "" if number else "figures", _figure(figure)
    if not seen.figures:
        yield "figures", "none is printed by its name"
    yield "at home", _at_home(seen)
    for number, text in enumerate(seen.withheld):
        yield "" if number else "left out", _withheld(text)
    if seen.left_out:
        yield "no room for", ", ".join(seen.left_out)
    for number, one in enumerate(seen.minor):
        yield "" if number else "minor", _minor(one)
    of = f" of {look.limit}" if look.limit else ""
    room = f"{counted(look.over)} over" if look.over else f"{counted(look.free)} free"
    yield "pages", f"{look.pages}{of}, {room}"


def _away(days: int | None) -> str:
    match days:
        case None | 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def _figure(figure: Figure) -> str:
    """A figure with its age, and whether it is to be looked up again."""
    ago = {None: "", 0: ", this year", 1: ", a year ago"}.get(figure.years, f", {figure.years} years ago")
    age = f"of {figure.as_of}{ago}" if figure.as_of else "no time is said"
    look_up = f"; was to be looked up by {figure.review}" if figure.due else ""
    return f"{figure.words} ({figure.id}): {age}{look_up}"


def _at_home(seen: Summary) -> str:
    """The arguments that are too private for these readers."""
    count = len(seen.at_home)
    if not count:
        return "nothing: these readers may see every argument of the library"
    return (
        f"{count} argument{' is' if count == 1 else 's are'} too private for these readers: {', '.join(seen.at_home)}"
    )


def _minor(one: Since) -> str:
    """A text that a signer approved in other words: who declared the change minor, and what it is."""
    when = f"approved by {one.organization} on {one.approved}, changed since by {one.by} on {one.declared}"
    return f"{one.text.called}, {when}: {one.shown}"


def _withheld(text: PrivateText) -> str:
    """A passage that the readers do not get: whose, where, and for whom it is."""
    of = f"a passage of {text.block} ({text.length})" if text.block else "a passage of the brief"
    return f"{of}, for the {text.audience} only: {text.span.file}:{text.span.line}"


def _table(door: Door, cells: Sequence[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        door.tell("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cells(row: Explained) -> tuple[str, ...]:
    """A block with the lines of its lengths; those that the brief does not allow stand in brackets."""
    lines = (f"{name} {count}" if name in row.allowed else f"({name} {count})" for name, count in row.lines)
    return row.block, row.asked, ", ".join(lines) or "–", row.chosen, row.why


def _parts(look: Look) -> Iterator[tuple[str, str]]:
    """Every part with its lines, those of a kind together unless they are blocks; then what is free or over."""
    for name, lines in look.by_name:
        yield name, str(lines)
    holds = f"of {look.holds} on {look.limit or look.pages} page{'' if (look.limit or look.pages) == 1 else 's'}"
    yield ("over", f"{look.over}, {holds}") if look.over else ("free", f"{look.free}, {holds}")
