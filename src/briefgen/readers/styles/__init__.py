"""Styles: tokens, fonts, and whether what they say can be read on the page."""
