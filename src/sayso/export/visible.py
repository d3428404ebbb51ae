"""Characters that aren't seen but obeyed, made visible."""

from __future__ import annotations

import re

__all__ = ["visible"]

_OBEYED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
"""Control characters, embedded and overridden directions, annotations, tags, half pairs."""


def visible(text: str) -> str:
    """Return text of the same length in which nothing is obeyed any more.

    C0 controls become their pictures (``␛``), the rest ``�``. White space, joiners and
    direction marks, which right-to-left scripts need, stay as they are.
    """
    return _OBEYED.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
