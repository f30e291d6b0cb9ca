"""LibreOffice counts the pages of a Word file once; one that is broken is ended, and costs nothing but the answer."""

from __future__ import annotations

import http.server
import io
import os
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest
import tools
from docx.opc.constants import RELATIONSHIP_TYPE
from libreoffice.conftest import Program
from profiles import sample
from specimen import document, style, words
from tools import requires
from writers.docx.reading import Word

from briefgen.libreoffice import PageCounter, WordFile, WordPages
from briefgen.libreoffice.bare import without_fonts
from briefgen.libreoffice.conversion import Conversion
from briefgen.libreoffice.program import VARIABLE, find
from briefgen.libreoffice.twins import families_with, twins
from briefgen.workspace import Workspace
from briefgen.writers.docx import write

FONTS = style().fonts
SENTENCE = "The program met people where they were, and they came back for more. "


def word_file(paragraphs: int) -> bytes:
    return write(document(*(words(SENTENCE * 8) for _ in range(paragraphs))), style()).data


def counted(workspace: Workspace, data: bytes, name: str = "briefs/town.yaml", **options: float) -> WordPages:
    with PageCounter(workspace, **options) as counter:
        counter.begin(WordFile(name, data, FONTS))
        return counter.results()[0]


@pytest.fixture
def noting(program: Program, tmp_path: Path) -> Callable[[], int]:
    """The real LibreOffice behind a program that notes each start, and what is to be laid out; gives the number of starts."""
    laid_out = tmp_path / "laid out"
    program(
        f'echo started >> "$NOTES"\n(cd "$FOLDER" && ls *.docx) > "{laid_out}"\nexec "{tools.find("soffice")}" "$@"'
    )
    return lambda: (tmp_path / "notes").read_text().count("started")


@requires("soffice", "pdfinfo")
@pytest.mark.usefixtures("installed_libreoffice")
def test_the_pages_are_counted_in_the_fonts_of_the_style(workspace: Workspace, tmp_path: Path) -> None:
    data = word_file(60)
    (tmp_path / "long.docx").write_bytes(data)
    pages = int(tools.pdf_info(tools.docx_to_pdf(tmp_path / "long.docx", tmp_path))["Pages"])
    assert pages > 5
    assert counted(workspace, data) == WordPages(pages)


@requires("soffice")
def test_an_answer_is_kept_until_the_file_or_the_program_changes(
    workspace: Workspace, noting: Callable[[], int], program: Program
) -> None:
    short, long = word_file(2), word_file(30)
    assert counted(workspace, short) == counted(workspace, short) == WordPages(1)
    assert noting() == 1
    longer = counted(workspace, long)
    assert longer.pages and longer.pages > 1 and noting() == 2
    assert counted(workspace, short, "briefs/other.yaml") == WordPages(1)
    assert noting() == 3
    path = Path(os.environ[VARIABLE])
    path.write_text(path.read_text() + "\n# a new version\n")
    assert counted(workspace, long) == longer
    assert noting() == 4
    assert len(workspace.own_files("cache")) == 2, "one answer for each brief"


@requires("soffice")
@pytest.mark.parametrize("spoiled", sample([b"", b"nonsense", b"0" * 64 + b"\n1"]))
def test_a_kept_answer_that_was_tampered_with_is_not_believed(
    spoiled: bytes, workspace: Workspace, noting: Callable[[], int]
) -> None:
    counted(workspace, word_file(30))
    (kept,) = (workspace.root / ".briefgen" / "cache").iterdir()
    kept.write_bytes(spoiled)
    assert counted(workspace, word_file(30)) != WordPages(1)
    assert noting() == 2


@requires("soffice")
def test_only_the_last_one_begun_is_counted(workspace: Workspace, temporary: Path, noting: Callable[[], int]) -> None:
    with PageCounter(workspace) as counter:
        counter.begin(WordFile("briefs/town.yaml", word_file(30), FONTS))
        counter.begin(WordFile("briefs/town.yaml", word_file(2), FONTS))
        counter.begin(WordFile("briefs/town.yaml", word_file(2), FONTS))
        assert len(list(temporary.iterdir())) == 1
        assert counter.results() == counter.results() == (WordPages(1),)
    assert noting() <= 2
    assert list(temporary.iterdir()) == []


def packet(*paragraphs: int, fonts: Mapping[str, bytes] = FONTS) -> list[WordFile]:
    """Word files of so many paragraphs."""
    return [WordFile(f"day.{number}", word_file(count), fonts) for number, count in enumerate(paragraphs)]


def counted_together(workspace: Workspace, files: Sequence[WordFile]) -> list[int | None]:
    with PageCounter(workspace) as counter:
        counter.begin_all(files)
        return [answer.pages for answer in counter.results()]


@requires("soffice")
def test_one_libreoffice_counts_all_files_of_a_packet(
    workspace: Workspace, temporary: Path, noting: Callable[[], int]
) -> None:
    files = packet(2, 60, 30)
    pages = counted_together(workspace, files)
    assert noting() == 1 and list(temporary.iterdir()) == []
    assert pages == [counted(Workspace(temporary), file.docx).pages for file in files]
    assert len(set(pages)) == 3


@requires("soffice")
def test_of_a_packet_only_what_has_changed_is_counted_again(
    workspace: Workspace, noting: Callable[[], int], tmp_path: Path
) -> None:
    first, _, third = counted_together(workspace, packet(2, 60, 30))
    assert counted_together(workspace, packet(2, 60, 30))[0] == first and noting() == 1
    assert counted_together(workspace, packet(2, 1, 30)) == [first, 1, third]
    assert noting() == 2 and (tmp_path / "laid out").read_text() == "document-0.docx\n"


@requires("soffice")
def test_files_in_other_fonts_are_laid_out_by_themselves(workspace: Workspace, noting: Callable[[], int]) -> None:
    files = packet(2, 30)
    without = {name: data for name, data in FONTS.items() if "Serif" not in name}
    other = WordFile("day.other", files[1].docx, without)
    assert without != FONTS
    assert counted_together(workspace, [*files, other])[:2] == counted_together(workspace, files)
    assert noting() == 2


@requires("soffice")
def test_a_file_that_cannot_be_laid_out_keeps_nothing_from_the_others(
    workspace: Workspace, noting: Callable[[], int]
) -> None:
    first, _, third = packet(2, 1, 30)
    with PageCounter(workspace) as counter:
        counter.begin_all([first, WordFile("day.broken", b"no Word file \0", FONTS), third])
        answers = counter.results()
    assert noting() == 1
    assert answers[0] == WordPages(1) and answers[2].pages and not answers[2].why
    assert answers[1] == WordPages(None, "LibreOffice could not lay out the Word file")


@contextmanager
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this computer: its address, and what it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(str(self.rfile.readline()))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}", asked
        served.shutdown()


def with_linked_picture(address: str) -> bytes:
    """A Word file whose picture is not in it, but at an address."""
    made = docx.Document()
    made.add_picture(io.BytesIO(picture()))
    made.save(out := io.BytesIO())
    made = docx.Document(out)
    link = made.part.relate_to(f"{address}/picture.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    (blip,) = made.element.xpath("//a:blip")
    name = next(key for key in blip.attrib if key.endswith("}embed"))
    blip.attrib[name.replace("}embed", "}link")] = link
    del blip.attrib[name]
    made.save(out := io.BytesIO())
    return out.getvalue()


def picture() -> bytes:
    from PIL import Image

    Image.new("RGB", (20, 20), "navy").save(out := io.BytesIO(), "PNG")
    return out.getvalue()


@requires("soffice")
@pytest.mark.usefixtures("installed_libreoffice")
def test_nothing_that_a_file_links_to_is_fetched(workspace: Workspace, tmp_path: Path) -> None:
    with server() as (address, asked):
        data = with_linked_picture(address)
        assert address.encode() in zipfile.ZipFile(io.BytesIO(data)).read("word/_rels/document.xml.rels")
        assert counted(workspace, data) == WordPages(1)
        assert asked == []
        (tmp_path / "linked.docx").write_bytes(data)
        tools.docx_to_pdf(tmp_path / "linked.docx", tmp_path)
        assert asked, "LibreOffice left to itself asks for it"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("exit 1", "LibreOffice could not lay out the Word file"),
        ("exit 0", "LibreOffice could not lay out the Word file"),
        ('mkdir "$FOLDER/document-0.pdf"', "LibreOffice could not lay out the Word file"),
        ('echo "not a PDF" > "$FOLDER/document-0.pdf"', "the pages that LibreOffice made could not be counted"),
        (': > "$FOLDER/document-0.pdf"; kill -SEGV $$', "the pages that LibreOffice made could not be counted"),
        ("yes; exit 1", "LibreOffice took longer than 2 seconds"),
    ],
)
def test_a_broken_program_gives_no_answer_and_leaves_nothing(
    lines: str, why: str, program: Program, workspace: Workspace, temporary: Path
) -> None:
    program(lines)
    assert counted(workspace, word_file(1), seconds=2) == WordPages(None, why)
    assert list(temporary.iterdir()) == []
    assert workspace.own_files("cache") == ()


def test_a_program_that_breaks_once_is_started_again(
    program: Program, workspace: Workspace, tmp_path: Path, temporary: Path
) -> None:
    """The second time it makes a PDF, which is none."""
    program(
        'echo started >> "$NOTES"\n'
        '[ "$(wc -l < "$NOTES")" -gt 1 ] || kill -KILL $$\n'
        'echo "not a PDF" > "$FOLDER/document-0.pdf"'
    )
    assert counted(workspace, word_file(1)) == WordPages(None, "the pages that LibreOffice made could not be counted")
    assert (tmp_path / "notes").read_text() == "started\n" * 2
    assert list(temporary.iterdir()) == []


def test_a_program_that_the_system_cannot_start_gives_no_answer(
    program: Program, workspace: Workspace, temporary: Path
) -> None:
    program("").write_bytes(b"\x7fELF")
    assert counted(workspace, word_file(1)) == WordPages(None, "LibreOffice could not be started")
    assert list(temporary.iterdir()) == []


HANGS = 'echo $$ >> "$NOTES"; sleep 1000 & echo $! >> "$NOTES"; wait'


def test_a_program_that_hangs_is_ended_with_what_it_started(
    program: Program, workspace: Workspace, tmp_path: Path, temporary: Path
) -> None:
    program(HANGS)
    with PageCounter(workspace, seconds=2) as counter:
        counter.begin(WordFile("briefs/town.yaml", word_file(1), FONTS))
        assert counter.results() == (WordPages(None, "LibreOffice took longer than 2 seconds"),)
        counter.begin(WordFile("briefs/other.yaml", word_file(1), FONTS))
        assert counter.results() == (WordPages(None, "LibreOffice took longer than 2 seconds"),)
    assert ended(tmp_path / "notes") == 2, "it is not started for the next brief"
    assert list(temporary.iterdir()) == []


def test_ctrl_c_ends_it_with_what_it_started(
    program: Program, workspace: Workspace, tmp_path: Path, temporary: Path
) -> None:
    program(HANGS)
    with pytest.raises(KeyboardInterrupt), PageCounter(workspace) as counter:
        counter.begin(WordFile("briefs/town.yaml", word_file(1), FONTS))
        wait_for(lambda: (tmp_path / "notes").exists() and len((tmp_path / "notes").read_text().split()) == 2)
        raise KeyboardInterrupt
    assert ended(tmp_path / "notes") == 2
    assert list(temporary.iterdir()) == []


def test_it_is_told_nothing_of_the_person_who_uses_it(
    program: Program, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "SECRET_TOKEN", "LD_PRELOAD_NONE"):
        monkeypatch.setenv(name, "alice-example")
    program('{ env; echo "$@"; } >> "$NOTES"')
    counted(workspace, word_file(1))
    told = (tmp_path / "notes").read_text()
    assert "UserInstallation=file://" in told and "alice-example" not in told
    assert str(workspace.root) not in told


def wait_for(done: Callable[[], bool]) -> None:
    for _ in range(600):
        if done():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen in a minute")


def ended(notes: Path) -> int:
    """The number of processes noted, once all of them have ended."""
    numbers = list(map(int, notes.read_text().split()))
    wait_for(lambda: not any(map(alive, numbers)))
    return len(numbers)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@requires("soffice")
@pytest.mark.usefixtures("installed_libreoffice")
def test_the_fonts_in_a_file_are_used_and_a_copy_without_them_is_set_in_what_stands_in(workspace: Workspace) -> None:
    given = style()
    file = WordFile("briefs/town.yaml", word_file(3), given.apart, given.stand_ins)
    seen = families_with(given.stand_ins.values())
    conversion = Conversion(find().path, file.documents, twins(workspace), 120, families=seen)
    try:
        conversion.wait()
        own, replaced = conversion.families(0), conversion.families(1)
    finally:
        conversion.close()
    assert (own, replaced) == ({"SourceSerif4", "PublicSans"}, {"Caladea", "Carlito"})


@requires("soffice")
def test_both_counts_of_all_files_are_made_by_one_libreoffice(workspace: Workspace, noting: Callable[[], int]) -> None:
    given = style()
    files = [WordFile(f"day.{n}", word_file(n), given.apart, given.stand_ins) for n in (2, 60)]
    for _ in range(2):
        with PageCounter(workspace) as counter:
            counter.begin_all(files)
            short, long = counter.results()
        assert short == WordPages(1, replaced=1)
        assert long.pages and long.pages > 5 and long.replaced and long.replaced > 5 and not long.lacking
    assert noting() == 1


@requires("soffice")
@pytest.mark.usefixtures("installed_libreoffice")
def test_a_family_that_is_not_there_is_named(workspace: Workspace) -> None:
    given = style()
    with PageCounter(workspace) as counter:
        counter.begin(WordFile("one", word_file(1), {}, given.stand_ins | {"Source Serif 4": "Bodoni Nowhere"}))
        (found,) = counter.results()
    assert found.lacking == ("Bodoni Nowhere",)


def test_a_copy_without_its_fonts_has_everything_else(workspace: Workspace) -> None:
    given = style()
    data = write(document(words("Words.")), given).data
    whole, bare = Word(data).files, Word(without_fonts(data, given.stand_ins)).files
    fonts = {name for name in whole if "/fonts/" in name} | {"word/_rels/fontTable.xml.rels"}
    assert whole.keys() - bare.keys() == fonts and len(fonts) == 9
    assert b"Source Serif 4" not in b"".join(bare.values()) and b"w:embed" not in b"".join(bare.values())
    assert bare["word/document.xml"] == whole["word/document.xml"]
    assert without_fonts(b"no package", given.stand_ins) == b"no package"
