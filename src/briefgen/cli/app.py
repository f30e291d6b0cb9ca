"""The table of commands, in the order and under the headings in which `briefgen --help` lists them.

A command that is typed first is loaded alone: the others take a while, too.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

import typer

from briefgen.cli.door import command, remember, with_parameters
from briefgen.cli.exits import ExitCode
from briefgen.cli.help import Contents, Page

MAKING, LOOKING = "Write and make briefs", "Look closer"


def _group(page: str, examples: str, cls: type[Contents] = Contents) -> typer.Typer:
    return typer.Typer(
        cls=cls,
        help=inspect.cleandoc(page),
        epilog=examples,
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
        invoke_without_command=True,
        callback=with_parameters(_remember_or_help, ()),
    )


def _remember_or_help(ctx: typer.Context, **given: Any) -> None:
    """Keep options that stand before the command; without a command, show what there is."""
    remember(ctx, **given)
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit(ExitCode.DONE)


def _add(
    group: typer.Typer, name: str, function: Callable[..., ExitCode], examples: str, panel: str = "Commands"
) -> None:
    group.command(name, cls=Page, epilog=examples, rich_help_panel=panel)(command(function))


def program(words: Sequence[str] = ()) -> typer.Typer:
    """The program for what was typed: with the command that stands first, or with all of them."""
    app = _group(
        """
        Argument blocks, a brief spec and a style make one brief, as PDF and as DOCX.

        A workspace is a folder with briefgen.yaml. In it, briefs/blocks/ holds reusable
        arguments, each a Markdown file; a brief spec, such as briefs/leave-behind.yaml,
        says which of them go into a document, for whom, and what is asked.
        """,
        """
$ briefgen init my-coalition
$ cd my-coalition
$ briefgen render briefs/leave-behind.yaml --open
""",
        _InOrder,
    )
    for name in [word for word in words[:1] if word in COMMANDS] or COMMANDS:
        COMMANDS[name](app)
    return app


def _init(app: typer.Typer) -> None:
    from briefgen.cli import init

    _add(app, "init", init.init, init.EXAMPLES, MAKING)


def _new(app: typer.Typer) -> None:
    from briefgen.cli import new, new_brief, new_consent, new_fact, new_meetings, new_source, new_style

    page = "Start a brief, a block, a template, a style or a table of meetings; add a source, a fact or a consent."
    group = _group(page, new.EXAMPLES)
    _add(group, "brief", new_brief.brief, new_brief.EXAMPLES)
    _add(group, "block", new.block, new.BLOCK_EXAMPLES)
    _add(group, "template", new.template, new.TEMPLATE_EXAMPLES)
    _add(group, "meetings", new_meetings.meetings, new_meetings.EXAMPLES)
    _add(group, "style", new_style.style, new_style.EXAMPLES)
    _add(group, "source", new_source.source, new_source.EXAMPLES)
    _add(group, "fact", new_fact.fact, new_fact.EXAMPLES)
    _add(group, "consent", new_consent.consent, new_consent.EXAMPLES)
    app.add_typer(group, name="new", rich_help_panel=MAKING)


def _render(app: typer.Typer) -> None:
    from briefgen.cli import render

    _add(app, "render", render.render, render.EXAMPLES, MAKING)


def _batch(app: typer.Typer) -> None:
    from briefgen.cli import batch

    _add(app, "batch", batch.batch, batch.EXAMPLES, MAKING)


def _watch(app: typer.Typer) -> None:
    from briefgen.cli import watch

    _add(app, "watch", watch.watch, watch.EXAMPLES, MAKING)


def _serve(app: typer.Typer) -> None:
    from briefgen.cli import serve

    _add(app, "serve", serve.serve, serve.EXAMPLES, MAKING)


def _check(app: typer.Typer) -> None:
    from briefgen.cli import check

    _add(app, "check", check.check, check.EXAMPLES, MAKING)


def _list(app: typer.Typer) -> None:
    from briefgen.cli import evidence, excepting, listing, lobbying

    group = _group(
        "Show the blocks, briefs, templates, styles, sources, facts or exceptions there are.", listing.EXAMPLES
    )
    _add(group, "blocks", listing.blocks, listing.BLOCKS_EXAMPLES)
    _add(group, "briefs", listing.briefs, listing.BRIEFS_EXAMPLES)
    _add(group, "templates", listing.templates, listing.TEMPLATES_EXAMPLES)
    _add(group, "styles", listing.styles, listing.STYLES_EXAMPLES)
    _add(group, "sources", evidence.sources, evidence.SOURCES_EXAMPLES)
    _add(group, "facts", evidence.facts, evidence.FACTS_EXAMPLES)
    _add(group, "lobbying", lobbying.lobbying, lobbying.EXAMPLES)
    _add(group, "exceptions", excepting.exceptions, excepting.EXAMPLES)
    app.add_typer(group, name="list", rich_help_panel=LOOKING)


def _style(app: typer.Typer) -> None:
    from briefgen.cli import style

    group = _group("Show a style on one sheet; find what is wrong with it.", style.EXAMPLES)
    _add(group, "show", style.show, style.SHOW_EXAMPLES)
    _add(group, "check", style.check, style.CHECK_EXAMPLES)
    app.add_typer(group, name="style", rich_help_panel=LOOKING)


def _where_used(app: typer.Typer) -> None:
    from briefgen.cli import where_used

    _add(app, "where-used", where_used.where_used, where_used.EXAMPLES, LOOKING)


def _verify(app: typer.Typer) -> None:
    from briefgen.cli import verify

    _add(app, "verify", verify.verify, verify.EXAMPLES, LOOKING)


def _review(app: typer.Typer) -> None:
    from briefgen.cli import review

    _add(app, "review", review.review, review.EXAMPLES, LOOKING)


def _consent(app: typer.Typer) -> None:
    from briefgen.cli import consent

    _add(app, "consent", consent.consent, consent.EXAMPLES, LOOKING)


def _recall(app: typer.Typer) -> None:
    from briefgen.cli import recall

    _add(app, "recall", recall.recall, recall.EXAMPLES, LOOKING)


def _approvals(app: typer.Typer) -> None:
    from briefgen.cli import approval_answers, approval_changes, approvals

    group = _group(
        "Show who has approved which brief; ask them, write down what they said.", approvals.EXAMPLES, _OrShow
    )
    _add(group, "show", approvals.show, approvals.SHOW_EXAMPLES)
    _add(group, "request", approval_answers.request, approval_answers.REQUEST_EXAMPLES)
    _add(group, "record", approval_answers.record, approval_answers.RECORD_EXAMPLES)
    _add(group, "minor", approval_changes.minor, approval_changes.EXAMPLES)
    _add(group, "copies", approval_answers.copies, approval_answers.COPIES_EXAMPLES)
    app.add_typer(group, name="approvals", rich_help_panel=LOOKING)


def _inspect(app: typer.Typer) -> None:
    from briefgen.cli import inspecting

    _add(app, "inspect", inspecting.inspect, inspecting.EXAMPLES, LOOKING)


def _schema(app: typer.Typer) -> None:
    from briefgen.cli import schema

    _add(app, "schema", schema.schema, schema.EXAMPLES, LOOKING)


def _version(app: typer.Typer) -> None:
    from briefgen.cli import version

    _add(app, "version", version.version, version.EXAMPLES, LOOKING)


COMMANDS: dict[str, Callable[[typer.Typer], None]] = {
    "init": _init, "new": _new, "render": _render, "batch": _batch, "watch": _watch, "serve": _serve, "check": _check,
    "list": _list, "style": _style, "where-used": _where_used, "verify": _verify, "review": _review, "consent": _consent,
    "recall": _recall, "approvals": _approvals, "inspect": _inspect, "schema": _schema, "version": _version,
}  # fmt: skip
"""What adds each command, or group of commands, to the program: in the order of use."""


class _OrShow(Contents):
    """A group in which `show` may be left out."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """What was typed, with `show` before it where no command of the group is named."""
        named = any(word in self.commands or word in ("--help", "-h") for word in args)
        return super().parse_args(ctx, args if named else ["show", *args])


class _InOrder(Contents):
    """The page of the whole program, whose commands and groups stand in the order of use."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.commands = {name: self.commands[name] for name in COMMANDS if name in self.commands}
