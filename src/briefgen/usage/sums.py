"""What stands for the bytes of a file in a manifest."""

from __future__ import annotations

import hashlib


def digest_of(data: bytes) -> str:
    """The SHA-256 sum of the bytes of a file."""
    return hashlib.sha256(data).hexdigest()
