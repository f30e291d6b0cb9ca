"""Which addresses a printed link may lead to, also those that are defined apart: `[name]: https://address`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Diagnostic, Span
from briefgen.diagnostics.manuscript import Manuscript

SCHEMES = ("http", "https", "mailto", "tel")

LONGEST = 2_000
"""Characters of an address."""

HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
"""The name of a web site, letters of other scripts already encoded."""

EXPECTED = "an address that begins with https://, http://, mailto:, tel: or #"


def _host_problem(target: str) -> str:
    try:
        parts = urlsplit(target)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "is not a web address"
    if not host or port == 0:
        return "names no web site"
    if "@" in parts.netloc:
        return "holds a user name or password"
    return "" if HOST.fullmatch(host) else "is not a web address"


def target_problem(target: str) -> str:
    """What is wrong with the address of a link, as the rest of a sentence; empty when nothing is."""
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", target)
    if len(target) > LONGEST:
        return f"has more than {LONGEST:,} characters"
    if target.startswith("#"):
        return "" if len(target) > 1 else "names no place"
    if not target:
        return "is missing"
    if scheme is None:
        return "leads to a file, which a reader of the brief does not have"
    if scheme[1].lower() not in SCHEMES:
        return f"begins with “{scheme[1]}:”"
    return _scheme_problem(scheme[1].lower(), target[scheme.end() :], target)


def _scheme_problem(scheme: str, rest: str, target: str) -> str:
    if scheme in ("http", "https"):
        return _host_problem(target)
    if scheme == "mailto":
        return "" if re.fullmatch(r"[^@?]+@[^@?]+(?:\?.*)?", rest) else "is not an e-mail address"
    return "" if re.fullmatch(r"\+?[0-9().-]{3,30}(?:;ext=[0-9]{1,9})?", rest) else "is not a telephone number"


def address_problems(target: str, title: str, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with the address and the title of a link."""
    if problem := target_problem(target):
        yield Diagnostic("link-target", f"the address of this link {problem}", span, expected=EXPECTED)
    if title:
        yield Diagnostic(
            "link-title",
            "this link has a title, which would not be printed",
            span,
            hint="Say it in the text, and take the quoted words out of the link.",
        )


def is_defined_elsewhere(node: SyntaxTreeNode) -> bool:
    """Whether a link or picture takes its address from a definition."""
    return bool(_label(node))


def _label(node: SyntaxTreeNode) -> str:
    token = node.token or (node.nester_tokens and node.nester_tokens.opening)
    return str(token.meta.get("label", "")) if token else ""


def definition_problems(root: SyntaxTreeNode, env: Mapping[str, Any], manuscript: Manuscript) -> Iterator[Diagnostic]:
    """What is wrong with the definitions of addresses, used or not.

    A definition is not printed, so what only looks like one would be lost: `[Speaker]: Welcome`.
    """
    defined = env.get("references", {})
    pictures = {_label(node) for node in root.walk() if node.type == "image"} if defined else set()
    for label, definition in defined.items():
        span = manuscript.span(definition["map"][0])
        if label.startswith("^"):
            hint = "Write [^name]: and its text, the name without spaces."
            yield Diagnostic("broken-note", "the name of this footnote has spaces", span, hint=hint)
        elif label not in pictures:
            yield from address_problems(definition["href"], definition["title"], span)
    for second in env.get("duplicate_refs", ()):
        message, hint = "this address is defined a second time", "Give it another name, or delete one of the two."
        yield Diagnostic("duplicate-address", message, manuscript.span(second["map"][0]), hint=hint)
