"""What goes into a PDF beside its pages: nothing but what the paper itself gives away."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, assert_never

from briefgen.document.nodes import Citation
from briefgen.document.walking import walk
from briefgen.models.formats import Attachment
from briefgen.pipeline.drafting import Draft
from briefgen.pipeline.material import Material
from briefgen.writers import Attached, Output

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CITED: Final = "application/vnd.citationstyles.csl+json"
"""The media types of the files, as IANA has them."""

OWN: Final = frozenset({"abstract", "annote", "custom", "keyword", "note"})
"""Variables in which people keep notes of their own; they stay at home, as those of the staff do."""


def attached(draft: Draft, word: Callable[[], Output]) -> Iterator[Attached]:
    """The files that a spec puts into its PDF; `word` makes the Word file.

    The sources are those that the text cites, in their order, as CSL-JSON.
    """
    spec, name = draft.material.spec, draft.material.called
    for one in dict.fromkeys(spec.attach):
        match one:
            case Attachment.DOCX:
                yield Attached(f"{name}.docx", WORD, "Alternative", spec.labels.word_file, word().data)
            case Attachment.SOURCES:
                yield Attached(f"{name}.sources.json", CITED, "Data", spec.labels.source_data, sources(draft))
            case _:
                assert_never(one)


def attached_names(material: Material) -> frozenset[str]:
    """The names of the files that `attached` puts into a PDF."""
    endings = {Attachment.DOCX: "docx", Attachment.SOURCES: "sources.json"}
    return frozenset(f"{material.called}.{endings[one]}" for one in material.spec.attach)


def sources(draft: Draft) -> bytes:
    """The sources that a text cites, as CSL-JSON."""
    known = draft.material.library.sources
    cited = (item.source for node in walk(draft.bare.children) if isinstance(node, Citation) for item in node.items)
    entries = [_shared(known[id].csl) | {"id": id} for id in dict.fromkeys(cited) if id in known]
    return (json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _shared(csl: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in csl.items() if name not in OWN}
