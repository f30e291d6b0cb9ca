"""The meeting, the bill and the people of a style's sheet, all of them invented: what each part of a paper prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

INVENTED: Final[Mapping[str, Any]] = {
    "meeting": {
        "legislator": {"name": "Jordan Example", "title": "Rep.", "district": "NY-12"},
        "staff": "Alex Sample, health aide",
        "date": "2026-12-03",
        "place": "100 Example House Office Building",
        "local": [
            {"say": "31", "what": "people in the member's district"},
            {"say": "12%", "what": "of all in the state"},
        ],
    },
    "ask": [
        "Read the ask first, and from two metres away.",
        {"do": "Read the second ask, which stands behind the first", "and": "what is asked along with it."},
        "Read the third.",
    ],
    "bill": {
        "number": "H.R. 0000",
        "title": "Example Act",
        "version": "introduced",
        "as_of": "2026-11-20",
        "position": "Support section 2",
        "stages": ["Introduced", "Committee", "House floor", "Senate", "Law"],
        "at": "Committee",
        "since": "2026-11-20",
    },
    "summary": "The opening says in two sentences what the paper is about. This one shows every kind of text and "
    "every box of the style, and then what the style says of them.",
    "letter": {
        "addressee": ["The Honorable Jordan Example", "100 Example House Office Building"],
        "salutation": "Dear Representative Example:",
        "closing": "Sincerely,",
        "signature": ["Sam Sample", "Policy Director"],
    },
    "team": [
        {"name": "Sam Sample", "role": "leads", "says": "What we ask for, in **one** sentence."},
        {"name": "Kim Example", "role": "takes notes"},
    ],
    "bills": [
        {
            "number": "H.R. 0000",
            "title": "Example Act",
            "version": "introduced",
            "as_of": "2026-11-20",
            "summary": "Would do what we ask for.",
            "position": "Support",
        },
        {
            "number": "S. 0000",
            "version": "filed",
            "as_of": "2026-11-20",
            "summary": "Would do something else.",
            "position": "Oppose",
        },
    ],
    "funding": ["grant"],
    "signers": {"names": ["Example Housing Alliance", "Example Outreach Collective", "Example Nurses United"]},
    "contact": {
        "name": "Sam Sample",
        "role": "policy director",
        "email": "sam@coalition.example",
        "phone": "(555) 010-0100",
        "web": "https://coalition.example",
        "address": "100 Example Street, Example City",
        "social": ["@examplecoalition"],
        "qr": True,
    },
}
"""Values of a brief by their keys."""
