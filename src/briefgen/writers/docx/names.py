"""What the styles are called: Word's own names where it has them, names of ours where it has none."""

from __future__ import annotations

from briefgen.document.nodes import Role
from briefgen.noun import noun


@noun
class StyleName:
    """A style's name as people see it, its id in the file, and whether the name is Word's own, ours otherwise.

    `hidden` styles are in no list of Word before they are used; those in the `gallery` can be picked there at a glance.
    """

    id: str
    name: str
    own: bool = False
    priority: int = 99
    hidden: bool = False
    gallery: bool = True


def _words(name: str, priority: int = 99, hidden: bool = False, gallery: bool | None = None) -> StyleName:
    """A name that Word knows; in the id every word begins with a capital letter."""
    id = "".join(word[0].upper() + word[1:] for word in name.split())
    return StyleName(id, name, False, priority, hidden, priority < 99 if gallery is None else gallery)


def _ours(name: str) -> StyleName:
    return StyleName(name.replace(" ", ""), name, own=True, priority=20)


WORDS_OWN: dict[Role, StyleName] = {
    Role.BODY: _words("Body Text", 1),
    Role.TITLE: _words("Title", 10),
    Role.SUBTITLE: _words("Subtitle", 11),
    Role.CLOSING: _words("Closing"),
    Role.SIGNATURE: _words("Signature"),
    Role.QUOTE: _words("Quote", 29),
    Role.CAPTION: _words("caption", 35),
    Role.FOOTNOTE: _words("footnote text"),
    Role.SOURCE: _words("Bibliography", 37),
    Role.FOOTER: _words("footer"),
    Role.MARK: _words("header"),
}
"""The roles for which Word has a name."""

ROLE_STYLES: dict[Role, StyleName] = {
    role: WORDS_OWN.get(role) or _ours("Table Text" if role is Role.TABLE else role.replace("-", " ").title())
    for role in Role
}

HEADING_STYLES = {level: _words(f"heading {level}", 9) for level in (1, 2, 3)}

DEEPER_HEADINGS = {level: _words(f"heading {level}", 9, hidden=True) for level in (4, 5, 6)}
"""Headings that no brief has, for those who write on in Word."""

NORMAL = _words("Normal", 0)
DEFAULT_FONT = _words("Default Paragraph Font", 1, hidden=True, gallery=False)
NO_LIST = _words("No List", hidden=True)
LIST_PARAGRAPH = _words("List Paragraph", 34)
CONTENTS = {
    level: StyleName(f"TOC{level}", f"toc {level}", False, 39, hidden=True, gallery=False) for level in (1, 2, 3)
}
CONTENTS_TITLE = _words("TOC Heading", 39, hidden=True)
"""A table of contents, which Word can make of the headings."""
FIGURE = _ours("Picture")
"""Not `Figure`: LibreOffice would take that style for the type of the tags of pictures, and say they are paragraphs."""
RULE = _ours("Horizontal Rule")
CONTENT_CODE = _ours("Content Code")
LISTING = _words("HTML Preformatted")
TABLE = _ours("Brief Table")
TABLE_HEAD = _ours("Table Head")
TABLE_FIRST = _ours("Table First Column")
TABLE_FIGURES = _ours("Table Figures")

HYPERLINK = _words("Hyperlink")
FOLLOWED = _words("FollowedHyperlink")
STRONG = _words("Strong", 22)
EMPHASIS = _words("Emphasis", 20)
CODE = _words("HTML Code")
STAT_UNIT = _ours("Stat Unit")
BILL_STRUCK = _ours("Bill Struck")
BILL_INSERTED = _ours("Bill Inserted")
RUN_IN = _ours("Run-in Head")
NOTE_REFERENCE = _words("footnote reference")

LIST_LEVELS = 4
"""Levels of lists that have styles of their own; deeper ones look like the last."""


def list_style(kind: str, level: int) -> StyleName:
    """The style of `kind` (`List Bullet`, `List Number`, `List Continue`) at a level counted from 0."""
    number = min(level + 1, LIST_LEVELS)
    return _words(kind if number == 1 else f"{kind} {number}", 36)
