"""What a bibliographic item may say: the types and variables of CSL 1.0.2.

Source: Citation Style Language 1.0.2, appendices III (types) and IV (variables). In values
stands no markup but that of CSL-JSON: <i>, <b>, <sc>, <sup>, <sub>, <span class="nocase">.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from urllib.parse import unquote

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, create_model, model_validator
from pydantic_core import PydanticCustomError

from briefgen.models.library import SourceId
from briefgen.models.spec import Audience
from briefgen.models.upkeep import Interval
from briefgen.models.values import Date, Flag, InWords, Model, WebAddress

TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage"
).split()

_TEXTS = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number citation-key "
    "citation-label collection-title container-title container-title-short dimensions division event-place event-title "
    "genre ISBN ISSN jurisdiction keyword license medium note original-publisher original-publisher-place original-title "
    "part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale source status "
    "title-short volume-title year-suffix chapter-number citation-number collection-number edition issue locator number "
    "number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version "
    "volume"
).split()

_DATES = "accessed available-date event-date issued original-date submitted".split()

_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
).split()

Wording = Annotated[str, StringConstraints(min_length=1, max_length=5000)]
"""The text of a variable; long, because abstracts are."""

_BEFORE_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|info:doi/|(?:urn:)?doi:?\s*)(?=10\.)", re.IGNORECASE
)


def bare_doi(value: Any) -> Any:
    """A DOI without the address or the word before it, and with the signs that an address had to write as %3C."""
    if not isinstance(value, str):
        return value
    bare = unquote(_BEFORE_DOI.sub("", value.strip(), count=1))
    return bare if re.match(r"10\.[0-9]{4}", bare) else value


Doi = Annotated[
    str,
    StringConstraints(
        pattern=r"^(?:(?:[Hh][Tt][Tt][Pp][Ss]?://)?(?:dx\.|www\.)?doi\.org/|[Dd][Oo][Ii]:? ?)?10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+$",
        max_length=300,
    ),
    BeforeValidator(bare_doi),
    InWords("a DOI, such as 10.1371/journal.pmed.1002680, alone or as an address: https://doi.org/10.1371/…"),
]
"""A digital object identifier, in any of the ways in which it is written; kept without the address.

Source: ISO 26324; the DOI Handbook, 2.2 and 3.8. Older ones (SICI) hold < and >.
"""


class PersonName(Model):
    """A person (`family`, `given`) or an organization (`literal`)."""

    family: Wording | None = None
    given: Wording | None = None
    literal: Wording | None = None
    suffix: Wording | None = None
    dropping_particle: Wording | None = Field(None, alias="dropping-particle")
    non_dropping_particle: Wording | None = Field(None, alias="non-dropping-particle")

    @model_validator(mode="after")
    def _somebody(self) -> PersonName:
        if (self.family is None) == (self.literal is None):
            raise PydanticCustomError("family_or_literal", "either family or literal")
        if (self.given or "").count(",") > 1 or ";" in f"{self.family}{self.given}":
            raise PydanticCustomError("one_name", "more than one name")
        return self


def _parts_from_text(value: Any) -> Any:
    """A date written as YYYY, YYYY-MM or YYYY-MM-DD in the parts that CSL-JSON has."""
    if isinstance(value, int | str) and not isinstance(value, bool):
        match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", str(value))
        if not match:
            raise PydanticCustomError("csl_date", "not a date")
        return {"date-parts": [[int(part) for part in match.groups() if part]]}
    return value


_Day = Annotated[list[Annotated[int, Field(ge=0, le=9999)]], Field(min_length=1, max_length=3)]


class CslDate(Model):
    """A day, month or year, or a range of two; the year 0 as the second leaves the range open."""

    date_parts: Annotated[list[_Day], Field(min_length=1, max_length=2)] | None = Field(None, alias="date-parts")
    literal: Wording | None = None
    season: Annotated[int, Field(ge=1, le=4)] | None = None
    circa: Flag = False

    @model_validator(mode="after")
    def _some_day(self) -> CslDate:
        if (self.date_parts is None) == (self.literal is None):
            raise PydanticCustomError("csl_date", "not a date")
        if not all(_is_day(parts, last=number == 1) for number, parts in enumerate(self.date_parts or ())):
            raise PydanticCustomError("csl_date", "not a date")
        return self


def _is_day(parts: list[int], *, last: bool) -> bool:
    """Whether year, month and day can be those of a date, as far as they are given."""
    if last and parts == [0]:
        return True
    year, month, day = (*parts, *(1, 1, 1)[len(parts) :])
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= 31


class Notes(Model):
    """What the staff notes about a source; never printed. Other keys may stand beside these."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Wording]

    audience: Audience | None = Field(
        None, description="Who may be shown that it is cited; everybody, when nothing is said."
    )
    review: Date | None = Field(None, description="Day by which it must be looked up again.")
    review_every: Interval | None = Field(None, description="How long its figures hold after as_of: 24 months.")
    do_not_print: Wording | None = Field(
        None, description="Why it must not be cited in print yet; a warning wherever it is."
    )
    reported_in: Wording | None = Field(
        None, description="Where it was read of, if not in itself; a warning where a sentence does not say so."
    )
    as_of: Wording | None = Field(
        None, description='When its figures were true, in quotation marks: "2019"; "2019-02".'
    )


class _Required(Model):
    """What every item says."""

    id: SourceId = Field(description="By which it is cited: [@id].")
    # Pydantic takes the list as it is made; a type checker would need it written out.
    type: Literal[tuple(TYPES)] = Field(description="The kind of work, a type of CSL.")  # type: ignore[valid-type]
    title: Wording = Field(description="The title as published.")
    DOI: Doi | None = Field(None, description="The DOI: 10.1371/journal.pmed.1002680.")
    URL: WebAddress | None = Field(None, description="Where it can be read.")
    custom: Notes = Field(Notes(), description="Notes of the staff: claim, locator, caveat, stance, design …")


def _field(variable: str) -> str:
    return variable.replace("-", "_")


_Date = Annotated[CslDate, BeforeValidator(_parts_from_text, json_schema_input_type=CslDate | int | str)]
_KINDS: list[tuple[list[str], Any]] = [(_TEXTS, Wording), (_DATES, _Date), (_NAMES, list[PersonName])]

_FIELDS: dict[str, Any] = {
    "language": (Wording | None, Field(None, description="The language of the work: en-US.")),
    **{
        _field(variable): (kind | None, Field(None, alias=variable))
        for variables, kind in _KINDS
        for variable in variables
    },
}

Reference = create_model(
    "Reference",
    __base__=_Required,
    __doc__="One item of a bibliography, by the variables of CSL.",
    **_FIELDS,
)


class Bibliography(Model):
    """A file of sources."""

    references: list[Reference] = Field(description="The sources, in any order.")
