"""The page that a new workspace begins with: what is in it, and what to do first."""

from __future__ import annotations

FILE = "START-HERE.md"

STARTER = """\
## Make a paper now

    {command} render leave-behind --open

This makes `build/leave-behind.pdf` and the same as a Word file. The people, offices and bills in the samples are
invented; the arguments and their sources are real. Read them before you use them.

    {command} render lobby-day

makes the eight papers of one meeting. What is marked INTERNAL is for your own people.

## Make it yours

1. `briefgen.yaml`: your name, your logo, whom an office calls.
2. `{command} list blocks` shows the arguments there are. `{command} new block our-argument` begins one of your own.
3. `{command} new brief town-hall` asks what you want to say, to whom, and writes the brief.
4. `{command} check` says what is wrong anywhere, with file and line.

To begin without the samples: `{command} init --bare another-folder`.
"""

BARE = """\
## Fill it

1. `briefgen.yaml`: your name, your logo, whom an office calls.
2. `briefs/blocks/example-argument.md`: one argument in three lengths. Write what stands in [[double brackets]], or
   begin another: `{command} new block our-argument`.
3. `briefs/sources.yaml`: what your arguments rest on. A text cites a source as `[@its-id]`.
4. `{command} new brief town-hall` asks what you want to say, to whom, and writes the brief.
5. `{command} check` says what is wrong anywhere, with file and line.
6. `{command} render town-hall --open` makes the PDF and the Word file.
"""

PAGE = """\
# Start here

This folder is a workspace of briefgen: it turns short, sourced arguments into papers for legislators' offices.

Double-click **Start briefgen** (`.bat` on Windows, `.command` on macOS, `.desktop` on Linux) to open it in your browser,
or type `{command} serve`. What follows does the same with commands.

{steps}
## What is where

| where | what |
|---|---|
| `briefgen.yaml` | whose workspace it is |
| `briefs/*.yaml` | briefs: which arguments, for whom, how long |
| `briefs/blocks/` | the arguments, each in a Markdown file |
| `briefs/templates/` | the forms: what a leave-behind, a letter, a testimony has; in Spanish, too |
| `briefs/sources.yaml`, `briefs/facts.yaml` | the sources, and figures that are written once |
| `styles/` | looks of your own: `{command} list styles` shows those that come along |
| `build/` | the finished papers; nothing here has to be kept |

`{command} --help` lists every command, and `{command} render --help` explains one of them.

If `{first}` is not found one day, the program has moved: see its own guide, “Getting started”.
"""


def page(command: str, *, bare: bool) -> str:
    """The guide of a workspace, with the command as it is typed on this computer."""
    steps = (BARE if bare else STARTER).format(command=command)
    return PAGE.format(command=command, steps=steps, first=command)
