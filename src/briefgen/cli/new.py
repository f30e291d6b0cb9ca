"""`briefgen new`: writes a block or a template to start from; briefs and styles have modules of their own."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.new_file import Named, Title, in_words, must_know, save
from briefgen.models.folders import block_file, template_file

EXAMPLES = """
$ briefgen new brief town-hall --template leave-behind --block syringe-analogy
$ briefgen new block housing-first --title "Housing comes first"
$ briefgen new template fact-sheet
$ briefgen new style our-look --extends civic
$ briefgen new meetings march-visits --for lobby-day
"""
BLOCK_EXAMPLES = """
$ briefgen new block housing-first --title "Housing comes first"
$ briefgen new block syringe-analogy-ny --from syringe-analogy
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
