"""Messages as SARIF: valid by the published schema, with the places and the words of the others."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from briefgen.cli.messages import MessageFormat, write
from briefgen.cli.start import run
from briefgen.diagnostics import Diagnostic, Severity, Span

SCHEMA = json.loads((Path(__file__).parents[1] / "sarif/sarif-2.1.0.schema.json").read_text("utf-8"))

UNKNOWN = Diagnostic(
    "unknown-block",
    "there is no block “syringe-analgy”",
    Span("briefs/ein Tag für alle.yaml", 12, 9, 14, "      - syringe-analgy"),
    nearest="syringe-analogy",
    hint="Write its name.",
)
WHOLE = Diagnostic("missing-file", "there is no such file", Span("briefs/x.yaml"), Severity.WARNING)
NOWHERE = Diagnostic("no-workspace", "there is none", severity=Severity.NOTE)


def valid(text: str) -> dict[str, object]:
    log: dict[str, object] = json.loads(text)
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log


def test_the_log_of_three_messages() -> None:
    (found,) = valid(write([UNKNOWN, WHOLE, NOWHERE], MessageFormat.SARIF))["runs"]  # type: ignore[misc, attr-defined]
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == [
        "missing-file",
        "no-workspace",
        "unknown-block",
    ]
    assert found["columnKind"] == "unicodeCodePoints"
    assert found["results"] == [
        {
            "ruleId": "unknown-block",
            "ruleIndex": 2,
            "level": "error",
            "message": {
                "text": "there is no block “syringe-analgy”\ndid you mean: syringe-analogy\nhint: Write its name."
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "briefs/ein%20Tag%20f%C3%BCr%20alle.yaml"},
                        "region": {"startLine": 12, "startColumn": 9, "endColumn": 23},
                    }
                }
            ],
        },
        {
            "ruleId": "missing-file",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": "there is no such file"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": "briefs/x.yaml"}}}],
        },
        {"ruleId": "no-workspace", "ruleIndex": 1, "level": "note", "message": {"text": "there is none"}},
    ]


def test_nothing_found_is_a_log_as_well() -> None:
    assert valid(write([], MessageFormat.SARIF))["runs"][0]["results"] == []  # type: ignore[index]


@pytest.mark.parametrize(
    "command", [["check"], ["list", "blocks"], ["where-used", "no-such-thing"], ["check", "first"]]
)
def test_every_command_writes_one_whole_log(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "briefs/blocks").mkdir(parents=True)
    (tmp_path / "briefgen.yaml").write_text("organization: {name: Us}\nstile: civic\n", "utf-8")
    (tmp_path / "briefs/first.yaml").write_text("title: First\nsections:\n- blocks: [none]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    run([*command, "--message-format", "sarif"])
    log = valid(capsys.readouterr().err)
    assert log["version"] == "2.1.0"


def test_a_command_outside_of_a_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--message-format", "sarif"]) == 1
    (found,) = valid(capsys.readouterr().err)["runs"]  # type: ignore[misc, attr-defined]
    assert [result["ruleId"] for result in found["results"]] == ["no-workspace"]
