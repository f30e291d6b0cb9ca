"""One press for all tests of the PDF: what one document leaves behind must not show in the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefgen.writers.pdf import Press


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    with Press() as press:
        yield press
