"""`briefgen new`: writes a brief, a block or a style to start from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import drafts
from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.diagnostics import BriefError, Diagnostic, Report, Span, nearest

if TYPE_CHECKING:
    from briefgen.workspace import Workspace

EXAMPLES = """
$ briefgen new brief town-hall --template leave-behind --block syringe-analogy
$ briefgen new block housing-first --title "Housing comes first"
$ briefgen new style our-look --extends civic
"""
BRIEF_EXAMPLES = """
$ briefgen new brief town-hall --template leave-behind --block syringe-analogy
"""
BLOCK_EXAMPLES = """
$ briefgen new block housing-first --title "Housing comes first"
$ briefgen new block syringe-analogy-ny --from syringe-analogy
"""
STYLE_EXAMPLES = """
$ briefgen new style our-look --extends civic
"""


def _name(typed: str) -> str:
    """The name, when it is one that files of a library may have."""
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", typed) and len(typed) <= 80:
        return typed
    better = re.sub(r"[^a-z0-9]+", "-", typed.casefold()).strip("-")[:80]
    suggestion = f"; for example {better}" if better else ""
    raise typer.BadParameter(f"a name is written in small letters a–z, digits and hyphens, at most 80{suggestion}")


Named = Annotated[
    str,
    typer.Argument(metavar="NAME", callback=_name, help="Its name, and its file's: small letters, digits, hyphens."),
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its title; otherwise the name in words.")]


def brief(
    door: Door,
    name: Named,
    template: Annotated[
        str, typer.Option(metavar="NAME", help="The template to fill: a file in briefs/templates/.")
    ] = "leave-behind",
    block: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A block to use; may be given several times.")
    ] = None,
    title: Title = None,
) -> ExitCode:
    """Write a brief spec, with notes that say what each key is for.

    The file is briefs/NAME.yaml. A file that is already there is never overwritten.
    """
    from briefgen.catalog import block_files, template_files

    workspace = door.open()
    _must_know("--template", "template", template, template_files(workspace))
    for each in block or ():
        _must_know("--block", "block", each, block_files(workspace))
    slots = _slots(workspace, template_files(workspace)[template])
    text = drafts.brief(name, template, slots, tuple(block or ()), title or _in_words(name), workspace.today)
    return _save(door, workspace, "briefs", f"{name}.yaml", text)


def block(
    door: Door,
    name: Named,
    title: Title = None,
    source: Annotated[str | None, typer.Option("--from", metavar="BLOCK", help="A block to copy.")] = None,
) -> ExitCode:
    """Write an argument block in its three lengths.

    The file is briefs/blocks/NAME.md. A file that is already there is never overwritten.
    """
    from briefgen.catalog import block_files

    workspace = door.open()
    if source is None:
        return _save(
            door, workspace, "briefs/blocks", f"{name}.md", drafts.block(title or _in_words(name), workspace.today)
        )
    known = block_files(workspace)
    _must_know("--from", "block", source, known)
    text = workspace.read(known[source]).data.decode("utf-8-sig", errors="replace")
    return _save(door, workspace, "briefs/blocks", f"{name}.md", drafts.copy(text, title))


def style(
    door: Door,
    name: Named,
    extends: Annotated[str, typer.Option(metavar="STYLE", help="The style to build on.")] = "civic",
    title: Title = None,
) -> ExitCode:
    """Write a style that builds on another.

    Only what differs is said in it.

    The file is styles/NAME/style.yaml. A file that is already there is never overwritten.
    """
    from briefgen.catalog import style_names

    workspace = door.open()
    _must_know("--extends", "style", extends, style_names(workspace))
    return _save(door, workspace, f"styles/{name}", "style.yaml", drafts.style(name, extends, title or _in_words(name)))


def _slots(workspace: Workspace, file: str) -> tuple[drafts.Slot, ...]:
    """The sections that a template of the workspace offers; what is wrong with it is not said here."""
    from briefgen.readers.spec import read_spec

    template = read_spec(workspace, file, (), Report()) if file else None
    sections = template.spec.sections if template else ()
    return tuple(drafts.Slot(section.id, section.heading or "") for section in sections if section.id)


def _in_words(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _must_know(option: str, kind: str, name: str, known: Iterable[str]) -> None:
    names = tuple(known)
    if name not in names:
        meant = nearest(name, names)
        advice = f"did you mean {meant}?" if meant else f"there are: {', '.join(names) or 'none'}"
        raise typer.BadParameter(f"there is no {kind} “{name}”; {advice}", param_hint=option)


def _save(door: Door, workspace: Workspace, folder: str, file: str, text: str) -> ExitCode:
    name = f"{folder}/{file}"
    if (workspace.root / name).exists():
        raise BriefError(
            [
                Diagnostic(
                    "file-exists",
                    f"“{name}” is already there",
                    Span(name),
                    hint="Choose another name, or change the file itself.",
                )
            ]
        )
    workspace.write(workspace.root / folder, {file: text.encode()})
    door.put(name)
    return ExitCode.DONE
