"""What a style says beside the one it stands on: only what differs, so that changing the one changes the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from briefgen.document.roles import BOX_OF_ROLE, Role
from briefgen.noun import noun
from briefgen.writers.docx import names
from briefgen.writers.docx.names import HEADING_STYLES, ROLE_STYLES, StyleName
from briefgen.writers.docx.ooxml import Element, local, qualified, same, w

APART = (
    Role.BODY, Role.ORGANIZATION, Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.CAPTION, Role.TABLE, Role.FOOTNOTE, Role.LABEL,
    Role.SOURCE, Role.FUNDING, Role.RUNNING_HEAD, Role.FOOTER, Role.MARK,
)  # fmt: skip
"""Roles that are no running text: they stand on Normal, and changing Body Text leaves them alone."""

TOGETHER = {"lineRule": "line"}
"""Attributes that mean nothing without another: a height of lines without its rule would count in lines."""

BY_ATTRIBUTE = frozenset(map(qualified, ("w:spacing", "w:ind", "w:rFonts")))
"""Properties of which every attribute is inherited by itself (ISO/IEC 29500-1, 17.7.2)."""

BORDERS = qualified("w:pBdr")

TAKEN_BACK: Mapping[str, Mapping[str, str]] = {
    **{toggle: {"val": "0"} for toggle in ("keepNext", "keepLines", "b", "bCs", "i", "iCs", "caps")},
    "jc": {"val": "left"},
    "shd": {"val": "clear", "color": "auto", "fill": "auto"},
    **{side: {"val": "nil"} for side in ("top", "left", "bottom", "right")},
}
"""What takes back a property of the style below; attributes of spaces and indents become 0, others are inherited."""


@noun
class Planned:
    """A paragraph style as it is to look, whatever it stands on: all its properties, those of its letters too."""

    name: StyleName
    based: StyleName
    paragraph: tuple[Element, ...]
    run: tuple[Element, ...] = ()
    following: StyleName | None = None


def parent_of(role: Role) -> StyleName:
    """The style that the style of a role stands on: the text of its box, else running text, else Normal."""
    box = BOX_OF_ROLE.get(role)
    if box and box.text is not role:
        return ROLE_STYLES[box.text]
    return names.NORMAL if role in APART else ROLE_STYLES[Role.BODY]


def parent_of_heading(level: int) -> StyleName:
    """The style that a heading of a level stands on: the first on Normal, those down to the third on the first."""
    if level == 1:
        return names.NORMAL
    return HEADING_STYLES[1 if level in HEADING_STYLES else max(HEADING_STYLES)]


def parted(planned: Sequence[Planned], ground: Planned) -> list[Planned]:
    """The styles with only what differs from what each stands on, the lowest first; `ground` stands under all of them."""
    looks = {style.name.id: style for style in (ground, *planned)}
    made = [_beside(style, looks[style.based.id]) for style in planned]
    return sorted(made, key=lambda style: _height(style, looks))


def _height(style: Planned, looks: Mapping[str, Planned]) -> int:
    """How many styles lie under one."""
    height = 0
    while style.name.id != style.based.id:
        style, height = looks[style.based.id], height + 1
    return height


def _beside(style: Planned, below: Planned) -> Planned:
    return Planned(
        style.name,
        style.based,
        _difference(style.paragraph, below.paragraph),
        _difference(style.run, below.run),
        style.following,
    )


def _difference(own: Iterable[Element], below: Iterable[Element]) -> tuple[Element, ...]:
    """What must be said of properties where those `below` are inherited."""
    inherited = {made.tag: made for made in below}
    given = {made.tag: made for made in own}
    said = (_new(made, inherited.get(tag)) for tag, made in given.items())
    gone = (_taken_back(made) for tag, made in inherited.items() if tag not in given)
    return tuple(made for made in (*said, *gone) if made is not None)


def _new(made: Element, inherited: Element | None) -> Element | None:
    """The part of a property that is not inherited, None where all is."""
    if inherited is None:
        return made
    if made.tag in BY_ATTRIBUTE:
        return _other_attributes(made, inherited)
    if made.tag == BORDERS:
        return _with_children(made, _difference(made, inherited))
    return None if same(made, inherited) else made


def _other_attributes(made: Element, inherited: Element) -> Element | None:
    own, known = (_attributes(element) for element in (made, inherited))
    differing = {name for name, value in own.items() if known.get(name) != value}
    differing |= {other for pair in TOGETHER.items() if differing & set(pair) for other in pair if other in own}
    back = {name: "0" for name in known if name not in own and name not in (*TOGETHER, *TOGETHER.values())}
    said = {name: value for name, value in own.items() if name in differing} | back
    return w(local(made), **said) if said else None


def _attributes(element: Element) -> dict[str, str]:
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}


def _with_children(made: Element, children: Sequence[Element]) -> Element | None:
    return w(local(made), *map(deepcopy, children)) if children else None


def _taken_back(inherited: Element) -> Element | None:
    """What takes a property back that a style does not have, None for one that every style has."""
    if inherited.tag == BORDERS:
        return _with_children(inherited, [made for side in inherited if (made := _taken_back(side)) is not None])
    if inherited.tag in BY_ATTRIBUTE:
        return _other_attributes(w(local(inherited)), inherited)
    values = TAKEN_BACK.get(local(inherited))
    return w(local(inherited), **values) if values else None
