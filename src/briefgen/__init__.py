"""Argument blocks, a brief spec and a style make one brief, as PDF and as DOCX."""

__version__ = "0.2.0"
