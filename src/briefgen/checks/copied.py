"""Sentences of a voice that stand in another text: there nothing asks for consent, and nothing calls them back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefgen.checks.evidence.texts import Written
from briefgen.diagnostics import Diagnostic
from briefgen.models.library import Block

LEAST_WORDS: Final = 6
"""The fewest words of a sentence that is taken for the voice's own."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_END: Final = re.compile(r"(?<=[.!?…])[\"”’*_)]*\s+|\n\s*\n|\n:::.*\n?|^:::.*\n?", re.MULTILINE)


def copied(texts: Iterable[Written], voices: Mapping[str, Block]) -> Iterator[Diagnostic]:
    """Places in texts that are not the voices' own where a sentence of a voice stands."""
    sentences = dict(_sentences(voices)) if voices else {}
    own = {voice.file for voice in voices.values()}
    for text in texts if sentences else ():
        if text.manuscript.file not in own and text.read:
            yield from _in(text, sentences)


def _in(text: Written, sentences: Mapping[str, str]) -> Iterator[Diagnostic]:
    line = f" {_folded(' '.join(_WORD.findall(text.manuscript.text)))} "
    for sentence, voice in sentences.items():
        at = line.find(f" {sentence} ")
        if at >= 0:
            words = list(_WORD.finditer(text.manuscript.text))
            first = line.count(" ", 0, at)
            last = first + sentence.count(" ")
            yield Diagnostic(
                "copied-voice",
                f"a sentence of the voice `{voice}` stands here, outside of its block",
                text.place(words[first].start(), words[last].end()),
                hint=f"Use the block `{voice}` instead: only there is its consent looked at, its label printed, "
                "and the story found when it is called back.",
            )


def _sentences(voices: Mapping[str, Block]) -> Iterator[tuple[str, str]]:
    """The sentences of voices, in words alone, with the voice each is from."""
    for name, voice in voices.items():
        for text in voice.lengths.values():
            for sentence in _END.split(text.text):
                words = _WORD.findall(sentence or "")
                if len(words) >= LEAST_WORDS:
                    yield _folded(" ".join(words)), name


def _folded(words: str) -> str:
    return words.casefold().replace("’", "'")
