"""Links and calls of notes can be read on every ground: in the accent color where that can, else in that of the text around them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from specimen import document, style
from writers.docx.reading import Word

from briefgen.document.nodes import (
    Alignment,
    Callout,
    Cell,
    Document,
    Group,
    GroupRole,
    Inline,
    Link,
    Note,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
)
from briefgen.models.style import Style
from briefgen.writers import docx, html

LINE: tuple[Inline, ...] = (
    Text("Oppose, as "),
    Link("https://coalition.example/l", (Text("our letter"),)),
    Text(" says."),
    Note((Paragraph((Text("Note"),), Role.FOOTNOTE),), 1),
)


def on(ground: str, color: str, tint: str = "#EEF3F8") -> Style:
    """The shipped style with the ask and callouts on another ground."""
    shipped = style()
    said = shipped.tokens.model_dump()
    for box in ("ask", "callout"):
        said["frames"][box]["ground"] = ground
    for role in ("ask", "callout"):
        said["looks"][role]["color"] = color
    said["colors"]["tint"] = tint
    return replace(
        shipped, tokens=type(shipped.tokens).model_construct(**vars(shipped.tokens)).model_validate(_measures(said))
    )


def _measures(value: object) -> object:
    """Numbers as a style writes measures."""
    if isinstance(value, dict):
        return {name: one if name == "line" else _measures(one) for name, one in value.items()}
    if isinstance(value, float):
        return f"{value:.3f}pt"
    return value


SHOWN: list[tuple[str, Document]] = [
    ("ask", document(Group(GroupRole.ASK, (Paragraph(LINE, Role.ASK),)))),
    ("callout", document(Callout((Paragraph(LINE),)))),
]


@pytest.mark.parametrize(("name", "shown"), SHOWN)
@pytest.mark.parametrize(("ground", "color", "own"), [("text", "paper", False), ("tint", "text", True)])
def test_in_a_box(name: str, shown: Document, ground: str, color: str, own: bool) -> None:
    looks = on(ground, color)
    word = Word(docx.write(shown, looks).data)
    inks = [found.get(found.keys()[0]) for found in word.find("//w:r/w:rPr/w:color")]
    assert inks == ([] if own else [getattr(looks.tokens.colors, color).removeprefix("#")] * 2)
    css = html.write(shown, looks).data.decode()
    rules = [line for line in css.splitlines() if line.endswith("{ color: inherit }")]
    assert any(f".{name} a" in line for line in rules) is not own


def test_in_the_head_of_a_table() -> None:
    table = Table(Row((Cell(LINE[:3]),)), (Row((Cell(LINE[:3]),)),), (Alignment.DEFAULT,))
    word = Word(docx.write(document(table), on("tint", "text", tint="#1A4480")).data)
    assert len(word.find("//w:tr[1]//w:r/w:rPr/w:color")) == 1 and not word.find("//w:tr[2]//w:r/w:rPr/w:color")
