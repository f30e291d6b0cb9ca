"""A folder of fonts → what a style needs of them: its font files, what it says of them, and what was made of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from briefgen.diagnostics import BriefError, Diagnostic, Report, Severity, Span
from briefgen.noun import noun
from briefgen.readers.foundry.apart import Answer, identify, make
from briefgen.readers.foundry.cast import FACES, Cast, face_name, file_name
from briefgen.readers.foundry.families import Family, families
from briefgen.readers.styles.fonts import forbids
from briefgen.readers.styles.reading import FONT_LIMIT_BYTES
from briefgen.workspace.handed import files_handed

SUFFIXES = (".ttf", ".otf", ".woff", ".woff2", ".ttc", ".otc")
MOST_FONTS = 120
"""The most font files that are read: ten families with every weight that foundries sell."""

FALLBACKS = {"serif": "Cambria", "sans-serif": "Calibri", "monospace": "Consolas"}
"""The families that every office computer has, by the kind of face that they stand in for."""

USUAL = {"body": "serif", "heading": "sans-serif"}
"""The kind of a family that does not say which it is, by what it is used for."""


@noun
class Handed:
    """The fonts of a folder: families that are `whole`, those that lack a face, and what could not be read."""

    folder: Path
    files: Mapping[str, bytes] = field(repr=False)
    families: tuple[Family, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def whole(self) -> Mapping[str, Family]:
        """The families with all four faces, by their names."""
        return {family.name: family for family in self.families if not family.lacking}


@noun
class Outfit:
    """What a style is given: font files by name, what it says under `fonts`, whether Word files may carry them.

    `told` says line by line what was made of what; `converted` whether any font was changed.
    """

    files: Mapping[str, bytes] = field(repr=False)
    fonts: Mapping[str, Mapping[str, str]]
    embedded: bool
    told: tuple[str, ...]
    converted: bool


def handed(folder: Path) -> Handed:
    """The fonts in a folder. Raises BriefError: `missing-file`, `too-many-files`, `no-fonts`, `family-incomplete`."""
    files, unread = files_handed(folder, SUFFIXES, most=MOST_FONTS, limit_bytes=FONT_LIMIT_BYTES)
    answers = identify(files)
    faults = [_left_aside(name, answer.fault) for name, answer in answers.items() if answer.fault]
    found = families(cast for answer in answers.values() for cast in answer.casts)
    result = Handed(folder, files, found, (*unread, *faults))
    if not found:
        raise BriefError([*result.diagnostics, _no_fonts(folder, bool(files or unread))])
    if not result.whole:
        raise BriefError([*result.diagnostics, *map(_incomplete, found)])
    return result


def outfit(handed: Handed, chosen: Mapping[str, str]) -> Outfit:
    """The fonts of the families chosen for `body` and `heading`. Raises BriefError: `font-license`, `unusable-font`."""
    used = {name: handed.whole[name] for name in dict.fromkeys(chosen.values())}
    casts = [cast for family in used.values() for cast in family.casts.values()]
    report = Report()
    report.add(*(problem for cast in casts for problem in _forbidden(cast)))
    report.raise_if_failed()
    files = _made(handed, casts, report)
    report.raise_if_failed()
    return Outfit(
        files=files,
        fonts={key: _tokens(key, used[name]) for key, name in chosen.items()},
        embedded=not any(forbids(cast.rights, edited=True) for cast in casts),
        told=tuple(_told(handed, used)),
        converted=any(not cast.whole for cast in casts),
    )


def _made(handed: Handed, casts: Sequence[Cast], report: Report) -> dict[str, bytes]:
    """The font files, by the names that they have in a style."""
    changed = [cast for cast in casts if not cast.whole]
    made = dict(zip(changed, make([(cast, handed.files[cast.file]) for cast in changed]), strict=True))
    files: dict[str, bytes] = {}
    for cast in casts:
        answer = made.get(cast) or Answer({}, handed.files[cast.file])
        if answer.fault:
            report.add(_unmade(cast, answer.fault))
        files[file_name(cast.family, cast.face)] = answer.data
    return files


def _tokens(key: str, family: Family) -> Mapping[str, str]:
    """What a style says of a family."""
    generic = family.generic or USUAL[key]
    faces = {face: file_name(family.name, face) for face in FACES}
    return {"family": family.name, **faces, "fallback": FALLBACKS[generic], "generic": generic}


def _told(handed: Handed, used: Mapping[str, Family]) -> Iterator[str]:
    """What was made of what, family by family; what was left where it is."""
    for family in used.values():
        yield f"{family.name}:"
        yield from (f"  {face_name(face)}: {cast.file}, {cast.done}" for face, cast in family.casts.items())
        if spare := sorted({cast.file for cast in family.others} - {cast.file for cast in family.casts.values()}):
            yield f"  not needed: {_listed(spare)}"
    for family in handed.families:
        if family.lacking:
            yield f"{family.name} was not taken: it has no {_listed([face_name(one) for one in family.lacking], 'or')}"
        elif family.name not in used:
            yield f"{family.name} was not taken"


def _listed(names: Sequence[str], word: str = "and") -> str:
    """Names in a line, none as nothing."""
    if not names:
        return ""
    shown = list(names[:6]) + ([f"{len(names) - 6} more"] if len(names) > 6 else [])
    return f" {word} ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _left_aside(name: str, fault: str) -> Diagnostic:
    hint = (
        "Take one font out of the collection first."
        if "collection" in fault
        else "Copy it again from where it came from."
    )
    return Diagnostic(
        "unusable-font", f"the font file “{name}” {fault}, and was left aside", Span(name), Severity.WARNING,
        expected="a TrueType or OpenType font, also a variable or a web font", hint=hint,
    )  # fmt: skip


def _unmade(cast: Cast, fault: str) -> Diagnostic:
    return Diagnostic(
        "unusable-font", f"no {face_name(cast.face)} could be made of the font file “{cast.file}”: it {fault}",
        Span(cast.file), hint="Ask its maker for the static TrueType version (.ttf).",
    )  # fmt: skip


def _forbidden(cast: Cast) -> Iterator[Diagnostic]:
    if fault := forbids(cast.rights, edited=False):
        yield Diagnostic(
            "font-license", f"by its license, the font file “{cast.file}” {fault}", Span(cast.file),
            expected="a font that may be embedded",
            hint="Ask its maker for a version that may be embedded, or take another font.",
        )  # fmt: skip


def _no_fonts(folder: Path, unusable: bool) -> Diagnostic:
    return Diagnostic(
        "no-fonts", f"there is no {'usable ' if unusable else ''}font in “{folder}”", Span(folder.as_posix()),
        expected=f"font files: {', '.join(SUFFIXES[:4])}",
        hint="Unpack what you downloaded, and name the folder with the files.",
    )  # fmt: skip


def _incomplete(family: Family) -> Diagnostic:
    lacking = _listed([face_name(face) for face in family.lacking], "or")
    there = _listed([f"{face_name(face)} ({cast.file})" for face, cast in family.casts.items()])
    others = _listed(sorted({cast.named for cast in family.others if cast.named and not cast.face}))
    has = "; also ".join(filter(None, (there or "none of the four", others)))
    return Diagnostic(
        "family-incomplete", f"the family {family.name} has no {lacking}",
        expected="Regular, Italic, Bold and Bold Italic",
        hint=f"It has {has}. Put the missing files into the folder.",
    )  # fmt: skip
