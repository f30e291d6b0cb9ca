"""Starts the command and sees to it that it ends with words and an exit code, whatever happens."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TextIO

import typer

from briefgen import __version__
from briefgen.cli.exits import ExitCode
from briefgen.cli.interrupts import asked_to_stop
from briefgen.cli.show import show


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` say (what was typed, when None) and return the exit code."""
    _speak_to_somebody()
    for stream in (sys.stdout, sys.stderr):
        _spell_out_what_cannot_be_encoded(stream)
    try:
        from briefgen.cli.app import program

        words = sys.argv[1:] if arguments is None else list(arguments)
        code = program(words)(words, prog_name="briefgen", standalone_mode=False) or ExitCode.DONE
        sys.stdout.flush()
        return code
    except (BrokenPipeError, SystemExit):
        # Typer makes the first into the second.
        return _unheard()
    except typer.TyperException as mistake:
        return _misused(mistake)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:
        if asked_to_stop():
            return ExitCode.INTERRUPTED
        if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:
            return _full()
        return _broken()


def _speak_to_somebody() -> None:
    """Give the program streams to write to, also where it was started with none, as in the background of a desktop."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def _spell_out_what_cannot_be_encoded(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _unheard() -> int:
    """End quietly when the reader of the output has gone, as `head` does when it has seen enough.

    Python would complain once more when it ends, so what is left goes nowhere (Python's documentation of `signal`, SIGPIPE).
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.DONE


def _full() -> int:
    """Say that what was asked for has no room where it was to go."""
    sys.stderr.write(
        "error[cannot-write]: there is no space left for what was asked for\n"
        "  hint: Free some space, or send the output somewhere else.\n"
    )
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.CONTENT


def _misused(mistake: typer.TyperException) -> int:
    """Say what was typed wrongly, and which help page to read."""
    ctx = getattr(mistake, "ctx", None)
    page = ctx.command_path if ctx is not None else "briefgen"
    message = mistake.format_message().replace("Value error, ", "")
    sys.stderr.write(f"error[usage]: {show(message)}\n")
    sys.stderr.write(f"  hint: {page} --help shows what can be typed here.\n")
    return ExitCode.USAGE


def _broken() -> int:
    """Own up to a fault of ours, with all that is needed to report it."""
    sys.stderr.write(
        f"error[fault]: something went wrong inside briefgen {__version__}. Your files are as they were.\n"
        "  hint: please report it with the lines below; they name files and folders, so look them over first\n\n"
    )
    sys.stderr.write("\n".join(map(show, traceback.format_exc().splitlines())) + "\n")
    return ExitCode.FAULT
