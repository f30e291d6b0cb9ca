#!/usr/bin/env python3
"""Sets briefgen up inside this folder and runs it; needs nothing but Python 3.11 or newer.

  python3 run.py brief              make the sample briefs in build/, as PDF and DOCX
  python3 run.py test               the gate: check the code, then run the tests
  python3 run.py test fast          the loop for a change: the quick tests, in about a minute
  python3 run.py test all           every test, as thoroughly as there is time for
  python3 run.py lint               check the code alone
  python3 run.py docs               make the guide as a site, in build/site
  python3 run.py bench              measure speed and memory

Any other word goes to the briefgen command:

  python3 run.py render briefs/leave-behind.yaml
  python3 run.py list blocks
  python3 run.py briefgen --help    all commands of briefgen

The first run downloads what is needed (some minutes on a slow line); later runs start at once.
Everything goes into the folder .venv; nothing else on this computer is changed. Whenever
something seems broken, delete .venv and run the same command again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

if sys.version_info < (3, 11):
    sys.exit("run.py: briefgen needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

from bootstrap import pango
from bootstrap.commands import SetupError, only_one_at_a_time, run_python, say
from bootstrap.environment import set_up
from bootstrap.places import BRIEFGEN, CHECKOUT, OUTPUT, RUNTIME_LOCK, TEST_LOCK
from bootstrap.programs import fetch_fonts, fetch_npm_tools, fetch_programs

SAMPLES = ("leave-behind", "full-brief")
PACKET = "lobby-day"
# What the code is checked with before the tests run; words for the environment's Python. What mypy reads, it is told in
# pyproject.toml; the first time it takes a minute.
CODE = ("src", "tests", "benchmarks", "bootstrap", "run.py")
FAST = (("-m", "ruff", "check", "--quiet", *CODE), ("-m", "ruff", "format", "--check", "--quiet", *CODE))
GATE = (*FAST, ("-m", "mypy"))
CHECKS = {"fast": FAST, "gate": GATE, "all": GATE}
# More workers than this gain nothing: the longest tests are single LibreOffice runs.
MAX_WORKERS = 4


def main(arguments: list[str]) -> int:
    """Runs one word of the command line and returns the exit code."""
    if not arguments or arguments[0] in ("help", "-h", "--help"):
        print((__doc__ or "").strip())
        return 0
    try:
        return run(arguments[0], arguments[1:])
    except SetupError as problem:
        say(problem)
    except OSError as problem:
        say(f"Set-up could not go on: {problem.strerror or problem} ({problem.filename or CHECKOUT}).")
        say("Mend that (is the disk full, is the folder writable?) and run the same command again.")
    except KeyboardInterrupt:
        say("Stopped. Run the same command again; it goes on safely.")
        return 130
    return 1


def run(word: str, rest: list[str]) -> int:
    if word == "brief":
        return make_samples()
    if word == "test":
        return run_tests(rest)
    if word == "lint":
        set_up(TEST_LOCK)
        return int(not passes(GATE))
    if word == "docs":
        set_up(TEST_LOCK)
        return run_python("-m", "zensical", "build", "--strict", env=dict(os.environ), cwd=CHECKOUT)
    env = pango.variables(set_up(RUNTIME_LOCK)["pango"])
    if word == "bench":
        return run_python("benchmarks/compare.py", *rest, env=env, cwd=CHECKOUT)
    return run_python(*BRIEFGEN, *(rest if word == "briefgen" else [word, *rest]), env=env)


def make_samples() -> int:
    """Renders the sample briefs and says where they are; DOCX alone where PDF cannot be made."""
    where = set_up(RUNTIME_LOCK)["pango"]
    specs = [f"briefs/{name}.yaml" for name in (*SAMPLES, PACKET)]
    formats = ["--format", "docx"] if where == "none" else []
    code = run_python(*BRIEFGEN, "render", *specs, *formats, env=pango.variables(where), cwd=CHECKOUT)
    if code == 0:
        say("The sample briefs are here:")
        for path in sorted(path for name in SAMPLES for path in OUTPUT.glob(f"{name}.*")):
            print(path)
        say("The eight papers of one meeting are here:")
        print(OUTPUT / PACKET)
    return code


def run_tests(arguments: list[str]) -> int:
    """Gets what the tests need and runs them as thoroughly as the first word says, else as the gate does.

    What follows is handed to pytest. Unless it names tests or options, the code is checked, too.
    """
    state = set_up(TEST_LOCK)
    profile = arguments.pop(0) if arguments and arguments[0] in CHECKS else "gate"
    checked = bool(arguments) or passes(CHECKS[profile])
    with only_one_at_a_time():
        fetch_programs()
        fetch_fonts()
        fetch_npm_tools()
    workers = min(MAX_WORKERS, os.cpu_count() or 1)
    options = ["-n", workers, "--dist", "loadgroup", *arguments]
    env = pango.variables(state["pango"]) | {"BRIEFGEN_TESTS": profile}
    code = run_python("-m", "pytest", *options, env=env, cwd=CHECKOUT)
    if not checked:
        say("The tests are done; the checks of the code found what is listed above them.")
    return code or int(not checked)


def passes(checks: Sequence[Sequence[str]]) -> bool:
    """Runs all checks of the code, whatever each finds; whether none found anything."""
    return sum([run_python(*check, env=dict(os.environ), cwd=CHECKOUT) for check in checks]) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
