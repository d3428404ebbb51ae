"""Bytes to text: byte order marks, declared encodings, UTF-8, and detection at the last."""

from __future__ import annotations

import codecs
import re

from sayso.reading.formats import utf16_guess

__all__ = ["decode", "decode_html"]

_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})")
_SAMPLE = 1 << 18
"""Bytes that detection looks at: 256 kB are plenty to tell encodings apart."""
_CANDIDATES = ["cp1251", "koi8_r", "cp1252", "cp1256", "iso8859_2", "cp1250", "iso8859_5", "cp866",
               "cp1254", "gb18030", "shift_jis", "euc_kr", "big5"]  # fmt: skip
_NEIGHBOURS = frozenset({"cp1250", "iso8859_2", "cp1254", "iso8859_1", "cp1257"})
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"})


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Decode *data* and name the encoding; a byte order mark isn't part of the text.

    Tried in turn: a byte order mark, the *declared* encoding, UTF-8, UTF-16 by its zeros,
    detection by charset-normalizer over the first 256 kB. What still can't be decoded
    becomes U+FFFD, so that this never fails.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    if declared:
        known = _lookup(declared)
        if known and known != "utf-8":
            try:
                return data.decode(known), known
            except UnicodeDecodeError:
                pass
    wide = utf16_guess(data[:4096]) if b"\x00" in data[:4096] else None
    if wide:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # a stray byte or a cut at the end: still UTF-8 if all else around it is
        if _mostly_utf8(data, error.start):
            return data.decode("utf-8", "replace"), "utf-8"
    name = _detect(data)
    return data.decode(name, "replace"), name


def decode_html(data: bytes, served: str | None = None) -> tuple[str, str]:
    """Decode a page: as :func:`decode`, with the encoding its server or markup declares."""
    declared = served
    if declared is None:
        match = _XML.match(data[:300]) or _META.search(data[:8192])
        declared = match.group(1).decode("ascii") if match else None
    return decode(data, declared)


def _lookup(label: str) -> str | None:
    label = label.strip().lower()
    if label in _LATIN:
        return "cp1252"  # as browsers do (WHATWG Encoding Standard)
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None


def _mostly_utf8(data: bytes, first: int) -> bool:
    sample = data[max(0, first - _SAMPLE) : first + _SAMPLE]
    text = sample.decode("utf-8", "replace")
    wide = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    return wide > 20 * text.count("\ufffd")


def _detect(data: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES, threshold=0.4)
    best = matches.best()
    if best is None:
        return "cp1252"
    if best.encoding in _NEIGHBOURS and not _slavic(best.encoding, data[:_SAMPLE]):
        return "cp1252"
    return str(best.encoding)


def _slavic(encoding: str, sample: bytes) -> bool:
    """Tell whether text decodes to letters that only Central European or Turkish words have."""
    wide = [c for c in sample.decode(encoding, "replace").lower() if c > "\x7f" and c.isalpha()]
    own = sum(1 for c in wide if c in "ąęłńśźżćčďěňřšťůžőűğışăîâţșđ")
    western = sample.decode("cp1252", "replace").lower()
    # ø and ì together are no language's letters: they are Czech ř and ě misread
    misread = western.count("ø") and western.count("ì") and encoding in {"cp1250", "iso8859_2"}
    return own > 0.5 * len(wide) or bool(misread)
