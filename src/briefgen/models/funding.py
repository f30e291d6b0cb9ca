"""Money and lobbying: the grants of a workspace, what each forbids, and what a document says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from pydantic import Field

from briefgen.models.values import Line, Model, Name


class Lobbying(StrEnum):
    """Whether a document lobbies, as its authors say it. What counts as that, a lawyer knows and no program."""

    YES = "yes"
    NO = "no"


class Grant(Model):
    """Money that pays for documents, and what whoever gives it asks for."""

    name: Line = Field(description="What it is called: CDC cooperative agreement 0000.")
    footer: Line | None = Field(None, description="A line at the end of every document that it pays for.")
    lobbying: Lobbying | None = Field(None, description="no, where it must not pay for lobbying.")


Grants = Mapping[str, Grant]
"""Grants by their ids."""


def grants() -> dict[Name, Grant]:
    """The field of the settings that holds the grants."""
    field: dict[Name, Grant] = Field(
        {},
        description="Grants that pay for documents, by ids that these name: what each is called, asks for and forbids.",
    )
    return field


def paid_by() -> tuple[Name, ...]:
    """The field of a document for the grants that pay for it."""
    field: tuple[Name, ...] = Field(
        (), description="Ids of the grants that pay for it, as `funding` of briefgen.yaml has them.", max_length=40
    )
    return field


def not_for() -> tuple[Name, ...]:
    """The field of texts and people for the grants that forbid them."""
    field: tuple[Name, ...] = Field(
        (), description="Ids of grants that must not pay for a document in which this stands.", max_length=40
    )
    return field


def barred(not_for: Iterable[str], funding: Iterable[str]) -> tuple[str, ...]:
    """The grants that pay for a document and forbid something that may stand in it, each once."""
    paying = set(funding)
    return tuple(name for name in dict.fromkeys(not_for) if name in paying)
