"""What a validator of PDF/UA-1 and PDF/A-3a finds wrong with a PDF."""

from __future__ import annotations

from pathlib import Path

import page

PROFILES = ("ua1", "3a")
"""The two standards that every PDF keeps to at once."""


def pdf_faults(path: Path, *profiles: str) -> list[str]:
    """What is wrong by these profiles, or by both."""
    return [
        f"{profile}: {failure}"
        for profile in profiles or PROFILES
        for failure in page.validate_pdf(str(path), profile=profile).failures
    ]


def pdf_faults_of(data: bytes, folder: Path, *profiles: str) -> list[str]:
    """The same for the bytes of a PDF, which are put into `folder`."""
    path = folder / "brief.pdf"
    path.write_bytes(data)
    return pdf_faults(path, *profiles)
