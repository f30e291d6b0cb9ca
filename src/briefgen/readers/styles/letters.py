"""How wide the letters of running text are on the average: by them a style says how long its lines may be."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.models.style import Tokens

SAMPLE = (
    "The committee heard from three county health officers that people who are afraid of being arrested come later, or "
    "not at all, to the programs which would treat them; in 2014, after the law had changed, fewer did."
)
"""Running text with the letters of English in about their usual shares."""


def with_letters_measured(tokens: Tokens, fonts: Mapping[str, bytes]) -> Tokens:
    """The tokens with the width of the letters of running text, where a style says how many a line may have."""
    if tokens.page.measure is None:
        return tokens
    letter = _mean(fonts[getattr(tokens.fonts, tokens.looks.body.font).regular])
    return tokens.model_copy(update={"page": tokens.page.measured(letter)})


def _mean(data: bytes) -> float:
    """The width of a letter of a font on the average, spaces among them, in sizes of the letters."""
    import uharfbuzz

    face = uharfbuzz.Face(data)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(SAMPLE)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    places = buffer.glyph_positions or ()
    return float(sum(place.x_advance for place in places) / face.upem / len(SAMPLE))
