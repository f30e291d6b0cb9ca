"""document, library → diagnostics: what a brief must not do, though it could be printed."""

from __future__ import annotations
