"""Tokens in forms: only a page of this workbench knows what its forms have to send back.

A double-submit cookie (OWASP, Cross-Site Request Forgery Prevention), signed with a secret
of this process, so that a cookie planted by another program on this computer is no use.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from sayso.web.settings import Settings

__all__ = ["FIELD", "HEADER", "Forgery"]

FIELD = "csrf"
HEADER = "x-csrf-token"


class Forgery:
    """Makes and checks the tokens of one running workbench."""

    def __init__(self, settings: Settings) -> None:
        """Choose a secret; cookies aren't told apart by port, so their name is."""
        self.cookie = f"sayso-csrf-{settings.port}"
        self._secret = secrets.token_bytes(32)

    def _sign(self, nonce: str) -> str:
        return hmac.new(self._secret, nonce.encode(), hashlib.sha256).hexdigest()

    def make(self) -> str:
        """Return a new token."""
        nonce = secrets.token_hex(16)
        return f"{nonce}.{self._sign(nonce)}"

    def is_ours(self, token: str | None) -> bool:
        """Tell whether this process made a token."""
        nonce, dot, signature = (token or "").partition(".")
        return bool(dot) and hmac.compare_digest(
            signature.encode("utf-8", "replace"), self._sign(nonce).encode()
        )

    def of(self, cookies: Mapping[str, str]) -> str | None:
        """Return the token that a browser has, if it is one of ours."""
        token = cookies.get(self.cookie)
        return token if self.is_ours(token) else None

    def matches(self, cookies: Mapping[str, str], sent: str | None) -> bool:
        """Tell whether what a form or header sent is what the browser was given."""
        token = self.of(cookies)
        return token is not None and hmac.compare_digest(
            token.encode(), (sent or "").encode("utf-8", "replace")
        )

    def give(self, response: Response, token: str) -> None:
        """Let an answer give the browser a token."""
        response.set_cookie(self.cookie, token, httponly=True, samesite="strict", path="/")
