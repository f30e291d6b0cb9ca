"""What real programs make of the documents of a meeting: validators find nothing, Word and PDF say and show the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import page
import pytest

import tools
from briefgen.render import Rendered, render
from briefgen.spec import Format
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press
from documents.samples import DOCUMENTS
from reading_pdf import bare, in_call_order, tags
from tools import CHECKOUT, requires
from writers.docx.reading import Word

EACH = pytest.mark.parametrize("name", DOCUMENTS)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, tuple[Rendered, Path]]]:
    """Every sample, and the folder in which its files stand."""
    folder = tmp_path_factory.mktemp("samples")
    found = {}
    with Press() as press:
        for name in DOCUMENTS:
            made = render(Workspace(CHECKOUT), f"briefs/{name}.yaml", press, formats=(Format.PDF, Format.DOCX))
            for form, data in made.files.items():
                (folder / f"{name}.{form}").write_bytes(data)
            found[name] = (made, folder)
    yield found


@EACH
def test_the_pdf_complies_and_is_whole(name: str, samples: Mapping[str, tuple[Rendered, Path]]) -> None:
    path = samples[name][1] / f"{name}.pdf"
    assert [str(failure) for failure in page.validate_pdf(str(path), profile="ua1").failures] == []
    if tools.find("qpdf"):
        assert tools.pdf_problems(path) == ""


@requires("ooxml-validator")
@EACH
def test_microsofts_validator_finds_nothing(name: str, samples: Mapping[str, tuple[Rendered, Path]]) -> None:
    assert tools.docx_problems(samples[name][1] / f"{name}.docx", "Microsoft365") == []


@EACH
def test_word_and_pdf_have_the_same_words_in_the_same_order(
    name: str, samples: Mapping[str, tuple[Rendered, Path]]
) -> None:
    made = samples[name][0].files
    words = re.sub(r"\[Logo of [^\]]*\]", "", Word(made[Format.DOCX]).words_in_order())
    assert bare("".join(in_call_order(tags(made[Format.PDF])))) == bare(words)


@requires("soffice", "pdfinfo", "pdftotext")
@pytest.mark.slow
@EACH
def test_libreoffice_shows_every_word_on_as_many_pages(
    name: str, samples: Mapping[str, tuple[Rendered, Path]], tmp_path: Path
) -> None:
    made, folder = samples[name]
    shown = tools.docx_to_pdf(folder / f"{name}.docx", tmp_path)
    assert int(tools.pdf_info(shown)["Pages"]) == made.pages
    text = letters(tools.pdf_text(shown))
    assert [word for word in tools.pdf_text(folder / f"{name}.pdf").split() if letters(word) not in text] == []


@requires("soffice", "pdftotext")
@pytest.mark.slow
def test_the_signers_of_a_letter_begin_a_page(samples: Mapping[str, tuple[Rendered, Path]], tmp_path: Path) -> None:
    folder = samples["sign-on-letter"][1]
    for shown in (folder / "sign-on-letter.pdf", tools.docx_to_pdf(folder / "sign-on-letter.docx", tmp_path)):
        first, second = tools.pdf_text(shown).split("\f")[:2]
        assert "signedby24" not in letters(first)
        assert letters(second).startswith("signedby24organizations")


def letters(text: str) -> str:
    """The text as letters and digits alone, without what a layout changes: capitals, spaces, hyphens at line ends."""
    return re.sub(r"[\W_]+", "", text).casefold()
