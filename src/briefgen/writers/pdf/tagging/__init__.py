"""The tags of a PDF: what every word on the page is, in reading order."""

from weasyprint.pdf.tags import add_tags

__all__ = ["add_tags"]
