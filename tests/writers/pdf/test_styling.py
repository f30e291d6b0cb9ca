"""Values that no rule sets are the ones that WeasyPrint finds itself, whatever rules say of the others."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from profiles import sample

from briefgen.diagnostics import Report
from briefgen.pipeline import Asked, prepare
from briefgen.readers.styles.reading import read_style
from briefgen.workspace import Workspace
from briefgen.writers.pdf.job import job

CHECKOUT = Path(__file__).resolve().parents[3]

BEGIN = """
import json, pickle, sys
from briefgen.writers.pdf.engine.patches.native import import_engine
import_engine()
from weasyprint.css import ComputedStyle
theirs = ComputedStyle.__init__, ComputedStyle.__missing__
from briefgen.writers.pdf.engine import layout as engine
engine.install()
assert ComputedStyle.__missing__ is not theirs[1]
ours = ComputedStyle.__init__, ComputedStyle.__missing__
"""

SAMPLE = """
made = []
for ComputedStyle.__init__, ComputedStyle.__missing__ in (ours, theirs):
    job = pickle.load(open(sys.argv[1], "rb"))
    made.append(engine.lay_out(job, engine.Look(**job["look"])))
print(json.dumps([made[0]["data"] == made[1]["data"], len(made[0]["data"]) > 10_000]))
"""

RULES = """
from weasyprint import HTML
from weasyprint.css.properties import INITIAL_VALUES
said = []
for ComputedStyle.__init__, ComputedStyle.__missing__ in (ours, theirs):
    pages = HTML(string=sys.argv[1]).render().pages
    boxes = [box for box in pages[0]._page_box.descendants() if box.element_tag == "i"]
    said.append([[repr(box.style[key]) for key in sorted(INITIAL_VALUES)] for box in boxes[:1]])
print(json.dumps([said[0] == said[1], len(said[0])]))
"""

OUTER = ("font-size: 12px", "color: teal", "text-decoration: underline", "line-height: calc(1em + 2px)", "page: side")
INNER = (
    "",
    "margin-inline-start: 3px; padding-block: 1px",
    "--wide: 4px; width: var(--wide)",
    "width: calc(50% - 2px)",
    "float: left; position: relative",
    "border: 1px solid",
    "font: inherit; margin: initial",
    "direction: rtl; margin-inline-start: 3px",
)
"""Rules of every kind that could set a value by another name."""


def run(script: str, argument: object) -> object:
    done = subprocess.run([sys.executable, "-c", BEGIN + script, argument], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("brief", ["leave-behind", "full-brief"])
def test_pages_are_the_same_as_without_it(brief: str, tmp_path: Path) -> None:
    workspace = Workspace(CHECKOUT)
    (prepared,) = prepare(workspace, Asked(f"briefs/{brief}.yaml")).values()
    style = read_style(workspace, "civic", Report())
    assert style
    (tmp_path / "job").write_bytes(pickle.dumps(job(prepared.document, style)))
    assert run(SAMPLE, tmp_path / "job") == [True, True]


@pytest.mark.parametrize("inner", sample(INNER))
def test_every_value_is_the_same_whatever_rules_say(inner: str) -> None:
    page = f'<body style="{"; ".join(OUTER)}">One <i style="{inner}">two</i>'
    assert run(RULES, page) == [True, 1]
