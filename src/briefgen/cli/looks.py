"""How documents lie on their pages, as data for programs: what `render --json` prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli.messages import as_data as as_message
from briefgen.diagnostics import Diagnostic, path_text

if TYPE_CHECKING:
    from briefgen.fit import Explained
    from briefgen.pipeline.looking import Look, Part
    from briefgen.pipeline.since import Since
    from briefgen.pipeline.summing import Summary


def as_data(
    looks: Sequence[Look], files: Mapping[str, Sequence[Path]], diagnostics: Sequence[Diagnostic]
) -> dict[str, Any]:
    """Everything that a run made or could not make; `files` are those that were written, by the names of documents."""
    return {
        "documents": [_document(look, files.get(look.brief, ())) for look in looks],
        "diagnostics": [as_message(diagnostic) for diagnostic in diagnostics],
    }


def _document(look: Look, files: Sequence[Path]) -> dict[str, Any]:
    return {
        "brief": look.brief,
        "spec": look.spec,
        "document": look.document or None,
        "files": [str(path.resolve()) for path in files],
        "paper": {"width": _points(look.paper[0]), "height": _points(look.paper[1])},
        "pages": {"made": look.pages, "allowed": look.limit},
        "lines": {
            "hold": look.holds,
            "free": look.free,
            "over": look.over,
            "rule": look.rule,
            "breaks": look.breaks,
            "height": _points(look.line),
        },
        "parts": [_part(part) for part in look.parts],
        "blocks": [_block(row) for row in look.uses],
        "frees": [
            {"id": path_text(one.path), "block": one.block, "length": one.length, "lines": one.lines}
            for one in look.frees
        ],
        "loosened": _loosened(look),
        "summary": _summary(look.summary),
    }


def _summary(seen: Summary) -> dict[str, Any]:
    return {
        "whom": list(seen.whom),
        "day": seen.day.isoformat() if seen.day else None,
        "days_left": seen.days,
        "time": seen.time or None,
        "place": seen.place or None,
        "audience": seen.audience,
        "internal": seen.internal,
        "ask": list(seen.ask),
        "figures": [
            {
                "id": figure.id,
                "words": figure.words,
                "as_of": figure.as_of or None,
                "years": figure.years,
                "review": figure.review.isoformat() if figure.review else None,
                "due": figure.due,
            }
            for figure in seen.figures
        ],
        "at_home": list(seen.at_home),
        "left_out": list(seen.left_out),
        "withheld": [
            {
                "block": text.block or None,
                "length": text.length or None,
                "audience": str(text.audience),
                "file": text.span.file,
                "line": text.span.line or None,
            }
            for text in seen.withheld
        ],
        "minor": [_minor(one) for one in seen.minor],
    }


def _minor(one: Since) -> dict[str, Any]:
    key = {name: value for name, value in one.text.as_data().items() if name not in ("wording", "hash")}
    declared = {"declared": str(one.declared), "declared_by": one.by}
    return {
        "organization": one.organization, **key, "approved": str(one.approved), **declared, "old": one.old, "new": one.new
    }  # fmt: skip


def _part(part: Part) -> dict[str, Any]:
    return {
        "id": path_text(part.piece.path),
        "kind": part.piece.kind,
        "name": part.piece.name or None,
        "file": part.span.file,
        "path": path_text(part.span.path),
        "line": part.span.line or None,
        "lines": part.lines,
        "note_lines": part.note_lines,
        "rectangles": [
            {
                "page": box.page,
                "place": box.place,
                "x": _points(box.x),
                "y": _points(box.y),
                "width": _points(box.width),
                "height": _points(box.height),
            }
            for box in part.boxes
        ],
    }


def _block(row: Explained) -> dict[str, Any]:
    return {
        "id": path_text(row.path),
        "block": row.block,
        "began_as": row.asked,
        "printed_as": row.chosen,
        "why": row.why,
        "optional": row.optional,
        "lengths": [{"length": name, "lines": count, "allowed": name in row.allowed} for name, count in row.lines],
    }


def _loosened(look: Look) -> dict[str, Any] | None:
    if look.loosened is None:
        return None
    chosen = [
        {"id": path_text(row.path), "block": row.block, "length": length}
        for row, length in zip(look.uses, look.loosened.lengths, strict=True)
    ]
    return {"fits": look.loosened.fits, "over": look.loosened.over, "lengths": chosen}


def _points(measure: float) -> float:
    return round(measure, 2)
