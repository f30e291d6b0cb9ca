"""The paper by which an organization is asked: final wording, what has changed since it approved, a form to sign.

It is a brief like any other and lies in no workspace: its spec is put before the files of one while it is made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from briefgen.checks.approvals import stem
from briefgen.compose.refusals import tags
from briefgen.compose.sandbox import escape
from briefgen.diagnostics import Report
from briefgen.editing.wording import Stays, Words, differing
from briefgen.models.approvals import Answered, Endorser, Text
from briefgen.models.folders import BRIEFS, SETTINGS
from briefgen.models.minor import Minor
from briefgen.models.rules import Checks
from briefgen.models.settings import Settings, language_of
from briefgen.noun import noun
from briefgen.pipeline.approving import NOT_KEPT, Paper
from briefgen.readers.brief.reading import read_settings
from briefgen.workspace import Workspace

PLACEHOLDERS: Final = {
    "meeting.legislator.name": "name of the member",
    "meeting.legislator.surname": "surname of the member",
    "meeting.legislator.title": "title of the member",
    "meeting.legislator.district": "district of the member",
    "meeting.date": "day of the meeting",
    "meeting.place": "place of the meeting",
    "meeting.office": "office",
    "date": "date of the paper",
    "title": "title of the paper",
    "ask": "what we ask for",
}
"""What stands for values that each meeting has others of."""

FILE_SUM: Final = re.compile(r"\n*^\([^()\n]+: [0-9a-f]{16}\)$", re.MULTILINE)
"""What stands for a picture or for data in a canonical text: whoever sees the text sees these themselves."""

CITED: Final = re.compile(r"\s*\[[^\]]*@([^\]]*)\]")
SINCE: Final = "Words ~~struck out~~ are gone, and ++underlined++ ones are new."
BLANK: Final = "………………………………………………"


@noun
class Request:
    """A workspace in which there is the spec of a request, the name of that file, and how many texts it asks for."""

    workspace: Workspace
    file: str
    texts: int


@noun
class _Asked:
    """One text that is asked for, under its number; `earlier` is what was approved of it before, `minor` the change since, where
    that was declared minor."""

    number: int
    text: Text
    papers: tuple[str, ...]
    earlier: Answered | None
    minor: Minor | None

    @property
    def title(self) -> str:
        """What stands over it."""
        if self.text.of_block:
            return self.text.wording.partition("\n")[0]
        part = self.text.key[1]
        return PARTS.get(part) or next(name for kind, name in KINDS.items() if re.match(kind, part))


PARTS: Final = {
    "title": "The title",
    "subtitle": "The line under the title",
    "short_title": "The title in a few words",
    "kicker": "The line over the title",
    "summary": "The opening",
    "footer": "The words at the foot",
    "ask": "The ask",
    "bill": "The bill",
}
"""What texts of a brief are called, by their keys."""

KINDS: Final = {
    r"ask\.": "An ask",
    r"sections\..+\.heading\Z": "A heading",
    r"sections\..+\.title-": "The title over an argument",
    r"sections\.": "A passage",
    r"bills\.": "A bill in the table",
    r"team\.": "What somebody of us says",
    r"local\.": "A figure of the district",
    "": "The words over the names",
}
"""The same for texts of which there may be several, by how their keys begin."""


def request(workspace: Workspace, endorser: Endorser, shown: Sequence[Paper]) -> Request:
    """The request to an organization for all texts of papers that it has not approved as they stand."""
    asked = tuple(_asked(endorser, shown))
    settings = read_settings(workspace, Report())
    own = settings.organization.name if settings else "We"
    file = f"{BRIEFS}/approval-request-{stem(endorser)}.yaml"
    spec = _spec(endorser, own, language_of(settings), shown, asked)
    files = {file: spec} | ({SETTINGS: _unchecked(settings)} if settings else {})
    return Request(workspace.with_files({name: _json(data) for name, data in files.items()}), file, len(asked))


def _unchecked(settings: Settings) -> dict[str, Any]:
    """The settings without rules for evidence: those told at the papers themselves what is to be told of these texts."""
    said = settings.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude={"checks"})
    return {**said, "checks": dict.fromkeys((str(field.alias) for field in Checks.model_fields.values()), "off")}


def _json(data: Any) -> bytes:
    """Data as JSON, which is YAML."""
    return json.dumps(data, ensure_ascii=False).encode()


def _asked(endorser: Endorser, shown: Sequence[Paper]) -> Iterator[_Asked]:
    texts: dict[str, tuple[Text, list[str]]] = {}
    for paper in shown:
        for text in paper.texts:
            answer = endorser.answer_to(text.hash)
            if answer is None or not answer.is_yes:
                texts.setdefault(text.hash, (text, []))[1].append(paper.name)
    stands = [stand for paper in shown for stand in paper.stands if stand.endorser == endorser]
    minor = {text.hash: one for stand in stands for text, _, one in stand.minor}
    known = [(text, papers, endorser.earlier(text.key)) for text, papers in texts.values()]
    ordered = sorted(known, key=lambda one: one[2] is None)
    for number, (text, papers, earlier) in enumerate(ordered, start=1):
        yield _Asked(number, text, tuple(dict.fromkeys(papers)), earlier, minor.get(text.hash))


def _spec(
    endorser: Endorser, own: str, language: str, shown: Sequence[Paper], asked: Sequence[_Asked]
) -> dict[str, Any]:
    changed, new = [one for one in asked if one.earlier], [one for one in asked if not one.earlier]
    names = ", ".join(_named(paper) for paper in shown)
    but = ", but for what was declared a minor change" if any(one.minor for one in asked) else ""
    return {
        "title": "May your name stand under this?",
        "kicker": "Request for approval",
        "subtitle": f"To {escape(endorser.name)}",
        "language": language,
        "summary": f"{escape(own)} asks you to sign: {names}. Below is every text that you have not approved as it "
        "stands, in its final wording. Words in ‹angle marks› are filled in for each meeting. "
        f"Your name stands under nothing else{but}: a changed sentence is brought before you again.",
        "parts": ["masthead", "title", "summary", "sections", "contact", "sources"],
        "name": f"approval-request-{stem(endorser)}",
        "sections": [
            *_group("What has changed since you approved it", SINCE, changed, len(shown) == 1),
            *_group("What you have not seen before", "", new, len(shown) == 1),
            _form(endorser, asked),
        ],
    }  # fmt: skip


def _named(paper: Paper) -> str:
    """A paper by its title and its name."""
    title = paper.brief.spec.title or ""
    return f"“{escape(title)}” ({escape(paper.name)})" if title and "{" not in title else escape(paper.name)


def _group(heading: str, intro: str, asked: Sequence[_Asked], single: bool) -> Iterator[dict[str, Any]]:
    if asked:
        count = "One text." if len(asked) == 1 else f"{len(asked)} texts."
        yield {"heading": heading, "blocks": [{"text": f"{count} {intro}".strip()}]}
    for one in asked:
        yield {
            "heading": f"{one.number}. {escape(one.title)}",
            "level": 2,
            "titles": "none",
            "blocks": _items(one, single),
        }


def _items(one: _Asked, single: bool) -> list[dict[str, Any]]:
    """What stands under the title of a text: where it is from, its wording, what has changed; `single` is of one paper alone."""
    block = f"the block {escape(one.text.key[0])}, {one.text.key[1]}" if one.text.of_block else ""
    where = ", ".join(filter(None, ("" if single else f"in {', '.join(map(escape, one.papers))}", block)))
    wording = FILE_SUM.sub("", one.text.wording)
    plain = one.text.of_block and "{{" not in wording and "{%" not in wording
    whole = {"use": one.text.key[0], "length": one.text.key[1]} if plain else {"text": _printed(_body(one, wording))}
    since = [{"text": f"{_since(one.earlier, one.text)}{_declared(one.minor)}"}] if one.earlier else []
    return [*([{"text": f"*{where[0].upper()}{where[1:]}.*"}] if where else []), whole, *since]


def _body(one: _Asked, wording: str) -> str:
    return wording.partition("\n")[2].strip() if one.text.of_block else wording


def _printed(wording: str) -> str:
    """A canonical text as a brief can print it: what is filled in for each meeting in words."""
    pieces, at = [], 0
    for tag in tags(wording):
        name = tag.text[2:-2].strip("- ")
        bare = PLACEHOLDERS.get(name.partition("|")[0].strip(), name)
        pieces += [wording[at : tag.start], escape(f"‹{bare}›")]
        at = tag.end
    return "".join((*pieces, wording[at:]))


def _since(earlier: Answered, text: Text) -> str:
    """What has changed, word by word; the old text whole, where too little is the same."""
    if not earlier.approved.wording:
        return f"*{NOT_KEPT[0].upper()}{NOT_KEPT[1:]}.*"
    old, new = map(_bare, (earlier.approved.wording, text.wording))
    day = f"Since {earlier.approval.on}, when {escape(earlier.approval.by)} approved it"
    if words := differing(old, new):
        return f"**{day}:** {''.join(map(_marked, words))}"
    return f"**{day}, it was written anew. It was:** {escape(old)}"


def _declared(minor: Minor | None) -> str:
    """That a change was taken for a minor one, by whom; nothing where it was not."""
    if minor is None:
        return ""
    by, day = escape(minor.declared.by), minor.declared.on
    return f"\n\n{by} declared this change minor on {day}: until you say no, your name goes on standing under the text."


def _bare(wording: str) -> str:
    """The words of a text without marks of Markdown; of a citation, its source."""
    cited = CITED.sub(r" (source: \1)", _printed(FILE_SUM.sub("", wording)))
    return " ".join(re.sub(r"[*_`#>|\\]+|^:::.*$", " ", cited, flags=re.MULTILINE).split())


def _marked(words: Words) -> str:
    inside = escape(words.text)
    space = " " if words.text[-1:].isspace() else ""
    match words.stays:
        case Stays.OUT:
            return f"~~{inside}~~{space}"
        case Stays.NEW:
            return f"++{inside}++{space}"
    return f"{inside}{space}"


def _form(endorser: Endorser, asked: Sequence[_Asked]) -> dict[str, Any]:
    rows = [f"| {one.number}. {escape(one.title)} | | |" for one in asked]
    table = "\n".join(("| The text | Yes, as it stands | No |", "|---|---|---|", *rows))
    lines = ("Conditions, such as no logo, federal only, or until a day", "Name and role", "Day", "Signature")
    blanks = "\n\n".join(f"{line}: {BLANK}" for line in lines)
    return {
        "heading": "Your answer",
        "blocks": [{"text": f"{escape(endorser.name)} answers:\n\n{table}\n\n{blanks}"}],
    }
