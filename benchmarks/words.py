"""The words of a brief as a plain YAML file, for a script that knows nothing of briefgen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from briefgen.document.display import Numbers
from briefgen.document.nodes import (
    BulletList,
    Callout,
    Code,
    CodeListing,
    Document,
    Emphasis,
    Figure,
    Group,
    Heading,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Passage,
    Quote,
    Role,
    Rule,
    Section,
    Strong,
    Table,
    Text,
)
from briefgen.pipeline import Asked, prepare
from briefgen.workspace import Workspace

UNSEEN = {ord(sign): None for sign in "\u2060\u200b"}
"""Signs that say where a line may end: a script that knows nothing of briefgen writes none."""


def save_words(spec: str, root: Path, folder: Path) -> Path:
    """Write what the brief `spec` of the workspace `root` says to `folder`, and return the YAML file."""
    document = prepare(Workspace(root), Asked(spec))[""].document
    path = folder / Path(spec).name
    path.write_text(yaml.safe_dump(words(document, folder), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def words(document: Document, folder: Path) -> dict[str, Any]:
    """Everything that is printed, in order; pictures are written to `folder`."""
    metadata = document.metadata
    return {
        "title": metadata.title,
        "language": metadata.language,
        "author": metadata.organization,
        "subject": metadata.subject,
        "footer": document.footer.left,
        "parts": list(_parts(document.children, folder)),
    }


def _parts(nodes: Iterable[Any], folder: Path) -> Iterator[dict[str, Any]]:
    for node in nodes:
        match node:
            case Paragraph(children, role):
                kind = "title" if role is Role.TITLE else "paragraph"
                yield {"kind": kind, "role": str(role), "runs": list(_runs(children))}
            case Heading(level, children):
                yield {"kind": "heading", "level": level, "runs": list(_runs(children))}
            case BulletList(items) | OrderedList(items):
                kind = "bullet" if isinstance(node, BulletList) else "number"
                for item in items:
                    yield from ({**part, "kind": kind} for part in _parts(item.children, folder))
            case Table(header, rows, caption=caption):
                yield {"kind": "paragraph", "role": "caption", "runs": list(_runs(caption))}
                yield {
                    "kind": "table",
                    "rows": [[list(_runs(cell.children)) for cell in row.cells] for row in (header, *rows)],
                }
            case Numbers(shown):
                for row in shown:
                    said = (*row.number, Text(" "), *row.unit, Text(" "), *row.words)
                    yield {"kind": "paragraph", "role": "body", "runs": list(_runs(said))}
            case Quote(children, attribution):
                yield from _parts((*children, Paragraph(attribution, Role.ATTRIBUTION)), folder)
            case Callout(children, title):
                yield from _parts((Paragraph(title, Role.CALLOUT_TITLE), *children), folder)
            case Figure(image, caption, width):
                (folder / image.name).write_bytes(image.data)
                yield {"kind": "picture", "file": image.name, "alt": image.alt, "width": width}
                yield {"kind": "paragraph", "role": "caption", "runs": list(_runs(caption))}
            case CodeListing(text):
                yield {"kind": "paragraph", "role": "body", "runs": [{"text": text}]}
            case Section(heading=heading, children=children):
                yield from _parts((heading, *children) if heading else children, folder)
            case Group(children=children) | Passage(children=children):
                yield from _parts(children, folder)
            case Rule():
                continue
            case _:
                raise TypeError(f"benchmarks do not know {type(node).__name__}")


def _runs(nodes: Iterable[Any], **look: Any) -> Iterator[dict[str, Any]]:
    for node in nodes:
        match node:
            case Text(text) | Code(text):
                yield {"text": text.translate(UNSEEN), **look}
            case LineBreak():
                yield {"text": "\n", **look}
            case Emphasis(children):
                yield from _runs(children, **look, italic=True)
            case Strong(children):
                yield from _runs(children, **look, bold=True)
            case Link(target, children):
                yield from _runs(children, **look, link=target)
            case Note(children):
                said = [run for flow in children if isinstance(flow, Paragraph) for run in _runs(flow.children)]
                yield {"text": "", "note": said}
            case _:
                raise TypeError(f"benchmarks do not know {type(node).__name__}")
