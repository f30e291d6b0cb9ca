"""What opens the desk: a token that is good once, then a cookie; and the addresses under which it may be asked."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import Final

from briefgen.workspace.running import ADDRESS

BYTES: Final = 32
"""How many random bytes a token and a cookie are made of."""


@dataclass
class Keys:
    """The keys of the desk at one port; they last as long as it runs."""

    port: int
    _token: str = field(default_factory=lambda: secrets.token_urlsafe(BYTES), repr=False)
    _session: str = field(default_factory=lambda: secrets.token_urlsafe(BYTES), repr=False)

    @property
    def address(self) -> str:
        """Where the desk is."""
        return f"http://{ADDRESS}:{self.port}"

    @property
    def opening(self) -> str:
        """The address that lets one browser in, once."""
        return f"{self.address}/?token={self._token}"

    @property
    def hosts(self) -> frozenset[str]:
        """What a request may call the desk: a page elsewhere whose name leads here calls it something else."""
        return frozenset({f"{ADDRESS}:{self.port}", f"localhost:{self.port}"})

    @property
    def origins(self) -> frozenset[str]:
        """Where a request that changes something must come from."""
        return frozenset(f"http://{host}" for host in self.hosts)

    @property
    def cookie(self) -> str:
        """The name of the cookie: browsers keep cookies by computer and not by port, and there may be two desks."""
        return f"briefgen-{self.port}"

    @property
    def session(self) -> str:
        """What the cookie holds."""
        return self._session

    def takes(self, token: str) -> bool:
        """Whether this is the token; from then on it is good no more."""
        good = bool(self._token) and _same(token, self._token)
        if good:
            self._token = ""
        return good

    def knows(self, session: str) -> bool:
        """Whether this is what the cookie holds."""
        return _same(session, self._session)


def _same(given: str, known: str) -> bool:
    """Compared in a time that says nothing about where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), known.encode())
