"""`styles/NAME/style.yaml` and its fonts → a style ready to use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from briefgen.diagnostics import BriefError, Diagnostic, KeyPath, Report, Span, nearest
from briefgen.models.coverage import Coverage
from briefgen.models.folders import STYLES, style_file
from briefgen.models.style import ADD_A_FONT, SYMBOLS, Face, Style, Tokens
from briefgen.noun import noun
from briefgen.readers.brief.merge import Node, flatten, grow, merge
from briefgen.readers.files.positions import Positioned
from briefgen.readers.files.remembered import remembered
from briefgen.readers.files.yaml import load
from briefgen.readers.styles.contrast import check_bars, check_contrast, check_rules
from briefgen.readers.styles.extending import without_replaced
from briefgen.readers.styles.faces import check_faces
from briefgen.readers.styles.figures import check_figures
from briefgen.readers.styles.fonts import CONVERSIONS, CUT_OFF, font_fault, license_fault
from briefgen.readers.styles.footing import check_footer
from briefgen.readers.styles.letters import with_letters_measured
from briefgen.readers.styles.room import check_room
from briefgen.readers.validation import settle
from briefgen.workspace import File, Workspace

FILE = "style.yaml"
SYMBOLS_FOLDER = f"{STYLES}/symbols/fonts"
COMMON = frozenset("•–-·")
"""Bullets that any font of Latin letters has."""

STYLE_LIMIT_BYTES = 1_000_000
FONT_LIMIT_BYTES = 8_000_000
MOST_MADE = 12
_FILES_OF_FACE = ("regular", "italic", "bold", "bold_italic")


@noun
class _Made:
    """A style with nothing to be said of it, and every file that was looked for to make it; None is one that is not there."""

    style: Style
    files: Mapping[tuple[str, int], File | None]


_made: dict[str, _Made] = {}
"""The styles that were made last, by their names: a desk reads them for every word that somebody writes."""


def read_style(workspace: Workspace, name: str, report: Report, span: Span | None = None) -> Style | None:
    """The style `name`, asked for at `span`; None, with the reasons in the report, when it cannot be used.

    A style of the workspace comes before one of the same name that comes with briefgen.
    What it does not say is taken from the style it `extends`; so are font files.
    """
    if not _exists(workspace, name):
        report.add(_unknown(workspace, name, span))
        return None
    return workspace.once(("style", name), lambda own: _read(workspace, name, own), report)


def _read(workspace: Workspace, name: str, report: Report) -> Style | None:
    """The style as it was made before, where all the files that were looked for then are the same, else made now."""
    reading, before = _Reading(workspace, report), _made.get(name)
    try:
        if before is not None and all(reading.file(*asked) == file for asked, file in before.files.items()):
            return before.style
        style = reading.style(name)
    except BriefError as error:
        report.add(*error.diagnostics)
        return None
    if style is not None and not report.diagnostics:
        if len(_made) >= MOST_MADE:
            _made.pop(next(iter(_made)), None)
        _made[name] = _Made(style, reading.asked)
    return style


def _grown(file: File, report: Report) -> Node | None:
    """The values of a file of a style with their places; None where they cannot be read."""
    positioned = load(file, report)
    return grow(positioned) if positioned is not None else None


def _exists(workspace: Workspace, name: str) -> bool:
    file = style_file(name)
    return workspace.exists(file) or workspace.starter_exists(file)


def style_names(workspace: Workspace) -> tuple[str, ...]:
    """The names of all styles: the workspace's and those that come with briefgen."""
    files = workspace.files(STYLES, f"/{FILE}") + workspace.starter_files(STYLES, f"/{FILE}")
    return tuple(sorted({PurePosixPath(file).parent.name for file in files if file.count("/") == 2}))


class _Reading:
    """Reads a style and those it builds on; `folders` are theirs, the style's own first; `asked` is what was looked for."""

    def __init__(self, workspace: Workspace, report: Report) -> None:
        self.workspace = workspace
        self.report = report
        self.folders: list[str] = []
        self.asked: dict[tuple[str, int], File | None] = {}

    def style(self, name: str) -> Style | None:
        node = self.tree(name, None)
        settled = settle(Tokens, flatten(node), self.report) if node else None
        if settled is None:
            return None
        tokens, positioned = settled
        if tokens.name != name:
            self.report.add(_misnamed(tokens.name, name, positioned.span(("name",))))
        check_contrast(tokens, positioned, self.report)
        check_bars(tokens, positioned, self.report)
        check_rules(tokens, positioned, self.report)
        check_footer(tokens, positioned, self.report)
        check_room(tokens, positioned, self.report)
        fonts = self.fonts(tokens, positioned)
        if fonts is not None:
            check_faces(tokens, fonts, positioned, self.report)
            check_figures(tokens, fonts, positioned, self.report)
            tokens = with_letters_measured(tokens, fonts)
        self.bullets(tokens, positioned, fonts or {})
        return Style(tokens, fonts) if fonts is not None else None

    def tree(self, name: str, span: Span | None, above: tuple[str, ...] = ()) -> Node | None:
        """The tokens of a style over those of the style it extends."""
        if name in above:
            self.report.add(_cycle((*above, name), span))
            return None
        file = self.file(style_file(name))
        if file is None:
            self.report.add(_unknown(self.workspace, name, span))
            return None
        self.folders.append(f"{STYLES}/{name}/fonts")
        node = remembered(_grown, file, self.report)
        if node is None:
            return None
        base = node.word("extends")
        if not base:
            return node
        under = self.tree(base, node.keys["extends"].span, (*above, name))
        return merge(without_replaced(_nameless(under), node), node) if under else None

    def file(self, name: str, limit_bytes: int = STYLE_LIMIT_BYTES) -> File | None:
        """A file of the workspace, or else one that comes with briefgen."""
        found = self.workspace.once(("style file", name), lambda _: self._read(name, limit_bytes), self.report)
        self.asked[name, limit_bytes] = found
        return found

    def _read(self, name: str, limit_bytes: int) -> File | None:
        if self.workspace.exists(name):
            return self.workspace.read(name, limit_bytes=limit_bytes)
        if self.workspace.starter_exists(name):
            return self.workspace.starter_read(name, limit_bytes=limit_bytes)
        return None

    def fonts(self, tokens: Tokens, positioned: Positioned) -> dict[str, bytes] | None:
        """The bytes of every font file named; None when one is missing or faulty."""
        found: dict[str, bytes | None] = {}
        for name, path in _files_named(tokens):
            if name not in found:
                edited = tokens.docx.embed_fonts and not _in_word(tokens, path)
                found[name] = self._font(name, positioned.span(path), edited)
        symbols = f"{SYMBOLS_FOLDER}/{SYMBOLS.regular}"
        found[SYMBOLS.regular] = self.workspace.once(
            symbols, lambda _: self.workspace.starter_read(symbols).data, self.report
        )
        sound = {name: data for name, data in found.items() if data is not None}
        return sound if len(sound) == len(found) else None

    def bullets(self, tokens: Tokens, positioned: Positioned, fonts: Mapping[str, bytes]) -> None:
        """Reports bullets that no font of the style has: no text would show where they come from."""
        if fonts and not set(tokens.lists.bullets) <= COMMON:
            drawn = Coverage.of(fonts.values())
            for at, bullet in enumerate(tokens.lists.bullets):
                if drawn.lacks(bullet):
                    self.report.add(_undrawn(bullet, positioned.span(("lists", "bullets", at))))

    def _font(self, name: str, span: Span | None, edited: bool) -> bytes | None:
        for folder in self.folders:
            file = self.file(f"{folder}/{name}", FONT_LIMIT_BYTES)
            if file:
                if fault := font_fault(file.data):
                    self.report.add(_unusable(name, fault, span))
                    return None
                if forbidden := license_fault(file.data, edited):
                    self.report.add(_forbidden(name, forbidden, span, license_fault(file.data, edited=False)))
                    return None
                return file.data
        self.report.add(_missing_font(name, self.folders, span))
        return None


def _files_named(tokens: Tokens) -> Iterator[tuple[str, KeyPath]]:
    """The font files that a style names, and where."""
    for family in ("body", "heading"):
        face: Face = getattr(tokens.fonts, family)
        yield from ((getattr(face, key), ("fonts", family, key)) for key in _FILES_OF_FACE)
    for at, filler in enumerate(tokens.fonts.also):
        for key in ("regular", "bold"):
            if name := getattr(filler, key):
                yield name, ("fonts", "also", at, key)


def _in_word(tokens: Tokens, path: KeyPath) -> bool:
    """Whether Word files name another family in place of the one whose file stands there."""
    return path[1] in ("body", "heading") and bool(getattr(tokens.fonts, str(path[1])).word)


def _unknown(workspace: Workspace, name: str, span: Span | None) -> Diagnostic:
    names = style_names(workspace)
    return Diagnostic(
        "unknown-style",
        f"there is no style `{name}`",
        span,
        expected=", ".join(names),
        nearest=nearest(name, names),
        hint="`briefgen new style NAME` makes one of your own.",
    )


def _nameless(base: Node) -> Node:
    """A style's looks without what it says about itself."""
    return replace(
        base, value={key: node for key, node in base.keys.items() if key not in ("name", "title", "extends")}
    )


def _misnamed(said: str, folder: str, span: Span | None) -> Diagnostic:
    return Diagnostic(
        "misnamed-style",
        f"the style calls itself `{said}`, but its folder is `{folder}`",
        span,
        nearest=folder,
        hint="Write the folder's name.",
    )


def _cycle(names: tuple[str, ...], span: Span | None) -> Diagnostic:
    return Diagnostic(
        "style-cycle",
        f"the styles build on one another in a circle: {' → '.join(names)}",
        span,
        hint="Remove `extends:` from one of them.",
    )


def _missing_font(name: str, folders: list[str], span: Span | None) -> Diagnostic:
    return Diagnostic(
        "missing-font",
        f"there is no font file “{name}”",
        span,
        expected=f"the file in {' or '.join(folders)}",
        hint="Copy the font file there; upper and lower case count.",
    )


def _undrawn(bullet: str, span: Span | None) -> Diagnostic:
    return Diagnostic(
        "missing-glyph",
        f"no font of the style has its bullet {bullet} (U+{ord(bullet):04X})",
        span,
        expected="a bullet that its fonts have, such as • or –",
        hint=ADD_A_FONT,
    )


def _unusable(name: str, fault: str, span: Span | None) -> Diagnostic:
    return Diagnostic(
        "unusable-font",
        f"the font file “{name}” {fault}",
        span,
        expected="a complete TrueType font (.ttf)",
        hint=CONVERSIONS.get(fault, CUT_OFF),
    )


def _forbidden(name: str, fault: str, span: Span | None, always: str) -> Diagnostic:
    otherwise = "Write `docx: {embed_fonts: false}` into the style: then only the PDF has the font in it."
    return Diagnostic(
        "font-license",
        f"by its license, the font file “{name}” {fault}",
        span,
        expected="a font that may be embedded in documents that are edited"
        if not always
        else "a font that may be embedded",
        hint="Ask its maker for a version that may be embedded, or take another font." if always else otherwise,
    )
