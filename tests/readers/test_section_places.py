"""Sections of a brief, and of a template that extends another, among those of the template below."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Report
from briefgen.readers.brief.reading import read_briefs
from briefgen.workspace import Workspace

TEMPLATE = "title: T\nsections: [{id: a, heading: A}, {id: b, heading: B}, {id: c, heading: C}]\n"


def order(
    folder: Path, sections: str, *more: str, overrides: tuple[str, ...] = ()
) -> tuple[list[str | None], list[str]]:
    """The headings in order, and the codes of what is wrong; `more` are the sections of a template in between."""
    files = {"briefgen.yaml": "organization: {name: X}\n", "briefs/templates/base.yaml": TEMPLATE}
    for words in more:
        files["briefs/templates/own.yaml"] = f"template: base\nsections: [{words}]\n"
    files["briefs/one.yaml"] = f"template: {'own' if more else 'base'}\nsections: [{sections}]\n"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    report = Report()
    (brief,) = read_briefs(Workspace(folder), "briefs/one.yaml", overrides, report)
    return [section.heading for section in brief.spec.sections], [one.code for one in report.diagnostics]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ("{heading: X}", "ABCX"),
        ("{heading: X, before: a}", "XABC"),
        ("{heading: X, before: c}", "ABXC"),
        ("{heading: X, after: a}", "AXBC"),
        ("{heading: X, after: c}", "ABCX"),
        ("{heading: X, before: b}, {heading: Y, before: b}", "AXYBC"),
        ("{heading: X, after: b}, {heading: Y, after: b}", "ABXYC"),
        ("{id: x, heading: X, before: a}, {heading: Y, after: x}", "XYABC"),
        ("{id: c, before: a}", "CABC".replace("CABC", "CAB")),
        ("{id: c, heading: D, before: a}, {heading: X, after: c}", "DXAB"),
    ],
)
def test_a_section_stands_where_it_says(sections: str, expected: str, tmp_path: Path) -> None:
    assert order(tmp_path, sections) == (list(expected), [])


def test_a_template_that_extends_another_places_its_own(tmp_path: Path) -> None:
    found = order(tmp_path, "{heading: Y, after: x}", "{id: x, heading: X, before: b}")
    assert found == (list("AXYBC"), [])


def test_a_template_changes_the_order_of_the_one_below(tmp_path: Path) -> None:
    assert order(tmp_path, "{heading: Y}", "{id: c, before: a}") == (list("CABY"), [])


def test_a_place_can_be_given_on_the_command_line(tmp_path: Path) -> None:
    assert order(tmp_path, "{id: x, heading: X}", overrides=("sections.x.before=b",)) == (list("AXBC"), [])


@pytest.mark.parametrize(
    ("sections", "code"),
    [
        ("{heading: X, before: d}", "unknown-section"),
        ("{id: x, heading: X, after: x}", "unknown-section"),
        ("{heading: X, before: a, after: b}", "two-places"),
    ],
)
def test_a_place_that_there_is_not(sections: str, code: str, tmp_path: Path) -> None:
    assert order(tmp_path, sections) == (list("ABCX"), [code])
