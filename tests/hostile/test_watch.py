"""The watch itself: what it must see, it sees."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hostile.attempt import Place

SEEN = {
    "open": "open({outside!r}, 'w')",
    "os.remove": "import os; os.remove({outside!r})",
    "os.mkdir": "import os; os.mkdir({outside!r})",
    "socket.connect": "import socket; socket.socket().connect(('127.0.0.1', 9))",
    "socket.getaddrinfo": "import socket; socket.getaddrinfo('localhost', 9)",
}


@pytest.mark.parametrize("event", SEEN)
def test_the_watch_sees_writing_outside_and_the_network(place: Place, event: str) -> None:
    code = SEEN[event].format(outside="/nonexistent/file")
    subprocess.run([sys.executable, "-c", code], env=place.environment(), capture_output=True)
    assert place.watched().startswith(event)


def test_the_watch_lets_reading_and_writing_inside_pass(place: Place) -> None:
    code = f"open({str(place.root / 'file')!r}, 'w'); open('/etc/hostname')"
    subprocess.run([sys.executable, "-c", code], env=place.environment(), capture_output=True)
    assert place.watched() == ""
