"""What is wrong with a logo is told at its line, by every command that reads a brief, and no file is made."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from cli.conftest import Briefgen
from PIL import Image
from profiles import sample

LOGO = "briefs/logo.png"
SETTINGS = "organization:\n  name: Example Coalition\n  logo: {}\n"


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "navy").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    "command", [("check",), ("check", "leave-behind"), ("render", "leave-behind"), ("inspect", "leave-behind")]
)
@pytest.mark.parametrize(
    ("path", "data", "code"),
    sample(
        [
            (LOGO, None, "missing-file"),
            ("../logo.png", png(), "outside-workspace"),
            (LOGO, png()[:60], "damaged-picture"),
            (LOGO, b"<svg/>", "unknown-picture"),
            (LOGO, b"", "unknown-picture"),
            ("https://example.org/logo.png", None, "picture-elsewhere"),
        ]
    ),
)
def test_a_logo_that_cannot_be_used(
    briefgen: Briefgen, workspace: Path, command: tuple[str, ...], path: str, data: bytes | None, code: str
) -> None:
    (workspace / "briefgen.yaml").write_text(SETTINGS.format(path))
    if data is not None:
        (workspace / path).write_bytes(data)
    ran = briefgen(*command)
    assert ran.code == 1
    assert f"briefgen.yaml:3:9: error[{code}]" in ran.err
    assert ran.err.count(f"[{code}]") == 1
    assert not (workspace / "build").exists()


def test_a_sound_logo_stands_in_the_masthead(briefgen: Briefgen, workspace: Path) -> None:
    (workspace / "briefgen.yaml").write_text(SETTINGS.format(LOGO))
    (workspace / LOGO).write_bytes(png())
    assert briefgen("check", "leave-behind").code == 0
    assert '"alt": "Example Coalition"' in briefgen("inspect", "leave-behind", "--tree").out
