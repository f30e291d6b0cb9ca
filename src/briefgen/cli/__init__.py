"""The `briefgen` command: what people type, and what they are told."""

from briefgen.cli.start import main

__all__ = ["main"]
