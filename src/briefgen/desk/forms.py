"""What a form says: the texts of its fields, the first of each name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_FIELDS: Final = 200
"""The most fields of a form; one with more is none of the desk's."""


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of a form as browsers send them. Raises HTTPException, 400."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return {name: said[0] for name, said in parse_qs(body, True, max_num_fields=MOST_FIELDS).items()}
    except ValueError:
        raise HTTPException(400) from None
