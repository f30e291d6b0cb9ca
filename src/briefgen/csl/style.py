"""A citation style as data: options, layouts and the elements that a CSL file is made of (CSL 1.0.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from enum import StrEnum
from typing import Literal, TypeAlias

from briefgen.csl.locale import Locale
from briefgen.noun import noun


@noun
class Formatting:
    """How the output of an element looks and what stands around it; `face` adds up the faces of rich text."""

    prefix: str = ""
    suffix: str = ""
    delimiter: str | None = None
    face: int = 0
    text_case: str = ""
    display: str = ""
    quotes: bool = False
    strip_periods: bool = False
    affixes_inside: bool = False


PLAIN = Formatting()


class Demotion(StrEnum):
    """When a non-dropping particle (the “van” of Vincent van Gogh) moves behind the given name."""

    NEVER = "never"
    SORT_ONLY = "sort-only"
    DISPLAY_AND_SORT = "display-and-sort"


@noun
class NameOptions:
    """How names are written; what is None is inherited from the element around."""

    and_: str | None = None
    delimiter: str | None = None
    precedes_et_al: str | None = None
    precedes_last: str | None = None
    et_al_min: int | None = None
    et_al_use_first: int | None = None
    et_al_subsequent_min: int | None = None
    et_al_subsequent_use_first: int | None = None
    et_al_use_last: bool | None = None
    form: str | None = None
    initialize: bool | None = None
    initialize_with: str | None = None
    name_as_sort_order: str | None = None
    sort_separator: str | None = None
    names_delimiter: str | None = None

    def over(self, outer: NameOptions) -> NameOptions:
        """These options, the unset ones taken from `outer`."""
        mine = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return NameOptions(**{k: getattr(outer, k) if v is None else v for k, v in mine.items()})


@noun
class TextVariable:
    """`<text variable="title" form="short"/>`."""

    variable: str
    short: bool = False
    formatting: Formatting = PLAIN


@noun
class TextTerm:
    """`<text term="in" form="short" plural="true"/>`."""

    term: str
    form: str = "long"
    plural: bool = False
    formatting: Formatting = PLAIN


@noun
class TextValue:
    """`<text value="n.d."/>`."""

    value: str
    formatting: Formatting = PLAIN


@noun
class MacroCall:
    """`<text macro="author"/>`."""

    name: str
    formatting: Formatting = PLAIN


@noun
class Number:
    """`<number variable="edition" form="ordinal"/>`."""

    variable: str
    form: str = "numeric"
    formatting: Formatting = PLAIN


@noun
class Label:
    """`<label variable="page" form="short" plural="contextual"/>`."""

    variable: str
    form: str = "long"
    plural: str = "contextual"
    formatting: Formatting = PLAIN


@noun
class DatePart:
    """One of year, month and day, and how it is written."""

    name: str
    form: str = ""
    range_delimiter: str = "–"
    formatting: Formatting = PLAIN


@noun
class DateElement:
    """`<date variable="issued" form="text" date-parts="year-month"/>`; without a `form`, the parts are the style's."""

    variable: str
    form: str = ""
    shown: str = "year-month-day"
    parts: tuple[DatePart, ...] = ()
    formatting: Formatting = PLAIN


@noun
class Name:
    """`<name>` and its `<name-part>`s."""

    options: NameOptions = NameOptions()
    given: Formatting = PLAIN
    family: Formatting = PLAIN
    formatting: Formatting = PLAIN


@noun
class EtAl:
    """`<et-al term="and others"/>`."""

    term: str = "et-al"
    formatting: Formatting = PLAIN


@noun
class Names:
    """`<names variable="author">` with what stands in for missing names."""

    variables: tuple[str, ...]
    name: Name | None = None
    et_al: EtAl | None = None
    label: Label | None = None
    label_first: bool = False
    substitute: tuple[Element, ...] = ()
    options: NameOptions = NameOptions()
    formatting: Formatting = PLAIN


@noun
class Group:
    """`<group>`: left out when it calls variables and all of them are empty."""

    elements: tuple[Element, ...]
    formatting: Formatting = PLAIN


class Match(StrEnum):
    """How many of a branch's conditions must hold."""

    ALL = "all"
    ANY = "any"
    NONE = "none"


Asks: TypeAlias = Literal["variable", "is-numeric", "is-uncertain-date", "locator", "position", "disambiguate"]
"""What a condition asks; each is the name of an attribute."""


@noun
class Branch:
    """`<if>`, `<else-if>` or `<else>`, which has no conditions.

    `types` is one condition more, which holds when the item is of one of them.
    """

    elements: tuple[Element, ...]
    match: Match = Match.ALL
    types: frozenset[str] = frozenset()
    conditions: tuple[tuple[Asks, str], ...] = ()


@noun
class Choose:
    """`<choose>`: the first branch that holds."""

    branches: tuple[Branch, ...]


Element: TypeAlias = (
    TextVariable | TextTerm | TextValue | MacroCall | Number | Label | DateElement | Names | Group | Choose
)


@noun
class SortKey:
    """`<key>`: a variable or a macro; `names` overrule how its names are shortened."""

    variable: str = ""
    macro: str = ""
    descending: bool = False
    names: NameOptions = NameOptions()


@noun
class Layout:
    """`<citation>` or `<bibliography>`: what is printed for one item, and in which order items come.

    `names` are the options for names that the element itself gives.
    """

    elements: tuple[Element, ...]
    formatting: Formatting = PLAIN
    sort: tuple[SortKey, ...] = ()
    names: NameOptions = NameOptions()


@noun
class Disambiguation:
    """What a style does so that two citations do not read the same."""

    add_names: bool = False
    givenname_rule: str = ""
    add_year_suffix: bool = False


@noun
class Collapse:
    """How neighbors in one citation are drawn together; a delimiter that is None is the layout's."""

    kind: str = ""
    cite_group_delimiter: str | None = None
    year_suffix_delimiter: str | None = None
    after_collapse_delimiter: str | None = None


@noun
class Options:
    """What holds for the style as a whole."""

    is_note: bool = False
    default_locale: str = ""
    demotion: Demotion = Demotion.DISPLAY_AND_SORT
    initialize_with_hyphen: bool = True
    page_range_format: str = ""
    near_note_distance: int = 5
    subsequent_author_substitute: str | None = None
    subsequent_author_rule: str = "complete-all"
    second_field_align: bool = False
    uses_year_suffix: bool = False
    disambiguation: Disambiguation = Disambiguation()
    collapse: Collapse = Collapse()


@noun
class CslStyle:
    """A style that can be used: `locales` are its own terms, by language (empty for all languages).

    One that is not `numbered` never asks for the number of a source in the list.
    """

    name: str
    title: str
    options: Options
    citation: Layout
    bibliography: Layout | None
    macros: Mapping[str, tuple[Element, ...]] = field(repr=False)
    names: NameOptions = NameOptions()
    locales: tuple[Locale, ...] = field(default=(), repr=False)
    numbered: bool = True

    def locale(self, base: Locale) -> Locale:
        """The style's own terms before those of `base`, the closest language first."""
        chosen = base
        for own in sorted(self.locales, key=lambda locale: base.closeness(locale.language)):
            if base.closeness(own.language):
                chosen = own.before(chosen)
        return chosen
