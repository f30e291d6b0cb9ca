"""The documents of a meeting: what each says in the sample, word for word, and what all of them keep to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.document import Group, GroupRole, Heading, plain_text
from briefgen.render import Rendered, prepare, render
from briefgen.spec import Audience, Format, Part
from briefgen.tree import walk
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press
from documents.samples import DOCUMENTS

CHECKOUT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"

SHARED = ("meeting", "ask", "bill")
"""What all documents of one meeting say alike; the full brief says more of the meeting, and asks at more length."""


@pytest.fixture(scope="module")
def samples() -> Iterator[Mapping[str, Rendered]]:
    with Press() as press:
        workspace = Workspace(CHECKOUT)
        formats = (Format.PDF, Format.TXT)
        yield {name: render(workspace, f"briefs/{name}.yaml", press, formats=formats) for name in DOCUMENTS}


def written(name: str) -> Mapping[str, Any]:
    """The sample as it stands in its file."""
    data: Mapping[str, Any] = yaml.safe_load((CHECKOUT / "briefs" / f"{name}.yaml").read_text("utf-8"))
    return data


def test_every_template_has_a_sample_and_is_listed_here() -> None:
    assert {path.stem for path in (CHECKOUT / "briefs" / "templates").glob("*.yaml")} == set(DOCUMENTS)
    assert all(written(name)["template"] == name for name in DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_words_of_each(name: str, samples: Mapping[str, Rendered], update: bool) -> None:
    text = samples[name].files[Format.TXT].decode("utf-8")
    path = EXPECTED / f"{name}.txt"
    if update:
        path.write_text(text, "utf-8", newline="\n")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(("name", "pages"), [(name, pages) for name, (pages, _) in DOCUMENTS.items()])
def test_the_pages_of_each_and_nothing_to_complain_of(name: str, pages: int, samples: Mapping[str, Rendered]) -> None:
    assert samples[name].pages == pages
    assert [diagnostic.message for diagnostic in samples[name].diagnostics] == []


@pytest.mark.parametrize(("name", "audience"), [(name, audience) for name, (_, audience) in DOCUMENTS.items()])
def test_who_may_see_it_and_the_mark_on_what_is_internal(name: str, audience: Audience) -> None:
    prepared = prepare(Workspace(CHECKOUT), f"briefs/{name}.yaml")
    assert prepared.spec.audience is audience
    internal = audience is Audience.COALITION
    assert prepared.document.mark == ("INTERNAL – not for distribution" if internal else "")


@pytest.mark.parametrize("name", sorted(DOCUMENTS.keys() - {"full-brief"}))
def test_all_are_about_the_same_meeting(name: str) -> None:
    for key in SHARED:
        assert written(name)[key] == written("leave-behind")[key]


def test_the_order_on_the_card() -> None:
    document = prepare(Workspace(CHECKOUT), "briefs/talking-points.yaml").document
    marks = [
        "[ask]" if isinstance(node, Group) else plain_text(node.children)
        for node in walk(document.children)
        if isinstance(node, Heading) or (isinstance(node, Group) and node.role is GroupRole.ASK)
    ]
    assert marks == [
        "The first 60 seconds", "Three points", "[ask]", "Who says what", "If they say", "What not to say",
        "Before you go home",
    ]  # fmt: skip


def test_testimony_takes_the_position_in_its_second_sentence(samples: Mapping[str, Rendered]) -> None:
    text = samples["testimony"].files[Format.TXT].decode("utf-8")
    first, second = text[text.index("Chair and members") :].split(". ")[:2]
    assert "Sam Sample" in first and second.startswith("We ask you to oppose section 5 of H.R.")


def test_only_the_letter_has_signers_and_begins_a_page_with_them() -> None:
    spec = prepare(Workspace(CHECKOUT), "briefs/sign-on-letter.yaml").spec
    assert spec.signers and spec.signers.new_page and spec.signers.sorted and Part.SIGNERS in spec.parts
