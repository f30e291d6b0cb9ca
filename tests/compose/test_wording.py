"""The fixed words of texts of bills and of answers, composites set large, versions that differ, sentences said twice."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from consenting import keep_record
from outline import outline
from rendering import prepared_brief as prepare

from briefgen.checks.wording import said_twice
from briefgen.diagnostics import BriefError
from briefgen.document.nodes import Callout, Document, Quote
from briefgen.document.walking import walk
from briefgen.pipeline import Prepared
from briefgen.workspace import Workspace

BILL = "::: bill H.R. 0000, sec. 5(a), as introduced\n{}\n:::"


def made(folder: Path, text: str, more: str = "", matter: str = "") -> Prepared:
    """A brief with one block of this text."""
    head = f"---\ntitle: T\nsummary: S\naudience: public\n{matter}---\n"
    files = {
        "briefgen.yaml": "organization: {name: Example Coalition}\n",
        f"briefs/blocks/one{language(more)}.md": f"{head}{text}\n",
        "briefs/one.yaml": f"title: A visit\ndate: 2026-05-20\n{more}sections: [{{heading: H, blocks: [one]}}]\n",
    }
    for name, words in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    keep_record(folder)
    return prepare(Workspace(folder, today=dt.date(2026, 5, 20)), "briefs/one.yaml")


def language(keys: str) -> str:
    """What the name of a block's file ends with for the language that the keys of a brief name."""
    found = re.search("language: ([a-z]+)\n", keys)
    return f".{found[1]}" if found else ""


def told(prepared: Prepared) -> list[str]:
    return [one.code for one in prepared.diagnostics]


def boxed(document: Document, kind: type[Any] = Callout) -> str:
    """The boxes of a kind, in a few words a line."""
    return outline(node for node in walk(document.children) if isinstance(node, kind)).replace("\\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "language", "legend"),
    [
        ("~~a~~ ++b++", "en-US", "Struck text is crossed out; new text is bold and underlined."),
        ("~~a~~ b", "en-US", "Struck text is crossed out."),
        ("a ++b++", "en-US", "New text is bold and underlined."),
        ("a b", "en-US", ""),
        ("~~a~~ ++b++", "es", "El texto suprimido está tachado; el texto nuevo, en negrita y subrayado."),
    ],
)
def test_a_legend_says_how_the_words_look_that_are_there(text: str, language: str, legend: str, tmp_path: Path) -> None:
    found = boxed(made(tmp_path, BILL.format(text), f"language: {language}\n").document)
    assert (legend in found) if legend else ("bill-legend" not in found)


def test_what_was_explained_is_not_explained_again(tmp_path: Path) -> None:
    text = "\n\n".join(BILL.format(words) for words in ("~~a~~", "~~b~~ ++c++", "~~d~~ ++e++", "f"))
    found = boxed(made(tmp_path, text).document)
    assert re.findall('bill-legend "(.*)"', found) == [
        "Struck text is crossed out.",
        "New text is bold and underlined.",
    ]


def test_words_are_told_in_the_language_of_the_brief_and_hold_nothing_that_leads_away(tmp_path: Path) -> None:
    text = BILL.format("for ~~stings~~ ++care [of a kind](https://a.example) and\nhousing[^1] too++.\n\n[^1]: A note.")
    found = boxed(made(tmp_path, text, "language: es\nlabels: {inserted: nuevo}\n").document)
    assert '(struck as suprimido "stings") " " (inserted as nuevo "care") " "' in found
    assert '(link <https://a.example> (inserted as nuevo "of a kind")) " " (inserted as nuevo "and housing")' in found
    assert '"and housing") (note ' in found and '" " (inserted as nuevo "too") "."' in found


def test_a_claim_stands_behind_words_that_say_what_it_is(tmp_path: Path) -> None:
    found = boxed(made(tmp_path, '::: answers\n**"It worked."** : Not for them.\n:::').document)
    assert found == 'answer titled "Not for them."\n  paragraph.claim "You may hear:" " " "“It worked.”"\n'
    labels = "labels: {claim: They say}\n"
    assert "They say:" in boxed(made(tmp_path, "::: answers\n**It worked:** Not for them.\n:::", labels).document)


def test_words_that_are_printed_in_english_are_named_in_a_brief_of_another_language(tmp_path: Path) -> None:
    (note,) = [one for one in made(tmp_path, BILL.format("++b++"), "language: fr\n").diagnostics if "label" in one.code]
    assert "“insert”, “New text is bold and underlined.”" in note.message and "strike" not in note.message


def test_words_of_others_need_no_source_of_ours(tmp_path: Path) -> None:
    theirs = f'::: answers\n**"Sales fell by 52%."** : For whom is another question.\n:::\n\n{BILL.format("~~$61~~ ++$62++ million")}'
    assert told(made(tmp_path, theirs)) == []
    assert told(made(tmp_path, "::: answers\n**It worked** : Sales fell by 52%.\n:::")) == ["bare-number"]
    assert told(made(tmp_path, "::: pull-quote\nSales fell by 52%.\n:::")) == ["bare-number"]
    assert told(made(tmp_path, "::: pull-quote Jordan, nurse\nI have seen 52 of them.\n:::")) == []


COMPOSITE = """stance: voice
voice: {kind: composite, name: Somebody}
consent: r
"""


def test_a_composite_set_large_says_itself_that_nobody_speaks_there(tmp_path: Path) -> None:
    text = "I stood there.\n\n::: pull-quote\nI waited for them.\n:::\n\n::: pull-quote Somebody\nI ran.\n:::"
    found = boxed(made(tmp_path, text, matter=COMPOSITE).document, Quote)
    assert 'pull-quote by "Illustrative composite, not a real person"' in found
    assert 'pull-quote by "Somebody" " · " "Illustrative composite, not a real person"' in found
    first = boxed(made(tmp_path, "::: pull-quote Somebody\nI ran.\n:::", matter=COMPOSITE).document, Quote)
    assert 'by "Somebody"\n' in first, "the label stands right above it"


OWN = "bill: {number: H.R. 0000, version: %s, as_of: 2026-05-01}\n"
LISTED = OWN % "introduced" + "bills: [{number: S. 12, version: filed, as_of: 2026-05-01, summary: S}]\n"


@pytest.mark.parametrize(
    ("title", "bills", "codes"),
    [
        ("H.R. 0000, sec. 5(a), as introduced", OWN % "introduced", []),
        ("H.R. 0000, sec. 5(a), as introduced", OWN % "reported", ["bill-version"]),
        ("H.R. 0000, sec. 5(a)", OWN % "introduced", ["bill-version"]),
        ("Section 5(a), as introduced", OWN % "reported", ["bill-version"]),
        ("{{ bill.number }}, sec. 5(a), {{ bill.version }}", OWN % "reported", []),
        ("H.R. 00001, as introduced", OWN % "reported", []),
        ("S. 12, as filed", LISTED, []),
        ("S.12, as introduced", LISTED, ["bill-version"]),
        ("H.R. 0000, as introduced", "", []),
    ],
)
def test_a_version_other_than_that_of_the_brief_is_told(
    title: str, bills: str, codes: list[str], tmp_path: Path
) -> None:
    assert told(made(tmp_path, f"::: bill {title}\nText.\n:::", bills)) == codes


@pytest.mark.parametrize(
    ("before", "twice"),
    [
        ("Something else.", False),
        ("First. Whoever *looks* for the buyer, looks where the seller is.", True),
        ("- Whoever looks for the buyer looks where the seller is", True),
        ("## Whoever looks for the buyer looks where the seller is", True),
        ("Whoever looks for the buyer.\n\nLooks where the sellers are.", False),
        ("::: pull-quote\nWhoever looks for the buyer looks where the seller is!\n:::", True),
        ("Said.[^1]\n\n[^1]: Whoever looks for the buyer looks where the seller is.", False),
    ],
)
def test_a_sentence_set_large_stands_in_the_paper_once(before: str, twice: bool, tmp_path: Path) -> None:
    text = f"{before}\n\n::: pull-quote\nWhoever looks for the buyer looks where the seller is.\n:::"
    if not twice:
        assert told(made(tmp_path, text)) == []
        return
    with pytest.raises(BriefError) as caught:
        made(tmp_path, text)
    (problem,) = caught.value.diagnostics
    assert problem.code == "pull-quote-repeated" and problem.span is not None
    assert problem.span.text == "::: pull-quote"


def test_a_paper_without_one_is_not_looked_through(tmp_path: Path) -> None:
    assert list(said_twice(made(tmp_path, "Text.").document)) == []
