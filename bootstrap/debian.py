"""Packages of Debian and Ubuntu, unpacked into .venv/native without root and without installing them."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from bootstrap.commands import SetupError, checked, fresh_folder, say
from bootstrap.places import CACHE, CHECKOUT, NATIVE


def is_here() -> bool:
    """Whether this system has apt."""
    return sys.platform == "linux" and bool(shutil.which("apt-get") and shutil.which("dpkg"))


def unpack(name: str, *packages: str) -> Path:
    """Unpacks what `packages` need and this system lacks into .venv/native/<name>, whole or not at all.

    Raises SetupError when a package cannot be had.
    """
    target = NATIVE / name
    if target.is_dir():
        return target
    say(f"Fetching {name} from this system's own package archive into .venv")
    part = fresh_folder(NATIVE / f"{name}.part")
    downloads = fresh_folder(part / "downloads")
    apt("download", *missing(packages), cwd=downloads)
    for package in sorted(downloads.glob("*.deb")):
        checked(["dpkg", "-x", str(package), str(part)])
    shutil.rmtree(downloads)
    make_links_relative(part)
    return part.replace(target)


def missing(packages: tuple[str, ...]) -> list[str]:
    """The packages apt would install now. The C library is never among them: two do not mix."""
    lines = apt("--print-uris", "--no-install-recommends", "-y", "install", *packages).splitlines()
    names = [line.split()[1].split("_")[0] for line in lines if line.startswith("'")]
    if not names:
        raise SetupError("The package archive has nothing to add for " + ", ".join(packages) + ".")
    return [name for name in names if name != "libc6"]


def apt(*arguments: str, cwd: Path | None = None) -> str:
    """Runs apt-get on lists of our own; apt checks the signatures of all it fetches."""
    return checked([*apt_command(), *arguments], cwd=cwd)


@functools.cache
def apt_command() -> list[str]:
    """apt-get with its own lists, brought up to date once; it needs no rights and locks nothing."""
    own = fresh_folder(NATIVE / f"apt-{os.getpid()}")
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    for folder in ("lists/partial", "cache/archives/partial"):
        (own / folder).mkdir(parents=True)
    settings = ["Debug::NoLocking=1", "APT::Sandbox::User="]
    settings += [f"Dir::State::Lists={own}/lists", f"Dir::Cache={own}/cache"]
    command = ["apt-get", "-qq", *(part for setting in settings for part in ("-o", setting))]
    # One archive of several may be out of reach and not matter; what is missing shows later.
    subprocess.run([*command, "update"], capture_output=True)
    return command


def make_links_relative(tree: Path) -> None:
    """Lets absolute links of a package lead to its own files, not to those of the system."""
    for link in [path for path in tree.rglob("*") if path.is_symlink()]:
        goal = os.readlink(link)
        if os.path.isabs(goal):
            link.unlink()
            link.symlink_to(os.path.relpath(tree / goal.lstrip("/"), link.parent))


def variables(tree: Path) -> dict[str, str]:
    """The variables with which programs find the libraries and fonts of an unpacked tree."""
    libraries = [*tree.glob("lib/**/*.so*"), *tree.glob("usr/lib/**/*.so*")]
    folders = {str(path.parent) for path in libraries}
    return {"LD_LIBRARY_PATH": ":".join(sorted(folders)), "FONTCONFIG_FILE": str(write_font_settings())}


def write_font_settings() -> Path:
    """Writes a fontconfig file that finds our fonts and the system's, with its cache inside .venv."""
    path = NATIVE / "fonts.conf"
    folders = [*CHECKOUT.glob("styles/*/fonts"), *NATIVE.glob("*/usr/share/fonts"), Path("/usr/share/fonts")]
    lines = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in sorted(folders))
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    cache = f"<cachedir>{escape(str(CACHE / 'fonts'))}</cachedir>"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head}<fontconfig>{lines}{cache}</fontconfig>\n", encoding="utf-8")
    return path
