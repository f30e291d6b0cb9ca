"""Templates in other languages: `leave-behind.es.yaml` holds the words of `leave-behind.yaml` in Spanish, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from briefgen.diagnostics import Diagnostic, Report, nearest
from briefgen.models.languages import USUAL_LANGUAGE, primary
from briefgen.readers.brief.merge import Node, leaves

WORDS = (
    "title",
    "subtitle",
    "short_title",
    "kicker",
    "summary",
    "ask",
    "footer",
    "labels",
    "letter",
    "signers",
    "sections",
)
"""Keys of a template that hold words, which a translation may say in its language."""

OF_SECTION = ("id", "heading", "blocks")
"""Keys of a section that a translation may have: the first says which section it is."""

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?\Z")
"""A language tag, which may be part of the name of a file."""

Path = tuple[str | int, ...]


Foreign = tuple[str, tuple[str, ...]]
"""The name of a template, and words of it that a brief of another language prints."""


def tags(language: str) -> tuple[str, ...]:
    """The tags under which a translation is looked for: that of the language as spoken somewhere, then of the language."""
    return tuple(dict.fromkeys((language, primary(language)))) if TAG.match(language) else ()


def is_translation(file: str) -> bool:
    """Whether a file of a template is one that translates another."""
    return "." in PurePosixPath(file).stem


def words_only(words: Node, template: Node, report: Report) -> Node:
    """What a translation may say of its template; all else is reported (`not-in-translation`) and left out."""
    for key, below in words.keys.items():
        if key not in WORDS:
            report.add(_not_words(key, below, "a translation", WORDS))
    kept = {key: below for key, below in words.keys.items() if key in WORDS}
    if "sections" in kept:
        known = [name for section in _sections(template) if (name := section.word("id"))]
        sections = [_section(section, known, report) for section in kept["sections"].items]
        kept["sections"] = replace(kept["sections"], value=[section for section in sections if section])
    return replace(words, value=kept)


def _section(section: Node, known: list[str], report: Report) -> Node | None:
    """The words of a section; None where the template has no such section."""
    name = section.word("id")
    if name not in known:
        report.add(
            Diagnostic(
                "not-in-translation",
                f"the template has no section `{name}` to translate" if name else "this section has no `id`",
                section.keys["id"].span if "id" in section.keys else section.span,
                expected=f"the id of a section of the template: {', '.join(known)}" if known else "no sections",
                nearest=nearest(name, known),
            )
        )
        return None
    for key, below in section.keys.items():
        if key not in OF_SECTION:
            report.add(_not_words(key, below, "a section of a translation", OF_SECTION))
    return replace(section, value={key: below for key, below in section.keys.items() if key in OF_SECTION})


def _not_words(key: str, node: Node, where: str, allowed: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        "not-in-translation",
        f"`{key}` cannot stand in {where}, which holds words alone",
        node.key_span or node.span,
        expected=", ".join(allowed),
        hint="Write it in the template itself.",
    )


def unchanged(words: Node, template: Node, original: Node) -> Node:
    """The translation of what stands in a template as in the `original` that was translated; of the rest there is none."""
    now, then = _said(template), _said(original)
    return _without(words, {path for path in {**now, **then} if now.get(path) != then.get(path)}, ())


def _without(node: Node, changed: set[Path], path: Path) -> Node:
    """A translation without what stands at the paths `changed`, or in a list or group where something changed."""
    if path == ("sections",):
        kept = [_without(section, changed, (*path, section.word("id"))) for section in node.items]
        return replace(node, value=kept)
    if isinstance(node.value, dict):
        below = {key: _without(value, changed, (*path, key)) for key, value in node.keys.items()}
        return replace(node, value={key: value for key, value in below.items() if (*path, key) not in changed})
    return node


def _said(node: Node) -> dict[Path, list[object]]:
    """The words of a template, each by its path, in which sections are named by their ids; lists are taken whole."""
    said: dict[Path, list[object]] = {}
    for path, leaf in leaves(node):
        if path and path[0] in WORDS:
            said.setdefault(_named(path, node), []).append(leaf.value)
    return said


def _named(path: Path, node: Node) -> Path:
    """A path with the id of a section in place of its number; it ends where a list begins."""
    if path[0] == "sections" and len(path) > 1:
        section = _sections(node)[int(path[1])]
        path = ("sections", section.word("id"), *path[2:])
    end = next((at for at, step in enumerate(path) if isinstance(step, int)), len(path))
    return path[:end]


def foreign(node: Node, originals: Mapping[str, Node | None], language: str, usual: str) -> Iterator[Foreign]:
    """The words that a brief of this language takes from templates, and which are in another.

    `originals` are the templates that come with briefgen and are English, by name; what stands in none of them was
    written in the `usual` language of the workspace.
    """
    found: dict[str, list[str]] = {}
    for path, leaf in leaves(node):
        file = leaf.span.file if leaf.span else ""
        name = PurePosixPath(file).stem
        if name not in originals or is_translation(file) or not _printed(path, node):
            continue
        shipped = originals[name]
        english = shipped is not None and leaf.value in [other.value for _, other in leaves(shipped)]
        if primary(USUAL_LANGUAGE if english else usual) != primary(language):
            found.setdefault(name, []).append(str(leaf.value))
    return ((name, tuple(words)) for name, words in found.items())


def _printed(path: Path, node: Node) -> bool:
    """Whether what stands at `path` is words, and not in a section that stays empty."""
    if not path or path[0] not in WORDS:
        return False
    if path[0] != "sections":
        return path[0] != "signers" or path[-1] == "heading"
    section = _sections(node)[int(path[1])] if len(path) > 2 else Node({})
    filled = "part" in section.keys or ("blocks" in section.keys and bool(section.keys["blocks"].items))
    return filled and path[-1] in ("heading", "text")


def _sections(node: Node) -> tuple[Node, ...]:
    return node.keys["sections"].items if "sections" in node.keys else ()
