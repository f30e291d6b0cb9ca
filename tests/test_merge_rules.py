"""The rules of merging on the page about templates: every example there comes out as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.diagnostics import Report
from briefgen.readers.brief.merge import plain_data
from briefgen.readers.brief.reading import read_merged
from briefgen.readers.brief.sections import without_omitted
from briefgen.readers.files.decoding import decode
from briefgen.readers.files.yaml import load_text
from briefgen.workspace import File, Workspace

PAGE = Path(__file__).parents[1] / "docs" / "templates.md"
PART = re.compile(
    r"^# (briefgen\.yaml|template below|template|brief|--set .+|together|error: .+)\n((?:(?!# ).*\n)*)", re.MULTILINE
)

Example = dict[str, str]


def examples() -> list[Example]:
    """The parts of each example by what stands over them."""
    fences = re.findall(r"^```yaml\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    found = [dict(PART.findall(fence)) for fence in fences if fence.startswith(("# template", "# briefgen.yaml"))]
    assert len(found) > 10, "the examples have another form now"
    return found


def lay_out(example: Example, folder: Path) -> str:
    """The workspace of an example; the file to look at, which is the template where there is no brief."""
    (folder / "briefs/templates").mkdir(parents=True)
    (folder / "briefgen.yaml").write_text("organization: {name: X}\n" + example.get("briefgen.yaml", ""))
    below = _named("below", "template below" in example)
    files = {
        "briefs/templates/below.yaml": example.get("template below"),
        "briefs/templates/mine.yaml": below + example["template"] if "template" in example else None,
        "briefs/one.yaml": _named("mine", "template" in example) + example["brief"] if "brief" in example else None,
    }
    for name, text in files.items():
        if text is not None:
            (folder / name).write_text(text)
    return "briefs/one.yaml" if "brief" in example else "briefs/templates/mine.yaml"


def _named(template: str, there: bool) -> str:
    return f"template: {template}\n" if there else ""


@pytest.mark.parametrize("example", examples(), ids=lambda example: " ".join(example))
def test_an_example_comes_out_as_the_page_says(example: Example, tmp_path: Path) -> None:
    file, report = lay_out(example, tmp_path), Report()
    given = [part.removeprefix("--set ") for part in example if part.startswith("--set ")]
    merged = read_merged(Workspace(tmp_path), file, given, report)
    errors = [part.removeprefix("error: ") for part in example if part.startswith("error: ")]
    assert sorted({diagnostic.code for diagnostic in report.diagnostics}) == errors
    if "together" in example:
        result = plain_data(without_omitted(merged[""]))
        assert {key: value for key, value in result.items() if key not in ("template", "organization")} == read(
            example["together"]
        )


def read(text: str) -> object:
    source = decode(File("together", text.encode()), Report())
    positioned = load_text(source, Report()) if source else None
    assert positioned is not None
    return positioned.data
