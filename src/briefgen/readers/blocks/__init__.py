"""Argument blocks and facts: a library, as people wrote it."""
