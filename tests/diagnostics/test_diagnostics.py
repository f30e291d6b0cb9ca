"""One case a diagnostic code, with the whole message; and no code without its case and its line in the guide."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from diagnostics.cases import Case, all_cases

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
PACKAGE = CHECKOUT / "src" / "briefgen"

CASES = all_cases()

SILENT_ROOMS = (
    "models/bibliography.py",
    "document/nodes.py",
    "document/roles.py",
    "models/spec.py",
    "models/style.py",
    "writers/html/",
    "writers/docx/",
    "writers/workbook/",
    "writers/pdf/engine/tagging/",
    "reading_back/docx_lint/",
    "trust/docx/",
    "trust/pdf/",
    "desk/",
)
"""Where words with hyphens are never codes: nouns, writers that report nothing, and the desk, which says what others report."""

REPORTING_WRITERS = ("writers/by_word/findings.py", "writers/pdf/findings.py", "writers/pdf/preflight.py")

BIBLIOGRAPHIC_ROOMS = ("cite/", "csl/", "readers/bibliography/", "cli/source_", "cli/new_source.py")
"""Where words with hyphens are mostly those of bibliographies."""

REPORTING = re.compile(r"diagnostic|problem|refus|report|fault|complain|trouble|say", re.IGNORECASE)
"""Names of functions that report."""

NOT_CODES = {
    "container-title", "d-mmm", "d-mmm-yy", "date-parts", "example-argument", "latin-1", "leave-behind", "mmm-yy", "non-dropping-particle",
    "large-print", "minor-changes", "office-meeting", "old-style", "run-in", "sans-serif", "self-description", "short-notes",
    "systematic-review",
    "title-short", "utf-16", "utf-16-be", "utf-16-le", "utf-8", "utf-8-sig", "where-used", "xdg-open",
}  # fmt: skip
"""Words with hyphens in the other rooms that are no codes either."""

OTHERS = {"alias", "anchor", "leak", "overclaim", "placeholder", "tag", "unknown-filter", "unknown-test"}
"""Codes of one word, and codes that are put together where they are reported."""

SHOWN_ELSEWHERE = {
    "pdf-crashed": "tests/writers/pdf",
    "pdf-memory": "tests/writers/pdf",
    "pdf-timeout": "tests/writers/pdf",
    "pdf-warning": "tests/writers/pdf",
    "no-pdf-engine": "tests/writers/pdf",
    "batch-going-on": "tests/batch",
    "kept-output": "tests/batch",
    "packet-lost": "tests/batch",
    "papers-from-before": "tests/batch",
    "same-lengths": "tests/batch",
    "shorter-alone": "tests/batch",
    "table-changed": "tests/batch",
    "pdf-by-libreoffice": "tests/writers/by_word",
    "pdf-differs": "tests/writers/by_word",
    "not-fitted": "tests/fit",
    "read-back": "tests/reading_back",
    "leak": "tests/trust",
    "when-unused": "tests/readers/brief",
    "unknown-part": "tests/trust",
    "outside-reference": "tests/writers/pdf",
    "lost-footnote": "tests/writers/pdf",
    "too-much-text": "tests/writers/pdf",
    "strayed-footnote": "tests/writers/pdf",
    "not-printed": "tests/batch/test_printing.py",
    "prints-unedited": "tests/batch/test_printing.py",
    "print-gone": "tests/batch/test_printing.py",
    "no-final-copy": "tests/cli/test_approvals.py",
    "cannot-open": "tests/desk/test_open.py",
    "cannot-write": "tests/test_workspace.py",
    "unreadable-file": "tests/test_workspace.py",
    "too-many-files": "tests/test_workspace.py",
    "fault": "tests/cli/test_start.py",
    "usage": "tests/cli/test_start.py",
    "word-pages": "tests/cli/test_word_pages.py",
    "beside-table": "tests/readers/meetings",
    "row-left-out": "tests/readers/meetings",
    "shifted-row": "tests/readers/meetings",
    "table-open": "tests/readers/meetings",
    "table-text": "tests/readers/meetings",
    "unused-skip": "tests/readers/meetings",
    "wrong-value": "tests/readers",
    "after-lacks-meetings": "tests/batch/test_afterwards.py",
    "calendar-zone": "tests/batch/test_schedule.py",
    "kept-schedule": "tests/batch/test_schedule.py",
    "unreadable-schedule": "tests/batch/test_schedule.py",
}
"""Codes that no content can bring about, with the tests that do it by other means."""


def codes() -> set[str]:
    """Every code that the source can report."""
    found = set(OTHERS)
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).as_posix()
        if name.startswith(SILENT_ROOMS) or (name.startswith("writers/pdf/") and name not in REPORTING_WRITERS):
            continue
        found |= set(_words(ast.parse(path.read_text("utf-8")), only_reported=name.startswith(BIBLIOGRAPHIC_ROOMS)))
    return found


def _words(tree: ast.AST, *, only_reported: bool) -> Iterator[str]:
    """The words with hyphens in a module; `only_reported`, those that a call such as `_problem("…")` begins with."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and REPORTING.search(ast.unparse(node.func))]
    firsts = [argument for call in calls for argument in call.args[:2]]
    for node in firsts if only_reported else ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", text):
            yield text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_message_is_as_documented(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool
) -> None:
    case = Case(path)
    case.lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763856000")
    said = case.play()
    assert "[fault]" not in said
    if update:
        case.keep(said)
    assert said == case.console()["body"]
    assert f"[{case.code}]" in said


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_hint_is_a_sentence(path: Path) -> None:
    hints = re.findall(r"^  hint: (.+)$", Case(path).console()["body"], flags=re.MULTILINE)
    assert [hint for hint in hints if hint[0].islower() or hint[-1] not in ".?)"] == []


def test_every_code_has_a_case() -> None:
    missing = codes() - NOT_CODES - SHOWN_ELSEWHERE.keys() - {path.stem for path in CASES}
    assert not sorted(missing)


def test_no_case_is_stale() -> None:
    assert not sorted({path.stem for path in CASES} - codes())


def test_the_words_that_are_no_codes_are_there() -> None:
    assert codes() >= NOT_CODES


@pytest.mark.parametrize(("code", "tests"), SHOWN_ELSEWHERE.items(), ids=lambda value: value.rpartition("/")[2])
def test_what_is_shown_elsewhere_is_there(code: str, tests: str) -> None:
    place = CHECKOUT / tests
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    assert any(code in file.read_text("utf-8") for file in files), f"{tests} says nothing of {code}"


def test_the_guide_lists_every_code_and_no_other() -> None:
    guide = (CHECKOUT / "docs" / "diagnostics.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \|$", guide, flags=re.MULTILINE))
    assert list(listed) == sorted(listed), "in alphabetical order"
    assert listed.keys() == codes() - NOT_CODES | SHOWN_ELSEWHERE.keys()
    assert {code: listed[code] for code in listed.keys() - SHOWN_ELSEWHERE.keys()} == {
        path.stem: Case(path).meaning for path in CASES
    }
