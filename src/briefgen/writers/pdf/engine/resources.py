"""The only things the layout can reach: pictures and fonts by name, from a dictionary."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

BASE = "https://workspace.invalid/"
"""Where pictures and fonts seem to be: a name that, by RFC 2606, no network can resolve."""


class Resources(URLFetcher):
    """Serves what is in the dictionary; all else is refused and remembered in `refused`.

    It never opens a file or a connection: none of the inherited handlers is set up.
    """

    def __init__(self, contents: Mapping[str, tuple[str, bytes]]) -> None:
        self._contents = contents
        self._fail_on_errors = False
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The content of an address below BASE. Raises ValueError for any other."""
        found = self._contents.get(url.removeprefix(BASE))
        if found is None:
            self.refused.append(url)
            raise ValueError("this address is not part of the document")
        media_type, data = found
        return URLFetcherResponse(url, data, {"Content-Type": media_type})
