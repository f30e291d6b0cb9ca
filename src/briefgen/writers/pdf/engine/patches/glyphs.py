"""What the glyphs of a font stand for, settled before the font is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import weasyprint.pdf

from briefgen.writers.pdf.engine.tagging.wording import settle


def install() -> None:
    """Let this process settle it for every font of every document."""
    build: Callable[..., Any] = weasyprint.pdf.build_fonts_dictionary

    def built(pdf: Any, fonts: Any, *given: Any) -> Any:
        settle(fonts)
        return build(pdf, fonts, *given)

    weasyprint.pdf.build_fonts_dictionary = built
