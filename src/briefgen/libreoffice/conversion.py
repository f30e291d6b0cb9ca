"""LibreOffice at work on Word files: started in a private folder, bounded, ended with all its children."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from briefgen.libreoffice.pages import count_pages, families_of
from briefgen.libreoffice.program import NotCounted, search_path
from briefgen.workspace.temporary import private_folder

LIMIT_BYTES = 100_000_000
"""The most bytes of a file that it may write, where the system can see to that, and that are read."""

OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
"""Settings of the profile: no macro runs, and nothing that a document links to is fetched."""

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{folder}/fonts</dir>
<cachedir>{folder}/cache</cachedir>
{choice}</fontconfig>
"""
"""The fonts of the system and, in a folder, those that are given; read on Linux alone."""

CHOICE = """<selectfont>
<acceptfont>{accepted}</acceptfont>
<rejectfont>{every}</rejectfont>
</selectfont>
"""
"""What leaves out all fonts but some (fontconfig, fonts-conf(5): what is accepted is not rejected)."""

EVERY = "".join(
    f'<pattern><patelt name="scalable"><bool>{said}</bool></patelt></pattern>' for said in ("true", "false")
)

PLAIN = "pdf:writer_pdf_Export"
"""How LibreOffice is asked for a PDF of which only the pages matter."""

TAGGED = (
    PLAIN
    + ":"
    + json.dumps(
        {name: {"type": "boolean", "value": "true"} for name in ("ExportBookmarks", "PDFUACompliance", "UseTaggedPDF")}
        | {"SelectPdfVersion": {"type": "long", "value": "3"}},
        separators=(",", ":"),
    )
)
"""How it is asked for one that can be read by everybody: with tags and bookmarks, as PDF/UA and PDF/A-3b (LibreOffice 7.4 and later)."""

NOWHERE = "http://127.0.0.1:9"
"""A proxy that nobody is: what asks for the network through it gets no answer."""

KEPT = ("COMSPEC", "NUMBER_OF_PROCESSORS", "PATHEXT", "SYSTEMDRIVE", "SYSTEMROOT", "WINDIR")
"""Variables without which programs do not start on Windows."""


class Conversion:
    """Word files in the same fonts on their way to PDFs, by a LibreOffice of their own with a new profile.

    A profile can hold programs, so none that lay in somebody's workspace is used; to make one
    anew takes a tenth of a second.
    """

    def __init__(
        self,
        program: Path,
        files: Sequence[bytes],
        fonts: Mapping[str, bytes],
        seconds: float,
        export: str = PLAIN,
        families: Collection[str] | None = None,
    ) -> None:
        """Start it; it may take so many seconds, and exports as `export` says. Of the fonts of the system it sees those
        of `families`, all where none are named; `fonts` it sees in any case. Raises NotCounted where that cannot be done."""
        self._export = export
        self._seconds = seconds
        self._deadline = time.monotonic() + seconds
        try:
            self._folder = private_folder()
        except OSError:
            raise NotCounted("there is no room for temporary files") from None
        try:
            self._furnish(files, fonts, families)
            self._command = self._asked(program, len(files))
            self._child = self._started()
        except BaseException as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            if isinstance(error, OSError):
                raise NotCounted("LibreOffice could not be started") from None
            raise

    def wait(self) -> None:
        """Wait for its end; where it broke before it had made anything, it is started once more: that a program breaks says
        nothing of a file, and on a busy computer it may be what the system ends first. Raises NotCounted where the end does
        not come in time."""
        self._wait()
        if self._child.returncode and not self._document(0).with_suffix(".pdf").exists():
            self._forget()
            self._child = self._started()
            self._wait()

    def _wait(self) -> None:
        try:
            self._child.wait(max(self._deadline - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            raise NotCounted(f"LibreOffice took longer than {self._seconds:g} seconds") from None

    def families(self, number: int) -> frozenset[str]:
        """The families, by the names that files have for them, in which a Word file was laid out. Raises NotCounted."""
        return families_of(self.pdf(number))

    def pages(self, number: int) -> int:
        """The number of pages of a Word file, which is counted from 0, once all is done. Raises NotCounted."""
        pages = count_pages(self.pdf(number))
        if pages is None:
            raise NotCounted("the pages that LibreOffice made could not be counted")
        return pages

    def close(self) -> None:
        """End it, whatever it is doing, and remove its folder."""
        if self._child.poll() is None:
            _kill_tree(self._child)
            self._child.wait()
            self._forget()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _forget(self) -> None:
        """Remove what a LibreOffice that did not end by itself leaves outside its folder."""
        with suppress(OSError):
            _socket(self._profile).unlink()

    @property
    def _profile(self) -> str:
        return (self._folder / "profile").as_uri()

    def _furnish(self, files: Sequence[bytes], fonts: Mapping[str, bytes], families: Collection[str] | None) -> None:
        for name in ("profile/user", "fonts"):
            (self._folder / name).mkdir(parents=True)
        (self._folder / "profile/user/registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        choice = "" if families is None else self._choice(families, fonts)
        settings = FONTS.format(folder=escape(str(self._folder)), choice=choice)
        (self._folder / "fonts.conf").write_text(settings, encoding="utf-8")
        for number, docx in enumerate(files):
            self._document(number).with_suffix(".docx").write_bytes(docx)
        for name, data in fonts.items():
            (self._folder / "fonts" / Path(name).name).write_bytes(data)

    def _choice(self, families: Collection[str], fonts: Mapping[str, bytes]) -> str:
        """The settings that leave out all fonts but these."""
        own = [str(self._folder / "fonts" / Path(name).name) for name in fonts]
        wanted = [("family", family) for family in families] + [("file", file) for file in own]
        accepted = "".join(
            f'<pattern><patelt name="{key}"><string>{escape(value)}</string></patelt></pattern>'
            for key, value in wanted
        )
        return CHOICE.format(accepted=accepted, every=EVERY)

    def _asked(self, program: Path, count: int) -> tuple[str, ...]:
        folder = str(self._folder)
        files = (str(self._document(number).with_suffix(".docx")) for number in range(count))
        convert = ("--convert-to", self._export, "--outdir", folder, *files)
        return (str(program), f"-env:UserInstallation={self._profile}", *OPTIONS, *convert)

    def _started(self) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=self._folder, env=self._environment(), **_apart(),
        )  # fmt: skip
        _limit_files(child.pid)
        return child

    def _environment(self) -> dict[str, str]:
        """What it needs to know of this computer, and nothing of the person who uses it."""
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP")
        proxies = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
        return kept | {
            "PATH": os.pathsep.join(search_path()),
            "LC_ALL": "C.UTF-8",
            "SAL_USE_VCLPLUGIN": "svp",
            "FONTCONFIG_FILE": str(self._folder / "fonts.conf"),
            **dict.fromkeys(homes, str(self._folder)),
            **dict.fromkeys(proxies, NOWHERE),
        }

    def _document(self, number: int) -> Path:
        return self._folder / f"document-{number}"

    def pdf(self, number: int) -> bytes:
        """The bytes of the PDF of a Word file, none where they are too many. Raises NotCounted where there is no PDF."""
        made = self._document(number).with_suffix(".pdf")
        try:
            with made.open("rb") as stream:
                data = stream.read(LIMIT_BYTES + 1)
        except OSError:
            raise NotCounted("LibreOffice could not lay out the Word file") from None
        return data if len(data) <= LIMIT_BYTES else b""


def _apart() -> dict[str, Any]:
    """What gives it a group of its own: Ctrl-C in the terminal does not reach it, and it can be ended with its children."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _limit_files(process: int) -> None:
    """Let no file that it writes grow without end, where the system can see to that."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError, ValueError):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (LIMIT_BYTES, LIMIT_BYTES))


def _kill_tree(child: subprocess.Popen[bytes]) -> None:
    """End a process and what it started: the program that is found only starts another."""
    with suppress(OSError):
        if sys.platform == "win32":
            taskkill = Path(os.environ["SYSTEMROOT"], "System32", "taskkill.exe")
            subprocess.run([str(taskkill), "/F", "/T", "/PID", str(child.pid)], capture_output=True, check=False)
        else:
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()


def _socket(profile: str) -> Path:
    """Where a LibreOffice with this profile listens for others of its kind; one that is killed leaves it behind.

    Source: LibreOffice, desktop/source/app/officeipcthread.cxx and sal/osl/unx/pipe.cxx.
    """
    digest = hashlib.md5(profile.encode("utf_16_le"), usedforsecurity=False).digest()
    user = os.getuid() if sys.platform != "win32" else 0
    return Path(f"/tmp/OSL_PIPE_{user}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}")
