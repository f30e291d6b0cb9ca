"""The documents of a meeting: what each says in the starter packet, word for word, and what all of them keep to."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents.conftest import Documents
from documents.samples import DOCUMENTS, PACKET, TOGETHER
from rendering import rendered_brief
from tools import CHECKOUT

from briefgen.document.nodes import Group, GroupRole, Heading, plain_text
from briefgen.document.walking import walk
from briefgen.models.formats import Format
from briefgen.models.spec import Audience, Part
from briefgen.pipeline import Asked, prepare
from briefgen.pipeline.prepared import Prepared
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

EXPECTED = Path(__file__).parent / "expected"

pytestmark = TOGETHER


def prepared(name: str) -> Prepared:
    return prepare(Workspace(CHECKOUT), Asked(PACKET, documents=[name]))[name]


def text_of(name: str, packet: Documents) -> str:
    return packet[name].files[Format.TXT].decode("utf-8")


def test_every_template_has_a_document_in_the_packet_and_is_listed_here(packet: Documents) -> None:
    templates = {path.stem for path in (CHECKOUT / "briefs" / "templates").glob("*.yaml")}
    assert {name for name in templates if "." not in name} == set(DOCUMENTS)
    assert list(packet) == list(DOCUMENTS)
    assert all(prepared(name).spec.template == name for name in DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_words_of_each(name: str, packet: Documents, update: bool) -> None:
    text = text_of(name, packet)
    path = EXPECTED / f"{name}.txt"
    if update:
        path.write_text(text, "utf-8", newline="\n")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(("name", "pages"), [(name, pages) for name, (pages, _) in DOCUMENTS.items()])
def test_the_pages_of_each_and_nothing_to_complain_of(name: str, pages: int, packet: Documents) -> None:
    assert packet[name].pages == pages
    assert [diagnostic.message for diagnostic in packet[name].diagnostics] == []


@pytest.mark.parametrize(("name", "audience"), [(name, audience) for name, (_, audience) in DOCUMENTS.items()])
def test_who_may_see_it_and_the_marks_on_what_is_internal(name: str, audience: Audience, packet: Documents) -> None:
    made = prepared(name)
    assert made.spec.audience is audience
    internal = audience is Audience.COALITION
    assert made.document.mark == ("INTERNAL · take this home · do not leave with the office" if internal else "")
    assert packet[name].name == f"{'INTERNAL-' if internal else ''}2026-12-03-Example-{name}"


@pytest.mark.parametrize("name", ["leave-behind", "full-brief"])
def test_the_samples_that_stand_alone_say_the_same_as_the_packet(name: str, packet: Documents) -> None:
    with Press(at_once=False) as press:
        alone = rendered_brief(Workspace(CHECKOUT), f"briefs/{name}.yaml", press, formats=[Format.TXT])
    assert alone.files[Format.TXT].decode("utf-8") == text_of(name, packet)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_all_are_about_the_same_meeting(name: str) -> None:
    spec, first = prepared(name).spec, prepared("leave-behind").spec
    assert (spec.meeting, spec.ask, spec.bill) == (first.meeting, first.ask, first.bill)
    assert spec.meeting and spec.ask and spec.bill


def test_the_order_on_the_card() -> None:
    document = prepared("talking-points").document
    marks = [
        "[ask]" if isinstance(node, Group) else plain_text(node.children)
        for node in walk(document.children)
        if isinstance(node, Heading) or (isinstance(node, Group) and node.role is GroupRole.ASK)
    ]
    assert marks == [
        "[ask]", "The first 60 seconds", "Three points", "What not to say", "Before you go home", "[ask]",
    ]  # fmt: skip


def test_testimony_takes_the_position_in_its_second_sentence(packet: Documents) -> None:
    text = text_of("testimony", packet)
    first, second = text[text.index("Chair and members") :].split(". ")[:2]
    assert "Sam Sample" in first and second.startswith("We ask you to oppose section 5 of H.R")


def test_only_the_letter_has_signers_and_begins_a_page_with_them() -> None:
    spec = prepared("sign-on-letter").spec
    assert spec.signers and spec.signers.new_page and spec.signers.sorted and Part.SIGNERS in spec.parts
