"""`briefgen new style`: a style that says everything there is, with fonts from a folder where one is named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.new_file import Named, Title, in_words, must_know, refuse_existing, save
from briefgen.diagnostics import Report
from briefgen.models.folders import STYLES, style_file

if TYPE_CHECKING:
    from briefgen.models.style import Style
    from briefgen.pipeline.outfitting import Handed, Outfit
    from briefgen.workspace import Workspace

EXAMPLES = """
$ briefgen new style our-look --extends civic
$ briefgen new style our-look --fonts ~/Downloads/Inter
$ briefgen new style ours --fonts fonts --body "EB Garamond" --heading Inter
"""

Extends = Annotated[str, typer.Option(metavar="STYLE", help="The style to build on.")]
FontsFolder = Annotated[
    Path | None,
    typer.Option("--fonts", metavar="FOLDER", help="A folder with the fonts to use: .ttf, .otf, .woff, .woff2."),
]
BodyFamily = Annotated[
    str | None, typer.Option("--body", metavar="FAMILY", help="Of these, the family of running text.")
]
HeadingFamily = Annotated[
    str | None, typer.Option("--heading", metavar="FAMILY", help="Of these, the family of headings and tables.")
]

WORDS = {"body": "running text", "heading": "headings and tables"}
"""What the two families are for."""


def style(
    door: Door,
    name: Named,
    extends: Extends = "civic",
    title: Title = None,
    fonts: FontsFolder = None,
    body: BodyFamily = None,
    heading: HeadingFamily = None,
) -> ExitCode:
    """Write a style that builds on another.

    Everything that a style can say stands in the file, switched off, with what it does and what it
    is in the other style. What you switch on is yours; the rest goes on following the other one.

    With --fonts, the fonts in a folder are taken: regular, italic, bold and bold italic are known by
    what the fonts say of themselves. Variable fonts, web fonts and fonts with PostScript outlines are
    converted to what every program takes. One family serves for everything; of several, say which is
    for what. What is not said stays as in the other style.

    The file is styles/NAME/style.yaml. Nothing that is already there is ever overwritten.
    """
    from briefgen.readers.styles.reading import read_style
    from briefgen.workspace.catalog import style_names

    workspace, report = door.open(), Report()
    must_know("--extends", "style", extends, style_names(workspace))
    if fonts is None and (body or heading):
        raise typer.BadParameter("name the folder that these families lie in", param_hint="--fonts")
    refuse_existing(workspace, style_file(name))
    base = read_style(workspace, extends, report)
    if base is None:
        report.raise_if_failed()
        return ExitCode.CONTENT
    if fonts is None:
        _without_fonts(door, workspace, name, title, base)
        return ExitCode.DONE
    return _with_fonts(door, workspace, name, title, base, fonts, {"body": body, "heading": heading})


def _without_fonts(door: Door, workspace: Workspace, name: str, title: str | None, base: Style) -> None:
    from briefgen.cli import style_draft

    save(door, workspace, style_file(name), style_draft.style(name, title or in_words(name), base.tokens))
    door.tell(f"Next: briefgen style show {name}")


def _with_fonts(
    door: Door,
    workspace: Workspace,
    name: str,
    title: str | None,
    base: Style,
    folder: Path,
    said: Mapping[str, str | None],
) -> ExitCode:
    """Write the style with its fonts, or nothing."""
    from briefgen.cli import style_draft
    from briefgen.pipeline.outfitting import handed, outfit
    from briefgen.pipeline.survey import check_style

    refuse_existing(workspace, f"{STYLES}/{name}")
    given = handed(folder.expanduser())
    door.report(given.diagnostics)
    chosen = _chosen(door, given, said)
    if number := sum(not cast.whole for one in set(chosen.values()) for cast in given.whole[one].casts.values()):
        door.tell(f"Converting {number} fonts; a large one takes some seconds.")
    made = outfit(given, chosen)
    text = style_draft.style(name, title or in_words(name), base.tokens, made.fonts, docx=made.embedded)
    files = {"style.yaml": text.encode(), **{f"fonts/{file}": data for file, data in made.files.items()}}
    there, report = workspace.with_files({f"{STYLES}/{name}/{file}": data for file, data in files.items()}), Report()
    check_style(there, name, report)
    report.raise_if_failed()
    workspace.write_new(f"{STYLES}/{name}", files)
    door.report(report.diagnostics)
    for file in files:
        door.put(f"{STYLES}/{name}/{file}")
    _tell(door, made, base, chosen, name)
    return ExitCode.DONE


def _chosen(door: Door, given: Handed, said: Mapping[str, str | None]) -> dict[str, str]:
    """The families for running text and for headings. Raises BadParameter where nobody says which is which."""
    names = tuple(given.whole)
    for key, family in said.items():
        if family is not None:
            _must_be_whole(f"--{key}", family, given)
    if chosen := {key: family for key, family in said.items() if family is not None}:
        return chosen
    if len(names) == 1:
        return dict.fromkeys(WORDS, names[0])
    from briefgen.cli.questions import can_ask

    if can_ask():
        return _asked(names)
    raise typer.BadParameter(
        f"there are several families: {', '.join(names)}; say which is for what with --body and --heading",
        param_hint="--fonts",
    )


def _must_be_whole(option: str, family: str, given: Handed) -> None:
    there = {one.name: one for one in given.families}
    if family in there and there[family].lacking:
        lacking = " and ".join(face.replace("_", " ") for face in there[family].lacking)
        raise typer.BadParameter(f"the family “{family}” lacks a face: {lacking}", param_hint=option)
    must_know(option, "family", family, given.whole)


def _asked(names: tuple[str, ...]) -> dict[str, str]:
    """The families for both, as somebody answers; one that is left open stays as it is in the other style."""
    from briefgen.cli.questions import Unusable, ask, say

    def understood(line: str) -> str:
        if line.isascii() and line.isdigit() and 0 < int(line) <= len(names):
            return names[int(line) - 1]
        if line and line not in names:
            raise Unusable(f"“{line}” is not on the list.")
        return line

    for number, family in enumerate(names, 1):
        say(f"  {number}  {family}")
    answers = {
        key: ask(f"Which family is for {words}? (Enter: none of them)", understood) for key, words in WORDS.items()
    }
    return {key: family for key, family in answers.items() if family}


def _tell(door: Door, made: Outfit, base: Style, chosen: Mapping[str, str], name: str) -> None:
    door.tell(*made.told)
    for key, words in WORDS.items():
        kept = getattr(base.tokens.fonts, key).family
        door.tell(f"{chosen.get(key) or f'{kept}, as in {base.tokens.name},'} is for {words}")
    if not made.embedded:
        door.tell("note: the fonts' license forbids them in files that are edited, so Word files do not carry them")
    if made.converted:
        door.tell(
            "note: converted fonts are changed fonts; the licenses of many that are bought forbid that: read yours"
        )
    door.tell(f"Next: briefgen style show {name}")
