"""Finds markup that was meant but not complete, and would be printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.noun import noun
from briefgen.readers.markdown.places import Cursor


@noun
class Leftover:
    """Characters that no reader of a brief should see."""

    pattern: re.Pattern[str]
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


LEFTOVERS = (
    Leftover(
        re.compile(r"(?<![:\w]):{3,}[ \t]*[a-z][\w-]*(?:[ \t]*\{[^{}]*\})?"),
        "box-in-line",
        "a box cannot begin within a line or in a cell of a table",
        "Put it on lines of its own, above or below; or write \\:\\:\\: for signs that are printed.",
    ),
    Leftover(
        re.compile(r"(?<!:)::[ \t]*only[ \t]+(?:public|office|coalition)\b"),
        "misplaced-only",
        "the mark of a passage has three colons: this leaves nothing out",
        "Write ::: in place of what stands here, on a line of its own.",
    ),
    Leftover(
        re.compile(r"\]\(|\]\["),
        "broken-link",
        "this link is not complete",
        "Write [words](https://address) without spaces in the address, or \\[ for a bracket that is printed.",
    ),
    Leftover(
        re.compile(r"\[\^|\^\["),
        "broken-note",
        "this footnote is not complete",
        "Write [^name], the name without spaces, and its text below as [^name]: text.",
    ),
    Leftover(
        re.compile("~~|(?<![~\\w])~(?=[^\\s~])[^~\\n]*[^\\s~]~(?![~\\w])|\\^(?=[^\\s^])[^\\s^]*\\^"),
        "literal-signs",
        "these signs mark nothing and are printed as they stand",
        "Write ~~struck out~~, ++put in++, H~2~O or x^2^; or \\~ and \\^ for signs that are printed.",
        Severity.WARNING,
    ),
    Leftover(
        re.compile(r"\{(?:[.#][\w-]+|=\w+|[\w-]+=[^\s{}]+)(?:\s[^{}]*)?\}"),
        "literal-attributes",
        "what stands in these braces is not read",
        "Delete it and the brackets before it; write ++words++ for a line under them, or \\{ for a brace that is printed.",
    ),
    Leftover(
        re.compile(r"(?<![=\w])==(?=[^\s=])"),
        "colored-words",
        "words between == are not printed in color",
        "Write **words** for what matters, or \\=\\= for signs that are printed.",
    ),
    Leftover(
        re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]"),
        "alert-box",
        "this sign makes no box and is printed as it stands",
        "Put a line with ::: callout above and a line with ::: below.",
    ),
    Leftover(
        re.compile("[‘’]{2,}"),
        "doubled-quotes",
        "single quotation marks stand together, which is neither a quotation mark nor bold",
        'Type one " for a quotation mark, or write **words** for bold ones.',
        Severity.WARNING,
    ),
    Leftover(
        re.compile(r"\*\*|(?<![\w*])\*\w+\*(?=\w)|(?<=\w)\*\w+\*(?![\w*])"),
        "literal-stars",
        "these stars make nothing bold and are printed as they stand",
        "Put ** right before the first and right behind the last bold letter, or write \\*\\* for stars that are printed.",
        Severity.WARNING,
    ),
)


ANY = re.compile(r"::|\]\(|\]\[|\[[\^!]|[\^~{*]|==|[‘’]{2}")
"""What one of them at least begins with; nearly all texts have none of it."""

STRAIGHT = str.maketrans("“”‘’", "\"\"''")
"""Quotation marks as most people type them."""


def leftovers(text: str, cursor: Cursor) -> Iterator[Diagnostic]:
    """A diagnostic for each piece of left-over markup in a text; what is a part of another is not told again."""
    if not ANY.search(text):
        return
    told: list[tuple[int, int]] = []
    for leftover in LEFTOVERS:
        inside: Cursor | None = None
        for found in leftover.pattern.finditer(text):
            if any(start <= found.start() < end for start, end in told):
                continue
            told.append(found.span())
            inside = inside or replace(cursor)
            place = inside.find(found[0] if found[0] in cursor.content else found[0].translate(STRAIGHT))
            yield Diagnostic(leftover.code, leftover.message, place, leftover.severity, hint=leftover.hint)
