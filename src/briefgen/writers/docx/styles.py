"""The styles part: one paragraph style for every look, character styles, tables, and what Word takes for granted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.document.display import UNIT_SHARE
from briefgen.document.roles import BOX_OF_ROLE, BOXES, LEADS, RUNNING_TEXT, Role
from briefgen.document.stamping import OVER_FOOTER, look_of
from briefgen.models.style import Look
from briefgen.writers.docx import names
from briefgen.writers.docx.boxes import Box
from briefgen.writers.docx.inheritance import Planned, parent_of, parent_of_heading, parted
from briefgen.writers.docx.names import StyleName
from briefgen.writers.docx.ooxml import Element, in_order, letters_in_order, local, w, with_extensions
from briefgen.writers.docx.palette import line, type_color
from briefgen.writers.docx.sheet import Sheet, frame_named
from briefgen.writers.docx.table_style import table_styles
from briefgen.writers.docx.typography import (
    figures_of,
    language,
    letters,
    line_spacing,
    lining_figures,
    paragraph_look,
    run_look,
    table_figures,
    toggles,
)
from briefgen.writers.docx.units import border_space, eighths, half_points, twips

RULE_WIDTH, RULE_SPACE = 0.75, 8.0
"""Width of a thematic break, and the space above and below it, in points."""

LISTING_SPACE = 6.0
"""Space below literal lines, in points."""

OUTSIDE = (Role.RUNNING_HEAD, Role.MARK, Role.FOOTER)
"""What stands at head and foot of the pages, as wide as the text with its side column."""

NO_LEVEL = 9
"""The level of the outline of what stands in none, counted from 0."""

BODY_TEXT = names.ROLE_STYLES[Role.BODY]

LATENT_STYLES = 376
"""How many styles Word knows by itself."""


def styles(sheet: Sheet) -> Element:
    """The styles part."""
    return with_extensions(
        "styles",
        _defaults(sheet),
        _latent(),
        *_foundations(sheet),
        *_paragraphs(sheet),
        *_characters(sheet),
        *table_styles(sheet),
    )


def _defaults(sheet: Sheet) -> Element:
    """What holds where no style says otherwise: the body's look, but for its color, which Normal has.

    In the cells of a table LibreOffice takes what stands here for said of each word, over the color of links.
    """
    run = w("rPr", *(made for made in _body(sheet) if local(made) != "color"), language(sheet.language))
    return w(
        "docDefaults",
        w("rPrDefault", run),
        w("pPrDefault", w("pPr", w("spacing", before=0, after=0))),
    )


def _latent() -> Element:
    """Word's other styles: kept out of the way."""
    shown = (names.NORMAL, *names.ROLE_STYLES.values(), *names.HEADING_STYLES.values(), names.STRONG, names.EMPHASIS)
    exceptions = (
        w("lsdException", name=name.name, semiHidden=0, uiPriority=name.priority, unhideWhenUsed=0, qFormat=1)
        for name in shown
        if not name.own
    )
    return w(
        "latentStyles",
        *exceptions,
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=0,
        defUnhideWhenUsed=0,
        defQFormat=0,
        count=LATENT_STYLES,
    )


def _foundations(sheet: Sheet) -> Iterator[Element]:
    """The styles on which all others stand."""
    color = type_color(sheet.tokens.colors, sheet.look(Role.BODY).color)
    yield _style(
        "paragraph", names.NORMAL, [w("widowControl")], [color, *figures_of(sheet.tokens.figures)], default=True
    )
    yield _style("character", names.DEFAULT_FONT, default=True)
    yield _style("numbering", names.NO_LIST, default=True)


def _paragraphs(sheet: Sheet) -> Iterator[Element]:
    """Every paragraph style, each with what differs from the one it stands on."""
    ground = Planned(names.NORMAL, names.NORMAL, (w("spacing", before=0, after=0),), _body(sheet))
    planned = [
        *_roles(sheet),
        *_cells(sheet),
        *_headings(sheet),
        *_without_words(sheet),
        *_lists(sheet),
        *_for_word(sheet),
    ]
    for style in parted(planned, ground):
        yield _style("paragraph", style.name, style.paragraph, style.run, based=style.based, following=style.following)


def _roles(sheet: Sheet) -> Iterator[Planned]:
    for role, name in names.ROLE_STYLES.items():
        kind = BOX_OF_ROLE.get(role)
        frame = frame_named(sheet.tokens, kind.name) if kind else None
        out = sheet.out if role in OUTSIDE else 0.0
        box = Box(kind.name, frame, sheet.tokens.colors, -out) if kind and frame else None
        extra: list[Element | None] = [*box.surface(), box.edges()] if box else []
        if role in LEADS and not sheet.look(role).keep_with_next:
            extra.append(w("keepNext"))
        if role in (Role.RUNNING_HEAD, Role.FOOTER):
            extra = _places(role, sheet)
        if not box and (edges := _edges(role, out, sheet)) is not None:
            extra.append(edges)
        if role is Role.SIGNER and not sheet.look(role).together:
            extra = [w("keepLines")]
        if role in RUNNING_TEXT and sheet.page.narrower:
            extra.append(w("ind", right=twips(sheet.page.narrower)))
        made = _looking(sheet, name, parent_of(role), sheet.look(role), extra, following=FOLLOWING.get(role))
        yield replace(made, run=(*made.run, *lining_figures())) if role is Role.TABLE else made


def _edges(role: Role, out: float, sheet: Sheet) -> Element | None:
    """Where lines begin at head and foot of the pages; those of notes at the right of their number, if it hangs."""
    room = sheet.tokens.note_room if role is Role.FOOTNOTE else 0.0
    if not out and not room:
        return None
    return w("ind", left=twips(room - out), **({"hanging": twips(room)} if room else {}))


def _places(role: Role, sheet: Sheet) -> list[Element | None]:
    """Where words across from others stand, with the rule above the footer."""
    slots, width = sheet.tokens.footer, sheet.text_width
    half = (width - sheet.out) / 2
    middle = role is Role.FOOTER and slots.center
    tabs = [
        *([w("tab", val="center", pos=twips(half))] if middle else []),
        w("tab", val="right", pos=twips(width)),
    ]
    if role is Role.RUNNING_HEAD or not slots.rule:
        return [w("tabs", *tabs)]
    rule = line(sheet.tokens.colors, "top", slots.color, eighths(slots.rule), border_space(OVER_FOOTER))
    return [w("tabs", *tabs), w("pBdr", rule)]


def _cells(sheet: Sheet) -> Iterator[Planned]:
    """Cells of columns of figures; and those that head a column or a row, as far as the style has them look other."""
    look, said = sheet.look(Role.TABLE), sheet.tokens.tables
    usual = names.ROLE_STYLES[Role.TABLE]
    figures = _looking(sheet, names.TABLE_FIGURES, usual, look)
    yield replace(figures, run=(*figures.run, *table_figures()))
    heads: dict[StyleName, dict[str, object]] = {names.TABLE_HEAD: {"color": said.head.color}}
    heads[names.TABLE_FIRST] = {"color": said.first_column.color, "bold": said.first_column.bold}
    for name, changes in heads.items():
        if changed := {key: value for key, value in changes.items() if value is not None}:
            yield _looking(sheet, name, usual, look.model_copy(update=changed))


def _headings(sheet: Sheet) -> Iterator[Planned]:
    """Those of briefs, and those below, which look like the last of them."""
    for level, name in {**names.HEADING_STYLES, **names.DEEPER_HEADINGS}.items():
        look = sheet.heading(min(level, len(names.HEADING_STYLES)))
        extra = [*([] if look.together else [w("keepLines")]), w("outlineLvl", val=level - 1)]
        yield _looking(sheet, name, parent_of_heading(level), look, extra, following=Role.BODY)


FOLLOWING = {
    Role.TITLE: Role.SUBTITLE,
    Role.SUBTITLE: Role.BODY,
    Role.KICKER: Role.TITLE,
    Role.ATTRIBUTION: Role.BODY,
    Role.LABEL: Role.BODY,
} | {box.title: box.text for box in BOXES.values() if box.title}
"""The style of the paragraph that follows when somebody types on in Word."""


def _without_words(sheet: Sheet) -> Iterator[Planned]:
    """Paragraphs that hold a picture, a rule, or literal lines."""
    around = w("spacing", before=twips(sheet.figure_space), after=twips(sheet.figure_space))
    yield Planned(names.FIGURE, names.NORMAL, (around,), _body(sheet))
    line_above = w("pBdr", line(sheet.tokens.colors, "top", "rule", eighths(RULE_WIDTH)))
    spacing = w("spacing", before=twips(RULE_SPACE), after=0, line=twips(RULE_SPACE), lineRule="exact")
    yield Planned(names.RULE, names.NORMAL, (line_above, spacing), _body(sheet))
    yield _code(sheet)
    listing = sheet.look(Role.BODY).model_copy(update={"after": LISTING_SPACE})
    yield _looking(sheet, names.LISTING, BODY_TEXT, listing)


def _code(sheet: Sheet) -> Planned:
    """The content code under the words at the foot: its line has a height of its own, whatever font Word puts in."""
    look = look_of(sheet.tokens)
    exact = w("spacing", before=0, after=0, line=twips(look.line * look.size), lineRule="exact")
    made = Planned(names.CONTENT_CODE, names.NORMAL, (*paragraph_look(look), exact), tuple(run_look(sheet, look)))
    return replace(made, run=(*made.run, *table_figures(), w("noProof")))


def _lists(sheet: Sheet) -> Iterator[Planned]:
    """Items look like the body, with the space between them that the style asks for; lower levels stand on the first."""
    step, between = sheet.tokens.lists.indent, sheet.tokens.lists.between
    look = sheet.look(Role.BODY).model_copy(update={"after": between, "before": 0.0})
    end = {"right": twips(sheet.page.narrower)} if sheet.page.narrower else {}
    lines = [w("ind", **end)] if end else []
    for level in range(names.LIST_LEVELS):
        for kind, number in (("List Bullet", 1), ("List Number", 2)):
            numbering = w("numPr", w("ilvl", val=level) if level else None, w("numId", val=number))
            yield _looking(sheet, names.list_style(kind, level), _first(kind, level), look, [numbering, *lines])
        indent, kind = w("ind", left=twips(step * (level + 1)), **end), "List Continue"
        yield _looking(sheet, names.list_style(kind, level), _first(kind, level), look, [indent])


def _first(kind: str, level: int) -> StyleName:
    return names.list_style(kind, 0) if level else BODY_TEXT


def _for_word(sheet: Sheet) -> Iterator[Planned]:
    """What no brief has and Word takes for granted: items without a mark, a table of contents."""
    step, body = sheet.tokens.lists.indent, sheet.look(Role.BODY)
    yield _looking(sheet, names.LIST_PARAGRAPH, BODY_TEXT, body, [w("ind", left=twips(step))])
    for level, name in names.CONTENTS.items():
        page = w("tabs", w("tab", val="right", leader="dot", pos=twips(sheet.text_width)))
        indent = w("ind", left=twips(step * (level - 1))) if level > 1 else None
        yield _looking(sheet, name, names.NORMAL, body, [page, indent])
    heading = [*([] if sheet.heading(1).together else [w("keepLines")]), w("outlineLvl", val=NO_LEVEL)]
    first = names.HEADING_STYLES[1]
    yield _looking(sheet, names.CONTENTS_TITLE, first, sheet.heading(1), heading, following=Role.BODY)


def _characters(sheet: Sheet) -> Iterator[Element]:
    looks = {
        names.STRONG: toggles("b"),
        names.EMPHASIS: toggles("i"),
        names.HYPERLINK: _link(sheet),
        names.FOLLOWED: _link(sheet),
        names.CODE: [w("noProof")],
        names.STAT_UNIT: _unit(sheet),
        names.BILL_STRUCK: [w("strike")],
        names.BILL_INSERTED: [*toggles("b"), w("u", val="single")],
        names.NOTE_REFERENCE: [
            type_color(sheet.tokens.colors, sheet.tokens.colors.links),
            w("vertAlign", val="superscript"),
        ],
    }
    if sheet.tokens.run_in.differ:
        looks[names.RUN_IN] = [*toggles("b"), *letters(sheet, sheet.tokens.run_in)]
    for name, run in looks.items():
        yield _style("character", name, run=run, based=names.DEFAULT_FONT)


def _unit(sheet: Sheet) -> list[Element]:
    size = half_points(UNIT_SHARE * sheet.look(Role.STAT_NUMBER).size)
    return [w("sz", val=size), w("szCs", val=size)]


def _link(sheet: Sheet) -> list[Element]:
    return [type_color(sheet.tokens.colors, sheet.tokens.colors.links), w("u", val="single")]


def _body(sheet: Sheet) -> tuple[Element, ...]:
    """The letters of running text, which Normal has too."""
    return tuple(run_look(sheet, sheet.look(Role.BODY)))


def _looking(
    sheet: Sheet,
    name: StyleName,
    based: StyleName,
    look: Look,
    extra: Iterable[Element | None] = (),
    following: Role | None = None,
) -> Planned:
    """A paragraph style with the look of a token."""
    paragraph = (*paragraph_look(look), line_spacing(sheet, look), *(made for made in extra if made is not None))
    after = names.ROLE_STYLES[following] if following else None
    return Planned(name, based, paragraph, tuple(run_look(sheet, look)), after)


def _style(
    kind: str,
    name: StyleName,
    paragraph: Iterable[Element] = (),
    run: Iterable[Element] = (),
    based: StyleName | None = None,
    following: StyleName | None = None,
    default: bool = False,
) -> Element:
    """A style, its parts in the order of the schema (ISO/IEC 29500-1, 17.7.4.17)."""
    identity = {"type": kind, "styleId": name.id}
    identity |= {"default": "1"} if default else {}
    identity |= {"customStyle": "1"} if name.own else {}
    of_paragraph, of_letters = in_order(paragraph), letters_in_order(run)
    return w(
        "style",
        w("name", val=name.name),
        w("basedOn", val=based.id) if based else None,
        w("next", val=following.id) if following else None,
        w("uiPriority", val=name.priority),
        w("semiHidden") if name.hidden else None,
        w("unhideWhenUsed") if name.hidden or not name.gallery else None,
        w("qFormat") if name.gallery else None,
        w("pPr", *of_paragraph) if of_paragraph else None,
        w("rPr", *of_letters) if of_letters else None,
        **identity,
    )
