"""What may be chosen in fields, in the words of people; which styles, languages and ways to cite there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from briefgen.diagnostics import Report
from briefgen.models.folders import style_file
from briefgen.models.languages import CITED, LETTERS, USUAL_LANGUAGE
from briefgen.readers.citations.style import citation_style_names
from briefgen.readers.files.yaml import load
from briefgen.workspace import File, Workspace
from briefgen.workspace.catalog import style_names

N_ = str
"""Marks words that are translated where they are shown."""

SHOWN: Final = {
    "notes": N_("In notes, where they are cited"),
    "short": N_("In notes of one short line"),
    "list": N_("In a list at the end"),
    "both": N_("In notes and in a list"),
    "none": N_("Nowhere"),
}
PAPERS: Final = {"letter": N_("Letter"), "a4": "A4"}
LENGTHS: Final = {"headline": N_("Headline"), "short": N_("Short"), "full": N_("Full")}
LYING: Final = {"portrait": N_("Upright"), "landscape": N_("Lying, for wide tables")}
FORMATS: Final = {"pdf": "PDF", "docx": "Word", "html": N_("Web page"), "txt": N_("Text for an e-mail")}
ATTACHED: Final = {"docx": N_("The Word file"), "sources": N_("The sources, as data")}
AUDIENCES: Final = {
    "public": N_("Everybody"),
    "office": N_("The office that you meet"),
    "coalition": N_("Your own people alone"),
}
PURPOSES: Final = {
    "office-meeting": N_("A meeting with an office"),
    "testimony": N_("Testimony"),
    "letter": N_("A letter"),
    "public": N_("The public"),
    "training": N_("Training"),
    "internal": N_("Our own work"),
}
LOBBYING: Final = {"yes": N_("It lobbies"), "no": N_("It does not lobby")}
FROM: Final = {"approvals": N_("Also those who approved every text of it")}
"""Whose names stand under a paper, beside those that are written there."""

STANDING: Final = {"list": N_("All of them, in a list"), "row": N_("How many they are, and some names")}

SHIPPED: Final = (
    N_("Serif text, sans headings, one deep blue"),
    N_("Sans serif in deep red, read from two metres"),
    N_("Larger type for a page that is glanced at in a meeting"),
    N_("Large print, 18 points and more, for readers with low vision"),
    N_("For letters and testimony, with wide margins and a line for the subject"),
    N_("Fonts that every office has, none of them in the Word file"),
    N_("Black on white, ruled, for any copier"),
)
"""What the styles that come with briefgen say that they are for."""

FIRST_LANGUAGES: Final = (USUAL_LANGUAGE, "es-US", "es-MX", "es")
"""The languages that come first among those that may be chosen: those of the words that come with briefgen."""


def styles(workspace: Workspace) -> Mapping[str, str]:
    """The styles of a workspace by name, with what each says that it is for."""
    return {name: _title(*_style(workspace, name)) for name in style_names(workspace)}


def _style(workspace: Workspace, name: str) -> tuple[str, bytes]:
    file = style_file(name)
    found = workspace.read_if_there(file) or workspace.starter_read(file)
    return found.name, found.data


# A form is made at every save, and what styles say of themselves is seldom another then.
@lru_cache(maxsize=64)
def _title(file: str, data: bytes) -> str:
    read = load(File(file, data), Report())
    title = read.data.get("title") if read and isinstance(read.data, dict) else ""
    return title if isinstance(title, str) else ""


@cache
def languages() -> Mapping[str, str]:
    """The languages that papers are written in, each by its own name."""
    from babel import Locale

    tags = dict.fromkeys((*FIRST_LANGUAGES, *sorted({*CITED, *LETTERS} - {"en"})))
    named = {tag: Locale.parse(tag, sep="-").get_display_name(tag.replace("-", "_")) or tag for tag in tags}
    return {tag: name[:1].upper() + name[1:] for tag, name in named.items()}


def citing(workspace: Workspace) -> Mapping[str, str]:
    """The ways to write sources that a workspace has, by name."""
    return {name: name.replace("-", " ").capitalize() for name in citation_style_names(workspace)}
