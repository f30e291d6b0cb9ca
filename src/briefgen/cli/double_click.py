"""The files to double-click, which open the desk of the folder that they lie in; and where they find the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import briefgen
from briefgen.cli.invocation import NAME

PROGRAM: Final = ".briefgen/program"
"""Where a workspace notes, for this computer alone, how the program is started that made it."""

_COMMAND: Final = """\
#!/bin/sh
# Double-click this to open briefgen in the browser. Closing the window, or Ctrl-C, ends it.
cd "$(dirname "$0")" || exit 1
stay() {
  printf '\\nThis window may be closed now. [Enter] '
  read -r _
  exit 1
}
set --
if [ -f run.py ] && [ -f bootstrap/environment.py ]; then
  for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      set -- "$python" run.py
      break
    fi
  done
  if [ $# -eq 0 ]; then
    echo 'briefgen needs Python 3.11 or newer, and there is none on this computer.'
    echo 'Get it from https://www.python.org/downloads/ and double-click this file again.'
    stay
  fi
elif [ -f .briefgen/program ]; then
  while IFS= read -r word; do set -- "$@" "$word"; done < .briefgen/program
  command -v "$1" >/dev/null 2>&1 || set --
fi
if [ $# -eq 0 ]; then
  if command -v briefgen >/dev/null 2>&1; then
    set -- briefgen
  elif [ -x "$HOME/.local/bin/briefgen" ]; then
    set -- "$HOME/.local/bin/briefgen"
  else
    echo 'The program briefgen was not found on this computer.'
    echo 'Install it, or where it is installed already, open a terminal in this folder and type: briefgen serve'
    stay
  fi
fi
"$@" serve || stay
"""

_DESKTOP: Final = """\
[Desktop Entry]
Type=Application
Name=Start briefgen
Comment=Open briefgen in the browser
Exec=sh -c "exec sh \\\\"\\\\$(dirname \\\\"\\\\${1#file://}\\\\")/Start briefgen.command\\\\"" sh %k
Terminal=true
Categories=Office;
"""

_BAT: Final = """\
@echo off
rem Double-click this to open briefgen in the browser. Closing the window, or Ctrl-C, ends it.
chcp 65001 >nul
cd /d "%~dp0"
set "NoDefaultCurrentDirectoryInExePath=1"
set "BRIEFGEN="
set "CHECKOUT="
set "NEW=import sys; sys.exit(sys.version_info < (3, 11))"
if exist run.py if exist bootstrap\\environment.py set "CHECKOUT=1"
if defined CHECKOUT py -3 -c "%NEW%" >nul 2>nul && set "BRIEFGEN=py -3 run.py"
if defined CHECKOUT if not defined BRIEFGEN python -c "%NEW%" >nul 2>nul && set "BRIEFGEN=python run.py"
if defined CHECKOUT if not defined BRIEFGEN echo briefgen needs Python 3.11 or newer, and there is none on this computer.
if defined CHECKOUT if not defined BRIEFGEN echo Get it from https://www.python.org/downloads/ and double-click this file again.
if defined CHECKOUT if not defined BRIEFGEN pause & exit /b 1
if not defined CHECKOUT if exist .briefgen\\program set /p BRIEFGEN=<.briefgen\\program
if not defined BRIEFGEN where "$path:briefgen" >nul 2>nul && set "BRIEFGEN=briefgen"
if not defined BRIEFGEN echo The program briefgen was not found on this computer.
if not defined BRIEFGEN echo Install it, or where it is installed already, open a terminal in this folder and type: briefgen serve
if not defined BRIEFGEN pause & exit /b 1
%BRIEFGEN% serve
if errorlevel 1 pause
"""

FILES: Final = {
    "Start briefgen.bat": _BAT.replace("\n", "\r\n").encode(),
    "Start briefgen.command": _COMMAND.encode(),
    "Start briefgen.desktop": _DESKTOP.encode(),
}
"""The files to double-click, for Windows, macOS and Linux; each is the same in every folder."""

RUNNABLE: Final = ("Start briefgen.command", "Start briefgen.desktop")
"""Those that the system runs only where they say that they are programs."""


def note_of_program() -> dict[str, bytes]:
    """What notes how the program is started, where the files to double-click would not find it by its name; else nothing."""
    if shutil.which(NAME):
        return {}
    checkout = Path(briefgen.__file__).resolve().parents[2] / "run.py"
    beside = shutil.which(NAME, path=str(Path(sys.executable).parent))
    # A checkout sets itself up with a Python of the system: its own may be gone one day.
    outside = shutil.which("python" if os.name == "nt" else "python3") or sys.executable
    words = (outside, str(checkout)) if checkout.is_file() else (beside,) if beside else (sys.executable, "-m", NAME)
    text = subprocess.list2cmdline(words) if os.name == "nt" else "\n".join(words)
    return {PROGRAM: f"{text}\n".encode()}
