"""The words of a style's sheet: each construct once, then the style in tables; invented people, one invented source."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from briefgen.models.coverage import Coverage
from briefgen.models.languages import LETTERS, primary
from briefgen.models.meeting import Organization
from briefgen.models.rules import Checks
from briefgen.models.style import Face, Style
from briefgen.pipeline.sheet.invented import INVENTED
from briefgen.pipeline.sheet.palette import palette_names
from briefgen.pipeline.sheet.tables import (
    Pair,
    colors_table,
    frames_table,
    literal,
    looks_table,
    others_table,
    pairs_table,
)

SOURCE_FILE = """\
references:
  - id: sample-report
    type: report
    title: A Report That Nobody Wrote
    author:
      - literal: Example Institute
    issued: 2026-01-05
    URL: https://institute.example/reports/a-report-that-nobody-wrote
"""

TEXT = """\
Running text, with **important words** in bold, *stressed words* in italics, and ***both***. [A
link](https://coalition.example/link) stands in it, a note is called,[^1] and a source.[@sample-report, p. 4]
Lines run on to the edge, so that the measure can be judged: how many letters stand in a line, how the lines
stand over one another, whether the eye finds the next one.

Words ~~struck out~~ and ++put in++, H~2~O and 1^st^, `literal`, a range of 1999–2008, $1,204.50 and 39%.

[^1]: A note holds what would hold up the reader, [with a link](https://coalition.example/note).

- An item of a list.
- Another one, which is so long that it needs a second line, so that it can be seen where that line begins and how far apart the lines are.
    - One within it.
        - And one within that.

1. The first of several.
2. The second.
3. The third.

- [ ] To be done
- [x] Done

## Heading of a block

Text that stands under it.

### Heading within a block

Text that stands under that.
"""

BOXES = """\
::: numbers
1,204 | people of every kind that is counted, in one year [@sample-report]
39% | of them, when somebody asked [@sample-report]
2.5 hours | is what it takes [@sample-report]
:::

::: bars What the bars say, in a sentence [@sample-report]
| Who | Before | After |
|---|--:|--:|
| The first of them | 8.9% | 14.8% |
| The second | 8.6% | 7.1% |
:::

| What | First year | Second year | Words |
|---|--:|--:|---|
| A row | 1,204 | 111 | Several words in a cell |
| Another row | 39 | 2,048 | [A link](https://coalition.example/table) |

Table: The caption of a table

::: compare What each of them does
| | The first | **The second** |
|---|---|---|
| One thing | no | yes, with a remark |
| Another | partly | yes |
:::

::: callout The title of a callout
What stands beside the argument, with **important words**, [a link](https://coalition.example/callout) and a note.[^1]
:::

::: quote Somebody who was asked, 2026
Somebody's words, as they were said, [with a link](https://coalition.example/quote).
:::

::: pull-quote Somebody who was asked
A sentence that is set large, so that it is seen from two metres away.
:::

::: bill H.R. 0000, sec. 2, introduced
(a) In general.—The text of a bill, with ~~words that are struck out~~ ++words that are put in++ and others.
:::

::: answers
**“What others say.”** : What is answered stands first, and large.

What more there is to say to it. [@sample-report]
:::

::: side At the side
What stands beside the text, where the style has a column there.
:::

[^1]: Also a box may call a note.
"""

SPOKEN = "A sentence stands on a line of its own. The eye finds the next one. So does the voice."

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz"
SIGNS = "0123456789 $€£¥%‰ &@§¶†‡©®™ .,:;!?¿¡ ()[]{}/| “ ” ‘ ’ «» ‹› –—…•· +−±×÷=≈<>≤≥ ½¼¾ ¹²³ ªº° →"
ACCENTED = "ÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŠŸŽ áàâäãåæçéèêëíìîïñóòôöõøœúùûüßšÿž"
SYMBOLS = "✓ ✗ ◐ ● ○ ★ ☆ ☐ ☑ ▲ ▼ ■"

FACES = {"regular": "", "italic": "*", "bold": "**", "bold_italic": "***"}
"""What stands around words in Markdown that are set in each face."""

OPENED = {
    "body": ("", ""),
    "callout": ("::: callout\n", "\n:::"),
    "quote": ("::: quote\n", "\n:::"),
    "table": ("", ""),
}
"""The looks in which authors can set text of any face, with what opens and closes it."""


def settings_text(organization: Organization) -> str:
    """The settings of the workspace in which the sheet is made: no rule looks for evidence of invented words."""
    rules = (field.alias for field in Checks.model_fields.values())
    settings = {
        "organization": {"name": organization.name},
        "checks": dict.fromkeys(filter(None, rules), "off"),
        "funding": {name: {"name": "A grant", "footer": "Who pays for a document."} for name in INVENTED["funding"]},
    }
    return json.dumps(settings)


def spec_text(style: Style, pairs: Iterable[Pair], folder: str, organization: Organization, language: str) -> str:
    """The spec of the sheet, as JSON, which is YAML. Its pictures lie in `folder`."""
    tokens, pairs = style.tokens, tuple(pairs)
    spec: dict[str, Any] = {
        "title": f"The style {tokens.name}",
        "subtitle": literal(tokens.title),
        "kicker": "Style sheet",
        "name": f"style-{tokens.name}",
        "style": tokens.name,
        "paper": tokens.page.paper,
        "language": "en-US",
        "audience": "coalition",
        "formats": ["pdf"],
        "sources": "both",
        "organization": _organization(organization),
        **INVENTED,
        "parts": [
            *("masthead", "title", "meeting", "ask", "tracker", "local", "summary", "sections"),
            *("team", "bills", "contact", "address", "salutation", "closing", "sources"),
        ],
        "sections": [
            {"heading": "Heading of a section", "blocks": [{"text": TEXT}]},
            {"heading": "Boxes, tables and numbers", "blocks": [{"text": BOXES}]},
            {"heading": "To be said aloud", "layout": "lines", "blocks": [{"text": SPOKEN}]},
            {"heading": "Parts of a paper", "part": "team"},
            *({"part": part} for part in ("bills", "signers", "contact")),
            {"heading": "Colors", "blocks": [{"text": _colors(style, pairs, folder)}]},
            {"heading": "Fonts", "blocks": [{"text": _fonts(style, language)}]},
            {"heading": "Looks", "blocks": [{"text": looks_table(tokens)}]},
            {"heading": "Boxes", "blocks": [{"text": frames_table(tokens)}]},
            {"heading": "Everything else", "blocks": [{"text": others_table(tokens)}]},
        ],
    }
    return json.dumps(spec, indent=1, ensure_ascii=False)


def _organization(own: Organization) -> dict[str, Any]:
    """The workspace's organization, with a tagline."""
    return {"tagline": "A few words under the name", **own.model_dump(exclude_defaults=True)}


def _colors(style: Style, pairs: tuple[Pair, ...], folder: str) -> str:
    names = ", ".join(palette_names(style.tokens))
    low = [pair for pair in pairs if pair.low]
    alt = f"{len(pairs)} fields, each with lines in a color of the style on a ground of the style"
    return "\n\n".join(
        [
            f'![Fields in the colors {names}]({folder}/palette.png "From left to right: {names}"){{width=100%}}',
            colors_table(style.tokens),
            f'![{alt}]({folder}/grounds.png "What stands on what, from left to right as in the table"){{width=100%}}',
            pairs_table(pairs),
            f"**Too low in {len(low)} of {len(pairs)}.**" if low else "Every pair is told apart well enough.",
        ]
    )


def _fonts(style: Style, language: str) -> str:
    families = {getattr(style.tokens.fonts, key).family: key for key in ("heading", "body")}
    keys = sorted(families.values())
    return "\n\n".join([*(text for key in keys for text in _family(key, style, language)), SYMBOLS])


def _family(key: str, style: Style, language: str) -> Iterable[str]:
    """The four faces of a family with their letters, set where authors can set text in it."""
    face: Face = getattr(style.tokens.fonts, key)
    usable = (name for name in OPENED if getattr(style.tokens.looks, name).font == key)
    looks = {name: getattr(style.tokens.looks, name) for name in usable}
    plain = next((n for n, look in looks.items() if not (look.bold or look.italic or look.uppercase)), None)
    yield f"## {face.family}"
    if plain is None:
        yield "Nothing but headings and small print is set in it, so that its faces cannot be shown here."
        return
    opening, closing = OPENED[plain]
    texts = [f"{marks}{_characters(face, name, style, language)}{marks}" for name, marks in FACES.items()]
    if plain == "table":
        yield "\n".join(
            ["| Face | Letters |", "|---|---|", *(f"| {n} | {t} |" for n, t in zip(FACES, texts, strict=True))]
        )
    else:
        yield opening + "\n\n".join(texts) + closing


def _characters(face: Face, name: str, style: Style, language: str) -> str:
    """The name of a face and the letters and signs that it has, as Markdown."""
    drawn = Coverage.of((style.fonts[getattr(face, name)],))
    letters = LETTERS.get(primary(language), "")
    wanted = f"{ALPHABET} {SIGNS} {ACCENTED} {letters}{letters.upper()}" if name == "regular" else f"{ALPHABET} {SIGNS}"
    there = "".join(one for one in dict.fromkeys(wanted) if one != " " and not drawn.lacks(one))
    words = " ".join(filter(None, ("".join(c for c in word if c in there) for word in wanted.split())))
    return f"{face.family} {name.replace('_', ' ')} {literal(words)}"
