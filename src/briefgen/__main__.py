"""Lets `python -m briefgen` do what the `briefgen` command does."""

import os
import sys

# `python -m` looks for modules in the current folder first, and that may be anybody's workspace: a file `yaml.py` in it
# would be run. Nothing is imported before this; both modules above are there already when Python has started.
try:
    if __spec__ is not None and not sys.flags.safe_path and sys.path[0] in ("", os.getcwd()):
        del sys.path[0]
except OSError:  # the current folder has been removed
    pass

from briefgen.cli import main

if __name__ == "__main__":
    main()
