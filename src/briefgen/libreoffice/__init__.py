"""The LibreOffice of this computer, where there is one: it lays out Word files, and their pages are counted."""

from briefgen.libreoffice.counter import PageCounter, WordFile, WordPages

__all__ = ["PageCounter", "WordFile", "WordPages"]
