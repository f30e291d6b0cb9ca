"""Which glyphs the letters of a font can turn into: ligatures, accents put together, figures of another kind.

Source: OpenType specification 1.9.1, "GSUB — Glyph Substitution Table" and "OpenType Layout Common Table Formats".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from briefgen.writers.docx.fonts.layout import Layout
from briefgen.writers.docx.fonts.tables import numbers

KEPT = frozenset((b"calt", b"ccmp", b"clig", b"liga", b"locl", b"rclt", b"rlig"))
"""What programs do by themselves; small capitals, other figures and the like go."""

SINGLE, MULTIPLE, ALTERNATE, LIGATURE, CONTEXT, CHAINED, EXTENSION, REVERSE = range(1, 9)
"""The kinds of lookups."""


class Substitution(Layout):
    """The table GSUB of a font. Broken tables raise struct.error, IndexError or ValueError."""

    extension = EXTENSION

    def without_others(self) -> bytes:
        """The table, its features that are not kept having nothing to do any more."""
        table = bytearray(self.table)
        kept = {place for tag, place in self.features if tag in KEPT}
        for _, place in self.features:
            if place not in kept:
                struct.pack_into(">H", table, place + 2, 0)
        return bytes(table)

    def closed(self, glyphs: set[int]) -> set[int]:
        """These glyphs with all that features which are kept can make of them, whatever stands beside them."""
        steps = [step for lookup in sorted(self._in_use()) for step in self._steps(lookup)]
        reached, before = set(glyphs), -1
        while before < len(reached):
            before = len(reached)
            for needed, made in steps:
                if reached.issuperset(needed):
                    reached.update(made)
        return reached

    def _in_use(self) -> set[int]:
        """The lookups of features that are kept, and those that they call."""
        waiting = [number for tag, place in self.features if tag in KEPT for number in self.array(place + 2)]
        found: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting += [called for kind, place in self.subtables(number) for called in self._called(kind, place)]
        return found

    def _called(self, kind: int, place: int) -> Iterator[int]:
        """The lookups that a subtable calls where it finds its context."""
        if kind not in (CONTEXT, CHAINED):
            return
        (form,) = numbers(self.table, place, 1)
        if form == 3:
            yield from self._calls(place + 2, self._inputs(kind), 0)
            return
        skipped = {(CONTEXT, 1): 4, (CONTEXT, 2): 6, (CHAINED, 1): 4, (CHAINED, 2): 10}[kind, form]
        for rules in filter(None, self.array(place + skipped)):
            for rule in self.array(place + rules):
                yield from self._calls(place + rules + rule, self._inputs(kind), 1)

    def _inputs(self, kind: int) -> int:
        """How many sequences of glyphs stand before the calls: what comes before, the glyphs themselves, what follows."""
        return 1 if kind == CONTEXT else 3

    def _calls(self, place: int, sequences: int, unsaid: int) -> Iterator[int]:
        """The calls of a rule. The first of the glyphs themselves is `unsaid` where the rule's place says it already."""
        if sequences == 1:
            glyphs, count = numbers(self.table, place, 2)
            place += 4 + 2 * (glyphs - unsaid)
        else:
            for number in range(sequences):
                (glyphs,) = numbers(self.table, place, 1)
                place += 2 + 2 * (glyphs - (unsaid if number == 1 else 0))
            (count,) = numbers(self.table, place, 1)
            place += 2
        yield from numbers(self.table, place, 2 * count)[1::2]

    def _steps(self, number: int) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """The glyphs that are needed, and those that they are turned into."""
        for kind, place in self.subtables(number):
            if kind not in (SINGLE, MULTIPLE, ALTERNATE, LIGATURE, REVERSE):
                continue
            form, coverage = numbers(self.table, place, 2)
            covered = list(self.covered(place + coverage))
            if kind == SINGLE and form == 1:
                (delta,) = numbers(self.table, place + 4, 1)
                yield from (((glyph,), ((glyph + delta) & 0xFFFF,)) for glyph in covered)
            elif kind == SINGLE:
                yield from (((glyph,), (made,)) for glyph, made in zip(covered, self.array(place + 4), strict=False))
            elif kind == REVERSE:
                yield from (((glyph,), (made,)) for glyph, made in zip(covered, self._reversed(place), strict=False))
            else:
                for glyph, offset in zip(covered, self.array(place + 4), strict=False):
                    yield from self._sequences(kind, glyph, place + offset)

    def _sequences(self, kind: int, glyph: int, place: int) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """What one glyph becomes: several, one of several, or a ligature with those that follow it."""
        if kind != LIGATURE:
            yield (glyph,), self.array(place)
            return
        for offset in self.array(place):
            made, count = numbers(self.table, place + offset, 2)
            yield (glyph, *numbers(self.table, place + offset + 4, max(count - 1, 0))), (made,)

    def _reversed(self, place: int) -> tuple[int, ...]:
        """What glyphs become where a text is gone through from its end."""
        place += 4
        for _ in range(2):
            place += 2 + 2 * numbers(self.table, place, 1)[0]
        return self.array(place)
