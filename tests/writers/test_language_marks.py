"""Words and paragraphs in another language: every format says which, to whoever reads aloud, spells and breaks lines."""

from __future__ import annotations

import re
from pathlib import Path

from conforming import pdf_faults_of
from reading_pdf import tags
from specimen import document, style
from writers.docx.lint import faults
from writers.docx.reading import Word

from briefgen.compose import numbered
from briefgen.diagnostics import Report
from briefgen.diagnostics.manuscript import Manuscript
from briefgen.document.nodes import Document, Heading, Text
from briefgen.readers.markdown import parse
from briefgen.reading_back.comparing import differences
from briefgen.reading_back.expected import expected
from briefgen.writers import docx, html, text
from briefgen.writers.pdf import Press

TEXT = """\
She said ["no me **dejan** en paz"]{lang=es-MX}, [twice]{lang=en-US}.[^1]

::: {lang=fr}
## Les [gens](https://example.org)

| Ville | Total |
|---|---|
| Lyon | 12 |

::: callout Un titre
- premier
:::
:::

[^1]: On [la calle]{lang=es-MX}.
"""
SAID = [
    ("es-MX", "“no me"), ("es-MX", "dejan"), ("es-MX", "en paz”"), ("fr", "Les"), ("fr", "gens"), ("fr", "Ville"),
    ("fr", "Total"), ("fr", "Lyon"), ("fr", "12"), ("fr", "Un titre"), ("fr", "premier"),
]  # fmt: skip
NOTED = ("es-MX", "la calle")


def paper() -> Document:
    report = Report()
    lines = tuple(TEXT.split("\n"))
    flows = parse(Manuscript.verbatim(TEXT, "block.md", 1, lines), lambda *_: None, report)
    assert not report.diagnostics
    return numbered(document(Heading(1, (Text("A heading"),)), *flows))


def test_html_says_it_where_it_is_another() -> None:
    body = html.write(paper(), style()).data.decode().partition("<body")[2]
    found = [(language, words.strip()) for language, words in re.findall(r'<span lang="([^"]+)">([^<]*)</span>', body)]
    assert sorted(found) == sorted([*SAID, NOTED])
    assert "twice" in body


def test_a_word_file_says_it_of_its_runs_and_says_the_same_as_the_tree() -> None:
    data = docx.write(paper(), style()).data
    assert differences(expected(paper(), style()), "docx", data) == () and not faults(data)
    runs = Word(data).find("//w:body//w:r[w:rPr/w:lang]")
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
    found = [(one.find(".//{*}lang").get(name), "".join(one.itertext()).strip()) for one in runs]
    assert [one for one in found if one != ("en-US", "twice")] == SAID


def test_a_pdf_says_it_of_its_elements_and_says_the_same_as_the_tree(press: Press, tmp_path: Path) -> None:
    data = press.submit(paper(), style()).result().data
    assert pdf_faults_of(data, tmp_path) == []
    assert differences(expected(paper(), style()), "pdf", data) == ()
    spoken = [tag for tag in tags(data).all("Span") if "/Lang" in tag.source]
    assert sorted((str(tag.source.Lang), tag.text.strip()) for tag in spoken) == sorted([*SAID, NOTED])


def test_plain_text_says_the_words_alone() -> None:
    said = text.write(paper(), style()).data.decode()
    assert "She said “no me dejan en paz”, twice.[1]" in said and "lang" not in said
