"""Small briefs and libraries made by hand, for tests."""

from __future__ import annotations

from typing import Any

from briefgen.diagnostics import KeyPath, Report, Span
from briefgen.models.library import Block, BlockText, FrontMatter, Library
from briefgen.models.places import Places
from briefgen.models.spec import Length, Spec


def block(name: str, lengths: str = "headline short full", *, language: str = "en-US", **matter: Any) -> Block:
    """A block whose texts say which they are: `one short.`"""
    given = {"title": f"Title of {name}", "summary": "s", "audience": "public"} | matter
    texts = {Length(size): BlockText(f"{name} {size}.", f"{name}.md", 5) for size in lengths.split()}
    return Block(name, language, FrontMatter.model_validate(given), texts, f"{name}.md")


def library(*blocks: Block) -> Library:
    """A library of these blocks, without sources."""
    return Library({b.id: b for b in blocks}, tuple(b.id for b in blocks), {})


def brief(**keys: Any) -> tuple[Spec, Places]:
    """A spec and its places: every value of the first two levels of sections stands on a line of its own."""
    spec = Spec.model_validate({"title": "T", "date": "2026-11-20"} | keys)
    spans: dict[KeyPath, Span] = {("sections", i, "blocks", j): Span("brief.yaml", 10 * i + j, 3)
             for i, section in enumerate(spec.sections) for j, _ in enumerate(section.blocks)}  # fmt: skip
    return spec, Places("", spans, {})


def said(report: Report) -> list[str]:
    """What a report holds, as `line code: message`."""
    return [f"{d.span.line if d.span else '-'} {d.code}: {d.message}" for d in report.diagnostics]
