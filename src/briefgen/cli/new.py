"""`briefgen new`: writes a block, a style or a template to start from; briefs have a module of their own."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.new_file import Named, Title, in_words, must_know, save
from briefgen.diagnostics import Report
from briefgen.models.folders import block_file, style_file, template_file

EXAMPLES = """
$ briefgen new brief town-hall --template leave-behind --block syringe-analogy
$ briefgen new block housing-first --title "Housing comes first"
$ briefgen new template fact-sheet
$ briefgen new style our-look --extends civic
"""
BLOCK_EXAMPLES = """
$ briefgen new block housing-first --title "Housing comes first"
$ briefgen new block syringe-analogy-ny --from syringe-analogy
"""
STYLE_EXAMPLES = """
$ briefgen new style our-look --extends civic
"""
TEMPLATE_EXAMPLES = """
$ briefgen new template fact-sheet
$ briefgen new template city-council --extends leave-behind
"""


def block(
    door: Door,
    name: Named,
    title: Title = None,
    source: Annotated[str | None, typer.Option("--from", metavar="BLOCK", help="A block to copy.")] = None,
) -> ExitCode:
    """Write an argument block in its three lengths.

    What is still to be written stands in [[double brackets]]; briefgen check lists it.

    The file is briefs/blocks/NAME.md. A file that is already there is never overwritten.
    """
    from briefgen.cli import drafts
    from briefgen.workspace.catalog import block_files

    workspace = door.open()
    if source is None:
        text = drafts.block(title or in_words(name), workspace.today)
    else:
        known = block_files(workspace)
        must_know("--from", "block", source, known)
        text = drafts.copy(workspace.read(known[source]).data.decode("utf-8-sig", errors="replace"), title)
    save(door, workspace, block_file(name), text)
    return ExitCode.DONE


def style(
    door: Door,
    name: Named,
    extends: Annotated[str, typer.Option(metavar="STYLE", help="The style to build on.")] = "civic",
    title: Title = None,
) -> ExitCode:
    """Write a style that builds on another.

    Everything that a style can say stands in the file, switched off, with what it does and what it
    is in the other style. What you switch on is yours; the rest goes on following the other one.

    The file is styles/NAME/style.yaml. A file that is already there is never overwritten.
    """
    from briefgen.cli import style_draft
    from briefgen.readers.styles.reading import read_style
    from briefgen.workspace.catalog import style_names

    workspace, report = door.open(), Report()
    must_know("--extends", "style", extends, style_names(workspace))
    base = read_style(workspace, extends, report)
    if base is None:
        report.raise_if_failed()
        return ExitCode.CONTENT
    save(door, workspace, style_file(name), style_draft.style(name, title or in_words(name), base.tokens))
    door.tell(f"Next: briefgen style show {name}")
    return ExitCode.DONE


def template(
    door: Door,
    name: Named,
    extends: Annotated[str | None, typer.Option(metavar="TEMPLATE", help="The template to build on.")] = None,
    title: Title = None,
) -> ExitCode:
    """Write a template: a kind of document, with its parts, its sections and its limits.

    With --extends, only what differs from another template is said in it.

    The file is briefs/templates/NAME.yaml. A file that is already there is never overwritten.
    """
    from briefgen.cli import drafts
    from briefgen.workspace.catalog import template_files

    workspace = door.open()
    if extends is not None:
        must_know("--extends", "template", extends, template_files(workspace))
    save(door, workspace, template_file(name), drafts.template(name, title or in_words(name), extends))
    door.tell(f"Next: briefgen new brief NAME --template {name}")
    return ExitCode.DONE
