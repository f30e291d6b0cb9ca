"""Nothing more private than its readers is in a paper: in its tree, and in each of its files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reading_pdf import page_texts
from rendering import prepared_brief, rendered_brief

from briefgen.models.formats import Format
from briefgen.models.spec import Audience
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

FACTS = "own: {say: SECRET0 of us, source: ours, audience: coalition}\nshared: {say: nine of us, source: theirs}\n"
SOURCES = """\
references:
  - {id: ours, type: report, title: SECRET1, issued: 2020, custom: {audience: coalition, claim: SECRET2 is a note}}
  - {id: theirs, type: report, title: A report, issued: 2020}
"""
PIECES = (
    "Words {}.", "- item {}", "- one\n- two {}", "> Said {}.", "::: callout Head {}\nBoxed {}.\n:::", "## Head {}\n\nBelow {}.",
    "| a | b |\n|---|---|\n| {} | c |", "Noted {}.[^n{}]\n\n[^n{}]: Note {}.", "Counted {}, {{ fact.shared }}.", "1. first {}",
)  # fmt: skip
PRIVATE = ("Counted {}, {{ fact.own }}.", "Known {} [@ours].", "Heard {}: {{ meeting.notes }}")
"""What may stand in a passage for the coalition alone."""

AUDIENCES = (None, *Audience)
PASSAGES = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(AUDIENCES))
    | st.tuples(st.sampled_from(PRIVATE), st.just(Audience.COALITION)),
    min_size=1,
    max_size=5,
)
LIBRARIES = st.tuples(st.lists(PASSAGES, min_size=1, max_size=3), PASSAGES, PASSAGES, st.sampled_from(tuple(Audience)))


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


class Made:
    """A workspace of random passages, each with a word of its own, and who may see which word."""

    def __init__(self, folder: Path, drawn: tuple[list[object], ...], *, marks: bool = True) -> None:
        blocks, item, summary, self.reader = drawn  # type: ignore[misc]
        self.seen: dict[str, Audience] = {f"SECRET{number}": Audience.COALITION for number in range(4)}
        self.marks = marks
        for name, text in {"facts": FACTS, "sources": SOURCES, "paper": self._spec(len(blocks), item, summary)}.items():  # type: ignore[arg-type]
            self._write(folder / f"briefs/{name}.yaml", text)
        self._write(folder / "briefgen.yaml", "organization: {name: Example Coalition}\n")
        for number, passages in enumerate(blocks):  # type: ignore[arg-type]
            head = f"---\ntitle: Block {number}\nsummary: s\naudience: public\n---\n"
            self._write(
                folder / f"briefs/blocks/block-{number}.md", f"{head}Open {number}.\n\n{self._text(passages)}\n"
            )
        self.workspace = Workspace(folder)

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def _text(self, passages: list[tuple[str, Audience | None]]) -> str:
        made = []
        for piece, audience in passages:
            word = f"SECRET{len(self.seen)}"
            self.seen[word] = audience or Audience.PUBLIC
            text = piece.replace("{}", word)
            made.append(f"::: only {audience}\n{text}\n:::" if audience and self.marks else text)
        return "\n\n".join(made)

    def _spec(
        self, blocks: int, item: list[tuple[str, Audience | None]], summary: list[tuple[str, Audience | None]]
    ) -> str:
        flat = [(piece, audience) for piece, audience in summary if piece.startswith(("Words", "Counted", "Known"))]
        uses = "".join(f"  - blocks: [block-{number}]\n" for number in range(blocks))
        parts = {"summary: |": self._text([("Words {}.", None), *flat]), "x": self._text(item)}
        lines = re.sub("^", "  ", parts["summary: |"], flags=re.M)
        text = re.sub("^", "          ", "All.\n\n" + parts["x"], flags=re.M)
        private = "    - {text: 'SECRET3 alone.', audience: coalition}\n"
        return (
            f"title: Paper\ndate: 2026-11-20\naudience: {self.reader}\nlength: full\nsources: list\nsummary: |\n{lines}\n"
            "meeting: {office: O, notes: SECRET3 is known.}\n"
            f"sections:\n{uses}  - blocks:\n    - text: |\n{text}\n{private}"
        )

    @property
    def hidden(self) -> set[str]:
        return {word for word, audience in self.seen.items() if not self.reader.may_see(audience)}

    @property
    def shown(self) -> set[str]:
        return {word for word, audience in self.seen.items() if self.reader.may_see(audience)} - set(
            list(self.seen)[:4]
        )


def found(text: str) -> set[str]:
    return set(re.findall(r"SECRET[0-9]+", text))


def said(kind: Format, data: bytes) -> str:
    """Everything that stands in a file."""
    match kind:
        case Format.PDF:
            return "\n".join(page_texts(data)) + data.decode("latin-1")
        case Format.DOCX:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return data.decode()


def checked(made: Made, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        kind = Format(name.rpartition(".")[2])
        words = found(said(kind, data))
        assert not words & made.hidden, (name, words & made.hidden)
        assert made.shown <= words, (name, made.shown - words)


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate, Phase.shrink]
)
@given(LIBRARIES)
def test_no_document_has_a_passage_above_its_audience(
    tmp_path_factory: pytest.TempPathFactory, press: Press, drawn: tuple[list[object], ...]
) -> None:
    made = Made(tmp_path_factory.mktemp("random"), drawn)
    tree = prepared_brief(made.workspace, "briefs/paper.yaml").document
    assert not found(repr(tree)) & made.hidden
    formats = (Format.TXT, Format.HTML, Format.DOCX)
    checked(made, dict(rendered_brief(made.workspace, "briefs/paper.yaml", press, formats=formats).files))


@settings(
    max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LIBRARIES)
def test_nor_has_a_pdf(tmp_path_factory: pytest.TempPathFactory, press: Press, drawn: tuple[list[object], ...]) -> None:
    made = Made(tmp_path_factory.mktemp("random"), drawn)
    checked(made, dict(rendered_brief(made.workspace, "briefs/paper.yaml", press, formats=(Format.PDF,)).files))


ALL = (Format.TXT, Format.HTML, Format.DOCX, Format.PDF)


def test_a_passage_that_may_be_printed_changes_no_byte(tmp_path: Path, press: Press) -> None:
    pieces = [(piece, Audience.COALITION) for piece in (*PIECES, *PRIVATE)]
    drawn = ([pieces], pieces, pieces, Audience.COALITION)
    files = [
        rendered_brief(
            Made(tmp_path / str(marks), drawn, marks=marks).workspace, "briefs/paper.yaml", press, formats=ALL
        ).files  # type: ignore[arg-type]
        for marks in (True, False)
    ]
    assert files[0] == files[1]
