#!/bin/sh
# Double-click this to open briefgen in the browser. Closing the window, or Ctrl-C, ends it.
cd "$(dirname "$0")" || exit 1
stay() {
  printf '\nThis window may be closed now. [Enter] '
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
