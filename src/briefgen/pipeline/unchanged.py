"""Whether a document that was made before would be made just like that again, known before anything is laid out.

How a document is laid out, and in which lengths, follows from its words in the lengths that were composed for it, from its
look and from the program. All of them are noted when it is made. Where they are the same, so are its files: what else
has changed in its brief, such as the room of the meeting, is not printed in it.
"""

from __future__ import annotations

from collections.abc import Mapping

import briefgen
from briefgen.document.plan import Lengths
from briefgen.document.summing import sum_of
from briefgen.noun import noun
from briefgen.pipeline.drafting import Draft, cite, compose
from briefgen.pipeline.layouts import Layouts
from briefgen.pipeline.material import Material
from briefgen.usage.rendering import occasion_of
from briefgen.writers.pdf import engine_version


@noun
class MadeOf:
    """What a document was made of: `look` stands for all but its words, `drafts` for these, by the lengths of its blocks.

    `lengths` are those that were printed.
    """

    look: str
    lengths: Lengths
    drafts: Mapping[Lengths, str]


def made_of(layouts: Layouts, lengths: Lengths) -> MadeOf:
    """What a document was made of that is printed in these lengths."""
    drafts = {one: _words(draft) for one, draft in layouts.drafted.items()}
    return MadeOf(_look(layouts.material), lengths, drafts)


def as_before(material: Material, first: Draft, known: MadeOf) -> Draft | None:
    """The draft in the lengths to print, where the document would be just as it was; else None.

    `first` is the draft that is composed already.
    """
    uses = len(material.plan.uses)
    if known.look != _look(material) or any(len(one) != uses for one in (known.lengths, *known.drafts)):
        return None
    drafts = {first.lengths: first}
    for lengths, words in known.drafts.items():
        try:
            draft = drafts.get(lengths) or cite(compose(material, lengths))
        except (LookupError, ValueError):
            return None
        if _words(draft) != words:
            return None
        drafts[lengths] = draft
    return drafts.get(known.lengths)


def _words(draft: Draft) -> str:
    return sum_of(draft.document)


def _look(material: Material) -> str:
    """What stands for everything that decides how given words are laid out and written."""
    spec, style = material.spec, material.style
    occasion = occasion_of(spec)
    return sum_of((
        briefgen.__version__, engine_version(), style.tokens.model_dump_json(), style.sums, spec.style, spec.paper, spec.orientation,
        spec.language, spec.pages, spec.attach, spec.audience, sorted(material.formats), material.called, material.coded,
        material.asked.draft, material.asked.read_back, occasion.words if material.coded and occasion else "",
        sorted((material.shared or {}).items()), [(use.block, use.section, use.options, use.weight) for use in material.plan.uses],
        {name: sorted(source.csl.items()) for name, source in material.library.sources.items()} if spec.attach else "",
    ))  # fmt: skip
