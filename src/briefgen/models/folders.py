"""Where things lie in a workspace, by names relative to it: the one map of its folders and files."""

from __future__ import annotations

from typing import Final

SETTINGS: Final = "briefgen.yaml"
"""The file that makes a folder a workspace."""

BRIEFS: Final = "briefs"
BLOCKS: Final = "briefs/blocks"
TEMPLATES: Final = "briefs/templates"
MEETINGS: Final = "briefs/meetings"
"""Tables of meetings, the register of members, and local figures."""

PICTURES: Final = "briefs/pictures"
SOURCES: Final = "briefs/sources.yaml"
"""Where sources are written that come from no other program."""

FACTS: Final = "briefs/facts.yaml"
EXTRACT: Final = "briefs/consent.yaml"
"""What colleagues may know of the consents behind voices."""

WORD_RULES: Final = "briefs/rules.yaml"
"""The words that a workspace does not use, and how long its sentences may be; where it is not there, nothing of that is looked for."""

SHIPPED_RULES: Final = "rules"
"""Where, in what comes with briefgen, the sets of words are that a workspace may build on."""

RECORDS: Final = "private/consent"
"""The consent records themselves, which stay on the computers of those who took them."""

MINOR: Final = "briefs/minor-changes.yaml"
"""Changes of approved texts that somebody declared minor."""

APPROVALS: Final = "approvals"
"""What organizations have approved, a file for each."""

STYLES: Final = "styles"
CITATION_STYLES: Final = "styles/csl"
MANIFESTS: Final = "manifests"
"""What was made of each brief, so that every page can be answered for."""

OUTPUT: Final = "build"
"""Where files go when nobody says where."""


def spec_file(name: str) -> str:
    """The file of the brief of that name."""
    return f"{BRIEFS}/{name}.yaml"


def block_file(name: str) -> str:
    """The file of the block of that name, where it is in no folder of its own."""
    return f"{BLOCKS}/{name}.md"


def meetings_file(name: str) -> str:
    """The workbook of the table of meetings of that name."""
    return f"{MEETINGS}/{name}.xlsx"


def template_file(name: str) -> str:
    """The file of the template of that name."""
    return f"{TEMPLATES}/{name}.yaml"


def style_file(name: str) -> str:
    """The file of the style of that name."""
    return f"{STYLES}/{name}/style.yaml"
