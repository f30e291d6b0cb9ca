"""What the core says is said in Spanish on Spanish pages: every sentence of its sources, and every one of the cases."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from desk.conftest import BLOCK, SOURCE, Desk, brief
from desk.sentences import WORDS, Found, Reader, numbered
from desk.test_form import Page
from desk.test_pages import words
from desk.test_words import DESK, NEVER_IN_SPANISH

from briefgen.desk.sentences import HOLE, LONGEST, Sentences, say
from briefgen.desk.telling import COMMAND, hinted, told
from briefgen.desk.words import label
from briefgen.diagnostics import Diagnostic

CASES = Path(__file__).resolve().parents[1] / "diagnostics"
FOR_COMMANDS = {
    "ambiguous-name", "bad-rows", "bad-where", "family-incomplete", "file-exists", "no-fonts", "no-meeting-meant", "no-meetings",
    "not-a-paper", "same-output", "unknown-code", "unknown-column", "unknown-item", "unknown-paper", "unreadable-paper",
}  # fmt: skip
"""Codes of what only a command says, never a page."""

OF_THEIR_OWN = {"avoided-term"}
"""Codes of which a workspace itself says what is expected and why, in its own words."""

NAMES = re.compile(r"[\w.-]+(?:, [\w.-]+)*|“[^”]*”(?:, “[^”]*”)*|<style .*>")
"""What is expected where it is names or a piece of a file, which are the same in every language."""

QUOTED = re.compile(r"“[^”]*”|`[^`]*`")
AS_IN_FILES = re.compile(r"[{\[<:].*|\S*[/.(@\\]\S*|U\+\S+ \(.*?\)")
ENGLISH = re.compile(
    r"\b(the|of|and|with|this|that|which|cannot|its|stands|needs|not|there|from|where|written|write|was|has|are|by|for|been|"
    r"blocks?|templates?)\b",
    re.IGNORECASE,
)


@cache
def sources() -> Found:
    return Reader().read()


@cache
def catalog() -> Catalog:
    with open(DESK / "catalogs/core.es.po", "rb") as stream:
        return read_po(stream, locale="es")


def spanish(message: str) -> str:
    return say(message, language="es")


def test_every_sentence_of_the_core_is_translated() -> None:
    found = sources()
    said = {numbered(text): place for text, place in (found.described | found.whole).items()}
    assert len(said) > 1_400
    known = {str(one.id) for one in catalog() if one.id and one.string}
    lacking = {text: place for text, place in said.items() if text not in known and not text.startswith(COMMAND)}
    assert not lacking, "\n".join(f"{place}: {text}" for text, place in lacking.items())


def test_the_catalog_has_no_sentence_that_the_core_no_longer_says() -> None:
    found = sources()
    said = {numbered(text) for text in (*found.whole, *found.described, *found.parts)} | set(WORDS)
    assert not sorted(str(one.id) for one in catalog() if one.id and one.id not in said)


def test_a_translation_has_the_same_holes_and_the_words_of_the_house() -> None:
    for one in filter(lambda found: found.id, catalog()):
        text, other = str(one.id), str(one.string)
        assert not one.fuzzy and sorted(HOLE.findall(text)) == sorted(HOLE.findall(other)), text
        shown = re.sub(r"`[^`]*`|\S*[/.<]\S*", "", other)
        # A mark of exclamation is one of Markdown or of files, where the core has it.
        shown = shown.replace("!", "") if "!" in text else shown
        assert not NEVER_IN_SPANISH.search(shown), other


def _said_in(case: Path) -> list[str]:
    """The messages, hints and what is expected of a case, but for what a workspace says there itself."""
    found, code = [], ""
    for line in case.read_text("utf-8").splitlines():
        if head := re.fullmatch(r"(?:\S*: )?(?:error|warning|note)\[([a-z-]+)\]: (.*)", line):
            code = head[1]
            found.append(head[2])
        elif (below := re.fullmatch(r"  (?:expected|hint): (.*)", line)) and code not in OF_THEIR_OWN:
            found.append(below[1])
    return found


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_whatever_a_page_can_say_of_a_case_is_spanish(case: Path) -> None:
    for message in _said_in(case) if case.stem not in FOR_COMMANDS else []:
        said = spanish(message)
        assert said or message.startswith(COMMAND) or NAMES.fullmatch(message), message
        assert not ENGLISH.search(AS_IN_FILES.sub("", QUOTED.sub("", said))), said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("“Nov 31” is not a date (`meeting.date`)", "“Nov 31” no es una fecha (`meeting.date`)"),
        ("“a list” is not a date (`date`)", "“a list” no es una fecha (`date`)"),
        ("`staff` is a list", "`staff` es una lista"),
        ("`title` is “the list is long”", "`title` es “the list is long”"),
        ("Smith is Jones", ""),
        ("a sentence of nobody", ""),
        ("the block `a is b` is used twice in this brief", "el argumento `a is b` se usa dos veces en este informe"),
        ("a date as YYYY-MM-DD, such as 2026-12-03", "una fecha como AAAA-MM-DD, por ejemplo 2026-12-03"),
        ("care: full → short, 1 line freed", "care: completo → corto, se liberan 1 línea"),
        ("the fact `x` is retired, and is not to be used any more", "la cifra `x` se retiró, y ya no debe usarse"),
        (
            "the block `x` is about A 12 of Example State, session 2025, and this brief about H.R. 3 of the 119th Congress",
            "el argumento `x` trata de A 12 (Example State, período de sesiones 2025), y este informe de H.R. 3 (el Congreso 119.º)",
        ),
        (
            "H.R. 12 is “introduced” and not enacted: it died with the 116th Congress, which ended on 2021-01-03 at noon, "
            "and this goes out on 2026-12-03",
            "H.R. 12 está como “introduced” y no se ha promulgado: quedó sin efecto con el Congreso 116.º, que terminó el "
            "2021-01-03 al mediodía, y esto sale el 2026-12-03",
        ),
        ("Us does not sign, for what it approved has changed: `x`, ask, “a; b”; and 3 more",
         "Us no firma, porque lo que aprobó ha cambiado: `x`, ask, “a; b”; y 3 más"),
        ("columns B, D–F and H are hidden by a filter or by hand, and left out",
         "se deja fuera lo oculto por un filtro o a mano: las columnas B, D–F y H"),
        ("the change of `x`, ask is no minor one, and counts as none: “4” is a number or a quantity; “not” is a negation; "
         "and 2 more",
         "el cambio de `x`, ask no es menor, y no cuenta como tal: “4” es un número o una cantidad; “not” es una negación; "
         "y 2 más"),
        ("this is a Word document, whatever its name says", "esto es un documento de Word, diga lo que diga su nombre"),
    ],
)  # fmt: skip
def test_a_sentence_is_found_and_what_is_quoted_stays(message: str, said: str) -> None:
    assert spanish(message) == said


def test_of_two_sentences_that_of_which_more_is_known_is_meant() -> None:
    longer = {"{0} ended on day {1}, and this goes out": "{0} terminó el día {1}, y esto sale"}
    shorter = {"died with {0}, and this goes out": "murió con {0}, y esto sale"}
    known = Sentences({**longer, **shorter, "it, which ended on day {0}": "ella, que terminó el día {0}"})
    assert (
        known.say("died with it, which ended on day 1, and this goes out")
        == "murió con ella, que terminó el día 1, y esto sale"
    )
    assert known.say("nothing ended on day 1, and this goes out") == "nothing terminó el día 1, y esto sale"


def test_holes_may_change_their_order_and_the_longest_sentence_counts() -> None:
    known = Sentences(
        {"{0} lacks `{1}`": "`{1}` falta en {0}", "{0} lacks `{1}` twice": "dos: {1}, {0}", "a list": "una lista"}
    )
    assert known.say("a list lacks `x`") == "`x` falta en una lista"
    assert known.say("a list lacks `x` twice") == "dos: x, una lista"
    assert known.say("a list lacks x") == ""


@pytest.mark.parametrize(
    "text", ["`" * 999, "“" * 999, "is " * 5_000, "a or b and " * 90, "", " ", "{0}", "x" * (LONGEST + 1)]
)
def test_whatever_stands_in_a_message_an_answer_comes(text: str) -> None:
    assert isinstance(spanish(text), str)


def test_a_message_is_told_in_the_words_of_the_house_in_spanish() -> None:
    one = Diagnostic("any", "the block `still-policed` was due for review on 2026-01-02", hint="Shorten a block.")

    def own(text: str) -> str:
        return label(text, language="es")

    assert (
        told(one, {"still-policed": "Still policed"}, own, say=spanish)
        == "El argumento “Still policed” debía revisarse el 2026-01-02."
    )
    assert told(Diagnostic("any", "“x” is not a date (`meeting.date`)"), {}, own, say=spanish) == "“x” no es una fecha."
    assert hinted("Choose another name.", {}, own, spanish) == "Elija otro nombre."
    assert hinted("Nothing that is known of a block.", {}, own, spanish) == "Nothing that is known of an argument."


def test_who_reads_english_reads_no_sentences_of_another_language() -> None:
    tell = "environment({!r}).from_string('{{{{ text|tongue }}}}').render(text='list')"
    told = [f"print({tell.format(language)}, 'briefgen.desk.sentences' in sys.modules)" for language in ("en", "es")]
    script = "; ".join(["import sys", "import briefgen.desk.app", "from briefgen.desk.pages import environment", *told])
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    run = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["en False", "es True"]


def _left(page: str) -> list[str]:
    """What a page says in English beside the words of the paper and names of files."""
    return re.findall(r'<(?:span|p|b) [^>]*lang="en"[^>]*>([^<]*)<', page)


def _until(desk: Desk, seen: str) -> str:
    desk.until("/briefs/visit", lambda found: 'id="problems"' in found or seen in found)
    return desk.ask("/briefs/visit", Accept_Language="es").text


def test_a_page_with_a_wrong_date_is_spanish_and_the_english_one_as_before(own_desk: Desk) -> None:
    Page(own_desk).send(meeting__date="Nov 31")
    page = _until(own_desk, "problems")
    assert "Día: “Nov 31” no es una fecha." in words(page) and not _left(page)
    assert "Se esperaba: una fecha como AAAA-MM-DD" in words(page)
    assert '<span lang="en">“Nov 31” is not a date.</span>' in own_desk.ask("/briefs/visit").text


def test_a_page_with_an_unknown_argument_is_spanish(own_desk: Desk) -> None:
    own_desk.write("briefs/visit.yaml", brief().replace("health", "healthy"))
    page = _until(own_desk, "healthy")
    assert "No hay ningún argumento healthy" in words(page)
    assert _left(page) in ([], ["health"]), "the name that was meant is as files have it"


def test_a_page_that_does_not_fit_is_spanish(own_desk: Desk) -> None:
    own_desk.write("briefs/blocks/health.md", BLOCK + "Health services reach people where they are. " * 300)
    fixed = "blocks: [{use: health, length: short, at_least: short}]"
    own_desk.write("briefs/visit.yaml", brief().replace("blocks: [health]", fixed))
    own_desk.until("/", lambda found: "Does not fit" in found)
    page = own_desk.ask("/briefs/visit", Accept_Language="es").text
    assert "No cabe" in words(page) and not _left(page)


def test_a_file_that_cannot_be_read_is_told_of_in_spanish(desk: Desk) -> None:
    for path in ("/files/briefs/broken.yaml", "/"):
        page = desk.ask(path, Accept_Language="es").text
        assert "La línea está sangrada" in words(page) and not _left(page)
