"""What readers may see anyway: asked for single words and runs of them, so that of thousands of files few are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final

from briefgen.trust.folding import Stream, folded, stream
from briefgen.trust.units import Unit, names_a_law

SMALL: Final = bytes(range(128)).lower()
OTHER: Final = bytes(one for one in range(128) if not chr(one).isalnum())


class Open:
    """A file of which these readers may see something: `texts` reads what.

    Where they may see all of it as it is written, `written` reads its bytes: what does not stand there need not be looked for.
    """

    def __init__(self, texts: Callable[[], Sequence[str]], written: Callable[[], bytes] | None = None) -> None:
        self._read, self._written = texts, written

    def may_say(self, letters: str) -> bool:
        """Whether it could say this."""
        return self._written is None or letters in self._letters

    def may_have(self, word: str) -> bool:
        """Whether it could have this word."""
        return self._written is None or (word in self._letters and word in self._spelled)

    @cached_property
    def _letters(self) -> str:
        data = self._data
        if data.isascii() and b"&" not in data and b"%" not in data:
            return data.translate(SMALL + bytes(128), OTHER).decode("ascii")
        return stream([data.decode("utf-8", "replace")]).letters

    @cached_property
    def _spelled(self) -> frozenset[str]:
        return frozenset(folded(self._data.decode("utf-8", "replace")))

    @cached_property
    def _data(self) -> bytes:
        return self._written() if self._written else b""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What they may see of it."""
        return tuple(self._read())

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of what they may see of it."""
        return frozenset(word for text in self.texts for word in folded(text))

    @cached_property
    def says(self) -> Saying:
        """What they may see of it, to be asked."""
        return Saying(stream(self.texts))


class Saying:
    """Words that are asked what they say."""

    def __init__(self, words: Stream) -> None:
        self._words = words

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {start: number for number, start in enumerate(self._words.starts)}

    def __call__(self, unit: Unit) -> bool:
        """Whether they say this, beginning and ending with a word, and not as part of the name of a law where it is a name."""
        starts, spelled = self._starts, self._words.spelled
        ends = (starts.get(at + len(unit.letters)) for at in self._places(unit.letters) if at in starts)
        return any(end is not None and not (unit.name and names_a_law(spelled[end : end + 8])) for end in ends)

    def _places(self, letters: str) -> Iterator[int]:
        at = self._words.letters.find(letters)
        while at >= 0:
            yield at
            at = self._words.letters.find(letters, at + 1)


class Known:
    """All that these readers may see, file by file; answers are remembered."""

    def __init__(self, files: Sequence[Open]) -> None:
        self._files = files
        self._said: dict[Unit, bool] = {}
        self._had: dict[str, bool] = {}

    def says(self, unit: Unit) -> bool:
        """Whether one of the files says this."""
        if unit not in self._said:
            self._said[unit] = any(one.may_say(unit.letters) and one.says(unit) for one in self._files)
        return self._said[unit]

    def has(self, word: str) -> bool:
        """Whether one of the files has this word."""
        if word not in self._had:
            self._had[word] = any(one.may_have(word) and word in one.words for one in self._files)
        return self._had[word]
