"""`briefgen verify`: which paper a file is of, whether it is what was written, whether it is current, what has changed since."""

from __future__ import annotations

import io
import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import tools
from cli.conftest import Briefgen, Ran, lay_out
from cli.test_manifests import MANIFEST, SPEC, change
from cli.test_where_used import FILES
from tools import requires

WORD, PDF = Path("build/visit.docx"), Path("build/visit.pdf")
MEETING = "meeting: {legislator: {name: Jordan Example}, date: 2026-12-03}\nask:"
LONG = "".join(f"\n\nParagraph {number} says that outreach works, " + "again and again " * 20 for number in range(30))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings = FILES["briefgen.yaml"] + "checks: {bare-number: off, fact-review-due: off}\n"
    lay_out(tmp_path, {**FILES, "briefgen.yaml": settings, "briefs/visit.yaml": SPEC.replace("ask:", MEETING)})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def made(briefgen: Briefgen, place: Path) -> Callable[..., dict[str, Any]]:
    """Makes the paper, and gives what the manifest notes of it."""

    def make(*formats: str) -> dict[str, Any]:
        ran = briefgen("render", "visit", *(word for form in formats or ("docx",) for word in ("--format", form)))
        assert ran.code == 0, ran.err
        return dict(json.loads(Path(MANIFEST).read_text("utf-8"))["renderings"][-1])

    return make


def told(ran: Ran) -> dict[str, Any]:
    """What `--json` says of the only paper."""
    (paper,) = json.loads(ran.out)["papers"]
    return dict(paper)


def rezipped(data: bytes, old: str = "", new: str = "", part: str = "word/document.xml") -> bytes:
    """A Word file as another program saves it: the same parts in other bytes, or with other words in one of them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            text = source.read(entry)
            if entry.filename == part and old:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            target.writestr(entry.filename, text)
    return made.getvalue()


def test_a_file_just_as_it_was_written(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    code = made()["code"]
    ran = briefgen("verify", WORD)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"build/visit.docx: briefs/visit.yaml, for Jordan Example, 2026-12-03, made on 2026-11-22, code {code}\n"
        "  it is just what was written\n"
        "  it is current\n"
    )


def test_a_code_however_it_is_typed(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    code = made()["code"]
    for typed in (code, code.lower(), f"{code[:5]} {code[5:]}"):
        ran = briefgen("verify", typed)
        assert ran.code == 0 and f"for Jordan Example, 2026-12-03, made on 2026-11-22, code {code}" in ran.out


def test_a_mistyped_code_leads_to_the_nearest(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    code = made()["code"]
    for wrong in (code[1] + code[0] + code[2:], code[:-1], code[:4] + ("7" if code[4] != "7" else "4") + code[5:]):
        if wrong != code:
            ran = briefgen("verify", wrong)
            assert ran.code == 1 and "error[unknown-code]" in ran.err and f"did you mean: {code}" in ran.err


def test_the_same_words_in_other_bytes(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    made()
    WORD.write_bytes(rezipped(WORD.read_bytes()))
    ran = briefgen("verify", WORD)
    assert ran.code == 4 and "the same words in other bytes" in ran.out and "it is current" in ran.out


@pytest.mark.parametrize("current", [True, False])
def test_edited_paragraphs_are_named(briefgen: Briefgen, made: Callable[..., dict[str, Any]], current: bool) -> None:
    """What they said is told where the workspace still says it, else which they were: no manifest holds any text."""
    made()
    WORD.write_bytes(rezipped(WORD.read_bytes(), " of them.", " of none."))
    if not current:
        change("briefs/visit.yaml", "of them.", "of us.")
    paper = told(briefgen("verify", WORD, "--json"))
    assert (paper["verdict"], paper["new"]) == ("edited", ["All 39% of none."])
    assert paper["current"] is current
    (lost,) = paper["missing"]
    assert lost == "All 39% of them." if current else lost.startswith("paragraph ")


def test_a_paragraph_more_and_one_less(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    made()
    whole = rezipped(WORD.read_bytes(), "<w:sectPr", "<w:p><w:r><w:t>Added by hand.</w:t></w:r></w:p><w:sectPr")
    WORD.write_bytes(whole)
    assert told(briefgen("verify", WORD, "--json"))["new"] == ["Added by hand."]
    WORD.write_bytes(rezipped(whole, "Town hall</w:t>", "</w:t>"))
    assert told(briefgen("verify", WORD, "--json"))["missing"] == ["Town hall"]


CHANGES = {
    "a block": (("briefs/blocks/outreach.md", "A second paragraph", "A third paragraph"),
                ["the words of the argument `outreach` (full) have changed"]),
    "a length": (("briefs/visit.yaml", "length: full", "length: short"),
                 ["the argument `outreach` stands in short, not in full", "the source `poe-2021` was added"]),
    "a fact": (("briefs/facts.yaml", 'say: "39%", value: 39', 'say: "38%", value: 38'), ["the fact `users` says something else"]),
    "a source": (("briefs/sources.yaml", "title: Cited", "title: Cited2"), ["the source `doe-2020` says something else"]),
    "the style": (("briefs/visit.yaml", "style: plain", "style: civic"), ["it is set in the style `civic`, not in `plain`"]),
    "the member": (("briefs/visit.yaml", "Jordan", "Kim"), ["it is for Kim Example, 2026-12-03, not for Jordan Example, 2026-12-03"]),
    "own words": (("briefs/visit.yaml", "of them.", "of us."), ["the words of the brief itself have changed"]),
    "the paper": (("briefs/visit.yaml", "style: plain", "style: plain\npaper: a4"),
                  ["how it is made has changed: the paper, or briefgen itself"]),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_since_is_said(briefgen: Briefgen, made: Callable[..., dict[str, Any]], what: str) -> None:
    made()
    changed, said = CHANGES[what]
    change(*changed)
    ran = briefgen("verify", WORD, "--json")
    assert (ran.code, told(ran)["verdict"], told(ran)["current"]) == (4, "written", False)
    assert told(ran)["changes"] == said


def test_blocks_that_came_and_went(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    made()
    change("briefs/visit.yaml", "[{use: outreach, length: full}]", "[{text: Nothing else.}]")
    assert "the argument `outreach` is not in it any more" in told(briefgen("verify", WORD, "--json"))["changes"]
    made()
    change("briefs/visit.yaml", "[{text: Nothing else.}]", "[{use: outreach, length: full}]")
    assert "the argument `outreach` was added" in told(briefgen("verify", WORD, "--json"))["changes"]


def test_an_earlier_file_is_known_after_others_were_made(
    briefgen: Briefgen, made: Callable[..., dict[str, Any]]
) -> None:
    first = made()["code"]
    earlier = Path("earlier.docx")
    earlier.write_bytes(WORD.read_bytes())
    change("briefs/visit.yaml", "of them.", "of us.")
    assert made()["code"] != first
    paper = told(briefgen("verify", earlier, "--json"))
    assert (paper["verdict"], paper["code"], paper["current"]) == ("written", first, False)
    assert briefgen("verify", WORD).code == 0


def test_a_paper_without_a_day_of_its_own_stays_current(
    briefgen: Briefgen, made: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    change("briefs/visit.yaml", "date: 2026-11-20\n", "")
    change("briefs/visit.yaml", "of them.", "of them on {{ date }}.")
    made()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795996800")
    assert briefgen("verify", WORD).code == 0


def test_a_brief_that_is_gone_or_broken(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    made()
    change("briefs/visit.yaml", "use: outreach", "use: outrich")
    paper = told(briefgen("verify", WORD, "--json"))
    assert paper["current"] is None and "has an error now" in paper["changes"][0]
    Path("briefs/visit.yaml").unlink()
    ran = briefgen("verify", WORD)
    assert ran.code == 4 and "the brief briefs/visit.yaml is not there any more" in ran.out


def test_pdfs_whole_cut_and_merged(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    """Also without tags, as other programs write them: what is drawn is compared, over the ends of pages."""
    change("briefs/visit.yaml", "All {{ fact.users }} of them.", LONG.strip().replace("\n", "\\n"))
    noted = made("pdf")
    assert noted["pages"] >= 2 and briefgen("verify", PDF).code == 0
    with pikepdf.open(PDF) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save("bare.pdf")
        del pdf.pages[1:]
        pdf.save("first.pdf")
    assert told(briefgen("verify", "bare.pdf", "--json"))["verdict"] == "same"
    part = told(briefgen("verify", "first.pdf", "--json"))
    assert part["verdict"] == "part" and part["new"] == [] and len(part["not_compared"]) <= 2
    Path("briefs/other.yaml").write_text(SPEC, "utf-8")
    assert briefgen("render", "other", "--format", "pdf").code == 0
    with pikepdf.open("bare.pdf") as pdf, pikepdf.open("build/other.pdf") as other:
        pdf.add_pages_from(other)
        pdf.save("merged.pdf")
    papers = json.loads(briefgen("verify", "merged.pdf", "--json").out)["papers"]
    assert [(one["spec"], one["verdict"]) for one in papers] == [
        ("briefs/visit.yaml", "same"),
        ("briefs/other.yaml", "same"),
    ]
    assert [page for one in papers for page in one["pages"]] == list(range(1, noted["pages"] + 2))


def test_a_pdf_with_other_words_under_the_same_code(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    code = made("pdf")["code"]
    true = PDF.read_bytes()
    change("briefs/visit.yaml", "of them.", "of us, and of all who come after us.")
    from briefgen.pipeline import layouts

    # The edited paper bears the code of the other one, as one that was changed by hand in a program for PDFs does.
    real = layouts.code_for
    layouts.code_for = lambda *given: code
    try:
        assert briefgen("render", "visit", "--format", "pdf", "--force").code == 0
    finally:
        layouts.code_for = real
    edited = PDF.read_bytes()
    Path(MANIFEST).unlink()
    change("briefs/visit.yaml", "of us, and of all who come after us.", "of them.")
    PDF.write_bytes(true)
    made("pdf")
    Path("edited.pdf").write_bytes(edited)
    paper = told(briefgen("verify", "edited.pdf", "--json"))
    assert paper["verdict"] == "edited" and paper["missing"] == ["All 39% of them."]
    assert any("who come after us" in words for words in paper["new"])


def test_a_folder_is_told_file_by_file_and_in_sum(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    made("docx", "html")
    Path("build/again.docx").write_bytes(rezipped(WORD.read_bytes()))
    Path("build/damaged.pdf").write_bytes(b"%PDF-1.7\nnothing")
    ran = briefgen("verify", "build")
    assert ran.code == 1
    assert [line.split(":")[0] for line in ran.out.splitlines() if not line.startswith(" ")] == [
        "build/again.docx",
        "build/visit.docx",
    ]
    assert ran.err.splitlines()[-1] == "2 papers: 1 written, 1 same; 2 current; 1 file could not be told."


def test_papers_for_the_coalition_leave_nothing_by_which_a_paragraph_could_be_guessed(
    briefgen: Briefgen, made: Callable[..., dict[str, Any]]
) -> None:
    change("briefs/visit.yaml", "style: plain", "style: plain\naudience: coalition")
    noted = made()
    assert not {"paragraphs", "sizes", "running"} & set(noted) and noted["letters"]
    same = rezipped(WORD.read_bytes())
    edited = rezipped(WORD.read_bytes(), " of them.", " of none.")
    change("briefs/visit.yaml", "of them.", "of us.")
    for data, verdict in ((same, "same"), (edited, "edited")):
        WORD.write_bytes(data)
        assert told(briefgen("verify", WORD, "--json"))["verdict"] == verdict


def hostile() -> dict[str, bytes]:
    """Files that are none, or would take more than they look like."""
    bomb, entities, twice = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", b" " * 250_000_000)
    with zipfile.ZipFile(entities, "w") as package:
        package.writestr("_rels/.rels", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with zipfile.ZipFile(twice, "w") as package, pytest.warns(UserWarning):
        package.writestr("a", "1")
        package.writestr("a", "2")
    return {
        "a bomb.docx": bomb.getvalue(), "entities.docx": entities.getvalue(), "twice.docx": twice.getvalue(),
        "no package.docx": b"PK\x03\x04 nothing more", "damaged.pdf": b"%PDF-1.7\n1 0 obj << /Type /Catalog",
    }  # fmt: skip


def test_damaged_and_hostile_files_are_told(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    made()
    for name, data in hostile().items():
        Path(name).write_bytes(data)
        ran = briefgen("verify", name)
        assert ran.code == 1 and f"{name}: error[unreadable-paper]" in ran.err, (name, ran.err)


def test_a_paper_of_another_workspace(briefgen: Briefgen, made: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    code = made()["code"]
    Path(MANIFEST).rename("elsewhere.json")
    ran = briefgen("verify", WORD)
    assert ran.code == 1 and f"bears the code {code}, which no manifest of this workspace knows" in ran.err
    ran = briefgen("verify", code)
    assert ran.code == 1 and "the paper was made in another workspace" in ran.err


def test_an_edited_manifest_is_not_believed(briefgen: Briefgen, made: Callable[..., dict[str, Any]]) -> None:
    made()
    change(MANIFEST, "Jordan Example", "Somebody Else")
    ran = briefgen("verify", WORD)
    assert ran.code == 1 and "warning[edited-manifest]" in ran.err and "error[unknown-paper]" in ran.err


def test_a_damaged_manifest_is_told_and_the_others_are_used(
    briefgen: Briefgen, made: Callable[..., dict[str, Any]]
) -> None:
    made()
    Path("manifests/other.json").write_text('{"renderings": [', "utf-8")
    ran = briefgen("verify", WORD)
    assert ran.code == 0 and "warning[damaged-manifest]" in ran.err


def test_two_manifests_that_git_left_in_one_file_are_both_used(
    briefgen: Briefgen, made: Callable[..., dict[str, Any]]
) -> None:
    first, one = made()["code"], Path(MANIFEST).read_text("utf-8")
    Path(MANIFEST).unlink()
    WORD.unlink()
    change("briefs/visit.yaml", "of them.", "of us.")
    second, other = made()["code"], Path(MANIFEST).read_text("utf-8")
    Path(MANIFEST).write_text(f"<<<<<<< ours\n{one}=======\n{other}>>>>>>> theirs\n", "utf-8")
    for code in (first, second):
        assert code in briefgen("verify", code).out


def test_what_an_older_version_noted_is_known_by_its_bytes(
    briefgen: Briefgen, made: Callable[..., dict[str, Any]]
) -> None:
    noted = made()
    old = {key: noted[key] for key in ("spec", "date", "audience", "blocks", "sources", "facts", "files")}
    Path(MANIFEST).unlink()
    lay_out(Path(), {".briefgen/rendered/visit.json": json.dumps({"renderings": [old]})})
    paper = told(briefgen("verify", WORD, "--json"))
    assert (paper["verdict"], paper["current"], paper["made"]) == ("written", None, None)
    assert paper["changes"] == ["it was made before briefgen noted the words of papers"]


@requires("soffice")
@pytest.mark.thorough
def test_saved_again_and_printed_by_libreoffice(
    briefgen: Briefgen, made: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    made()
    for kind in ("docx", "pdf"):
        out = tmp_path / kind
        program = [str(tools.find("soffice")), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
        subprocess.run(
            [*program, "--convert-to", kind, "--outdir", str(out), str(WORD)], check=True, capture_output=True
        )
        assert told(briefgen("verify", out / f"visit.{kind}", "--json"))["verdict"] == "same"


@requires("chromium")
@pytest.mark.thorough
def test_printed_by_chromium(briefgen: Briefgen, made: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    """The page for the screen has no code: the paper is known by its paragraphs, which are no longer in their lines."""
    change("briefs/visit.yaml", "of them.", "of them, as everybody knows who was there in the last five years.")
    made("html")
    printed = tmp_path / "printed.pdf"
    command = [str(tools.find("chromium")), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
               f"--user-data-dir={tmp_path}/profile", f"--print-to-pdf={printed}", Path("build/visit.html").resolve().as_uri()]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "HOME": str(tmp_path)})
    paper = told(briefgen("verify", printed, "--json"))
    assert (paper["spec"], paper["verdict"]) == ("briefs/visit.yaml", "same")


@pytest.mark.thorough
def test_a_book_that_bears_the_code_of_a_page_is_not_looked_through(
    briefgen: Briefgen, made: Callable[..., dict[str, Any]]
) -> None:
    """There is a limit to what is compared; it is said, and nobody is told that the paper was edited."""
    change("briefs/visit.yaml", "All {{ fact.users }} of them.", LONG.strip().replace("\n", "\\n"))
    made("pdf")
    with pikepdf.open(PDF) as pdf:
        for _ in range(300):
            pdf.pages.append(pdf.pages[0])
        pdf.save("book.pdf")
    paper = told(briefgen("verify", "book.pdf", "--json"))
    assert paper["verdict"] == "untold" and paper["spec"] == "briefs/visit.yaml"
