"""The press: what it does when a layout takes too long, breaks, or cannot begin."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from specimen import document, note, specimen, style, words

from briefgen.diagnostics import BriefError, Diagnostic, Severity
from briefgen.document.nodes import Code, Flow, Heading, Link, Paragraph, Quote, Role, Text
from briefgen.models.style import Tokens
from briefgen.writers.pdf import Press
from briefgen.writers.pdf.engine.worker import MOST_LOOKS
from briefgen.writers.pdf.findings import findings

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


def problems(press: Press, *flows: Paragraph) -> tuple[Diagnostic, ...]:
    """Why there is no PDF of these flows."""
    with pytest.raises(BriefError) as caught:
        press.submit(document(*flows), style()).result()
    return caught.value.diagnostics


def noticed(press: Press, *flows: Paragraph | Heading) -> list[str]:
    """What is wrong with the PDF of these flows, as `code: message`."""
    return [f"{d.code}: {d.message}" for d in press.submit(document(*flows), style()).result().diagnostics]


def test_several_documents_in_the_order_given(press: Press) -> None:
    pending = [press.submit(document(words(f"number {n}")), style()) for n in range(3)]
    outputs = [waiting.result() for waiting in reversed(pending)]
    assert [output.pages for output in outputs] == [1, 1, 1]
    assert len({output.data for output in outputs}) == 3


def test_of_many_styles_only_some_are_kept_ready_and_each_can_come_back(press: Press) -> None:
    base = style()
    accents = [f"#1749{number:02X}" for number in range(MOST_LOOKS + 2)]
    styles = [replace(base, tokens=recolored(base.tokens, accent)) for accent in accents]
    once = [press.submit(document(words("a")), look).result().data for look in styles]
    again = [press.submit(document(words("a")), look).result().data for look in reversed(styles)]
    assert again == once[::-1]


def recolored(tokens: Tokens, accent: str) -> Tokens:
    return tokens.model_copy(update={"colors": tokens.colors.model_copy(update={"accent": accent})})


def test_a_layout_that_takes_too_long_is_stopped() -> None:
    with Press(seconds=0.01) as press:
        (problem,) = problems(press, words("a"))
        assert press.process_id is None
    assert (problem.code, problem.severity) == ("pdf-timeout", Severity.ERROR)
    assert problem.message == "laying out the PDF took longer than 0.01 seconds and was stopped"


def test_a_process_that_dies_is_replaced_for_the_next_document() -> None:
    with Press() as press:
        first = press.process_id
        os.kill(first, KILL)
        (problem,) = problems(press, words("a"))
        assert problem.code == "pdf-crashed"
        assert press.submit(document(words("b")), style()).result().pages == 1
        assert press.process_id != first


def test_pango_missing_is_said_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text("raise OSError('cannot load library libpango-1.0-0')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Press() as press:
        (problem,) = problems(press, words("a"))
    assert problem.code == "no-pdf-engine"
    assert problem.message == "the PDF cannot be made: the library Pango is not installed"
    assert "install" in problem.hint and "LibreOffice" in problem.hint and "do not need" in problem.hint


def test_a_folder_of_the_user_is_not_searched_for_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cssselect2.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    with Press() as press:
        assert press.submit(document(words("a")), style()).result().pages == 1


def test_a_character_that_no_font_has_is_named(press: Press) -> None:
    assert noticed(press, words("We said 漢 and nothing else, on both days.")) == [
        "missing-glyph: no font of the style has the character 漢 (U+6F22), in “We said 漢 and nothing else, on b…”"
    ]


def test_letters_that_only_one_family_has_are_taken_from_it(press: Press) -> None:
    heading = Heading(1, (Text("Ωμέγα Привет"),), "a")
    assert noticed(press, heading, words("Łódź Győr český Ωμέγα Привет")) == []


def test_a_font_that_cannot_be_used_is_named(press: Press) -> None:
    broken = style().tokens.fonts.heading.bold
    spoiled = replace(style(), fonts={**style().fonts, broken: b"no font at all"})
    output = press.submit(document(words("a")), spoiled).result()
    assert [f"{d.code}: {d.message}" for d in output.diagnostics] == [
        "unusable-font: a font file of “Public Sans” cannot be used"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_too_little_memory_is_an_answer_too() -> None:
    with Press(memory=80 << 20) as press:
        (problem,) = problems(press, words("a"))
    assert problem.code in ("pdf-memory", "pdf-crashed", "no-pdf-engine")


def test_a_link_to_nowhere_is_an_error(press: Press) -> None:
    assert noticed(press, Paragraph((Link("#nowhere", (Text("there"),)),))) == [
        "unknown-anchor: a link leads to `#nowhere`, which is not in the document"
    ]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x9b", "\ud800", "\ufffe"])
def test_what_cannot_be_printed_is_refused_before_layout(character: str, press: Press) -> None:
    (problem,) = problems(press, Paragraph((Text("before it"), Code(f"x{character}"))))
    assert problem.code == "control-character"
    assert problem.message == f"there is a character that cannot be printed (U+{ord(character):04X}) after “x”"


def test_far_too_much_text_is_refused_before_layout(press: Press) -> None:
    (problem,) = problems(press, words("word " * 200_001))
    assert problem.code == "too-much-text"


@pytest.mark.parametrize("hostile", [
    "file:///etc/passwd", "http://127.0.0.1:9/x", "//host/share", "https://workspace.invalid/../x", "data:text/html,x",
])  # fmt: skip
def test_nothing_outside_the_document_can_be_reached(hostile: str, tmp_path: Path) -> None:
    """Asked of the part that would fetch: no markup of ours holds such an address, and style sheets cannot be given."""
    code = f"""
        from briefgen.writers.pdf.engine.patches.native import import_engine
        import_engine()
        from briefgen.writers.pdf.engine import layout as engine
        look = engine.Look("p {{ background: url({hostile}) }}", {{}})
        image = '<html><body><p>a</p><img src="{hostile}" alt="x"/></body></html>'
        facts = dict(title="t", organization="", subject="", keywords="", language="en", date="2026-11-20")
        job = dict(markup=image, css='@import "{hostile}";', pictures={{}}, notes=[], attached=(),
                   line=14.0, most_pages=None, facts=facts)
        answer = engine.lay_out(job, look)
        print(len(answer["refused"]))
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert int(run.stdout) >= 2


def test_what_was_refused_is_an_error() -> None:
    answer = {
        "data": b"%PDF",
        "extent": (1, 700.0, 90.0, 14.0),
        "strays": [],
        "refused": ["file:///etc/passwd"],
        "messages": [],
    }
    output = findings(specimen(), answer)
    assert [d.code for d in output.diagnostics] == ["outside-reference"]


def test_a_lost_footnote_is_an_error_and_one_astray_a_warning() -> None:
    answer = {
        "data": b"%PDF",
        "extent": (2, 700.0, 90.0, 14.0),
        "strays": [(3, 1, 2, True), (4, 1, 0, False), (5, 1, 2, False)],
        "refused": [],
        "messages": [],
    }
    found = [(d.code, d.message, d.severity) for d in findings(specimen(), answer).diagnostics]
    assert found == [
        ("strayed-footnote", "footnote 3 is called on page 1 but stands on page 2", Severity.WARNING),
        ("lost-footnote", "footnote 4 did not find room on any page", Severity.ERROR),
        ("strayed-footnote", "footnote 5 is called on page 1 but stands on page 2", Severity.ERROR),
    ]


def test_other_warnings_are_warnings() -> None:
    answer = {
        "data": b"%PDF",
        "extent": (1, 700.0, 90.0, 14.0),
        "strays": [],
        "refused": [],
        "messages": ["Ignored `x: y`."],
    }
    (found,) = findings(specimen(), answer).diagnostics
    assert (found.code, found.severity) == ("pdf-warning", Severity.WARNING)


@pytest.mark.parametrize(("kind", "code"), [
    ("memory", "pdf-memory"), ("depth", "too-deep"), ("error", "pdf-crashed"), ("engine", "no-pdf-engine"),
])  # fmt: skip
def test_every_failure_of_the_process_is_a_diagnostic(kind: str, code: str) -> None:
    (found,) = findings(specimen(), {"failed": kind, "reason": "ValueError: x"})
    assert found.code == code


@pytest.mark.parametrize("levels", [180, 400])
def test_deep_nesting_is_an_answer_not_a_crash(levels: int, press: Press) -> None:
    """A hundred and eighty levels are too many for the layout, four hundred already for making the markup."""
    flow: Flow = words("deep")
    for _ in range(levels):
        flow = Quote((flow,))
    with pytest.raises(BriefError) as caught:
        press.submit(document(flow), style()).result()
    assert [d.code for d in caught.value.diagnostics] == ["too-deep"]
    assert press.submit(document(words("b")), style()).result().pages == 1


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system as POSIX does")
def test_the_process_and_its_folder_go_when_the_program_is_killed(tmp_path: Path) -> None:
    code = """
        import os, signal, sys
        from briefgen.writers.pdf import Press
        press = Press().__enter__()
        print(press.process_id, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    )  # fmt: skip
    process = int(run.stdout)
    for _ in range(600):
        if not _alive(process) and not list(tmp_path.iterdir()):
            break
        time.sleep(0.1)
    assert not _alive(process)
    assert list(tmp_path.iterdir()) == []


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Press() as press:
        assert press.submit(specimen(), style()).result().pages == 3
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_ends_the_process_too() -> None:
    with pytest.raises(KeyboardInterrupt), Press() as press:
        pending = press.submit(document(*(words("word " * 500) for _ in range(300))), style())
        process = press._process
        raise KeyboardInterrupt
    assert process is not None and process._child.poll() is not None
    assert pending is not None


def test_a_note_of_the_specimen_is_where_it_belongs(press: Press) -> None:
    flow = Paragraph((Text("a"), note(1, "b")), Role.SUMMARY)
    assert noticed(press, flow) == []


def test_a_process_that_ends_says_its_last_words(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import sys; print('some library: assertion failed', file=sys.stderr); sys.stderr.flush(); sys.exit(1)"
    monkeypatch.setattr("briefgen.writers.pdf.process.COMMAND", (sys.executable, "-c", script))
    with Press() as press:
        (problem,) = problems(press, words("Words."))
    assert problem.code == "pdf-crashed"
    assert problem.message.endswith("its last words: some library: assertion failed")


def test_a_library_of_another_version_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "import weasyprint.layout, runpy, sys; del weasyprint.layout.LayoutContext\n"
        "sys.argv = ['worker', *sys.argv[1:]]; runpy.run_module('briefgen.writers.pdf.engine.worker', run_name='__main__')"
    )
    monkeypatch.setattr("briefgen.writers.pdf.process.COMMAND", (sys.executable, "-P", "-c", script))
    with Press() as press:
        (problem,) = problems(press, words("Words."))
    assert problem.code == "no-pdf-engine" and "LayoutContext" in problem.message and "Pango" not in problem.message
