"""No file is put in place that says what its readers may not see, wherever somebody wrote or pasted it, whatever is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from consenting import keep_record
from rendering import rendered_brief
from specimen import picture

from briefgen.diagnostics import BriefError, Diagnostic
from briefgen.models.formats import Format
from briefgen.pipeline import leaving
from briefgen.workspace import Workspace
from briefgen.writers.pdf import Press

SECRET = "the fallback trades the curriculum mandate for pilot grants"
PRIVATE = f"""\
---
title: What we know
summary: Internal.
audience: coalition
---
In committee he voted no, and Dana Ruizmann told us that {SECRET}. Call 202-555-0147 first.
"""
PUBLIC = """\
---
title: Outreach works
summary: For all.
audience: public
---
Outreach reaches people whom nobody else reaches.
"""
SPEC: dict[str, Any] = {
    "title": "A brief", "date": "2026-11-20", "pages": 4, "ask": "Oppose section 5.",
    "meeting": {"legislator": {"name": "Jordan Example", "title": "Rep."}, "date": "2026-12-03"},
    "sections": [{"heading": "Why", "blocks": ["open"]}],
}  # fmt: skip
CHECKS = "checks: {bare-number: off, unsourced-number: off, uncited-paragraph: off, odds-unnamed: off}\n"
EVERY = (Format.PDF, Format.DOCX, Format.HTML, Format.TXT)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press


def workspace(folder: Path, **keys: Any) -> Workspace:
    spec = json.dumps(SPEC | keys, ensure_ascii=False)
    made = {
        "briefgen.yaml": f"organization: {{name: Example Coalition}}\n{CHECKS}", "briefs/brief.yaml": spec,
        "briefs/blocks/secret.md": PRIVATE, "briefs/blocks/open.md": PUBLIC,
    }  # fmt: skip
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "briefs/map.png").write_bytes(picture(300, 100).data)
    return Workspace(folder)


def refused(place: Workspace, press: Press, **asked: Any) -> tuple[Diagnostic, ...]:
    with pytest.raises(BriefError) as raised:
        rendered_brief(place, "briefs/brief.yaml", press, **({"formats": EVERY} | asked))
    return raised.value.diagnostics


def said(text: str) -> dict[str, Any]:
    """A section with this text."""
    return {"sections": [{"heading": "Why", "blocks": [{"text": text}]}]}


CHART = '::: chart {columns alt="Two."} Two [@doe]\n| Who | n |\n|---|--:|\n| Dana Ruizmann | 2 |\n| Others | 3 |\n:::'
LOCAL = {"say": "2 votes", "what": "because he voted no", "source": "doe"}

PASTED: dict[str, dict[str, Any]] = {
    "the text": said(f"We heard that {SECRET}."),
    "a heading": {"sections": [{"heading": "How he voted no", "blocks": ["open"]}]},
    "the title": {"title": "Why he voted no"},
    "the subtitle": {"subtitle": "For Dana Ruizmann"},
    "the ask": {"ask": "Ask him why he voted no."},
    "the footer": {"footer": "Questions: 202.555.0147"},
    "the name of the files": {"name": "call-dana-ruizmann"},
    "what a picture shows": said("![Dana Ruizmann in the hall](briefs/map.png)\n\nA map."),
    "an address": said("See [this page](https://x.example/he-voted-no)."),
    "a note": said("So it is.[^1]\n\n[^1]: He voted no."),
    "a table": said("| Who | What |\n|---|---|\n| He | voted no |"),
    "a chart": said(CHART),
    "a value": {"meeting": {"legislator": {"name": "Jordan Example"}, "local": [LOCAL]}},
    "the kicker": {"kicker": "He voted no"},
    "a label": {"labels": {"ask": "He voted no"}},
}


@pytest.mark.parametrize("keys", PASTED.values(), ids=PASTED)
def test_what_was_pasted_by_hand_is_refused(keys: dict[str, Any], press: Press, tmp_path: Path) -> None:
    place = workspace(tmp_path, **keys)
    (tmp_path / "briefs/sources.yaml").write_text("references: [{id: doe, type: book, title: A Book}]\n", "utf-8")
    assert {one.code for one in refused(place, press) if one.severity == "error"} == {"leak"}


def test_the_names_of_consent_records_are_refused_also_when_a_record_comes_later(press: Press, tmp_path: Path) -> None:
    place = workspace(tmp_path, title="What Maria Example told us")
    assert rendered_brief(place, "briefs/brief.yaml", press, formats=EVERY).files
    keep_record(tmp_path)
    (found,) = (one for one in refused(Workspace(tmp_path), press) if one.code == "leak")
    assert found.span is not None and found.span.file == "private/consent/r.yaml" and "“Maria…”" in found.message


def test_the_message_names_text_files_and_places_and_repeats_first_words_alone(press: Press, tmp_path: Path) -> None:
    place = workspace(tmp_path, sections=[{"heading": "Why", "blocks": [{"text": f"We heard that {SECRET}."}]}])
    (found,) = refused(place, press)
    assert found.code == "leak" and found.span is not None and found.span.file == "briefs/blocks/secret.md"
    assert all(
        where in found.message
        for where in ("the PDF, on page 1", "the Word file, in its text", "the web page", "the plain text")
    )
    assert "“that the fallback…”" in found.message and "curriculum" not in f"{found} {found.span.text} {found.hint}"


@pytest.mark.parametrize("read_back", [True, False])
def test_no_option_leaves_it_out(read_back: bool, press: Press, tmp_path: Path) -> None:
    place = workspace(tmp_path, title="Why he voted no")
    assert [one.code for one in refused(place, press, read_back=read_back)] == ["leak"]


def test_nothing_is_put_in_place(tmp_path: Path) -> None:
    from briefgen.pipeline.calling import render

    place = workspace(tmp_path)
    render("briefs/brief.yaml", workspace=place).save()
    before = {path: path.read_bytes() for path in (tmp_path / "build").iterdir()}
    (tmp_path / "briefs/brief.yaml").write_text(json.dumps(SPEC | {"title": "Why he voted no"}), "utf-8")
    with pytest.raises(BriefError):
        render("briefs/brief.yaml", workspace=place).save()
    assert before and {path: path.read_bytes() for path in (tmp_path / "build").iterdir()} == before


@pytest.mark.parametrize("audience", ["office", "coalition"])
def test_a_brief_that_gives_nothing_away_is_made(audience: str, press: Press, tmp_path: Path) -> None:
    place = workspace(tmp_path, audience=audience, title="Why he voted no" if audience == "coalition" else "A brief")
    assert rendered_brief(place, "briefs/brief.yaml", press, formats=EVERY).files.keys() == set(EVERY)


def test_whom_the_paper_is_for_may_be_named_though_a_private_text_names_them(press: Press, tmp_path: Path) -> None:
    place = workspace(
        tmp_path, meeting={"legislator": {"name": "Dana Ruizmann"}}, contact={"name": "Sam", "phone": "202-555-0147"}
    )
    assert rendered_brief(place, "briefs/brief.yaml", press, formats=EVERY).files


def test_what_nobody_meant_is_refused_without_private_texts(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "briefgen.trust.docx.allowed.Profile.knows", lambda self, name: "header" in name or "footer" in name
    )
    found = refused(workspace(tmp_path), press, formats=(Format.DOCX,))
    assert {one.code for one in found} == {"unknown-part"} and "the part “docProps/app.xml”" in " ".join(
        str(one) for one in found
    )


def test_a_pdf_of_another_program_is_read_for_its_words(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = workspace(tmp_path, title="Why he voted no")
    monkeypatch.setattr(leaving, "ANOTHER_WAY", "none-of-them")
    assert [one.code for one in refused(place, press, formats=(Format.PDF,))] == ["leak"]
