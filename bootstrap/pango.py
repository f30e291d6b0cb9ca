"""Finding Pango, the library that WeasyPrint needs to draw PDF files."""

from __future__ import annotations

import os
import sys

from bootstrap import debian
from bootstrap.commands import SetupError, say, works
from bootstrap.places import CODE, NATIVE, PYTHON

TREE = "pango"
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
ADVICE = {
    "darwin": "Install Pango with Homebrew (brew install pango), then run this again.",
    "win32": "Install MSYS2 in C:\\msys64, type in its window\n"
    "  pacman -S mingw-w64-ucrt-x86_64-pango\nthen run this again.",
    "linux": "Install Pango with your package manager (Fedora: dnf install pango), then run this again.",
}
DRAWS = "import weasyprint; weasyprint.HTML(string='<p>a').write_pdf()"
# Without this library WeasyPrint takes a slower way, which gives other bytes.
SUBSETS = "import ctypes; ctypes.CDLL('libharfbuzz-subset.so.0')"


def find() -> str:
    """Where Pango is: "system", "private" (in .venv, fetched now if need be) or "none"."""
    system = works(PYTHON, *CODE, DRAWS, env=variables("system"))
    if system and (works(PYTHON, *CODE, SUBSETS) or not debian.is_here()):
        return "system"
    if debian.is_here() and fetch():
        return "private"
    if not system:
        say("PDF files cannot be made on this computer yet; DOCX files can.", ADVICE.get(sys.platform, ""))
    return "system" if system else "none"


def fetch() -> bool:
    """Fetches Pango from the archive of Debian or Ubuntu; False when it does not work in the end."""
    try:
        debian.unpack(TREE, *PACKAGES)
    except SetupError as problem:
        say(problem)
        return False
    return works(PYTHON, *CODE, f"{SUBSETS}; {DRAWS}", env=variables("private"))


def variables(where: str) -> dict[str, str]:
    """The environment in which the program finds Pango, by the answer of `find`.

    The places are those that WeasyPrint's documentation names ("Installation").
    """
    env = dict(os.environ)
    if where == "private":
        env.update(debian.variables(NATIVE / TREE))
    elif sys.platform == "darwin":
        places = [env.get("DYLD_FALLBACK_LIBRARY_PATH"), "/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib"]
        env["DYLD_FALLBACK_LIBRARY_PATH"] = ":".join(place for place in places if place)
    elif sys.platform == "win32":
        env.setdefault("WEASYPRINT_DLL_DIRECTORIES", r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin")
        env.setdefault("PYTHONUTF8", "1")
    return env
