"""A document as it is printed → its content code: the same words, look, paper, language and meeting always have the same."""

from __future__ import annotations

from briefgen.models.codes import code_of
from briefgen.models.spec import Spec
from briefgen.models.style import Style


def code_for(file: str, id: str, spec: Spec, style: Style, words: str) -> str:
    """The content code of a document for whose words `words` stands: of the spec `file`, as the document `id` of a packet."""
    # Loaded while the process that lays out is being started.
    from briefgen.usage.rendering import occasion_of

    occasion = occasion_of(spec)
    return code_of(
        file,
        id,
        occasion.words if occasion else "",
        spec.language,
        f"{spec.paper or style.tokens.page.paper} {spec.orientation}",
        spec.style,
        # What a style leaves to this program may change with it, and is no other look to who made the style.
        style.tokens.model_dump_json(exclude_unset=True),
        *(f"{name} {known}" for name, known in style.sums.items()),
        words,
    )
