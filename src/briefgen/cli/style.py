"""`briefgen style`: one sheet that shows a style, and what is wrong with one style alone."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli.door import Door
from briefgen.cli.exits import ExitCode
from briefgen.cli.new_file import must_know
from briefgen.cli.options import Force, Formats, Output
from briefgen.diagnostics import Report

EXAMPLES = """
$ briefgen style show civic
$ briefgen style check civic
"""
SHOW_EXAMPLES = """
$ briefgen style show civic --open
$ briefgen style show large-print --format pdf,docx -o sheets
"""
CHECK_EXAMPLES = """
$ briefgen style check civic
"""

StyleName = Annotated[str, typer.Argument(metavar="NAME", help="A style: briefgen list styles shows all.")]


def show(
    door: Door,
    name: StyleName,
    format: Formats = None,
    output: Output = None,
    force: Force = False,
    open: Annotated[bool, typer.Option("--open", help="Open the PDF when it is there.")] = False,
) -> ExitCode:
    """Make one sheet that shows everything a style says.

    Every kind of text, every box, lists, tables, numbers, bars, notes and links; the colors with
    their contrasts; the faces of both families with their letters; each look in words. It is made
    as any brief is, so it shows what briefs in this style will look like: style-NAME.pdf.
    """
    from briefgen.cli.render import Run, chosen_formats
    from briefgen.models.formats import Format
    from briefgen.pipeline.sheet import sheet
    from briefgen.workspace.catalog import style_names

    workspace = door.open()
    must_know("NAME", "style", name, style_names(workspace))
    made = sheet(workspace, name)
    run = Run(
        door, made.workspace, output, chosen_formats(format or ()) or (Format.PDF,), (), (), False, False, force=force
    )
    run.make_all([made.file])
    if open:
        run.open_written()
    return run.finish(strict=False)


def check(
    door: Door,
    name: StyleName,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 3 when there are warnings.")] = False,
) -> ExitCode:
    """Find what is wrong with one style, also with one that comes with briefgen.

    Its keys and values, its fonts and what their licenses allow, letters that the languages of the
    workspace need, margins, contrasts.
    """
    from briefgen.pipeline.survey import check_style
    from briefgen.workspace.catalog import style_names

    workspace = door.open()
    must_know("NAME", "style", name, style_names(workspace))
    report = Report()
    check_style(workspace, name, report)
    return door.judge(report, strict)
