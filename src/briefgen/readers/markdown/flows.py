"""Reads the column of text: markdown-it's tokens become flows of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Report, Span, nearest
from briefgen.document import (
    Alignment,
    BulletList,
    Callout,
    Cell,
    CodeListing,
    Figure,
    Flow,
    Heading,
    Image,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Role,
    Row,
    Rule,
    Table,
    Text,
    plain_text,
)
from briefgen.manuscript import Manuscript
